"""Writes the layer goldens beside this script: /usr/bin/python3 make_layers.py (Debian's python3-torch).

Each file holds one small network, its weights and one input; and what PyTorch gives for it: the output, a loss on it,
the gradients of that loss in every parameter and in the input, and the batch-norm buffers before and after. "mode" says
whether the pass is one of training (batch statistics) or of inference (running statistics).
"""

import pathlib

import torch

import torch_oracle as oracle

SEED = 42


def dense(units, **options):
    return {"layer": "dense", "units": units, **options}


def conv(filters, kernel, **options):
    return {"layer": "conv2d", "filters": filters, "kernel": kernel, **options}


def max_pool(size, **options):
    return {"layer": "maxPool2d", "size": size, **options}


def avg_pool(size, **options):
    return {"layer": "avgPool2d", "size": size, **options}


def depthwise(kernel, **options):
    return {"layer": "depthwiseConv2d", "kernel": kernel, **options}


def separable(filters, kernel, **options):
    return {"layer": "separableConv2d", "filters": filters, "kernel": kernel, **options}


def transposed(filters, kernel, **options):
    return {"layer": "convTranspose2d", "filters": filters, "kernel": kernel, **options}


def conv1d(filters, kernel, **options):
    return {"layer": "conv1d", "filters": filters, "kernel": kernel, **options}


def pool1d(kind, size, **options):
    return {"layer": kind + "Pool1d", "size": size, **options}


def layer(kind, **options):
    return {"layer": kind, **options}


def residual(*layers, **options):
    return {"layer": "residual", "layers": list(layers), **options}


def repeat(times, *layers):
    return {"layer": "repeat", "times": times, "layers": list(layers)}


SAME, CAUSAL = {"padding": "same"}, {"padding": "causal"}
FLATTEN, GLOBAL, NORM = {"layer": "flatten"}, {"layer": "globalAvgPool2d"}, {"layer": "batchNorm"}
DROPOUT = {"layer": "dropout", "rate": 0.3}

