#!/usr/bin/python3
"""Makes probabilities.json from Debian's scikit-learn: /usr/bin/python3 probabilities.py"""

import json
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn import metrics as sk
from sklearn.calibration import calibration_curve

warnings.simplefilter("ignore")
SEED = 20241126
random = np.random.RandomState(SEED)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def ece(said, hit, bins=15):
    """Guo et al. 2017, equation 3; bins are open below and closed above, the first closed at 0."""
    edges = np.linspace(0, 1, bins + 1)
    total = 0.0
    for low, high in zip(edges, edges[1:]):
        inside = (said > low) & (said <= high) | ((low == 0) & (said == 0))
        if inside.any():
            total += inside.mean() * abs(hit[inside].mean() - said[inside].mean())
    return float(total)


def case(name, y, p):
    y, p = np.asarray(y), np.asarray(p, dtype=float)
    classes = p.shape[1]
    labels = list(range(classes))
    binary = classes == 2
    predicted = p.argmax(axis=1)
    out = {
        "name": name,
        "actual": y.tolist(),
        "probabilities": p.tolist(),
        "balanced_accuracy": sk.balanced_accuracy_score(y, predicted),
        "mcc": sk.matthews_corrcoef(y, predicted),
        "kappa": sk.cohen_kappa_score(y, predicted),
        "log_loss": sk.log_loss(y, p, labels=labels),
        "brier": sk.brier_score_loss(y, p[:, 1]) if binary else float(((p - np.eye(classes)[y]) ** 2).sum(axis=1).mean()),
        "top": None if binary else [sk.top_k_accuracy_score(y, p, k=k, labels=labels) for k in range(1, classes)],
        "auc": [], "ap": [], "roc": [], "pr": [],
    }
    for label in labels[1:] if binary else labels:
        truth, score = (y == label).astype(int), p[:, label]
        out["auc"].append(sk.roc_auc_score(truth, score))
        out["ap"].append(sk.average_precision_score(truth, score))
        fpr, tpr, at = sk.roc_curve(truth, score, drop_intermediate=False)
        out["roc"].append({"fpr": fpr.tolist(), "tpr": tpr.tolist(), "thresholds": at[1:].tolist()})
        precision, recall, at = sk.precision_recall_curve(truth, score)
        out["pr"].append({"precision": precision.tolist(), "recall": recall.tolist(), "thresholds": at.tolist()})
    if binary:
        true, said = calibration_curve(y, p[:, 1], n_bins=15)
    else:
        out["ovr_macro"] = sk.roc_auc_score(y, p, multi_class="ovr", average="macro")
        out["ovr_weighted"] = sk.roc_auc_score(y, p, multi_class="ovr", average="weighted")
        out["ovo_macro"] = sk.roc_auc_score(y, p, multi_class="ovo", average="macro")
        out["ovo_weighted"] = sk.roc_auc_score(y, p, multi_class="ovo", average="weighted")
        out["ap_macro"] = sk.average_precision_score(np.eye(classes)[y], p, average="macro")
        out["ap_weighted"] = sk.average_precision_score(np.eye(classes)[y], p, average="weighted")
        true, said = calibration_curve(y == predicted, p.max(axis=1), n_bins=15)
    out["ece"] = ece(p[:, 1], y == 1) if binary else ece(p.max(axis=1), y == predicted)
    out["calibration"] = {"actual": true.tolist(), "predicted": said.tolist()}
    return out


def scores(rows, classes, sharp, digits=None):
    y = random.randint(0, classes, rows)
    z = random.normal(size=(rows, classes)) + sharp * np.eye(classes)[y]
    p = softmax(z)
    if digits is not None:
        first = np.round(p[:, :-1], digits)
        p = np.column_stack([first, np.clip(1 - first.sum(axis=1), 0, 1)])
        p = p / p.sum(axis=1, keepdims=True)
    return y, p


cases = [
    case("two classes", *scores(60, 2, 1.0)),
    case("two classes, many ties", *scores(80, 2, 0.7, 1)),
    case("two classes, certain and wrong", [0, 1, 1, 0, 1], [[1, 0], [0, 1], [1, 0], [0.5, 0.5], [0.5, 0.5]]),
    case("two classes, all equal", [0, 1, 1, 0], [[0.4, 0.6]] * 4),
    case("three classes", *scores(90, 3, 1.2)),
    case("four classes, many ties", *scores(100, 4, 1.0, 1)),
    case("seven classes", *scores(200, 7, 1.5)),
    case("three classes, one never predicted", [0, 1, 2, 0, 1, 2, 0], [[0.6, 0.3, 0.1]] * 3 + [[0.2, 0.7, 0.1]] * 4),
]
Path(__file__).with_suffix(".json").write_text(
    json.dumps({"library": "scikit-learn", "version": sklearn.__version__, "seed": SEED, "cases": cases})
)
