"""What a message puts right of the drugs that are known: which one was meant, replaced or did harm, and its dose."""

from __future__ import annotations

import re

from msgspec import Struct, structs

from actions.case.patient import SECOND_LINE, TAKING, THIOPURINES, Case, Outcome, Reaction
from actions.case.people.another_patient import CORRECTION
from actions.case.reading import Reading
from actions.case.values import numbers

_SPARING = frozenset({*THIOPURINES, *SECOND_LINE})
_ON_NOT = re.compile(r"\b(on|takes|taking|given|its|it'?s)\b[^.;?!]{0,30}\b(not|instead of|rather than)\b")
_EXCHANGED = re.compile(
    r"\b(switched|swapped|changed|moved|converted|crossed|replaced)\b[^.;?!]{0,40}\b(to|onto|by|with|for)\b"
)
_OF_IT = re.compile(
    r"\b(it|that|them)\b|\bs?he (got|had|was|developed|became|vomited|threw|kept)\b"
    r"|\b(stopped|side effects?|because|cos|due)\b"
)
_BESIDES = re.compile(r"\b(?:not (?:only|just) (?:that|this)|as well|also|on top(?: of that)?|in addition|plus)\b")
_NOT_FAILED = re.compile(
    r"\b(not|never|rather than|(did|has|have)n'?t)\s+(really |actually |a )?(fail\w*|non-?respon\w*)"
)
_NOT_HARMED = re.compile(
    r"(?:\b(?:not|isnt|wasnt|never|rather than)|n't)\b[^.;?!]{0,40}\b(?:not tolerat\w+|intoleran\w+|untolerated"
    r"|side.?effects?|couldn'?t tolerate|toxicit\w+|tolerability)\b"
    r"|\bno side.?effects?\b|(?<!not )(?<!n't )(?<!never )\btolerated (?:it|that|fine|well|ok)\b(?! (?:badly|poorly))"
)
_ONLY_TOO_LITTLE = re.compile(
    r"\b(?:just|only|simply|merely|but|it|more|rather)\b[^.;?!]{0,25}\b(?:not (?:good |strong )?enough|insufficient\w*"
    r"|inadequate|did ?n'?t (?:work|do enough|suffice)|does ?n'?t work|no response|non-?respon\w+|not working"
    r"|(?:did|does|has done) nothing|no (?:effect|benefit|good|use)|never (?:worked|came down)|refractory"
    r"|ineffective|too weak|lack of (?:effect|response|efficacy))\b"
)
_NOW = re.compile(r"\b(?:now|today|new|currently|this (?:week|morning))\b")
_COULD_NOT_BEAR = re.compile(
    r"\b(?:could ?n'?t|couldnt|could not|can'?t) (?:stand|bear|stomach|hack|face|cope with|keep) (?:it|them|that)\b"
    r"|\btolerab\w+ (?:was|is)\b(?! ?n'?t| not| fine| good| ok)|\bdisagreed with (?:him|her|them)\b"
)
_DID_TOO_LITTLE = re.compile(
    r"\b(?:it|that|just|simply|only)\b[^.;?!,]{0,15}\b(?:did|does) nothing\b"
    r"|\b(?:efficacy|effectiveness) (?:was|is)\b(?! ?n'?t| not| fine| good| ok)"
)
_NEVER_TAKEN = re.compile(
    r"(?:\b(?:never|not)|n't)\b[^.;,?!]{0,15}\b(?:took|taken|take|takes|taking|had|on|given|been on)\b"
)
# "The F4 wasn't him", "the cirrhosis is another patient's"
_SOMEBODY_ELSES = re.compile(
    r"(?:\b(?:was|is|were)(?: not|n'?t)|\bnot) (?:him|her|his|hers|this (?:pt|patient|one|man|lady|woman))"
    r"(?=\s*(?:$|[.,;!?)]))"
    r"|\b(?:was|is|were|belong(?:s|ed) to|came from) (?:(?:for|of|from|on) )?"
    r"(?:some(?:one|body) else|another|a different|the (?:other|last|previous|next|wrong))\b"
)
# What is given for a condition falls with it where it was never taken
_GIVEN_FOR = {"gout": ("allopurinol", "febuxostat")}
_TREATS = {"tuberculosis": ("rifampicin", "isoniazid")}
_ONE_KIND = re.compile(r"\b(?:active|pulmonary|current|open) (?:tb|tuberc\w+)")
_OF_A_POOR_RESPONSE = ("insufficient_response", "non_response")


class Blame(Struct, frozen=True):
    """The drug of which a harm is told behind its failure, and whether the failure is taken back."""

    drug: str
    instead: bool


