"""Make the `reader.pt` that `reader.py --go-on` begins with, from published eight-bit weights. Development only.

In the environment that `reproduce.py` describes:

    python bot/nlu/weights/dequantise.py --weights actions/reader/weights/labels --work /tmp/weights
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from reproduce import LAYERS, SentenceEncoder
from torch import Tensor

LINEAR = ("query", "key", "value", "joined", "widen", "narrow")  # of a layer, in the order in which the graph has them
_OF_QUANTISATION = re.compile(r"_(scale|zero_point|quantized)$")


def dequantised(model: Path) -> dict[str, Tensor]:
    """The weights of an eight-bit reader by the names that PyTorch knows them by."""
    stored = {one.name: numpy_helper.to_array(one) for one in onnx.load(str(model)).graph.initializer}

    def exact(name: str) -> np.ndarray:
        eight_bits = stored[f"{name}_quantized"].astype(np.float32)
        return (eight_bits - stored[f"{name}_zero_point"].astype(np.float32)) * stored[f"{name}_scale"]

    kept = {name: torch.tensor(values) for name, values in stored.items() if not _OF_QUANTISATION.search(name)}
    found = {name: values for name, values in kept.items() if name.startswith(("encoder.", "top.", "telling."))}
    found["encoder.words.weight"] = torch.tensor(exact("encoder.words.weight"))
    for name in ("top.weight", "telling.weight"):
        found[name] = torch.tensor(exact(name).T.copy())
    unnamed = sorted(
        (name.removesuffix("_quantized") for name in stored if re.fullmatch(r"onnx::MatMul_\d+_quantized", name)),
        key=lambda name: int(name.rpartition("_")[2]),
    )
    places = [f"encoder.layers.{layer}.{linear}.weight" for layer in range(LAYERS) for linear in LINEAR]
    found |= {place: torch.tensor(exact(name).T.copy()) for place, name in zip(places, unnamed, strict=True)}
    kinds = torch.zeros_like(SentenceEncoder().kinds.weight)
    kinds[0] = next(values for name, values in kept.items() if name.startswith("onnx::Add"))
    return found | {"encoder.kinds.weight": kinds}


def main() -> None:
    """Write `reader.pt`. A folder without LABELS is that of the drug states: of its labels nothing is kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, help="folder of a published reader")
    parser.add_argument("--work", type=Path, required=True)
    arguments = parser.parse_args()
    listing = arguments.weights / "LABELS"
    labels = listing.read_text(encoding="ascii").split() if listing.is_file() else []
    weights = dequantised(arguments.weights / "model.onnx")
    for name in ("telling.weight", "telling.bias"):
        weights[name] = weights[name][: len(labels)]
    arguments.work.mkdir(parents=True, exist_ok=True)
    torch.save({"labels": labels, "weights": weights}, arguments.work / "reader.pt")


if __name__ == "__main__":
    main()
