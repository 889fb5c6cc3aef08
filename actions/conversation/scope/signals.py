"""Who writes and what presses, as the reader hears it in the whole message. It stands beside patterns of words and the
classifier: it adds what is likely, and takes nothing back.
"""

from __future__ import annotations

from collections.abc import Mapping

from actions.case.mentions import Mentions
from actions.case.people.others import without_another_patient
from actions.case.people.relatives_asked import who_is_a_mother
from actions.conversation.scope import who_writes
from actions.conversation.scope.lay_words import traits
from actions.conversation.scope.voice import of_ones_patient, of_somebody_else, quotes_blanked
from actions.reader.signals import Signal, read_signals

# Likelihoods; chosen on `tests/evaluation/signals/development.jsonl`, from which nothing was learned
_GIVEN: Mapping[Signal, float] = {  # beside "patient", which who writes decides
    "emergency": 0.75,
    "self-harm": 0.6,
    "order": 0.8,
    "injection": 0.8,
    "abuse": 0.5,
}
_SURELY_GUESSED = 0.85
_SURELY_A_PATIENT = 0.9
_PERHAPS_A_PATIENT = 0.3
_UNHEARD = 0.01
_KINDS: Mapping[Signal, str] = {
    "self-harm": "self_harm",
    "injection": "injection",
    "abuse": "abuse",
    "patient": "patient_voice",
    "order": "prescribe_for_me",
}
"""The boundary's kinds, in the order in which one of several is answered."""


class Signals:
    """What one message gives. `guessed` is how likely the classifier takes it for a patient's; `running`: the
    conversation was one with a clinician so far.
    """

    def __init__(self, text: str, mentions: Mentions, guessed: float, *, running: bool) -> None:
        heard = _heard(text, mentions)
        ours = without_another_patient(text, mentions)
        if ours != text:  # what presses in the next bed does not press here
            heard["emergency"] = min(heard["emergency"], _heard(ours, mentions)["emergency"])
        # What a patient is quoted to have said is not said by who writes, and a mother may be the patient
        said = who_is_a_mother(quotes_blanked(text))
        if said != text:
            heard["patient"] = min(heard["patient"], _heard(said, mentions)["patient"])
        patient = who_writes.likelihood(said, heard["patient"], guessed, running=running)
        theirs = of_ones_patient(text.lower()) or who_writes.off_a_list(text) or (running and of_somebody_else(text))
        self._likely = {**heard, "patient": 0.0 if theirs else patient}
        self._lay = bool(traits(text))
        patient_from = who_writes.PATIENT if guessed < _SURELY_GUESSED else who_writes.PATIENT_IF_GUESSED
        self._given_from = {**_GIVEN, "patient": patient_from}

    @property
    def refused(self) -> str | None:
        """The kind of boundary that the message most likely meets."""
        return next((kind for signal, kind in _KINDS.items() if self._given(signal)), None)

    @property
    def patient(self) -> bool:
        """Whether a patient or a relative most likely writes."""
        return self._given("patient")

    @property
    def surely_patient(self) -> bool:
        """Whether hardly anybody but a patient or a relative writes so, or words of one stand in the message."""
        return self._likely["patient"] >= _SURELY_A_PATIENT or self._lay

    @property
    def perhaps_patient(self) -> bool:
        """Whether a patient may write: not likely, but too likely to speak of critical care teams first."""
        return self._likely["patient"] >= _PERHAPS_A_PATIENT or self._lay

    @property
    def nothing_of_self_harm(self) -> bool:
        """Whether the reader hears nothing at all of self-harm, whatever the classifier guesses."""
        return self._likely["self-harm"] < _UNHEARD

    @property
    def presses(self) -> bool:
        """Whether an emergency is most likely told."""
        return self._given("emergency")

    def _given(self, signal: Signal) -> bool:
        return self._likely[signal] >= self._given_from[signal]


def _heard(text: str, mentions: Mentions) -> dict[Signal, float]:
    return dict(read_signals(text, ((m.entity, m.value, m.start, m.end) for m in mentions.found)))
