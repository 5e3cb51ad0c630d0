"""Writes the loss goldens beside this script: /usr/bin/python3 make_losses.py (Debian's python3-torch).

Each file holds logits, targets and PyTorch's mean loss with its gradient in the logits. "head" is what the network
applies to the logits: "none" means the loss is on them; with "softmax" or "sigmoid" the loss is on "output", the head's
result, and its value and gradient must be those of the logits, however extreme. For losses of real values the "logits" are
the output. "settings" are those of the loss; "weights" weigh the rows, and the mean is then the weighted one. Losses that
PyTorch does not have (focal, logCosh, binary hinge) are written out here, and binary hinge is checked with scikit-learn.
"""

import itertools
import math
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "layer"))

import sklearn.metrics  # noqa: E402
import torch  # noqa: E402
from torch.nn import functional as F  # noqa: E402

import torch_oracle as oracle  # noqa: E402

SEED = 42
HEADS = {"none": lambda x: x, "softmax": lambda x: torch.softmax(x, -1), "sigmoid": torch.sigmoid}


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

CLASSES = torch.tensor([0, 3, 1, 1, 2])
VALUES = normal(5, 2).flip(0) * 3
SHARES = torch.softmax(normal(5, 4).flip(0) * 2, 1)
SPARSE_SHARES = torch.tensor([[0.0, 1.0, 0.0, 0.0], [0.5, 0.0, 0.5, 0.0], [0.25, 0.25, 0.25, 0.25]])
LABELS = torch.tensor([[1.0, 2.0, 3.0], [2.0, 2.0, 0.0], [3.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
ROW_WEIGHTS = torch.tensor([0.5, 2.0, 0.0, 1.0, 3.5])
CLASS_WEIGHTS = torch.tensor([0.5, 2.0, 1.5, 0.25])

# name: (loss, head, logits, targets[, settings[, weights]])
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
    "crossEntropy-smoothing": ("crossEntropy", "none", normal(5, 4), CLASSES, {"smoothing": 0.1}),
    "crossEntropy-smoothing-softmax-head": ("crossEntropy", "softmax", normal(5, 4), CLASSES, {"smoothing": 0.3}),
    "crossEntropy-weighted": ("crossEntropy", "none", normal(5, 4), CLASSES, {}, ROW_WEIGHTS),
    "crossEntropy-class-weights": ("crossEntropy", "none", normal(5, 4), CLASSES, {}, CLASS_WEIGHTS[CLASSES]),
    "crossEntropy-smoothing-weighted": ("crossEntropy", "none", normal(5, 4), CLASSES, {"smoothing": 0.1}, ROW_WEIGHTS),
    "binaryCrossEntropy-weighted": (
        "binaryCrossEntropy", "none", normal(5, 1, scale=2), zeros_and_ones(5, 1), {}, ROW_WEIGHTS),
    "binaryCrossEntropy-many-labels-weighted": (
        "binaryCrossEntropy", "none", normal(5, 3), zeros_and_ones(5, 3), {}, ROW_WEIGHTS),
    "focal-classes": ("focal", "none", normal(5, 4), CLASSES, {"gamma": 2.0}),
    "focal-classes-softmax-head": ("focal", "softmax", normal(5, 4), CLASSES, {"gamma": 2.0}),
    "focal-classes-gamma-half": ("focal", "none", normal(5, 4), CLASSES, {"gamma": 0.5}),
    "focal-classes-weighted": ("focal", "none", normal(5, 4), CLASSES, {"gamma": 2.0}, ROW_WEIGHTS),
    "focal-classes-gamma-zero": ("focal", "none", normal(5, 4), CLASSES, {"gamma": 0.0}),
    "focal-binary": ("focal", "none", normal(6, 1, scale=2), zeros_and_ones(6, 1), {"gamma": 2.0}),
    "focal-binary-alpha": ("focal", "none", normal(6, 1, scale=2), zeros_and_ones(6, 1), {"gamma": 2.0, "alpha": 0.25}),
    "focal-binary-sigmoid-head": ("focal", "sigmoid", normal(6, 1, scale=2), zeros_and_ones(6, 1), {"gamma": 3.0}),
    "focal-binary-extreme": ("focal", "none", EXTREME_BINARY, EXTREME_BINARY_TARGETS, {"gamma": 2.0}),
    "hinge-classes": ("hinge", "none", normal(5, 4), CLASSES),
    "hinge-classes-weighted": ("hinge", "none", normal(5, 4), CLASSES, {}, ROW_WEIGHTS),
    "hinge-binary": ("hinge", "none", normal(6, 1, scale=2), zeros_and_ones(6, 1)),
    "mse-weighted": ("mse", "none", normal(5, 2), VALUES, {}, ROW_WEIGHTS),
    "mae": ("mae", "none", normal(5, 2), VALUES),
    "mae-weighted": ("mae", "none", normal(5, 2), VALUES, {}, ROW_WEIGHTS),
    "huber": ("huber", "none", normal(5, 2), VALUES, {"delta": 1.0}),
    "huber-wide": ("huber", "none", normal(5, 2), VALUES, {"delta": 2.5}),
    "logCosh": ("logCosh", "none", normal(5, 2), VALUES),
    "logCosh-extreme": ("logCosh", "none", torch.tensor([[90.0], [-90.0], [0.0], [1e4]]), torch.zeros(4, 1)),
    "kullbackLeibler": ("kullbackLeibler", "none", normal(5, 4), SHARES),
    "kullbackLeibler-softmax-head": ("kullbackLeibler", "softmax", normal(5, 4), SHARES),
    "kullbackLeibler-zero-shares": ("kullbackLeibler", "none", normal(3, 4), SPARSE_SHARES),
    "kullbackLeibler-weighted": ("kullbackLeibler", "none", normal(5, 4), SHARES, {}, ROW_WEIGHTS),
    "ctc": ("ctc", "none", normal(4, 6, 4), LABELS),
    "ctc-softmax-head": ("ctc", "softmax", normal(4, 6, 4), LABELS),
    "ctc-weighted": ("ctc", "none", normal(4, 6, 4), LABELS, {}, ROW_WEIGHTS[:4]),
    "ctc-as-many-labels-as-steps": ("ctc", "none", normal(2, 3, 5, scale=3), torch.tensor([[1.0, 2.0, 4.0], [3.0, 3.0, 0.0]])),
}


def focal(x, y, gamma, alpha=None):
    """Lin et al. 2017, equations 4 and 5, from the definition of p."""
    if y.dtype == torch.int64:
        log_p = torch.log_softmax(x, 1).gather(1, y[:, None])[:, 0]
        return -((1 - log_p.exp()) ** gamma) * log_p
    log_p = F.logsigmoid(torch.where(y > 0.5, x, -x))
    rows = -((-torch.expm1(log_p)) ** gamma) * log_p
    return rows if alpha is None else rows * torch.where(y > 0.5, alpha, 1 - alpha)


def hinge(x, y):
    if y.dtype == torch.int64:
        return F.multi_margin_loss(x, y, reduction="none")
    rows = torch.clamp(1 - (2 * y - 1) * x, min=0)
    ours, sklearns = rows.mean().item(), sklearn.metrics.hinge_loss(y[:, 0].numpy(), x[:, 0].detach().numpy())
    assert math.isclose(ours, sklearns, rel_tol=1e-6), (ours, sklearns)
    return rows


def log_cosh(x, y):
    d = x - y
    return torch.where(d.abs() < 20, torch.log(torch.cosh(d.clamp(-20, 20))), d.abs() - math.log(2))


def ctc(x, y):
    steps = torch.log_softmax(x, 2).transpose(0, 1)
    lengths = (y > 0).sum(1)
    rows = F.ctc_loss(steps, y.long(), torch.full_like(lengths, len(steps)), lengths, blank=0, reduction="none")
    for i, row in enumerate(rows):
        assert math.isclose(row.item(), by_enumeration(steps[:, i], y[i, : lengths[i]].tolist()), rel_tol=1e-5)
    return rows


def by_enumeration(steps, labels):
    """Graves et al. 2006, equation 3: the sum over all paths that collapse to the labels."""
    total = 0.0
    for path in itertools.product(range(steps.shape[1]), repeat=len(steps)):
        if [label for label, _ in itertools.groupby(path) if label] == labels:
            total += math.exp(sum(steps[t, k].item() for t, k in enumerate(path)))
    return -math.log(total)


ROWS = {
    "ctc": ctc,
    "crossEntropy": lambda x, y, smoothing=0.0: F.cross_entropy(x, y, reduction="none", label_smoothing=smoothing),
    "binaryCrossEntropy": lambda x, y: F.binary_cross_entropy_with_logits(x, y, reduction="none"),
    "focal": focal,
    "hinge": hinge,
    "mse": lambda x, y: F.mse_loss(x, y, reduction="none"),
    "mae": lambda x, y: F.l1_loss(x, y, reduction="none"),
    "huber": lambda x, y, delta: F.huber_loss(x, y, reduction="none", delta=delta),
    "logCosh": log_cosh,
    "kullbackLeibler": lambda x, y: F.kl_div(torch.log_softmax(x, 1), y, reduction="none").sum(1),
}
ON_LOGITS = {"crossEntropy", "binaryCrossEntropy", "focal", "kullbackLeibler", "ctc"}


def mean(rows, weights):
    rows = rows.flatten(1).mean(1) if rows.dim() > 1 else rows
    return rows.mean() if weights is None else (rows * weights.to(rows.dtype)).sum() / weights.to(rows.dtype).sum()


def agree_with_pytorch(loss, x, y, settings, weights, value):
    """PyTorch's own means: of plain losses, and of the cross entropy with class weights."""
    if weights is None and loss in ("crossEntropy", "binaryCrossEntropy", "mse") and not settings:
        assert math.isclose(oracle.loss_of(loss, x, y).item(), value.item(), rel_tol=1e-6)
    if loss == "kullbackLeibler" and weights is None:
        plain = F.kl_div(torch.log_softmax(x, 1), y, reduction="batchmean")
        assert math.isclose(plain.item(), value.item(), rel_tol=1e-6)
    if weights is not None and torch.equal(weights, CLASS_WEIGHTS[CLASSES]):
        plain = F.cross_entropy(x, y, weight=CLASS_WEIGHTS.to(x.dtype))
        assert math.isclose(plain.item(), value.item(), rel_tol=1e-6)


def run(loss, head, logits, targets, settings, weights, dtype):
    logits = logits.to(dtype).requires_grad_()
    targets = targets if targets.dtype == torch.int64 else targets.to(dtype)
    output = HEADS[head](logits)
    scores = logits if loss in ON_LOGITS else output
    value = mean(ROWS[loss](scores, targets, **settings), weights)
    agree_with_pytorch(loss, scores, targets, settings, weights, value)
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


def case(name, loss, head, logits, targets, settings=None, weights=None):
    settings = settings or {}
    single = run(loss, head, logits, targets, settings, weights, torch.float32)
    double = run(loss, head, logits, targets, settings, weights, torch.float64)
    if "extreme" not in name and not settings and weights is None:
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
    if settings:
        golden["settings"] = settings
    if weights is not None:
        golden["weights"] = oracle.tensor_json(weights)
    oracle.write(pathlib.Path(__file__).parent, golden, worst)


if __name__ == "__main__":
    oracle.settle()
    for case_name, parts in CASES.items():
        case(case_name, *parts)
