"""What the assistant offers after an answer: the one question back, and follow-ups to click."""

from __future__ import annotations

from actions.answers.choices import options
from actions.answers.desk import Desk
from actions.answers.model import Button, Part, Question
from actions.answers.strings import TITLES
from actions.answers.subjects.topics import TOPIC_OF
from actions.knowledge.kinds import Unknown
from actions.reasoning.question import best_question

_MOST = 5
_OFFERED = ("mycophenolate", "tacrolimus", "azathioprine", "budesonide", "rituximab")
WHICH_DRUG = "which-drug"
REASON_QUESTION = "ask-reason"


def question(desk: Desk) -> Question | None:
    """After an options answer: the unknown that would change the standings most. Without a reason: the reason."""
    reason = options.reason_shown(desk)
    if "unclear" in (desk.reason or "unclear", options.positioned_as(desk, reason)):
        return _as_question(desk.base.get(REASON_QUESTION, Unknown))
    drugs = tuple(judgement.drug for judgement in options.ranked(desk, desk.base.reasons[reason]))
    unknown = best_question(desk.base, drugs, options.positioned_as(desk, reason), desk.case)
    return _as_question(unknown) if unknown else None


def _as_question(unknown: Unknown) -> Question:
    return Question(
        unknown.question, tuple(Button(choice.label, choice.send) for choice in unknown.answers), unknown.condition
    )


def which_drug(desk: Desk, parts: tuple[Part, ...]) -> Question | None:
    """Where a part had to ask which drug is meant: the same with the drugs to click."""
    asked = next((line.text for part in parts for line in part.bottom_line if line.records == (WHICH_DRUG,)), None)
    if asked is None:
        return None
    words = TITLES.get(desk.asked.intent, TITLES["ask_drug_overview"]).lower()
    offered = desk.options[:_MOST] or _OFFERED
    shorts = [desk.base.drugs[drug].short for drug in offered]
    return Question(asked, tuple(Button(short, f"{short} {words}?") for short in shorts), WHICH_DRUG)


def follow_ups(desk: Desk, intents: tuple[str, ...]) -> tuple[Button, ...]:
    """The next things a clinician usually asks, about the drug in focus, without what was just answered."""
    drug = next(iter(desk.drugs), None) or next(iter(desk.options), None)
    if drug is None:
        asked = next((intent for intent in intents if intent in TOPIC_OF), None)
        words = TITLES[asked].lower() if asked else "overview"
        shorts = [desk.base.drugs[name].short for name in _OFFERED]
        return tuple(Button(short, f"{short} {words}?") for short in shorts)
    short = desk.base.drugs[drug].short
    offers = [
        ("ask_dose", Button(f"{short}: dose", f"{short} dose?")),
        ("ask_monitoring", Button(f"{short}: monitoring", f"{short} monitoring?")),
        ("ask_adverse_effects", Button(f"{short}: adverse effects", f"{short} adverse effects?")),
        ("ask_evidence", Button(f"{short}: evidence", f"{short} evidence in AIH?")),
        ("ask_contraindications", Button(f"{short}: contraindications", f"{short} contraindications?")),
    ]
    other = next((o for o in desk.options if o != drug), None)
    if other:
        offers.insert(
            2,
            (
                "ask_comparison",
                Button(
                    f"{short} v {desk.base.drugs[other].short}", f"compare {short} with {desk.base.drugs[other].short}"
                ),
            ),
        )
    if desk.reason and options.reason_shown(desk) != "second_line_failed":
        offers.insert(3, ("second_line_failed", Button("If this fails", f"what if {short} fails too?")))
    return tuple(button for intent, button in offers if intent not in intents)[:_MOST]