def blamed(case: Case, reading: Reading, text: str) -> Blame | None:
    """The thiopurine that is known to have failed, and of which the message now tells a harm without naming it: "she
    couldn't keep it down"; one that is still taken only where the failure is taken back ("not failed, she got
    pancreatitis on it").
    """
    lowered = text.lower()
    unplaced = reading.reactions and not any(r.drug for r in reading.reactions)
    if case.reason not in _OF_A_POOR_RESPONSE or not unplaced or reading.drugs:
        return None
    instead = bool(_NOT_FAILED.search(lowered)) or any(
        reason in reading.reason_denied for reason in _OF_A_POOR_RESPONSE
    )
    failed = [drug for drug, outcome in case.tried.items() if outcome == "insufficient"]
    if instead:
        candidates = [drug for drug in (*failed, *case.current) if drug in THIOPURINES]
    elif case.reason == "insufficient_response" and (_OF_IT.search(lowered) or told_besides(text)):
        candidates = failed
    else:
        candidates = []
    one = candidates[0] if len(candidates) == 1 and candidates[0] in THIOPURINES else None
    return Blame(one, instead) if one else None


def told_besides(text: str) -> bool:
    """Whether a harm is told beside what was told before: "not only that, rash as well"."""
    return bool(_BESIDES.search(text.lower()))


def mistaken(case: Case, reading: Reading, text: str, *, correcting: bool) -> tuple[str, ...]:
    """Known drugs of which the message says that another was meant or is taken: "I meant MMF, not tac", "she's on MMF
    instead of aza".
    """
    on_another = bool(reading.drugs and _ON_NOT.search(text.lower()))
    if not (correcting or on_another):
        return ()
    said = (*reading.not_taken, *(drug for drug in reading.drugs if on_another and reading.current))
    kept = {*reading.current, *reading.tried}
    known = (*case.current, *(case.tried if correcting else ()))
    return tuple(drug for drug in dict.fromkeys(said) if drug in known and drug not in kept)


def replaced(case: Case, reading: Reading, text: str) -> tuple[str, ...]:
    """Steroid-sparing drugs in whose place the message says that another is taken now: "swapped to aza 50"."""
    taken = [drug for drug in reading.current if drug in _SPARING]
    if not taken or not _EXCHANGED.search(text.lower()):
        return ()
    return tuple(drug for drug in case.current if drug in _SPARING and drug not in reading.current)


def drugs_put_right(
    wrong: tuple[str, ...], reading: Reading, tried: dict[str, Outcome], current: tuple[str, ...]
) -> tuple[dict[str, Outcome], tuple[str, ...]]:
    """What was told of the drugs that are denied holds for the one that is named instead, unless a harm of that one is
    told with it.
    """
    meant = next((drug for drug in reading.drugs if drug not in wrong), None)
    for drug in wrong:
        outcome = tried.pop(drug, None)
        if meant is None or (reading.reactions and meant in tried):
            continue
        if outcome:
            tried[meant] = outcome
        elif drug in current:
            tried.pop(meant, None)
            current = (*current, meant)
    return tried, tuple(drug for drug in current if drug not in wrong)


def harms_put_right(wrong: tuple[str, ...], reading: Reading, known: tuple[Reaction, ...]) -> tuple[Reaction, ...]:
    """The harms of a drug that is denied, as those of the one that is named instead: "sorry, it was 6-MP not aza"."""
    meant = next((drug for drug in reading.drugs if drug not in wrong), None)
    moved = (Reaction(r.reaction, meant) if meant and r.drug in wrong else r for r in known)
    return tuple(dict.fromkeys(moved))


def harmful_instead(case: Case, reading: Reading, *, correcting: bool) -> tuple[str, ...]:
    """Drugs that are known to have failed and of which a correction says that they were not tolerated: "no, I meant
    intolerance".
    """
    denied = correcting or any(reason in reading.reason_denied for reason in _OF_A_POOR_RESPONSE)
    named = reading.tried or reading.current or reading.reactions or reading.not_taken
    if not denied or named or reading.reason != "thiopurine_intolerance":
        return ()
    failed = tuple(drug for drug, outcome in case.tried.items() if outcome == "insufficient")
    of_the_reason = SECOND_LINE if case.reason == "second_line_failed" else THIOPURINES
    return tuple(drug for drug in failed if drug in of_the_reason)


def failed_instead(case: Case, reading: Reading, wrong: tuple[str, ...]) -> str | None:
    """The second-line drug that is named for a first-line one of which a poor response was told: it is the one that did
    not suffice.
    """
    meant = next((drug for drug in reading.drugs if drug not in wrong), None)
    poor = case.reason in _OF_A_POOR_RESPONSE and any(drug in THIOPURINES for drug in wrong)
    return meant if poor and meant in SECOND_LINE and not reading.reactions else None


