"""Prints the table of a paired training benchmark: medians over the rounds, and the median of each round's ratios.

    python3 ratios.py RESULTS COLUMN...

Every line of RESULTS is a round, a case (its parts joined by "/", one for each COLUMN), a side, samples per second by the clock and
per second of processor time, and perhaps the most memory of the process in megabytes. Ratios are the first side's to each.
"""

import statistics
import sys

rows = [line.split() for line in open(sys.argv[1], encoding="ascii")]
columns = sys.argv[2:]
has_peak = all(len(row) > 5 for row in rows)
sides = list(dict.fromkeys(row[2] for row in rows))


def values(case, side, column):
    return [float(row[column]) for row in rows if row[1:3] == [case, side]]


def ratio(case, side, column):
    pairs = zip(values(case, sides[0], column), values(case, side, column))
    return statistics.median(first / other for first, other in pairs)


print()
print(
    f"| {' | '.join(columns)} | side | samples/s | lowest to highest | per processor second "
    f"| {sides[0]} to it | per processor second |{' peak MB |' * has_peak}"
)
print("|---|" + "--:|" * (len(columns) - 1) + "---|--:|--:|--:|--:|--:|" + "--:|" * has_peak)
for case in dict.fromkeys(row[1] for row in rows):
    for side in sides:
        clock, processor = values(case, side, 3), values(case, side, 4)
        print(
            f"| {case.replace('/', ' | ')} | {side} | {statistics.median(clock):,.0f} | {min(clock):,.0f} to {max(clock):,.0f} "
            f"| {statistics.median(processor):,.0f} | {ratio(case, side, 3):.2f} | {ratio(case, side, 4):.2f} |"
            + (f" {statistics.median(values(case, side, 5)):,.0f} |" if has_peak else "")
        )
