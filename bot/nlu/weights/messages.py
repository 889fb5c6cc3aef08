"""What the encoder is tuned on, as JSON: input of `tune.py`. Messages as the classifier reads them, with their intents,
and the questions of every record, by the file they stand in. What is kept out of tuning (`bot/nlu/tuning.py`) is left
out of both.
"""

from __future__ import annotations

import json
from pathlib import Path

from rasa.shared.nlu.training_data.loading import load_data

from actions.knowledge.loader import QUESTIONS, RECORDS, load
from actions.knowledge.questions import load_questions
from bot.nlu.components import packaged_recogniser
from bot.nlu.features import masked
from bot.nlu.tuning import kept_out

NLU_DATA = Path(__file__).parents[3] / "nlu_data" / "nlu"


def examples() -> list[tuple[str, str]]:
    """Every training message and its intent, as they are written."""
    return [(str(m.get("text")), str(m.get("intent"))) for m in load_data(str(NLU_DATA)).intent_examples]


def messages() -> list[tuple[str, str]]:
    """Text and intent, ordered by intent and text."""
    recogniser = packaged_recogniser()
    read = sorted((intent, masked(text, recogniser.recognise(text)).lower()) for text, intent in examples())
    return [(text, intent) for intent, text in read if not kept_out(text)]


def questions() -> dict[str, dict[str, list[str]]]:
    """By file and record, the questions of each record that has two or more left."""
    base, found = load(), {}
    for path in sorted((RECORDS / QUESTIONS).glob("*.yaml")):
        listed = load_questions(base, only=path)
        left = {record: [one for one in asked if not kept_out(one)] for record, asked in sorted(listed.items())}
        found[path.stem] = {record: asked for record, asked in left.items() if len(asked) > 1}
    return found


def main() -> None:
    """Print them."""
    print(json.dumps({"messages": messages(), "questions": questions()}, ensure_ascii=False))


if __name__ == "__main__":
    main()
