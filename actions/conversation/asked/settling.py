"""Each question of a message read by what it holds, before it is answered or refused.

Apart from what is refused (`declining.py`): this step refuses nothing, it only corrects guesses.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import MATTERS, MORE, PLAN, Asked
from actions.case.mentions import SPOKEN_OF
from actions.case.patient import STEROIDS
from actions.case.reading import SITUATIONS, read
from actions.case.values.levels import LEVEL
from actions.conversation.asked import subjects
from actions.conversation.asked.continuing import REFUSED, asks_about, continued, of_one_drug, told_of_the_choice
from actions.conversation.asked.doubt import by_content
from actions.conversation.draft import Draft
from actions.conversation.remembered import details
from actions.conversation.scope import boundary, ours, outside

CLEAR = 0.8
_LEVELS = frozenset({LEVEL, "tgn", "mmp"})
_MEANWHILE = re.compile(r"\b(?:meanwhile|meantime|alongside|beside|too|and|plus|with|keep\w*|taper\w*)\b")
# Of a liver recipient whose hepatitis has come back: what it is, and how it is treated
_OF_THE_GRAFT = re.compile(r"\b(?:reject\w*|recur\w*|de novo|plasma cell|tcmr|graft)\b")
_BY_THE_DRUG = re.compile(
    r"\b(?:drug|medication|medicine|treatment|(?:her|his|the) (?:drug|infusion)s?)[- ](?:induced|related|toxicity)\b"
    r"|\bdili\b"
)


def settle_doubt(draft: Draft) -> None:
    """Read each question by what it holds where it goes on with the conversation or the classifier is unsure."""
    if draft.intent == MATTERS:
        return  # what is held up is no detail of the question before
    clear = any(other.confidence >= CLEAR for other in draft.turn.asked[1:])
    if clear and draft.intent not in boundary.OUT_OF_SCOPE:
        return  # what the message asks is clear, however unclear the story it begins with
    first, *others = draft.turn.asked or ()
    settled = (_settled(draft, first), *(others if clear else (_settled(draft, asked) for asked in others)))
    if settled[0].intent == REFUSED:
        draft.take_up_refused()
        return
    if len(settled) == 1:
        if settled[0].intent != draft.intent:
            draft.read_as(settled[0].intent)
        return
    draft.turn = structs.replace(draft.turn, asked=settled)
    draft.intent = settled[0].intent


def _settled(draft: Draft, asked: Asked) -> Asked:
    focus = draft.turn.focus
    adds = told_of_the_choice(asked, focus, draft.case) or details.gives_the_dose(asked, focus, draft.case)
    better = MORE if adds else continued(asked, focus)
    if better is None and of_one_drug(asked, focus, draft.base):
        better = "ask_drug_overview"
    if better is None and _no_level(asked):
        better = "ask_adverse_effects"
    if better is None and _how_both_go(asked):
        better = PLAN
    if asked.confidence < CLEAR and subjects.goes_with_it(asked, focus):
        better = "ask_interactions"
    if better is None and asked.intent in SITUATIONS:
        better = asks_about(asked, focus, draft.case)
    if better is None and asked.intent in boundary.OUT_OF_SCOPE:
        better = _meant(draft, asked)
    elif better is None:
        better = by_content(asked, asked.text, read(draft.turn.text, (), asked.mentions), focus)
    return asked if better is None else structs.replace(asked, intent=better)


def _no_level(asked: Asked) -> bool:
    """ "IgG is already 4.8": a level of a drug was only guessed of another result."""
    named = {*asked.mentions.values("analyte"), *(measure.name for measure in asked.mentions.measures)} - {"dose"}
    guessed = asked.intent == "interpret_trough" and asked.confidence < CLEAR
    return guessed and bool(named) and named.isdisjoint(_LEVELS) and not asked.mentions.of("drug")


def _how_both_go(asked: Asked) -> bool:
    """ "MMF dose, and steroid meanwhile": a comparison was only guessed of the dose of one drug and the steroid beside
    it.
    """
    guessed = asked.intent == "ask_comparison" and asked.confidence < CLEAR
    drugs, beside = set(asked.mentions.values("drug", *SPOKEN_OF)), asked.mentions.values("drug_class", *SPOKEN_OF)
    second = drugs - {*STEROIDS}
    with_steroid = "steroid" in beside or drugs & {*STEROIDS}
    goes_on = with_steroid and _MEANWHILE.search(asked.text.lower())
    return bool(guessed and len(second) == 1 and goes_on and "dose" in asked.mentions.values("topic"))


def _meant(draft: Draft, asked: Asked) -> str | None:
    """What a question guessed to lie outside asks all the same."""
    focus = draft.turn.focus
    near = asked.intent == "out_of_scope_near" and bool(focus.intents)
    if near and ours.gives_beside_ours(asked, draft.case.current or focus.drugs):
        return "ask_interactions"
    if near and draft.case.state("transplanted") == "yes" and _OF_THE_GRAFT.search(draft.turn.text.lower()):
        return "ask_special_situation"
    if near and (of_this_patient := _of_this_patient(draft, asked)):
        return of_this_patient
    whole = structs.replace(asked, mentions=draft.turn.mentions) if len(draft.turn.asked) == 1 else asked
    words = read(draft.turn.text, (), whole.mentions)
    quoted = boundary.excused(draft.base, draft.turn.text, asked.intent)
    on_trial = frozenset(drug.id for drug in draft.base.drugs.values() if drug.line == "investigational")
    return outside.meant(
        whole,
        asked.text,
        words,
        draft.turn.focus,
        quoted=quoted,
        patient=draft.signals.patient,
        unheard=draft.signals.nothing_of_self_harm,
        elsewhere=on_trial,
    )


def _of_this_patient(draft: Draft, asked: Asked) -> str | None:
    """What is asked of a patient who takes one of our drugs: "how long to give entecavir" of one with hepatitis B,
    "could this be drug induced" of a drug in use.
    """
    named, case = set(asked.mentions.values("condition")), draft.case
    taken = [drug for drug in draft.base.drugs if drug in (*case.current, *case.tried)]
    virus = any(case.state(one) == "yes" for one in ("anti-hbc-positive", "hbsag-positive", "hepatitis-b"))
    if taken and virus and "hbv-prophylaxis" in named:
        return "ask_special_situation"
    return "ask_adverse_effects" if taken and _BY_THE_DRUG.search(asked.text.lower()) else None
