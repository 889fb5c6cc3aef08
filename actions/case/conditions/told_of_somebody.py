"""Conditions that a message tells of somebody, although it names nobody: a result, a finding before a question."""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.case.conditions import told
from actions.case.mentions import Mention, Mentions, in_a_question

POPULATION = re.compile(r"\b(patients|pts|people|women|men|those|adults|children|anyone|who)\b")
"""Words by which many are spoken of."""
_NOW = re.compile(r"\b(now|already|also|meanwhile|update:?,?( now)?) (has|had|is|on|got)\b|^(has|had|got) ")
# Words of an investigation or an event: a condition told with them happened to somebody
_REPORTS = re.compile(
    r"\b(biopsy|bx|histology|fibroscan|elastography|mrcp|colonoscopy|endoscopy|echo|serology|bloods|results?|reports?"
    r"|scan|quantiferon|igra|dexa|had|developed|diagnosed|present|yesterday|yday|today|turns out|found out|recently"
    r"|this (week|morning)|last (week|night|month))\b"
)
# The result of a test, not the name of a disease: "TPMT deficient", never "TPMT deficiency"
_RESULT = re.compile(
    r"^(?!.*\b(in|for|with|if|when|among|of|after|despite)\b)[^?]*\b(deficient|absent|low|intermediate|heterozygous|homozygous"
    r"|poor metaboli[sz]er|decompensated|cirrhotic)\W*$"
)
# "Yes trying for a baby", "no, she is cirrhotic": behind the answer stands what is told
_ANSWERS = re.compile(r"\W*(yes|yep|yeah|yup|no|nope|nah|correct|actually|sorry)\b(?!\W*(in|for|with|if|when|after)\b)")
_QUESTION = re.compile(
    r"\?|\b(what|which|how|when|why|who|whether|if)\b|(^|[,;.]\s*)(is|are|can|could|should|does|do|would|will)\b"
)
# Of nobody in general
_SOMEBODYS = frozenset({"wishes-pregnancy", "tpmt-intermediate", "nudt15-intermediate"})
_ALLELE = "*"  # who has "*1/*3" is somebody, whatever is asked
_ASKS = re.compile(r"\b(what|which|how|when|why|who|is|are|can|could|should|does|do|would|will|any|in general)\b")
_SENTENCE = re.compile(r"[^.;?!\n]+[.;?!\n]?")
# "Child", "it's a child": who the patient is; "children", "in a child" ask of any
_IS_A_CHILD = re.compile(
    r"\W*(?:(?:s?he|it|pt|patient|this)(?:'?s|\u2019s| is) )?(?:(?:a|an|still|only|just|the|small|young) )*"
    r"(?:child|toddler|infant|kid|teen(?:ager)?|adolescent|paediatric|pediatric|paed|peds?)"
    r"(?: (?:patient|pt|case))?[\s.!]*"
)
POSITIVE = re.compile(r"^[^?]*(?:\b(?:pos|positive|reactive|detected|raised)|\+ve)\W*$")
"""A lower-case message that ends in a result: "anti-HBc pos"."""
# "Portal vein thrombosis on doppler, ...?": the only sentence of a message, up to its first comma
# "Aza-intolerant AIH, ...", "AIH, refractory: ..."
_OPENS = re.compile(r"\W*(?:(?:aih|autoimmune hepatitis|type \d)\b\W*)*")
_CLAUSE_ENDS = re.compile(r"\s*(?:(?:aih|autoimmune hepatitis)\b)?\s*[,.;:–-]\s")
_STUDIED = re.compile(r"\b(?:cohorts?|stud(?:y|ies)|trials?|series|meta-?analys\w+|groups?|arms?|general)\b")
_ITS_YEAR = re.compile(r"\s*\(?(?:in |dx |since |excised |treated )*(?:19|20)\d\d\)?\s*(?:[,;.]|$)")
_CHOICE = re.compile(r"\b(?:or|vs?|versus)\b")
_FIRST_CLAUSE = re.compile(
    r"^[^.;?!,\n]+(?=,(?:[^.;!\n]*\?\s*$"
    r"|\s*(?:so |and |then )*(?:can|could|should|is|are|does|do|what|which|how|when|ok to|safe to)\b))"
)


def opens_with_a_case(mentions: Mentions, text: str) -> bool:
    """Whether a lower-case message begins with a reason in a clause of its own, told of nobody but not of many either:
    "azathioprine intolerant AIH, what is the response to MMF". What a question is put for or in stays general.
    """
    told_first = next(iter(mentions.of("reason", "affirmed")), None)
    if told_first is None or _STUDIED.search(text) or _of_many(mentions, text):
        return False
    opening = _OPENS.fullmatch(_unnamed(mentions, text)[: told_first.start])
    return bool(opening and _CLAUSE_ENDS.match(text, told_first.end))


def finding_before_a_choice(mentions: Mentions, text: str) -> bool:
    """Whether a lower-case message tells a condition in a sentence of its own, or with its year, before a choice: "AIH,
    untreated CLL. aza or MMF?", "melanoma 2019, AIH - MMF or tac?" are asked for somebody.
    """
    if _STUDIED.search(text) or _of_many(mentions, text):
        return False
    if any(_ITS_YEAR.match(text, m.end) for m in mentions.of("condition", "affirmed", "historical")):
        return True
    sentences = [m for m in _SENTENCE.finditer(text) if m[0].strip(" .;!?\n")]
    if len(sentences) < 2:
        return False
    first, *rest = sentences
    told_first = mentions.within(*first.span()).of("condition", "affirmed")
    chooses = any(m[0].endswith("?") and _CHOICE.search(m[0]) for m in rest)
    return bool(told_first) and chooses and not (first[0].endswith("?") or _ASKS.search(first[0]))


