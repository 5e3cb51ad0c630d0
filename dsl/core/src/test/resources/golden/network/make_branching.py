"""Writes the goldens of branching networks beside this script: /usr/bin/python3 make_branching.py (Debian's python3-torch).

Each file holds the initial weights and the data of one network, the outputs before training, and what PyTorch gives in
twenty training steps over batches of four rows in order, round and round: the loss of each step and of each output, and the
weights after the last. The networks are written out in BranchingGoldenTest, too.
"""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "layer"))

import torch  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from torch_oracle import uniform  # noqa: E402

SEED, STEPS, ROWS, BATCH = 42, 20, 12, 4


def dense(x, w, name):
    return F.linear(x, w[name + ".weight"], w[name + ".bias"])


def two_by_two(w, image, meta):
    seen = torch.relu(F.conv2d(image, w["conv2d_1.weight"], w["conv2d_1.bias"])).flatten(1)
    both = torch.cat([seen, torch.tanh(dense(meta, w, "dense_1"))], 1)
    trunk = torch.relu(dense(both, w, "dense_2"))
    return [dense(trunk, w, "digit"), dense(trunk, w, "age")]


def two_by_two_losses(outputs, digit, age):
    return [F.cross_entropy(outputs[0], digit), F.mse_loss(outputs[1], age)]


def siamese(w, left, right):
    def side(x):
        return torch.tanh(dense(torch.relu(dense(x, w, "dense_1")), w, "dense_2"))

    a, b = side(left), side(right)
    return [dense(a * b + a + b, w, "dense_3")]


def siamese_losses(outputs, same):
    return [F.binary_cross_entropy_with_logits(outputs[0], same)]


def floats(shape, rng):
    return torch.randn(shape, generator=rng)


def weights(shapes, rng):
    return {name: uniform(rng, shape, shape[-1]) for name, shape in shapes.items()}


def layers(**sizes):
    shapes = {}
    for name, shape in sizes.items():
        shapes[name + ".weight"], shapes[name + ".bias"] = shape, [shape[0]]
    return shapes


RNG = torch.Generator().manual_seed(SEED)
CASES = {
    "two-inputs-two-outputs": dict(
        shapes=layers(conv2d_1=[3, 1, 3, 3], dense_1=[5, 4], dense_2=[8, 53], digit=[3, 8], age=[1, 8]),
        features=[floats([ROWS, 1, 6, 6], RNG), floats([ROWS, 4], RNG)],
        targets=[torch.randint(3, [ROWS], generator=RNG), floats([ROWS, 1], RNG)],
        forward=two_by_two,
        losses=two_by_two_losses,
        loss_weights=[1, 0.3],
        optimizer=lambda ps: torch.optim.Adam(ps, lr=0.01),
    ),
    "shared-layers": dict(
        shapes=layers(dense_1=[6, 4], dense_2=[5, 6], dense_3=[1, 5]),
        features=[floats([ROWS, 4], RNG), floats([ROWS, 4], RNG)],
        targets=[torch.randint(2, [ROWS, 1], generator=RNG).float()],
        forward=siamese,
        losses=siamese_losses,
        loss_weights=[1],
        optimizer=lambda ps: torch.optim.SGD(ps, lr=0.1, momentum=0.9),
    ),
}


def run(case, start, dtype):
    def cast(tensor):
        return tensor.to(dtype) if tensor.is_floating_point() else tensor

    w = {name: cast(value).clone().requires_grad_() for name, value in start.items()}
    optimizer = case["optimizer"](list(w.values()))
    features, targets = [cast(x) for x in case["features"]], [cast(y) for y in case["targets"]]
    result = {"outputs": case["forward"](w, *features), "losses": [], "headLosses": []}
    for step in range(STEPS):
        first = step * BATCH % ROWS
        outputs = case["forward"](w, *[x[first : first + BATCH] for x in features])
        losses = case["losses"](outputs, *[y[first : first + BATCH] for y in targets])
        loss = sum(weight * part for weight, part in zip(case["loss_weights"], losses))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        result["losses"].append(loss.item())
        result["headLosses"].append([part.item() for part in losses])
    result["weights"] = w
    return result


def array(tensor):
    return {"shape": list(tensor.shape), "values": tensor.detach().flatten().tolist()}


def close(a, b):
    return torch.all((a.double() - b.double()).abs() <= 2e-6 * b.double().abs().clamp(min=1))


for name, case in CASES.items():
    start = weights(case["shapes"], RNG)
    single, double = run(case, start, torch.float32), run(case, start, torch.float64)
    assert all(close(single["weights"][key], double["weights"][key]) for key in start), name
    golden = {
        "name": name,
        "made by": "make_branching.py",
        "torch": torch.__version__,
        "seed": SEED,
        "tolerance": 1e-5,
        "steps": STEPS,
        "batch": BATCH,
        "features": [array(x) for x in case["features"]],
        "targets": [array(y) for y in case["targets"]],
        "initialWeights": {key: array(value) for key, value in start.items()},
        "outputs": [array(output) for output in single["outputs"]],
        "losses": array(torch.tensor(single["losses"])),
        "headLosses": array(torch.tensor(single["headLosses"])),
        "finalWeights": {key: array(value) for key, value in single["weights"].items()},
    }
    path = pathlib.Path(__file__).with_name(name + ".json")
    path.write_text(json.dumps(golden) + "\n")
    print(path.name, single["losses"][0], single["losses"][-1])
