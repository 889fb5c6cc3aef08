"""The file a curator reviews: written from groups, read back strictly."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct

from bot.curation.exchanges import AGE_MASK
from bot.curation.phrasings.grouping import Group

SKIP = "skip"
"""Written in place of an intent: this message is not to be taken, whatever its group is."""

_HEAD = f"""\
# Messages that were poorly understood, in groups of like ones, without identifiers and ages.
# Write the right intent of docs/intents.md behind `intent:`, for a whole group or for one message; a message's own
# goes first. Left empty, or `{SKIP}`, it is not taken. Correct a text where it needs it: in place of {AGE_MASK} and of
# words in brackets, which stand for what was cut out, write something invented.
# Then: secondline nlu accept THIS_FILE
"""


class Row(Struct, forbid_unknown_fields=True):
    """A message for review; `intent` is for the curator to fill in."""

    text: str
    why: list[str]
    read_as: str  # "ask_dose 0.41"
    times: int = 1
    intent: str | None = None


class Cluster(Struct, forbid_unknown_fields=True):
    """A group for review; `nearest` are intents with cosine and the training message that is nearest."""

    nearest: list[str]
    messages: list[Row]
    intent: str | None = None


class Review(Struct, forbid_unknown_fields=True):
    """The whole file."""

    groups: list[Cluster]


class NotReadable(Exception):
    """The file is not in the form that `secondline nlu suggest` writes; the message says where."""


def from_groups(groups: Sequence[Group]) -> Review:
    """What is to be reviewed, nothing filled in."""
    return Review(
        [
            Cluster(
                [f"{near.intent} {near.cosine:.2f}, as in: {near.example}" for near in group.near],
                [
                    Row(said.text, list(said.why), f"{said.intent} {said.confidence:.2f}", said.times)
                    for said in group.messages
                ],
            )
            for group in groups
        ]
    )


def written(review: Review) -> str:
    """The file's content."""
    groups = [
        {
            "intent": cluster.intent,
            "nearest": cluster.nearest,
            "messages": [_fields(row) for row in cluster.messages],
        }
        for cluster in review.groups
    ]
    return _HEAD + yaml.dump({"groups": groups}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)


def read(path: Path) -> Review:
    """The file as a curator left it.

    Raises:
        NotReadable: it cannot be read, or has a field too many, too few or of another kind.
    """
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Review)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise NotReadable(f"{path}: {error}") from None


def _fields(row: Row) -> dict[str, object]:
    return {"text": row.text, "intent": row.intent, "read_as": row.read_as, "why": row.why, "times": row.times}


class _Dumper(yaml.SafeDumper):
    """YAML with nothing behind the colon of what is to be filled in."""

    def ignore_aliases(self, data: object) -> bool:
        """Write equal lists out each time."""
        return True


_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))
