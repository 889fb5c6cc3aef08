"""Tune the encoder on the training messages and the questions of the records, once, and write its eight-bit weights.
Development only.

Supervised contrastive learning (Khosla 2020) of two kinds of pairs: messages of one intent, as the classifier reads
them, and questions that one record answers, beside those of its neighbours. What belongs together is drawn together,
the rest pushed apart, so that likeness is the one that matters here. In two steps, since PyTorch and Rasa do not share
an environment; the second in the environment that `reproduce.py` describes:

    .venv/bin/python -m bot.nlu.weights.messages > messages.json
    python bot/nlu/weights/tune.py --work /tmp/weights --messages messages.json

What is published lies between the weights before and after (Wortsman 2022, "Robust fine-tuning of zero-shot models").
Seeds are fixed; on one machine a second run gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path

import torch
from reproduce import PACKAGED, SentenceEncoder, fetch, load, publish
from tokenizers import Tokenizer
from torch import Tensor, nn

EPOCHS, RATE, WARMING = 3, 3e-5, 20
TEMPERATURE = 0.1
INTENTS, EACH = 12, 5  # in a batch
CLOSE = 0.05  # temperature among records, which lie nearer together than intents
RECORDS, ASKED = 32, 2  # in a batch; half of them of one file, which are the hardest to tell apart
LONGEST = 128  # tokens
TOGETHER = 15  # texts of like length that go through the encoder at once, so that short ones are hardly padded
SEED = 7
SHARE = 0.75  # of the tuned weights in those published, the rest being the untuned ones, which know more of the world

Batch = tuple[list[str], Tensor, float]  # texts, which of them belong together, temperature


def padded(tokenizer: Tokenizer, texts: list[str]) -> tuple[Tensor, Tensor]:
    """Token ids and mask, both (texts, tokens of the longest)."""
    rows = [tokenizer.encode(text).ids[:LONGEST] for text in texts]
    ids = torch.zeros((len(rows), max(map(len, rows))), dtype=torch.int64)
    mask = torch.zeros_like(ids)
    for row, tokens in enumerate(rows):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = 1
    return ids, mask


def embedded(encoder: SentenceEncoder, tokenizer: Tokenizer, texts: list[str]) -> Tensor:
    """Embeddings in the order of the texts."""
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    parts = [order[start : start + TOGETHER] for start in range(0, len(order), TOGETHER)]
    found = torch.cat([encoder(*padded(tokenizer, [texts[at] for at in part])) for part in parts])
    return found[torch.tensor(order).argsort()]


def contrastive_loss(embeddings: Tensor, labels: Tensor, temperature: float) -> Tensor:
    """Mean over texts of the negative log-share that those of the same label have in its neighbourhood."""
    itself = torch.eye(len(labels), dtype=torch.bool)
    likeness = (embeddings @ embeddings.T / temperature).masked_fill(itself, -1e9)
    shares = likeness - torch.logsumexp(likeness, 1, keepdim=True)
    same = (labels[:, None] == labels[None, :]) & ~itself
    return -((shares * same).sum(1) / same.sum(1).clamp(min=1)).mean()


def of_intents(messages: dict[str, list[str]], chance: random.Random) -> Batch:
    """Messages of a few intents, larger intents more often."""
    names = sorted(messages)
    weights = [len(messages[name]) ** 0.5 for name in names]
    picked: list[int] = []
    while len(picked) < INTENTS:
        (intent,) = chance.choices(range(len(names)), weights)
        if intent not in picked:
            picked.append(intent)
    pairs = [(text, intent) for intent in picked for text in chance.sample(messages[names[intent]], EACH)]
    return [text for text, _ in pairs], torch.tensor([intent for _, intent in pairs]), TEMPERATURE


def of_records(questions: dict[str, dict[str, list[str]]], chance: random.Random) -> Batch:
    """Questions of a few records: of one file, larger files more often, and of any."""
    (file,) = chance.choices(sorted(questions), [len(questions[name]) for name in sorted(questions)])
    neighbours = chance.sample(sorted(questions[file]), min(len(questions[file]), RECORDS // 2))
    asked = {record: some for records in questions.values() for record, some in records.items()}
    others = chance.sample(sorted(asked.keys() - set(neighbours)), RECORDS - len(neighbours))
    picked = [*neighbours, *others]
    texts = [one.lower() for record in picked for one in chance.sample(asked[record], ASKED)]
    return texts, torch.arange(RECORDS).repeat_interleave(ASKED), CLOSE


def batches(messages: dict[str, list[str]], questions: dict[str, dict[str, list[str]]]) -> list[Batch]:
    """Of both kinds, mixed; each text is met about as often as there are epochs."""
    chance = random.Random(SEED)
    asked = sum(len(some) for records in questions.values() for some in records.values())
    drawn = [of_intents(messages, chance) for _ in range(EPOCHS * sum(map(len, messages.values())) // (INTENTS * EACH))]
    drawn += [of_records(questions, chance) for _ in range(EPOCHS * asked // (RECORDS * ASKED))]
    chance.shuffle(drawn)
    return drawn


def tune(encoder: SentenceEncoder, tokenizer: Tokenizer, drawn: list[Batch]) -> None:
    """Change the encoder in place."""
    torch.manual_seed(SEED)
    steps = len(drawn)
    optimiser = torch.optim.AdamW(encoder.parameters(), lr=RATE, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1, (step + 1) / WARMING) * (1 - step / steps))
    encoder.train()
    for step, (texts, labels, temperature) in enumerate(drawn, start=1):
        loss = contrastive_loss(embedded(encoder, tokenizer, texts), labels, temperature)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimiser.step()
        pace.step()
        if step % 20 == 0:
            print(f"step {step} of {steps}: loss {loss.item():.3f}", flush=True)
    encoder.eval()


def blend(tuned: SentenceEncoder, before: SentenceEncoder) -> None:
    """Draw the tuned weights towards those before, in place."""
    untuned = before.state_dict()
    tuned.load_state_dict({name: SHARE * new + (1 - SHARE) * untuned[name] for name, new in tuned.state_dict().items()})


def main() -> None:
    """Fetch the published weights, tune, export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="scratch folder")
    parser.add_argument("--messages", type=Path, required=True, help="what messages.py prints")
    parser.add_argument("--out", type=Path, default=PACKAGED)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    weights, tokens = fetch(arguments.work)
    tokenizer = Tokenizer.from_file(str(tokens))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    messages: dict[str, list[str]] = defaultdict(list)
    given = json.loads(arguments.messages.read_text(encoding="utf-8"))
    for text, intent in given["messages"]:
        messages[intent].append(text)
    encoder = load(weights)
    tune(encoder, tokenizer, batches(messages, given["questions"]))
    torch.save(encoder.state_dict(), arguments.work / "tuned.pt")  # where drug_states.py goes on
    blend(encoder, load(weights))
    publish(encoder, tokenizer, tokens, arguments.work, arguments.out)


if __name__ == "__main__":
    main()
