"""What is told of the drug just talked of without naming it: "6 weeks on: bad diarrhoea on it, had to stop", "started
500 bd last month".
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import Asked
from actions.case.drugs.doses import with_usual_unit
from actions.case.drugs.given_drugs import taken_first
from actions.case.mentions import Mention, Mentions
from actions.case.patient import SECOND_LINE, STEROIDS, TAKING, Case, Outcome, Reaction, State
from actions.case.reading import Reading, read
from actions.case.reason.reasons import reason_of_outcomes
from actions.conversation.focus import Focus
from actions.conversation.remembered import details
from actions.conversation.remembered.bare_symptoms import had_before
from actions.conversation.scope.own_treatment import says_otherwise

_OF_IT = re.compile(
    r"\b(on|with|from|to|by|after|due to|off|tolerat\w+|stopp?(ed|ing)?|withdrew|binned|quit) (it|this one|that one)\b"
    r"|\b(had to (stop|come off)|stopped because|so (i |we |she |he )?stopped|came off)\b"
)
_BEGUN = re.compile(
    r"\b(started|began|begun|commenced)( (her|him|it|this|that|on it|at|on))*( at| on)?"
    r" (\d[\d.,]* ?(mg|g|mcg)?|(last|this|on|a|two|three|four|five|six|one)\b|yesterday|today)"
    r"|\b(s?he'?s|she is|he is|pt is|is|now|been) on it( now| since| for)\b"
)
_STOPPED_IT = re.compile(
    r"\b(?:stopped|withdrew|withdrawn|binned|discontinued|d/?c'?d|taken (?:her|him|them) off|took (?:her|him|them) off)"
    r" (?:it|that|this)\b|^\W*(?:(?:ok|okay|so|we|i|i've|we've|have|already|now|just)\W+)*stopped(?: it)?\W*(?:$|[.,;])"
)
_NOW_ON = re.compile(r"\b(?:now|currently|just|only|still|back)\s+(?:(?:just|only|still|back)\s+)?(?:on\s+)?$|\bon\s+$")
_OFF_TREATMENT = "relapse_after_withdrawal"
_OTHERS = frozenset({"other_medicine", "co_medication", "other_subject"})
_OPEN = re.compile(
    r"\b(if|when|should|could|can|would|shall|may|before|until|once|after|not|never|n'?t|whether|have i|has)\b"
)
_NOT_TOLERATED = re.compile(
    r"\b(?:(?:can(?:no|')?t|can not|could(?:n'?t| not)|does(?:n'?t| not)|did(?:n'?t| not)|unable to"
    r"|not able to) tolerate"
    r"|not tolerat\w+"
    r"|intolerant|intolerable)\b(?! (?:steroid|pred))"
)
_EITHER = re.compile(r"\b(?:either|too|as well|neither|also)\b")
_INTOLERANCES = ("thiopurine_intolerance", "steroid_intolerance")
_IN_PLACE_OF = re.compile(r"\b(?:had (?:it )?been|was|were|rather than|instead|not)\b")
_POOR = ("insufficient_response", "non_response")
_CLAUSE = re.compile(r"[^.;!?\n]+[.;!?\n]?")


def with_the_drug(text: str, reading: Reading, focus: Focus) -> Reading:
    """The reading, with a harm told of "it" as one of the only drug in view, and that drug as taken where the message
    says that it was begun. A message that names a drug is left as it is.
    """
    if len(focus.drugs) != 1 or reading.drugs or reading.tried or reading.current or reading.not_taken:
        return reading
    drug, lowered = focus.drugs[0], text.lower().replace("\u2019", "'")
    unplaced = reading.reactions and all(reaction.drug is None for reaction in reading.reactions)
    if unplaced and states_openly(_OF_IT, lowered):
        harms = tuple(Reaction(reaction.reaction, drug) for reaction in reading.reactions)
        return structs.replace(reading, reactions=harms, tried={drug: "not tolerated"}, about_patient=True)
    if not reading.reactions and states_openly(_BEGUN, lowered):
        return structs.replace(reading, current=(drug,), about_patient=True)
    return reading


def with_the_drug_stopped(text: str, mentions: Mentions, reading: Reading, focus: Focus, case: Case) -> Reading:
    """The reading, with "it" that was stopped as the one drug taken beside steroids, or that of them that is in view;
    not where the last question was of another medicine, which may be meant.
    """
    if behind := _taken_since(text, mentions, reading):
        return _still_given(reading, behind, case)
    told = mentions.of("drug") or mentions.of("drug_class") or reading.tried or reading.reactions
    if told or not states_openly(_STOPPED_IT, text.lower().replace("\u2019", "'")):
        return reading
    if _of_another_medicine(focus):
        return _without_the_medicine(reading, focus, case)
    taken = [drug for drug in case.current if drug not in STEROIDS]
    meant = [drug for drug in taken if drug in focus.drugs] or taken
    if len(meant) != 1:
        return reading
    return structs.replace(reading, tried={meant[0]: "stopped"}, about_patient=True)


def _taken_since(text: str, mentions: Mentions, reading: Reading) -> tuple[str, ...]:
    """ "Stopped it. now pred 15": the drugs told as taken now, behind what was stopped, which they are not."""
    lowered = text.lower().replace("\u2019", "'")
    stopped = _STOPPED_IT.search(lowered)
    if stopped is None or not states_openly(_STOPPED_IT, lowered):
        return ()
    behind = (m for m in mentions.of("drug") if m.start > stopped.end())
    since = (m.value for m in behind if _NOW_ON.search(lowered, stopped.start(), m.start))
    return tuple(drug for drug in since if reading.tried.get(drug) == "stopped")


def _still_given(reading: Reading, drugs: tuple[str, ...], case: Case) -> Reading:
    """The reading, with these drugs as taken; what was stopped for its harm is no remission that treatment left."""
    tried = {drug: outcome for drug, outcome in reading.tried.items() if drug not in drugs}
    guessed = reading.reason == _OFF_TREATMENT and bool(case.reactions) and not tried
    return structs.replace(
        reading,
        tried=tried,
        current=tuple(dict.fromkeys((*reading.current, *drugs))),
        reason=None if guessed else reading.reason,
        reason_guessed=False if guessed else reading.reason_guessed,
    )


def _of_another_medicine(focus: Focus) -> bool:
    """Whether the last questions name a medicine, or a supplement, that is none of our drugs."""
    named = (m.entity for one in focus.asked for m in one.mentions.found)
    return bool(focus.medicines) or not _OTHERS.isdisjoint(named)


def _without_the_medicine(reading: Reading, focus: Focus, case: Case) -> Reading:
    """The reading, with the medicine beside our drugs that was talked of as no longer taken, where only one is known;
    with its end no treatment of ours ended, and nothing is a relapse for it.
    """
    talked_of = dict.fromkeys((*focus.medicines, *(m.value for one in focus.asked for m in _beside(one))))
    known = [name for name in talked_of if case.state(f"{TAKING}{name}") == "yes"]
    ended: dict[str, State] = {f"{TAKING}{known[0]}": "no"} if len(known) == 1 else {}
    guessed = reading.reason == _OFF_TREATMENT and reading.reason_guessed
    return structs.replace(
        reading,
        conditions={**reading.conditions, **ended},
        reason=None if guessed else reading.reason,
        reason_guessed=False if guessed else reading.reason_guessed,
        about_patient=True,
    )


def _beside(asked: Asked) -> tuple[Mention, ...]:
    return asked.mentions.of("co_medication")


def with_the_harm_alone(text: str, mentions: Mentions, reading: Reading, focus: Focus, case: Case) -> Reading:
    """The reading, with a harm told by nothing but its name as one of the only drug in view, where no drug of the
    patient is known yet: "aza", then "pancreatitis". A first-line drug is then one that was not tolerated; another is
    taken, and what to do about its harm is answered.
    """
    unplaced = reading.reactions and all(reaction.drug is None for reaction in reading.reactions)
    alone = {m.entity for m in mentions.found} <= {"reaction", "sex"} and not mentions.measures
    known = case.current or case.tried or case.reason
    if not (unplaced and alone and reading.about_patient) or known or len(focus.drugs) != 1:
        return reading
    drug = focus.drugs[0]
    harms = tuple(Reaction(reaction.reaction, drug) for reaction in reading.reactions)
    if not taken_first(drug):
        if had_before(text, focus):
            return reading
        return structs.replace(reading, reactions=harms, current=(drug,), still_on=(drug,), reason=None)
    reason = reason_of_outcomes({drug: "not tolerated"})
    return structs.replace(reading, reactions=harms, tried={drug: "not tolerated"}, reason=reason)


def with_the_harm_supposed(text: str, mentions: Mentions, reading: Reading, focus: Focus, case: Case) -> Reading:
    """The reading, with a harm that is only supposed ("and if she gets diarrhoea on it") as one of the only drug in
    view where that is still to be given; a harm supposed in place of the one that was ("had it been a rash") is not.
    """
    supposed = reading.supposed
    named = mentions.of("drug") or mentions.of("drug_class") or len(focus.drugs) != 1
    if supposed is None or not supposed.reactions or named or any(reaction.drug for reaction in supposed.reactions):
        return reading
    drug = focus.drugs[0]
    if drug in case.tried or drug in case.current or _IN_PLACE_OF.search(text.lower()):
        return reading
    harms = tuple(Reaction(reaction.reaction, drug) for reaction in supposed.reactions)
    told = structs.replace(supposed, reactions=harms, tried={}, current=(drug,), still_on=(drug,), reason=None)
    return structs.replace(reading, supposed=told)


def with_the_dose(text: str, mentions: Mentions, reading: Reading, focus: Focus, case: Case) -> Reading:
    """The reading, with a dose told by itself as one of the only drug in view: of what is taken its dose ("3 mg bd");
    beside how long ("8 months 2g") it also tells that the drug is taken, and where something was said not to work and
    no drug was named yet, that it was this one.
    """
    told = reading.doses.alone
    alone = details.only_details(Asked("", text, mentions)) and not mentions.of("drug") and "?" not in text
    if told is None or not alone or len(focus.drugs) != 1:
        return reading
    drug = focus.drugs[0]
    doses = structs.replace(reading.doses, of={drug: with_usual_unit(drug, told)}, alone=None)
    if drug in case.current:
        return structs.replace(reading, doses=doses, about_patient=True)
    if not mentions.measure("duration") or drug in case.tried:
        return reading
    if case.reason in _POOR and not (case.current or case.tried):
        reason = "second_line_failed" if drug in SECOND_LINE else reading.reason
        return structs.replace(
            reading, doses=doses, tried={drug: "insufficient"}, reason=reason, reason_words=None, about_patient=True
        )
    return structs.replace(reading, doses=doses, current=(drug,), about_patient=True)


def with_the_drug_refused(text: str, reading: Reading, focus: Focus) -> Reading:
    """The reading, with the drug as taken that was told right before by who was taken for a patient and now says that
    it is of somebody they treat: "no, I'm the registrar, it's my pt. 39F".
    """
    told = reading.drugs or reading.current or reading.tried or reading.not_taken
    if told or focus.refused or len(focus.refused_drugs) != 1 or not says_otherwise(text):
        return reading
    return structs.replace(reading, current=focus.refused_drugs, about_patient=True)


def with_the_drug_in_use(
    text: str, mentions: Mentions, reading: Reading, intents: tuple[str, ...], case: Case
) -> Reading:
    """The reading, with a harm that is told by itself as one of the drug that is taken: it is read as the message would
    be that named what is taken too ("on azathioprine, vomiting since day 3"). With several drugs beside a steroid, or
    none, nothing says whose it is.
    """
    others = [drug for drug in case.current if drug not in STEROIDS]
    told = reading.reactions and all(reaction.drug is None for reaction in reading.reactions)
    if len(others) != 1 or not told or mentions.of("drug") or mentions.of("drug_class") or reading.supposed:
        return reading
    whole = read(*named_before(text, mentions, intents, case.current))
    placed = tuple(reaction for reaction in whole.reactions if reaction.drug in case.current)
    if not placed:
        return reading
    # "Can't tolerate it" says of no drug what is not tolerated
    told_surely = reading.reason and not reading.reason_guessed and reading.reason not in _INTOLERANCES
    reason = reading.reason if told_surely else whole.reason
    harmed = tuple(dict.fromkeys(reaction.drug for reaction in placed if reaction.drug))
    return structs.replace(
        reading, reactions=placed, reason=reason, reason_guessed=False, still_on=harmed, about_patient=True
    )


def with_the_drug_not_tolerated(text: str, mentions: Mentions, reading: Reading, focus: Focus, case: Case) -> Reading:
    """The reading, with what is said not to be tolerated as the drug meant by that: the one whose harm is told beside
    it, the one in use beside steroids, or the only one that did harm ("diarrhoea on MMF", then "can't tolerate").
    """
    named = mentions.of("drug") or mentions.of("drug_class") or reading.tried or reading.supposed
    denied = reading.reason_denied  # "not intolerant, refractory"
    lowered = text.lower().replace("\u2019", "'")
    if named or denied or not _NOT_TOLERATED.search(lowered):
        return reading
    harmed = {reaction.drug for reaction in reading.reactions}
    drug = _not_tolerated(lowered, focus, case) if not harmed else next(iter(harmed)) if len(harmed) == 1 else None
    if drug is None:
        return reading
    tried: dict[str, Outcome] = {drug: "not tolerated"}
    return structs.replace(
        reading,
        tried=tried,
        still_on=(),
        reason=reason_of_outcomes(tried),
        reason_guessed=False,
        reason_words=None,
        about_patient=True,
    )


def _not_tolerated(lowered: str, focus: Focus, case: Case) -> str | None:
    """The drug meant by "it": the one in use, else the one that did harm. Where another was not tolerated before ("that
    either") it is none of those that were known to be, but the one in use, in view, or blamed last.
    """
    harmful = [reaction.drug for reaction in case.reactions if reaction.drug and reaction.drug not in STEROIDS]
    taken = [drug for drug in dict.fromkeys((*case.current, *case.still_on)) if drug not in STEROIDS]
    if not _EITHER.search(lowered):
        meant = taken or list(dict.fromkeys(harmful))
        return meant[0] if len(meant) == 1 else None
    new = [drug for drug in taken if case.tried.get(drug) != "not tolerated"]
    in_view = [drug for drug in focus.drugs if drug not in (*case.tried, *STEROIDS)]
    meant = new or (in_view if len(in_view) == 1 else harmful[-1:])
    return meant[0] if len(meant) == 1 else None


def named_before(
    text: str, mentions: Mentions, intents: tuple[str, ...], drugs: tuple[str, ...]
) -> tuple[str, tuple[str, ...], Mentions]:
    """The message with what is taken named before it, and what is found in it there."""
    before, named = "on ", list[Mention]()
    for drug in drugs:
        before += " and " if named else ""
        named.append(Mention("drug", drug, len(before), len(before) + len(drug), drug))
        before += drug
    before += ", "
    found = [structs.replace(m, start=m.start + len(before), end=m.end + len(before)) for m in mentions.found]
    measures = (structs.replace(m, start=m.start + len(before), end=m.end + len(before)) for m in mentions.measures)
    return f"{before}{text}", intents, Mentions((*named, *found), tuple(measures))


def states_openly(words: re.Pattern[str], lowered: str) -> bool:
    """Whether a clause that is no question says so, and says it openly."""
    return any(
        found and not clause[0].endswith("?") and not _OPEN.search(clause[0][: found.start()])
        for clause in _CLAUSE.finditer(lowered)
        if (found := words.search(clause[0]))
    )
