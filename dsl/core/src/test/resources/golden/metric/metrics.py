#!/usr/bin/python3
"""Makes metrics.json from Debian's scikit-learn: /usr/bin/python3 metrics.py"""

import json
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn import metrics as sk

warnings.simplefilter("ignore")
SEED = 20240501
random = np.random.RandomState(SEED)


def averages(y, p, **labels):
    return {
        average: list(sk.precision_recall_fscore_support(y, p, average=average, **labels)[:3])
        for average in ("micro", "macro", "weighted")
    }


def case(name, y, p, names=None, only=None):
    """Without names the classes are those present; with names they are range(n); only: indices of a subset."""
    y, p = list(y), list(p)
    given = {}
    if names is not None:
        given = {"labels": list(range(len(names)))}
    if only is not None:
        given = {"labels": only}
    shown = given.get("labels", sorted(set(y) | set(p)))
    target = {"target_names": [names[i] for i in shown]} if names is not None else {}
    each = sk.precision_recall_fscore_support(y, p, average=None, **given)
    return {
        "name": name,
        "actual": y,
        "predicted": p,
        "names": names,
        "only": None if only is None else [names[i] if names is not None else str(i) for i in only],
        "accuracy": sk.accuracy_score(y, p),
        "averages": averages(y, p, **given),
        "precision": each[0].tolist(),
        "recall": each[1].tolist(),
        "f1": each[2].tolist(),
        "support": each[3].tolist(),
        "confusion": sk.confusion_matrix(y, p, labels=shown).tolist() if shares(y, shown) else None,
        "normalized": sk.confusion_matrix(y, p, labels=shown, normalize="true").tolist()
        if shares(y, shown) and len(shown) < 12
        else None,
        "report": sk.classification_report(y, p, **given, **target),
        "report4": sk.classification_report(y, p, digits=4, **given, **target),
    }


def shares(y, labels):
    return len(set(y) & set(labels)) > 0 and len(labels) < 40


def noisy(rows, classes, right):
    y = random.randint(0, classes, rows)
    p = np.where(random.rand(rows) < right, y, random.randint(0, classes, rows))
    return y.tolist(), p.tolist()


def edge_cases():
    fashion = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]
    yield case("binary", [0, 1, 0, 1, 0], [0, 0, 1, 1, 0])
    yield case("negative and positive numbers", [-1, 1, 1, -1, 1], [-1, -1, 1, 1, 1])
    yield case("two-digit numbers sort as numbers", [2, 10, 9, 10, 2], [2, 9, 9, 10, 10])
    yield case("a class never predicted", [0, 1, 2, 2, 2], [0, 0, 2, 2, 2])
    yield case("a class only predicted", [0, 0, 2, 2, 2], [0, 1, 2, 2, 1])
    yield case("all wrong", [0, 0, 1, 1], [1, 1, 0, 0])
    yield case("all right", [0, 1, 2, 1], [0, 1, 2, 1])
    yield case("one class", [0, 0, 0], [0, 0, 0])
    yield case("one row", [3], [5])
    yield case("strings", ["cat", "dog", "pig", "cat", "dog", "pig"], ["cat", "pig", "dog", "cat", "cat", "dog"])
    yield case("upper case sorts before lower case", ["a", "B", "c", "B"], ["B", "B", "c", "a"])
    yield case("accents", ["été", "hiver", "été"], ["hiver", "hiver", "été"])
    yield case("names", [0, 1, 2, 2, 2], [0, 0, 2, 2, 1], ["class 0", "class 1", "class 2"])
    yield case("long names", [0, 1, 1], [0, 1, 0], ["a name far longer than the heading of the averages", "b"])
    yield case("an astral name", [0, 1, 1], [0, 1, 0], ["\U0001f431\U0001f431\U0001f431 cat of thirteen", "b"])
    yield case("a named class without rows", [0, 1, 1, 0], [0, 1, 0, 0], ["no", "yes", "maybe"])
    yield case("named classes without any predictions", [0, 0, 0], [1, 1, 1], ["a", "b", "c", "d"])
    yield case("subset", [0, 1, 2, 2, 2, 0], [0, 0, 2, 2, 1, 2], ["a", "b", "c"], [1, 2])
    yield case("subset of numbers", [0, 1, 2, 2, 2, 0], [0, 0, 2, 2, 1, 2], None, [0, 2])
    yield case("subset in another order", [0, 1, 2, 2], [0, 2, 2, 1], ["a", "b", "c"], [2, 0, 1])
    yield case("subset with a class without rows", [1, 1, 1], [1, 1, 0], ["a", "b", "c", "d"], [1, 2, 3])
    yield case("subset without rows but with predictions", [0, 0, 0], [0, 1, 1], ["a", "b", "c"], [1, 2])
    yield case("subset without rows and predictions", [0, 0, 0], [0, 0, 1], ["a", "b", "c"], [2])
    yield case("ties round to even: eighths", [0] * 8 + [1] * 8, [0] * 7 + [1] + [1] * 5 + [0] * 3)
    yield case("ties round to even: fortieths", [0] * 40 + [1] * 40, [0] * 37 + [1] * 3 + [1] * 21 + [0] * 19)
    yield case("fashion", *noisy(500, 10, 0.8), fashion)


