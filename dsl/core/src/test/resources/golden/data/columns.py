#!/usr/bin/python3
"""Makes columns.json and passengers.csv from Debian's scikit-learn: /usr/bin/python3 columns.py

The passengers are made up: numbers with gaps, categories with gaps, a constant column, a quoted cell with a comma and a line break.
"""

import csv
import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, OrdinalEncoder, StandardScaler

SEED = 7
ROWS = 40
TRAIN = 30
HERE = Path(__file__).resolve()


def passengers():
    random = np.random.RandomState(SEED)
    rows = []
    for i in range(ROWS):
        age = "" if i % 7 == 3 else str(int(random.randint(1, 80)))
        fare = f"{random.lognormal(3, 1):.2f}"
        sex = random.choice(["female", "male"])
        port = "" if i % 11 == 5 else random.choice(["Cherbourg", "Queenstown", "Southampton"])
        name = f'Doe, "Jo"\nno. {i}' if i == 4 else f"Passenger {i}"
        rows.append([name, age, fare, sex, port, "3", str(int(random.rand() < 0.4))])
    return rows


def numbers(rows, column):
    return np.array([float(row[column]) if row[column] else np.nan for row in rows])[:, None]


def scaled(rows, scaler, strategy):
    """age, fare, klass"""
    columns = []
    for column in (1, 2, 5):
        imputer = SimpleImputer(strategy=strategy).fit(numbers(rows[:TRAIN], column))
        fitted = scaler().fit(imputer.transform(numbers(rows[:TRAIN], column)))
        columns.append(fitted.transform(imputer.transform(numbers(rows, column))))
    return np.hstack(columns)


def clipped(rows, low, high):
    """Limited to quantiles of the training rows, then gaps filled with the median, then scaled."""
    columns = []
    for column in (1, 2, 5):
        limits = np.nanquantile(numbers(rows[:TRAIN], column), [low, high])
        limited = np.clip(numbers(rows, column), *limits)
        imputer = SimpleImputer(strategy="median").fit(limited[:TRAIN])
        scaler = StandardScaler().fit(imputer.transform(limited[:TRAIN]))
        columns.append(scaler.transform(imputer.transform(limited)))
    return np.hstack(columns)


def categories(rows, column):
    return np.array([[row[column]] for row in rows], dtype=object)


def one_hot(rows, column):
    known = sorted({row[column] for row in rows[:TRAIN] if row[column]})
    encoder = OneHotEncoder(categories=[known], handle_unknown="ignore", sparse_output=False).fit(categories(rows[:TRAIN], column))
    return encoder.transform(categories(rows, column))


def index(rows, column):
    known = sorted({row[column] for row in rows[:TRAIN] if row[column]})
    encoder = OrdinalEncoder(categories=[known], handle_unknown="use_encoded_value", unknown_value=len(known))
    return encoder.fit(categories(rows[:TRAIN], column)).transform(categories(rows, column))


def joined(numeric, sex, port):
    """In the order of the file: age, fare, sex, port, klass."""
    return np.hstack([numeric[:, :2], sex, port, numeric[:, 2:]]).tolist()


rows = passengers()
with (HERE.parent / "passengers.csv").open("w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["name", "age", "fare", "sex", "port", "klass", "survived"])
    writer.writerows(rows)
golden = {
    "reference": f"scikit-learn {sklearn.__version__}",
    "seed": SEED,
    "train": TRAIN,
    "standard": joined(scaled(rows, StandardScaler, "mean"), one_hot(rows, 3), one_hot(rows, 4)),
    "range": joined(scaled(rows, MinMaxScaler, "median"), index(rows, 3), index(rows, 4)),
    "clipped": joined(clipped(rows, 0.05, 0.9), one_hot(rows, 3), one_hot(rows, 4)),
}
HERE.with_suffix(".json").write_text(json.dumps(golden))
