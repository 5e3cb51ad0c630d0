"""Writes the optimizer goldens beside this script: /usr/bin/python3 make_optimizers.py (Debian's python3-torch).

Each file holds a tiny network, its initial weights and two batches, taken in turn for twenty training steps. PyTorch gives
the loss of every step (taken on the step's batch before its update, as training reports it) and the weights and
batch-norm buffers after the last. Weight decay applies to every parameter, biases and batch norm included. With
"accumulate", so many batches share an update, as their losses, divided by their number, add up their gradients; "clipNorm" and
"clipValue" are PyTorch's clip_grad_norm_ and clip_grad_value_. PyTorch has no
Lion: it is written here from the paper (https://arxiv.org/abs/2302.06675, algorithm 2).
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "layer"))

import torch  # noqa: E402

import torch_oracle as oracle  # noqa: E402

SEED, STEPS, BATCHES = 42, 20, 2

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


class Lion(torch.optim.Optimizer):
    """c = beta1 m + (1 - beta1) g; w = w - rate (sign(c) + decay w); m = beta2 m + (1 - beta2) g."""

    def __init__(self, parameters, rate, betas, decay):
        super().__init__(parameters, {"rate": rate, "betas": betas, "decay": decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for w in group["params"]:
                m = self.state[w].get("m", torch.zeros_like(w))
                c = beta1 * m + (1 - beta1) * w.grad
                w.copy_(w - group["rate"] * (torch.sign(c) + group["decay"] * w))
                self.state[w]["m"] = beta2 * m + (1 - beta2) * w.grad


SGD = {"name": "sgd", "learningRate": 0.1}
MOMENTUM = {"name": "sgd", "learningRate": 0.1, "momentum": 0.9}
NESTEROV = {"name": "sgd", "learningRate": 0.1, "momentum": 0.9, "nesterov": True}
SGD_DECAY = {"name": "sgd", "learningRate": 0.1, "momentum": 0.8, "weightDecay": 0.05}
ADAM = {"name": "adam", "learningRate": 1e-3}
ADAM_TUNED = {"name": "adam", "learningRate": 0.01, "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-4}
ADAM_W = {"name": "adamW", "learningRate": 1e-3, "weightDecay": 0.01}
RMS_PROP = {"name": "rmsProp", "learningRate": 1e-3}
RMS_PROP_TUNED = {**RMS_PROP, "rho": 0.9, "epsilon": 1e-3, "momentum": 0.8, "centered": True, "weightDecay": 0.05}
RMS_PROP_CENTERED = {**RMS_PROP, "centered": True}
ADAGRAD = {"name": "adagrad", "learningRate": 0.01}
ADAGRAD_TUNED = {"name": "adagrad", "learningRate": 0.05, "epsilon": 1e-3, "initialAccumulator": 0.1, "weightDecay": 0.05}
ADADELTA = {"name": "adadelta", "learningRate": 1.0}
ADADELTA_TUNED = {"name": "adadelta", "learningRate": 0.5, "rho": 0.8, "epsilon": 1e-3, "weightDecay": 0.05}
NADAM = {"name": "nadam", "learningRate": 2e-3}
NADAM_TUNED = {
    "name": "nadam",
    "learningRate": 0.01,
    "beta1": 0.8,
    "beta2": 0.99,
    "epsilon": 1e-4,
    "momentumDecay": 0.1,
    "weightDecay": 0.05,
}
LION = {"name": "lion", "learningRate": 1e-3}
LION_TUNED = {"name": "lion", "learningRate": 5e-3, "beta1": 0.8, "beta2": 0.95, "weightDecay": 0.5}
CLIP_NORM = {"name": "sgd", "learningRate": 0.2, "momentum": 0.9, "clipNorm": 0.3, "weightDecay": 0.05}
CLIP_VALUE = {"name": "adam", "learningRate": 0.01, "clipValue": 0.02}
ACCUMULATE = {"name": "adam", "learningRate": 0.01, "accumulate": 4}
ACCUMULATE_CLIP = {"name": "rmsProp", "learningRate": 0.01, "epsilon": 1e-3, "accumulate": 2, "clipNorm": 0.2}

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
    "sgd-decay-mlp": (SGD_DECAY, mlp(3), MLP_INPUT, 6, "crossEntropy"),
    "rmsProp-mlp": (RMS_PROP, mlp(3), MLP_INPUT, 6, "crossEntropy"),
    "rmsProp-tuned-cnn": (RMS_PROP_TUNED, CNN, CNN_INPUT, 4, "crossEntropy"),
    "rmsProp-centered-mlp": (RMS_PROP_CENTERED, mlp(2), MLP_INPUT, 6, "mse"),
    "adagrad-mlp": (ADAGRAD, mlp(3), MLP_INPUT, 6, "crossEntropy"),
    "adagrad-tuned-cnn": (ADAGRAD_TUNED, CNN, CNN_INPUT, 4, "crossEntropy"),
    "adadelta-mlp": (ADADELTA, mlp(3), MLP_INPUT, 6, "crossEntropy"),
    "adadelta-tuned-cnn": (ADADELTA_TUNED, CNN, CNN_INPUT, 4, "crossEntropy"),
    "nadam-mlp": (NADAM, mlp(3), MLP_INPUT, 6, "crossEntropy"),
    "nadam-tuned-cnn": (NADAM_TUNED, CNN, CNN_INPUT, 4, "crossEntropy"),
    "lion-mlp": (LION, mlp(3), MLP_INPUT, 6, "crossEntropy"),
    "lion-tuned-cnn": (LION_TUNED, CNN, CNN_INPUT, 4, "crossEntropy"),
    "clipNorm-cnn": (CLIP_NORM, CNN, CNN_INPUT, 4, "crossEntropy"),
    "clipValue-mlp": (CLIP_VALUE, mlp(2), MLP_INPUT, 6, "mse"),
    "accumulate-cnn": (ACCUMULATE, CNN, CNN_INPUT, 4, "crossEntropy"),
    "accumulate-clipNorm-mlp": (ACCUMULATE_CLIP, mlp(3), MLP_INPUT, 6, "crossEntropy"),
}


def optimizer(spec, parameters):
    """NAdam is taken by its foreach form: the other one of PyTorch 1.13 has a factor mu too many, which later versions mended."""
    rate, decay = spec["learningRate"], spec.get("weightDecay", 0.0)
    momentum, epsilon = spec.get("momentum", 0.0), spec.get("epsilon", 1e-8)
    betas = spec.get("beta1", 0.9), spec.get("beta2", 0.99 if spec["name"] == "lion" else 0.999)
    optim = torch.optim
    return {
        "sgd": lambda: optim.SGD(
            parameters, rate, momentum=momentum, nesterov=spec.get("nesterov", False), weight_decay=decay
        ),
        "adam": lambda: optim.Adam(parameters, rate, betas, epsilon),
        "adamW": lambda: optim.AdamW(parameters, rate, betas, epsilon, weight_decay=decay),
        "rmsProp": lambda: optim.RMSprop(
            parameters, rate, spec.get("rho", 0.99), epsilon, decay, momentum, spec.get("centered", False)
        ),
        "adagrad": lambda: optim.Adagrad(
            parameters, rate, 0.0, decay, spec.get("initialAccumulator", 0.0), spec.get("epsilon", 1e-10)
        ),
        "adadelta": lambda: optim.Adadelta(parameters, rate, spec.get("rho", 0.9), spec.get("epsilon", 1e-6), decay),
        "nadam": lambda: optim.NAdam(parameters, rate, betas, epsilon, decay, spec.get("momentumDecay", 4e-3), foreach=True),
        "lion": lambda: Lion(parameters, rate, betas, decay),
    }[spec["name"]]()


def update(stepper, spec, parameters):
    if "clipNorm" in spec:
        length = torch.nn.utils.clip_grad_norm_(parameters, spec["clipNorm"])
        assert length > spec["clipNorm"], f"nothing to clip: {length}"
    if "clipValue" in spec:
        assert max(p.grad.abs().max() for p in parameters) > spec["clipValue"], "nothing to clip"
        torch.nn.utils.clip_grad_value_(parameters, spec["clipValue"])
    stepper.step()
    stepper.zero_grad()


def train(spec, network, weights, buffers, batches, loss, dtype):
    """Twenty steps in the given precision: the losses, and all tensors afterwards."""
    weights = {key: value.to(dtype).clone().requires_grad_() for key, value in weights.items()}
    buffers = {key: value.to(dtype).clone() for key, value in buffers.items()}
    stepper = optimizer(spec, list(weights.values()))
    losses = []
    for step in range(STEPS):
        x, targets = batches[step % BATCHES]
        targets = targets if targets.dtype == torch.int64 else targets.to(dtype)
        entering = oracle.forward(network, x.to(dtype), weights, buffers, True, not oracle.is_on_logits(loss))
        value = oracle.loss_of(loss, entering, targets)
        count = spec.get("accumulate", 1)
        (value / count).backward()
        if (step + 1) % count == 0:
            update(stepper, spec, list(weights.values()))
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
