#!/usr/bin/python3
"""Writes ensemble.json beside this file: what scikit-learn's ensembles say of the embedded iris data.

Made with scikit-learn 1.2.1 and numpy 1.24.2. Their members have no randomness and equal Java's: logistic regression on standardized
columns, and neighbors on columns as they are. Tolerance 1e-5 for probabilities.
"""
import json
import pathlib
import warnings

import numpy as np
from sklearn.ensemble import VotingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import PredefinedSplit, cross_val_predict
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")  # newton-cg reaches the last digits before its tolerance
here = pathlib.Path(__file__)
data = here.parents[4] / "main/resources/cortado/data"


def rows(name):
    table = np.genfromtxt(data / name, delimiter=",", skip_header=1, dtype=str)
    return table[:, :-1].astype(np.float32).astype(float), table[:, -1]


def logistic():
    return make_pipeline(StandardScaler(), LogisticRegression(solver="newton-cg", tol=1e-10, max_iter=100000))


def near(k):
    return KNeighborsClassifier(k, algorithm="brute")


x, y = rows("iris-train.csv")
test, _ = rows("iris-test.csv")
names = sorted(set(y))
members = [("logistic", logistic()), ("near", near(3)), ("far", near(60))]


def vote(voting, weights=None):
    return VotingClassifier(members, voting=voting, weights=weights).fit(x, y)


fold = np.arange(len(x)) % 4
out = {
    "soft": vote("soft").predict_proba(test).tolist(),
    "weighted": vote("soft", [1, 2, 0.5]).predict_proba(test).tolist(),
    "hard": [names.index(c) for c in vote("hard").predict(test)],
    "hardWeighted": [names.index(c) for c in vote("hard", [1, 1, 3]).predict(test)],
    "folds": fold.tolist(),
    "outOfFold": cross_val_predict(logistic(), x, y, cv=PredefinedSplit(fold), method="predict_proba").tolist(),
}
here.with_name("ensemble.json").write_text(json.dumps(out) + "\n")
