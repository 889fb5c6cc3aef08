"""A message guessed to lie outside the scope: what it asks all the same, when a clinician speaks of ours in it."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import SEARCH, Asked
from actions.case.mentions import Measure, Mention
from actions.case.patient import AGE_GROUPS
from actions.case.reading import Reading
from actions.conversation.asked.doubt import by_content, wants_options
from actions.conversation.asked.ellipses import EXAMINED
from actions.conversation.asked.nothing_but import words_beside
from actions.conversation.asked.pointing import refers_back
from actions.conversation.asked.topics_asked import ASKED_BY_TOPIC, PREVENTION
from actions.conversation.focus import Focus
from actions.conversation.scope import ordering
from actions.conversation.scope.another_field import SCREENED
from actions.conversation.scope.boundary import OTHER_FIELDS, OUT_OF_SCOPE
from actions.conversation.scope.ours import (
    adds_a_condition,
    gives_a_medicine,
    may_be_ours,
    names_a_drug,
    of_another_liver_or_graft,
    of_our_disease,
    of_the_liver,
    only_with_terms,
    speaks_of_a_drug,
    tells_of_a_drug,
    without_harms_and_family,
)
from actions.conversation.scope.voice import of_nobody, tells_of_oneself

_GUESS = 0.25  # below it the classifier's word for a patient is a guess
_HALF_SURE = 0.5
_FAIRLY_SURE = 0.6
_RATHER_SURE = 0.8
_RUNNING = 0.8
_MIDDLING = 0.9
_NEARLY_CERTAIN = 0.95
_OF_HEPATITIS_B = frozenset({"hepatitis-b", "hbsag-positive", "anti-hbc-positive"})
_OTHER_SUBJECT = ("out_of_scope_near", "out_of_scope_far", "gibberish")
_OTHER_MANNER = ("injection", "other_language", "abuse")
_OURS = ("drug", "drug_class", "term", "topic", "analyte")
_MOSTLY = 0.8  # share of the letters
_OUR_TESTS = frozenset({"tpmt", "nudt15", "tgn", "mmp"})
_OUR_RESULTS = frozenset({"tpmt-deficient", "tpmt-intermediate", "nudt15-deficient"})  # those of a test in words
_LATER_LINE = re.compile(r"\b(?:second|2nd|third|3rd|next)[- ]?line\b")
_SCREENING = re.compile(r"\b(screen\w*|test\w*|check\w*|serolog\w*|needed|required|first|before)\b")
_SHORT = 40  # characters
_OF_A_DRUG = frozenset({"cost", "supply"})  # subjects that are of the drug in view, and no field of their own
# Treated with none of our drugs: beside one they are a question of reactivation, or of a second disease
_NOT_TREATED = frozenset({"hepatitis-b", "hepatitis-c", "steatotic-liver-disease", "wilson"})
_DIAGNOSING = re.compile(
    r"\b(diagnos\w+|(?<!infliximab )(?<!ifx )antibod(y|ies)|work.?up|histolog\w*)\b"
    r"(?!.{0,20}\b(before|after|revis\w+|reconsider\w*))"
)
_OUR_DISEASE = re.compile(r"\b(?:aih|autoimmune hep\w*)\b", re.IGNORECASE)
_LETTER = re.compile(r"\b(letter|clinic note|summary for the gp)\b")
_FIRST_PERSON = re.compile(r"\b(i|i'm|i've|me|my|mine|we|us|our|you|your)\b")  # a lay "you" among them
_CORRECTS = re.compile(r"\W*(no|nope|oops|sorry|correction|scrap that|i (take|took) back|actually)\b")
_ADDS = re.compile(r"\b(she|he|her|his|him|already|actually|on board)\b")
_MOOD = re.compile(
    r"\b(depress\w*|suicid\w*|mood|die[sd]?|dying|dead|death|kill\w*|hurt\w*|harm\w*|over ?dos\w*|hopeless\w*|hope"
    r"|life|live|living|alive|end|ending|bottle|handful|all (the|her|his)|whole|swallow\w*|psych\w*|point|burden)\b"
)
# Of our disease and another that one drug may treat; no word of harm
TWO_BIRDS = re.compile(
    r"\bkill(?:s|ed|ing)? (?:the )?(?:two|2|both) birds\b(?: with (?:one|1|a single) (?:stone|drug))?"
)
_ANTIVIRAL = re.compile(r"\bantivirals?\b")
_OTHER_DRUG = re.compile(r"\b(\w{3,}(mab|nib|mib|cept|imod|kinra|citinib)|[a-z]{2,4}-?\d{3,})\b")
_GOES_ON = re.compile(r"^\W*(and|also|plus|or|ok|so|then|what about|how about|n)\b")
_JOINS = re.compile(
    r"\b(a|an|the|in|on|of|for|with|to|at|by|after|before|from|and|or|vs?|versus|is|are|was|has|have|had|do|does|did|can"
    r"|could|should|would|will|may|what|which|how|when|who|why|where|if|not|no|she|he|her|his|pts?|patients?|we|i|any)\b"
)
_CHANGES = re.compile(
    r"\b(chang\w+|alter\w*|affect\w*|matter\w*|influenc\w*|(a|any|makes?( any| a| much)?) difference)\b.{0,30}\?\s*$"
)
# Told of the patient spoken of, and asked nothing of: "ANA 1:640 homogeneous", "SMA and LKM negative"
_ANTIBODIES = re.compile(
    r"\W*(?:(?:and|also|btw|her|his|her|the|of note|repeat)\W+)*"
    r"(?:ana|asma|sma|anti[- ]?(?:sm\w*|smooth muscle|lkm\S*|sla\S*|lc1|actin|mitochondrial|ds ?dna)|lkm\S*|sla\S*|ama"
    r"|p?-?anca|ds ?dna|auto ?antibodies)\b"
)
_ASKS = re.compile(r"\?\s*$")
_OPENS_QUESTION = re.compile(
    r"\W*((ok|okay|so|and|btw|fine|right|also|now)\W+)*(what|whats|which|how|when|who|why|where|should|can|could|does|do)\b"
)


def meant(
    asked: Asked,
    text: str,
    words: Reading,
    focus: Focus,
    *,
    quoted: bool = False,
    patient: bool = False,
    unheard: bool = False,
    elsewhere: frozenset[str] = frozenset(),
) -> str | None:
    """What the message asks when it is not outside after all, as an intent; None when it is. `words` is what it states
    whatever its intent; `focus` what the conversation is about; `quoted`: its words show a clinician who quotes;
    `patient`: whoever writes is most likely one; `unheard`: the reader hears nothing of self-harm;
    `elsewhere`: drugs mostly given in other diseases, which are ours only where the disease is.
    """
    lowered = text.lower().replace("\u2019", "'")
    drugs = speaks_of_a_drug(asked.mentions)
    if asked.intent == "patient_voice":
        ours = quoted or not patient
    elif asked.intent == "prescribe_for_me" and focus.intents and _LETTER.search(lowered):
        return "inform_case"  # the options carry the letter
    elif (
        asked.intent == "prescribe_for_me"
        and drugs
        and (ordering.asks_what_to_write(lowered) or ordering.asks_for_a_schedule(lowered))
    ):
        return "ask_dose"
    elif asked.intent == "prescribe_for_me":
        # In a running case nobody is told to write anything by what only goes on with it
        plan = ordering.plans(lowered) and (bool(focus.intents) or (drugs and asked.confidence < _MIDDLING))
        ours = quoted or ordering.asks_whether_to(lowered) or plan or bool(_CORRECTS.match(lowered) and drugs)
    elif asked.intent in (*_OTHER_SUBJECT, *_OTHER_MANNER):
        if words.age is not None and _only_a_person(asked):
            return "inform_case"
        if asked.intent == "gibberish" and not focus.intents and not _says_something(asked):
            return None
        if focus.intents and _asks_of_prophylaxis(asked, lowered):
            return "ask_special_situation"
        if focus.intents and _adds_to_the_case(asked, lowered, words, focus):
            return "inform_case"
        if asked.confidence < _MIDDLING and _only_finds(asked, lowered, words):
            return "inform_case"
        if focus.intents and _only_numbers(asked):
            return "inform_case"
        if EXAMINED.fullmatch(lowered):
            return "ask_check_nonresponse"  # of which patient or drug, nobody said: before a change it is asked
        if focus.intents and gives_a_medicine(asked):
            return "ask_interactions"
        foreign = bool(elsewhere & set(asked.mentions.values("drug"))) and not of_the_liver(lowered, asked.mentions)
        foreign = foreign and not TWO_BIRDS.search(lowered)
        if focus.drugs and _screens(asked, lowered):
            return "ask_pre_treatment_checks"
        ours = (
            _goes_on(asked, lowered, focus)
            or _of_prophylaxis(asked, focus)
            or (not foreign and _speaks_of_ours(asked, lowered, words))
        )
    elif asked.intent == "self_harm":
        ours = _of_no_harm_to_oneself(asked, lowered, running=bool(focus.intents), unheard=unheard)
    else:
        return None
    if not ours:
        return None
    found = by_content(structs.replace(asked, confidence=0.0), text, words, focus)
    if asked.intent == "patient_voice" and of_nobody(lowered):
        found = found or SEARCH  # whoever writes is no patient, so that something is answered
    if asked.intent in ("self_harm", "prescribe_for_me") and focus.intents:
        return found or "inform_case"
    if found in (None, SEARCH) and _of_prophylaxis(asked, focus):
        return "ask_pre_treatment_checks"
    if found not in (None, SEARCH):
        return found
    if focus.intents:  # "tell me about the former: the Spanish registry" goes on with what was listed
        pointed = asked.confidence < _HALF_SURE and asked.intent in _OTHER_SUBJECT and refers_back(lowered)
        return found or (SEARCH if pointed else None)
    return _of_its_subject(asked) or found


def _says_something(asked: Asked) -> bool:
    """Whether any word joins what was recognised: noise around a drug's name is no question about it."""
    drugs = asked.mentions.of("drug")
    # "AIH on infliximab" is one name, of a liver injury, and the start of a story
    named = [
        m for m in asked.mentions.found if m in drugs or not any(m.start < d.start and d.end <= m.end for d in drugs)
    ]
    return bool(_JOINS.search(words_beside(asked, named)))


