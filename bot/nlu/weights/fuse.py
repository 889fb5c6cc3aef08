"""Write the encoder's eight-bit network with the few nodes that onnxruntime has for a transformer's layer. Development
only.

Exported and quantised, a layer is some forty nodes, most of which only shape what the next one reads; a message of a
few words spends a sixth of its time on them. The weights stay as they are and so do the embeddings, to rounding.
`reproduce.py` and `tune.py` end with this; by itself it fuses what was published before. In the environment that
`reproduce.py` describes:

    python bot/nlu/weights/fuse.py --weights actions/embedding/weights
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper

LAYERS, HEADS, EPSILON = 6, 12, 1e-12
ONNXRUNTIME = "com.microsoft"
FILES = ("model.onnx", "tokenizer.json")


class Fused:
    """The nodes and weights that take the place of the layers."""

    def __init__(self, graph: onnx.GraphProto) -> None:
        self._named = {node.name: node for node in graph.node}
        self._stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        self.weights: list[TensorProto] = []
        self.nodes = [helper.make_node("Cast", ["mask"], ["attended"], name="attended", to=TensorProto.INT32)]

    def layer(self, number: int) -> None:
        """One layer after what stands before it, to the tensor that the node after it reads."""
        name = f"layers.{number}"
        states = self._named[f"/{name}/query/MatMul_quant"].input[0].removesuffix("_quantized")
        eight_bits = [f"{name}.{part}" for part in ("states", "scale", "zero")]
        self._node("DynamicQuantizeLinear", [states], eight_bits, domain="")
        of_all, scale, zero, bias = self._linear(name, ("query", "key", "value"))
        inputs = [eight_bits[0], of_all, bias, eight_bits[1], scale, "attended", eight_bits[2], zero]
        self._node("QAttention", inputs, [f"{name}.attention"], num_heads=HEADS)
        joined = self._product(f"{name}.attention", name, "joined")
        normed = self._normed(states, joined, name, "attention_norm", f"{name}.attention_norm")
        widened = self._product(normed, name, "widen")
        self._node("Gelu", [widened], [f"{name}.gelu"])
        narrowed = self._product(f"{name}.gelu", name, "narrow")
        self._normed(normed, narrowed, name, "output_norm", f"/{name}/output_norm/LayerNormalization_output_0")

    def _product(self, states: str, layer: str, linear: str) -> str:
        product = f"{layer}.{linear}"
        self._node("DynamicQuantizeMatMul", [states, *self._linear(layer, (linear,))], [product])
        return product

    def _normed(self, states: str, more: str, layer: str, norm: str, to: str) -> str:
        values = [f"{layer}.{norm}.{part}" for part in ("weight", "bias")]
        self._node("SkipLayerNormalization", [states, more, *map(self._kept, values)], [to], epsilon=EPSILON)
        return to

    def _linear(self, layer: str, linears: Sequence[str]) -> Iterator[str]:
        """Names of weight, scale, zero point and bias of linear maps side by side."""
        products = [self._named[f"/{layer}/{linear}/MatMul_quant"] for linear in linears]
        stored = [product.input[1].removesuffix("_quantized") for product in products]
        for part in ("quantized", "scale", "zero_point"):
            yield self._new(f"{layer}.{'+'.join(linears)}.{part}", [self._stored[f"{one}_{part}"] for one in stored])
        yield self._new(f"{layer}.{'+'.join(linears)}.bias", [self._stored[f"{layer}.{one}.bias"] for one in linears])

    def _kept(self, name: str) -> str:
        return self._new(name, [self._stored[name]])

    def _new(self, name: str, parts: Sequence[np.ndarray]) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(np.concatenate(parts, axis=-1)), name))
        return name

    def _node(self, kind: str, inputs: Sequence[str], outputs: Sequence[str], **given: float | str) -> None:
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=outputs[0], **{"domain": ONNXRUNTIME} | given))


def fuse(model: Path) -> None:
    """Rewrite the network in place."""
    network = onnx.load(str(model))
    graph = network.graph
    fused = Fused(graph)
    for number in range(LAYERS):
        fused.layer(number)
    others = [node for node in graph.node if not node.name.startswith("/layers.")]
    nodes = _needed([*others, *fused.nodes], {one.name for one in graph.output})
    read = {name for node in nodes for name in node.input}
    weights = [one for one in (*graph.initializer, *fused.weights) if one.name in read]
    fused_graph = helper.make_graph(_in_order(nodes, weights, graph), graph.name, graph.input, graph.output, weights)
    versions = [*network.opset_import, helper.make_opsetid(ONNXRUNTIME, 1)]
    onnx.save(helper.make_model(fused_graph, opset_imports=versions, ir_version=network.ir_version), str(model))


def _needed(nodes: Sequence[NodeProto], wanted: set[str]) -> list[NodeProto]:
    """Those of the nodes without which what is wanted is not reached."""
    by_output = {name: node for node in nodes for name in node.output}
    found: dict[str, NodeProto] = {}
    open_ = list(wanted)
    while open_:
        node = by_output.get(open_.pop())
        if node is not None and node.output[0] not in found:
            found[node.output[0]] = node
            open_ += node.input
    return list(found.values())


def _in_order(nodes: Sequence[NodeProto], weights: Sequence[TensorProto], graph: onnx.GraphProto) -> list[NodeProto]:
    """The nodes, each after those it reads."""
    known = {"", *(one.name for one in weights), *(one.name for one in graph.input)}
    ordered: list[NodeProto] = []
    while len(ordered) < len(nodes):
        ready = [node for node in nodes if known.issuperset(node.input) and node.output[0] not in known]
        ordered += ready
        known.update(name for node in ready for name in node.output)
    return ordered


def digests(folder: Path) -> None:
    """Write DIGESTS anew."""
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in FILES]
    (folder / "DIGESTS").write_text("".join(lines), encoding="ascii")


def main() -> None:
    """Fuse published weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, help="folder of the encoder's published weights")
    folder: Path = parser.parse_args().weights
    fuse(folder / "model.onnx")
    digests(folder)


if __name__ == "__main__":
    main()
