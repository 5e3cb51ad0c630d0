#!/usr/bin/python3
"""Makes crowd.json: /usr/bin/python3 crowd.py (Debian's python3-sklearn, python3-statsmodels, python3-numpy)

Votes of six people with known error rates on 60 rows of three classes. Cohen's kappa is scikit-learn's, Fleiss' statsmodels';
Dawid and Skene's estimate is written out here from equations 2.3 to 2.5, in matrices.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
import statsmodels
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

SEED = 11
ROWS, PEOPLE, CLASSES = 60, 6, 3
NAMES = ["cat", "dog", "fox"]


def votes(random):
    truth = random.choice(CLASSES, ROWS, p=[0.5, 0.3, 0.2])
    skill = [0.95, 0.9, 0.8, 0.6, 0.5, 0.4]
    wrong = (truth[:, None] + random.randint(1, CLASSES, (ROWS, PEOPLE))) % CLASSES
    return np.where(random.rand(ROWS, PEOPLE) < skill, truth[:, None], wrong)


def dawid_skene(v):
    one_hot = np.eye(CLASSES + 1)[v][:, :, :CLASSES]  # (rows, people, classes); nothing for a missing vote
    t = one_hot.sum(1) / one_hot.sum((1, 2))[:, None]
    for _ in range(5000):
        prior = t.mean(0)
        pi = np.einsum("rc,rpl->pcl", t, one_hot)
        pi = pi / np.maximum(pi.sum(2, keepdims=True), 1e-300)
        log = np.einsum("rpl,pcl->rc", one_hot, np.log(np.maximum(pi, 1e-300))) + np.log(prior)
        new = np.exp(log - log.max(1, keepdims=True))
        new /= new.sum(1, keepdims=True)
        if np.abs(new - t).max() < 1e-12:
            break
        t = new
    return t, prior, pi


random = np.random.RandomState(SEED)
whole = votes(random)
missing = np.where(random.rand(ROWS, PEOPLE) < 0.25, CLASSES, whole)
t, prior, pi = dawid_skene(missing)
both = (missing[:, 0] < CLASSES) & (missing[:, 3] < CLASSES)
golden = {
    "reference": f"scikit-learn {sklearn.__version__}, statsmodels {statsmodels.__version__}",
    "seed": SEED,
    "whole": [[NAMES[v] for v in row] for row in whole],
    "missing": [[NAMES[v] if v < CLASSES else None for v in row] for row in missing],
    "cohen": [[cohen_kappa_score(whole[:, i], whole[:, j]) for j in range(PEOPLE)] for i in range(PEOPLE)],
    "cohenMissing": cohen_kappa_score(missing[both, 0], missing[both, 3]),
    "fleiss": fleiss_kappa(aggregate_raters(whole)[0]),
    "probabilities": t.tolist(),
    "prior": prior.tolist(),
    "errors": pi.tolist(),
}
Path(__file__).with_suffix(".json").write_text(json.dumps(golden))
