"""Golden rows of the rolling operators: each window on its own, by pandas and numpy, in float64.

The rule for all (unless an operator says otherwise): a value needs n rows since the first date and
max(ceil(n / 2), least) valid rows in the window. Run: python3 golden_rolling.py
"""
import math

import numpy as np
import pandas as pd

from golden import Writer, inputs

d = inputs()
out = Writer("rolling")
np.seterr(all="ignore")
NAN = float("nan")


def constant(a):
    return np.sum((a - a.mean()) ** 2) <= 1e-12 * np.sum(a * a)


def var(a):
    return 0.0 if constant(a) else np.var(a, ddof=1)


def std(a):
    return math.sqrt(var(a))


def ratio(p, q):
    return p / q if q != 0 else NAN


def moment(f):
    # Pandas calls an absolutely small variance none, so bring the values to a scale of 1.
    return lambda a, now, pos: NAN if constant(a) else f(pd.Series(a / np.abs(a).max()))


def drawdown(a, now, pos):
    return np.max(1 - a / np.maximum.accumulate(a)) if a.min() > 0 else NAN


def entropy(a, now, pos):
    if a.min() == a.max():
        return 0.0
    bucket = np.minimum(9, np.floor((a - a.min()) / (a.max() - a.min()) * 10)).astype(int)
    p = np.bincount(bucket, minlength=10) / len(a)
    p = p[p > 0]
    return -np.sum(p * np.log(p)) / np.log(10)


def line(a, pos):
    c = pos - pos.mean()
    slope = 0.0 if constant(a) else np.sum(c * (a - a.mean())) / np.sum(c * c)
    return slope, a.mean() - slope * pos.mean()


def rsquare(a, now, pos):
    if constant(a):
        return NAN
    slope, base = line(a, pos)
    return 1 - np.sum((a - slope * pos - base) ** 2) / np.sum((a - a.mean()) ** 2)


def residual(a, now, pos):
    slope, base = line(a, pos)
    return now - base  # the newest row has position 0


def median_mad(a, now, pos):
    return np.median(np.abs(a - np.median(a)))


# f(valid values oldest first, current value, their positions: 0 is today, -1 yesterday, ...)
ONE = {
    "ts_count": (2, 1, lambda a, now, pos: len(a)),
    "ts_sum": (1, 1, lambda a, now, pos: math.fsum(a)),
    "ts_mean": (1, 1, lambda a, now, pos: math.fsum(a) / len(a)),
    "ts_var": (2, 2, lambda a, now, pos: var(a)),
    "ts_std": (2, 2, lambda a, now, pos: std(a)),
    "ts_zscore": (2, 2, lambda a, now, pos: ratio(now - a.mean(), std(a))),
    "ts_ir": (2, 2, lambda a, now, pos: ratio(a.mean(), std(a))),
    "ts_skew": (3, 3, moment(lambda s: s.skew())),
    "ts_kurt": (4, 4, moment(lambda s: s.kurt())),
    "ts_product": (1, 1, lambda a, now, pos: np.prod(a)),
    "ts_min": (1, 1, lambda a, now, pos: a.min()),
    "ts_max": (1, 1, lambda a, now, pos: a.max()),
    "ts_range": (2, 1, lambda a, now, pos: a.max() - a.min()),
    "ts_minmax": (2, 1, lambda a, now, pos: ratio(now - a.min(), a.max() - a.min())),
    "ts_argmax": (2, 1, lambda a, now, pos: -pos[a == a.max()].max()),
    "ts_argmin": (2, 1, lambda a, now, pos: -pos[a == a.min()].max()),
    "ts_max_drawdown": (2, 2, drawdown),
    "ts_rank": (2, 1, lambda a, now, pos: pd.Series(a).rank(pct=True).iloc[-1] if now == now else NAN),
    "ts_median": (2, 1, lambda a, now, pos: np.median(a)),
    "ts_mad": (2, 1, lambda a, now, pos: np.abs(a - a.mean()).mean()),
    "ts_median_mad": (2, 1, median_mad),
    "ts_entropy": (2, 2, entropy),
    "ts_slope": (2, 2, lambda a, now, pos: line(a, pos)[0]),
    "ts_rsquare": (3, 3, rsquare),
    "ts_residual": (3, 3, residual),
    "ts_wma": (2, 1, lambda a, now, pos: np.average(a, weights=0.9 ** -pos)),
    "ts_count_if": (1, 1, lambda a, now, pos: np.count_nonzero(a)),
    "ts_days_since": (2, 1, lambda a, now, pos: -pos[a != 0].max() if a.any() else NAN),
}


def beta(a, b):
    if constant(b):
        return NAN
    return 0.0 if constant(a) else np.cov(a, b)[0, 1] / np.var(b, ddof=1)


def corr(a, b):
    return NAN if constant(a) or constant(b) else np.corrcoef(a, b)[0, 1]


def rank_corr(a, b):
    ranks = pd.DataFrame({"a": a, "b": b}).rank()
    return ranks.a.corr(ranks.b)


def weighted_mean(a, b):
    return np.sum(a * b) / np.sum(b) if abs(np.sum(b)) > 1e-12 * np.sum(np.abs(b)) else NAN


