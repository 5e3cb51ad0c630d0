"""What the three golden scripts share: networks from specifications, losses, and JSON with float32 exactness.

A specification is a list of layers such as {"layer": "conv2d", "filters": 4, "kernel": 3, "padding": "same"}. Layers are
named <kind>_<n>, numbered per kind from 1 in order; parameters are <layer name>.<weight|bias>, in PyTorch's layouts:
dense (out, in), conv2d (out, in, kernel height, kernel width).

Every number comes from a float32 run of PyTorch; the same run in float64 must agree with it to a fifth of the tolerance,
so that no golden asks for digits float32 cannot hold. A value v passes when |actual - v| <= tolerance * max(1, |v|).
"""

import json
import math
import pathlib
import sys

import torch
from torch.nn import functional as F

TOLERANCE = 1e-5
EPSILON, MOMENTUM = 1e-5, 0.1  # batch norm

ACTIVATIONS = {
    "relu": torch.relu,
    "gelu": F.gelu,  # the exact one, by the error function
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "softmax": lambda x: torch.softmax(x, 1),
    "relu6": F.relu6,
    "silu": F.silu,
}
SET_ACTIVATIONS = {"leakyRelu": F.leaky_relu, "elu": F.elu}  # with a setting, "value"


def activated(x, name, spec):
    return SET_ACTIVATIONS[name](x, spec["value"]) if name in SET_ACTIVATIONS else ACTIVATIONS[name](x)


def is_same(spec):
    return spec.get("padding", "valid") == "same"


