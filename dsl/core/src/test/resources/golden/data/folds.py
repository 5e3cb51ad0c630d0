#!/usr/bin/python3
"""Makes folds.json from Debian's scikit-learn: /usr/bin/python3 folds.py

Folds of scikit-learn's splitters, and for SMOTE and ADASYN (imbalanced-learn is not in Debian) what their definitions need: the
nearest neighbors of scikit-learn, and how many rows ADASYN makes of each row, written out from He et al. 2008.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.datasets import load_iris
from sklearn.model_selection import GroupKFold, StratifiedKFold, TimeSeriesSplit
from sklearn.neighbors import NearestNeighbors

SEED = 7
K = 5


def stratified():
    random = np.random.RandomState(SEED)
    cases = []
    for rows, classes, folds in ((20, 2, 5), (37, 3, 4), (101, 5, 7), (50, 2, 10), (13, 3, 2)):
        y = random.randint(classes, size=rows)
        cuts = StratifiedKFold(folds).split(np.zeros(rows), y)
        cases.append({"classes": y.tolist(), "counts": [np.bincount(y[test], minlength=classes).tolist() for _, test in cuts]})
    return cases


def grouped():
    sizes = [9, 7, 6, 5, 4, 3, 2, 1]
    groups = np.random.RandomState(SEED).permutation(np.repeat(np.arange(len(sizes)), sizes))
    cuts = GroupKFold(3).split(np.zeros(len(groups)), groups=groups)
    return {"groups": groups.tolist(), "tested": [test.tolist() for _, test in cuts]}


def timed():
    return [
        {"rows": rows, "cuts": [[len(train), test.tolist()] for train, test in TimeSeriesSplit(folds).split(np.zeros(rows))]}
        for rows, folds in ((12, 3), (23, 5), (7, 6))
    ]


def nearest(x, rows, candidates):
    """Indices into x of the K nearest candidates to each row, the row itself left out."""
    found = NearestNeighbors(n_neighbors=K + 1).fit(x[candidates]).kneighbors(x[rows], return_distance=False)
    return [[int(candidates[i]) for i in near if candidates[i] != row][:K] for row, near in zip(rows, found)]


def synthetic():
    iris = load_iris()
    jitter = np.random.RandomState(SEED).uniform(0, 1e-3, iris.data.shape)
    x = (iris.data + jitter).astype(np.float32)
    y = iris.target
    keep = np.concatenate([np.flatnonzero(y == 0), np.flatnonzero(y == 1)[:12], np.flatnonzero(y == 2)[:30]])
    x, y = x[keep], y[keep]
    within, made = {}, {}
    for c in (1, 2):
        own = np.flatnonzero(y == c)
        within[str(c)] = nearest(x, own, own)
        others = np.array([sum(y[i] != c for i in near) for near in nearest(x, own, np.arange(len(x)))]) / K
        made[str(c)] = np.rint(others / others.sum() * (50 - len(own))).astype(int).tolist()
    return {"x": x.tolist(), "y": y.tolist(), "within": within, "adasyn": made}


golden = {
    "reference": f"scikit-learn {sklearn.__version__}",
    "seed": SEED,
    "stratified": stratified(),
    "grouped": grouped(),
    "timed": timed(),
    "synthetic": synthetic(),
}
Path(__file__).with_suffix(".json").write_text(json.dumps(golden))