# name: (network, input shape, batch, loss[, scale of the input])
TRAINING = {
    "dense": ([dense(2)], [3], 4, "mse"),
    "dense-one-unit": ([dense(1)], [5], 3, "mse"),
    "dense-batch-of-one": ([dense(3)], [4], 1, "mse"),
    "dense-relu": ([dense(4, activation="relu")], [3], 4, "mse"),
    "dense-gelu": ([dense(4, activation="gelu")], [3], 4, "mse"),
    "dense-tanh": ([dense(4, activation="tanh")], [3], 4, "mse"),
    "dense-sigmoid": ([dense(4, activation="sigmoid")], [3], 4, "mse"),
    "dense-softmax": ([dense(4, activation="softmax")], [3], 4, "mse"),
    "dense-silu": ([dense(4, activation="silu")], [3], 4, "mse"),
    "dense-leakyRelu": ([dense(4, activation="leakyRelu", value=0.2)], [3], 4, "mse"),
    "dense-elu": ([dense(4, activation="elu", value=1.5)], [3], 4, "mse"),
    "dense-relu6": ([dense(4, activation="relu6")], [3], 4, "mse", 9),
    "activations-as-layers": (
        [
            dense(5),
            {"layer": "leakyRelu", "value": 0.1},
            dense(4),
            {"layer": "elu", "value": 0.5},
            dense(4),
            {"layer": "silu"},
            {"layer": "relu6"},
            dense(2),
        ],
        [3],
        4,
        "mse",
    ),
    "conv2d-leakyRelu": ([conv(3, 3, activation="leakyRelu", value=0.3), max_pool(2)], [2, 6, 6], 2, "mse"),
    "dense-stack": ([dense(6, activation="relu"), dense(5, activation="tanh"), dense(3)], [4], 5, "crossEntropy"),
    "dense-softmax-head": ([dense(5, activation="gelu"), dense(3, activation="softmax")], [4], 5, "crossEntropy"),
    "dense-sigmoid-head": ([dense(5, activation="tanh"), dense(1, activation="sigmoid")], [4], 5, "binaryCrossEntropy"),
    "conv2d": ([conv(2, 3)], [1, 5, 5], 2, "mse"),
    "conv2d-same": ([conv(3, 3, padding="same", activation="relu")], [2, 4, 4], 2, "mse"),
    "conv2d-oblong-input": ([conv(2, 3, padding="same")], [1, 4, 6], 2, "mse"),
    "conv2d-one-by-one": ([conv(4, 1, activation="gelu")], [3, 3, 3], 2, "mse"),
    "conv2d-stride": ([conv(3, 3, stride=2)], [2, 6, 7], 2, "mse"),
    "conv2d-same-stride": ([conv(2, 3, stride=2, padding="same")], [2, 5, 6], 2, "mse"),
    "conv2d-same-large-kernel": ([conv(2, 5, padding="same", activation="sigmoid")], [1, 4, 4], 2, "mse"),
    "conv2d-stack": ([conv(3, 3, activation="relu"), conv(2, 2, activation="tanh")], [2, 5, 5], 2, "mse"),
    "conv2d-even-same": ([conv(3, 4, **SAME), conv(2, 2, **SAME, activation="relu")], [2, 5, 6], 2, "mse"),
    "conv2d-even-same-stride": ([conv(3, 2, stride=2, **SAME)], [2, 5, 6], 2, "mse"),
    "conv2d-dilation": ([conv(3, 3, dilation=2)], [2, 7, 6], 2, "mse"),
    "conv2d-dilation-same": ([conv(3, 3, dilation=2, **SAME), conv(2, 2, dilation=3, **SAME)], [2, 6, 7], 2, "mse"),
    "conv2d-dilation-stride": ([conv(2, 3, dilation=2, stride=2, **SAME)], [3, 8, 7], 2, "mse"),
    "conv2d-groups": ([conv(6, 3, groups=2, activation="relu")], [4, 5, 5], 2, "mse"),
    "conv2d-groups-stride": ([conv(9, 3, groups=3, stride=2, **SAME)], [6, 5, 7], 2, "mse"),
    "conv2d-no-bias": ([conv(3, 3, bias=False), NORM], [2, 6, 6], 3, "mse"),
    "depthwiseConv2d": ([depthwise(3)], [3, 5, 6], 2, "mse"),
    "depthwiseConv2d-multiplier": ([depthwise(3, multiplier=2, stride=2, **SAME, activation="relu6")], [2, 6, 5], 2, "mse"),
    "depthwiseConv2d-even-stride": ([depthwise(2, stride=2), conv(2, 1), depthwise(3, multiplier=3, **SAME)], [5, 6, 8], 2, "mse"),
    "conv2d-groups-of-one": ([conv(9, 3, groups=3, dilation=2, **SAME)], [3, 6, 5], 2, "mse"),
    "depthwiseConv2d-dilation-no-bias": ([depthwise(2, dilation=2, bias=False), conv(2, 1)], [3, 6, 5], 2, "mse"),
    "separableConv2d": ([separable(4, 3)], [3, 5, 6], 2, "mse"),
    "separableConv2d-same-stride": ([separable(4, 3, stride=2, **SAME, activation="relu")], [3, 7, 6], 2, "mse"),
    "separableConv2d-multiplier-no-bias": (
        [separable(4, 2, multiplier=3, dilation=2, bias=False), FLATTEN, dense(2)],
        [2, 6, 5],
        3,
        "crossEntropy",
    ),
    "convTranspose2d": ([transposed(3, 3)], [2, 4, 5], 2, "mse"),
    "convTranspose2d-one-channel": ([transposed(1, 3, stride=2), conv(3, 2)], [3, 4, 3], 2, "mse"),
    "convTranspose2d-stride": ([transposed(3, 3, stride=2, activation="relu")], [2, 4, 5], 2, "mse"),
    "convTranspose2d-output-padding": ([transposed(2, 3, stride=3, outputPadding=2)], [3, 4, 3], 2, "mse"),
    "convTranspose2d-padding": ([transposed(2, 3, stride=2, cut=1, outputPadding=1)], [3, 4, 3], 2, "mse"),
    "convTranspose2d-same": ([transposed(2, 3, **SAME), transposed(3, 2, **SAME)], [2, 4, 5], 2, "mse"),
    "convTranspose2d-same-stride": ([transposed(2, 3, stride=2, **SAME)], [2, 4, 3], 2, "mse"),
    "convTranspose2d-same-even": ([transposed(3, 4, stride=2, **SAME), conv(1, 3, **SAME)], [2, 4, 3], 2, "mse"),
    "convTranspose2d-same-wide-stride": ([transposed(2, 2, stride=3, **SAME)], [2, 3, 3], 2, "mse"),
    "convTranspose2d-dilation-no-bias": ([transposed(2, 2, dilation=2, stride=2, bias=False)], [2, 3, 4], 2, "mse"),
    "maxPool2d-same": ([conv(2, 1), max_pool(3, stride=2, **SAME)], [2, 6, 7], 2, "mse"),
    "maxPool2d-same-even": ([conv(2, 1), max_pool(2, **SAME), max_pool(4, stride=1, **SAME)], [2, 7, 6], 2, "mse"),
    "maxPool2d-same-relu": ([conv(3, 1, activation="relu"), max_pool(2, **SAME)], [2, 5, 5], 2, "mse"),
    "avgPool2d-same": ([conv(2, 1), avg_pool(3, stride=2, **SAME)], [2, 6, 7], 2, "mse"),
    "avgPool2d-same-even": ([conv(2, 1), avg_pool(2, **SAME), avg_pool(4, stride=1, **SAME)], [2, 7, 6], 2, "mse"),
    "globalMaxPool2d": ([conv(3, 2, activation="relu"), {"layer": "globalMaxPool2d"}, dense(3)], [2, 4, 5], 3, "crossEntropy"),
    "maxPool2d": ([conv(2, 3), max_pool(2)], [1, 6, 6], 2, "mse"),
    "maxPool2d-drops-the-rest": ([max_pool(2), conv(2, 1)], [2, 5, 7], 2, "mse"),
    "maxPool2d-overlapping": ([conv(2, 1), max_pool(3, stride=2)], [1, 7, 7], 2, "mse"),
    "maxPool2d-stride-one": ([conv(2, 1), max_pool(2, stride=1)], [1, 4, 4], 2, "mse"),
    "avgPool2d": ([conv(2, 3), avg_pool(2)], [1, 6, 6], 2, "mse"),
    "avgPool2d-drops-the-rest": ([avg_pool(2), conv(2, 1)], [2, 5, 7], 2, "mse"),
    "avgPool2d-overlapping": ([conv(2, 1), avg_pool(3, stride=2)], [1, 7, 7], 2, "mse"),
    "globalAvgPool2d": ([conv(3, 2, activation="relu"), GLOBAL, dense(3)], [1, 4, 5], 3, "crossEntropy"),
    "flatten": ([conv(2, 2), FLATTEN, dense(3)], [2, 3, 4], 2, "crossEntropy"),
    "flatten-first": ([FLATTEN, dense(3)], [2, 2, 3], 2, "crossEntropy"),
    "batchNorm-dense": ([dense(3), NORM, dense(2)], [4], 6, "mse"),
    "batchNorm-last": ([dense(3), NORM], [4], 3, "mse"),
    "batchNorm-relu": ([dense(4, activation="tanh"), {**NORM, "activation": "relu"}, dense(2)], [3], 6, "mse"),
    "batchNorm-first": ([NORM, dense(2)], [3], 5, "mse"),
    "batchNorm-conv": ([conv(3, 3), NORM, FLATTEN, dense(2)], [1, 5, 5], 3, "crossEntropy"),
    "batchNorm-conv-one-sample": (
        [conv(2, 2, activation="tanh"), {**NORM, "activation": "tanh"}, FLATTEN, dense(2)],
        [2, 4, 4],
        1,
        "mse",
    ),
    "batchNorm-twice": (
        [conv(2, 3, activation="relu"), NORM, FLATTEN, dense(4, activation="tanh"), NORM, dense(3)],
        [1, 5, 5],
        6,
        "crossEntropy",
    ),
    "conv1d": ([conv1d(4, 3)], [6, 3], 2, "mse"),
    "conv1d-same": ([conv1d(4, 3, **SAME, activation="relu"), conv1d(3, 4, **SAME)], [5, 2], 2, "mse"),
    "conv1d-stride": ([conv1d(3, 3, stride=2), conv1d(2, 2, stride=2, **SAME)], [9, 2], 2, "mse"),
    "conv1d-dilation": ([conv1d(3, 3, dilation=2), conv1d(2, 2, dilation=3, **SAME)], [8, 2], 2, "mse"),
    "conv1d-groups": ([conv1d(6, 3, groups=2, bias=False)], [6, 4], 2, "mse"),
    "conv1d-depthwise": ([conv1d(6, 3, groups=3, dilation=2, **SAME)], [6, 3], 2, "mse"),
    "conv1d-causal": (
        [residual(conv1d(4, 2, **CAUSAL, activation="relu"), conv1d(3, 2, dilation=2, **CAUSAL)), FLATTEN, dense(2)],
        [6, 3],
        3,
        "crossEntropy",
    ),
    "conv1d-signal": (
        [layer("permute", axes=[2, 1]), conv1d(4, 3), pool1d("max", 2), FLATTEN, dense(2)],
        [2, 9],
        3,
        "crossEntropy",
    ),
    "maxPool1d": ([conv1d(3, 2), pool1d("max", 2)], [8, 2], 2, "mse"),
    "maxPool1d-same": ([conv1d(3, 1), pool1d("max", 3, stride=2, **SAME), pool1d("max", 2, **SAME)], [9, 2], 2, "mse"),
    "avgPool1d": ([conv1d(3, 2), pool1d("avg", 3, stride=2)], [9, 2], 2, "mse"),
    "avgPool1d-same": ([conv1d(3, 1), pool1d("avg", 3, stride=2, **SAME), pool1d("avg", 2, **SAME)], [9, 2], 2, "mse"),
    "layerNorm": ([dense(5), layer("layerNorm", activation="relu"), dense(2)], [3], 4, "mse"),
    "layerNorm-steps": ([conv1d(4, 2), layer("layerNorm")], [5, 3], 2, "mse"),
    "layerNorm-images": ([conv(4, 3), layer("layerNorm"), conv(2, 1)], [2, 5, 6], 2, "mse"),
    "groupNorm": ([dense(6), layer("groupNorm", groups=2), dense(2)], [3], 4, "mse"),
    "groupNorm-steps": ([conv1d(4, 2), layer("groupNorm", groups=2)], [5, 3], 2, "mse"),
    "groupNorm-images": ([conv(6, 3), layer("groupNorm", groups=3, activation="relu"), conv(2, 1)], [2, 5, 6], 2, "mse"),
    "groupNorm-instance": ([conv(3, 3), layer("groupNorm", groups=3)], [2, 6, 5], 2, "mse"),
    "batchNorm-steps": ([conv1d(4, 2), NORM, FLATTEN, dense(2)], [5, 3], 3, "crossEntropy"),
    "reshape": (
        [dense(12), layer("reshape", dimensions=[3, 2, -1]), conv(4, 2, activation="relu"), layer("reshape", dimensions=[-1]), dense(2)],
        [5],
        3,
        "mse",
    ),
    "reshape-images": ([conv(4, 2), layer("reshape", dimensions=[2, 8, 2]), conv(2, 2)], [2, 5, 3], 2, "mse"),
    "permute": ([conv(4, 2), layer("permute", axes=[3, 1, 2]), conv(2, 2), FLATTEN, dense(2)], [2, 5, 4], 2, "mse"),
    "upsample": ([conv(3, 2), layer("upsample", scale=3), conv(2, 3)], [2, 4, 3], 2, "mse"),
    "upsample-bilinear": ([conv(3, 2), layer("upsample", scale=2, bilinear=True)], [2, 4, 5], 2, "mse"),
    "upsample-bilinear-thrice": ([layer("upsample", scale=3, bilinear=True), conv(2, 2, stride=2)], [2, 3, 4], 2, "mse"),
    "autoencoder": (
        [
            conv(4, 3, **SAME, activation="relu"),
            max_pool(2, **SAME),
            conv(3, 3, **SAME, activation="elu", value=1.0),
            layer("upsample", scale=2),
            transposed(2, 3, **SAME, activation="sigmoid"),
        ],
        [2, 6, 6],
        2,
        "mse",
    ),
    "residual-dense": ([dense(4), residual(dense(5, activation="relu"), dense(4)), dense(2)], [3], 4, "mse"),
    "residual-images": (
        [
            conv(4, 3, **SAME),
            residual(conv(4, 3, **SAME, bias=False), {**NORM, "activation": "relu"}, conv(4, 3, **SAME, bias=False), NORM, activation="relu"),
            residual(
                conv(6, 3, stride=2, **SAME, bias=False),
                NORM,
                shortcut=[conv(6, 1, stride=2, bias=False), NORM],
                activation="relu",
            ),
            GLOBAL,
            dense(3),
        ],
        [2, 6, 6],
        4,
        "crossEntropy",
    ),
    "residual-first": ([residual(conv(2, 3, **SAME, activation="relu")), FLATTEN, dense(2)], [2, 4, 4], 2, "mse"),
    "repeat": ([repeat(3, dense(4, activation="tanh")), dense(2)], [3], 4, "mse"),
    "repeat-residual": (
        [dense(4), repeat(2, residual(NORM, dense(4, activation="relu")), dense(4)), dense(3)],
        [3],
        5,
        "crossEntropy",
    ),
    "network": (
        [
            conv(3, 3, padding="same", activation="relu"),
            max_pool(2),
            conv(4, 3, activation="relu"),
            avg_pool(2),
            FLATTEN,
            dense(5, activation="tanh"),
            dense(3),
        ],
        [1, 8, 8],
        3,
        "crossEntropy",
    ),
}
INFERENCE = {
    "batchNorm-dense-inference": TRAINING["batchNorm-dense"],
    "batchNorm-conv-inference": TRAINING["batchNorm-conv"],
    "batchNorm-twice-inference": TRAINING["batchNorm-twice"],
    "spatialDropout-inference": (
        [conv(3, 2), layer("spatialDropout", rate=0.5), FLATTEN, dense(2)],
        [2, 4, 4],
        2,
        "mse",
    ),
    "spatialDropout-steps-inference": (
        [conv1d(3, 2), NORM, layer("spatialDropout", rate=0.5), FLATTEN, dense(2)],
        [4, 4],
        2,
        "mse",
    ),
    "dropout-inference": ([dense(5, activation="tanh"), DROPOUT, dense(3)], [4], 3, "crossEntropy"),
    "network-inference": (
        [
            conv(3, 3, padding="same", activation="relu"),
            NORM,
            max_pool(2),
            conv(4, 3, activation="gelu"),
            GLOBAL,
            DROPOUT,
            dense(3, activation="softmax"),
        ],
        [1, 8, 8],
        3,
        "crossEntropy",
    ),
}


