"""Letters that name something else beside the words they stand with: the cap of a dose is no pneumonia, treatment that
is observed for adherence none of tuberculosis, a protein shake no tremor, colitis that a drug brought no bowel
disease, and TB with a result among the liver tests no tuberculosis but the total bilirubin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.nlu.recogniser.matching import Span

_CAP = re.compile(r"caps?", re.IGNORECASE)
_A_LIMIT_BEFORE = re.compile(
    r"\b(?:dos(?:e|es|ing|age)|daily|max(?:imum|imal)?|upper|renal|e?gfr|mg|g|bd|bid|od|a day|the|an?|any|no"
    r"|its|your|we"
    r"|to|should i|do i|i|what(?:'s| is)?|there)\s+$|^\W*$",
    re.IGNORECASE,
)
_A_LIMIT_AFTER = re.compile(
    r"\s*(?:it\b|(?:the |her |his |a )?(?:dose|dosage|daily)\b"
    r"|(?:at|of|below|above|under|for|to|if|when|with|in)\b[^.;?!\n]{0,20}?(?:e?gfr|crcl|ckd|renal|kidney|dose|\d"
    r"|mmf|mycophenolate|aza\w*|tac\w*)|\W*(?:[?.]|$))",
    re.IGNORECASE,
)
_PNEUMONIA = re.compile(
    r"\W*(?:(?:on|by|seen on) (?:c?xr|ct|x-?ray|film)|pneumon\w*|curb|admi\w+|last|yesterday|treated|needing|requiring"
    r"|antibiotics?|abx|co-?amox\w*|amox\w*|doxy\w*|clari\w*|levo\w*|ceftr\w*)",
    re.IGNORECASE,
)
_OBSERVED = re.compile(r"dots?", re.IGNORECASE)
_FOR_ADHERENCE = re.compile(
    r"\b(?:(?:non-?)?adher\w+|(?:non-?)?complian\w+|concordan\w+|observ\w+|supervis\w+|missed|misses|missing doses)\b",
    re.IGNORECASE,
)
_TUBERCULOSIS = re.compile(
    r"\b(?:tb|tuberc\w*|mtb|koch\w*|anti-?tb|a[kt]t|rif\w+|inh|isoniazid|hrze|pulmonary|sputum|afb|ltbi)\b",
    re.IGNORECASE,
)
_SHAKE = re.compile(r"shakes?", re.IGNORECASE)
_A_DRINK_BEFORE = re.compile(
    r"\b(?:protein|whey|casein|milk|diet(?:ary)?|(?:meal|breakfast)[- ]replacement|slimming|slim-?fast"
    r"|herbalife|complan"
    r"|ensure|nutrition\w*|weight[- ](?:loss|gain)|mass|gainer|gym|muscle|bulking|body-?building|fruit|banana|mango"
    r"|breakfast|green|detox|creatine|herbal|drink(?:s|ing)?|drank|smoothies?(?: and|/| or))\s+$",
    re.IGNORECASE,
)
_A_DRINK_AFTER = re.compile(r"\s+(?:and (?:smoothies?|supplements?|powders?|bars?)|for breakfast)\b", re.IGNORECASE)
# "Not adherent issue", "not compliance problem": adherence is not what it is about
_NOT_ADHERENT = re.compile(r"not (?:adherent|adherence|compliant|compliance)", re.IGNORECASE)
_ISSUE = re.compile(r"\s+(?:issue|problem|thing|matter)\b", re.IGNORECASE)
_COLITIS = re.compile(r"colitis", re.IGNORECASE)
# "MMF stopped for colitis", "MMF (colitis)", "mmf colitis"; "aza for colitis" is what it is given for
_BROUGHT_BEFORE = re.compile(
    r"\s*[(:]\s*(?:bad |severe |bloody |acute )*|[ -](?:induced |related |associated |toxicity )?"
    r"|[^.;?!\n]{0,25}?\b(?:stopp?\w*|held|withdrawn|discontinued|ceased|off|not tolerated|intoleran\w+"
    r"|given up|came off"
    r"|gave|caused|brought on|led to|triggered)\b[^.;?!\n]{0,15}?[\s:(]+"
    r"(?:(?:her|him|a|an|the|bad|severe|bloody|acute)\s+)*",
    re.IGNORECASE,
)
_BROUGHT_AFTER = re.compile(
    r"\s*\(?(?:due to|from|caused by|brought on by|induced by|because of|secondary to"
    r"|attributed to|blamed on|\?due to)\s+"
    r"(?:the |her |his )?",
    re.IGNORECASE,
)

# "SGOT 210 SGPT 260 TB 2.4"; not "TB 2019", "TB 2 years ago", "TB 9 months of treatment", "TB 12/2019"
_LETTERS_OF_BILIRUBIN = re.compile(r"tb", re.IGNORECASE)
_RESULT = re.compile(
    r"\s*(?:is|was|of|[:=-])?\s*\d{1,3}(?:[.,·]\d+)?(?![\d/])(?!\s*(?:y(?:ea)?rs?|m(?:on)?ths?|mo|w(?:ee)?ks?|days?"
    r"|times|mm|[ymwdx])\b)",
    re.IGNORECASE,
)
_BESIDE = frozenset({"alt", "ast", "alp", "ggt", "albumin", "inr", "igg", "transaminases"})
_SHORTLY = 40  # characters between two results of one list


def total_bilirubin(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, with TB that has a result and stands in a list of liver tests read as the total bilirubin."""
    tests = [span for span in spans if span.entity == "analyte" and span.value in _BESIDE]
    return [
        replace(span, entity="analyte", value="bilirubin") if _is_bilirubin(text, span, tests) else span
        for span in spans
    ]


