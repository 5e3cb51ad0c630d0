#!/usr/bin/python3
"""Makes intervals.json, percentile intervals of 200,000 drawings by NumPy: /usr/bin/python3 intervals.py"""

import json
from pathlib import Path

import numpy as np
import scipy
from scipy.stats import rankdata

SEED = 11
DRAWINGS = 200_000
ROWS = 80
OURS = 20_000
CONFIDENCES = [0.95, 0.8]
random = np.random.default_rng(SEED)
drawn = random.integers(0, ROWS, size=(DRAWINGS, ROWS))


def auc(y, p):
    """Area from the sum of mid-ranks, of each drawing that has both classes."""
    ones = y.sum(axis=1)
    has = (ones > 0) & (ones < ROWS)
    ranks = rankdata(p, axis=1)
    return ((ranks * y).sum(axis=1) - ones * (ones + 1) / 2)[has] / (ones * (ROWS - ones))[has]


def f1_macro(y, c):
    scores = []
    for label in (0, 1):
        hits = ((y == label) & (c == label)).sum(axis=1)
        scores.append(2 * hits / np.maximum(1, (y == label).sum(axis=1) + (c == label).sum(axis=1)))
    return np.mean(scores, axis=0)


def deviation(numbers, q):
    """Standard deviation of the quantile of as many drawings as the test makes."""
    low, high = np.quantile(numbers, [q - 0.004, q + 0.004])
    return float(np.sqrt(q * (1 - q) / OURS) * (high - low) / 0.008)


def intervals(numbers):
    ends = [[(1 - c) / 2, (1 + c) / 2] for c in CONFIDENCES]
    print(numbers.size, [round(deviation(numbers, q), 5) for pair in ends for q in pair])
    return [np.quantile(numbers, pair).tolist() for pair in ends]


y = random.integers(0, 2, ROWS)
p = np.clip(0.5 + 0.25 * (y - 0.5) + 0.2 * random.normal(size=ROWS), 0, 1).round(2).astype(np.float32).astype(float)
c = (p > 0.5).astype(int)
targets = random.normal(size=ROWS).astype(np.float32).astype(float)
values = (targets + 0.5 * random.normal(size=ROWS)).astype(np.float32).astype(float)
golden = {
    "numpy": np.__version__,
    "scipy": scipy.__version__,
    "seed": SEED,
    "tolerance": "0.0075: five deviations of the quantiles of 20,000 drawings",
    "actual": y.tolist(),
    "predicted": c.tolist(),
    "probabilities": p.tolist(),
    "targets": targets.tolist(),
    "values": values.tolist(),
    "confidences": CONFIDENCES,
    "auc": intervals(auc(y[drawn], p[drawn])),
    "f1": intervals(f1_macro(y[drawn], c[drawn])),
    "mse": intervals(((targets - values)[drawn] ** 2).mean(axis=1)),
}
Path(__file__).with_suffix(".json").write_text(json.dumps(golden) + "\n")