def padded(x, spec, value=0.0):
    """"same" pads as PyTorch does with stride 1, the odd pixel below and to the right; with a stride, Keras pads otherwise."""
    if not is_same(spec):
        return x
    total = spec.get("dilation", 1) * (spec.get("kernel", spec.get("size")) - 1)
    return F.pad(x, [total // 2, total - total // 2] * 2, value=value)


def conv2d(x, weight, bias, spec, groups):
    stride, dilation = spec.get("stride", 1), spec.get("dilation", 1)
    result = F.conv2d(padded(x, spec), weight, bias, stride, 0, dilation, groups)
    if is_same(spec) and stride == 1:
        assert torch.equal(result, F.conv2d(x, weight, bias, 1, "same", dilation, groups))
    return result


def conv_transpose2d(x, spec, p):
    """"same" cuts the whole result as TensorFlow does: size times stride, the odd pixel off below and to the right."""
    stride, dilation, more = spec.get("stride", 1), spec.get("dilation", 1), spec.get("outputPadding", 0)
    if not is_same(spec):
        padding = spec.get("cut", 0)
        return F.conv_transpose2d(x, p["weight"], p.get("bias"), stride, padding, more, 1, dilation)
    overlap = dilation * (spec["kernel"] - 1) + 1 - stride
    whole = F.conv_transpose2d(x, p["weight"], p.get("bias"), stride, 0, max(0, -overlap), 1, dilation)
    before, height, width = max(0, overlap) // 2, x.shape[2] * stride, x.shape[3] * stride
    return whole[:, :, before : before + height, before : before + width]


def ends(spec):
    """The zeros before and after a sequence."""
    total = spec.get("dilation", 1) * (spec.get("kernel", spec.get("size")) - 1)
    if spec.get("padding") == "causal":
        return [total, 0]
    return [total // 2, total - total // 2] if is_same(spec) else [0, 0]


def conv1d(x, spec, p):
    """Over sequences (N, T, C)."""
    x = F.pad(x.transpose(1, 2), ends(spec))
    stride, dilation, groups = spec.get("stride", 1), spec.get("dilation", 1), spec.get("groups", 1)
    return F.conv1d(x, p["weight"], p.get("bias"), stride, 0, dilation, groups).transpose(1, 2)


def pool1d(x, spec):
    size, stride = spec["size"], spec.get("stride", spec["size"])
    if spec["layer"] == "maxPool1d":
        padded_x = F.pad(x.transpose(1, 2), ends(spec), value=float("-inf"))
        return F.max_pool1d(padded_x, size, stride).transpose(1, 2)
    counts = F.avg_pool1d(F.pad(torch.ones_like(x.transpose(1, 2)), ends(spec)), size, stride)
    return (F.avg_pool1d(F.pad(x.transpose(1, 2), ends(spec)), size, stride) / counts).transpose(1, 2)


def steps_last(x, function):
    """A function over (N, C, T) of sequences (N, T, C); of other inputs, the function."""
    return function(x.transpose(1, 2)).transpose(1, 2) if x.dim() == 3 else function(x)


def layer_norm(x, p):
    pixels = x.movedim(1, -1) if x.dim() == 4 else x
    result = F.layer_norm(pixels, pixels.shape[-1:], p["weight"], p["bias"], EPSILON)
    return result.movedim(-1, 1) if x.dim() == 4 else result


def pool2d(x, spec):
    size, stride = spec["size"], spec.get("stride", spec["size"])
    if spec["layer"] == "maxPool2d":
        return F.max_pool2d(padded(x, spec, float("-inf")), size, stride)
    counts = F.avg_pool2d(padded(torch.ones_like(x), spec), size, stride)
    return F.avg_pool2d(padded(x, spec), size, stride) / counts


def batch_norm(x, p, training):
    return F.batch_norm(x, p["runningMean"], p["runningVar"], p["weight"], p["bias"], training, MOMENTUM, EPSILON)


def apply(x, spec, p, training):
    """The output of one layer, its activation included."""
    kind = spec["layer"]
    if kind == "dense":
        x = F.linear(x, p["weight"], p["bias"])
    elif kind == "conv2d":
        x = conv2d(x, p["weight"], p.get("bias"), spec, spec.get("groups", 1))
    elif kind == "depthwiseConv2d":
        x = conv2d(x, p["weight"], p.get("bias"), spec, x.shape[1])
    elif kind == "separableConv2d":
        x = F.conv2d(conv2d(x, p["depthwise"], None, spec, x.shape[1]), p["pointwise"], p.get("bias"))
    elif kind == "convTranspose2d":
        x = conv_transpose2d(x, spec, p)
    elif kind in ("maxPool2d", "avgPool2d"):
        x = pool2d(x, spec)
    elif kind == "globalAvgPool2d":
        x = x.mean((2, 3))
    elif kind == "globalMaxPool2d":
        x = x.amax((2, 3))
    elif kind == "conv1d":
        x = conv1d(x, spec, p)
    elif kind in ("maxPool1d", "avgPool1d"):
        x = pool1d(x, spec)
    elif kind == "flatten":
        x = x.flatten(1)
    elif kind == "reshape":
        x = x.reshape(x.shape[0], *spec["dimensions"])
    elif kind == "permute":
        x = x.permute(0, *spec["axes"])
    elif kind == "upsample" and spec.get("bilinear"):
        x = F.interpolate(x, scale_factor=spec["scale"], mode="bilinear", align_corners=False)
    elif kind == "upsample":
        x = x.repeat_interleave(spec["scale"], 2).repeat_interleave(spec["scale"], 3)
    elif kind == "batchNorm":
        x = steps_last(x, lambda channels: batch_norm(channels, p, training))
    elif kind == "layerNorm":
        x = layer_norm(x, p)
    elif kind == "groupNorm":
        x = steps_last(x, lambda c: F.group_norm(c, spec["groups"], p["weight"], p["bias"], EPSILON))
    elif kind == "spatialDropout":
        assert not training, "random masks differ from library to library: dropout goldens are for inference"
    elif kind == "dropout":
        assert not training, "random masks differ from library to library: dropout goldens are for inference"
    elif "layers" in spec:
        x = block(x, spec, p, training)
    elif kind in ACTIVATIONS or kind in SET_ACTIVATIONS:
        x = activated(x, kind, spec)
    else:
        raise ValueError(kind)
    return activated(x, spec["activation"], spec) if "activation" in spec else x


def parts(spec):
    """The layers inside a block, in order: those of the main way, then those of the shortcut."""
    return spec["layers"] * spec.get("times", 1) + spec.get("shortcut", [])


def block(x, spec, p, training):
    """A residual or repeated block; its arrays are named <layer inside>.<array>."""
    labels, count = names(parts(spec)), len(spec["layers"]) * spec.get("times", 1)
    ways = [x, x]
    for i, (label, inner) in enumerate(zip(labels, parts(spec))):
        way = int(i >= count)
        ways[way] = apply(ways[way], inner, of(label, p, {}), training)
    return ways[0] + ways[1] if spec["layer"] == "residual" else ways[0]


def names(network):
    """The name of each layer, in order."""
    seen, result = {}, []
    for spec in network:
        kind = spec["layer"]
        seen[kind] = seen.get(kind, 0) + 1
        result.append(f"{kind}_{seen[kind]}")
    return result


def initial(network, input_shape, rng):
    """Random parameters and buffers, by name; float32, so that float64 runs start from the same values."""
    weights, buffers = {}, {}
    x = torch.zeros(2, *input_shape)
    for name, spec in zip(names(network), network):
        own, own_buffers = arrays(spec, x, rng)
        weights.update({f"{name}.{key}": value for key, value in own.items()})
        buffers.update({f"{name}.{key}": value for key, value in own_buffers.items()})
        x = apply(x, spec, of(name, weights, buffers), training=False)
    return weights, buffers


def arrays(spec, x, rng):
    """The parameters and buffers of one layer for such inputs."""
    if spec["layer"] == "dense":
        return {"weight": uniform(rng, (spec["units"], x.shape[1]), x.shape[1]), "bias": uniform(rng, spec["units"], 4)}, {}
    c = x.shape[2] if x.dim() == 3 else x.shape[1]
    if "kernel" in spec:
        return filters(spec, c, rng), {}
    if spec["layer"] in ("layerNorm", "groupNorm"):
        return {"weight": 1 + uniform(rng, c, 4), "bias": uniform(rng, c, 4)}, {}
    if spec["layer"] == "batchNorm":
        own = {"weight": 1 + uniform(rng, c, 4), "bias": uniform(rng, c, 4)}
        return own, {"runningMean": uniform(rng, c, 4), "runningVar": 1 + uniform(rng, c, 4)}
    if "layers" in spec:
        return inside(spec, x, rng)
    return {}, {}


def inside(spec, x, rng):
    weights, buffers, count = {}, {}, len(spec["layers"]) * spec.get("times", 1)
    way = x
    for i, (label, inner) in enumerate(zip(names(parts(spec)), parts(spec))):
        way = x if i == count else way
        own, own_buffers = arrays(inner, way, rng)
        weights.update({f"{label}.{key}": value for key, value in own.items()})
        buffers.update({f"{label}.{key}": value for key, value in own_buffers.items()})
        way = apply(way, inner, {**own, **own_buffers}, training=False)
    return weights, buffers


def filters(spec, channels, rng):
    """The arrays of a convolution."""
    kind, count, size, between = spec["layer"], spec.get("filters"), spec["kernel"], channels * spec.get("multiplier", 1)
    if kind == "separableConv2d":
        shapes = {"depthwise": (between, 1, size, size), "pointwise": (count, between, 1, 1)}
    elif kind == "depthwiseConv2d":
        count, shapes = between, {"weight": (between, 1, size, size)}
    elif kind == "convTranspose2d":
        shapes = {"weight": (channels, count, size, size)}
    elif kind == "conv1d":
        shapes = {"weight": (count, channels // spec.get("groups", 1), size)}
    else:
        shapes = {"weight": (count, channels // spec.get("groups", 1), size, size)}
    own = {key: uniform(rng, shape, math.prod(shape[1:])) for key, shape in shapes.items()}
    return own if spec.get("bias") is False else {**own, "bias": uniform(rng, count, 4)}


def uniform(rng, shape, fan_in):
    shape = (shape,) if isinstance(shape, int) else shape
    return (torch.rand(shape, generator=rng) * 2 - 1) / fan_in**0.5


def of(name, weights, buffers):
    """The tensors of one layer, by their short names."""
    return {key[len(name) + 1 :]: t for key, t in {**weights, **buffers}.items() if key.startswith(name + ".")}


def forward(network, x, weights, buffers, training, activate_head=True):
    """The network's output; without activate_head, what enters the activation of the last layer."""
    for i, (name, spec) in enumerate(zip(names(network), network)):
        if i == len(network) - 1 and not activate_head:
            spec = {key: value for key, value in spec.items() if key != "activation"}
        x = apply(x, spec, of(name, weights, buffers), training)
    return x


def loss_of(name, output, targets):
    """The mean loss. Cross entropies take logits: a softmax or sigmoid head is undone by not applying it."""
    if name == "crossEntropy":
        return F.cross_entropy(output, targets)
    if name == "binaryCrossEntropy":
        return F.binary_cross_entropy_with_logits(output, targets)
    return F.mse_loss(output, targets)


def is_on_logits(loss):
    return loss != "mse"


def targets_for(loss, output_shape, rng):
    if loss == "crossEntropy":
        return torch.randint(output_shape[1], output_shape[:1], generator=rng)
    if loss == "binaryCrossEntropy":
        return torch.randint(2, output_shape, generator=rng).float()
    return torch.randn(output_shape, generator=rng)


def cast(tensors, dtype):
    return {key: value.to(dtype) for key, value in tensors.items()}


def gap(value, reference):
    """The largest error of a tensor, relative where the reference is above 1."""
    return ((value.double() - reference).abs() / reference.abs().clamp(min=1)).max().item()


def check(name, pairs):
    """Refuses a case that float32 cannot reproduce with room to spare."""
    worst = max(gap(value, reference) for value, reference in pairs)
    assert worst <= TOLERANCE / 5, f"{name}: float32 and float64 differ by {worst:.2g}; choose another seed or shape"
    return worst


def header(name, seed):
    return {"name": name, "torch": torch.__version__, "python": sys.version.split()[0], "seed": seed, "tolerance": TOLERANCE}


def tensor_json(t):
    t = t.detach()
    if t.dtype == torch.int64:
        return {"shape": list(t.shape), "values": t.flatten().tolist()}
    return {"shape": list(t.shape), "values": [Float32(v) for v in t.float().flatten().tolist()]}


def all_json(tensors):
    return {key: tensor_json(value) for key, value in tensors.items()}


class Float32(float):
    """A number printed with nine significant digits, which name one float32 exactly."""

    def __repr__(self):
        return "%.9g" % self


def text(value, depth=0):
    """JSON with an object's members on lines of their own and every tensor on one line."""
    if isinstance(value, Float32):
        return repr(value)
    if isinstance(value, dict):
        if "values" in value or "layer" in value:
            return "{" + ", ".join(f"{json.dumps(k)}: {text(v)}" for k, v in value.items()) + "}"
        pad = "  " * (depth + 1)
        rows = (f"{pad}{json.dumps(k)}: {text(v, depth + 1)}" for k, v in value.items())
        return "{\n" + ",\n".join(rows) + "\n" + "  " * depth + "}" if value else "{}"
    if isinstance(value, list) and any(isinstance(v, dict) for v in value):
        pad = "  " * (depth + 1)
        return "[\n" + ",\n".join(pad + text(v, depth + 1) for v in value) + "\n" + "  " * depth + "]"
    if isinstance(value, list):
        return "[" + ", ".join(text(v) for v in value) + "]"
    return json.dumps(value)


def write(folder, case, worst):
    path = pathlib.Path(folder) / (case["name"] + ".json")
    path.write_text(text(case) + "\n", encoding="ascii")
    json.loads(path.read_text())
    print(f"{case['name']:36} {path.stat().st_size:7,} bytes   float32 against float64: {worst:.1e}")


def settle():
    """One thread, so that sums are taken in one order."""
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
