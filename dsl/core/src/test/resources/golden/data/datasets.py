#!/usr/bin/python3
"""Makes datasets.json from Debian's scikit-learn and dataset-fashion-mnist: /usr/bin/python3 datasets.py

Sums over a whole set do not depend on how it was cut or ordered; they tell whether every row is there once.
"""

import gzip
import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.datasets import load_breast_cancer, load_digits, load_iris, load_wine
from sklearn.utils import _approximate_mode

SEED = 7
FASHION = Path("/usr/share/datasets/fashion-mnist")


def fashion(part):
    images = gzip.decompress((FASHION / f"{part}-images-idx3-ubyte.gz").read_bytes())[16:]
    labels = gzip.decompress((FASHION / f"{part}-labels-idx1-ubyte.gz").read_bytes())[8:]
    return np.frombuffer(images, np.uint8).reshape(-1, 784), np.frombuffer(labels, np.uint8)


def whole(x, y):
    """Sums of each feature by class."""
    classes = range(int(y.max()) + 1)
    return {"counts": [int((y == c).sum()) for c in classes], "sums": [x[y == c].sum(axis=0).tolist() for c in classes]}


def signature(row):
    """A number that tells an image apart: pixel i times i + 1, summed."""
    return int((row.astype(np.int64) * np.arange(1, 785)).sum())


def fashion_signatures(part):
    """Signature and class of every image, so that a test can find its images among them."""
    x, y = fashion(part)
    weights = np.arange(1, 785)
    return ["%x%d" % (s, c) for s, c in zip((x.astype(np.int64) @ weights).tolist(), y.tolist())]


def embedded(name, count):
    """The signatures, read back from the embedded file by this script's own reader and found in the original."""
    folder = Path(__file__).resolve().parents[4] / "main" / "resources" / "cortado" / "data"
    x = np.frombuffer(gzip.decompress((folder / f"fashion-mnist-{name}-images.idx.gz").read_bytes())[16:], np.uint8)
    y = np.frombuffer(gzip.decompress((folder / f"fashion-mnist-{name}-labels.idx.gz").read_bytes())[8:], np.uint8)
    found = ["%x%d" % (signature(row), c) for row, c in zip(x.reshape(-1, 784), y)]
    original = fashion_signatures({"train": "train", "test": "t10k"}[name])
    assert len(found) == count and set(found) <= set(original)
    return found


def quotas():
    """How many rows each class gives, where no two remainders are equal (scikit-learn then has one answer)."""
    random = np.random.RandomState(SEED)
    cases = []
    while len(cases) < 40:
        counts = random.randint(5, 200, random.randint(2, 9))
        held = int(random.randint(1, counts.sum() // 2))
        remainders = (counts * held) % counts.sum()
        if len(set(remainders.tolist())) == len(counts):
            given = _approximate_mode(counts, held, np.random.RandomState(0))
            cases.append({"counts": counts.tolist(), "held": held, "quotas": np.asarray(given).tolist()})
    return cases


golden = {
    "made by": "datasets.py",
    "scikit-learn": sklearn.__version__,
    "seed": SEED,
    "tolerance": "sums 1e-3, all else 0",
    "digits": whole(*load_digits(return_X_y=True)),
    "iris": whole(*load_iris(return_X_y=True)),
    "wine": whole(*load_wine(return_X_y=True)),
    "breast cancer": whole(*load_breast_cancer(return_X_y=True)),
    "fashion train": embedded("train", 1500),
    "fashion test": embedded("test", 500),
    "quotas": quotas(),
}
out = Path(__file__).with_name("datasets.json")
out.write_text(json.dumps(golden, separators=(",", ":")).replace(',"', ',\n"') + "\n")
print(f"{out.name}: {out.stat().st_size:,} bytes")
