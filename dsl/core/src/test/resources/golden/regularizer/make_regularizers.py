"""Writes the regularizer goldens beside this script: /usr/bin/python3 make_regularizers.py (Debian's python3-torch).

As make_optimizers.py, whose optimizers it takes: ten steps on two batches in turn. Layers with "l1" or "l2" add sum(l1 |w| +
l2 w^2) of their weight, not of their bias, to the loss, in plain tensor arithmetic that autograd differentiates; the losses
given contain it, as Keras's do. Layers with "maxNorm" have their weight cut back by torch.renorm over all dimensions but the
first after each step.
"""

import pathlib
import sys

GOLDEN = pathlib.Path(__file__).parent.parent
sys.path[:0] = [str(GOLDEN / "layer"), str(GOLDEN / "optimizer")]

import torch  # noqa: E402

import make_optimizers as optimizers  # noqa: E402
import torch_oracle as oracle  # noqa: E402

SEED, STEPS, BATCHES = 43, 10, 2


def mlp(**hidden):
    return [
        {"layer": "dense", "units": 6, "activation": "tanh", **hidden},
        {"layer": "dense", "units": 5, "activation": "relu"},
        {"layer": "dense", "units": 3, "l2": 0.01},
    ]


def cnn(**filters):
    return [
        {"layer": "conv2d", "filters": 3, "kernel": 3, "padding": "same", "activation": "relu", **filters},
        {"layer": "batchNorm"},
        {"layer": "maxPool2d", "size": 2},
        {"layer": "conv2d", "filters": 4, "kernel": 2, "activation": "tanh"},
        {"layer": "flatten"},
        {"layer": "dense", "units": 3, "maxNorm": 0.6},
    ]


# name: (optimizer, network, input shape, batch)
CASES = {
    "l1-sgd": (optimizers.SGD, mlp(l1=0.01), [4], 6),
    "l1-adam": (optimizers.ADAM, mlp(l1=0.05), [4], 6),
    "elastic-nesterov": (optimizers.NESTEROV, mlp(l1=0.01, l2=0.02), [4], 6),
    "l2-adam-cnn": (optimizers.ADAM, cnn(l2=0.03), [1, 6, 6], 4),
    "max-norm-sgd": (optimizers.SGD, mlp(maxNorm=0.5), [4], 6),
    "max-norm-adamW-cnn": (optimizers.ADAM_W, cnn(maxNorm=0.5, l1=0.01), [1, 6, 6], 4),
}


def penalty(network, weights):
    total = 0.0
    for name, spec in zip(oracle.names(network), network):
        if "l1" in spec:
            total = total + spec["l1"] * weights[name + ".weight"].abs().sum()
        if "l2" in spec:
            total = total + spec["l2"] * (weights[name + ".weight"] ** 2).sum()
    return total


def limit(network, weights):
    """Cuts back what is too long, and returns whether anything was."""
    cut = False
    for name, spec in zip(oracle.names(network), network):
        if "maxNorm" in spec:
            weight = weights[name + ".weight"]
            cut = cut or bool((weight.flatten(1).norm(dim=1) > spec["maxNorm"]).any())
            weight.data = torch.renorm(weight.data, 2, 0, spec["maxNorm"])
    return cut


def train(spec, network, weights, buffers, batches, dtype):
    """Ten steps in the given precision: the losses, and all tensors afterwards."""
    weights = {key: value.to(dtype).clone().requires_grad_() for key, value in weights.items()}
    buffers = {key: value.to(dtype).clone() for key, value in buffers.items()}
    stepper = optimizers.optimizer(spec, list(weights.values()))
    losses, cuts = [], 0
    for step in range(STEPS):
        x, targets = batches[step % BATCHES]
        entering = oracle.forward(network, x.to(dtype), weights, buffers, True, False)
        value = oracle.loss_of("crossEntropy", entering, targets) + penalty(network, weights)
        stepper.zero_grad()
        value.backward()
        stepper.step()
        cuts += limit(network, weights)
        losses.append(value.detach())
    assert cuts > 1 or not any("maxNorm" in layer for layer in network), "no step is cut back"
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
