#!/usr/bin/env python3
"""Makes two-sample-shift.json with scipy (made with scipy 1.17.1, numpy 2.4.6, Python 3.11).

    python3 Tests/StatisticsTests/Fixtures/make-two-sample-fixtures.py

Estimates and bounds are order statistics of all differences, sorted by numpy. The tails are scipy's: of its exact
distribution where sizes multiply to at most 2500, of its normal distribution beyond. Where no difference is zero and no
values are equal, p is checked against scipy.stats.mannwhitneyu here.
"""
import json
import math
from pathlib import Path

import numpy as np
from scipy import stats
from scipy.stats._mannwhitneyu import _MWU

HERE = Path(__file__).parent
rng = np.random.default_rng(20260202)


def tail(m, n, c):
    """P(U <= c)."""
    if c < 0:
        return 0.0
    if m * n <= 2500:
        return 1.0 if c >= m * n else float(_MWU(m, n).cdf(c))
    deviation = math.sqrt(m * n * (m + n + 1) / 12)
    return float(stats.norm.cdf((c + 0.5 - m * n / 2) / deviation))


def case(first, second, alpha):
    first, second = np.asarray(first, float), np.asarray(second, float)
    differences = np.sort((second[:, None] - first[None, :]).ravel())
    m, n, pairs = len(first), len(second), len(differences)
    against = min(int((differences <= 0).sum()), int((differences >= 0).sum()))
    p = min(1.0, 2 * tail(m, n, against))
    both = np.concatenate([first, second])
    if len(set(both)) == len(both):
        method = "exact" if pairs <= 2500 else "asymptotic"
        expected = stats.mannwhitneyu(first, second, method=method, use_continuity=True).pvalue
        assert math.isclose(p, expected, rel_tol=1e-9), (p, expected)
    depth = -1
    while depth + 1 < (pairs + 1) // 2 and 2 * tail(m, n, depth + 1) <= alpha:
        depth += 1
    bounds = [float(differences[depth]), float(differences[pairs - 1 - depth])] if depth >= 0 else None
    return {"first": first.tolist(), "second": second.tolist(), "alpha": alpha, "p": p, "bounds": bounds,
            "estimate": float(np.median(differences))}


cases = []
for m, n in [(1, 1), (2, 3), (5, 6), (6, 6), (8, 16), (16, 16), (16, 48), (48, 48), (50, 50), (51, 50), (64, 70)]:
    for shift in (0.0, 0.7):
        first = np.round(rng.normal(0, 1, m), 6)
        second = np.round(rng.lognormal(0, 0.7, n) - 1 + shift, 6)
        cases.append(case(first, second, float(rng.choice([0.1, 0.01, 0.001]))))
for m, n in [(6, 7), (16, 16), (20, 12), (60, 55)]:
    cases.append(case(rng.integers(0, 5, m), rng.integers(1, 6, n), 0.05))
cases.append(case([3.0] * 8, [3.0] * 8, 0.1))
cases.append(case([0.0] * 16, [2.0] * 16, 0.01))
lines = ",\n".join(json.dumps(entry, sort_keys=True, allow_nan=False) for entry in cases)
(HERE / "two-sample-shift.json").write_text(f"[\n{lines}\n]\n")
