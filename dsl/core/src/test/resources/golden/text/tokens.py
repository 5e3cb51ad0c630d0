#!/usr/bin/python3
"""Makes tokens.json: /usr/bin/python3 tokens.py

Word ids as the documentation of Keras's Tokenizer defines them, for Tokenizer(num_words=2000, oov_token="[UNK]") and
pad_sequences(maxlen=20): lower case, the characters of `filters` become spaces, words are ranked by count, those of equal count
in order of first appearance, 0 is padding, 1 the unknown word, and ids from num_words on are unknown.
"""

import gzip
import json
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve()
DATA = HERE.parents[4] / "main" / "resources" / "cortado" / "data"
FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'
NUM_WORDS = 2000
LENGTH = 20


def sentences(part):
    lines = gzip.decompress((DATA / f"sentences-{part}.tsv.gz").read_bytes()).decode("utf-8").splitlines()
    return [line.split("\t")[2] for line in lines]


def words(text):
    return text.lower().translate(str.maketrans(FILTERS, " " * len(FILTERS))).split()


def ids(counts, text):
    index = {word: 2 + rank for rank, (word, _) in enumerate(counts.most_common())}
    return [index[w] if w in index and index[w] < NUM_WORDS else 1 for w in words(text)]


def padded(row, padding, truncating):
    row = row[-LENGTH:] if truncating == "pre" else row[:LENGTH]
    zeros = [0] * (LENGTH - len(row))
    return zeros + row if padding == "pre" else row + zeros


def main():
    counts = Counter(word for text in sentences("train") for word in words(text))
    rows = [ids(counts, text) for text in sentences("test")]
    golden = {
        "reference": "definition of Keras's Tokenizer and pad_sequences, Python's collections.Counter",
        "words": len(counts),
        "first": [word for word, _ in counts.most_common(NUM_WORDS - 2)],
        "post": [padded(row, "post", "post") for row in rows[:60]],
        "pre": [padded(row, "pre", "pre") for row in rows[:60]],
        "unknown": sum(row.count(1) for row in rows) / sum(map(len, rows)),
        "chinese": {"text": "明月几时有 把酒问青天", "characters": list("明月几时有把酒问青天")},
    }
    HERE.with_suffix(".json").write_text(json.dumps(golden, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
