"""Whether a message is of a patient of ours although another disease stands in it: one of our drugs beside the liver,
or told of for what it did. A disease that a drug brought on, or that somebody of the family has, is not what it is for.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from actions.answers.desk import Asked
from actions.case.mentions import SPOKEN_OF, Mentions
from actions.case.reading import Reading
from actions.conversation.asked.nothing_but import words_beside
from actions.conversation.asked.topics_asked import ASKED_BY_TOPIC

OUR_DISEASE = re.compile(r"\b(r?aih|auto.?immune? ?hep\w*|overlap)\b")
_LIVER = re.compile(
    r"\b((?<!fatty )(?<!alcoholic )livers?(?! (transplant\w*|graft|tx|biops\w+|cancer|clinic))|lfts?|transaminas\w*"
    r"|transaminitis|aminotransferases?|alt|ast|sgpt|sgot|gpt|hepatolog\w+)\b"
)
_SOMEBODY = re.compile(r"\b(she|he|hers?|his|him|pts?|patients?|lady|man|woman|gentleman)\b")
_BRIEF = 60  # characters
_LIVER_TESTS = ("alt", "ast", "transaminases")
# Other diseases of the liver or a graft that our drugs are given for; beside those not named here they are ours
_OTHER_LIVER = re.compile(
    r"\b(pbc|psc|primary (biliary|sclerosing) \w+|alcohol\w* (hepatitis|liver)|maddrey|lille|checkpoint|ici"
    r"|ipilimumab|nivolumab|pembrolizumab|rejection|grafts?|gvhd|transplanted|allograft|recipient"
    r"|(post|after)[ -]?(\w+ ){0,2}(transplant\w*|olt|ltx?)|(kidney|renal|liver|heart|lung) (transplant\w*|tx)"
    r"|which antibod\w+|diagnos\w+ (score|criteria))\b"
)
_BROUGHT = (
    r"(psoria\w*|lupus|sle|\w*colitis|ibd|crohn\S*|\w*neuritis|demyelinat\w*|ms|nephr\w+|minimal change|uveitis"
    r"|vasculitis|sarcoid\w*|\w*arthritis|eczema|dermatitis|myocarditis|alopecia|myasthenia|ild|dili|asthma)"
)
_TOO = re.compile(
    r"\b(?:has|had|have|got|known|with)\b[^.;?!]{0,30}\b(?:too|also|as well|btw|by the way)\b"
    r"|^\W*(?:(?:s?he|pt|and|btw|oh)\W+)*also (?:has|had|got|known|k/?c)\b"
)
_OTHERS = r"(?:fatty liver|steato\w+|nafld|mafld|masld|mash|nash)"
# An image, a biopsy or the build of a patient shows it: "fatty liver on USS", "obese, NAFLD", "some steatosis too"
_FOUND = re.compile(
    rf"\b{_OTHERS}\b[^.;?!]{{0,25}}\b(?:on|by|at|in) (?:the |her |his |an? |recent |last )*"
    r"(?:uss?|ultrasound|scan|imaging|mri|ct|biops\w+|bx|fibroscan|elastography|histology|cap|bg)\b"
    r"|\b(?:uss?|ultrasound|scan|imaging|mri|ct|biops\w+|bx|fibroscan|histology|background|also|obese|obesity|bmi \d+"
    rf"|diabetic|t2dm)\b[^.;?!]{{0,30}}\b{_OTHERS}\b|\b{_OTHERS}\b(?: (?:too|also|as well|coexist\w*)|[^.;?!]{{0,12}}$)"
)
_DRUG = "DRUG"  # stands for the names of our drugs in a message
# A disease told as the harm of a drug: "psoriasis since IFX", "infliximab gave lupus", "lupus-like", "blamed on aza"
_HARM = (
    rf"\b(drug.induced|DRUG.induced|paradoxical|new.onset) {_BROUGHT}\b|\b{_BROUGHT}(iform|oid)?[ -]like\b\w*"
    rf"|\b{_BROUGHT}\b(?:(?! for\b| switch| chang| mov| start)[^.;?]){{0,40}}\b(from|since|due to|because of"
    rf"|caused by) (the |her |his )?(DRUG)\b|\b{_BROUGHT}\b[^.;?]{{0,40}}\b(blamed|broke out|exploded|erupted)\b"
    rf"|\b{_BROUGHT}\b[^.;?]*\b(DRUG)[^.;?]{{0,20}} blamed\b"
    rf"|\b(DRUG)[^.;?]{{0,25}}\b(gave|gives|caused|causes|causing|triggered|brought on|induced)\b[^.;?]{{0,30}}"
    rf"\b{_BROUGHT}\b|\b(DRUG)[^.;?]{{0,12}}\({_BROUGHT}\)"
    rf"|\b(looked|looks|looking) like (an? )?{_BROUGHT}\b|\b(outside|not|other than) (in )?{_BROUGHT}\b"
)
_MAY_BE_BROUGHT = re.compile(rf"\b{_BROUGHT}")
_RELATIVE = (
    r"(mother|father|mum|mom|dad|parent|brother|sister|twin|husband|wife|partner|aunt|uncle|cousin|son|daughter)"
)
_OF_THE_FAMILY = re.compile(rf"(?<!\bmy )(?<!\bour )\b{_RELATIVE}('?s)?\b(?![^.;:]*\b(she|her|he|his)\b)[^.;:]*")


def of_our_disease(text: str) -> bool:
    """Whether a message names autoimmune hepatitis, or an overlap with it."""
    return bool(OUR_DISEASE.search(text.lower()))


def may_be_ours(mentions: Mentions) -> bool:
    """Whether a hepatitis like ours has to be thought of: liver tests and antibodies on a medicine known for it."""
    return "dili" in mentions.values("condition", "possible")


def only_found(lowered: str) -> bool:
    """Whether another disease in a lower-case message stands apart from the question, as what was found in somebody."""
    return bool(_FOUND.search(lowered))


def adds_a_condition(lowered: str) -> bool:
    """Whether a lower-case message says that the patient has something too: "has UC too", "also has lupus"."""
    return bool(_TOO.search(lowered))


def names_a_drug(mentions: Mentions) -> bool:
    """Whether one of our drugs is named, as taken, over or thought of by the patient."""
    return bool(mentions.of("drug", *SPOKEN_OF, "possible", "historical") or mentions.of("drug_class"))


def speaks_of_a_drug(mentions: Mentions) -> bool:
    """Whether one of our drugs is named and neither denied nor only of the past."""
    return bool(mentions.of("drug", *SPOKEN_OF, "possible") or mentions.of("drug_class"))


def of_the_liver(lowered: str, mentions: Mentions) -> bool:
    """Whether a lower-case message names our disease beside one of our drugs, or the liver or its tests beside several
    of them or one of somebody's, and no other disease of the liver or a graft that such drugs are given for.
    """
    if not names_a_drug(mentions):
        return False
    if of_our_disease(lowered):
        return True
    told = _LIVER.search(lowered) or any(mentions.measure(name) for name in _LIVER_TESTS)
    several = len(set(mentions.values("drug"))) > 1
    somebodys = bool(_SOMEBODY.search(lowered) or mentions.of("sex") or mentions.measure("age"))
    return bool(told) and (several or somebodys) and not of_another_liver_or_graft(lowered)


def of_another_liver_or_graft(lowered: str) -> bool:
    """Whether a lower-case message names another disease of the liver, or a graft, that our drugs are given for."""
    return bool(_OTHER_LIVER.search(lowered))


def tells_of_a_drug(lowered: str, mentions: Mentions, words: Reading) -> bool:
    """Whether a message tells what one of our drugs did, or that it is taken, and names no other disease of the liver
    or a graft. `words` is what it states.
    """
    told = bool(words.tried or words.current or words.reactions or words.reason)
    return told and names_a_drug(mentions) and not of_another_liver_or_graft(lowered)


def without_harms_and_family(lowered: str, mentions: Mentions) -> str:
    """A lower-case message without diseases that it tells as the harm of one of our drugs, and without what it tells of
    somebody of the family.
    """
    cut = _OF_THE_FAMILY.sub(" ", lowered)
    names = {m.text.lower() for m in mentions.of("drug") if m.text}
    if not names or not _MAY_BE_BROUGHT.search(cut):
        return cut
    drugs = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.sub(_HARM.replace(_DRUG, drugs), " ", cut)


def gives_a_medicine(asked: Asked) -> bool:
    """ "Dentist gave amoxicillin instead", in a running conversation: a medicine that is none of ours, and no disease
    or topic of its own.
    """
    mentions = asked.mentions
    named = mentions.of("other_medicine", "affirmed", "hypothetical", "planned")
    others = mentions.of("condition") or set(mentions.values("topic")) & set(ASKED_BY_TOPIC)
    return bool(named) and not others and len(asked.text) <= _BRIEF


def gives_beside_ours(asked: Asked, drugs: Collection[str]) -> bool:
    """ "Spironolactone or furosemide for the ascites?", of somebody who takes one of our `drugs` or asks about it: what
    goes with it is asked, whatever the other medicine is for.
    """
    mentions = asked.mentions
    named = mentions.of("co_medication", "affirmed", "hypothetical", "planned")
    others = set(mentions.values("topic")) & set(ASKED_BY_TOPIC) - {"interactions"}
    return bool(named and drugs) and not others and not of_another_liver_or_graft(asked.text.lower())


def only_with_terms(asked: Asked, joins: re.Pattern[str]) -> bool:
    """ "Pred dose for 90 kg relapse": a term of ours beside a drug, and no word of another disease."""
    rest = joins.sub(" ", words_beside(asked, (*asked.mentions.found, *asked.mentions.measures)))
    return bool(asked.mentions.of("term")) and not any(character.isalpha() for character in rest)
