"""The messages the encoder is tuned on, as the classifier reads them, with intents, as JSON: input of `tune.py`."""

from __future__ import annotations

import json
from pathlib import Path

from rasa.shared.nlu.training_data.loading import load_data

from bot.nlu.components import packaged_recogniser
from bot.nlu.features import masked
from bot.nlu.tuning import kept_out

NLU_DATA = Path(__file__).parents[3] / "nlu_data" / "nlu"


def main() -> None:
    """Print them, ordered by intent and text."""
    recogniser = packaged_recogniser()
    examples = [(str(m.get("text")), str(m.get("intent"))) for m in load_data(str(NLU_DATA)).intent_examples]
    read = sorted((intent, masked(text, recogniser.recognise(text)).lower()) for text, intent in examples)
    print(json.dumps([[text, intent] for intent, text in read if not kept_out(text)], ensure_ascii=False))


if __name__ == "__main__":
    main()
