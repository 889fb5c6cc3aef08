"""What the reader (`actions/reader/`) is tuned on, as JSON: input of `reader.py`.

- Messages of `nlu_data/drug_states/` as the reader reads them, once for each drug, with the state that was written down
  for it.
- Messages of `nlu_data/dangers/`, each with the one rule that it was written for and whether its danger is in it; and a
  fifth of all other training messages, which were written for no danger. What else the product warns of in a message
  is nobody's judgement and not learned from, either way; nor are rules that say the same (`alike.txt`).
- Messages of `nlu_data/conditions/`, with what each tells of every condition, and those it only speaks of.
- Messages of `nlu_data/signals/`, with the signals each gives (a patient writes, an emergency, ...); those of
  `nlu_data/who_writes/`, judged for who writes, while nobody said whether anything presses or is ordered in them;
  training messages of an intent that is such a signal, judged for it alone; and a share of all others, which give none,
  though where a word of acute illness stands in one, whether it tells of an emergency was nobody's judgement.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent

from actions.conversation.warnings import in_other_words
from actions.handlers import assistant, turn_from
from actions.reader.conditions import FOLLOWS, TOLD_STATES, label
from actions.reader.drug_states import marked
from actions.reader.network import Named, load_labels, told
from actions.reader.signals import SIGNALS, Signal
from actions.reader.signals import label as signal_label
from bot.launch.settings import ROOT
from bot.nlu.components import packaged_recogniser
from bot.nlu.weights.messages import examples

FIRST = (
    *("registrar", "consultant", "delhi-resident", "continental-europe", "questions", "night-vignettes", "pharmacist"),
    *("response", "intolerance", "running-chat", "easily-confused"),
)
DRUG_STATES, DANGERS, CONDITIONS, SIGNS, WHO_WRITES = (
    ROOT / "nlu_data" / name for name in ("drug_states", "dangers", "conditions", "signals", "who_writes")
)
_SIGNAL_OF: Mapping[str, Signal] = {
    "patient_voice": "patient",
    "emergency": "emergency",
    "self_harm": "self-harm",
    "prescribe_for_me": "order",
    "injection": "injection",
    "abuse": "abuse",
}
_HEARD = 0.3  # likelihood
_HALF, _A_THIRD, _A_QUARTER, _A_FIFTH, _AN_EIGHTH = 128, 85, 64, 51, 32  # of 256
_ACUTE = re.compile(
    r"encephal|drows|confus|\binr\b|bleed|bled|mela?en|ha?ematem|sepsis|septic|anaphyl|collaps|rigor|unconsc"
    r"|liver failure|\balf\b|fulminant|acute severe|listing|rousable|obtund|coma|hypotens|lactate|neutropenic fever"
    r"|overdose|adrenal"
)
Example = tuple[str, dict[str, bool | None]]
"""A message as the network reads it, and of labels whether it tells them, None where nobody judged. It tells none of
the others of its kind.
"""


def rows(folder: Path, files: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The rows of these files of a folder."""
    for name in files:
        yield from map(json.loads, (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())


def all_of(folder: Path) -> tuple[str, ...]:
    """The names of a folder's files."""
    return tuple(sorted(path.stem for path in folder.glob("*.jsonl")))


def states(files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Marked messages and states. Drugs that the recogniser does not find are passed over."""
    recogniser = packaged_recogniser()
    for row in rows(DRUG_STATES, files):
        text = str(row["text"])
        found = recogniser.recognise(text)
        named: list[Named] = [(m["value"], m["start"], m["end"]) for m in found if m["entity"] == "drug"]
        known = {name for name, _, _ in named}
        yield from ((marked(text, named, drug), state) for drug, state in row["drugs"].items() if drug in known)


def same_as(rule: str) -> frozenset[str]:
    """The rule itself and those that say the same."""
    lines = (DANGERS / "alike.txt").read_text(encoding="utf-8").splitlines()
    return frozenset({rule}).union(*(group for line in lines if rule in (group := line.split())))


def dangers(warned: Callable[[str], Collection[str]]) -> Iterator[Example]:
    """Messages with and without dangers, then those written for none. `warned` says what the product warns of."""
    for row in rows(DANGERS, all_of(DANGERS)):
        text, rule = str(row["text"]), str(row["rule"])
        unjudged = dict.fromkeys(sorted({*warned(text), *same_as(rule)}))
        yield _as_read(text), unjudged | {rule: bool(row["danger"])}
    others = [text for text, _ in examples()] + [str(row["text"]) for row in rows(DRUG_STATES, all_of(DRUG_STATES))]
    for text in dict.fromkeys(others):
        if _of(text, _A_FIFTH):
            yield _as_read(text), dict.fromkeys(sorted(warned(text)))


def conditions() -> Iterator[Example]:
    """Messages and what they tell of conditions. What is told in one way, or only spoken of, is not told in others."""
    for row in rows(CONDITIONS, all_of(CONDITIONS)):
        named = (*row["told"], *row["spoken_of"])
        judged: dict[str, bool | None] = {
            label(one, state): None for given in row["told"] for one in FOLLOWS.get(given, ()) for state in TOLD_STATES
        }
        judged |= {label(one, state): False for one in named for state in TOLD_STATES}
        yield _as_read(str(row["text"])), judged | {label(one, state): True for one, state in row["told"].items()}


def signals() -> Iterator[Example]:
    """Messages and the signals they give."""
    for row in rows(SIGNS, all_of(SIGNS)):
        yield _as_read(str(row["text"])), {signal_label(signal): signal in row["told"] for signal in SIGNALS}
    unjudged: dict[str, bool | None] = {signal_label(signal): None for signal in SIGNALS}
    nothing_done: dict[str, bool | None] = {signal_label(one): False for one in ("self-harm", "injection", "abuse")}
    for row in rows(WHO_WRITES, all_of(WHO_WRITES)):
        yield (
            _as_read(str(row["text"])),
            unjudged | nothing_done | {signal_label("patient"): row["who"] == "patient"},
        )
    for text, intent in examples():
        if given := _SIGNAL_OF.get(intent):
            yield _as_read(text), unjudged | {signal_label(given): True}
        elif _of(text, _A_THIRD):
            yield _calm(text)
    for folder, share in ((DRUG_STATES, _HALF), (CONDITIONS, _A_QUARTER), (DANGERS, _AN_EIGHTH)):
        texts = (str(row["text"]) for row in rows(folder, all_of(folder)))
        yield from (_calm(text) for text in texts if _of(text, share))


def _calm(text: str) -> Example:
    """A message written for no signal: it gives none; whether it tells of an emergency was nobody's judgement where a
    word of acute illness stands in it.
    """
    given: dict[str, bool | None] = {signal_label(signal): False for signal in SIGNALS}
    if _ACUTE.search(text.lower()):
        given[signal_label("emergency")] = None
    return _as_read(text), given


def _of(text: str, share: int) -> bool:
    """Whether a message belongs to a share of all, in 256ths."""
    return hashlib.sha256(text.encode()).digest()[0] < share


def _as_read(text: str) -> str:
    found = packaged_recogniser().recognise(text)
    return told(text, [(m["entity"], m["value"], m["start"], m["end"]) for m in found])


def warnings() -> Callable[[str], Collection[str]]:
    """Asks the trained product, each message in a conversation of its own, and gives the records that lead its answer,
    rules of plans and claims among them. What the reader of before added to the rules is left out: it would keep its
    mistakes for ever.
    """
    in_other_words.likelihoods = lambda message, mentions: {}
    agent = Agent.load(str(ROOT / "models" / "secondline.tar.gz"))

    def warned(text: str) -> Collection[str]:
        answer = assistant().respond(turn_from(asyncio.run(agent.parse_message(text)), {}, date.today())).answer
        lines = (*answer.warnings, *(line for part in answer.parts for line in part.bottom_line))
        return {line.records[0] for line in lines if line.records}

    return warned


def heard_before() -> Callable[[str], Collection[str]]:
    """Gives what the published reader hears, likely or not, in place of what the product warns of: enough for a run
    that goes on from these weights for other labels, and a quarter of an hour shorter.
    """

    def heard(text: str) -> Collection[str]:
        likely = load_labels().of(_as_read(text))
        return {name for name, share in likely.items() if share >= _HEARD and "=" not in name and ":" not in name}

    return heard


def main() -> None:
    """Print all of it; with `--first` the drug states of the files that were there first; with `--heard-before`
    dangers as `heard_before` leaves them unjudged.
    """
    found: dict[str, list[Any]] = {"dangers": [], "conditions": [], "signals": []}
    if "--first" in sys.argv:
        found["states"] = list(states(FIRST))
    else:
        found["states"] = list(states(all_of(DRUG_STATES)))
        found["dangers"], found["conditions"] = (
            list(dangers(heard_before() if "--heard-before" in sys.argv else warnings())),
            list(conditions()),
        )
        found["signals"] = list(signals())
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
