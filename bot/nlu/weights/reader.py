"""Tune the reader (`actions/reader/network.py`) and write its eight-bit weights. Development only.

The encoder that `tune.py` leaves in its scratch folder is tuned further, with two layers on top: one chooses the state
of a drug from the mean over the marked drug and the mean over the message; one says, from the mean over the message, of
each rule whether its danger is told, of each condition whether it is told as there, as absent, or as possible, and of
each signal (a patient writes, an emergency, ...) whether it is given. In the environment that `reproduce.py` describes:

    .venv/bin/python -m bot.nlu.weights.reader_data --first > first.json
    .venv/bin/python -m bot.nlu.weights.reader_data > all.json
    python bot/nlu/weights/reader.py --work /tmp/weights --data first.json --epochs 5 --rate 7e-5
    python bot/nlu/weights/reader.py --work /tmp/weights --data all.json --go-on

The published weights came in runs that each went on from where the one before ended (`reader.pt` of the scratch
folder): five epochs over the first eleven files of drug states and two over all of these, both in batches of 16 and
full precision; four over drug states, dangers and conditions together; and five more over dangers and conditions with
a fifth of the drug states (`--epochs 5 --rate 8e-5 --states 0.2`). These are the weights for drug states, which have
not learned from `later-turns` and `first-messages`: two epochs over these too read no more. The labels went on over
all that `reader_data.py` prints: three epochs (`--epochs 3 --rate 8e-5 --states 0.15`), one (`--epochs 1 --rate 4e-5`),
and with the messages of 29 November three more (`--epochs 3 --rate 6e-5 --states 0.1`) and, with those of who writes,
two (`--epochs 2 --rate 6e-5 --states 0.1`, data by `--heard-before`). Trained together, drug states
were read a little worse: each task keeps the weights that serve it best. Where the scratch folder is gone,
`dequantise.py` makes its `reader.pt` of published weights; the last run began so. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

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
RATE_ON_TOP, WARMING = 1e-3, 30
RARE = -4.0  # where the score of a label begins: few messages tell it
DENIED = 2.0  # weight of what a message is known not to tell, though it speaks of it
BATCH, TOGETHER = 32, 256  # messages of a step; messages within which those of like length share a step
LONGEST = 160  # tokens
SMOOTHING = 0.05
SEED = 1
LEAST_ALIKE = 0.97  # share of messages of which the eight-bit weights choose the drug state that the exact ones do
LEAST_LABELS_ALIKE = 0.9  # and of which they tell exactly the same labels
OUT = PACKAGED.parents[1] / "reader" / "weights" / "labels"

KINDS = ("states", "dangers", "conditions", "signals")
Example = tuple[str, Any]  # message as the network reads it, and what was written down for it
Batch = tuple[Tensor, Tensor, Tensor]  # token ids, mask, and which tokens are the marked drug's


class Reader(nn.Module):
    """The encoder, a linear layer over the marked drug and the whole message, and one over the message. `labels` are
    the rules (kind "dangers"), told conditions (kind "conditions") and signals that the latter scores, by kind.
    """

    def __init__(self, encoder: SentenceEncoder, labels: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self.encoder, self.dropped = encoder, nn.Dropout(0.1)
        self.kinds = [kind for kind, names in labels.items() for _ in names]
        self.labels = [name for names in labels.values() for name in names]
        self.top, self.telling = nn.Linear(2 * WIDTH, len(STATES)), nn.Linear(WIDTH, len(self.labels))
        nn.init.zeros_(self.telling.weight)
        nn.init.constant_(self.telling.bias, RARE)

    def forward(self, ids: Tensor, mask: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        """Token ids, mask and marks, all (messages, tokens), to a score a state (messages, 8) and a label (messages,
        labels).
        """
        marked, whole = self.read(ids, mask, marks)
        return self.top(self.dropped(torch.cat([marked, whole], -1))), self.telling(self.dropped(whole))

    def read(self, ids: Tensor, mask: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        """The means over the marked drug and over the whole message, both (messages, 384)."""
        encoder, present = self.encoder, mask.to(torch.float32)
        states = encoder.words(ids) + encoder.positions.weight[: ids.shape[1]] + encoder.kinds.weight[0]
        states, bias = encoder.norm(states), (1.0 - present)[:, None, None, :] * -10000.0
        for layer in encoder.layers:
            states = layer(states, bias)
        return _mean(states, marks), _mean(states, present)

    def loss(self, tokenizer: Tokenizer, kind: str, drawn: Sequence[Example]) -> Tensor:
        """How far a batch of examples of one kind is from what was written down."""
        of_states, of_labels = self(*batch(tokenizer, [text for text, _ in drawn]))
        if kind == "states":
            wanted = torch.tensor([STATES.index(state) for _, state in drawn])
            return nn.functional.cross_entropy(of_states, wanted, label_smoothing=SMOOTHING)
        told, weights = (
            torch.tensor(rows, dtype=torch.float32)
            for rows in zip(*(self._judged(kind, judged) for _, judged in drawn), strict=True)
        )
        apart = nn.functional.binary_cross_entropy_with_logits(of_labels, told, weights, reduction="none")
        return apart.sum(1).mean()

    def _judged(self, kind: str, judged: Mapping[str, bool | None]) -> tuple[list[float], list[float]]:
        """Which labels are told, and how much each weighs: nothing where nobody judged (None, labels of other kinds);
        what `judged` does not name is not told.
        """
        told, weights = [], []
        for name, of in zip(self.labels, self.kinds, strict=True):
            said = judged.get(name, False)
            told.append(1.0 if said else 0.0)
            named = DENIED if name in judged and not said else 1.0
            weights.append(named if of == kind and said is not None else 0.0)
        return told, weights

    def go_on_from(self, learnt: Mapping[str, Any]) -> None:
        """Take over what a run before left, label by label."""
        before, places = learnt["labels"], [place for place, name in enumerate(self.labels) if name in learnt["labels"]]
        rows = [before.index(self.labels[place]) for place in places]
        with torch.no_grad():
            for ours, theirs in ((self.telling.weight, "telling.weight"), (self.telling.bias, "telling.bias")):
                ours[places] = learnt["weights"].pop(theirs)[rows]
        self.load_state_dict(learnt["weights"], strict=False)


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


def batches(data: Mapping[str, list[Example]], chance: random.Random) -> Iterator[tuple[str, list[Example]]]:
    """All examples once, in batches of one kind and of like length, in random order."""
    drawn: list[tuple[str, list[Example]]] = []
    for kind, examples in data.items():
        chance.shuffle(examples)
        rows: list[Example] = []
        for start in range(0, len(examples), TOGETHER):
            rows += sorted(examples[start : start + TOGETHER], key=lambda example: len(example[0]))
        drawn += [(kind, rows[start : start + BATCH]) for start in range(0, len(rows), BATCH)]
    chance.shuffle(drawn)
    yield from drawn


def tune(reader: Reader, tokenizer: Tokenizer, data: Mapping[str, list[Example]], *, epochs: int, rate: float) -> None:
    """Change the reader in place."""
    steps, chance = epochs * sum(len(examples) // BATCH + 1 for examples in data.values()), random.Random(SEED)
    on_top = [*reader.top.parameters(), *reader.telling.parameters()]
    rates = [{"params": reader.encoder.parameters(), "lr": rate}, {"params": on_top, "lr": RATE_ON_TOP}]
    optimiser = torch.optim.AdamW(rates, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / WARMING) * max(0, 1 - step / steps)
    )
    reader.train()
    for epoch in range(epochs):
        losses: dict[str, list[float]] = {kind: [] for kind in data}
        for kind, drawn in batches(data, chance):
            with torch.autocast("cpu", torch.bfloat16):  # twice as fast
                loss = reader.loss(tokenizer, kind, drawn)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            pace.step()
            losses[kind].append(loss.item())
        means = ", ".join(f"{kind} {sum(found) / len(found):.3f}" for kind, found in losses.items() if found)
        print(f"epoch {epoch + 1} of {epochs}: {means}", flush=True)
    reader.eval()


def publish(reader: Reader, tokenizer: Tokenizer, examples: Mapping[str, list[Example]], work: Path, out: Path) -> None:
    """Export, quantise, compare with the reader itself, and write the files with their digests."""
    exact, quantised = work / "reader.onnx", out / "model.onnx"
    sample = torch.ones((1, 8), dtype=torch.int64)
    names = ["ids", "mask", "marks"]
    torch.onnx.export(
        reader,
        (sample, sample, torch.ones((1, 8))),
        str(exact),
        input_names=names,
        output_names=["states", "labels"],
        dynamic_axes={**{name: {0: "n", 1: "tokens"} for name in names}, "states": {0: "n"}, "labels": {0: "n"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(exact), str(quantised), weight_type=QuantType.QUInt8, per_channel=True, reduce_range=True)
    session = onnxruntime.InferenceSession(str(quantised), providers=["CPUExecutionProvider"])
    alike: dict[str, list[bool]] = {"states": [], "labels": []}
    for kind, (text, _) in [(name, example) for name in KINDS for example in examples[name]]:
        given = batch(tokenizer, [text])
        with torch.no_grad():
            before = _read(*(scores.numpy() for scores in reader(*given)))
        inputs = dict(zip(names, (tensor.numpy() for tensor in given), strict=True))
        of = 0 if kind == "states" else 1  # only of a marked drug is a state chosen
        after = _read(*session.run(None, inputs))
        alike["labels" if of else "states"].append(before[of] == after[of])
    states, labels = (sum(found) / len(found) for found in alike.values())
    print(f"read alike before and after quantisation: states {states:.3f}, all labels {labels:.3f}")
    if states < LEAST_ALIKE or labels < LEAST_LABELS_ALIKE:
        sys.exit("the quantised reader strays too far")
    (out / "LABELS").write_text("\n".join(reader.labels) + "\n", encoding="ascii")
    digests = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in ("model.onnx", "LABELS")}
    (out / "DIGESTS").write_text("".join(f"{digest}  {name}\n" for name, digest in digests.items()), encoding="ascii")


def _read(states: np.ndarray, labels: np.ndarray) -> tuple[int, tuple[int, ...]]:
    """The likeliest state, and the labels that are more likely than not."""
    return int(states.argmax()), tuple(int(place) for place in np.flatnonzero(labels > 0))


def main() -> None:
    """Tune and publish."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="scratch folder of tune.py, with its tuned.pt")
    parser.add_argument("--data", type=Path, required=True, help="what reader_data.py prints")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--states", type=float, default=1.0, help="share of the drug states that is gone over again")
    parser.add_argument("--go-on", action="store_true", help="from the reader.pt that a run before left")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    tokenizer = Tokenizer.from_file(str(PACKAGED / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    data: dict[str, list[Example]] = json.loads(arguments.data.read_text(encoding="utf-8"))
    labels = {kind: sorted({name for _, told in data[kind] for name in told if told[name]}) for kind in KINDS[1:]}
    reader, tuned = Reader(SentenceEncoder(), labels), arguments.work / "reader.pt"
    if arguments.go_on:
        reader.go_on_from(torch.load(tuned))
    else:
        reader.encoder.load_state_dict(torch.load(arguments.work / "tuned.pt"))
    examples = {kind: data[kind][-200:] for kind in KINDS}
    data["states"] = random.Random(SEED).sample(data["states"], round(arguments.states * len(data["states"])))
    tune(reader, tokenizer, data, epochs=arguments.epochs, rate=arguments.rate)
    torch.save({"labels": reader.labels, "weights": reader.state_dict()}, tuned)
    arguments.out.mkdir(parents=True, exist_ok=True)
    publish(reader, tokenizer, examples, arguments.work, arguments.out)


if __name__ == "__main__":
    main()
