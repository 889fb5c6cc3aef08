"""Why the figures of studies lie so far apart: the disagreements that the records hold on the drugs in question."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers import strings
from actions.answers.desk import DIFFERING, SEARCH, Desk
from actions.answers.model import Line, Part
from actions.answers.subjects.topics import TOPIC_OF
from actions.knowledge import kinds as r

_ASKS_WHY = re.compile(
    r"\b(?:why|how come|what explains|explain|reasons? for)\b[^.;?]*\b(?:differ\w*|var(?:y|ies|iation|iab\w+|ied)"
    r"|discrepan\w*|disagree\w*|conflict\w*|inconsisten\w*|contradict\w*|ranges?|spread|heterogen\w*|far apart)\b",
    re.IGNORECASE,
)
# Of a level or of doses only where they are named: "why such a range" is of the figures talked of
_OF_A_LEVEL = re.compile(r"\b(?:troughs?|levels?|targets?|dos(?:e|es|ing))\b", re.IGNORECASE)
_OF_STUDIES = frozenset(
    {"ask_evidence", "ask_comparison", "ask_target_level", "ask_dose", "ask_adverse_effects", SEARCH}
)
_OF_GUIDELINES = re.compile(r"\bguid\w*\b", re.IGNORECASE)
_OF_CHILDREN = re.compile(r"\bchild\w*\b", re.IGNORECASE)
_EVIDENCE = "evidence"
_MOST = 3


def compose(desk: Desk) -> Part | None:
    """The disagreements on the drugs in question, those on the patient's reason first; None where something else is
    asked, or none is held.
    """
    if not (desk.drugs and desk.asked.intent in _OF_STUDIES and _ASKS_WHY.search(desk.asked.text)):
        return None
    of_another = _OF_A_LEVEL.search(desk.asked.text) or desk.asked.intent == "ask_adverse_effects"
    topic = TOPIC_OF.get(desk.asked.intent, _EVIDENCE) if of_another else _EVIDENCE
    found = {one.id: one for drug in desk.drugs for one in desk.base.about(r.Conflict, drug=drug, topic=topic)}
    found = {i: one for i, one in found.items() if _meant(desk, one)}
    ordered = sorted(found.values(), key=lambda one: (desk.reason not in one.reasons, len(one.drugs), one.id))
    if not ordered:
        return None
    desk.asked = structs.replace(desk.asked, intent=DIFFERING)
    names = ", ".join(desk.drug_name(drug) for drug in desk.drugs[:2])
    return Part(f"{strings.DIFFER}: {names}", tuple(_told(desk, one) for one in ordered[:_MOST]))


def _meant(desk: Desk, conflict: r.Conflict) -> bool:
    """Whether a disagreement is of what is asked about: of guidelines only where they are, of children in a child."""
    guidelines = _OF_GUIDELINES.search(desk.asked.text) or "guideline" not in conflict.topics
    return bool(guidelines) and (desk.case.state("child") == "yes" or not _OF_CHILDREN.search(conflict.title))


def _told(desk: Desk, conflict: r.Conflict) -> Line:
    line = desk.citer.line(conflict.id)
    return structs.replace(line, text=f"{conflict.title}: {line.text}")
