"""The order of records on a topic: which of them answers at first sight, and which stand behind it."""

from __future__ import annotations

import re
from collections.abc import Set

from actions.answers.desk import Desk
from actions.answers.leading.patterns import of_another_pattern
from actions.case.mentions import Mention
from actions.case.patient import AGE_GROUPS
from actions.knowledge import kinds as r
from actions.knowledge.compiled import names

# Asked without a situation, these are about the ordinary patient: a record bound to renal failure, a genotype or acute
# severe disease is the exception and waits behind.
_OF_EVERYBODY = frozenset({"dose", "target-level", "stopping", "time-to-response", "monitoring"})
# Of harms the gravest is wanted first, and a boxed warning says which that is.
_GRAVEST_FIRST = frozenset({"adverse-effects", "contraindications"})
# A regimen says the amount in one sentence; a recommendation on the same page says it among other things.
MEASURED = frozenset({"dose", "target-level"})
# Of one topic, licences and trials are two questions.
_OF_TRIALS = re.compile(r"\b(trials?|rcts?|randomi[sz]ed|recruit\w*|studies|ongoing|pipeline)\b", re.IGNORECASE)
_OF_LICENCES = re.compile(r"\b(un|off.?)?(licen[sc]\w*|label\w*|approv\w*|indicat\w*)\b", re.IGNORECASE)
_WOMENS = frozenset({"pregnant", "wishes-pregnancy"})
KIND_OF = {"ascites": "decompensated", "bilirubin-high": "jaundice"}
"""Conditions guided by what holds for their kind."""
# An outcome that a question asks for in words of its own, and how the endpoint of a finding calls it.
_OUTCOMES = (
    (
        "Stopped for side effects",
        re.compile(
            r"\b(stop\w*|withdr\w+|discontinu\w+|quit\w*|drop(ped)? out|come off|give up)\b.{0,40}"
            r"\b(side effects?|adverse|toxicity|intoleran\w*|tolerab\w*)|\bwithdrawals?\b|\bdiscontinuations?\b"
            r"|\bdrop.?outs?\b"
        ),
        re.compile(r"\b(stopped|withdrawal|discontinuation|side effects ended)\b"),
    ),
    (
        "Survival",
        re.compile(r"\bsurviv\w+|\bmortality\b|\bdeaths?\b|\bdie\w*\b"),
        re.compile(r"\b(surviv\w+|death|mortality)\b"),
    ),
    ("Relapse", re.compile(r"\brelaps\w+|\bflare rates?\b"), re.compile(r"\b(relapse\w*|flare\w*)\b")),
    ("Histology", re.compile(r"\bhistolog\w+"), re.compile(r"\bhistolog\w+")),
)
# A number of patients, or the part of them to which something happened.
_SHARE = re.compile(
    r"\bhow (many|often|common|frequent\w*|likely)\b|\bnumbers? of\b"
    r"|\b(risk|rates?|chances?|odds|likelihood|probability) of\b"
    r"|\b(what|which) (share|proportion|fraction|percent\w*|number)\b|\b(relapse|response|remission) (rates?|risk)\b"
)
_OF_PEOPLE = re.compile(
    r"\bhow many\b.{0,30}\b(patients|people|pts|adults|cases|treated|given|received|reported)\b"
    r"|\bnumbers? (of|treated)\b|\b(what|which) (share|proportion|fraction|percent\w*)\b"
)
_FAILURES = frozenset({"insufficient_response", "non_response", "second_line_failed"})
_FEW = 3  # a record about more drugs says little of each


def about(record: r.Evidence) -> str:
    """What a record is about in the first place. "guideline" says who speaks, not about what."""
    return next((topic for topic in record.topics if topic != "guideline"), "guideline")


def of_children(record: r.Evidence) -> bool:
    """Whether a record is about children and not about adults as well."""
    return "child" in record.situations and not re.search(r"\badults\b", record.text)


def named_in_question(desk: Desk) -> frozenset[str]:
    """Conditions and reactions that the question names. A word that names the topic itself ("side effects") names no
    reaction.
    """
    found = (mention for kind in ("condition", "reaction") for mention in desk.asked.mentions.of(kind))
    told = (mention for mention in found if mention.assertion not in ("negated", "family"))
    child = {"child"} if desk.asked.mentions.measure("age") and desk.case.state("child") == "yes" else set()
    return _of_his(desk, child | {mention.value for mention in told if not names_a_topic(desk, mention)})


def names_a_topic(desk: Desk, mention: Mention) -> bool:
    """Whether a mention stands on the very words that name a topic: "side effects" is then what is asked for, not a
    reaction to look for. Pregnancy is a topic of several conditions, and the word says which of them.
    """
    topics = (topic for topic in desk.asked.mentions.of("topic") if topic.value != "pregnancy")
    return any(topic.start <= mention.start and mention.end <= topic.end for topic in topics)


def named_situations(desk: Desk) -> frozenset[str]:
    """Conditions and reactions that the question names or that are known of the case."""
    of_case = {*desk.case.conditions, *AGE_GROUPS}
    return named_in_question(desk) | _of_his(desk, {one for one in of_case if desk.case.state(one) == "yes"})


def _of_his(desk: Desk, named: set[str]) -> frozenset[str]:
    """The situations, a man's wish for a child being one to father it."""
    men = desk.case.sex == "male" and named & _WOMENS
    return frozenset(named - _WOMENS | {"fathering"} if men else named)


def of_another_age(record: r.Evidence, topic: str, named: Set[str]) -> bool:
    """Whether a record is about children alone where none is spoken of, or gives an adult's dose or level where one
    is.
    """
    if "child" not in named:
        return of_children(record)
    return topic in MEASURED and "child" not in record.situations


