"""What the reader of drug states is tuned on, as JSON: input of `drug_states.py`. Messages of `nlu_data/drug_states/`
as the reader reads them, once for each drug, with the state that was written down for it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from actions.drug_states.reader import Named, marked
from bot.nlu.components import packaged_recogniser

FIRST = (
    *("registrar", "consultant", "delhi-resident", "continental-europe", "questions", "night-vignettes", "pharmacist"),
    *("response", "intolerance", "running-chat", "easily-confused"),
)
DATA = Path(__file__).parents[3] / "nlu_data" / "drug_states"


def messages(files: Iterable[str]) -> Iterator[tuple[str, dict[str, str], list[Named]]]:
    """Text, state by drug, and where drugs are named, of every message of these files."""
    recogniser = packaged_recogniser()
    for name in files:
        for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            told: dict[str, Any] = json.loads(line)
            text = str(told["text"])
            found = recogniser.recognise(text)
            yield text, told["drugs"], [(m["value"], m["start"], m["end"]) for m in found if m["entity"] == "drug"]


def examples(files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Marked texts and states. Drugs that the recogniser does not find are passed over."""
    for text, states, named in messages(files):
        known = {name for name, _, _ in named}
        yield from ((marked(text, named, drug), state) for drug, state in states.items() if drug in known)


def main() -> None:
    """Print them, or with `--first` those of the files that were there first."""
    files = FIRST if "--first" in sys.argv else tuple(sorted(path.stem for path in DATA.glob("*.jsonl")))
    print(json.dumps(list(examples(files)), ensure_ascii=False))


if __name__ == "__main__":
    main()
