""" "Stopped it. now pred 15, ALT 64", behind a harm that was told: the drug that did the harm was stopped, and what is
named in the sentence behind is taken.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.mentions import Mentions
from actions.case.patient import STEROIDS, Case, Outcome
from actions.case.reading import SITUATIONS, Reading, read
from actions.case.supposing import blanked

# At the beginning, so that no other drug can be meant by "it"
_STOPPED_IT = re.compile(
    r"^\W*(?:(?:ok|okay|yes|yeah|so|well|right|then|and|we|i|they|gp|she|he|i've|we've|have|has|already|now|just|was"
    r"|it|it's|its|it was|drug|the drug|this|that)\W+)*"
    r"(?P<stopped>(?:stopped|withdrew|withdrawn|binned|discontinued|held|d/?c'?d|taken off|took (?:her|him|them) off)"
    r"(?: (?:it|that|this|the drug|taking it))?)\s*(?:today|yesterday|now|immediately|straight away|at once|of course)?"
    r"\s*(?=[.,;:–-]|$|\band\b|\bnow\b)"
)


def with_the_harmful_stopped(
    text: str, mentions: Mentions, intents: tuple[str, ...], reading: Reading, case: Case
) -> Reading:
    """The reading, with "it" that was stopped at the beginning of a message as the one drug that did harm; the rest is
    read without these words, since nothing else was stopped.
    """
    found = _STOPPED_IT.match(text.lower().replace("\u2019", "'"))
    drug = _harmful(case)
    if found is None or drug is None or any(m.start < found.end("stopped") for m in mentions.of("drug")):
        return reading
    told = tuple(intent for intent in intents if intent not in SITUATIONS) or ("inform_case",)
    rest = read(blanked(text, (found.span("stopped"),)), told, mentions)
    if drug in (*rest.tried, *rest.current):
        return reading
    tried: dict[str, Outcome] = {**rest.tried, drug: "not tolerated"}
    return structs.replace(rest, tried=tried, about_patient=True)


def _harmful(case: Case) -> str | None:
    """The one drug, steroids apart, that is known to have done harm; of several the one that was still taken."""
    did = [drug for drug, outcome in case.tried.items() if outcome == "not tolerated" and case.reacted((drug,))]
    did = [drug for drug in did if drug not in STEROIDS]
    taken = [drug for drug in did if drug in case.still_on]
    meant = taken or did
    return meant[0] if len(meant) == 1 else None