def random_cases():
    for i in range(60):
        classes = int(random.choice([2, 3, 5, 8, 9, 10, 17]))
        yield case(f"random {i}", *noisy(int(random.randint(1, 60)), classes, random.rand()))
    for i in range(20):
        classes = int(random.choice([8, 16, 20]))
        y, p = noisy(8 * int(random.randint(1, 20)), classes, random.rand())
        yield case(f"random named {i}", y, p, [f"name {c}" for c in range(classes)])
    for i in range(10):
        y, p = noisy(40, 6, random.rand())
        only = random.permutation(6)[: random.randint(1, 7)].tolist()
        yield case(f"random subset {i}", y, p, [f"name {c}" for c in range(6)], only)
    yield case("300 classes", *noisy(1200, 300, 0.5), [f"class {c}" for c in range(300)])


def regression(name, y, p):
    y, p = np.asarray(y, float), np.asarray(p, float)
    r2 = sk.r2_score(y, p)
    return {
        "name": name,
        "width": 1 if y.ndim == 1 else y.shape[1],
        "actual": y.ravel().tolist(),
        "predicted": p.ravel().tolist(),
        "mse": sk.mean_squared_error(y, p),
        "rmse": sk.mean_squared_error(y, p, squared=False),
        "mae": sk.mean_absolute_error(y, p),
        "r2": None if np.isnan(r2) else r2,
        "explained_variance": None if np.isnan(r2) else sk.explained_variance_score(y, p),
        "median_absolute_error": sk.median_absolute_error(y, p),
        "max_error": float(np.abs(np.asarray(y) - np.asarray(p)).max()),
        "mape": sk.mean_absolute_percentage_error(y, p),
        "pinball": [sk.mean_pinball_loss(y, p, alpha=a) for a in (0.1, 0.5, 0.9)],
    }


def regressions():
    yield regression("documented", [3, -0.5, 2, 7], [2.5, 0.0, 2, 8])
    yield regression("perfect", [1, 2, 3], [1, 2, 3])
    yield regression("worse than the mean", [1, 2, 3], [3, 2, 1])
    yield regression("constant target, exact", [-2, -2, -2], [-2, -2, -2])
    yield regression("constant target, wrong", [-2, -2, -2], [-2, -2, -1])
    yield regression("one row", [1], [2])
    yield regression("two targets", [[0.5, 1], [-1, 1], [7, -6]], [[0, 2], [-1, 2], [8, -5]])
    yield regression("large offset", 1e6 + random.randn(50), 1e6 + random.randn(50))
    for i in range(10):
        shape = (int(random.randint(2, 100)), int(random.randint(1, 4)))
        # float32 values, so that a Dataset holds the same numbers
        y = random.randn(*shape).astype(np.float32)
        yield regression(f"random {i}", y, (y + random.rand() * random.randn(*shape)).astype(np.float32))


golden = {
    "made by": "metrics.py",
    "scikit-learn": sklearn.__version__,
    "numpy": np.__version__,
    "seed": SEED,
    "tolerance": "classification: 0 (same bits); regression: 1e-9 relative",
    "classification": [*edge_cases(), *random_cases()],
    "regression": list(regressions()),
}
out = Path(__file__).with_name("metrics.json")
out.write_text(json.dumps(golden, separators=(",", ":"), ensure_ascii=False).replace('{"name"', '\n{"name"') + "\n")
print(f"{out.name}: {out.stat().st_size:,} bytes, {len(golden['classification'])} + {len(golden['regression'])} cases")
