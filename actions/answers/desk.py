"""The desk an answer is written at: the knowledge base, the citer, the case and what was asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from actions.answers.citing import Citer
from actions.case.mentions import Mentions
from actions.case.patient import SECOND_LINE, THIOPURINES, Case
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.labels import Labels
from actions.knowledge.search import Search

MORE = "ask_more"
"""Stands for an intent: the last questions again, for another drug or population, or with a detail that was added."""
PLAN = "ask_plan"
"""Stands for an intent: how a drug is started for this patient, step by step (`options.py`)."""
ACTING = "act_on_harm"
"""Stands for an intent: what to do with a drug now, because of what was told of it (`acting.py`)."""
MATTERS = "ask_whether_it_matters"
"""Stands for an intent: what a finding that is held up against the answer changes (`mattering.py`)."""
DIFFERING = "ask_why_different"
"""Stands for an intent: why what studies found lies so far apart (`why_different.py`)."""
SEARCH = "search"
"""Stands for an intent: what the records hold nearest is shown, and labelled so (`general.py`)."""


class Asked(Struct, frozen=True):
    """One question of a message: its intent, the classifier's confidence, its words, what was found in them, and where
    in the message they begin (mentions count characters from the message's start).
    """

    intent: str
    text: str
    mentions: Mentions
    confidence: float = 1.0
    start: int = 0


@dataclass(slots=True)
class Desk:
    """Everything a composer may look at. `drugs` are those in question, best first; `reason` is the case's or the
    question's own.
    """

    base: KnowledgeBase
    labels: Labels
    search: Search
    citer: Citer
    case: Case
    asked: Asked
    drugs: tuple[str, ...] = ()
    reason: str | None = None
    options: tuple[str, ...] = ()  # the order of the options table shown in this answer, or the last one
    which_drug_asked: bool = False  # the last answer asked which drug is meant
    left_out: tuple[str, ...] = ()  # drugs the clinician wants left out of the options
    view: tuple[str, ...] = ()  # drugs in view: of the questions before, of this message too
    told: tuple[str, ...] = ()  # drugs the message tells of, with what they did or as what is taken
    message: str = ""  # the whole message, of which what is asked may be a part
    side_by_side: tuple[str, ...] = ()  # the options that the bottom line above that table names
    before: Case = field(default_factory=Case)  # what was known before the message

    def drug_name(self, drug: str, *, as_option: bool = False) -> str:
        """ "mycophenolate mofetil (MMF)"; what is given for gout is no co-therapy, unless spoken of as an option."""
        record = self.base.drugs[drug]
        if record.line == "co-therapy" and not as_option and self._of_its_own():
            return record.short
        return record.name if record.short.lower() == record.name.lower() else f"{record.name} ({record.short})"

    def _of_its_own(self) -> bool:
        """Whether a drug that is else given beside a thiopurine is told with gout, or beside a drug after the
        thiopurines and none of those.
        """
        told = {*self.case.current, *self.case.tried, *self.drugs, *self.asked.mentions.values("drug")}
        after = {*SECOND_LINE} & {*self.case.current} - {"allopurinol"}
        return self.case.state("gout") == "yes" or (bool(after) and not told & {*THIOPURINES})
