"""What a message tells of each drug it names: which are taken, which are over and why, which are only spoken of."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from itertools import pairwise

from msgspec import structs

from actions.case.conditions.contraception import without_fertility, without_refused
from actions.case.drugs.drugs_in_turn import in_turn, together
from actions.case.drugs.failed_by_harm import failed_by_harm, stopped_for_infections
from actions.case.drugs.given_drugs import taken_first
from actions.case.drugs.in_use import left_for_harms
from actions.case.drugs.listed_drugs import listed, listed_as_past
from actions.case.drugs.missed_or_given_up import given_up, missed, to_be_held
from actions.case.drugs.responded import harmed_by_another, responded
from actions.case.drugs.taken_since import only_at_first, taken_since
from actions.case.drugs.thought_of import ON_IT, called_up, for_harms_of_another, not_chosen, thought_of
from actions.case.drugs.told_of_drugs import by_words
from actions.case.drugs.until_then import over_by_then
from actions.case.harms.befallen import still_taken
from actions.case.harms.blameless import blameless, of_no_drug
from actions.case.harms.dechallenge import raised_by, rose_without
from actions.case.mentions import Mention, Mentions
from actions.case.patient import Outcome
from actions.case.reason.quiet import said_quiet
from actions.case.supposing import blanked
from actions.case.values.levels import taken_at_a_level
from actions.reader.drug_states import State, read_states

# How states differ for the case; which of a kind it is, is decided after the kind.
_KINDS: tuple[tuple[State, ...], ...] = (
    ("current",),
    ("current_insufficient", "stopped_insufficient"),
    ("current_harm", "stopped_intolerant"),
    ("stopped_other",),
    ("not_taken", "asked"),
)
_HARMFUL: State = "stopped_intolerant"
_SPOKEN_OF: frozenset[State] = frozenset({"not_taken", "asked"})
# Of a drug that is not taken no failure is told, and none of one that the patient stopped
_WITHOUT_A_CHANCE: frozenset[State] = frozenset(
    {"stopped_other", "not_taken", "current_insufficient", "stopped_insufficient"}
)
_BEFORE_IT_FAILED = _WITHOUT_A_CHANCE | {"current", *_SPOKEN_OF}
_POOR = ("non_response", "insufficient_response")  # which tell of no harm
_SURE, _LIKELY, _EVEN = 0.9, 0.75, 0.5  # shares of certainty
# "can't have MMF, diarrhoea last time": who is kept from a drug by a harm of it has had it
_KEPT_FROM = re.compile(
    r"\b(can'?t|can ?not|couldn'?t|won'?t|unable to|not able to) (have|take|use|be on|go on)\s+(the )?$"
)
_BEFORE_NOW = re.compile(r"\b(last time|before|previously|in the past|years? ago|with it|on it|from it)\b")
_WHO_TAKES_IT = re.compile(
    r"(?:\W|\b(?:f|m|fem|female|male|man|woman|lady|girl|boy|gentleman|pt|patient|yo|y/o|yrs?|years?|old|aged?|a|an|the"
    r"|is|she|he|on|takes?|taking|with|for|and|plus|aih|autoimmune hepatitis|now|currently|od|bd|daily|mg|g)\b)*"
)
_GONE_WRONG = ("current_insufficient", "current_harm", "stopped_insufficient", "stopped_intolerant")
_JOINED = re.compile(r"[ -]?((of|to) )?(the |her |his )?")
_ITS_HARM = re.compile(
    r"[ -]|,? but (?:(?:she|he|they|got|had|gave|caused|developed|then|bad|severe|terrible|awful|her|him|a|the)\s+)*"
)
_ON_IT = re.compile(r"\s+(?:on|from|due to)\s+(?:the |her |his )?")
_INDUCED = re.compile(r"[\s-]?(induced|related|associated)\b(?=\s+\w)")
_OF_THE_HARM = re.compile(
    r"\b(how|why|when|does|do|is it|risks?|rates?|incidence|common|often|manag\w+|treat\w*"
    r"|avoid\w*|prevent\w*|any|sunscreen|sun (?:protection|cream|advice)|skin (?:checks?|surveillance|screening)"
    r"|counsel\w*|advice|warn\w*)\b"
)
# By themselves what is asked for, and told where it is asked what to do next: "MMF side effects, what next"
_HARMS_IN_GENERAL = re.compile(r"\b(side.?effects?|adverse (effects?|events?|reactions?)|aes|toxicit\w+)\b")
# "Sorry mmf 500 bd" puts right what was told; the word says nothing of the drug
_APOLOGY = re.compile(r"\W*(sorry|oops|ooops|apologies|correction|typo|my (bad|mistake)|no wait|i meant?)\b[\s,:;.-]*")
_LEFT_FOR = re.compile(
    r"[\s-]*(?:intoleran(?:t|ce)|allerg(?:y|ic)|refractory|resistant|non-?responder|failure|failed)[,;]?\s+"
    r"(?:and |so |hence |thus )?(?:is |now |currently |has been |already )*(?:on|taking)\s+"
)
_REASONED: Mapping[str, State] = {"intolerance": "stopped_intolerant", "non_response": "stopped_insufficient"}
_COUNTS = frozenset({"wbc", "neutrophils", "platelets"})  # which fall on a drug
_OUTCOMES: Mapping[State, Outcome] = {
    "current_insufficient": "insufficient",
    "stopped_insufficient": "insufficient",
    "current_harm": "not tolerated",
    "stopped_intolerant": "not tolerated",
    "stopped_other": "stopped",
}


def drug_states(text: str, mentions: Mentions) -> dict[str, State]:
    """The state of every drug that is mentioned, by its id, in text order."""
    harmed = bool(mentions.of("reaction")) or any(m.value not in _POOR for m in mentions.of("reason"))
    states = {drug: _likeliest(found, harmed=harmed) for drug, found in _likely(text, mentions).items()}
    states |= dict.fromkeys(called_up(text, mentions), "asked")
    states |= {drug: "asked" for drug in thought_of(text, mentions) if states[drug].startswith("current")}
    states |= {drug: "asked" for drug in not_chosen(text, mentions) if states[drug] == "current"}
    states |= {drug: "asked" for drug in to_be_held(text, mentions) if states[drug] == "stopped_other"}
    states |= {drug: "current" for drug in missed(text, mentions) if states[drug] in _WITHOUT_A_CHANCE}
    states |= {drug: "stopped_other" for drug in given_up(text, mentions) if states[drug] in _BEFORE_IT_FAILED}
    states |= dict.fromkeys(_well_on(text, mentions, states), "current")
    states |= dict.fromkeys(_nothing_against(text, mentions, states), "current")
    states |= {drug: _HARMFUL for drug in _kept_from(text, mentions) if states[drug] in _SPOKEN_OF}
    states |= {drug: "not_taken" for drug in _denied(mentions) if states[drug] == "current"}
    states |= dict.fromkeys(taken_at_a_level(states, mentions, text), "current")
    states |= listed_as_past(states, text, mentions)
    states |= listed(states, text, mentions)
    states |= blameless(states, mentions, text)
    states |= still_taken(states, mentions, text)
    states |= by_words(states, mentions, text)
    states |= over_by_then(states, text, mentions)
    states |= in_turn(states, text, mentions)
    states |= {drug: "current" for drug in _taken_instead(text, mentions) if states[drug] in _OUTCOMES}
    states |= together(states, text, mentions)
    states |= {drug: "current_harm" for drug in _called_by_its_harm(text, mentions) if states[drug] == "current"}
    if not harmed:  # the disease that came back without the drug is no harm of it
        states |= {drug: "stopped_other" for drug in rose_without(text, mentions) if states[drug] in _GONE_WRONG}
    raised = raised_by(text, mentions)
    left = (*stopped_for_infections(text, mentions), *(drug.value for drug in left_for_harms(text, mentions)))
    states |= dict.fromkeys((*failed_by_harm(text, mentions), *raised, *left), _HARMFUL)
    if not harmed:
        failed = (drug for drug in _said_to_fail(text, mentions) if states[drug] == _HARMFUL and drug not in raised)
        states |= dict.fromkeys(failed, "stopped_insufficient")
    states |= dict.fromkeys(for_harms_of_another(text, mentions), "asked")
    states |= taken_since(states, text, mentions) | only_at_first(states, text, mentions)
    named = {drug.value: _HARMFUL for drug in mentions.of("drug") if _INDUCED.match(text.lower(), drug.end)}
    named |= dict.fromkeys(_with_a_harm(text, mentions), _HARMFUL)
    named |= _named_as_reasons(text, mentions)
    within = {drug for drug in named if named[drug] == _HARMFUL and _called_intolerant(drug, mentions)}
    # "Couldn't take aza, on MMF, ALT 55": heard as not enough, and called not tolerated
    called = {drug for drug in named if named[drug] == _HARMFUL} - {*_said_to_fail(text, mentions)}
    return {
        drug: named.get(drug, state)
        if state in _SPOKEN_OF
        or (state == "current" and drug in within)
        or (state == "stopped_insufficient" and drug in called)
        else state
        for drug, state in states.items()
    }


def _well_on(text: str, mentions: Mentions, states: Mapping[str, State]) -> tuple[str, ...]:
    """Drugs thought not to be enough, of somebody who is well by the message's own words and nothing against it, or of
    a good response: "22F, MMF 2 g, well controlled 3 y".
    """
    good = responded(text, mentions)
    well = states if said_quiet(text, mentions) else good
    unharmed = {drug for drug in good if harmed_by_another(text, mentions, drug)}
    return tuple(
        drug
        for drug, state in states.items()
        if (state == "current_insufficient" and drug in well) or (state in _GONE_WRONG and drug in unharmed)
    )


def _nothing_against(text: str, mentions: Mentions, states: Mapping[str, State]) -> tuple[str, ...]:
    """Drugs thought to fail or to harm in a message that says no more than who takes them: "57F on MMF 1 g bd"; and to
    harm, where beside that only results stand, which are judged by their numbers: "on tac, creatinine 62, glucose 5.1".
    """
    named = (*mentions.of("drug"), *mentions.of("co_medication"))
    told = (*((m.start, m.end) for m in named), *((m.start, m.end) for m in mentions.measures))
    tests = ((m.start, m.end) for m in mentions.of("analyte"))
    nothing = _WHO_TAKES_IT.fullmatch(blanked(text.lower(), told))
    counted = any(measure.name in _COUNTS for measure in mentions.measures)
    results = not counted and _WHO_TAKES_IT.fullmatch(blanked(text.lower(), (*told, *tests)))
    thought = _GONE_WRONG if nothing else ("current_harm",) if results else ()
    return tuple(drug for drug, state in states.items() if state in thought)


def _taken_instead(text: str, mentions: Mentions) -> tuple[str, ...]:
    """Drugs taken since another, named right before the word, was not tolerated or failed: "aza intolerant on MMF"."""
    drugs = sorted(mentions.of("drug"), key=lambda drug: drug.start)
    return tuple(
        later.value for earlier, later in pairwise(drugs) if _LEFT_FOR.fullmatch(text.lower(), earlier.end, later.start)
    )


def _kept_from(text: str, mentions: Mentions) -> tuple[str, ...]:
    """Drugs that cannot be had for a harm they did before, of a message that names no other: a harm alone may be what
    keeps from every drug.
    """
    lowered, named = text.lower(), mentions.values("drug")
    harmed = mentions.of("reaction", "historical") or (
        mentions.of("reaction", "affirmed") and _BEFORE_NOW.search(lowered)
    )
    if len(named) != 1 or not harmed:
        return ()
    return tuple(drug.value for drug in mentions.of("drug") if _KEPT_FROM.search(lowered[: drug.start]))


def _denied(mentions: Mentions) -> tuple[str, ...]:
    """Drugs of which every mention is denied: "isn't on allopurinol"."""
    named = mentions.of("drug")
    return tuple(
        d for d in mentions.values("drug", "negated") if all(m.assertion == "negated" for m in named if m.value == d)
    )


def surely_well(text: str, mentions: Mentions) -> bool:
    """Whether a drug is taken, and of every one that is taken it is sure that nothing is told against it, or said that
    all is well.
    """
    taken = [found for found in _likely(text, mentions).values() if _likeliest(found).startswith("current")]
    well = said_quiet(text, mentions) or bool(responded(text, mentions))
    return bool(taken) and (well or min(found["current"] for found in taken) >= _SURE)


def _likely(text: str, mentions: Mentions) -> Mapping[str, Mapping[State, float]]:
    drugs = mentions.of("drug")
    if (apology := _APOLOGY.match(text.lower())) and all(drug.start >= apology.end() for drug in drugs):
        text = " " * apology.end() + text[apology.end() :]
    text = blanked(text, of_no_drug(text, mentions))
    return read_states(
        without_fertility(without_refused(text), mentions), [(drug.value, drug.start, drug.end) for drug in drugs]
    )


def _with_a_harm(text: str, mentions: Mentions) -> tuple[str, ...]:
    """Drugs right before a harm, where it is not asked how that goes: "aza nausea?", "tried tac but tremor"."""
    lowered, goes_on = text.lower(), "options" in mentions.values("topic")
    if _OF_THE_HARM.search(lowered) or (_HARMS_IN_GENERAL.search(lowered) and not goes_on):
        return ()
    harms = mentions.of("reaction", "affirmed", "historical")
    return tuple(
        drug.value
        for drug in mentions.of("drug")
        if any(
            _ITS_HARM.fullmatch(text.lower(), drug.end, max(drug.end, harm.start))
            and not _on_another(drug, harm, text, mentions)
            for harm in harms
        )
    )


def _on_another(drug: Mention, harm: Mention, text: str, mentions: Mentions) -> bool:
    """Whether a harm is told to have come on another drug: "aza well, but cushingoid on pred"."""
    others = (m for m in mentions.of("drug") if m.value != drug.value and m.start >= harm.end)
    return any(_ON_IT.fullmatch(text.lower(), harm.end, m.start) for m in others)


def _called_by_its_harm(text: str, mentions: Mentions) -> Iterator[str]:
    """Drugs that stand right before their harm and of which nothing else is told: "30F aza pancreatitis wants baby"."""
    lowered = text.lower()
    for drug in _with_a_harm(text, mentions):
        named = [m for m in mentions.of("drug") if m.value == drug]
        dosed = any(measure.name == "dose" and measure.drug == drug for measure in mentions.measures)
        if len(named) == 1 and not dosed and not ON_IT.search(lowered[: named[0].start]):
            yield drug


def _named_as_reasons(text: str, mentions: Mentions) -> dict[str, State]:
    """What words for a reason say of a drug within or right beside them: "can't take aza", "aza nonresponder"."""
    said: dict[str, State] = {}
    for word in mentions.of("reason", "affirmed", "historical"):
        state = _REASONED.get("intolerance" if "intolerance" in word.value else word.value)
        if state is not None:
            named = mentions.of("drug")
            own = [drug for drug in named if word.start <= drug.start < word.end]  # "aza intolerant MMF?" is of aza
            said |= {drug.value: state for drug in own or named if _beside(word, drug, text)}
    return said


def _said_to_fail(text: str, mentions: Mentions) -> Iterator[str]:
    """Drugs within or right beside a word for a poor response: "aza failed, varices" tells of no harm of it."""
    for word in mentions.of("reason", "affirmed", "historical"):
        named = mentions.of("drug") if word.value in _POOR else ()
        yield from (d.value for d in named if word.start <= d.start < word.end or _beside(word, d, text))


def _called_intolerant(drug: str, mentions: Mentions) -> bool:
    """Whether a word for intolerance holds the drug's name: "aza intolerant"."""
    words = [m for m in mentions.of("reason", "affirmed", "historical") if "intolerance" in m.value]
    named = [m for m in mentions.of("drug") if m.value == drug]
    return any(word.start <= m.start and m.end <= word.end for word in words for m in named)


