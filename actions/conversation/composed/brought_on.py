"""Hepatitis like ours that a medicine brought on: how it ends is another matter than how our disease is treated. What
is held of it goes before a medicine that is not held, and before how steroids are stopped otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from actions.answers.desk import ACTING, SEARCH, Desk
from actions.answers.model import Part
from actions.answers.subjects.situations import situation
from actions.case.mentions import Mention, Mentions
from actions.case.reason.reasons import raised
from actions.conversation.asked.drugs_named import CLASSES
from actions.knowledge.kinds import Statement

_BROUGHT_ON = "dili"
_ENDING = frozenset({"ask_stopping", "ask_monitoring", "ask_time_to_response", ACTING, SEARCH})
_HELD = ("di-alh-drugs", "di-alh-other-drugs")  # which name medicines that may bring it on
_BEGUN_BEFORE = re.compile(
    r"\b(?:start\w*|began|begun|commenc\w+|added|put (?:her|him) on|gave|given|prescribed|course of|new(?:ly)?(?: on)?"
    r"|after|since|following)\b[^.;?!\n]{0,25}$"
)
_BEGUN_BEHIND = re.compile(
    r"[^.;,?!\n]{0,15}\b(?:started|since|begun|commenced|added|course"
    r"|for (?:an? |her |his )?(?:uti|acne|months?|weeks?))\b"
)
_RAISED = re.compile(
    r"\b(?:alts?|asts?|lfts?|transaminases|enzymes|liver tests|bilirubin|jaundice)\b[^.;?!\n]{0,20}"
    r"\b(?:up|r[io]se\w*|rising|rais\w+|climb\w*|high|elevat\w+|derang\w+|jump\w*|worse\w*|went|shot|\d\d?x)\b"
)


def suspected(desk: Desk, lowered: str, mentions: Mentions) -> tuple[Part, ...]:
    """The guide to it, led by the record that names the medicine, where a message tells of one begun beside our drugs
    and of liver tests that are raised; nothing where the message knows of it already.
    """
    if _BROUGHT_ON in mentions.values("condition") or not (raised(mentions) or _RAISED.search(lowered)):
        return ()
    held = tuple(dict.fromkeys(record for m in _begun(lowered, mentions) for record in _naming(desk, m)))
    if not held:
        return ()
    part = situation(desk, _BROUGHT_ON, None)
    return (structs.replace(part, bottom_line=(*desk.citer.lines(held[:1]), *part.bottom_line)),)


def _begun(lowered: str, mentions: Mentions) -> Iterator[Mention]:
    """The medicines beside our drugs that are told to have been begun."""
    for medicine in (*mentions.of("co_medication"), *mentions.of("other_medicine")):
        told = medicine.assertion in ("affirmed", "historical")
        begun = _BEGUN_BEFORE.search(lowered[: medicine.start]) or _BEGUN_BEHIND.match(lowered, medicine.end)
        if told and begun:
            yield medicine


def _naming(desk: Desk, medicine: Mention) -> Iterator[str]:
    """The records that name the medicine, or its class."""
    for identifier in _HELD:
        text = desk.base.get(identifier, Statement).text.lower()
        if any(re.search(rf"\b{re.escape(name)}s?\b", text) for name in (medicine.value, medicine.text.lower())):
            yield identifier


def guide(desk: Desk) -> tuple[Part, ...]:
    """The guide to it, where the question tells of it or of what makes one think of it; nothing otherwise."""
    named = desk.asked.mentions.values("condition", "affirmed", "possible", "hypothetical")
    return (situation(desk, _BROUGHT_ON, None),) if _BROUGHT_ON in named else ()


def before_steroids_end(desk: Desk) -> tuple[Part, ...]:
    """The guide, where it is asked how its treatment ends or goes on: "nitrofurantoin-induced AIH, stop steroids?"."""
    of_steroids = set(desk.drugs) <= {*CLASSES["steroid"]}
    return guide(desk) if desk.asked.intent in _ENDING and of_steroids else ()
