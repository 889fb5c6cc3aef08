"""Tune the reader of drug states (`actions/drug_states/reader.py`) and write its eight-bit weights. Development only.

The encoder that `tune.py` leaves in its scratch folder is tuned further, with a layer on top that chooses the state
from the mean over the marked drug and the mean over the message. In the environment that `reproduce.py` describes:

    .venv/bin/python -m bot.nlu.weights.marked --first > first.json
    .venv/bin/python -m bot.nlu.weights.marked > all.json
    python bot/nlu/weights/drug_states.py --work /tmp/weights --marked first.json
    python bot/nlu/weights/drug_states.py --work /tmp/weights --marked all.json --go-on

The published weights came in these two runs: five epochs over the first eleven files of messages, then two over all of
them from where the first run ended (`reader.pt` of the scratch folder). Seeds are fixed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from reproduce import PACKAGED, WIDTH, SentenceEncoder
from tokenizers import Tokenizer
from torch import Tensor, nn

STATES = (
    *("current", "current_insufficient", "current_harm"),
    *("stopped_insufficient", "stopped_intolerant", "stopped_other", "not_taken", "asked"),
)  # as in reader.py
MARKER = "[ this drug ]"
EPOCHS, RATE, RATE_ON_TOP, WARMING = 5, 7e-5, 1e-3, 30
EPOCHS_MORE, RATE_MORE = 2, 5e-5  # of a run that goes on
BATCH, TOGETHER = 16, 128  # messages of a step; messages within which those of like length share a step
LONGEST = 160  # tokens
SMOOTHING = 0.05
SEED = 1
LEAST_ALIKE = 0.97  # share of messages that the eight-bit weights read as the exact ones do
OUT = PACKAGED.parents[1] / "drug_states" / "weights"

Example = tuple[str, str]  # marked message, state
Batch = tuple[Tensor, Tensor, Tensor]  # token ids, mask, and which tokens are the marked drug's


class StateReader(nn.Module):
    """The encoder, and a linear layer over the marked drug and the whole message."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        super().__init__()
        self.encoder, self.dropped, self.top = encoder, nn.Dropout(0.1), nn.Linear(2 * WIDTH, len(STATES))

    def forward(self, ids: Tensor, mask: Tensor, marks: Tensor) -> Tensor:
        """Token ids, mask and marks, all (messages, tokens), to one score a state (messages, 8)."""
        encoder, present = self.encoder, mask.to(torch.float32)
        states = encoder.words(ids) + encoder.positions.weight[: ids.shape[1]] + encoder.kinds.weight[0]
        states, bias = encoder.norm(states), (1.0 - present)[:, None, None, :] * -10000.0
        for layer in encoder.layers:
            states = layer(states, bias)
        return self.top(self.dropped(torch.cat([_mean(states, marks), _mean(states, present)], -1)))


def _mean(states: Tensor, over: Tensor) -> Tensor:
    return (states * over[:, :, None]).sum(1) / over.sum(1, keepdim=True)


def batch(tokenizer: Tokenizer, texts: Sequence[str]) -> Batch:
    """Texts as the network takes them, padded to the longest."""
    rows = [tokenizer.encode(text).ids[:LONGEST] for text in texts]
    marker = tokenizer.encode(MARKER).ids[1:-1]
    ids = torch.zeros((len(rows), max(map(len, rows))), dtype=torch.int64)
    mask, marks = torch.zeros_like(ids), torch.zeros(ids.shape)
    for row, tokens in enumerate(rows):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = 1
        for start in range(len(tokens) - len(marker) + 1):
            if tokens[start : start + len(marker)] == marker:
                marks[row, start : start + len(marker)] = 1
        if not marks[row].any():
            marks[row, 0] = 1
    return ids, mask, marks