def within_topic(
    desk: Desk, record: r.Evidence, topic: str, named: Set[str], drug: str | None = None
) -> tuple[bool | int | str, ...]:
    """A sort key among records that fit the question equally well, best first: not of other results than are told, of
    the patient's age, of everybody, the
    gravest harm, on the topic in the first place, a dose by itself, the curators' rank, of this drug rather than of
    many.
    """
    of_many = len(record.drugs) > _FEW
    by_name = drug is not None and desk.base.drugs[drug].name.lower() in record.text.lower()
    return (
        of_another_pattern(desk, record.id),
        of_another_age(record, topic, named),
        topic in _OF_EVERYBODY and not named & set(record.situations) and bool(set(record.situations) - {"child"}),
        topic in _GRAVEST_FIRST and not getattr(record, "boxed_warning", False),
        topic == "licensing" and of_trial(desk, record) != asks_of_trials(desk.asked.text),
        about(record) != topic and topic not in ("situation", "licensing"),  # which are the subject whatever else is
        topic == "evidence" and getattr(record, "figure", None) is None,  # figures before what is made of them
        topic == "situation" and not isinstance(record, r.Recommendation),  # advice before what was observed
        topic == "situation" and about(record) == "dose",  # whether comes before how much
        topic in MEASURED and not isinstance(record, r.Regimen),
        (of_many or (drug in record.drugs and _names_another(desk, record))) and not by_name,
        record.rank,
        of_many,
        record.id,
    )


def speaks_of_trials(text: str) -> bool:
    """Whether a question speaks of trials, be it beside licences."""
    return bool(_OF_TRIALS.search(text))


def asks_of_trials(text: str) -> bool:
    """Whether a question about licences and trials is about trials."""
    return speaks_of_trials(text) and not _OF_LICENCES.search(text)


def of_trial(desk: Desk, record: r.Evidence) -> bool:
    """Whether a record is about a trial: by what it says, or by its source being a register."""
    return "evidence" in record.topics or desk.base.get(record.source, r.Source).registry is not None


def _names_another(desk: Desk, record: r.Evidence) -> bool:
    """Whether a record speaks of one of its drugs by name, and so of that one more than of the others."""
    text = record.text.lower()
    return any(desk.base.drugs[drug].name.lower() in text for drug in record.drugs if drug in desk.base.drugs)


def speaks_of_test(desk: Desk, record: r.Evidence) -> bool:
    """Whether a record names a test that the question names. A trough is the level itself, and tells nothing apart."""
    tests = [test for test in desk.asked.mentions.values("analyte") if test != "trough"]
    text = record.text.lower()
    forms = (form for test in tests for form in desk.search.forms("analyte", test))
    return any(names(form.lower(), text) for form in forms)


def gives_outcome(desk: Desk, record: r.Evidence) -> bool:
    """Whether a record is the figure for an outcome that the question asks for by name."""
    text = desk.asked.text.lower()
    figure, endpoint = getattr(record, "figure", None), getattr(record, "endpoint", None)
    said = f"{endpoint or ''} {record.text}".lower()
    return figure is not None and any(asked.search(text) and named.search(said) for _, asked, named in _OUTCOMES)


def outcomes_asked(desk: Desk) -> tuple[str, ...]:
    """The outcomes that the question asks for by name, as headings."""
    text = desk.asked.text.lower()
    return tuple(label for label, asked, _ in _OUTCOMES if asked.search(text))


def asks_for_share(desk: Desk) -> bool:
    """Whether a question asks how often something happens."""
    return bool(_SHARE.search(desk.asked.text.lower()))


def only_seen(desk: Desk, record: r.Record) -> bool:
    """Whether a record holds what was seen in pregnancies, and the question asks for no number of patients: how a flare
    is treated is answered by none of it.
    """
    if not isinstance(record, r.Evidence) or asks_for_share(desk):
        return False
    return about(record) == "pregnancy" and bool(getattr(record, "endpoint", None))


def said_in_passing(desk: Desk, record: r.Record) -> bool:
    """Whether a record on the course of a pregnancy rests on an interview, and the question asks for no number."""
    if not isinstance(record, r.Evidence) or asks_for_share(desk):
        return False
    return about(record) == "pregnancy" and record.where == "interview"


def counted(desk: Desk, records: tuple[r.Evidence, ...], topic: str) -> tuple[r.Evidence, ...]:
    """Of records on efficacy those that print how many of how many responded, the largest group first and for the
    reason in question, where the question asks how many were treated or what share of them responded.
    """
    if topic != "evidence" or not _OF_PEOPLE.search(desk.asked.text.lower()) or outcomes_asked(desk):
        return ()
    of_all = [x for x in records if isinstance(x, r.Finding) and x.figure.count is not None and about(x) == topic]
    adults = [x for x in of_all if not of_children(x)]
    reasons = _FAILURES if desk.reason in _FAILURES else {desk.reason}
    direct = [x for x in adults if any(x.informs.get(one) == "direct" for one in reasons)]  # type: ignore[call-overload]
    return tuple(sorted(direct or adults, key=lambda x: (-(x.figure.of or 0), x.rank, x.id)))


def position_on_test(desk: Desk, record: r.Evidence, topic: str) -> bool:
    """Whether a record is a guideline's position on a test before treatment: "TPMT before aza?" asks whether it is to
    be done, which a guideline answers and a study of its yield does not.
    """
    return topic == "pre-treatment-checks" and isinstance(record, r.Recommendation) and speaks_of_test(desk, record)
