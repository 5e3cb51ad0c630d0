"""Writes how far from the optimum Optuna's searches end, for StrategyGoldenTest.

Debian: apt-get install python3-optuna; then /usr/bin/python3 optuna_regrets.py > optuna_regrets.json
"""
import json
import math
import sys

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)
SEEDS = 20
TRIALS = {"branin": 60, "hartmann6": 100}


def branin(trial):
    x = trial.suggest_float("x", -5, 10)
    y = trial.suggest_float("y", 0, 15)
    b, c = 5.1 / (4 * math.pi**2), 5 / math.pi
    return (y - b * x * x + c * x - 6) ** 2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10 - 0.39788735772973816


ALPHA = [1.0, 1.2, 3.0, 3.2]
A = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]]
P = [[1312, 1696, 5569, 124, 8283, 5886], [2329, 4135, 8307, 3736, 1004, 9991],
     [2348, 1451, 3522, 2883, 3047, 6650], [4047, 8828, 8732, 5743, 1091, 381]]


def hartmann6(trial):
    x = [trial.suggest_float("x%d" % i, 0, 1) for i in range(6)]
    total = sum(a * math.exp(-sum(row[j] * (x[j] - p[j] * 1e-4) ** 2 for j in range(6)))
                for a, row, p in zip(ALPHA, A, P))
    return 3.32236801141551 - total


def regrets(objective, sampler):
    out = []
    for seed in range(SEEDS):
        study = optuna.create_study(sampler=sampler(seed=seed))
        study.optimize(objective, n_trials=TRIALS[objective.__name__])
        out.append(study.best_value)
    return out


result = {"optuna": optuna.__version__, "seeds": SEEDS, "trials": TRIALS}
for objective in (branin, hartmann6):
    result[objective.__name__] = {
        "tpe": regrets(objective, optuna.samplers.TPESampler),
        "random": regrets(objective, optuna.samplers.RandomSampler),
    }
json.dump(result, sys.stdout, indent=1)