def batches(examples: list[Example], chance: random.Random) -> Iterator[list[Example]]:
    """All examples once, in batches of like length, in random order."""
    chance.shuffle(examples)
    rows: list[Example] = []
    for start in range(0, len(examples), TOGETHER):
        rows += sorted(examples[start : start + TOGETHER], key=lambda example: len(example[0]))
    drawn = [rows[start : start + BATCH] for start in range(0, len(rows), BATCH)]
    chance.shuffle(drawn)
    yield from drawn


def tune(reader: StateReader, tokenizer: Tokenizer, examples: list[Example], epochs: int, rate: float) -> None:
    """Change the reader in place."""
    steps, chance = epochs * (len(examples) // BATCH + 1), random.Random(SEED)
    rates = [
        {"params": reader.encoder.parameters(), "lr": rate},
        {"params": reader.top.parameters(), "lr": RATE_ON_TOP},
    ]
    optimiser = torch.optim.AdamW(rates, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / WARMING) * max(0, 1 - step / steps)
    )
    reader.train()
    for epoch in range(epochs):
        losses = []
        for drawn in batches(examples, chance):
            wanted = torch.tensor([STATES.index(state) for _, state in drawn])
            scores = reader(*batch(tokenizer, [text for text, _ in drawn]))
            loss = nn.functional.cross_entropy(scores, wanted, label_smoothing=SMOOTHING)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            pace.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1} of {epochs}: loss {sum(losses) / len(losses):.3f}", flush=True)
    reader.eval()


def publish(reader: StateReader, tokenizer: Tokenizer, examples: list[Example], work: Path, out: Path) -> None:
    """Export, quantise, compare with the reader itself, and write the file with its digest."""
    exact, quantised = work / "drug_states.onnx", out / "model.onnx"
    sample = torch.ones((1, 8), dtype=torch.int64)
    names = ["ids", "mask", "marks"]
    torch.onnx.export(
        reader,
        (sample, sample, torch.ones((1, 8))),
        str(exact),
        input_names=names,
        output_names=["scores"],
        dynamic_axes={**{name: {0: "n", 1: "tokens"} for name in names}, "scores": {0: "n"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(exact), str(quantised), weight_type=QuantType.QUInt8, per_channel=True, reduce_range=True)
    session = onnxruntime.InferenceSession(str(quantised), providers=["CPUExecutionProvider"])
    alike = []
    for text, _ in examples[:400]:
        given = batch(tokenizer, [text])
        with torch.no_grad():
            likeliest = int(reader(*given).argmax())
        inputs = dict(zip(names, (tensor.numpy() for tensor in given), strict=True))
        alike.append(likeliest == int(np.argmax(session.run(None, inputs)[0])))
    share = sum(alike) / len(alike)
    print(f"read alike before and after quantisation: {share:.3f}")
    if share < LEAST_ALIKE:
        sys.exit("the quantised reader strays too far")
    digest = hashlib.sha256(quantised.read_bytes()).hexdigest()
    (out / "DIGESTS").write_text(f"{digest}  model.onnx\n", encoding="ascii")


def main() -> None:
    """Tune and publish."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="scratch folder of tune.py, with its tuned.pt")
    parser.add_argument("--marked", type=Path, required=True, help="what marked.py prints")
    parser.add_argument("--go-on", action="store_true", help="from the reader.pt that a run before left")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    tokenizer = Tokenizer.from_file(str(PACKAGED / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    reader, tuned = StateReader(SentenceEncoder()), arguments.work / "reader.pt"
    if arguments.go_on:
        reader.load_state_dict(torch.load(tuned))
    else:
        reader.encoder.load_state_dict(torch.load(arguments.work / "tuned.pt"))
    examples = [(text, state) for text, state in json.loads(arguments.marked.read_text(encoding="utf-8"))]
    epochs, rate = (EPOCHS_MORE, RATE_MORE) if arguments.go_on else (EPOCHS, RATE)
    tune(reader, tokenizer, list(examples), epochs, rate)
    torch.save(reader.state_dict(), tuned)
    arguments.out.mkdir(parents=True, exist_ok=True)
    publish(reader, tokenizer, examples, arguments.work, arguments.out)


if __name__ == "__main__":
    main()
