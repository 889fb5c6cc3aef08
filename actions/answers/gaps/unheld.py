"""What the knowledge base does not hold (a medicine, a guideline, a subject), said so by its name before anything else
is offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from actions.answers import strings
from actions.answers.desk import ACTING, Desk
from actions.answers.model import Line, Part, Section
from actions.answers.subjects.topics import line
from actions.case.mentions import Mention
from actions.knowledge import kinds as r

# Stems of the international naming scheme that no common word ends in: a name that no list has yet is still a medicine.
_BY_STEM = re.compile(r"\b[a-z]{3,}(?:mab|tinib|ertinib|anib|imod|kinra|tacept|nercept|lacept|facept|leucel)\b")
_TAKEN = re.compile(
    r"\b(on|off|after|despite|post|takes?|taking|receiv\w+|given|had|tried|stopp\w+|fail\w*|for)\s+(the\s+)?"
    r"(?:[\w-]+\s*(?:,|/|&|\+|\band\b)\s*)*$",
    re.IGNORECASE,
)
# "Quetiapine 200 started by psych", "olanzapine for steroid psychosis"
_GIVEN = re.compile(
    r"\s*(?:\d[\w.]*\s*(?:mg\s*)?(?:od|bd|nocte|daily)?\s*)?(?:(?:was|is|has|been|now|just|then|already|also)\s+)*"
    r"(?:started|given|commenced|added|begun|initiated|prescribed|on board|for (?:the |her |his )?(?:\w+ )?"
    r"(?:psychosis|mania|depression|anxiety|agitation|insomnia|mood))\b",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"[?!;\n]|\.\s")
_STARTED_ON = re.compile(
    r"\b(?:started|begun|commenced|put|now) on\s+(?:[\w-]+\s*(?:,|/|&|\+|\band\b)\s*)*$", re.IGNORECASE
)
_ASKS_OF_OTHERS = frozenset({ACTING, "ask_stopping", "ask_special_situation", "ask_first_line"})
# "Cost not an issue": named to be left aside
_PUT_ASIDE = re.compile(
    r"\s*(?:(?:is|was|are|'s|would be)\s+)?(?:not?|isn'?t|no longer|never)\s+(?:(?:an?|the|really|any)\s+)*"
    r"(?:issue|problem|concern|object|barrier|matter|worry|obstacle|question)\b"
)
_MOST = 3
NOT_READ = "premise-guideline-unknown"
"""The claim that answers for guidelines that were not read in full."""
_SPEAKING = (r.Evidence, r.Note, r.NotKnown, r.Conflict)


class _Named(NamedTuple):
    """A medicine as it is called, and where it stands in the message."""

    name: str
    start: int
    end: int


def named(desk: Desk, asks_for_options: bool) -> tuple[str, ...]:
    """The medicines not held that the question is about, as they are called. In a story that asks for the options, one
    that the patient takes or took is told, not asked about.
    """
    found = [*_listed(desk), *_unlisted(desk)]
    text, offset = desk.asked.text, desk.asked.start
    story = desk.drugs or desk.told or desk.asked.mentions.measure("age")
    asking = _asking_sentence(desk.message) if story else None
    if asks_for_options or asking:
        first, last = asking or (0, 0)
        found = [one for one in found if first <= one.start < last or not _TAKEN.search(text[: one.start - offset])]
    if asks_for_options or desk.asked.intent in _ASKS_OF_OTHERS:
        found = [one for one in found if not _GIVEN.match(text, one.end - offset)]
        found = [one for one in found if not _STARTED_ON.search(text[: one.start - offset])]
    return tuple(dict.fromkeys(one.name for one in found))


def _asking_sentence(text: str) -> tuple[int, int] | None:
    """Where the sentence of a story that asks, or else its last one, begins and ends; None where it is the only one."""
    ends = [0, *(m.end() for m in _SENTENCE_ENDS.finditer(text) if text[m.end() :].strip()), len(text)]
    sentences = [*pairwise(ends)]
    asking = next((span for span in sentences if "?" in text[slice(*span)]), sentences[-1])
    return asking if len(sentences) > 1 else None


def told_beside(desk: Desk) -> tuple[str, ...]:
    """The medicines not held that a story tells as taken, beside what it asks: said behind what is held."""
    asked = named(desk, asks_for_options=True)
    told = dict.fromkeys(one.name for one in (*_listed(desk), *_unlisted(desk)))
    return tuple(name for name in told if name not in asked)


def subjects(desk: Desk) -> tuple[Line, ...]:
    """That a subject the question names is held nowhere, with what was searched where a record tells; nothing for one
    that some other record speaks of by now.
    """
    text, offset = desk.asked.text.lower(), desk.asked.start
    asked = [m for m in desk.asked.mentions.of("other_subject") if not _PUT_ASIDE.match(text, m.end - offset)]
    named = dict.fromkeys(m.value for m in asked)
    lines: list[Line] = []
    for subject in named:
        holding = desk.search.holding(desk.search.forms("other_subject", subject))
        speaking = [record for i in holding if isinstance(record := desk.base.get(i, r.Record), _SPEAKING)]
        searched = [record for record in speaking if isinstance(record, r.NotKnown)]
        if len(searched) < len(speaking):
            continue
        label = desk.labels.of("other_subject", subject)
        fitting = [line(desk, x) for x in searched if not x.drugs or set(x.drugs) & set(desk.drugs)]
        if subject in _named_as_a_class(desk):
            lines += fitting  # whether a member is held is said with the interactions
            continue
        lines += [Line(f"{label[:1].upper()}{label[1:]}: {strings.NOT_IN_SOURCES}."), *fitting]
    return tuple(dict.fromkeys(lines))


def _named_as_a_class(desk: Desk) -> tuple[str, ...]:
    """The subjects that are medicines named as a class, where interactions are asked about."""
    if desk.asked.intent != "ask_interactions":
        return ()
    words = set(desk.search.classes(desk.asked.text).values())
    return tuple(m.value for m in desk.asked.mentions.of("other_subject") if m.text.lower() in words)


def guideline(desk: Desk) -> Part | None:
    """What is held of a guideline that was not read in full, and that it was not; None where none is named."""
    named = [m for m in desk.asked.mentions.of("other_guideline") if m.assertion not in ("negated", "family")]
    if not named:
        return None
    names = tuple(dict.fromkeys(desk.labels.of(m.entity, m.value) for m in named))
    forms = [form for m in named for form in desk.search.forms(m.entity, m.value)]
    holding = desk.search.holding(forms)
    held = [x for x in desk.base.evidence(r.Recommendation, guideline="other") if x.id in holding]
    topics = set(desk.asked.mentions.values("topic"))
    held.sort(key=lambda record: not topics & set(record.topics))
    claim = desk.base.get(NOT_READ, r.Claim)
    searched = tuple(x.id for x in desk.base.about(r.NotKnown, topic="guideline") if x.id in holding)
    lines = [*(line(desk, record) for record in held[:_MOST]), *desk.citer.lines(searched)]
    if not searched:
        lines.append(desk.citer.sentence(claim.text.strip(), claim.because, claim.id))
    if not held:
        lines.insert(0, Line(f"{' and '.join(names)}: {strings.NOT_IN_SOURCES}."))
    return Part(f"{strings.TITLES['ask_guideline']}: {' and '.join(names)}", tuple(lines), missing=not held)


def _called(desk: Desk, mention: Mention) -> str:
    """The name behind a brand or synonym; what was taken for a misspelling is repeated as it was written."""
    known = {form.lower() for form in desk.search.forms(mention.entity, mention.value)}
    return desk.labels.of(mention.entity, mention.value) if mention.text.lower() in known else mention.text


def part(desk: Desk, medicines: tuple[str, ...]) -> Part:
    """That they are not held, and what records on other drugs say of them by name."""
    lines = tuple(Line(f"{name[:1].upper()}{name[1:]} {strings.NOT_HELD}.") for name in medicines)
    near = Section("named-in", strings.NAMED_IN, tuple(line(desk, record) for record in _naming(desk, medicines)))
    title = " and ".join(name[:1].upper() + name[1:] for name in medicines)
    return Part(title, lines, (near,) if near.lines else (), missing=True)


def _naming(desk: Desk, medicines: tuple[str, ...]) -> Iterator[r.Evidence]:
    left = _MOST
    for record in desk.base.evidence(r.Evidence):
        if left and any(re.search(rf"\b{re.escape(name)}\b", record.text, re.IGNORECASE) for name in medicines):
            left -= 1
            yield record


def _listed(desk: Desk) -> Iterator[_Named]:
    """The medicines of the list, none that is denied or somebody else's."""
    for mention in desk.asked.mentions.of("other_medicine"):
        if mention.assertion not in ("negated", "family"):
            yield _Named(_called(desk, mention), mention.start, mention.end)


def _unlisted(desk: Desk) -> Iterator[_Named]:
    """Words with a stem of the naming scheme where nothing was recognised."""
    text, offset = desk.asked.text.lower(), desk.asked.start
    for match in _BY_STEM.finditer(text):
        start, end = match.start() + offset, match.end() + offset
        if not any(_overlaps(mention, start, end) for mention in desk.asked.mentions.found):
            yield _Named(match[0], start, end)


def _overlaps(mention: Mention, start: int, end: int) -> bool:
    return mention.start < end and start < mention.end
