"""What the conversation is about, kept between turns so that "dose?" and "the other one" find their subject."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct, structs

from actions.answers.desk import Asked
from actions.case.patient import Case

_MOST_SEEN = 6


class Focus(Struct, frozen=True, omit_defaults=True):
    """Kept between turns: `drugs` in view, those `seen` before (latest first), those last `listed` side by side, the
    last `options` table and the drugs its bottom line sets `side_by_side`, the questions last answered (`intents`,
    about which `conditions`, `guidelines` and `medicines`), the question put back, the sources shown. `unwanted` drugs
    are left out of the options as the clinician asked; what `units_asked` names is not asked for again. `refused` are
    the questions of the last message that was refused as another field's, about `refused_drugs`. `pressing` are the
    emergencies told in this case and not said to be over, `recalled` those of them that a later answer has led with
    already. `warned` are the rules whose warnings were told in this case. `asked` are the questions last answered in
    their words, to be answered again with a detail told next. `beside` are the co-medications spoken of in the last
    message while no drug was known. `own_treatment`: whoever writes said that it is their own. `changed_from`: the same
    patient's case before it changed last.
    """

    drugs: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    side_by_side: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    guidelines: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    reason: str | None = None
    question: str | None = None
    sources: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    units_asked: tuple[str, ...] = ()
    told_identifiers: bool = False
    refused: tuple[str, ...] = ()
    refused_drugs: tuple[str, ...] = ()
    pressing: tuple[str, ...] = ()
    recalled: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    own_treatment: bool = False
    changed_from: Case | None = None
    asked: tuple[Asked, ...] = ()

    def looking_at(self, drugs: tuple[str, ...]) -> Focus:
        """The focus with these drugs in view; without any, what was in view stays."""
        if not drugs:
            return self
        seen = tuple(dict.fromkeys((*drugs, *self.seen)))[:_MOST_SEEN]
        return structs.replace(self, drugs=drugs, seen=seen, listed=drugs if len(drugs) > 1 else self.listed)

    def refusing(self, intents: tuple[str, ...], drugs: tuple[str, ...]) -> Focus:
        """The focus after a refusal: all as before, and what was refused, in case it is asked of our disease next."""
        return structs.replace(self, refused=intents, refused_drugs=drugs)

    def taking_up_refused(self) -> Focus:
        """The focus in which the refused question is the last one asked."""
        return structs.replace(self.looking_at(self.refused_drugs), intents=self.refused, refused=(), refused_drugs=())

    def left(self) -> Focus:
        """The focus after "different question": nothing is in view, what was seen can still be gone back to."""
        return structs.replace(self, drugs=(), listed=())

    def with_options(self, options: tuple[str, ...], side_by_side: tuple[str, ...] = ()) -> Focus:
        """The focus with an options table before the reader: "the first one" now points into it, "the two" at those
        that stand `side_by_side` above it.
        """
        return structs.replace(self, options=options, side_by_side=side_by_side, listed=())


def to_slot(focus: Focus) -> dict[str, Any]:
    """JSON-ready values for a Rasa slot."""
    built: dict[str, Any] = msgspec.to_builtins(focus)
    return built


def from_slot(values: object) -> Focus:
    """The focus from a slot; anything else is an empty focus."""
    if not isinstance(values, Mapping):
        return Focus()
    try:
        return msgspec.convert(dict(values), Focus)
    except msgspec.ValidationError:
        return Focus()
