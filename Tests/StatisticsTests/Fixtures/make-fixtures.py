#!/usr/bin/env python3
"""Makes the JSON files in this folder with scipy (made with scipy 1.17.1, numpy 2.4.6, Python 3.11).

    python3 Tests/StatisticsTests/Fixtures/make-fixtures.py

Nothing here follows the Swift code: what scipy lacks (ties in exact signed ranks, Holm) is enumerated with integers.
"""
import itertools
import json
import math
from fractions import Fraction
from pathlib import Path

import numpy as np
from scipy import stats
from scipy.stats._wilcoxon import WilcoxonDistribution

HERE = Path(__file__).parent
rng = np.random.default_rng(20260101)


def write(name, cases):
    lines = ",\n".join(json.dumps(case, sort_keys=True, allow_nan=False) for case in cases)
    (HERE / f"{name}.json").write_text(f"[\n{lines}\n]\n")


def numbers(array):
    return [float(value) for value in np.asarray(array).ravel()]


def samples():
    """Values of several shapes, rounded so that the JSON is short; the last ones have ties and zeros."""
    for n in (1, 2, 5, 8, 16, 33, 64, 65, 100):
        yield np.round(rng.normal(0.1, 1, n), 6)
        yield np.round(rng.lognormal(0, 1, n) - 0.9, 6)
    for n in (6, 10, 13, 40, 64, 90):
        yield rng.integers(-3, 6, n).astype(float)
    yield np.array([5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0])


def quantiles():
    probabilities = [0, 0.01, 0.1, 0.25, 1 / 3, 0.5, 0.9, 0.99, 1]
    return [
        {
            "values": numbers(x),
            "probabilities": probabilities,
            "quantiles": numbers(np.quantile(x, probabilities, method="linear")),
            "mean": math.fsum(x) / len(x),
            "median": float(np.median(x)),
            "mad": float(stats.median_abs_deviation(x)),
            "madNormal": float(stats.median_abs_deviation(x, scale="normal")),
        }
        for x in samples()
    ]


def sign():
    counts = [(1, 0), (2, 1), (6, 0), (8, 0), (16, 0), (16, 1), (16, 3), (16, 8), (33, 9), (60, 20), (200, 70),
              (1000, 0), (1001, 450), (1100, 400), (10000, 4800), (100000, 49000), (100000, 49990), (100000, 45000)]
    return [{"count": n, "against": k, "p": float(stats.binomtest(k, n, 0.5).pvalue)} for n, k in counts]


