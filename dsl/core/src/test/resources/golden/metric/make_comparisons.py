#!/usr/bin/python3
"""Makes comparisons.json: /usr/bin/python3 make_comparisons.py

McNemar's test of Debian's python3-statsmodels 0.13.5: exact below 25 discordant rows, else chi-squared with continuity correction.
Tails of chi-squared are scipy 1.10.1's, quantiles numpy 1.24.2's.
"""

import json
from pathlib import Path

import numpy as np
from scipy.stats import chi2
from statsmodels.stats.contingency_tables import mcnemar

PAIRS = [(0, 0), (0, 5), (3, 7), (7, 3), (1, 23), (12, 12), (10, 14), (12, 13), (20, 5), (30, 10), (5, 60), (100, 150), (500, 500), (0, 400)]
TAILS = [0.0, 1e-6, 0.01, 0.5, 1.0, 2.9, 3.0, 3.1, 3.841458820694124, 10.0, 50.0, 300.0]


def p_value(b, c):
    return float(mcnemar([[40, b], [c, 7]], exact=b + c < 25, correction=True).pvalue)


numbers = np.sort(np.random.default_rng(3).normal(size=41))
out = {
    "mcnemar": [{"onlyFirst": b, "onlySecond": c, "p": p_value(b, c)} for b, c in PAIRS],
    "tails": [[x, float(chi2.sf(x, 1))] for x in TAILS],
    "numbers": numbers.tolist(),
    "quantiles": [[q, float(np.quantile(numbers, q))] for q in (0, 0.01, 0.025, 0.33, 0.5, 0.975, 1)],
}
Path(__file__).with_name("comparisons.json").write_text(json.dumps(out) + "\n")
