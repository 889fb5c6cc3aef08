"""Units and limits that a reading had to assume: asked for once, and confirmed by a bare "yes"."""

from __future__ import annotations

import re

from msgspec import Struct, structs

from actions.answers.model import Button, Question
from actions.case import merge as merging
from actions.case.patient import Case
from actions.case.values import bilirubin
from actions.conversation.draft import Draft
from actions.knowledge.kinds import Sentence

LIMITS_NEEDED = "reading-response-limits-needed"
_YES = re.compile(r"^\W*(yes|yep|yeah|yup|y|correct|that'?s right|indeed|right)\W*$")


class _Asked(Struct, frozen=True):
    """A question about a unit: the house sentence that asks it, for which tests, what a "yes" means, and choices."""

    sentence: str
    tests: tuple[str, ...]
    assumed: str | None
    choices: tuple[tuple[str, str], ...] = ()


# Blood levels are not among them: ng/ml and µg/l are the same number
_UNITS = {
    "interpret_metabolites": _Asked(
        "ask-unit-metabolites",
        ("tgn", "mmp"),
        "pmol/8e8",
        (("pmol per 8×10⁸ red cells", "pmol/8x10^8"), ("pmol per 0.2 ml", "pmol/0.2 ml")),
    ),
}
_BILIRUBIN = _Asked("ask-unit-bilirubin", (bilirubin.TEST,), None, (("µmol/l", "umol/l"), ("mg/dl", "mg/dl")))
_LIMITS = _Asked("ask-upper-limits", (), None)


def question(draft: Draft, intents: tuple[str, ...]) -> Question | None:
    """The unit or limit that the readings just given had to do without, unless it was asked before."""
    missing = [_UNITS[intent] for intent in intents if intent in _UNITS and _without_unit(draft.case, _UNITS[intent])]
    if LIMITS_NEEDED in draft.citer.records:
        missing.append(_LIMITS)
    return _put(draft, missing)


def deciding(draft: Draft) -> Question | None:
    """The unit of a bilirubin just told that is raised in one unit and not in the other: it goes before any other
    question.
    """
    told = draft.case.values.get(bilirubin.TEST)
    open_ = told is not None and bilirubin.is_raised(told) is None
    return _put(draft, [_BILIRUBIN]) if open_ and draft.turn.mentions.measure(bilirubin.TEST) else None


def _put(draft: Draft, missing: list[_Asked]) -> Question | None:
    asked = next((one for one in missing if one.sentence not in draft.view.units_asked), None)
    if asked is None:
        return None
    draft.view = structs.replace(draft.view, units_asked=(*draft.view.units_asked, asked.sentence))
    draft.citer.records.setdefault(asked.sentence)
    buttons = tuple(Button(label, send) for label, send in asked.choices)
    return Question(draft.base.get(asked.sentence, Sentence).text.strip(), buttons, asked.sentence)


def confirmed(draft: Draft) -> merging.Merged | None:
    """The case with the unit that was assumed, when a bare "yes" answers the question about it."""
    asked = next((one for one in _UNITS.values() if one.sentence == draft.turn.focus.question), None)
    if asked is None or not _YES.match(draft.turn.text.lower()):
        return None
    values = {
        name: structs.replace(value, unit=value.unit or asked.assumed) if name in asked.tests else value
        for name, value in draft.case.values.items()
    }
    return merging.Merged(structs.replace(draft.case, values=values))


def _without_unit(case: Case, asked: _Asked) -> bool:
    told = [case.values[name] for name in asked.tests if name in case.values]
    return bool(told) and all(value.unit is None for value in told)
