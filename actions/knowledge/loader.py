"""The strict loader: every file under `records/` or a list of every fault, with file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.cache import Cache, code_digest
from actions.knowledge.decoding import decode
from actions.knowledge.documents import Document, Fault, read_document
from actions.knowledge.plan_limits import check_limits
from actions.knowledge.validation import check_record, check_references

RECORDS = Path(__file__).parent / "records"
VOCABULARY = "vocabulary"  # a folder of its own, decoded by `vocabulary.py`
QUESTIONS = "questions"  # likewise: what clinicians ask when a record is the answer, decoded by `questions.py`
DOSSIER = "dossier"  # likewise: how the records stand to the evidence dossier, decoded by `curation/lists.py`

KINDS: dict[str, type[r.Record]] = {
    "sources": r.Source,
    "findings": r.Finding,
    "recommendations": r.Recommendation,
    "regimens": r.Regimen,
    "statements": r.Statement,
    "formulas": r.Formula,
    "conflicts": r.Conflict,
    "notes": r.Note,
    "not_known": r.NotKnown,
    "claims": r.Claim,
    "wordings": r.Wording,
    "standing_rules": r.StandingRule,
    "plan_rules": r.PlanRule,
    "reasons": r.ReasonGuide,
    "situations": r.SituationGuide,
    "unknowns": r.Unknown,
    "sentences": r.Sentence,
    "reading_aids": r.ReadingAid,
    "boundaries": r.Boundary,
}


class KnowledgeFaults(Exception):
    """The records do not load. `faults` holds all of them; the message lists them, one a line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.file, fault.line, fault.message)))
        super().__init__(f"{len(self.faults)} fault(s) in the records:\n" + "\n".join(map(str, self.faults)))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A decoded record with the place it came from."""

    record: r.Record
    document: Document
    trail: tuple[str | int, ...]
    review: r.Review

    def fault(self, message: str) -> Fault:
        """A fault of this record."""
        return Fault(self.document.file, self.document.line(self.trail), f"{self.record.id}: {message}")


def load(root: Path = RECORDS, cache: Path | None = None) -> KnowledgeBase:
    """Read all records under `root`, or the base kept in the folder `cache` that was made from the same files.

    Raises:
        KnowledgeFaults: with every fault in every file, when there is any.
    """
    files = {path: path.read_bytes() for path in record_files(root)}
    digest = hashlib.sha256()
    for path, content in files.items():
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + content)
    if cache is None:
        return _read(root, files, digest.hexdigest())
    keeper = Cache(cache, KINDS | {"drug": r.Drug})
    key = hashlib.sha256(digest.digest() + code_digest()).hexdigest()
    base = keeper.read(key)
    if base is None:
        base = _read(root, files, digest.hexdigest())
        keeper.write(key, base)
    return base


def record_files(root: Path = RECORDS) -> list[Path]:
    """The files that hold records, in order; vocabulary, questions and the curator's lists are none."""
    others = (VOCABULARY, QUESTIONS, DOSSIER)
    return [path for path in sorted(root.rglob("*.yaml")) if path.relative_to(root).parts[0] not in others]


def _read(root: Path, files: Mapping[Path, bytes], digest: str) -> KnowledgeBase:
    faults: list[Fault] = []
    loaded: dict[str, Loaded] = {}
    for path, content in files.items():
        document, problems = read_document(path, root, content)
        faults += problems
        if document is None:
            continue
        entries, problems = _entries(document)
        faults += problems
        for entry in entries:
            earlier = loaded.setdefault(entry.record.id, entry)
            if earlier is not entry:
                faults.append(
                    entry.fault(f"id also stands in {earlier.document.file}:{earlier.document.line(earlier.trail)}")
                )
    for entry in loaded.values():
        faults += [entry.fault(message) for message in check_record(entry.record)]
    by_id = {identifier: entry.record for identifier, entry in loaded.items()}
    across = (*check_references(by_id), *check_limits(by_id))
    faults += [loaded[identifier].fault(message) for identifier, message in across]
    if faults:
        raise KnowledgeFaults(faults)
    reviews = {identifier: entry.review for identifier, entry in loaded.items()}
    newest = max((review.reviewed_on for review in reviews.values()), default=date.min)
    return KnowledgeBase(by_id, reviews, version=f"{newest.isoformat()}-{digest[:8]}")


def _entries(document: Document) -> tuple[list[Loaded], list[Fault]]:
    faults: list[Fault] = []
    if "review" not in document.values:
        return [], [Fault(document.file, 1, "missing `review` (reviewed_on, review_by, status)")]
    review, problems = decode(r.Review, document.values["review"], document, ("review",))
    if review is None:
        return [], problems
    if not 0 < (review.review_by - review.reviewed_on).days <= 732:
        faults.append(
            Fault(document.file, document.line(("review",)), "review_by lies at most 24 months after reviewed_on")
        )
    if review.status == "clinician reviewed" and not (review.by or "").strip():
        faults.append(
            Fault(document.file, document.line(("review",)), "a clinician's review names who did it (`by`), or is none")
        )
    entries: list[Loaded] = []
    for key, values in document.values.items():
        if key == "review":
            continue
        if key == "drug":
            items, kind = [((key,), values)], r.Drug
        elif key in KINDS and isinstance(values, list):
            items, kind = [((key, index), value) for index, value in enumerate(values)], KINDS[key]  # type: ignore[assignment,misc]
        else:
            faults.append(Fault(document.file, document.line((key,)), f"unknown key {key!r}, or not a list"))
            continue
        for trail, value in items:
            record, problems = decode(kind, value, document, trail)
            faults += problems
            if record is not None:
                entries.append(Loaded(record, document, trail, review))
                if kind is r.Drug and Path(document.file).stem != record.id:
                    faults.append(Fault(document.file, 1, f"a drug's file bears its id: {record.id}.yaml"))
    return entries, faults