def _only_a_person(asked: Asked) -> bool:
    """Whether a message tells an age with a sex or a weight, and no more: "45M 70kg"."""
    told: tuple[Mention | Measure, ...] = (*asked.mentions.of("sex"), *asked.mentions.measures)
    return len(told) > 1 and not any(c.isalnum() for c in words_beside(asked, told))


def _only_numbers(asked: Asked) -> bool:
    """Whether a message tells results and no more: "ALP 290 ALT 110"."""
    told: tuple[Mention | Measure, ...] = (*asked.mentions.of("analyte"), *asked.mentions.measures)
    return bool(asked.mentions.measures) and not any(c.isalnum() for c in words_beside(asked, told))


def _of_its_subject(asked: Asked) -> str | None:
    """The question of a message that names one of our drugs, or a condition, and no more."""
    if asked.mentions.of("condition", "affirmed", "hypothetical", "possible"):
        return "ask_special_situation"
    return "ask_drug_overview" if asked.mentions.found else None


def clinical(asked: Asked, text: str, *, patient: bool) -> bool:
    """Whether a message reads as a clinician's question: of our disease or one of our drugs, most likely not by a
    patient, and the classifier is fairly sure of a question in scope or mistakes a clinician's words.
    """
    lowered = text.lower().replace("\u2019", "'")
    known = (asked.intent not in OUT_OF_SCOPE and asked.confidence >= _HALF_SURE) or asked.intent == "patient_voice"
    return known and not patient and (speaks_of_a_drug(asked.mentions) or of_our_disease(lowered))


