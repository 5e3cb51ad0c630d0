"""Writes the scores of a scikit-learn grid search, for GridGoldenTest.

Debian: apt-get install python3-sklearn; then /usr/bin/python3 grid_search.py > grid_search.json
"""
import json
import sys

import numpy as np
import sklearn
from sklearn.datasets import make_classification
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import GridSearchCV, PredefinedSplit
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

x, y = make_classification(120, 5, n_informative=3, n_redundant=1, flip_y=0.1, random_state=0)
x = np.round(3 * x + 1, 4)
groups = np.arange(len(x)) % 5
pipeline = make_pipeline(StandardScaler(), LogisticRegression(tol=1e-8, max_iter=10_000))
strengths = [0.001, 0.01, 0.1]
trained = len(x) * 4 // 5


def loss(fitted, features, labels):
    """The log loss with the penalty that was trained with, as Keras and Cortado add it; less is better."""
    regression = fitted[-1]
    penalty = np.sum(regression.coef_**2) / (2 * regression.C * trained)
    return -(log_loss(labels, fitted.predict_proba(features)) + penalty)


search = GridSearchCV(
    pipeline, {"logisticregression__C": strengths}, cv=PredefinedSplit(groups), scoring=loss
).fit(x, y)
json.dump(
    {
        "sklearn": sklearn.__version__,
        "x": x.tolist(),
        "y": y.tolist(),
        "strengths": strengths,
        "losses": [
            [-float(search.cv_results_["split%d_test_score" % fold][i]) for fold in range(5)]
            for i in range(len(strengths))
        ],
        "best": search.best_params_["logisticregression__C"],
    },
    sys.stdout,
)
