#!/usr/bin/python3
"""Makes audited.json and audited.csv: /usr/bin/python3 audited.py (Debian's python3-sklearn, python3-numpy)

The rows are made up: gaps, a constant column, rows that are there twice, once with another label, and numbers far out. Quartiles and
fences are NumPy's, rows that are there twice are counted here, anomaly scores are the mean of 30 of scikit-learn's isolation forests.
"""

import csv
import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.ensemble import IsolationForest

SEED = 5
HERE = Path(__file__).resolve()
NAMES = ["age", "fare", "port", "klass"]


def people(random):
    rows = []
    for i in range(60):
        age = "" if i % 13 == 4 else str(int(random.normal(40, 10)))
        fare = f"{random.lognormal(3, 0.6):.2f}"
        port = "" if i % 17 == 9 else random.choice(["Cork", "Dover"])
        rows.append([age, fare, port, "3", random.choice(["no", "no", "no", "yes"])])
    rows[20][0] = "104"
    rows[30][1] = "512.33"
    rows[41] = list(rows[7])
    rows[50] = list(rows[7])
    rows[55] = list(rows[12])
    rows[55][4] = "yes" if rows[12][4] == "no" else "no"
    rows[57] = list(rows[4])  # with a gap
    return rows


def column(rows, i):
    values = np.array([float(row[i]) if row[i] else np.nan for row in rows])
    quartiles = np.nanpercentile(values, [0, 25, 50, 75, 100])
    low = quartiles[1] - 1.5 * (quartiles[3] - quartiles[1])
    high = quartiles[3] + 1.5 * (quartiles[3] - quartiles[1])
    return {
        "name": NAMES[i],
        "missing": np.flatnonzero(np.isnan(values)).tolist(),
        "distinct": len(set(values[~np.isnan(values)])),
        "quartiles": quartiles.tolist(),
        "fences": [low, high],
        "outliers": np.flatnonzero((values < low) | (values > high)).tolist(),
    }


def repeats(rows, key):
    return [[i, first] for i, row in enumerate(rows) if (first := [key(r) for r in rows].index(key(row))) < i]


def contradictions(rows):
    return [i for i, row in enumerate(rows) if len({other[4] for other in rows if other[:4] == row[:4]}) > 1]


def scores(x):
    forests = [IsolationForest(n_estimators=100, random_state=seed).fit(x) for seed in range(30)]
    return np.mean([-forest.score_samples(x) for forest in forests], axis=0)


def crowd(random):
    """Two clusters, far points, a column that hardly varies, one that never does."""
    x = np.vstack([random.normal(0, 1, (250, 4)), random.normal(5, 0.5, (140, 4)), random.uniform(-12, 12, (10, 4))])
    x[:, 2] = np.round(x[:, 2] / 8)
    x[:, 3] = 7
    return np.round(x, 3).astype(np.float32)


random = np.random.RandomState(SEED)
rows = people(random)
with (HERE.parent / "audited.csv").open("w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(NAMES + ["survived"])
    writer.writerows(rows)
test = [list(rows[3]), list(rows[4]), ["33", "12.50", "Cork", "3", "no"], list(rows[7])]
test[0][4] = "yes" if rows[3][4] == "no" else "no"
x = crowd(random)
golden = {
    "reference": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}",
    "seed": SEED,
    "columns": [column(rows, 0), column(rows, 1), column(rows, 3)],
    "repeats": repeats(rows, tuple),
    "contradictions": contradictions(rows),
    "test": test,
    "overlaps": [[i, [r[:4] for r in rows].index(row[:4])] for i, row in enumerate(test) if row[:4] in [r[:4] for r in rows]],
    "crowd": [[round(float(v), 3) for v in row] for row in x],
    "scores": np.round(scores(x), 6).tolist(),
    "small": np.round(scores(x[:40]), 6).tolist(),
}
HERE.with_suffix(".json").write_text(json.dumps(golden))
