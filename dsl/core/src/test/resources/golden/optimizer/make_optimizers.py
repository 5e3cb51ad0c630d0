"""Writes the optimizer goldens beside this script: /usr/bin/python3 make_optimizers.py (Debian's python3-torch).

Each file holds a tiny network, its initial weights and two batches, taken in turn for ten training steps. PyTorch gives
the loss of every step (taken on the step's batch before its update, as training reports it) and the weights and
batch-norm buffers after the last. Weight decay applies to every parameter, biases and batch norm included.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "layer"))

import torch  # noqa: E402

import torch_oracle as oracle  # noqa: E402

SEED, STEPS, BATCHES = 42, 10, 2

MLP_INPUT, CNN_INPUT = [4], [1, 6, 6]


def mlp(units, **head):
    return [
        {"layer": "dense", "units": 6, "activation": "tanh"},
        {"layer": "dense", "units": 5, "activation": "relu"},
        {"layer": "dense", "units": units, **head},
    ]


CNN = [
    {"layer": "conv2d", "filters": 3, "kernel": 3, "padding": "same", "activation": "relu"},
    {"layer": "batchNorm"},
    {"layer": "maxPool2d", "size": 2},
    {"layer": "conv2d", "filters": 4, "kernel": 2, "activation": "tanh"},
    {"layer": "flatten"},
    {"layer": "dense", "units": 3},
]

SGD = {"name": "sgd", "learningRate": 0.1}
MOMENTUM = {"name": "sgd", "learningRate": 0.1, "momentum": 0.9}
NESTEROV = {"name": "sgd", "learningRate": 0.1, "momentum": 0.9, "nesterov": True}
ADAM = {"name": "adam", "learningRate": 1e-3}
ADAM_TUNED = {"name": "adam", "learningRate": 0.01, "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-4}
ADAM_W = {"name": "adamW", "learningRate": 1e-3, "weightDecay": 0.01}

# name: (optimizer, network, input shape, batch, loss)
CASES = {
    "sgd-mlp": (SGD, mlp(3), MLP_INPUT, 6, "crossEntropy"),
    "sgd-cnn": (SGD, CNN, CNN_INPUT, 4, "crossEntropy"),
    "sgd-momentum-mlp": (MOMENTUM, mlp(2), MLP_INPUT, 6, "mse"),
    "sgd-momentum-cnn": (MOMENTUM, CNN, CNN_INPUT, 4, "crossEntropy"),
    "sgd-nesterov-mlp": (NESTEROV, mlp(1), MLP_INPUT, 6, "binaryCrossEntropy"),
    "sgd-nesterov-cnn": (NESTEROV, CNN, CNN_INPUT, 4, "crossEntropy"),
    "adam-mlp": (ADAM, mlp(3), MLP_INPUT, 6, "crossEntropy"),
    "adam-cnn": (ADAM, CNN, CNN_INPUT, 4, "crossEntropy"),
    "adam-tuned-mlp": (ADAM_TUNED, mlp(3, activation="softmax"), MLP_INPUT, 6, "crossEntropy"),
    "adamW-mlp": (ADAM_W, mlp(1, activation="sigmoid"), MLP_INPUT, 6, "binaryCrossEntropy"),
    "adamW-cnn": (ADAM_W, CNN, CNN_INPUT, 4, "mse"),
}


def optimizer(spec, parameters):
    rate = spec["learningRate"]
    if spec["name"] == "sgd":
        return torch.optim.SGD(parameters, rate, momentum=spec.get("momentum", 0.0), nesterov=spec.get("nesterov", False))
    options = {"betas": (spec.get("beta1", 0.9), spec.get("beta2", 0.999)), "eps": spec.get("epsilon", 1e-8)}
    if spec["name"] == "adam":
        return torch.optim.Adam(parameters, rate, **options)
    return torch.optim.AdamW(parameters, rate, weight_decay=spec["weightDecay"], **options)


def train(spec, network, weights, buffers, batches, loss, dtype):
    """Ten steps in the given precision: the losses, and all tensors afterwards."""
    weights = {key: value.to(dtype).clone().requires_grad_() for key, value in weights.items()}
    buffers = {key: value.to(dtype).clone() for key, value in buffers.items()}
    stepper = optimizer(spec, list(weights.values()))
    losses = []
    for step in range(STEPS):
        x, targets = batches[step % BATCHES]
        targets = targets if targets.dtype == torch.int64 else targets.to(dtype)
        entering = oracle.forward(network, x.to(dtype), weights, buffers, True, not oracle.is_on_logits(loss))
        value = oracle.loss_of(loss, entering, targets)
        stepper.zero_grad()
        value.backward()
        stepper.step()
        losses.append(value.detach())
    return torch.stack(losses), {**weights, **buffers}


def case(name, spec, network, input_shape, batch, loss):
    rng = torch.Generator().manual_seed(SEED)
    weights, buffers = oracle.initial(network, input_shape, rng)
    batches = []
    for _ in range(BATCHES):
        x = torch.randn(batch, *input_shape, generator=rng)
        shape = oracle.forward(network, x, weights, buffers, training=False).shape
        batches.append((x, oracle.targets_for(loss, shape, rng)))
    losses, final = train(spec, network, weights, buffers, batches, loss, torch.float32)
    losses64, final64 = train(spec, network, weights, buffers, batches, loss, torch.float64)
    worst = oracle.check(name, [(losses, losses64), *((final[key], final64[key]) for key in final)])
    golden = {
        **oracle.header(name, SEED),
        "optimizer": {key: oracle.Float32(v) if isinstance(v, float) else v for key, v in spec.items()},
        "network": network,
        "inputShape": input_shape,
        "loss": loss,
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