# f(valid values of x, of y, current x, current y)
TWO = {
    "ts_cov": (2, 2, lambda a, b, x, y: 0.0 if constant(a) or constant(b) else np.cov(a, b)[0, 1]),
    "ts_corr": (2, 2, lambda a, b, x, y: corr(a, b)),
    "ts_rank_corr": (2, 2, lambda a, b, x, y: rank_corr(a, b)),
    "ts_beta": (2, 2, lambda a, b, x, y: beta(a, b)),
    "ts_alpha": (2, 2, lambda a, b, x, y: a.mean() - beta(a, b) * b.mean()),
    "ts_regression_residual": (
        3,
        3,
        lambda a, b, x, y: x - a.mean() - beta(a, b) * (y - b.mean()),
    ),
    "ts_weighted_mean": (1, 1, lambda a, b, x, y: weighted_mean(a, b)),
    "ts_sum_if": (1, 1, lambda a, b, x, y: np.sum(a[b != 0])),
}


def over_windows(n, least, value, *series):
    """value(valid values of each series, window's rows) for each stock and date."""
    result = np.full(series[0].shape, NAN)
    need = max(math.ceil(n / 2), least)
    for t in range(n - 1, len(result)):
        for s in range(result.shape[1]):
            rows = [a.values[t - n + 1 : t + 1, s] for a in series]
            valid = np.all([~np.isnan(r) for r in rows], axis=0)
            if valid.sum() >= need:
                result[t, s] = value(*[r[valid] for r in rows], valid, [r[-1] for r in rows])
    return result


def add_one(name, series, n):
    least_n, least, f = ONE[name]
    if n < least_n:
        return
    values = over_windows(
        n, least, lambda a, valid, now: f(a, now[0], np.arange(1 - n, 1)[valid]), d[series]
    )
    out.add(name, series, n, values)


def add_two(name, x, y, n):
    least_n, least, f = TWO[name]
    if n < least_n:
        return
    values = over_windows(n, least, lambda a, b, valid, now: f(a, b, *now), d[x], d[y])
    out.add(name, f"{x};{y}", n, values)


def fading(series, n, a):
    """Weights (1 - a)^age over the valid rows of the last max(n, ceil(8 / a)), half of n valid."""
    rows = max(n, math.ceil(8 / a))
    x = d[series].values
    result = np.full(x.shape, NAN)
    for t in range(n - 1, len(x)):
        for s in range(x.shape[1]):
            if np.sum(~np.isnan(x[t - n + 1 : t + 1, s])) < math.ceil(n / 2):
                continue
            past = x[max(0, t - rows + 1) : t + 1, s][::-1]
            weights = np.where(np.isnan(past), 0, (1 - a) ** np.arange(len(past)))
            result[t, s] = np.sum(weights * np.nan_to_num(past)) / np.sum(weights)
    return result


for name in ONE:
    small = max(ONE[name][0], 1)
    for series, n in {"x": small, "z": 5, "w": 20, "v": 60}.items():
        if name in ("ts_count_if", "ts_days_since"):
            series = {"x": "b", "z": "z", "w": "b", "v": "b"}[series]
        if name == "ts_product" and n == 60:
            series = "z"
        add_one(name, series, n)
    add_one(name, "x", 20)
for series, n in (("x", 2), ("z", 5), ("w", 20), ("v", 60)):
    weights = np.arange(1, n + 1)
    values = over_windows(
        n, 1, lambda a, valid, now: np.average(a, weights=weights[valid]), d[series]
    )
    out.add("ts_decay_linear", series, n, values)
for name in TWO:
    small = max(TWO[name][0], 1)
    second = {"ts_sum_if": "b", "ts_weighted_mean": "v"}.get(name)
    add_two(name, "x", second or "y", small)
    add_two(name, "z", second or "x", 5)
    add_two(name, "x", second or "y", 20)
    add_two(name, "w", second or "v", 60)

for n in (1, 5, 20, 60):
    x, w = d["x"], d["w"]
    out.add("ts_delay", "x", n, x.shift(n))
    out.add("ts_delta", "x", n, x - x.shift(n))
    out.add("ts_pct_change", "w", n, w / w.shift(n) - 1)
    out.add("ts_logret", "w", n, np.log(w / w.shift(n)))
out.add("ts_pct_change", "z", 1, (d["z"] / d["z"].shift(1)).where(d["z"].shift(1) != 0) - 1)
out.add("ts_logret", "x", 1, np.log(d["x"].where(d["x"] > 0)).diff())
for n in (2, 5, 20):
    out.add("ts_backfill", "x", n, d["x"].ffill(limit=n - 1))
for series, n, q in (("x", 2, 0.25), ("z", 5, 0.8), ("x", 20, 0.2), ("v", 60, 0.75)):
    values = over_windows(n, 1, lambda a, valid, now: np.quantile(a, q), d[series])
    out.add("ts_quantile", series, f"{n};{q}", values)
for series, n in (("x", 2), ("z", 5), ("w", 20), ("v", 60)):
    out.add("ts_ema", series, n, fading(series, n, 2 / (n + 1)))
for series, n, m in (("x", 2, 2), ("z", 5, 1), ("w", 20, 2), ("v", 12, 3)):
    out.add("ts_sma", series, f"{n};{m}", fading(series, n, m / n))
for series, n, lag in (("x", 5, 1), ("z", 20, 2), ("w", 20, 1), ("v", 60, 10)):
    past = d[series].shift(lag)
    values = over_windows(n, 2, lambda a, b, valid, now: corr(a, b), d[series], past)
    values[: n - 1 + lag] = NAN
    out.add("ts_autocorr", series, f"{n};{lag}", values)
out.close()
