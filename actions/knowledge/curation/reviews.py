"""When the files of the base were reviewed, and which of them are due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from actions.knowledge import kinds as r
from actions.knowledge.decoding import decode
from actions.knowledge.documents import read_document
from actions.knowledge.loader import RECORDS, record_files

WARNING = timedelta(days=60)  # how long before its date a review is announced


@dataclass(frozen=True, slots=True)
class FileReview:
    """The review of one file, the line it stands at, and how many records it covers."""

    file: str
    line: int
    review: r.Review
    records: int

    def days_left(self, today: date) -> int:
        """Days until the review is due; negative when it is past."""
        return (self.review.review_by - today).days


def file_reviews(root: Path = RECORDS) -> tuple[FileReview, ...]:
    """Every file's review, the nearest date first. Files that do not parse are the loader's business."""
    found = []
    for path in record_files(root):
        document, _ = read_document(path, root)
        if document is None or "review" not in document.values:
            continue
        review, _ = decode(r.Review, document.values["review"], document, ("review",))
        if review is not None:
            lists = [value for key, value in document.values.items() if key not in ("review", "drug")]
            count = sum(len(value) for value in lists if isinstance(value, list)) + ("drug" in document.values)
            found.append(FileReview(document.file, document.line(("review",)), review, count))
    return tuple(sorted(found, key=lambda entry: (entry.review.review_by, entry.file)))


def due(root: Path, today: date, within: timedelta = WARNING) -> tuple[FileReview, ...]:
    """Files whose review is past, or due within that time."""
    return tuple(entry for entry in file_reviews(root) if entry.review.review_by <= today + within)
