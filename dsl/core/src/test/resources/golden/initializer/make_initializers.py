"""Writes initializers.json beside this script: /usr/bin/python3 make_initializers.py (Debian's python3-torch).

For each layer PyTorch's weight, its numbers of inputs and outputs, and what torch.nn.init makes of it: the standard deviation
and the largest absolute value of one draw. LeCun's initializers are He's for a linear layer.
"""

import json
import pathlib

import torch
from torch import nn
from torch.nn import init

LAYERS = {
    "dense": nn.Linear(300, 200),
    "conv1d": nn.Conv1d(96, 64, 5),
    "conv2d": nn.Conv2d(32, 64, 3),
    "conv2d-groups": nn.Conv2d(64, 96, 5, groups=4),
    "depthwiseConv2d": nn.Conv2d(200, 400, 7, groups=200),
    "convTranspose2d": nn.ConvTranspose2d(32, 64, 4),
}
DRAWS = {
    "glorotUniform": init.xavier_uniform_,
    "glorotNormal": init.xavier_normal_,
    "heUniform": lambda w: init.kaiming_uniform_(w, nonlinearity="relu"),
    "heNormal": lambda w: init.kaiming_normal_(w, nonlinearity="relu"),
    "lecunUniform": lambda w: init.kaiming_uniform_(w, nonlinearity="linear"),
    "lecunNormal": lambda w: init.kaiming_normal_(w, nonlinearity="linear"),
    "uniform": lambda w: init.uniform_(w, -0.3, 0.3),
    "normal": lambda w: init.normal_(w, 0, 0.3),
    "truncatedNormal": lambda w: init.trunc_normal_(w, 0, 0.3, -0.6, 0.6),
    "constant": lambda w: init.constant_(w, 0.3),
}


def drawn(weight, draw):
    torch.manual_seed(7)
    draw(weight)
    return {"deviation": weight.double().std(unbiased=False).item(), "largest": weight.abs().max().item()}


if __name__ == "__main__":
    cases = {}
    with torch.no_grad():
        for name, layer in LAYERS.items():
            fan_in, fan_out = init._calculate_fan_in_and_fan_out(layer.weight)
            cases[name] = {
                "shape": list(layer.weight.shape),
                "in": fan_in,
                "out": fan_out,
                "draws": {key: drawn(layer.weight, draw) for key, draw in DRAWS.items()},
            }
    golden = {"torch": torch.__version__, "seed": 7, "layers": cases}
    path = pathlib.Path(__file__).parent / "initializers.json"
    path.write_text(json.dumps(golden, indent=1) + "\n", encoding="ascii")
