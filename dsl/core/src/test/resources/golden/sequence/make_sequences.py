"""Writes the goldens of sequence layers beside this script: /usr/bin/python3 make_sequences.py (Debian's python3-torch).

They have the form of ../layer/make_layers.py's. Each layer here is a module of torch.nn; padding goes through packed sequences
(recurrent layers) and key padding masks (attention), and embeddings have their padding row. Where padding stands before or
between tokens, rows are closed up for packing and spread again.
"""

import pathlib
import sys

import torch
from torch import nn
from torch.nn.utils import rnn
from torch.nn.utils.stateless import functional_call

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "layer"))
import torch_oracle as oracle  # noqa: E402

SEED = 42
CELLS = {"simpleRnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}
PADDED = [[3, 1, 4, 2, 0, 0], [5, 2, 6, 1, 3, 4], [2, 0, 0, 0, 0, 0], [1, 1, 5, 0, 0, 0]]
LONG = [[3, 1, 4, 2, 0, 0, 0], [5, 2, 6, 1, 3, 4, 5], [2, 1, 4, 5, 3, 0, 0], [1, 1, 5, 0, 0, 0, 0]]
SCATTERED = [[0, 0, 3, 1, 4, 2], [5, 0, 6, 1, 0, 4], [0, 0, 0, 0, 2, 0], [1, 1, 5, 3, 2, 6]]


def layer(kind, **options):
    return {"layer": kind, **options}


def embedding(size=4, masked=True):
    return layer("embedding", vocabulary=7, size=size, masked=masked)


def dense(units, **options):
    return layer("dense", units=units, **options)


def cell(kind, units=3, **options):
    return layer(kind, units=units, **options)


def encoder(heads=2, feed_forward=6, **options):
    return layer("transformerEncoder", heads=heads, feedForward=feed_forward, **options)


def attention(heads=2, **options):
    return layer("multiHeadAttention", heads=heads, **options)


ALL = {"sequences": True}
AVERAGE, MAXIMUM, LAST = layer("avgOverSteps"), layer("maxOverSteps"), layer("lastStep")

# name: (network, ids or the shape of random features, loss)
CASES = {
    "embedding": ([embedding(masked=False), layer("flatten"), dense(2)], PADDED, "crossEntropy"),
    "embedding-masked": ([embedding(), AVERAGE, dense(2)], PADDED, "crossEntropy"),
    "dense-steps": ([dense(3, activation="relu"), layer("flatten"), dense(2)], (2, 4, 3), "mse"),
    "positions": ([embedding(masked=False), layer("positions"), layer("flatten"), dense(2)], PADDED, "mse"),
    "positions-masked": ([embedding(), layer("positions"), AVERAGE, dense(2)], SCATTERED, "mse"),
    "sinusoidalPositions": ([dense(6), layer("sinusoidalPositions"), layer("flatten"), dense(2)], (2, 5, 3), "mse"),
    "avgOverSteps": ([dense(3), AVERAGE], (2, 4, 3), "mse"),
    "maxOverSteps": ([dense(3), MAXIMUM], (2, 4, 3), "mse"),
    "maxOverSteps-masked": ([embedding(), dense(3), MAXIMUM], SCATTERED, "mse"),
    "lastStep": ([dense(3), LAST], (2, 4, 3), "mse"),
    "lastStep-masked": ([embedding(), dense(3), LAST], SCATTERED, "mse"),
    "attention": ([attention(), layer("flatten"), dense(2)], (3, 5, 4), "mse"),
    "attention-causal": ([attention(causal=True), layer("flatten"), dense(2)], (3, 5, 4), "mse"),
    "attention-one-head": ([attention(heads=1), AVERAGE], (2, 3, 4), "mse"),
    "attention-masked": ([embedding(), attention(), AVERAGE, dense(3)], PADDED, "crossEntropy"),
    "attention-masked-scattered": ([embedding(), attention(heads=4), MAXIMUM, dense(3)], SCATTERED, "crossEntropy"),
    "attention-masked-causal": ([embedding(), attention(causal=True), LAST, dense(3)], PADDED, "crossEntropy"),
    "encoder": ([encoder(), AVERAGE, dense(2)], (3, 5, 4), "mse"),
    "encoder-pre-norm": ([encoder(preNorm=True), AVERAGE, dense(2)], (3, 5, 4), "mse"),
    "encoder-gelu-causal": ([encoder(gelu=True, causal=True), LAST, dense(2)], (3, 5, 4), "mse"),
    "encoder-masked": ([embedding(), encoder(), AVERAGE, dense(3)], PADDED, "crossEntropy"),
    "encoder-twice-masked": (
        [embedding(), layer("sinusoidalPositions"), encoder(preNorm=True), encoder(heads=4), AVERAGE, dense(1)],
        SCATTERED,
        "binaryCrossEntropy",
    ),
    "embedding-lstm": ([embedding(), cell("lstm", 4), dense(1)], PADDED, "binaryCrossEntropy"),
}
KERNEL3 = {"filters": 5, "kernel": 3}
CASES.update(
    {
        "conv1d-masked": ([embedding(), layer("conv1d", **KERNEL3, activation="relu"), MAXIMUM, dense(3)], LONG, "crossEntropy"),
        "conv1d-masked-dilation": ([embedding(), layer("conv1d", filters=3, kernel=2, dilation=2), AVERAGE, dense(2)], LONG, "mse"),
        "conv1d-masked-stride": ([embedding(), layer("conv1d", filters=3, kernel=2, stride=2), LAST, dense(2)], LONG, "mse"),
        "conv1d-masked-same": (
            [embedding(), layer("conv1d", **KERNEL3, padding="same"), layer("conv1d", filters=3, kernel=4, padding="same"), AVERAGE],
            PADDED,
            "mse",
        ),
        "conv1d-masked-same-stride": (
            [embedding(), layer("conv1d", **KERNEL3, padding="same", stride=2, activation="tanh"), cell("lstm"), dense(2)],
            PADDED,
            "crossEntropy",
        ),
        "conv1d-masked-causal": (
            [embedding(), layer("conv1d", filters=4, kernel=2, dilation=2, padding="causal", groups=2), attention(), MAXIMUM],
            PADDED,
            "mse",
        ),
        "maxPool1d-masked": ([embedding(), dense(3), layer("maxPool1d", size=2), AVERAGE, dense(2)], LONG, "mse"),
        "maxPool1d-masked-same": ([embedding(), dense(3), layer("maxPool1d", size=3, stride=2, padding="same"), AVERAGE], PADDED, "mse"),
        "avgPool1d-masked": ([embedding(), dense(3), layer("avgPool1d", size=2, stride=1), MAXIMUM, dense(2)], LONG, "mse"),
        "avgPool1d-masked-same": ([embedding(), dense(3), layer("avgPool1d", size=3, stride=2, padding="same"), MAXIMUM], PADDED, "mse"),
        "layerNorm-masked": ([embedding(), layer("layerNorm"), cell("gru"), dense(2)], SCATTERED, "mse"),
    }
)
for kind in CELLS:
    flat = [layer("flatten"), dense(2)]
    CASES[kind] = ([cell(kind)], (3, 5, 2), "mse")
    CASES[kind + "-activation"] = ([cell(kind, activation="relu"), dense(2)], (3, 5, 2), "mse")
    CASES[kind + "-sequences"] = ([cell(kind, **ALL), *flat], (3, 5, 2), "mse")
    CASES[kind + "-bidirectional"] = ([cell(kind, bidirectional=True)], (3, 5, 2), "mse")
    CASES[kind + "-stacked-bidirectional-sequences"] = (
        [cell(kind, 2, stacked=2, bidirectional=True, **ALL), *flat],
        (3, 4, 2),
        "mse",
    )
    CASES[kind + "-masked"] = ([embedding(), cell(kind), dense(2)], PADDED, "crossEntropy")
    CASES[kind + "-masked-scattered"] = ([embedding(), cell(kind), dense(2)], SCATTERED, "crossEntropy")
    CASES[kind + "-masked-stacked-bidirectional"] = (
        [embedding(), cell(kind, 2, stacked=2, bidirectional=True), dense(2)],
        SCATTERED,
        "crossEntropy",
    )
    CASES[kind + "-masked-bidirectional-sequences"] = (
        [embedding(), cell(kind, 2, bidirectional=True, **ALL), *flat],
        SCATTERED,
        "crossEntropy",
    )


def recurrent(x, spec, p, mask):
    """The last state of each row or all of them: torch.nn's module over rows of tokens only."""
    depth, both = spec.get("stacked", 1), spec.get("bidirectional", False)
    module = CELLS[spec["layer"]](x.shape[2], spec["units"], depth, batch_first=True, bidirectional=both).to(x.dtype)
    arrays = {}
    for level in range(depth):
        for prefix, ending in (("", ""), ("backward_", "_reverse"))[: 1 + both]:
            own = {key: p[prefix + key + (f"_{level + 1}" if level else "")] for key in ("weight", "recurrent", "bias")}
            arrays[f"weight_ih_l{level}{ending}"] = own["weight"]
            arrays[f"weight_hh_l{level}{ending}"] = own["recurrent"]
            double = own["bias"] if spec["layer"] == "gru" else torch.stack([own["bias"], torch.zeros_like(own["bias"])])
            arrays[f"bias_ih_l{level}{ending}"], arrays[f"bias_hh_l{level}{ending}"] = double[0], double[1]
    places = [torch.nonzero(row)[:, 0] for row in mask]
    packed = rnn.pack_sequence([row[at] for row, at in zip(x, places)], enforce_sorted=False)
    # The module computes with this list, which functional_call does not replace.
    module._flat_weights = [arrays[key] for key in module._flat_weights_names]
    output, state = module(packed)
    if spec.get("sequences"):
        rows, _ = rnn.pad_packed_sequence(output, batch_first=True)
        result = x.new_zeros(x.shape[0], x.shape[1], rows.shape[2])
        index = [(i, int(t)) for i, at in enumerate(places) for t in at]
        values = torch.cat([row[: len(at)] for row, at in zip(rows, places)])
        return result.index_put(tuple(torch.tensor(index).T), values)
    state = state[0] if spec["layer"] == "lstm" else state
    return torch.cat([state[-2], state[-1]], 1) if both else state[-1]


def causal(x):
    return torch.triu(torch.ones(x.shape[1], x.shape[1], dtype=torch.bool), 1)


def attend(x, spec, p, mask):
    module = nn.MultiheadAttention(x.shape[2], spec["heads"], batch_first=True).to(x.dtype)
    arrays = {
        "in_proj_weight": p["weight"], "in_proj_bias": p["bias"],
        "out_proj.weight": p["out_weight"], "out_proj.bias": p["out_bias"],
    }  # fmt: skip
    kwargs = {"key_padding_mask": ~mask, "attn_mask": causal(x) if spec.get("causal") else None}
    return functional_call(module, arrays, (x, x, x), kwargs)[0]


def encode(x, spec, p, mask):
    module = nn.TransformerEncoderLayer(
        x.shape[2], spec["heads"], spec["feedForward"], 0.0, "gelu" if spec.get("gelu") else "relu",
        batch_first=True, norm_first=spec.get("preNorm", False),
    ).to(x.dtype)  # fmt: skip
    arrays = {
        "self_attn.in_proj_weight": p["attention_weight"], "self_attn.in_proj_bias": p["attention_bias"],
        "self_attn.out_proj.weight": p["attention_out_weight"], "self_attn.out_proj.bias": p["attention_out_bias"],
    }  # fmt: skip
    for ours, theirs in (("feed1", "linear1"), ("feed2", "linear2"), ("norm1", "norm1"), ("norm2", "norm2")):
        arrays.update({f"{theirs}.{key}": p[f"{ours}_{key}"] for key in ("weight", "bias")})
    kwargs = {"src_key_padding_mask": ~mask, "src_mask": causal(x) if spec.get("causal") else None}
    return functional_call(module, arrays, (x,), kwargs)


def sinusoids(x):
    """Position by position, column by column, as the paper's formula reads."""
    length, size = x.shape[1:]
    rows = [[t / 10_000 ** (2 * (c // 2) / size) for c in range(size)] for t in range(length)]
    angles = torch.tensor(rows, dtype=torch.float64)
    return torch.where(torch.arange(size) % 2 == 0, torch.sin(angles), torch.cos(angles)).to(x.dtype)


def pool(x, kind, mask):
    """Row by row, over the steps that are no padding."""
    rows = [row[at] for row, at in zip(x, mask)]
    if kind == "avgOverSteps":
        return torch.stack([row.mean(0) for row in rows])
    if kind == "maxOverSteps":
        return torch.stack([row.max(0).values for row in rows])
    return torch.stack([row[-1] for row in rows])


def windows(x, spec, p, mask):
    """Row by row over the tokens alone; what windows there give comes first, the rest is padding."""
    plain = oracle.apply(x, {k: v for k, v in spec.items() if k != "activation"}, p, True)
    rows, counted = [], torch.zeros(plain.shape[:2], dtype=torch.bool)
    reach = spec.get("dilation", 1) * (spec.get("kernel", spec.get("size")) - 1)
    for i, at in enumerate(mask):
        tokens = x[i : i + 1, at]
        row = plain[i] * 0
        if spec.get("padding") or tokens.shape[1] > reach:
            own = oracle.apply(tokens, {k: v for k, v in spec.items() if k != "activation"}, p, True)[0]
            row = torch.cat([own, row[len(own) :]])
            counted[i, : len(own)] = True
        rows.append(row)
    return torch.stack(rows), counted


def apply(x, spec, p, mask):
    kind = spec["layer"]
    if kind in ("conv1d", "maxPool1d", "avgPool1d"):
        return windows(x, spec, p, mask)
    if kind == "embedding":
        module = nn.Embedding(spec["vocabulary"], spec["size"], 0 if spec["masked"] else None)
        return functional_call(module, {"weight": p["weight"]}, (x.long(),)), (x != 0) if spec["masked"] else mask
    if kind in CELLS:
        return recurrent(x, spec, p, mask), mask
    if kind == "multiHeadAttention":
        return attend(x, spec, p, mask), mask
    if kind == "transformerEncoder":
        return encode(x, spec, p, mask), mask
    if kind in ("avgOverSteps", "maxOverSteps", "lastStep"):
        return pool(x, kind, mask), mask
    if kind in ("positions", "sinusoidalPositions"):
        return x + (p["weight"] if kind == "positions" else sinusoids(x)), mask
    return oracle.apply(x, {k: v for k, v in spec.items() if k != "activation"}, p, True), mask


def shapes(spec, x):
    """The arrays of a layer, by name."""
    kind = spec["layer"]
    d = x.shape[-1]
    if kind == "embedding":
        return {"weight": (spec["vocabulary"], spec["size"])}
    if kind == "positions":
        return {"weight": tuple(x.shape[1:])}
    if kind == "dense":
        return {"weight": (spec["units"], d), "bias": (spec["units"],)}
    if kind == "multiHeadAttention":
        return {"weight": (3 * d, d), "bias": (3 * d,), "out_weight": (d, d), "out_bias": (d,)}
    if kind == "transformerEncoder":
        f = spec["feedForward"]
        inner = shapes({"layer": "multiHeadAttention"}, x)
        return {
            **{"attention_" + key: shape for key, shape in inner.items()},
            "norm1_weight": (d,), "norm1_bias": (d,), "feed1_weight": (f, d), "feed1_bias": (f,),
            "feed2_weight": (d, f), "feed2_bias": (d,), "norm2_weight": (d,), "norm2_bias": (d,),
        }  # fmt: skip
    if kind == "layerNorm":
        return {"weight": (d,), "bias": (d,)}
    if kind == "conv1d":
        filters = spec["filters"]
        return {"weight": (filters, d // spec.get("groups", 1), spec["kernel"]), "bias": (filters,)}
    if kind not in CELLS:
        return {}
    units, result = spec["units"], {}
    rows = units * {"simpleRnn": 1, "lstm": 4, "gru": 3}[kind]
    for level in range(spec.get("stacked", 1)):
        for prefix in ("", "backward_")[: 1 + spec.get("bidirectional", False)]:
            ending = f"_{level + 1}" if level else ""
            result[f"{prefix}weight{ending}"] = (rows, d)
            result[f"{prefix}recurrent{ending}"] = (rows, units)
            result[f"{prefix}bias{ending}"] = (2, rows) if kind == "gru" else (rows,)
        d = units * (1 + spec.get("bidirectional", False))
    return result


def forward(network, x, weights, activate_head=True):
    mask = torch.ones(x.shape[:2], dtype=torch.bool)
    for i, (name, spec) in enumerate(zip(oracle.names(network), network)):
        x, mask = apply(x, spec, oracle.of(name, weights, {}), mask)
        if "activation" in spec and (activate_head or i < len(network) - 1):
            x = oracle.ACTIVATIONS[spec["activation"]](x)
    return x


def initial(network, x, rng):
    weights, mask = {}, torch.ones(x.shape[:2], dtype=torch.bool)
    for name, spec in zip(oracle.names(network), network):
        own = {key: oracle.uniform(rng, shape, 3) for key, shape in shapes(spec, x).items()}
        own = {key: 1 + t if "norm" in key and "weight" in key else t for key, t in own.items()}
        weights.update({f"{name}.{key}": t for key, t in own.items()})
        x, mask = apply(x, spec, own, mask)
    return weights


def run(network, x, weights, targets, loss, dtype):
    x = x.to(dtype).requires_grad_()
    weights = {key: value.to(dtype).requires_grad_() for key, value in weights.items()}
    targets = targets if targets.dtype == torch.int64 else targets.to(dtype)
    output = forward(network, x, weights)
    value = oracle.loss_of(loss, forward(network, x, weights, not oracle.is_on_logits(loss)), targets)
    gradients = torch.autograd.grad(value, [x, *weights.values()], allow_unused=True)
    gradients = [g if g is not None else torch.zeros_like(t) for g, t in zip(gradients, [x, *weights.values()])]
    return {"output": output, "loss": value, "input": gradients[0], **dict(zip(weights, gradients[1:]))}


def case(name, network, features, loss):
    rng = torch.Generator().manual_seed(SEED)
    x = torch.tensor(features).float() if isinstance(features, list) else torch.randn(features, generator=rng)
    weights = initial(network, x, rng)
    targets = oracle.targets_for(loss, forward(network, x, weights).shape, rng)
    single = run(network, x, weights, targets, loss, torch.float32)
    double = run(network, x, weights, targets, loss, torch.float64)
    worst = oracle.check(name, [(single[key], double[key]) for key in single])
    golden = {
        **oracle.header(name, SEED),
        "mode": "training",
        "network": network,
        "inputShape": list(x.shape[1:]),
        "weights": oracle.all_json(weights),
        "buffersBefore": {},
        "x": oracle.tensor_json(x),
        "output": oracle.tensor_json(single["output"]),
        "loss": {"name": loss, "targets": oracle.tensor_json(targets), "value": oracle.Float32(single["loss"].item())},
        "gradients": oracle.all_json({key: single[key] for key in weights}),
        "inputGradient": oracle.tensor_json(single["input"]),
        "buffersAfter": {},
    }
    oracle.write(pathlib.Path(__file__).parent, golden, worst)


if __name__ == "__main__":
    oracle.settle()
    for case_name, parts in CASES.items():
        case(case_name, *parts)