def _beside(word: Mention, drug: Mention, text: str) -> bool:
    first, last = sorted((word, drug), key=lambda mention: mention.start)
    return bool(_JOINED.fullmatch(text.lower(), first.end, max(first.end, last.start)))


def _likeliest(likely: Mapping[State, float], *, harmed: bool = True) -> State:
    """The likeliest state of the likeliest kind; of what is taken, failure and harm are told only when likely, a harm
    of which no word is known (not `harmed`) only when sure.
    """
    shares = {kind: sum(likely[state] for state in kind) for kind in _KINDS}
    kind = max(_KINDS, key=lambda kind: shares[kind])
    if not harmed and _HARMFUL in kind and shares[kind] < _EVEN:  # "pharmacist re drug interaction: tac"
        kind = max((kind for kind in _KINDS if _HARMFUL not in kind), key=lambda kind: shares[kind])
    found = max(kind, key=lambda state: likely[state])
    doubtful = found in ("current_insufficient", "current_harm") and shares[kind] < _LIKELY
    doubtful = doubtful or (found == "current_harm" and not harmed and shares[kind] < _SURE)
    return "current" if doubtful else found


def hear(mentions: Mentions, states: Mapping[str, State]) -> Mentions:
    """The mentions with drugs as they are told: without those only spoken of ("tac failed. Rituximab?" reports nothing
    of rituximab), those that are over as of the past, the others as stated.
    """
    told = (_heard(mention, states) for mention in mentions.found)
    return Mentions(tuple(mention for mention in told if mention is not None), mentions.measures)


def _heard(mention: Mention, states: Mapping[str, State]) -> Mention | None:
    if mention.entity != "drug":
        return mention
    state = states[mention.value]
    if state in _SPOKEN_OF:
        return None
    return structs.replace(mention, assertion="historical" if state.startswith("stopped") else "affirmed")


def outcomes(states: Mapping[str, State]) -> dict[str, Outcome]:
    """What each drug did that is over, did not suffice or did harm."""
    return {drug: _OUTCOMES[state] for drug, state in states.items() if state in _OUTCOMES}


def current(states: Mapping[str, State], dosed: Container[str]) -> tuple[str, ...]:
    """Drugs that are being taken without a word against them, and of those of the first line that do not suffice the
    ones whose dose is told: it is still to be spoken of.
    """
    return tuple(
        drug
        for drug, state in states.items()
        if state == "current" or (state == "current_insufficient" and taken_first(drug) and drug in dosed)
    )


def harmful(states: Mapping[str, State]) -> frozenset[str]:
    """Drugs that are told to have done harm."""
    return frozenset(drug for drug, state in states.items() if _OUTCOMES.get(state) == "not tolerated")
