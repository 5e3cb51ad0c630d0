#!/usr/bin/python3
"""Writes baseline.json beside this file: what scikit-learn's classical models say of the embedded data.

Made with scikit-learn 1.2.1 and numpy 1.24.2, random_state 0. Rows are float32, as Java's. Tolerances, which the tests name: logistic
regression 1e-4 (coefficients) and 1e-5 (probabilities), neighbors and tree thresholds 1e-6, mean accuracies over the same folds 0.02.
"""
import json
import pathlib
import warnings

import numpy as np
from sklearn.datasets import make_friedman1
from sklearn.ensemble import GradientBoostingClassifier, GradientBoostingRegressor, RandomForestClassifier, RandomForestRegressor
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import PredefinedSplit, StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

here = pathlib.Path(__file__)
warnings.filterwarnings("ignore")  # newton-cg reaches the last digits before its tolerance
data = here.parents[4] / "main/resources/cortado/data"


def rows(name):
    table = np.genfromtxt(data / name, delimiter=",", skip_header=1, dtype=str)
    return table[:, :-1].astype(np.float32).astype(float), table[:, -1]


def exact(c):
    # The default solver stops at a relative change of 2e-9, which is 1e-4 away.
    return LogisticRegression(C=c, solver="newton-cg", tol=1e-10, max_iter=100000)


def logistic(x, y, test, model):
    fitted = model.fit(x, y)
    last = fitted[-1] if hasattr(fitted, "steps") else fitted
    return {"coefficients": last.coef_.tolist(), "intercepts": last.intercept_.tolist(), "probabilities": fitted.predict_proba(test).tolist()}


def tree(x, y, depth):
    fitted = DecisionTreeClassifier(max_depth=depth, random_state=0).fit(x, y)
    t = fitted.tree_
    return {"features": t.feature.tolist(), "thresholds": t.threshold.tolist(), "importances": fitted.feature_importances_.tolist()}


iris, species = rows("iris-train.csv")
iris_test, species_test = rows("iris-test.csv")
tumors, kinds = rows("breast-cancer-train.csv.gz")
kinds = (kinds == "benign").astype(int)  # in Java's order
tumors_test, _ = rows("breast-cancer-test.csv.gz")
fx, ft = make_friedman1(n_samples=300, n_features=8, noise=1.0, random_state=0)
fx, ft = fx.astype(np.float32).astype(float), ft.astype(np.float32).astype(float)

fold = np.zeros(len(tumors), int)
for i, (_, test) in enumerate(StratifiedKFold(5, shuffle=True, random_state=0).split(tumors, kinds)):
    fold[test] = i
ffold = np.arange(300) % 5
cv, fcv = PredefinedSplit(fold), PredefinedSplit(ffold)


def accuracy(model):
    return float(np.mean(cross_val_score(model, tumors, kinds, cv=cv)))


def r2(model):
    return float(np.mean(cross_val_score(model, fx, ft, cv=fcv)))


def scaled(model):
    return make_pipeline(StandardScaler(), model)


near = KNeighborsClassifier(5, algorithm="brute").fit(iris, species)
weighted = KNeighborsClassifier(5, weights="distance", algorithm="brute").fit(iris, species)
out = {
    "folds": fold.tolist(),
    "x": fx.tolist(),
    "t": ft.tolist(),
    "iris": logistic(iris, species, iris_test, exact(1.0)),
    "irisScaled": logistic(iris, species, iris_test, scaled(exact(10.0))),
    "tumors": logistic(tumors, kinds, tumors_test, scaled(exact(1.0))),
    "near": near.predict_proba(iris_test).tolist(),
    "nearWeighted": weighted.predict_proba(iris_test).tolist(),
    "nearValues": KNeighborsRegressor(3, algorithm="brute").fit(fx[:200], ft[:200]).predict(fx[200:]).tolist(),
    "tree": tree(tumors, kinds, 2),
    "accuracy": {
        "logisticRegression": accuracy(scaled(exact(1.0))),
        "decisionTree": accuracy(DecisionTreeClassifier(random_state=0)),
        "decisionTreeOfDepth3": accuracy(DecisionTreeClassifier(max_depth=3, random_state=0)),
        "randomForest": accuracy(RandomForestClassifier(random_state=0)),
        "gradientBoosting": accuracy(GradientBoostingClassifier(random_state=0)),
        "gaussianSvm": accuracy(scaled(SVC())),
        "linearSvm": accuracy(scaled(SVC(kernel="linear"))),
        "polynomialSvm": accuracy(scaled(SVC(kernel="poly", degree=2, coef0=1))),
        "nearestNeighbors": accuracy(scaled(KNeighborsClassifier(5))),
    },
    "logLoss": -float(np.mean(cross_val_score(scaled(SVC(probability=True, random_state=0)), tumors, kinds, cv=cv, scoring="neg_log_loss"))),
    "r2": {
        "decisionTree": r2(DecisionTreeRegressor(min_samples_leaf=5, random_state=0)),
        "randomForest": r2(RandomForestRegressor(random_state=0)),
        "gradientBoosting": r2(GradientBoostingRegressor(random_state=0)),
    },
    "forestImportances": RandomForestRegressor(random_state=0).fit(fx, ft).feature_importances_.tolist(),
    "boostingImportances": GradientBoostingRegressor(random_state=0).fit(fx, ft).feature_importances_.tolist(),
}
here.with_name("baseline.json").write_text(json.dumps(out) + "\n")