def _is_bilirubin(text: str, span: Span, tests: Sequence[Span]) -> bool:
    if not (_LETTERS_OF_BILIRUBIN.fullmatch(text, span.start, span.end) and _RESULT.match(text, span.end)):
        return False
    return any(max(test.start - span.end, span.start - test.end) <= _SHORTLY for test in tests)


def means_something_else(text: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether the words around make of these letters something else than the vocabulary holds."""
    place = text, span.start, span.end
    if span.entity == "condition" and _CAP.fullmatch(*place):
        return _is_a_limit(text, span, spans)
    if span.entity == "co_medication" and _OBSERVED.fullmatch(*place):
        several = text[span.end - 1].lower() == "s"  # "on DOTS" is how the treatment of tuberculosis is called
        return not _TUBERCULOSIS.search(text) and (not several or bool(_FOR_ADHERENCE.search(text)))
    if span.entity == "reaction" and _SHAKE.fullmatch(*place):
        return bool(_A_DRINK_BEFORE.search(text[: span.start]) or _A_DRINK_AFTER.match(text, span.end))
    if span.entity == "condition" and _NOT_ADHERENT.fullmatch(*place):
        return bool(_ISSUE.match(text, span.end))
    if span.entity == "condition" and _COLITIS.fullmatch(*place):
        return _is_brought_by_a_drug(text, span, spans)
    return False


def _is_brought_by_a_drug(text: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether colitis is told as the harm of the drug before or behind it."""
    drugs = [one for one in spans if one.entity == "drug"]
    nearest = max((one for one in drugs if one.end <= span.start), key=lambda one: one.end, default=None)
    if nearest and _BROUGHT_BEFORE.fullmatch(text, nearest.end, span.start):
        return True
    return any(_BROUGHT_AFTER.fullmatch(text, span.end, one.start) for one in drugs if one.start >= span.end)


def _is_a_limit(text: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether CAP is the limit of a dose: asked for, set, or named right behind a drug."""
    if _PNEUMONIA.match(text, span.end):
        return False
    behind_a_drug = any(s.entity == "drug" and text[s.end : span.start].isspace() for s in spans if s.end < span.start)
    before = behind_a_drug or _A_LIMIT_BEFORE.search(text[: span.start])
    if not before:
        return False
    asked = bool(_A_LIMIT_AFTER.match(text, span.end))
    return asked or behind_a_drug or bool(re.search(r"\b(?:dos\w+|max\w*|there an?)\s+$", text[: span.start], re.I))
