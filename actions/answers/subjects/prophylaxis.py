"""Prophylaxis of infection: which germ is asked about leads, since each has records of its own."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.model import Part
from actions.answers.subjects import general
from actions.answers.subjects.topics import line
from actions.knowledge import kinds as r

_TOPIC = "infection-prophylaxis"
# What is asked in the words of a clinician, and by which words the records on it are known
_GERMS = (
    (
        re.compile(r"\b(?:p[jc]p|pneumocystis|carinii|jirovec\w*|septrin|bactrim|co-?trim\w*|tmp-?smx|smx-?tmp)\b"),
        ("pneumocystis", "co-trimoxazole"),
    ),
    (
        re.compile(r"\b(?:hbv|hep(?:atitis)? ?b|hbsag|anti-?hbc|antivirals?|entecavir|tenofovir)\b"),
        ("hepatitis b", "hbv"),
    ),
    (re.compile(r"\b(?:zoster|shingles|herpes|hsv|cold sores?|a[cy]+clovir)\b"), ("aciclovir", "zoster", "herpes")),
    (re.compile(r"\b(?:varicella|chicken ?pox|vzv)\b"), ("varicella", "chickenpox")),
)


def topic(desk: Desk) -> Part:
    """The topic, led by the records on the germ that is asked about, those on what the patient takes first; behind the
    lead what was not found of it for the drugs in question.
    """
    lowered = desk.asked.text.lower()
    words = next((held for asked, held in _GERMS if asked.search(lowered)), ())
    if not words:
        return general.topic(desk, _TOPIC)
    naming = desk.search.holding(words)
    of_drugs = {*desk.drugs, *desk.case.current}
    records = desk.base.evidence(r.Evidence, topic=_TOPIC)
    own = sorted(
        (x for x in records if x.id in naming),
        key=lambda x: (not of_drugs & {*x.drugs}, len(x.drugs), x.rank),
    )
    title = strings.TOPIC_TITLES.get(_TOPIC) or strings.TITLES[desk.asked.intent]
    part = general.of_records(desk, title, records, _TOPIC, tuple(x.id for x in own))
    missing = [x for x in desk.base.about(r.NotKnown, topic=_TOPIC) if x.id in naming and {*x.drugs} & {*desk.drugs}]
    return structs.replace(part, bottom_line=(*part.bottom_line, *(line(desk, x) for x in missing[:1])))
