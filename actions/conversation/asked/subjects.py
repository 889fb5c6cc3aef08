"""Which drugs a question is about: those it names, those it points at, those in view."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping

from actions.answers.desk import Asked
from actions.case.drugs.given_drugs import taken_first
from actions.case.mentions import Mention, Mentions
from actions.case.patient import SECOND_LINE, Case
from actions.conversation.asked import only_theirs, talked_of
from actions.conversation.asked.drugs_named import CLASSES, named_drugs
from actions.conversation.asked.pointing import AGAINST, MOST_DRUGS, pointed_at
from actions.conversation.asked.started_from import CHOICE, background_of, failed_in, mentioned_in
from actions.conversation.focus import Focus
from actions.knowledge.base import KnowledgeBase

_DRUG_OF_ANALYTE = {"tgn": "azathioprine", "mmp": "azathioprine"}

_THIOPURINES = frozenset({"azathioprine", "mercaptopurine"})

_IT = re.compile(r"\b(it|that|this)\b")
_TAKEN = re.compile(
    r"\b(on|off|stop\w*|continu\w*|taking|takes?|come off|came off|keep\w*|increas\w*)( on)? (it|that|this)\b"
    r"|\b(it|that|this) (be |is |being )?(stopped|continued|increased|reduced|held|kept|withdrawn)\b"
)

_BOTH = re.compile(r"\b(both|the two|those two|either)\b")
_WITH_IT = re.compile(
    r"\b(?:with|beside|alongside|on top of|affects?|matters? (?:for|to)|changes?) (?:it|that|this|them)\b"
)
_AGAIN = re.compile(r"\b(it|that|this|them)( \w+)? again\b|\bre-?(challenge|try|start) (with )?(it|that)\b")
_AFTER = re.compile(r"\b(after|when|if|once|instead of|other than|fail\w*)\b")
_ENDS_IT = re.compile(
    r"\b(?:wants?|get\w*|come|coming|keen|wean\w*|taper\w*|like|hoping|ready)\b[^.;?]{0,20}\boff(?: of)?"
    r" (?:the |her |his )?$"
    r"|\b(?:can|could|should|when|how|whether|to)\b[^.;?]{0,20}\b(?:stop|wean|taper|withdraw|discontinue)"
    r" (?:the |her |his )?$"
)
_NOT_TAKEN = re.compile(r"\b(not|instead of|rather than|in place of|no longer on)( on)?( the)? $")
_SPARED = re.compile(r"\b(steroid|pred\w*)[- ]?spar\w*|\bspar(e|es|ing) (the )?(steroid|pred)")
_OF_EITHER = re.compile(r"\s*(of|to|on|with)?\s*(either)?\s*(of|the)?\s*")
_SIDE_BY_SIDE = re.compile(
    r"\s*,?\s*(v|vs\.?|versus|or|and|&|\+|/|,|against|than|with|compared (with|to)|(better|worse|safer) than"
    r"|(or )?before( or after)?|ahead of"
    r"|as (good|safe|effective) as)\s*((switch|mov|chang|go)ing( over)? to\s+)?(the\s+)?"
)


def drugs_in_question(
    asked: Asked, case: Case, tried: Mapping[str, str], before: Focus, focus: Focus, base: KnowledgeBase
) -> tuple[str, ...]:
    """Which drugs a question is about: those named, but for the culprit and what the question only starts from; else
    those it points at, as they stood `before` this message; else those in view now; else the first option shown, or
    what the patient takes.
    """
    lowered = asked.text.lower()
    subjects = _of_a_class_in_use(asked, own_drugs(asked, base), case)
    pointed = pointed_at(lowered, before)
    if asked.intent == "ask_comparison":
        return _compared(asked, subjects, tried, focus, base)
    together = _set_side_by_side(asked, base)
    untried = tuple(d for d in subjects if d not in tried or (len(together) > 1 and d in together))
    if subjects and (not untried or _only_starts_from(asked, base)) and _AFTER.search(_without_conditions(asked)):
        return pointed  # "licensed drugs after aza fails?" asks about what follows, not about azathioprine
    with_it = asked.intent == "ask_interactions" or _WITH_IT.search(lowered)
    if subjects == ("allopurinol",) and with_it and (beside := _goes_with(focus, case)):
        return (*beside, "allopurinol")  # "with allopurinol on board", of the thiopurine in view
    if asked.intent == "ask_dose" and set(subjects) <= _THIOPURINES and subjects and "allopurinol" in focus.drugs:
        return ("allopurinol",)  # "what would I cut the aza to": beside the allopurinol in view
    if subjects:
        return _not_left_behind(asked, untried or subjects, together)[:MOST_DRUGS]
    if pointed:
        return pointed[:MOST_DRUGS]
    if tried and _AGAIN.search(lowered):
        return tuple(drug for drug in tried if drug in base.drugs)[:1]
    if denied := tuple(m.value for m in asked.mentions.of("drug", "negated") if m.value in base.drugs):
        return denied[:1]  # "no tac then?" asks about tacrolimus
    if theirs := only_theirs.having_it(asked, case, focus):
        return theirs
    if measured := tuple(d for a, d in _DRUG_OF_ANALYTE.items() if a in asked.mentions.values("analyte")):
        return measured[:1]
    taken = tuple(drug for drug in case.current if drug in base.drugs)
    if taken and _TAKEN.search(lowered):
        return taken[:MOST_DRUGS]
    return talked_of.without_a_name(asked, case, focus)[:MOST_DRUGS]


def _of_a_class_in_use(asked: Asked, subjects: tuple[str, ...], case: Case) -> tuple[str, ...]:
    """ "On pred 7.5, how to come off steroids?": of a class that is to be stopped those that are taken."""
    if asked.intent != "ask_stopping":
        return subjects
    members = {d for m in asked.mentions.of("drug_class") for d in CLASSES.get(m.value, ())}
    members -= set(asked.mentions.values("drug")) - set(case.current)
    in_use = members & set(case.current)
    return tuple(d for d in subjects if d not in members or d in in_use) if in_use else subjects


def goes_with_it(asked: Asked, focus: Focus) -> bool:
    """ "Does allopurinol matter with it?", of the thiopurine in view: how the two go together is asked."""
    named = set(asked.mentions.values("drug")) == {"allopurinol"}
    return named and bool(set(focus.drugs) & {*CLASSES["thiopurine"]}) and bool(_WITH_IT.search(asked.text.lower()))


def _goes_with(focus: Focus, case: Case) -> tuple[str, ...]:
    """The drug beside which allopurinol is spoken of: the thiopurine in view, else what is taken for the liver."""
    if set(focus.drugs) & {*CLASSES["thiopurine"]}:
        return focus.drugs[:1]
    return tuple(drug for drug in case.current if drug in (*_THIOPURINES, *SECOND_LINE))[:1]


def _not_left_behind(asked: Asked, drugs: tuple[str, ...], together: Collection[str]) -> tuple[str, ...]:
    """Of drugs named beside a patient's condition those that may come, without the first-line ones that are left for
    them: "TB, going from aza to infliximab". Set side by side ("aza and MMF in pregnancy") all are asked about.
    """
    coming = tuple(drug for drug in drugs if not taken_first(drug) or (len(together) > 1 and drug in together))
    in_a_condition = asked.intent in ("ask_special_situation", "ask_pregnancy")
    return coming if in_a_condition and coming else drugs


def _without_conditions(asked: Asked) -> str:
    """The text without the conditions in it: in "azathioprine in renal failure" no drug fails."""
    text = asked.text.lower()
    for mention in asked.mentions.of("condition"):
        start, end = mention.start - asked.start, mention.end - asked.start
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _only_starts_from(asked: Asked, base: KnowledgeBase) -> bool:
    """Whether every drug that a question about licences or trials names is what it starts from: "after aza fails"."""
    kept = tuple(m for m in asked.mentions.found if m not in background_of(asked, base))
    return asked.intent == "ask_licensing" and not named_drugs(Mentions(kept), base)


def own_drugs(asked: Asked, base: KnowledgeBase) -> tuple[str, ...]:
    """The drugs a question names for themselves: without those it only starts from ("tac after aza failure"), unless
    it names no other.
    """
    if asked.intent == "ask_interactions":  # what the patient is on is one side of the question
        taken = [m for m in asked.mentions.found if not _NOT_TAKEN.search(asked.text[: m.start - asked.start].lower())]
        return _without_spared(asked, named_drugs(Mentions(tuple(taken)), base) or named_drugs(asked.mentions, base))
    if asked.intent == "ask_stopping" and (ended := _to_be_ended(asked, base)):
        return ended
    named: tuple[str, ...] = ()
    for left in (background_of(asked, base), failed_in(asked, base), ()):  # "aza intolerants on MMF": not both
        named = named or named_drugs(Mentions(tuple(m for m in asked.mentions.found if m not in left)), base)
    return _without_spared(asked, named)


def _without_spared(asked: Asked, named: tuple[str, ...]) -> tuple[str, ...]:
    """The drug that spares the steroid is asked about, not the steroid."""
    if not _SPARED.search(asked.text.lower()):
        return named
    return tuple(drug for drug in named if drug not in CLASSES["steroid"]) or named


def _to_be_ended(asked: Asked, base: KnowledgeBase) -> tuple[str, ...]:
    """The drugs that a question on stopping is about by its own words: "wants off pred", "can she come off aza"."""
    text = asked.text.lower()
    named = tuple(m for m in mentioned_in(asked, base) if _ENDS_IT.search(text[: m.start - asked.start]))
    return named_drugs(Mentions(named), base)


def told(asked: Asked, base: KnowledgeBase) -> Mentions:
    """The mentions without drugs that are a choice put to us: "infliximab or rituximab after MMF" tells of MMF only."""
    run = _run(asked, base)
    chosen = run if _is_a_choice(run, asked) and not _reported_of(run[0], asked) else ()
    return Mentions(tuple(m for m in asked.mentions.found if m not in chosen), asked.mentions.measures)


def _reported_of(drug: Mention, asked: Asked) -> bool:
    """ "Couldn't tolerate either aza or 6-MP": the "or" behind a denial names both."""
    reasons = asked.mentions.of("reason", "affirmed", "historical")
    return any(
        m.end <= drug.start and _OF_EITHER.fullmatch(asked.text.lower()[m.end - asked.start : drug.start - asked.start])
        for m in reasons
    )


def _set_side_by_side(asked: Asked, base: KnowledgeBase) -> tuple[str, ...]:
    """The first run of drugs set against or beside each other: "6-MP v tioguanine v MMF for aza intolerance"."""
    return named_drugs(Mentions(_run(asked, base)), base)


def _run(asked: Asked, base: KnowledgeBase) -> tuple[Mention, ...]:
    """The run in question: the first that is put as a choice ("on pred + aza. MMF vs tac?"), else the first of all."""
    runs = _runs(asked, base)
    return next((run for run in runs if _is_a_choice(run, asked)), runs[0])


def _is_a_choice(run: tuple[Mention, ...], asked: Asked) -> bool:
    gaps = (asked.text.lower()[a.end - asked.start : b.start - asked.start] for a, b in itertools.pairwise(run))
    return any(CHOICE.fullmatch(gap) for gap in gaps)


def _runs(asked: Asked, base: KnowledgeBase) -> list[tuple[Mention, ...]]:
    """The runs of several drugs side by side, in the order of the text; of drugs that stand alone the last."""
    text, offset = asked.text.lower(), asked.start
    background = background_of(asked, base)
    runs: list[tuple[Mention, ...]] = []
    run: list[Mention] = []
    for mention in mentioned_in(asked, base):
        beside = bool(run) and _SIDE_BY_SIDE.fullmatch(text[run[-1].end - offset : mention.start - offset])
        if mention in background or not (beside or not run):
            runs += [tuple(run)] if len(run) > 1 else []
            run = [] if mention in background else [mention]
        else:
            run.append(mention)
    return [*runs, tuple(run)] if len(run) > 1 or not runs else runs


def _compared(
    asked: Asked, subjects: tuple[str, ...], tried: Mapping[str, str], focus: Focus, base: KnowledgeBase
) -> tuple[str, ...]:
    """The sides of a comparison: a run of drugs, else those named, completed from what is in view."""
    if len(run := _set_side_by_side(asked, base)) > 1:
        return run[:MOST_DRUGS]
    named = tuple(drug for drug in subjects if drug not in tried) or subjects
    if len(named) > 1:
        return named[:MOST_DRUGS]
    if named and len(focus.drugs) > 1 and _BOTH.search(asked.text.lower()):
        return tuple(dict.fromkeys((*named, *focus.drugs)))[:MOST_DRUGS]  # "rituximab vs both"
    pointed = pointed_at(asked.text.lower(), focus)
    first = _IT.search(asked.text.lower()) or AGAINST.match(asked.text.lower())
    if len(named) == 1 and not pointed and len(focus.drugs) == 1 and first:
        return tuple(dict.fromkeys((*focus.drugs, *named)))  # "is everolimus different from it", "vs everolimus"
    pool = dict.fromkeys((*named, *pointed, *focus.drugs, *focus.seen, *focus.options))
    return tuple(pool)[: max(2, min(MOST_DRUGS, len(focus.drugs) if not named else 0))]