def run(network, x, weights, buffers, targets, loss, training, dtype):
    """One pass in the given precision: output, loss, gradients, buffers afterwards."""
    x = x.to(dtype).requires_grad_()
    weights = {key: value.to(dtype).requires_grad_() for key, value in weights.items()}
    buffers = {key: value.to(dtype).clone() for key, value in buffers.items()}
    after = {key: value.clone() for key, value in buffers.items()}
    targets = targets if targets.dtype == torch.int64 else targets.to(dtype)
    output = oracle.forward(network, x, weights, after, training)
    # A second pass, for cross entropies only, on buffers of its own: they must move once.
    entering = oracle.forward(network, x, weights, buffers, training, not oracle.is_on_logits(loss))
    value = oracle.loss_of(loss, entering, targets)
    gradients = torch.autograd.grad(value, [x, *weights.values()])
    return {"output": output, "loss": value, "input": gradients[0], **dict(zip(weights, gradients[1:])), **after}


def case(name, training, network, input_shape, batch, loss, scale=1):
    rng = torch.Generator().manual_seed(SEED)
    weights, buffers = oracle.initial(network, input_shape, rng)
    x = scale * torch.randn(batch, *input_shape, generator=rng)
    output_shape = oracle.forward(network, x, weights, {k: v.clone() for k, v in buffers.items()}, training).shape
    targets = oracle.targets_for(loss, output_shape, rng)
    single = run(network, x, weights, buffers, targets, loss, training, torch.float32)
    double = run(network, x, weights, buffers, targets, loss, training, torch.float64)
    worst = oracle.check(name, [(single[key], double[key]) for key in single])
    golden = {
        **oracle.header(name, SEED),
        "mode": "training" if training else "inference",
        "network": network,
        "inputShape": input_shape,
        "weights": oracle.all_json(weights),
        "buffersBefore": oracle.all_json(buffers),
        "x": oracle.tensor_json(x),
        "output": oracle.tensor_json(single["output"]),
        "loss": {
            "name": loss,
            "targets": oracle.tensor_json(targets),
            "value": oracle.Float32(single["loss"].item()),
        },
        "gradients": oracle.all_json({key: single[key] for key in weights}),
        "inputGradient": oracle.tensor_json(single["input"]),
        "buffersAfter": oracle.all_json({key: single[key] for key in buffers}),
    }
    oracle.write(pathlib.Path(__file__).parent, golden, worst)


if __name__ == "__main__":
    oracle.settle()
    for is_training, cases in ((True, TRAINING), (False, INFERENCE)):
        for case_name, parts in cases.items():
            case(case_name, is_training, *parts)
