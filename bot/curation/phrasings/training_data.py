"""The training messages of the intents: reading them, and adding to the files without rewriting what stands there."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from bot.launch.settings import ROOT

TRAINING = ROOT / "nlu_data" / "nlu"
HELD_OUT_DIGESTS = ROOT / "tests" / "nlu" / "held_out.sha256"
"""Digests of the messages kept for measuring, one a line: a training message must be none of them."""

_MARKED = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")  # [mention](type) or [mention]{"entity": ...}
_DIGEST = 16


class NotAdded(Exception):
    """A file of training messages is not in the form that can be added to; nothing was written."""


def training_messages(folder: Path = TRAINING) -> tuple[tuple[str, str], ...]:
    """Every training message with its intent, in file order."""
    return tuple(pair for path in sorted(folder.glob("*.yml")) for pair in _messages(path.read_text(encoding="utf-8")))


def normalised(text: str) -> str:
    """Lower case, without entity mark-up, punctuation and spaces squeezed; what has no letters stays as it is."""
    plain = unicodedata.normalize("NFKC", _MARKED.sub(r"\1", text)).casefold()
    return " ".join(re.findall(r"\w+", plain)) or plain.strip()


def is_marked(text: str) -> bool:
    """Whether Rasa would read a part of it as an annotated entity."""
    return _MARKED.search(text) is not None


def digest(text: str) -> str:
    """What stands for a message where the message itself must not be shown: 16 hexadecimal digits."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()[:_DIGEST]


def held_out_digests(path: Path = HELD_OUT_DIGESTS) -> frozenset[str]:
    """The digests of the messages that must not become training data.

    Raises:
        OSError: the file cannot be read; without it nothing should be added.
    """
    lines = path.read_text(encoding="ascii").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def add(wanted: Mapping[str, Sequence[str]], folder: Path = TRAINING) -> dict[Path, int]:
    """Add messages by intent, each behind the last of its intent, and return how many went into which file. What stood
    in the files stays as it was, comments included.

    Raises:
        NotAdded: an intent has no block in any file, or a file would not say what was meant.
    """
    before = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yml"))}
    after = dict(before)
    counts: dict[Path, int] = {}
    for intent, texts in wanted.items():
        holding = [path for path in after if any(name == intent for _, name in _messages(after[path]))]
        if not holding:
            raise NotAdded(f"{folder}: no file has messages of {intent!r}")
        path = holding[-1]
        after[path] = _with(after[path], intent, texts)
        counts[path] = counts.get(path, 0) + len(texts)
    _check(before, after, wanted)
    for path in counts:
        path.write_text(after[path], encoding="utf-8", newline="\n")
    return counts


def _messages(content: str) -> Iterable[tuple[str, str]]:
    for block in yaml.safe_load(content).get("nlu") or ():
        lines = str(block["examples"]).splitlines()
        yield from ((line.removeprefix("- ").strip(), block["intent"]) for line in lines if line.startswith("- "))


def _with(content: str, intent: str, texts: Sequence[str]) -> str:
    """The content of a file with messages behind the last one of the intent's last block."""
    lines = content.splitlines()
    heads = [at for at, line in enumerate(lines) if re.fullmatch(rf"\s*- intent:\s*{re.escape(intent)}\s*", line)]
    if not heads:
        raise NotAdded(f"the block of {intent!r} does not begin with a line of its own")
    last = at = heads[-1]
    while at + 1 < len(lines) and not lines[at + 1].lstrip().startswith("- intent:"):
        at += 1
        if lines[at].lstrip().startswith("- "):
            last = at
    indent = lines[last][: len(lines[last]) - len(lines[last].lstrip())]
    return "\n".join([*lines[: last + 1], *(f"{indent}- {text}" for text in texts), *lines[last + 1 :]]) + "\n"


def _check(before: Mapping[Path, str], after: Mapping[Path, str], wanted: Mapping[str, Sequence[str]]) -> None:
    """Read everything again: what was there, and what was wanted, and nothing else.

    Raises:
        NotAdded: it is not so.
    """
    meant = [pair for content in before.values() for pair in _messages(content)]
    meant += [(text, intent) for intent, texts in wanted.items() for text in texts]
    try:
        said = [pair for content in after.values() for pair in _messages(content)]
    except yaml.YAMLError as error:
        raise NotAdded(f"a message cannot be written to a file of training messages: {error}") from None
    if sorted(said) != sorted(meant):
        raise NotAdded("the files would not say what was meant; a message may hold a line break or a sign of YAML")
