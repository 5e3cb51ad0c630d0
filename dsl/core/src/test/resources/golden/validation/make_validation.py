#!/usr/bin/python3
"""Writes validation.json beside this file: what scikit-learn says of estimators without randomness.

Made with scikit-learn 1.2.1 and numpy 1.24.2. The rows come from numpy's default_rng(5). Java computes in float32 where it keeps
features and predictions, hence a tolerance of 1e-6.
"""
import json
import pathlib

import numpy as np
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.metrics import f1_score
from sklearn.model_selection import (
    GroupKFold,
    KFold,
    TimeSeriesSplit,
    cross_val_predict,
    cross_val_score,
    learning_curve,
    validation_curve,
)
from sklearn.neighbors import NearestCentroid

rng = np.random.default_rng(5)
y = rng.integers(0, 3, 90)
x = (rng.normal(size=(90, 2)) + np.array([[0, 0], [1.5, 0], [0, 1.5]])[y]).astype(np.float32)
groups = rng.permutation(np.repeat(np.arange(9), [19, 16, 13, 11, 9, 8, 6, 5, 3]))
t = (2 * x[:, 0] + rng.normal(size=90)).astype(np.float32)


def classes(cv):
    scores = {s: cross_val_score(NearestCentroid(), x, y, groups=groups, cv=cv, scoring=s).tolist() for s in ("accuracy", "f1_macro")}
    return {"accuracy": scores["accuracy"], "f1": scores["f1_macro"]}


def values(cv):
    def score(name):
        return cross_val_score(LinearRegression(), x[:, :1], t, groups=groups, cv=cv, scoring=name)

    return {"r2": score("r2").tolist(), "rmse": (-score("neg_root_mean_squared_error")).tolist()}


grouped = GroupKFold(5)
predicted = cross_val_predict(NearestCentroid(), x, y, groups=groups, cv=grouped)
cuts = [(rng.permutation(train), test) for train, test in KFold(4, shuffle=True, random_state=1).split(x)]
sizes = [12, 25, 40, 67]
_, trained, held = learning_curve(NearestCentroid(), x, y, cv=cuts, train_sizes=sizes, scoring="accuracy")
alphas = [0.1, 10.0, 1000.0]
ridge = validation_curve(Ridge(), x[:, :1], t, param_name="alpha", param_range=alphas, groups=groups, cv=grouped, scoring="r2")

out = {
    "x": x.tolist(),
    "y": y.tolist(),
    "t": t.tolist(),
    "groups": groups.tolist(),
    "groupedClasses": classes(grouped),
    "timedClasses": classes(TimeSeriesSplit(4)),
    "groupedValues": values(grouped),
    "timedValues": values(TimeSeriesSplit(4)),
    "curve": {
        "train": [train.tolist() for train, _ in cuts],
        "heldOut": [test.tolist() for _, test in cuts],
        "sizes": sizes,
        "training": trained.tolist(),
        "validation": held.tolist(),
    },
    "ridge": {"alphas": alphas, "training": ridge[0].tolist(), "validation": ridge[1].tolist()},
    "pooledAccuracy": float(np.mean(predicted == y)),
    "pooledF1": float(f1_score(y, predicted, average="macro")),
}
path = pathlib.Path(__file__).with_name("validation.json")
path.write_text(json.dumps(out) + "\n")