def _of_no_harm_to_oneself(asked: Asked, lowered: str, *, running: bool, unheard: bool) -> bool:
    """Whether self-harm was only guessed of words that tell of a drug of somebody else's, or go on with a conversation
    ("finished the antibiotics yesterday"), and of no mood or death.
    """
    named = (names_a_drug(asked.mentions) or of_our_disease(lowered)) and asked.confidence < _FAIRLY_SURE
    goes_on = running and asked.confidence < (_RATHER_SURE if unheard else _HALF_SURE)
    said = TWO_BIRDS.sub(" ", lowered)
    return (named or goes_on) and not _MOOD.search(said) and not tells_of_oneself(said)


def _adds_to_the_case(asked: Asked, lowered: str, words: Reading, focus: Focus) -> bool:
    """A fact told in a running conversation, also one asked whether it changes anything, or a call for its options."""
    named = asked.mentions.of("condition") or asked.mentions.of("reaction") or asked.mentions.of("co_medication")
    states = named or words.conditions or _ANTIBODIES.match(lowered)
    topics = set(asked.mentions.values("topic")) & set(ASKED_BY_TOPIC)  # "paracetamol dose in cirrhosis" asks
    tells = _CHANGES.search(lowered) or not (_ASKS.search(lowered) or _OPENS_QUESTION.match(lowered) or topics)
    return bool(states and tells) or wants_options(asked, lowered, words, focus)


