"""Writes the mixed-precision goldens beside this script: /usr/bin/python3 make_mixed.py (Debian's python3-torch).

As make_optimizers.py, whose optimizers and batches it takes: four steps on two batches in turn. Linear maps and convolutions take
bfloat16 copies of their input, weight and bias and give bfloat16, which is widened again; all else is float32. The tolerance is
half of what the same steps in float32 throughout differ by, in the losses or in the weights, so that neither float32 nor another
rounding would pass.
"""

import pathlib
import sys

GOLDEN = pathlib.Path(__file__).parent.parent
sys.path[:0] = [str(GOLDEN / "layer"), str(GOLDEN / "optimizer")]

import torch  # noqa: E402
from torch.nn import functional as F  # noqa: E402

import make_optimizers as optimizers  # noqa: E402
import torch_oracle as oracle  # noqa: E402

SEED, STEPS, BATCHES = 46, 4, 2

MLP = [
    {"layer": "dense", "units": 24, "activation": "tanh"},
    {"layer": "dense", "units": 16, "activation": "relu"},
    {"layer": "dense", "units": 3},
]
CNN = [
    {"layer": "conv2d", "filters": 6, "kernel": 3, "padding": "same", "activation": "relu"},
    {"layer": "batchNorm"},
    {"layer": "maxPool2d", "size": 2},
    {"layer": "conv2d", "filters": 8, "kernel": 2, "activation": "tanh"},
    {"layer": "flatten"},
    {"layer": "dense", "units": 3},
]

# name: (optimizer, network, input shape, batch)
CASES = {
    "mlp-nesterov": (optimizers.NESTEROV, MLP, [12], 8),
    "mlp-adam": (optimizers.ADAM, MLP, [12], 8),
    "cnn-momentum": (optimizers.MOMENTUM, CNN, [3, 6, 6], 8),
}


def halved(function):
    def run(x, weight, bias, *settings):
        half = torch.bfloat16
        return function(x.to(half), weight.to(half), bias.to(half), *settings).float()

    return run


def train(spec, network, weights, buffers, batches, is_mixed):
    whole = F.linear, F.conv2d
    if is_mixed:
        F.linear, F.conv2d = halved(F.linear), halved(F.conv2d)
    weights = {key: value.clone().requires_grad_() for key, value in weights.items()}
    buffers = {key: value.clone() for key, value in buffers.items()}
    stepper = optimizers.optimizer(spec, list(weights.values()))
    losses = []
    for step in range(STEPS):
        x, targets = batches[step % BATCHES]
        value = oracle.loss_of("crossEntropy", oracle.forward(network, x, weights, buffers, True, False), targets)
        stepper.zero_grad()
        value.backward()
        stepper.step()
        losses.append(value.detach())
    F.linear, F.conv2d = whole
    return torch.stack(losses), {**weights, **buffers}


def case(name, spec, network, input_shape, batch):
    rng = torch.Generator().manual_seed(SEED)
    weights, buffers = oracle.initial(network, input_shape, rng)
    batches = []
    for _ in range(BATCHES):
        x = torch.randn(batch, *input_shape, generator=rng)
        batches.append((x, oracle.targets_for("crossEntropy", (batch, 3), rng)))
    losses, final = train(spec, network, weights, buffers, batches, True)
    whole, whole_final = train(spec, network, weights, buffers, batches, False)
    gap = max(oracle.gap(losses, whole), *(oracle.gap(final[key], whole_final[key].double()) for key in final))
    golden = {
        **oracle.header(name, SEED),
        "tolerance": oracle.Float32(gap / 2),
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
    oracle.write(pathlib.Path(__file__).parent, golden, gap / 2)


if __name__ == "__main__":
    oracle.settle()
    for case_name, parts in CASES.items():
        case(case_name, *parts)
