"""Writes the goldens of weight files beside this script: /usr/bin/python3 make_weights.py (Debian's python3-torch).

Each case is a safetensors file, written by the few lines below from the published format (the length of a JSON header, the header,
the arrays), and a JSON file with inputs and the outputs that the weights give. torch-*: modules of torch.nn and their state
dicts. keras-*: arrays with Keras's names and layouts; their outputs come from Keras's definitions of its layers, written out in
numpy (channels last, kernels (in, out), recurrences step by step), which share nothing with the other libraries' layouts.
"""

import json
import pathlib
import struct
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "layer"))

import numpy as np  # noqa: E402
import torch  # noqa: E402
from torch import nn  # noqa: E402

import torch_oracle as oracle  # noqa: E402

HERE = pathlib.Path(__file__).parent
SEED = 45
NAMES = {
    torch.float64: "F64",
    torch.float32: "F32",
    torch.float16: "F16",
    torch.bfloat16: "BF16",
    torch.int64: "I64",
    torch.int32: "I32",
    torch.int16: "I16",
    torch.int8: "I8",
    torch.uint8: "U8",
    torch.bool: "BOOL",
}


def raw(tensor):
    """Little-endian bytes, row-major; bfloat16 by its bits, since numpy has no such type."""
    tensor = tensor.detach().contiguous()
    return (tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor).numpy().tobytes()


