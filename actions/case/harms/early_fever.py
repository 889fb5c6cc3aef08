"""Fever with a liver injury or symptoms of the gut in the first weeks of a thiopurine: what the two stand for.

Apart from fever with a rash or aching joints, which stands for hypersensitivity whenever it comes: with these it may be
an infection as well, and only their time tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.case.drugs.given_drugs import NAME, masked
from actions.case.mentions import Mentions
from actions.case.patient import THIOPURINES, Reaction
from actions.case.values.told_values import weeks_told
from actions.knowledge.reading_aids import aid_number

_FEVER = "fever"
_WITH_IT = frozenset({"hepatotoxicity", "nausea", "vomiting", "diarrhoea", "flu-like"})
_INFECTED = frozenset({"infection", "sepsis", "neutropenia"})
# What speaks for an infection, or makes one grave: it is thought of first
_LOW_COUNTS = frozenset({"cytopenia", "leucopenia", "neutropenia-reaction", "pancytopenia"})
_FOR_INFECTION = re.compile(
    r"\b(?:cultures?|antibiotic\w*|septic\w*|sepsis|pneumoni\w*|e\.? ?coli|c\.? ?diff\w*|uti|dysuria|cough\w*|sputum"
    r"|productive|breathless|sob|rigors?|norovirus|gastroenteritis|covid\w*|influenza|neutropeni\w*"
    r"|crp (?:of |is |now |was )?[1-9]\d\d)\b"
)
# "Hepatitis" that is no name of the disease and no virus, "transaminitis", "LFTs up", "ALT jumped"
_TESTS = r"(?:lfts?|liver (?:tests?|enzymes|function)|alt|ast|transaminases)"
_LIVER = re.compile(
    r"(?<!immune )(?<!immune-)(?<!autoimmune )(?<!viral )\bhepatitis\b(?! ?[a-e]\b)|\btransaminitis\b"
    rf"|\b{_TESTS}\b[^.;?!]{{0,12}}?\b(?:up|ris\w+|rose|jump\w*|derang\w*|abnormal|worse\w*|shot up|spik\w*|doubl\w+)\b"
    rf"|\b(?:raised|rising|deranged|abnormal|worse\w*) {_TESTS}\b"
)
_WORDS = {word: n for n, word in enumerate("a one two three four five six seven eight nine ten".split())} | {"a": 1}
_TIME = (
    rf"(?:(?P<count>\d+|{'|'.join(_WORDS)})(?:[ -]?(?P<unit>d|days?|w|wks?|weeks?)|/(?P<of>52|7))"
    r"|(?:a )?(?P<fortnight>fortnight)|(?:(?:a )?(?:few|couple of) )?(?P<days>days))\b"
)
_STARTED = r"(?:re-?)?(?:start\w*|beg[aiu]n\w*|commenc\w*|initiat\w*|introduc\w*|add\w*)"
_STOPPED = r"(?:stop\w*|withdr[ae]w\w*|discontinu\w*|ceased|quit|halted|came off|taken off|given up|intoleran\w*)"
_SICK = (
    r"(?:fevers?|febrile|pyrexia\w*|temps?|vomit\w*|nause\w*|sick\w*|d ?& ?v|diarrh\w*|reaction|reacted|hepatitis|alt"
    r"|lfts)"
)
_NOT_OVER = r"(?:(?!resol|settl|recover|gone|better|normal|review|seen|clinic|ill|for\b|last\b|past\b)\w+\W+){0,2}"
_BY_THEN = r"(?:within|after|at|inside|in|by)\W+(?:(?:about|only|just|the|her|his|first|~)\W+){0,3}"
# The time since the drug was begun, and not how long the fever has lasted
_SINCE_IT_BEGAN = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<unit>d|day|wk|week)[ -]?(?P<count>\d+)\b",
        rf"(?<!for )\b{_TIME}\W+(?:(?:after|post|since|from|into|of|on)\W+(?:the |her |his )?(?:{_STARTED}|it\b|{NAME})"
        r"|in\b|later\b)",
        rf"(?:{NAME}+|{_STARTED})\W+(?:(?:for|x|since|about|just|only|the|it|{NAME}+|\d+ ?mg)\W+){{0,3}}{_TIME}",
        # "Stopped after 2 wks", "vomiting and fever within 2 weeks", "after 2 weeks fever and vomiting"
        rf"(?:{NAME}|{_STOPPED}|\b{_SICK})\W+{_NOT_OVER}{_BY_THEN}{_TIME}(?!\W+(?:of|off|on|in|with|at)\b)",
        rf"\b(?:within|after|first)\W+(?:the\W+)?(?:first\W+)?{_TIME}\W+(?:\w+\W+){{0,2}}?{_SICK}\b",
        r"\bfirst (?:(?:few|couple of) )?(?:(?P<days>days)|(?P<unit>week)\b(?P<count>))",
    )
)
# "On azathioprine for years", "stable on azathioprine": what comes now did not come early
_LONG_ON_IT = re.compile(
    rf"{NAME}\W+(?:(?!stop|start|beg[au]n|add|switch)\w+\W+){{0,3}}?"
    r"(?:years?|yrs?|months|long[- ]term|since (?:19|20)\d\d)\b"
    rf"|\b(?:stable|established|long[- ]?term|years?|months)\W+(?:(?:on|of|with)\W+)?{NAME}"
)
_LASTS = re.compile(rf"\b{_SICK}\W+for\W+(?:the\W+)?(?:last\W+|past\W+)?{_TIME}")  # "fever and vomiting for 3 days"
_DAYS_A_WEEK = 7
_FORTNIGHT = 2.0


def early_hypersensitivity(found: Sequence[Reaction], mentions: Mentions, text: str) -> tuple[Reaction, ...]:
    """The hypersensitivity that fever and a sign of liver or gut in the first weeks of a thiopurine stand for, as the
    editorial record `note-hypersensitivity-early` says; none where an infection is named.
    """
    fevers = {_FEVER, *_WITH_IT} if _hot(mentions) else {_FEVER}  # a temperature is nobody's reaction by itself
    drugs = {r.drug for r in found if r.reaction in fevers and r.drug in THIOPURINES}
    if not drugs or _speaks_for_infection(found, mentions, text.lower()):
        return ()
    companions = any(r.reaction in _WITH_IT and r.drug in drugs for r in found) or _LIVER.search(text.lower())
    if not companions or not _in_the_first_weeks(masked(text, mentions), weeks_told(mentions)):
        return ()
    return tuple(Reaction("hypersensitivity", drug) for drug in THIOPURINES if drug in drugs)


def _hot(mentions: Mentions) -> bool:
    told = mentions.measure("temperature")
    return told is not None and told.number >= aid_number("aid-plan-limits", "temperature, from")


def _speaks_for_infection(found: Sequence[Reaction], mentions: Mentions, text: str) -> bool:
    low = any(r.reaction in _LOW_COUNTS for r in found) or _INFECTED & set(mentions.values("condition", "affirmed"))
    return bool(low or _FOR_INFECTION.search(text))


def _in_the_first_weeks(text: str, told: float | None) -> bool:
    """Whether the drug was begun no longer ago than hypersensitivity takes to show, by the text with its drugs masked;
    a longer time told, whatever of, leaves it open.
    """
    if _LONG_ON_IT.search(text):
        return False
    text = _LASTS.sub(" ", text)
    times = [_weeks(match) for pattern in _SINCE_IT_BEGAN for match in pattern.finditer(text)]
    longest = max((*times, told or 0.0))
    return bool(times) and longest <= aid_number("aid-early-hypersensitivity", "weeks")


def _weeks(time: re.Match[str]) -> float:
    told = time.groupdict()
    if told.get("fortnight"):
        return _FORTNIGHT
    if told.get("days"):
        return 1.0  # "within days", "a few days after": less than two weeks, whatever the count
    count = _WORDS.get(time["count"]) or int(time["count"] or 1)
    by_days = (told.get("unit") or "").startswith("d") or told.get("of") == str(_DAYS_A_WEEK)
    return count / _DAYS_A_WEEK if by_days else float(count)
