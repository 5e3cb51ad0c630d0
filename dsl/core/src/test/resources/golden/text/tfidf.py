"""Writes tfidf.json beside this script: what scikit-learn's TfidfVectorizer makes of some texts.

Debian's python3-sklearn: /usr/bin/python3 tfidf.py
"""

import json
import pathlib

import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer

TRAIN = [
    "The cat sat on the mat; the CAT was happy.",
    "A dog_1 and 2 cats: is it 42 o'clock?",
    "Größe und Übermut, naïve café — don't panic!",
    "happy happy happy dog",
    "",
    "The mat on the cat on the mat",
]
OTHER = ["a happy cat on 42 mats", "nothing known", "happy"]
CHINESE = ["春江潮水连海平", "海上明月共潮生", "春风又绿江南岸, 明月何时照我还"]

cases = []
for name, train, other, options in [
    ("words", TRAIN, OTHER, {}),
    ("bigrams", TRAIN, OTHER, dict(ngram_range=(1, 2), sublinear_tf=True)),
    ("twice", TRAIN, OTHER, dict(min_df=2)),
    ("frequent", TRAIN, OTHER, dict(max_features=2)),
    ("characters", CHINESE, ["明月几时有"], dict(ngram_range=(1, 2), tokenizer=lambda t: [c for c in t if not c.isspace()])),
]:
    if "tokenizer" in options:
        # The analyzer of characters counts across spaces and commas alike; join code points without a space, as a term of two has none.
        split, (low, high) = options.pop("tokenizer"), options.pop("ngram_range")
        options["analyzer"] = lambda t, split=split, low=low, high=high: [
            "".join(split(t)[i : i + n]) for n in range(low, high + 1) for i in range(len(split(t)) - n + 1)
        ]
    vectorizer = TfidfVectorizer(**options).fit(train)
    cases.append(
        dict(
            name=name,
            train=train,
            other=other,
            terms=vectorizer.get_feature_names_out().tolist(),
            weights=vectorizer.idf_.tolist(),
            encoded=vectorizer.transform(train + other).toarray().tolist(),
        )
    )

path = pathlib.Path(__file__).with_name("tfidf.json")
path.write_text(
    json.dumps(dict(made_with=f"scikit-learn {sklearn.__version__}", tolerance=1e-6, cases=cases), ensure_ascii=False) + "\n",
    encoding="utf-8",
)
print(path)
