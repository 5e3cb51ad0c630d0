"""Writes audit.json beside this script: quartiles, duplicates and isolation scores of the embedded tables.

Debian's python3-sklearn: /usr/bin/python3 make_audit.py
"""

import csv
import gzip
import io
import json
import pathlib

import numpy
import sklearn
from sklearn.ensemble import IsolationForest

here = pathlib.Path(__file__)
data = here.resolve().parents[4] / "main" / "resources" / "cortado" / "data"


def features(name):
    packed = data / f"{name}-train.csv.gz"
    text = gzip.decompress(packed.read_bytes()).decode() if packed.exists() else (data / f"{name}-train.csv").read_text()
    rows = [row for row in csv.reader(io.StringIO(text)) if row]
    rows = [row for row in rows if row[0].replace(".", "", 1).replace("-", "").replace("e", "").isdigit()]
    # Datasets hold float32.
    return numpy.array([[float(v) for v in row[:-1]] for row in rows], dtype=numpy.float32).astype(float)


golden = dict(made_with=f"numpy {numpy.__version__}, scikit-learn {sklearn.__version__}", seed=0, sets={})
for name in ("iris", "wine", "breast-cancer"):
    x = features(name)
    q1, q3 = numpy.percentile(x, [25, 75], axis=0)
    reach = 1.5 * (q3 - q1)
    out = [numpy.flatnonzero((x[:, j] < q1[j] - reach[j]) | (x[:, j] > q3[j] + reach[j])).tolist() for j in range(x.shape[1])]
    seen, duplicates = set(), []
    for i, row in enumerate(map(tuple, x)):
        if row in seen:
            duplicates.append(i)
        seen.add(row)
    # The mean of several forests, so that the order is that of the method and not of one seed.
    scores = numpy.mean([-IsolationForest(random_state=s).fit(x).score_samples(x) for s in range(10)], axis=0)
    golden["sets"][name] = dict(rows=len(x), outliers=out, duplicates=duplicates, isolation=[round(s, 5) for s in scores.tolist()])

here.with_name("audit.json").write_text(json.dumps(golden) + "\n")
print({k: (v["rows"], v["duplicates"], sum(map(len, v["outliers"]))) for k, v in golden["sets"].items()})