def taken_beside_a_finding(mentions: Mentions, text: str) -> bool:
    """Whether a lower-case message tells a condition beside what is taken, and asks nothing: "recurrent AIH post
    transplant on tac + pred".
    """
    asks = _QUESTION.search(text) or any(mentions.of(kind) for kind in ("topic", "analyte", "guideline", "study"))
    return bool(mentions.of("condition", "affirmed")) and not asks and not _of_many(mentions, text)


def _unnamed(mentions: Mentions, text: str) -> str:
    """The message with its drugs blank."""
    for drug in mentions.of("drug"):
        text = text[: drug.start] + " " * (drug.end - drug.start) + text[drug.end :]
    return text


def result_told(mentions: Mentions, text: str) -> bool:
    """ "HBsAg neg", "TPMT not deficient", "now has a coil": said of somebody, unless a population is named."""
    if _of_many(mentions, text):
        return False
    if told.denied_in_words(text):
        return True
    if any(not in_a_question(m, text) for m in mentions.of("condition", "possible")):
        return True
    wished = [m for m in mentions.of("condition", "affirmed") if m.value in _SOMEBODYS]
    if any(not in_a_question(m, text) for m in wished):
        return True
    if told_flatly(mentions, text):
        return True
    if mentions.of("condition", "negated") or (mentions.of("condition", "affirmed") and _NOW.search(text)):
        return True
    sentences = [m for m in _SENTENCE.finditer(text) if m[0].strip(" .;!?\n")]
    if len(sentences) > 1 and any(
        not m[0].endswith("?")
        and not _ASKS.search(m[0])
        and mentions.within(*m.span()).of("condition", "affirmed", "historical")
        for m in sentences[:-1]
    ):
        return True  # "AIH, liver scarred through. Budesonide?", "breast ca 2019. Changes anything?"
    if _found_before_a_question(mentions, text) or (mentions.of("condition", "affirmed") and POSITIVE.search(text)):
        return True
    statements = [m for m in _SENTENCE.finditer(text) if not m[0].endswith("?") and _REPORTS.search(m[0])]
    return any(mentions.within(*m.span()).of("condition", "affirmed") for m in statements)


_TAKES = re.compile(r"\W*(?:(?:also|now|is|pt|patient|still)\s+)*(?:on|takes|taking)\s+")


# "Entecavir started", "on tenofovir now": nothing but that it is taken
_BEGUN = re.compile(
    r"(?:\W|\d|\b(?:also|now|is|pt|patient|still|s?he|on|takes|taking|started|commenced|begun|put|has|been|was|have|we"
    r"|already|since|last|this|week|month|today|yesterday|for|the|hbv|hep|hepatitis|b|mg|od|daily|prophylaxis|cover"
    r"|from|gastro|hepatology|yes|ok)\b)*"
)


def _antivirals(named: Iterable[Mention]) -> list[Mention]:
    return [mention for mention in named if mention.value == "hbv-prophylaxis"]


def told_flatly(mentions: Mentions, text: str) -> bool:
    """Whether a lower-case message tells a genotype, nothing but a result, a medicine that is taken, or that it is a
    child: somebody's, whatever was asked before.
    """
    if "?" not in text and any(_TAKES.fullmatch(text[: m.start]) for m in mentions.of("co_medication", "affirmed")):
        return True  # "on carbamazepine for trigeminal neuralgia"
    named = mentions.of("condition", "affirmed")
    if "?" not in text and any(_BEGUN.fullmatch(text[: m.start] + " " + text[m.end :]) for m in _antivirals(named)):
        return True
    if _IS_A_CHILD.fullmatch(text):
        return bool(named)
    return any(_ALLELE in m.text for m in named) or bool(named and states_flatly(mentions, text))


def _of_many(mentions: Mentions, text: str) -> bool:
    """Whether a lower-case message speaks of many; the children somebody wishes for are none of them."""
    for mention in mentions.of("condition"):
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return bool(POPULATION.search(text))


def states_flatly(mentions: Mentions, text: str) -> bool:
    """Whether a lower-case message without a drug or a question ends in a result ("and NUDT15 deficient") or tells
    something behind a yes or no ("no, spleen is big, cirrhotic").
    """
    if mentions.of("drug") or mentions.of("drug_class") or _QUESTION.search(text) or _of_many(mentions, text):
        return False
    return bool(_RESULT.search(text) or POSITIVE.search(text) or _ANSWERS.match(text))


def _found_before_a_question(mentions: Mentions, text: str) -> bool:
    """ "Portal vein thrombosis on doppler, anticoagulate first?": what stands before the comma is told of somebody,
    where it names no drug that is asked about.
    """
    first = _FIRST_CLAUSE.match(text)
    if first is None or _ASKS.search(first[0].lower()):
        return False
    found = mentions.within(*first.span())
    return bool(found.of("condition", "affirmed")) and not (found.of("drug") or found.of("drug_class"))
