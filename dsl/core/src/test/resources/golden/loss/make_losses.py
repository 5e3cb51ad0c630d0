"""Writes the loss goldens beside this script: /usr/bin/python3 make_losses.py (Debian's python3-torch).

Each file holds logits, targets and PyTorch's mean loss with its gradient in the logits. "head" is what the network
applies to the logits: "none" means the loss is on them; with "softmax" or "sigmoid" the loss is on "output", the head's
result, and its value and gradient must be those of the logits, however extreme. For mse the "logits" are the output.
"""

import math
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "layer"))

import torch  # noqa: E402

import torch_oracle as oracle  # noqa: E402

SEED = 42
HEADS = {"none": lambda x: x, "softmax": lambda x: torch.softmax(x, 1), "sigmoid": torch.sigmoid}


def normal(*shape, scale=1.0):
    return torch.randn(shape, generator=torch.Generator().manual_seed(SEED)) * scale


def zeros_and_ones(*shape):
    return torch.randint(2, shape, generator=torch.Generator().manual_seed(SEED + 1)).float()


EXTREME_CLASSES = torch.tensor(
    [[100.0, -100.0, 0.0], [100.0, -100.0, 0.0], [-100.0, -100.0, 100.0], [100.0, 100.0, 100.0], [-100.0, 100.0, -99.0]]
)
EXTREME_CLASS_TARGETS = torch.tensor([0, 1, 0, 2, 1])
EXTREME_BINARY = torch.tensor([[100.0], [100.0], [-100.0], [-100.0], [0.0], [0.0], [30.0], [-30.0]])
EXTREME_BINARY_TARGETS = torch.tensor([[1.0], [0.0], [1.0], [0.0], [1.0], [0.0], [0.0], [1.0]])

# name: (loss, head, logits, targets)
CASES = {
    "crossEntropy": ("crossEntropy", "none", normal(5, 4), torch.tensor([0, 3, 1, 1, 2])),
    "crossEntropy-one-sample": ("crossEntropy", "none", normal(1, 3), torch.tensor([2])),
    "crossEntropy-two-classes": ("crossEntropy", "none", normal(4, 2, scale=3), torch.tensor([0, 1, 1, 0])),
    "crossEntropy-extreme": ("crossEntropy", "none", EXTREME_CLASSES, EXTREME_CLASS_TARGETS),
    "crossEntropy-softmax-head": ("crossEntropy", "softmax", normal(5, 4), torch.tensor([0, 3, 1, 1, 2])),
    "crossEntropy-softmax-head-extreme": ("crossEntropy", "softmax", EXTREME_CLASSES, EXTREME_CLASS_TARGETS),
    "binaryCrossEntropy": ("binaryCrossEntropy", "none", normal(6, 1, scale=2), zeros_and_ones(6, 1)),
    "binaryCrossEntropy-many-labels": ("binaryCrossEntropy", "none", normal(4, 3), zeros_and_ones(4, 3)),
    "binaryCrossEntropy-extreme": ("binaryCrossEntropy", "none", EXTREME_BINARY, EXTREME_BINARY_TARGETS),
    "binaryCrossEntropy-sigmoid-head": ("binaryCrossEntropy", "sigmoid", normal(6, 1, scale=2), zeros_and_ones(6, 1)),
    "binaryCrossEntropy-sigmoid-head-extreme": ("binaryCrossEntropy", "sigmoid", EXTREME_BINARY, EXTREME_BINARY_TARGETS),
    "mse": ("mse", "none", normal(5, 1), torch.tensor([[0.5], [-1.0], [2.0], [0.0], [1.5]])),
    "mse-many-outputs": ("mse", "none", normal(3, 4), normal(3, 4).flip(0)),
    "mse-sigmoid-head": ("mse", "sigmoid", normal(4, 2), zeros_and_ones(4, 2)),
}


def run(loss, head, logits, targets, dtype):
    logits = logits.to(dtype).requires_grad_()
    targets = targets if targets.dtype == torch.int64 else targets.to(dtype)
    output = HEADS[head](logits)
    value = oracle.loss_of(loss, logits if oracle.is_on_logits(loss) else output, targets)
    (gradient,) = torch.autograd.grad(value, [logits])
    return {"output": output, "value": value, "gradient": gradient}


def agree_with_probabilities(loss, head, logits, targets, value):
    """Where probabilities are representable, PyTorch's own loss on them must say the same."""
    output = HEADS[head](logits.double())
    if loss == "crossEntropy" and head == "softmax":
        plain = torch.nn.functional.nll_loss(torch.log(output), targets)
    elif loss == "binaryCrossEntropy" and head == "sigmoid":
        plain = torch.nn.functional.binary_cross_entropy(output, targets.double())
    else:
        return
    assert math.isclose(plain.item(), value.item(), rel_tol=1e-6), (plain, value)


def case(name, loss, head, logits, targets):
    single = run(loss, head, logits, targets, torch.float32)
    double = run(loss, head, logits, targets, torch.float64)
    if "extreme" not in name:
        agree_with_probabilities(loss, head, logits, targets, single["value"])
    worst = oracle.check(name, [(single[key], double[key]) for key in single])
    golden = {
        **oracle.header(name, SEED),
        "loss": loss,
        "head": head,
        "logits": oracle.tensor_json(logits),
        "output": oracle.tensor_json(single["output"]),
        "targets": oracle.tensor_json(targets),
        "value": oracle.Float32(single["value"].item()),
        "logitsGradient": oracle.tensor_json(single["gradient"]),
    }
    oracle.write(pathlib.Path(__file__).parent, golden, worst)


if __name__ == "__main__":
    oracle.settle()
    for case_name, parts in CASES.items():
        case(case_name, *parts)