def goes_on_telling(asked: Asked, text: str, focus: Focus) -> bool:
    """Whether a message corrects what was told before, or adds to a running conversation without asking anything."""
    lowered = text.lower()
    adds = bool(focus.intents) and bool(_ADDS.search(lowered))
    corrects = bool(_CORRECTS.match(lowered)) and names_a_drug(asked.mentions)
    return (adds or corrects) and asks_nothing(asked, lowered)


def _only_finds(asked: Asked, lowered: str, words: Reading) -> bool:
    """Whether a message only tells what was found in somebody: "stents to the LAD in 2020, AF on apixaban". An age is
    nothing found.
    """
    found = bool(words.conditions.keys() - AGE_GROUPS)
    return asked.intent in _OTHER_SUBJECT and found and asks_nothing(asked, lowered)


def tells_too(asked: Asked, text: str, focus: Focus) -> bool:
    """ "Has UC too, IFX kill two birds?": of the patient spoken of, and nothing or one of our drugs is asked of."""
    told = bool(focus.intents and asked.mentions.of("condition")) and adds_a_condition(text.lower())
    return told and (speaks_of_a_drug(asked.mentions) or asks_nothing(asked, text.lower()))


def asks_nothing(asked: Asked, lowered: str) -> bool:
    """Whether a lower-case message is no question and names nothing that is asked about by its name alone."""
    topics = set(asked.mentions.values("topic")) & set(ASKED_BY_TOPIC)
    return not (_ASKS.search(lowered) or _OPENS_QUESTION.match(lowered) or topics)


def _screens(asked: Asked, lowered: str) -> bool:
    """ "Hep B screen needed?" of the drug in view: an infection or a vaccine to be looked after before it."""
    named = {m.value for m in asked.mentions.found if m.entity in ("condition", "analyte")}
    return bool(named & SCREENED and _SCREENING.search(lowered)) and len(lowered) < _SHORT


def _of_prophylaxis(asked: Asked, focus: Focus) -> bool:
    """ "Entecavir or tenofovir if eGFR 40?", "HBV DNA undetectable, which prophylaxis", of our drug in view: what is
    given beside it for hepatitis B.
    """
    mentions = asked.mentions
    named = "hbv-prophylaxis" in mentions.values("condition") or _ANTIVIRAL.search(asked.text.lower())
    of_the_virus = "hbv-dna" in mentions.values("analyte") or _OF_HEPATITIS_B & set(mentions.values("condition"))
    asks = bool(of_the_virus) and "infection-prophylaxis" in mentions.values("topic")
    return bool(focus.intents and focus.drugs) and (asks or bool(named))


def _asks_of_prophylaxis(asked: Asked, lowered: str) -> bool:
    """ "How long would the entecavir go on for if I give anti-CD20": asked, with one of our drugs."""
    named = "hbv-prophylaxis" in asked.mentions.values("condition") and speaks_of_a_drug(asked.mentions)
    return named and bool(_OPENS_QUESTION.match(lowered))


def _goes_on(asked: Asked, lowered: str, focus: Focus) -> bool:
    """Whether it reads as the next message of a running conversation."""
    follows = (_GOES_ON.search(lowered) and asked.mentions.found) or tells_too(asked, lowered, focus)
    if focus.drugs and set(asked.mentions.values("other_subject")) & _OF_A_DRUG and len(lowered) < _SHORT:
        return True  # "cheapest?" of the drug in view: that it is not held is ours to say
    return bool(focus.intents) and asked.confidence < (_NEARLY_CERTAIN if follows else _RUNNING)