def taken_back(case: Case, reading: Reading, text: str) -> tuple[str, ...]:
    """Drugs that did not fail after all, since they were hardly taken: "not failed, she just never took it"."""
    if reading.conditions.get("non-adherence") != "yes" or not _NOT_FAILED.search(text.lower()):
        return ()
    return tuple(
        drug for drug, outcome in case.tried.items() if outcome == "insufficient" and drug not in reading.tried
    )


def outcomes_put_right(case: Case, reading: Reading, text: str) -> dict[str, Outcome]:
    """Drugs of which a message says that they were not harmful but did not suffice: "it wasn't the MMF not tolerated,
    just not enough".
    """
    lowered = text.lower().replace("\u2019", "'")
    intolerant = reading.reason in ("thiopurine_intolerance", "intolerance_and_insufficient_response")
    if intolerant or not (_NOT_HARMED.search(lowered) and _ONLY_TOO_LITTLE.search(lowered)):
        return {}
    known = {**case.tried, **reading.tried}
    blamed = [drug for drug in known if drug in (*reading.drugs, *reading.not_taken, *reading.tried)]
    blamed = blamed or [drug for drug, outcome in case.tried.items() if outcome == "not tolerated"]
    blamed = blamed or _left_without_a_reason(case)
    return {blamed[0]: "insufficient"} if len(blamed) == 1 else {}


def stopped_for(case: Case, reading: Reading, text: str) -> dict[str, Outcome]:
    """What the one drug did of which only was told that it was stopped, where a message now says why: "he just felt
    sick on it", "it did nothing". What somebody has "now" is of what is taken now.
    """
    left = _left_without_a_reason(case)
    told_of_another = reading.drugs or reading.tried or reading.current or reading.supposed is not None
    lowered = text.lower().replace("\u2019", "'")
    if case.reason or len(left) != 1 or told_of_another or "?" in text:
        return {}
    harmed = reading.reactions and all(r.drug is None for r in reading.reactions) and not _NOW.search(lowered)
    if harmed or reading.reason == "thiopurine_intolerance" or _COULD_NOT_BEAR.search(lowered):
        return {left[0]: "not tolerated"}
    poor = reading.reason in _OF_A_POOR_RESPONSE and not reading.reason_guessed
    return {left[0]: "insufficient"} if poor or _DID_TOO_LITTLE.search(lowered) else {}


def _left_without_a_reason(case: Case) -> list[str]:
    """Steroid-sparing drugs that are over, of which nothing is known but that."""
    return [drug for drug, outcome in case.tried.items() if outcome in ("stopped", "tried") and drug in _SPARING]


def denied_altogether(case: Case, reading: Reading, text: str) -> Case:
    """The case without what falls with a disease that is denied: "no TB actually" takes a latent one back too; a
    treatment that is over ends with it.
    """
    if reading.conditions.get("tuberculosis") != "no":
        return case
    if CORRECTION.search(text.lower()) and not _ONE_KIND.search(text.lower()):
        case = case.with_condition("latent-tuberculosis", None)
    if case.conditions.get("tuberculosis") == "yes":
        for drug in _TREATS["tuberculosis"]:
            if case.conditions.get(TAKING + drug) == "yes":
                case = case.with_condition(TAKING + drug, "no")
    return case


def names_somebody_else(text: str) -> bool:
    """Whether a message says of something told before that it was of another patient."""
    return bool(_SOMEBODY_ELSES.search(text.lower().replace("\u2019", "'")))


def without_anothers(case: Case, reading: Reading, text: str) -> Case:
    """The case without what a correction says was somebody else's: "sorry, gout was in her husband"."""
    gone = [name for name in reading.anothers if name in case.conditions]
    for name in gone:
        case = case.with_condition(name, None)
    dropped = {d for name in (*gone, *reading.anothers) for d in _GIVEN_FOR.get(name, ())}
    dropped = {*reading.anothers, *(dropped if _NEVER_TAKEN.search(text.lower()) else ())}
    for name in dropped:
        case = case.with_condition(TAKING + name, None)
    return structs.replace(
        case,
        reactions=tuple(r for r in case.reactions if r.reaction not in reading.anothers),
        current=tuple(drug for drug in case.current if drug not in dropped),
        tried={drug: outcome for drug, outcome in case.tried.items() if drug not in dropped},
    )


def doses_put_right(case: Case, text: str) -> dict[float, float]:
    """The new number for the old one: "200 not 150"; "correction, it's 100" where one dose is the only number known."""
    number = numbers.alone(text) if len(case.doses) == 1 and not case.values else None
    if number is not None:
        return {dose.number: number for dose in case.doses.values()}
    return numbers.denied(text.lower())
