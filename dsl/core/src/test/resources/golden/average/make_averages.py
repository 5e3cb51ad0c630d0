"""Writes the goldens of averaged weights beside this script: /usr/bin/python3 make_averages.py (Debian's python3-torch).

A network of torch.nn trains for four epochs of three batches; torch.optim.swa_utils.AveragedModel averages its weights: after every
step with a decay ("ema"), or after the second and each later epoch, each counting alike ("swa"). Then update_bn gives the averaged
network of "swa" the normalization statistics of the three batches; those of "ema" are the trained network's.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "layer"))

import torch  # noqa: E402
from torch.optim import swa_utils  # noqa: E402

import torch_oracle as oracle  # noqa: E402

SEED, EPOCHS, BATCHES, ROWS, FROM, DECAY = 42, 4, 3, 5, 2, 0.9
INPUT = [1, 6, 6]
NETWORK = [
    {"layer": "conv2d", "filters": 3, "kernel": 3, "padding": "same"},
    {"layer": "batchNorm", "activation": "relu"},
    {"layer": "maxPool2d", "size": 2},
    {"layer": "flatten"},
    {"layer": "dense", "units": 5},
    {"layer": "batchNorm", "activation": "tanh"},
    {"layer": "dense", "units": 3},
]
NAMES = {0: "conv2d_1", 1: "batchNorm_1", 5: "dense_1", 6: "batchNorm_2", 8: "dense_2"}


def network():
    return torch.nn.Sequential(
        torch.nn.Conv2d(1, 3, 3, padding=1),
        torch.nn.BatchNorm2d(3),
        torch.nn.ReLU(),
        torch.nn.MaxPool2d(2),
        torch.nn.Flatten(),
        torch.nn.Linear(27, 5),
        torch.nn.BatchNorm1d(5),
        torch.nn.Tanh(),
        torch.nn.Linear(5, 3),
    )


def arrays(net):
    """Parameters and buffers under Cortado's names."""
    weights, buffers = {}, {}
    for index, name in NAMES.items():
        layer = net[index]
        weights[f"{name}.weight"], weights[f"{name}.bias"] = layer.weight, layer.bias
        if name.startswith("batchNorm"):
            buffers[f"{name}.runningMean"], buffers[f"{name}.runningVar"] = layer.running_mean, layer.running_var
    copied = [{key: value.detach().clone() for key, value in found.items()} for found in (weights, buffers)]
    return copied[0], copied[1]


def train(kind, start, batches, dtype):
    net = network()
    net.load_state_dict(start)
    net = net.to(dtype)
    batches = [(x.to(dtype), y) for x, y in batches]
    stepper = torch.optim.SGD(net.parameters(), 0.05, momentum=0.5)
    if kind == "ema":
        averaged = swa_utils.AveragedModel(net, avg_fn=lambda mean, w, n: DECAY * mean + (1 - DECAY) * w)
    else:
        averaged = swa_utils.AveragedModel(net)
    for epoch in range(1, EPOCHS + 1):
        for x, y in batches:
            stepper.zero_grad()
            torch.nn.functional.cross_entropy(net(x), y).backward()
            stepper.step()
            if kind == "ema":
                averaged.update_parameters(net)
        if kind == "swa" and epoch >= FROM:
            averaged.update_parameters(net)
    if kind == "swa":
        swa_utils.update_bn(batches, averaged)
        return arrays(net), arrays(averaged.module)
    trained, mean = arrays(net), arrays(averaged.module)
    return trained, (mean[0], trained[1])


def case(kind):
    torch.manual_seed(SEED)
    start = network().state_dict()
    rng = torch.Generator().manual_seed(SEED)
    batches = [(torch.randn(ROWS, *INPUT, generator=rng), torch.randint(3, (ROWS,), generator=rng)) for _ in range(BATCHES)]
    found, exact = (train(kind, start, batches, dtype) for dtype in (torch.float32, torch.float64))
    pairs = [(a[key], b[key]) for f, e in zip(found, exact) for a, b in zip(f, e) for key in a]
    first = network()
    first.load_state_dict(start)
    weights, buffers = arrays(first)
    golden = {
        **oracle.header(kind, SEED),
        "network": NETWORK,
        "inputShape": INPUT,
        "loss": "crossEntropy",
        "epochs": EPOCHS,
        "from": FROM,
        "decay": oracle.Float32(DECAY),
        "batches": [{"x": oracle.tensor_json(x), "targets": oracle.tensor_json(y)} for x, y in batches],
        "initialWeights": oracle.all_json(weights),
        "initialBuffers": oracle.all_json(buffers),
        "trainedWeights": oracle.all_json(found[0][0]),
        "trainedBuffers": oracle.all_json(found[0][1]),
        "averagedWeights": oracle.all_json(found[1][0]),
        "averagedBuffers": oracle.all_json(found[1][1]),
    }
    oracle.write(pathlib.Path(__file__).parent, golden, oracle.check(kind, pairs))


if __name__ == "__main__":
    oracle.settle()
    case("ema")
    case("swa")