def median_interval():
    cases = []
    for x in samples():
        for alpha in (0.1, 0.05, 0.01, 0.0005):
            n, ordered = len(x), np.sort(x)
            # the largest k with P(X <= k) <= alpha/2, from scipy's binomial
            ks = [k for k in range(n // 2 + 1) if stats.binom.cdf(k, n, 0.5) <= alpha / 2]
            bounds = [float(ordered[ks[-1]]), float(ordered[n - 1 - ks[-1]])] if ks else None
            cases.append({"values": numbers(x), "alpha": alpha, "bounds": bounds})
    return cases


def exact_signed_rank(x):
    """(two-sided, less, greater) by counting sums of doubled midranks with whole numbers."""
    x = x[x != 0]
    ranks = [int(r) for r in np.round(2 * stats.rankdata(np.abs(x)))]
    counts = {0: 1}
    for rank in ranks:
        following = dict(counts)
        for total, ways in counts.items():
            following[total + rank] = following.get(total + rank, 0) + ways
        counts = following
    w = sum(r for r, value in zip(ranks, x) if value > 0)
    less = Fraction(sum(ways for total, ways in counts.items() if total <= w), 2 ** len(ranks))
    greater = Fraction(sum(ways for total, ways in counts.items() if total >= w), 2 ** len(ranks))
    return float(min(1, 2 * min(less, greater))), float(less), float(greater)


def wilcoxon():
    cases = []
    for x in samples():
        kept = x[x != 0]
        exact = len(kept) <= 64
        untied = len(np.unique(np.abs(kept))) == len(kept)
        p = {}
        for index, side in enumerate(("two-sided", "less", "greater")):
            if exact and not untied:
                p[side] = exact_signed_rank(x)[index]
            else:
                p[side] = float(stats.wilcoxon(kept, alternative=side, correction=True,
                                               method="exact" if exact else "asymptotic").pvalue)
                if exact:
                    assert math.isclose(p[side], exact_signed_rank(x)[index], rel_tol=1e-12)
        if 1 < len(kept) <= 10 and not untied:  # and scipy's own enumeration of the signs
            permuted = stats.wilcoxon(kept, method=stats.PermutationMethod(n_resamples=np.inf)).pvalue
            assert math.isclose(p["two-sided"], permuted, rel_tol=1e-9), (p, permuted)
        ranks = stats.rankdata(np.abs(kept))
        cases.append({"values": numbers(x), "twoSided": p["two-sided"], "less": p["less"], "greater": p["greater"],
                      "positiveRankSum": float(ranks[kept > 0].sum()), "isExact": exact})
    return cases


def hodges_lehmann():
    cases = []
    for x in samples():
        n = len(x)
        walsh = np.sort([(x[i] + x[j]) / 2 for i in range(n) for j in range(i, n)])
        m = len(walsh)
        for alpha in (0.1, 0.01, 0.0005):
            if n <= 64:
                cdf = WilcoxonDistribution(n).cdf(np.arange(m // 2 + 1))
            else:
                sd = math.sqrt(n * (n + 1) * (2 * n + 1) / 24)
                cdf = stats.norm.cdf((np.arange(m // 2 + 1) + 0.5 - n * (n + 1) / 4) / sd)
            ks = [k for k in range(m // 2 + 1) if cdf[k] <= alpha / 2]
            bounds = [float(walsh[ks[-1]]), float(walsh[m - 1 - ks[-1]])] if ks else None
            cases.append({"values": numbers(x), "alpha": alpha, "bounds": bounds, "estimate": float(np.median(walsh))})
    return cases


def holm():
    """Adjusted p-values by the closed test: the largest Bonferroni p of all subsets that hold the hypothesis."""
    cases = []
    for m in (1, 2, 3, 5, 8):
        for kind in range(3):
            p = [rng.uniform(0, 1, m), rng.uniform(0, 1, m) ** 4, rng.integers(1, 5, m) / 64][kind]
            adjusted = [0.0] * m
            for size in range(1, m + 1):
                for subset in itertools.combinations(range(m), size):
                    bonferroni = min(1.0, size * min(float(p[i]) for i in subset))
                    for i in subset:
                        adjusted[i] = max(adjusted[i], bonferroni)
            cases.append({"p": numbers(p), "adjusted": adjusted})
    return cases


def mann_whitney():
    cases = []
    pairs = [(np.round(rng.normal(0, 1, m), 6), np.round(rng.normal(shift, 1.3, n), 6))
             for m, n, shift in ((1, 1, 0), (1, 7, 1), (4, 4, 2), (8, 12, 1), (30, 20, 0.7), (50, 50, 0.4),
                                 (3, 400, 1), (60, 60, 0.5), (200, 5, 1))]
    pairs += [(rng.integers(0, 6, m).astype(float), rng.integers(1, 8, n).astype(float))
              for m, n in ((5, 6), (20, 20), (70, 50))]
    for a, b in pairs:
        untied = len(np.unique(np.concatenate([a, b]))) == len(a) + len(b)
        exact = untied and len(a) * len(b) <= 2500
        result = stats.mannwhitneyu(a, b, use_continuity=True, method="exact" if exact else "asymptotic")
        cases.append({"first": numbers(a), "second": numbers(b), "p": float(result.pvalue),
                      "u": float(result.statistic), "isExact": exact})
    return cases


def drift():
    cases = []
    values = [np.round(rng.normal(0, 1, n) + slope * np.arange(n), 6)
              for n, slope in ((2, 0), (3, 1), (8, 0.2), (16, 0.1), (16, -0.3), (48, 0.02), (64, 0.01), (65, 0.01),
                               (120, -0.01))]
    values += [np.round(rng.normal(0, 2, n) + 0.1 * np.arange(n)) for n in (10, 30, 80)]
    for x in values:
        n, index = len(x), np.arange(len(x))
        exact = len(np.unique(x)) == n and n <= 64
        kendall = stats.kendalltau(index, x, method="exact" if exact else "asymptotic")
        p = float(kendall.pvalue)
        if not exact:  # scipy has no continuity correction
            s = sum(float(np.sign(x[j] - x[i])) for i in range(n) for j in range(i + 1, n))
            ties = np.unique(x, return_counts=True)[1]
            variance = (n * (n - 1) * (2 * n + 5) - float(np.sum(ties * (ties - 1) * (2 * ties + 5)))) / 18
            assert math.isclose(p, 2 * stats.norm.sf(abs(s) / math.sqrt(variance)), rel_tol=1e-9)
            p = float(min(1.0, 2 * stats.norm.sf((abs(s) - 1) / math.sqrt(variance))))
        cases.append({"values": numbers(x), "p": p, "tau": float(kendall.statistic), "isExact": exact,
                      "slope": float(stats.theilslopes(x, index).slope)})
    return cases


def position_effect():
    cases = []
    for sizes in ((3, 4), (8, 8, 8), (5, 7, 6, 9), (16,) * 5, (10,) * 6, (4,) * 9):
        for digits in (6, 0):
            groups = [np.round(rng.normal(0.2 * i, 1.5, size), digits) for i, size in enumerate(sizes)]
            result = stats.kruskal(*groups)
            cases.append({"values": [numbers(g) for g in groups], "p": float(result.pvalue),
                          "statistic": float(result.statistic), "medians": [float(np.median(g)) for g in groups]})
    return cases


def tails():
    """Lower tails of the normal distribution (no degrees of freedom), upper tails of chi-squared ones."""
    normal = [{"x": z, "p": float(stats.norm.cdf(z))} for z in (-30, -8, -3.3, -1.96, -0.1, 0, 0.5, 2, 6)]
    return normal + [{"x": x, "degreesOfFreedom": k, "p": float(stats.chi2.sf(x, k))}
                     for x in (0.01, 0.7, 3.84, 20, 150) for k in (1, 2, 3, 4, 7, 10, 31)]


write("quantiles", quantiles())
write("sign", sign())
write("median-interval", median_interval())
write("wilcoxon", wilcoxon())
write("hodges-lehmann", hodges_lehmann())
write("holm", holm())
write("mann-whitney", mann_whitney())
write("drift", drift())
write("position-effect", position_effect())
write("tails", tails())