def _speaks_of_ours(asked: Asked, lowered: str, words: Reading) -> bool:
    """Whether the message is about our disease, or about one of our drugs in a condition that the records know or with
    what it did to a patient, and about no disease of another field.
    """
    mentions = asked.mentions
    drugs = speaks_of_a_drug(asked.mentions)
    named = of_our_disease(lowered) or may_be_ours(mentions)
    tests = bool((_OUR_TESTS | _OUR_RESULTS) & {*mentions.values("analyte"), *mentions.values("condition")})
    person = words.age is not None or words.sex is not None
    others = OTHER_FIELDS & set(mentions.values("condition", "affirmed", "hypothetical"))
    others -= {condition for condition, state in words.conditions.items() if state == "no"}  # "native liver"
    left = without_harms_and_family(lowered, mentions)
    others -= {m.value for m in mentions.of("condition") if m.text and m.text.lower() not in left}
    beside = _NOT_TREATED if not of_another_liver_or_graft(lowered) else {"hepatitis-b"}
    other = bool(others - beside if drugs else others)
    harmed = bool(person and words.reason and words.reactions and not other)
    ours = of_the_liver(lowered, mentions) or (tells_of_a_drug(lowered, mentions, words) and not other)
    told = words.reason or words.current or words.tried
    if drugs and TWO_BIRDS.search(lowered):
        return True  # one drug for both diseases: the other is ours
    if asked.intent in _OTHER_SUBJECT and ours and (told or not _DIAGNOSING.search(lowered)):
        return True
    if _DIAGNOSING.search(lowered) and not (words.reason and (named or harmed)):
        return False
    unheld = bool(mentions.of("other_medicine"))  # that we do not hold it is ours to say
    guideline = bool(mentions.of("guideline") or mentions.of("other_guideline"))  # "DGVS Leitlinie AIH"
    if asked.intent == "other_language" and (_made_of_our_words(asked) or (unheld and named)):
        return True
    if guideline and named:
        return True
    if asked.intent in _OTHER_MANNER:
        return asked.confidence < _HALF_SURE and bool(drugs) and (named or harmed)
    of_ours = drugs or named or bool(mentions.of("term")) or bool(_LATER_LINE.search(lowered))
    if of_ours and mentions.of("other_subject") and not other:  # that no record speaks of it is ours to say
        return True
    for_options = "options" in mentions.values("topic")  # "AIH, autoimmune pancreatitis, second line?"
    unsure = asked.confidence < (_RATHER_SURE if for_options else _FAIRLY_SURE)
    if named and asked.intent == "out_of_scope_near" and unsure and mentions.of("topic"):
        return True  # "do the second-line figures apply to AIH with PBC overlap?"
    if not (drugs or unheld or words.reason or (tests and mentions.found) or (named and _OTHER_DRUG.search(lowered))):
        return False
    known = bool((mentions.of("condition") and not other) or mentions.of("co_medication") or mentions.of("reaction"))
    known = known or (drugs and not other and only_with_terms(asked, _JOINS))
    known = known or (unheld and "options" in mentions.values("topic"))
    known = known or (bool(PREVENTION & set(mentions.values("topic"))) and not other)
    # "Amoxicillin dose for otitis media": that it is not held is not ours to say
    alone = unheld and not (drugs or words.reason or _OTHER_DRUG.search(lowered))
    if alone:
        return bool(named or tests or harmed)
    return bool(named or tests or harmed or known) or (asked.confidence < _FAIRLY_SURE and not other)


def _made_of_our_words(asked: Asked) -> bool:
    """Whether most of a message is words of the vocabulary: "thiopurine shunter" is no foreign language."""
    letters = {i for i, character in enumerate(asked.text) if character.isalpha()}
    spans = [(m.start - asked.start, m.end - asked.start) for m in asked.mentions.found if m.entity in _OURS]
    if asked.mentions.of("drug"):  # beside one of our drugs also what is told of a patient: "33F aza rash AIH"
        told: tuple[Mention | Measure, ...] = (*asked.mentions.found, *asked.mentions.measures)
        spans += [(one.start - asked.start, one.end - asked.start) for one in told]
        spans += [found.span() for found in _OUR_DISEASE.finditer(asked.text)]
    ours = {i for start, end in spans for i in range(start, end)}
    return bool(letters) and len(ours & letters) > _MOSTLY * len(letters)
