"""Writes the fine-tuning goldens beside this script: /usr/bin/python3 make_tuning.py (Debian's python3-torch).

As make_optimizers.py, whose optimizers it takes: ten steps on two batches in turn. Layers with "frozen" have parameters that are
given to no optimizer and require no gradient; a frozen batch norm is in evaluation mode, as Keras has it. A frozen layer's "l2"
is no part of the loss. Layers with "thaw" are frozen until that many steps are done; then their parameters become a new group
of the optimizer. Layers with "factor" are groups with that share of the learning rate.
"""

import pathlib
import sys

GOLDEN = pathlib.Path(__file__).parent.parent
sys.path[:0] = [str(GOLDEN / "layer"), str(GOLDEN / "optimizer")]

import torch  # noqa: E402

import make_optimizers as optimizers  # noqa: E402
import torch_oracle as oracle  # noqa: E402

SEED, STEPS, BATCHES = 44, 10, 2


def mlp(first, second):
    return [
        {"layer": "dense", "units": 6, "activation": "tanh", **first},
        {"layer": "dense", "units": 5, "activation": "relu", **second},
        {"layer": "dense", "units": 3},
    ]


def cnn(convolution, norm, last=None):
    return [
        {"layer": "conv2d", "filters": 3, "kernel": 3, "padding": "same", "activation": "relu", **convolution},
        {"layer": "batchNorm", **norm},
        {"layer": "maxPool2d", "size": 2},
        {"layer": "conv2d", "filters": 4, "kernel": 2, "activation": "tanh"},
        {"layer": "batchNorm"},
        {"layer": "flatten"},
        {"layer": "dense", "units": 3, **(last or {})},
    ]


FROZEN = {"frozen": True}

# name: (optimizer, network, input shape, batch)
CASES = {
    "frozen-bottom-momentum": (optimizers.MOMENTUM, mlp(FROZEN, {}), [4], 6),
    "frozen-middle-adamW": (optimizers.ADAM_W, mlp({"l2": 0.02}, {"l2": 0.1, **FROZEN}), [4], 6),
    "frozen-batchNorm-sgd": (optimizers.SGD, cnn({}, FROZEN), [1, 6, 6], 4),
    "frozen-base-adam": (optimizers.ADAM, cnn(FROZEN, FROZEN), [1, 6, 6], 4),
    "frozen-head-nesterov": (optimizers.NESTEROV, cnn({}, {}, FROZEN), [1, 6, 6], 4),
    "factors-momentum": (optimizers.MOMENTUM, mlp({"factor": 0.1}, {"factor": 0.5}), [4], 6),
    "factors-adamW-cnn": (optimizers.ADAM_W, cnn({"factor": 0.1}, {"factor": 0.1}, {"factor": 3.0}), [1, 6, 6], 4),
    "factors-nadam": (optimizers.NADAM, mlp({"factor": 0.2}, {}), [4], 6),
    "thaw-adam-cnn": (optimizers.ADAM, cnn({"thaw": 7, **FROZEN}, {"thaw": 7, **FROZEN}), [1, 6, 6], 4),
    "thaw-nesterov": (optimizers.NESTEROV, mlp({"thaw": 4, "l2": 0.1, **FROZEN}, {}), [4], 6),
    "thaw-twice-factors-nadam": (optimizers.NADAM, mlp({"thaw": 6, "factor": 0.25, **FROZEN}, {"thaw": 3, "factor": 0.5, **FROZEN}), [4], 6),
}


def thawed(network, step):
    """The network as a step has it."""
    return [{k: v for k, v in s.items() if k != "frozen" or s.get("thaw", STEPS) > step} for s in network]


def groups(keys, network, weights, rate):
    """Parameter groups, one for each parameter."""
    specs = dict(zip(oracle.names(network), network))
    return [{"params": [weights[k]], "lr": rate * specs[k.split(".")[0]].get("factor", 1.0)} for k in keys]


def forward(network, x, weights, buffers):
    for name, spec in zip(oracle.names(network), network):
        x = oracle.apply(x, spec, oracle.of(name, weights, buffers), training="frozen" not in spec)
    return x


def is_trained(key, network):
    specs = dict(zip(oracle.names(network), network))
    return "frozen" not in specs[key.split(".")[0]]


def penalty(network, weights):
    named = zip(oracle.names(network), network)
    return sum(s["l2"] * (weights[n + ".weight"] ** 2).sum() for n, s in named if "l2" in s and "frozen" not in s)


def train(spec, network, weights, buffers, batches, dtype):
    """Ten steps in the given precision: the losses, and all tensors afterwards."""
    weights = {key: value.to(dtype).clone().requires_grad_(is_trained(key, network)) for key, value in weights.items()}
    buffers = {key: value.to(dtype).clone() for key, value in buffers.items()}
    stepper = optimizers.optimizer(spec, groups([k for k in weights if weights[k].requires_grad], network, weights, spec["learningRate"]))
    losses = []
    for step in range(STEPS):
        now = thawed(network, step)
        for key in [k for k in weights if is_trained(k, now) and not weights[k].requires_grad]:
            weights[key].requires_grad_()
            stepper.add_param_group(groups([key], network, weights, spec["learningRate"])[0])
        x, targets = batches[step % BATCHES]
        output = forward(now, x.to(dtype), weights, buffers)
        value = oracle.loss_of("crossEntropy", output, targets) + penalty(now, weights)
        stepper.zero_grad()
        value.backward()
        stepper.step()
        losses.append(value.detach())
    return torch.stack(losses), {**weights, **buffers}


def case(name, spec, network, input_shape, batch):
    rng = torch.Generator().manual_seed(SEED)
    weights, buffers = oracle.initial(network, input_shape, rng)
    batches = []
    for _ in range(BATCHES):
        x = torch.randn(batch, *input_shape, generator=rng)
        batches.append((x, oracle.targets_for("crossEntropy", (batch, 3), rng)))
    losses, final = train(spec, network, weights, buffers, batches, torch.float32)
    losses64, final64 = train(spec, network, weights, buffers, batches, torch.float64)
    worst = oracle.check(name, [(losses, losses64), *((final[key], final64[key]) for key in final)])
    golden = {
        **oracle.header(name, SEED),
        "optimizer": {key: oracle.Float32(v) if isinstance(v, float) else v for key, v in spec.items()},
        "network": network,
        "inputShape": input_shape,
        "loss": "crossEntropy",
        "steps": STEPS,
        "batches": [{"x": oracle.tensor_json(x), "targets": oracle.tensor_json(targets)} for x, targets in batches],
        "initialWeights": oracle.all_json(weights),
        "initialBuffers": oracle.all_json(buffers),
        "losses": oracle.tensor_json(losses),
        "finalWeights": oracle.all_json({key: final[key] for key in weights}),
        "finalBuffers": oracle.all_json({key: final[key] for key in buffers}),
    }
    oracle.write(pathlib.Path(__file__).parent, golden, worst)


if __name__ == "__main__":
    oracle.settle()
    for case_name, parts in CASES.items():
        case(case_name, *parts)
