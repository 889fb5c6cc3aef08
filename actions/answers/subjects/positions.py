"""What guidelines say: their positions for the reason in question, on a drug or on a topic, side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import structs

from actions.answers import strings
from actions.answers.choices.options import positioned_as
from actions.answers.desk import Desk
from actions.answers.leading.order import named_situations, of_children
from actions.answers.leading.relevance import nearest
from actions.answers.model import Line, Part, Section, Table
from actions.answers.subjects.general import not_held
from actions.answers.subjects.graded import graded
from actions.case.drugs.given_drugs import taken_first
from actions.case.patient import SECOND_LINE
from actions.knowledge import kinds as r
from actions.reasoning.placing import POSITIONED_AS

HOW_GRADED = re.compile(
    r"\b(quality|certainty|levels?|grad(e|es|ed|ing)|strength) of (the )?(evidence|certainty|recommendation)|\bloe\b"
    r"|\bevidence (grade|level|quality|certainty)|\bhow (strong|certain) is the (evidence|rec\w*)"
    r"|\b(strong(est)?|weak(est)?) (recs?|recommendations?)\b"
    r"|\bhow (good|solid|robust|reliable|strong) (is|are) the (evidence|data)\b",
    re.IGNORECASE,
)
"""Asks how a position is graded."""
_THIRD_LINE = re.compile(r"\bthird[- ]line\b", re.IGNORECASE)
_SHORT = 15  # characters: a guideline's name and little more
_POSITIONS = 2  # of named guidelines, in the first lines
# Topics on which guidelines are asked for themselves, whatever the reason of the case
_OF_GUIDELINES = frozenset(
    {"stopping", "vaccination", "referral", "monitoring", "infection-prophylaxis", "bone-health"}
)
_OF_TESTS = {"tgn": "metabolites", "mmp": "metabolites"}  # a test named is the topic on which guidelines are asked
_PLACES = ("first", "option", "later", "against")
_METABOLITES = re.compile(r"\bmetabolites?\b", re.IGNORECASE)
# Words for why a drug is left, behind its name and before it
_IS_LEFT = re.compile(
    r"[\s-]*(?:(?:has|had|was|is|in|treatment|therapy)\s+)*(?:non-?\s?respon\w*|no response|intoleran\w*"
    r"|fail\w*|refractor\w*"
    r"|not (?:tolerated|working)|(?:incomplete|insufficient|inadequate|poor) respon\w*|experienced)\b",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\b(?:after|fail\w*(?: on| of| to)?|intoleran\w+ (?:of|to)|not respond\w* to|non-?\s?respon\w+ (?:to|on)"
    r"|refractory to"
    r"|(?:can'?t|cannot|do(?:es)?n'?t|not|couldn'?t) tolerat\w+|beyond|respon\w+ to)\s+(?:the |standard "
    r"|\d\w+[- ]line )?$",
    re.IGNORECASE,
)
_WHETHER_THEY_DIFFER = re.compile(r"\b(dis)?agree\w*|\bdiffer\w*|\bsame\b|\bconflict\w*|\bin line with\b")


def compose(desk: Desk) -> Part:
    """What each guideline says: for the reason in question, else for the drug, else for the topic named."""
    named = desk.asked.mentions.values("guideline")
    reason = positioned_as(desk, desk.reason) if desk.reason else None
    own_drugs = [d for d in desk.asked.mentions.values("drug") if d in desk.base.drugs]
    own_drugs = [d for d in own_drugs if d not in desk.case.tried and d not in desk.told] or own_drugs
    left = desk.reason is not None and not [d for d in own_drugs if d not in _of_the_reason(desk)]
    own_drugs = [] if left else own_drugs  # "who says what about azathioprine intolerance": what is given then
    if not own_drugs and len(desk.asked.text) < _SHORT and not desk.asked.mentions.of("reason"):
        own_drugs = [*desk.drugs]  # "BSG?" after "EASL on tacrolimus"
    conditions = desk.asked.mentions.values("condition", "affirmed", "hypothetical", "possible")
    topics = set(desk.asked.mentions.values("topic")) & _OF_GUIDELINES
    topics |= {_OF_TESTS[test] for test in desk.asked.mentions.values("analyte") if test in _OF_TESTS}
    topics |= {"metabolites"} if _METABOLITES.search(desk.asked.text) else set()
    if conditions:
        records = _recommendations(desk, lambda record: bool(set(conditions) & set(record.situations)))
    elif topics and not own_drugs:  # "do guidelines differ on stopping?"
        records = _recommendations(desk, lambda record: bool(topics & set(record.topics)))
    elif desk.reason:
        records = _placing(desk, desk.reason)
    else:
        records = ()
    if own_drugs and not desk.reason and "first-line" in desk.asked.mentions.values("topic", "affirmed"):
        records = _first_line(desk, own_drugs)
    of_drug = tuple(record for record in records if set(own_drugs) & set(record.drugs))
    if own_drugs and desk.reason and any(not named or record.guideline in named for record in of_drug):
        records = of_drug
    if own_drugs and not desk.reason and not records:
        records = _recommendations(desk, lambda record: bool(set(own_drugs) & set(record.drugs)))
    if not records:
        topics = set(desk.asked.mentions.values("topic")) - {"guideline"}
        records = _recommendations(desk, lambda record: bool(topics & set(record.topics)))
    if not records:
        return not_held(desk, strings.TITLES["ask_guideline"])
    near: tuple[r.Recommendation, ...] = ()
    for guideline in named:
        if not any(record.guideline == guideline for record in records):
            # The positions found are those of others: what it says nearest to the question stands for it.
            found = nearest(desk, desk.base.evidence(r.Recommendation, guideline=guideline))
            near += found or _before_the_failure(desk, guideline)
    nearness = {record.id: i for i, record in enumerate(near)}
    if own_drugs and not reason:  # where a guideline puts the drug comes before what else it says of it
        nearness |= {x.id: -1 for x in records if any(place.drug in own_drugs for place in x.positions)}
    if topics and own_drugs:  # and before that what it says of the test or the topic named
        on_topic = nearest(desk, tuple(x for x in records if topics & set(x.topics)))
        on_topic = tuple(sorted(on_topic, key=lambda x: min(x.topics.index(t) for t in topics & set(x.topics))))
        nearness |= {x.id: i - len(on_topic) - 1 for i, x in enumerate(on_topic)}
    elif reason and not topics:
        nearness |= _by_place(desk, records, reason)
    part = _side_by_side(desk, (*near, *records), named, reason, nearness)
    about = ", ".join(desk.drug_name(drug) for drug in own_drugs)
    about = desk.base.reasons[desk.reason].label.lower() if left and not about and desk.reason else about
    return structs.replace(part, title=f"{part.title}: {about}") if about else part


def _of_the_reason(desk: Desk) -> frozenset[str]:
    """The drugs that are named as part of a reason alone: "aza non responders", "after azathioprine failure"."""
    reasons = desk.asked.mentions.of("reason")
    text, offset = desk.asked.text, desk.asked.start
    return frozenset(
        m.value
        for m in desk.asked.mentions.of("drug")
        if any(one.start <= m.start and m.end <= one.end for one in reasons)
        or _IS_LEFT.match(text, m.end - offset)
        or (taken_first(m.value) and _LEAVING.search(text[: m.start - offset]))
    )


def _as_graded(desk: Desk, records: tuple[r.Recommendation, ...]) -> tuple[Line, ...]:
    """The positions that carry a grade, where it is asked how they are graded: those that place the drugs in question,
    of adults, of these the strong ones first.
    """
    if not HOW_GRADED.search(desk.asked.text):
        return ()
    carrying = (record for record in records if record.strength and record.certainty)
    placed = {*desk.drugs}

    def weight(record: r.Recommendation) -> tuple[object, ...]:
        beside = not any(position.drug in placed for position in record.positions)
        strong = str(record.strength).startswith("strong")
        return beside, of_children(record), not strong, record.guideline, record.rank, record.id

    ordered = sorted(carrying, key=weight)
    return tuple(graded(desk, record) for record in ordered[:_POSITIONS])


def _placing(desk: Desk, reason: str) -> tuple[r.Recommendation, ...]:
    """The positions on a reason; of a guideline that places no drug under it those on the closest reason."""
    own, closest = desk.base.positions(reason), POSITIONED_AS.get(reason)
    placing = {record.guideline for record, _ in own}
    others = desk.base.positions(closest) if closest else ()
    pairs = (*own, *(pair for pair in others if pair[0].guideline not in placing))
    return tuple({record.id: record for record, _ in pairs}.values())


def _before_the_failure(desk: Desk, guideline: str) -> tuple[r.Recommendation, ...]:
    """Of a guideline that is silent where second-line treatment has failed: what it says of the second line and drugs
    that were not tried, those it prefers first.
    """
    asked_of = set(desk.asked.mentions.values("drug"))
    if desk.reason != "second_line_failed":
        return ()
    found: dict[r.Recommendation, int] = {}
    for reason in ("insufficient_response", "thiopurine_intolerance"):
        for record, position in desk.base.positions(reason):
            if record.guideline == guideline and position.drug in SECOND_LINE and position.drug not in desk.case.tried:
                place = _PLACES.index(position.place)
                found[record] = min(place, found.get(record, place))
    fitting = [record for record in found if not asked_of or asked_of & set(record.drugs)]
    return tuple(sorted(fitting, key=lambda record: (found[record], record.rank, record.id)))


def _by_place(desk: Desk, records: tuple[r.Recommendation, ...], reason: str) -> dict[str, int]:
    """The records by where they put a second-line drug: what rests on a result of a test (allopurinol where 6-MMP is
    high) stands behind what holds of everybody.
    """
    reasons = {reason, desk.reason}

    def place(record: r.Recommendation) -> int:
        placed = (one for one in record.positions if one.reason in reasons and one.drug in SECOND_LINE)
        return min((_PLACES.index(one.place) for one in placed), default=len(_PLACES)) + (
            "metabolites" in record.topics
        )

    return {record.id: place(record) for record in records}


def _first_line(desk: Desk, drugs: list[str]) -> tuple[r.Recommendation, ...]:
    """What guidelines say of drugs as first-line treatment: where they put them, before the doses they give."""
    held = _recommendations(desk, lambda x: "first-line" in x.topics and bool(set(drugs) & set(x.drugs)))
    return tuple(sorted(held, key=lambda record: "guideline" not in record.topics))


def _recommendations(desk: Desk, fits: Callable[[r.Recommendation], bool]) -> tuple[r.Recommendation, ...]:
    return tuple(filter(fits, desk.base.evidence(r.Recommendation)))


def _of_before(own: list[r.Recommendation], guideline: str, reason: str | None) -> bool:
    """Whether all that a guideline is quoted with is about the line before the one that failed."""
    quoted = [record for record in own if record.guideline == guideline]
    placing = any(position.reason == reason for record in quoted for position in record.positions)
    placing = placing or any(_THIRD_LINE.search(record.text) for record in quoted)
    return reason == "second_line_failed" and bool(quoted) and not placing


def _says_nothing_itself(guideline: str, reason: str | None) -> Line:
    name = strings.GUIDELINE_NAMES[guideline].split()[0]
    return Line(f"{name}, {strings.REASON_NAMES[reason or 'unclear']}: {strings.NOT_IN_SOURCES}.")


def _side_by_side(
    desk: Desk,
    records: tuple[r.Recommendation, ...],
    named: tuple[str, ...],
    reason: str | None,
    nearness: Mapping[str, int],
) -> Part:
    by_guideline: dict[str, list[r.Recommendation]] = {}
    for record in sorted(
        records,
        key=lambda record: (
            record.guideline not in named,
            record.guideline == "other",
            record.guideline,
            of_children(record) and "child" not in named_situations(desk),
            nearness.get(record.id, 0),
            record.rank,
            record.id,
        ),
    ):
        by_guideline.setdefault(record.guideline, []).append(record)
    rows = tuple(
        (Line(strings.GUIDELINE_NAMES[guideline]), *(graded(desk, record) for record in found[:4]))
        for guideline, found in by_guideline.items()
    )
    conflicts = tuple(
        conflict.id
        for conflict in desk.base.all(r.Conflict)
        if (reason and reason in conflict.reasons and "guideline" in conflict.topics)
        or len({x.id for x in records} & set(conflict.records)) > 1
    )
    shown = {record.id for record in records}
    of_reason = {
        i for i in conflicts if reason == "second_line_failed" and reason in desk.base.get(i, r.Conflict).reasons
    }
    conflicts = tuple(
        sorted(conflicts, key=lambda i: (i not in of_reason, -len(shown & set(desk.base.get(i, r.Conflict).records))))
    )
    lead = (
        _as_graded(desk, records)
        or desk.citer.lines(conflicts[:1])
        or (graded(desk, next(iter(by_guideline.values()))[0]),)
    )
    if named:
        each = _POSITIONS // len(named) or 1  # of two guidelines set side by side, each speaks
        own = [record for guideline in named for record in by_guideline.get(guideline, ())[:each]]
        silent = (strings.GUIDELINE_NAMES[guideline].split()[0] for guideline in named if guideline not in by_guideline)
        told = tuple(graded(desk, record) for record in own[: max(_POSITIONS, len(named))])
        told += tuple(Line(f"{name}, {strings.ON_THIS}: {strings.NOT_IN_SOURCES}.") for name in silent)
        before = [guideline for guideline in named if _of_before(own, guideline, reason)]
        told += tuple(_says_nothing_itself(guideline, reason) for guideline in before)
        differ_first = bool(_WHETHER_THEY_DIFFER.search(desk.asked.text.lower()))
        apart = desk.citer.lines(conflicts[:1])
        lead = ((*apart, *told) if differ_first else (*told, *apart)) if told else lead
    table = Section(
        "guidelines",
        strings.GUIDELINES,
        table=Table(("Guideline", "Position, with its own strength and certainty"), rows),
    )
    differ = Section("conflicts", strings.DIFFER, desk.citer.lines(conflicts[1:4]), collapsed=True)
    return Part(strings.TITLES["ask_guideline"], lead, tuple(s for s in (table, differ) if s.lines or s.table))