def save(name, tensors, metadata=None):
    header, data = ({"__metadata__": metadata} if metadata else {}), b""
    for key, tensor in tensors.items():
        content = raw(tensor)
        header[key] = {
            "dtype": NAMES[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [len(data), len(data) + len(content)],
        }
        data += content
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    (HERE / f"{name}.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)


def write(name, x, output):
    golden = {**oracle.header(name, SEED), "x": oracle.tensor_json(x), "output": oracle.tensor_json(output)}
    (HERE / f"{name}.json").write_text(oracle.text(golden) + "\n", encoding="ascii")
    print(name, tuple(output.shape))


def randomize(module):
    """Values that show a mistake: no zeros, no ones, and statistics that matter."""
    with torch.no_grad():
        for key, tensor in module.state_dict().items():
            if tensor.dtype.is_floating_point:
                tensor.copy_(torch.rand(tensor.shape) * 0.8 + (0.3 if "var" in key else -0.4))
    return module.eval()


class Torch(nn.Module):
    """Named parts, and how they follow each other."""

    def __init__(self, forward, **parts):
        super().__init__()
        for name, part in parts.items():
            self.add_module(name, part)
        self.run = forward

    def forward(self, x):
        return self.run(self, x)


def torch_case(name, module, x, dtypes=()):
    randomize(module)
    state = dict(module.state_dict())
    for key, dtype in dtypes:
        scaled = state[key] * 10 if not dtype.is_floating_point else state[key]
        state[key] = scaled.to(dtype)
    module.load_state_dict({key: value.to(module.state_dict()[key].dtype) for key, value in state.items()})
    save(name, state, {"format": "pt"})
    with torch.no_grad():
        write(name, x, module(x))


def torch_cases():
    images = torch.randn(3, 2, 6, 6)
    torch_case(
        "torch-cnn",
        Torch(
            lambda m, x: m.fc(m.norm2(m.conv(x)).relu().flatten(1)) + 0,
            conv=nn.Sequential(nn.Conv2d(2, 4, 3), nn.BatchNorm2d(4), nn.ReLU()),
            norm2=nn.Sequential(nn.Conv2d(4, 3, 2), nn.BatchNorm2d(3)),
            fc=nn.Linear(27, 5),
        ),
        images,
    )
    mlp = Torch(lambda m, x: m.d(torch.tanh(m.c(torch.tanh(m.b(torch.tanh(m.a(x))))))), a=nn.Linear(4, 5), b=nn.Linear(5, 6), c=nn.Linear(6, 5), d=nn.Linear(5, 3))
    torch_case(
        "torch-types",
        mlp,
        torch.randn(4, 4),
        [
            ("a.weight", torch.float16),
            ("a.bias", torch.bfloat16),
            ("b.weight", torch.bfloat16),
            ("b.bias", torch.float64),
            ("c.weight", torch.float64),
            ("c.bias", torch.int64),
            ("d.weight", torch.int32),
            ("d.bias", torch.int8),
        ],
    )
    ids = torch.randint(1, 9, (3, 5)).float()
    for kind, cell in {"lstm": nn.LSTM, "gru": nn.GRU, "simpleRnn": nn.RNN}.items():
        torch_case(
            f"torch-{kind}",
            Torch(
                lambda m, x: m.head(m.cell(m.embed(x.long()))[0].mean(1)),
                embed=nn.Embedding(9, 4),
                cell=cell(4, 3, num_layers=2, bidirectional=True, batch_first=True),
                head=nn.Linear(6, 2),
            ),
            ids,
        )
    torch_case(
        "torch-attention",
        Torch(
            lambda m, x: m.head(m.encoder(m.attention(m.embed(x.long()), m.embed(x.long()), m.embed(x.long()))[0]).mean(1)),
            embed=nn.Embedding(9, 8),
            attention=nn.MultiheadAttention(8, 2, batch_first=True),
            encoder=nn.TransformerEncoderLayer(8, 4, 6, batch_first=True),
            head=nn.Linear(8, 2),
        ),
        ids,
    )


def values(rng, *shape, low=-0.5, high=0.5):
    return rng.uniform(low, high, shape).astype(np.float32)


def norm(rng, name, channels):
    return {
        f"{name}/gamma:0": values(rng, channels, low=0.5, high=1.5),
        f"{name}/beta:0": values(rng, channels),
        f"{name}/moving_mean:0": values(rng, channels),
        f"{name}/moving_variance:0": values(rng, channels, low=0.5, high=1.5),
    }


def normalized(x, w, name):
    """Over the last axis, as Keras's BatchNormalization at inference, with the epsilon that Cortado has."""
    scale = w[f"{name}/gamma:0"] / np.sqrt(w[f"{name}/moving_variance:0"] + 1e-5)
    return (x - w[f"{name}/moving_mean:0"]) * scale + w[f"{name}/beta:0"]


def convolved(x, kernel, bias):
    """Images (N, H, W, C) and a kernel (height, width, in, out), no padding."""
    n, h, w, _ = x.shape
    kh, kw, _, out = kernel.shape
    result = np.zeros((n, h - kh + 1, w - kw + 1, out))
    for i in range(h - kh + 1):
        for j in range(w - kw + 1):
            result[:, i, j] = np.tensordot(x[:, i : i + kh, j : j + kw], kernel, 3)
    return result + bias


def slid(x, kernel):
    """Each channel by itself: a kernel (height, width, channels, multiplier); output channels by channel, then multiplier."""
    n, h, w, c = x.shape
    kh, kw, _, multiplier = kernel.shape
    result = np.zeros((n, h - kh + 1, w - kw + 1, c * multiplier))
    for i in range(h - kh + 1):
        for j in range(w - kw + 1):
            window = x[:, i : i + kh, j : j + kw]
            result[:, i, j] = np.einsum("nhwc,hwcm->ncm", window, kernel).reshape(n, -1)
    return result


def steps_convolved(x, kernel, bias):
    """Sequences (N, T, F) and a kernel (width, in, out), no padding."""
    width = kernel.shape[0]
    return np.stack([np.tensordot(x[:, t : t + width], kernel, 2) for t in range(x.shape[1] - width + 1)], 1) + bias


def spread(x, kernel, bias, stride):
    """The transposed convolution: each pixel adds its kernel (height, width, out, in), no padding."""
    n, h, w, _ = x.shape
    kh, kw, out, _ = kernel.shape
    result = np.zeros((n, (h - 1) * stride + kh, (w - 1) * stride + kw, out))
    for i in range(h):
        for j in range(w):
            result[:, i * stride : i * stride + kh, j * stride : j * stride + kw] += np.einsum("ni,hwoi->nhwo", x[:, i, j], kernel)
    return result + bias


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def lstm(x, w, units, prefix):
    h = c = np.zeros((len(x), units))
    for t in range(x.shape[1]):
        z = x[:, t] @ w[prefix + "kernel:0"] + h @ w[prefix + "recurrent_kernel:0"] + w[prefix + "bias:0"]
        i, f, new, o = np.split(z, 4, 1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(new)
        h = sigmoid(o) * np.tanh(c)
    return h


def gru(x, w, units, prefix):
    """With reset_after: the reset gate acts on the product with the state, its bias included."""
    h = np.zeros((len(x), units))
    for t in range(x.shape[1]):
        of_x = x[:, t] @ w[prefix + "kernel:0"] + w[prefix + "bias:0"][0]
        of_h = h @ w[prefix + "recurrent_kernel:0"] + w[prefix + "bias:0"][1]
        update = sigmoid(of_x[:, :units] + of_h[:, :units])
        reset = sigmoid(of_x[:, units : 2 * units] + of_h[:, units : 2 * units])
        new = np.tanh(of_x[:, 2 * units :] + reset * of_h[:, 2 * units :])
        h = update * h + (1 - update) * new
    return h


def simple_rnn(x, w, units, prefix):
    h = np.zeros((len(x), units))
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w[prefix + "kernel:0"] + h @ w[prefix + "recurrent_kernel:0"] + w[prefix + "bias:0"])
    return h


def keras_cases():
    rng = np.random.default_rng(SEED)
    w = {
        "conv2d/kernel:0": values(rng, 2, 2, 2, 4),
        "conv2d/bias:0": values(rng, 4),
        **norm(rng, "batch_normalization", 4),
        **norm(rng, "batch_normalization_1", 5 * 4 * 4),
        "dense/kernel:0": values(rng, 80, 6),
        "dense/bias:0": values(rng, 6),
        "dense_1/kernel:0": values(rng, 6, 3),
        "dense_1/bias:0": values(rng, 3),
    }
    x = values(rng, 3, 6, 5, 2)
    h = normalized(np.maximum(convolved(x, w["conv2d/kernel:0"], w["conv2d/bias:0"]), 0), w, "batch_normalization")
    h = normalized(np.tanh(h.reshape(3, -1)), w, "batch_normalization_1")
    h = np.tanh(h @ w["dense/kernel:0"] + w["dense/bias:0"]) @ w["dense_1/kernel:0"] + w["dense_1/bias:0"]
    keras_case("keras-cnn", w, x.transpose(0, 3, 1, 2), h)
    more = rng
    rng = np.random.default_rng(SEED + 1)
    w = {
        "depthwise/depthwise_kernel:0": values(rng, 2, 2, 2, 3),
        "depthwise/bias:0": values(rng, 6),
        "separable/depthwise_kernel:0": values(rng, 2, 2, 6, 2),
        "separable/pointwise_kernel:0": values(rng, 1, 1, 12, 3),
        "separable/bias:0": values(rng, 3),
        "up/kernel:0": values(rng, 2, 2, 4, 3),
        "up/bias:0": values(rng, 4),
    }
    x = values(rng, 2, 4, 5, 2)
    h = slid(x, w["depthwise/depthwise_kernel:0"]) + w["depthwise/bias:0"]
    h = convolved(slid(h, w["separable/depthwise_kernel:0"]), w["separable/pointwise_kernel:0"], w["separable/bias:0"])
    h = spread(h, w["up/kernel:0"], w["up/bias:0"], 2)
    keras_case("keras-convolutions", w, x.transpose(0, 3, 1, 2), h.transpose(0, 3, 1, 2).reshape(2, -1))
    w = {"conv1d/kernel:0": values(rng, 3, 4, 5), "conv1d/bias:0": values(rng, 5), "dense/kernel:0": values(rng, 20, 2), "dense/bias:0": values(rng, 2)}
    x = values(rng, 3, 6, 4)
    h = np.tanh(steps_convolved(x, w["conv1d/kernel:0"], w["conv1d/bias:0"])).reshape(3, -1)
    keras_case("keras-conv1d", w, x, h @ w["dense/kernel:0"] + w["dense/bias:0"])
    rng = more
    for kind, cell, gates in (("lstm", lstm, 4), ("gru", gru, 3), ("simpleRnn", simple_rnn, 1)):
        w = {
            "embedding/embeddings:0": values(rng, 9, 4),
            "cell/kernel:0": values(rng, 4, gates * 3),
            "cell/recurrent_kernel:0": values(rng, 3, gates * 3),
            "cell/bias:0": values(rng, 2, gates * 3) if kind == "gru" else values(rng, gates * 3),
            "head/kernel:0": values(rng, 3, 2),
            "head/bias:0": values(rng, 2),
        }
        ids = rng.integers(1, 9, (3, 5))
        h = cell(w["embedding/embeddings:0"][ids].astype(np.float64), w, 3, "cell/")
        keras_case(f"keras-{kind}", w, ids.astype(np.float32), h @ w["head/kernel:0"] + w["head/bias:0"])


def keras_case(name, w, x, output):
    save(name, {key: torch.from_numpy(np.ascontiguousarray(value)) for key, value in w.items()})
    write(name, torch.from_numpy(np.ascontiguousarray(x)), torch.from_numpy(output))


if __name__ == "__main__":
    oracle.settle()
    torch.manual_seed(SEED)
    torch_cases()
    keras_cases()
