"""Short messages that complete what was told: numbers, units and results by themselves; and those that take leave."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import MORE, SEARCH, Asked
from actions.case.mentions import Measure
from actions.case.patient import Value
from actions.case.reading import SITUATIONS, read
from actions.case.reason.reasons import raised
from actions.case.values import numbers
from actions.case.values.levels import LEVEL, LEVELLED
from actions.conversation.asked import subjects
from actions.conversation.asked.continuing import continued
from actions.conversation.asked.dose_changes import changes_dose
from actions.conversation.asked.topics_asked import ASKED_BY_TOPIC
from actions.conversation.draft import Draft
from actions.conversation.scope import boundary

_READ = {"tgn", "mmp", "trough", "dose", "duration", "percent", "alt", "ast", "transaminases", "inr", "bilirubin"}
# Numbers that have a reading of their own, given anew when one of them is put right
_READINGS = {"tgn": "interpret_metabolites", "mmp": "interpret_metabolites", LEVEL: "interpret_trough"}
_TAKES_LEAVE = re.compile(
    r"^(?!.*\?)(ok|okay|right|great|brilliant|thanks|will|i'?ll|we'?ll)\b.{0,50}"
    r"\b(bye|cheers|thanks|ta|back (later|soon)|brb)\W*$"
    r"|^(?!.*\?)(ok|okay|right|great)?\W*(i |we )?(will|'ll|shall) "
    r"(get|do|check|discuss|send|ask|chase|think|talk|see|present)\b.{0,40}$"
)
_ASKS = re.compile(r"\b(which|what|how|when|why|who)\b")
_LEVEL = re.compile(
    r"\W*((and|but|ok|so|then|now|what|how|about|if|it|its|it's|were|was|is|a|the|of|at|with|level|trough)\W+)*"
    r"(?P<number>\d+(\.\d+)?)(\s*(ng/ml|mcg/l|ug/l))?( (instead|then|now|today|too (high|low)|ok|okay|high|low))*\W*"
)
_SENT = 60


def completes(draft: Draft) -> bool:
    """Whether the message corrects a number or a dose of the case, or gives it the unit it lacked."""
    old = set(numbers.denied(draft.turn.text.lower()))
    return bool(_completed(draft)) or any(dose.number in old for dose in draft.case.doses.values())


def _completed(draft: Draft) -> dict[str, Value]:
    return numbers.completed(draft.case, draft.turn.text, tuple(m.name for m in draft.turn.mentions.measures))


def settle(draft: Draft) -> None:
    """A message of nothing but corrected numbers or units leaves the last question standing; one of nothing but results
    ("TPMT not deficient") reports the case.
    """
    running = draft.turn.focus.intents
    if not running:
        return
    if _TAKES_LEAVE.search(draft.turn.text.lower()) and not draft.turn.mentions.of("condition", "negated"):
        draft.read_as("greet")
        return
    names = tuple(m.text for m in draft.turn.mentions.of("analyte") if m.text)
    if level := _another_level(draft):
        measured = structs.replace(draft.turn.mentions, measures=(level,))
        draft.turn = structs.replace(draft.turn, mentions=measured)
        draft.read_as("interpret_trough")
        return
    alone = numbers.only_completes(draft.turn.text, names)
    if alone and (completes(draft) or _tells_again(draft)):
        draft.read_as(next((_READINGS[name] for name in _completed(draft) if name in _READINGS), running[0]))
        asked = structs.replace(draft.turn.asked[0], text=" " * len(draft.turn.text))  # its words ask nothing
        draft.turn = structs.replace(draft.turn, asked=(asked,))
    elif _only_results(draft) and not subjects.goes_with_it(draft.turn.asked[0], draft.turn.focus):
        draft.read_as("inform_case")


def _another_level(draft: Draft) -> Measure | None:
    """ "And if it were 2.1?", "ciclosporin 140?": after a level was read, a number beside nothing but a drug."""
    mentions = draft.turn.mentions
    if "interpret_trough" not in draft.turn.focus.intents or mentions.measures:
        return None
    rest = draft.turn.text.lower()
    for mention in sorted(mentions.of("drug"), key=lambda m: -m.start):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    found = _LEVEL.fullmatch(rest)
    of = next((d for d in (*mentions.values("drug"), *draft.turn.focus.drugs) if d in LEVELLED), None)
    return Measure(LEVEL, float(found["number"]), drug=of) if found else None


def _tells_again(draft: Draft) -> bool:
    """ "Sorry, 60 kg": another number for what the case already holds, and nothing else named."""
    measures = {m.name for m in draft.turn.mentions.measures}
    return bool(measures) and measures <= set(draft.case.values) and numbers.corrects(draft.turn.text)


def _laboratory(draft: Draft) -> bool:
    """Whether the message gives numbers of tests that have no reading of their own."""
    names = {m.name for m in draft.turn.mentions.measures}
    return bool(names) and not names & _READ


def _only_results(draft: Draft) -> bool:
    """A short message that states conditions of the patient or what was taken, names no other drug and asks nothing."""
    mentions, text = draft.turn.mentions, draft.turn.text
    if draft.intent in ("ask_adverse_effects", MORE):
        return False  # "infections w it"; "and if eGFR 28" adds to the open question
    if draft.intent == "interpret_response" and mentions.measure("duration"):
        return False  # how it goes after a time, which is what is read
    asked = Asked(draft.intent, text, mentions, draft.confidence)
    if draft.intent == "ask_special_situation" and continued(asked, draft.turn.focus) == draft.intent:
        return False  # "hep b" after a question about rituximab
    doubtful = draft.confidence < 0.6 or draft.intent in boundary.OUT_OF_SCOPE
    words = read(text, (), mentions)
    told = {*words.tried, *words.current}
    stated = mentions.of("condition", "affirmed", "negated", "historical") or _laboratory(draft) or told
    results = draft.intent in (*SITUATIONS, SEARCH) and raised(mentions)  # "LFT up ALT 320"
    other = (
        set(mentions.values("drug")) - told
        or mentions.of("drug_class")
        or mentions.of("guideline")
        or mentions.of("study")
        or set(mentions.values("topic")) & set(ASKED_BY_TOPIC)
        or (mentions.of("analyte") and not mentions.measures)  # "tac trough for him"
    )
    asks = "?" in text or _ASKS.search(text.lower()) or changes_dose(text.lower())
    return bool(doubtful and (stated or results) and not other and not asks and len(text) <= _SENT)
