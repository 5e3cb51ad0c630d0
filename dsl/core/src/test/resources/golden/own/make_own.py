"""Writes the goldens of users' own parts beside this script: /usr/bin/python3 make_own.py (Debian's python3-torch).

swish-pinball.json: a network of dense(5), Swish with a trainable slope for each feature, and dense(2), under the pinball loss
of quantile 0.8; its output, loss and gradients.

inverse-time-loop.json: the textbook loop of three-class training, one step of all rows an epoch, with the learning rate
lr0 / (1 + 0.1 epoch), epochs counted from 0; the loss of each step and the weights at the end.
"""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "layer"))

import torch  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from torch_oracle import uniform  # noqa: E402

SEED = 7
RNG = torch.Generator().manual_seed(SEED)


def array(tensor):
    return {"shape": list(tensor.shape), "values": tensor.detach().flatten().tolist()}


def weights(shapes):
    return {name: uniform(RNG, shape, shape[-1]).requires_grad_() for name, shape in shapes.items()}


def write(name, content):
    head = {"name": name, "made by": "make_own.py", "torch": torch.__version__, "seed": SEED, "tolerance": 1e-5}
    path = pathlib.Path(__file__).with_name(name + ".json")
    path.write_text(json.dumps({**head, **content}) + "\n")


def swish_pinball():
    w = weights({"dense_1.weight": [5, 3], "dense_1.bias": [5], "swish_1.slope": [5], "dense_2.weight": [2, 5], "dense_2.bias": [2]})
    x, y = torch.randn([6, 3], generator=RNG, requires_grad=True), torch.randn([6, 2], generator=RNG)
    h = F.linear(x, w["dense_1.weight"], w["dense_1.bias"])
    h = h * torch.sigmoid(w["swish_1.slope"] * h)
    output = F.linear(h, w["dense_2.weight"], w["dense_2.bias"])
    error = y - output
    loss = torch.maximum(0.8 * error, -0.2 * error).mean()
    loss.backward()
    write(
        "swish-pinball",
        {
            "x": array(x),
            "targets": array(y),
            "weights": {name: array(value) for name, value in w.items()},
            "output": array(output),
            "loss": loss.item(),
            "gradients": {name: array(value.grad) for name, value in w.items()},
            "inputGradient": array(x.grad),
        },
    )


def inverse_time_loop():
    w = weights({"dense_1.weight": [6, 4], "dense_1.bias": [6], "dense_2.weight": [3, 6], "dense_2.bias": [3]})
    start = {name: array(value) for name, value in w.items()}
    x, y = torch.randn([12, 4], generator=RNG), torch.randint(3, [12], generator=RNG)
    losses, rates = [], []
    for epoch in range(15):
        rate = 0.5 / (1 + 0.1 * epoch)
        logits = F.linear(torch.tanh(F.linear(x, w["dense_1.weight"], w["dense_1.bias"])), w["dense_2.weight"], w["dense_2.bias"])
        loss = F.cross_entropy(logits, y)
        for value, gradient in zip(w.values(), torch.autograd.grad(loss, list(w.values()))):
            value.data -= rate * gradient
        losses.append(loss.item())
        rates.append(rate)
    write(
        "inverse-time-loop",
        {
            "x": array(x),
            "targets": array(y),
            "initialWeights": start,
            "rates": array(torch.tensor(rates)),
            "losses": array(torch.tensor(losses)),
            "finalWeights": {name: array(value) for name, value in w.items()},
        },
    )


swish_pinball()
inverse_time_loop()
