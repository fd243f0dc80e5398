"""Factors as Python: every operator of Lode by numpy and pandas, and one function a factor.

    python3 factors.py prices.csv values.csv     # date,symbol and the fields, long form; .parquet where pandas can read it
    data = frames(pandas.read_csv("prices.csv", dtype={"symbol": str})); compute(data)

A series is a dates x stocks array; each node is computed in float64 and kept in float32, as Lode does, NaN is missing.
Rolling values need n rows and half of them valid (and as many as the moment needs); ranks average ties.
"""
import sys

import numpy as np
import pandas as pd

np.seterr(all="ignore")
NAN = np.nan
universe = None  # dates x stocks of truth values; None: all


def node(f):
    """What a node's values are kept as: float32, NaN where no finite number."""

    def kept(*arguments):
        values = np.asarray(f(*arguments), dtype=np.float64).astype(np.float32).astype(np.float64)
        return np.where(np.isfinite(values), values, NAN)

    return kept


def of(f, *, missing=True):
    """A node of the same cells; missing where any argument is."""

    def cells(*series):
        known = ~sum(np.isnan(s) for s in series).astype(bool)
        return np.where(known, f(*series), NAN)

    return node(cells if missing else f)


def truth(f):
    return of(lambda *s: f(*s).astype(float))


def nonzero(y):
    return np.where(np.abs(y) < 1e-30, NAN, y)


# the same cell
neg = of(np.negative)
abs_ = of(np.abs)
sign = of(np.sign)
relu = of(lambda x: np.maximum(x, 0))
floor = of(np.floor)
ceil = of(np.ceil)
frac = of(lambda x: x - np.floor(x))
log = of(lambda x: np.log(np.where(x > 0, x, NAN)))
log1p = of(lambda x: np.log1p(np.where(x > -1, x, NAN)))
slog1p = of(lambda x: np.sign(x) * np.log1p(np.abs(x)))
exp = of(np.exp)
sqrt = of(lambda x: np.sqrt(np.where(x >= 0, x, NAN)))
ssqrt = of(lambda x: np.sign(x) * np.sqrt(np.abs(x)))
square = of(lambda x: x * x)
inv = of(lambda x: 1 / nonzero(x))
tanh = of(np.tanh)
sigmoid = of(lambda x: 1 / (1 + np.exp(-x)))
add = of(lambda x, y: x + y)
sub = of(lambda x, y: x - y)
mul = of(lambda x, y: x * y)
div = of(lambda x, y: x / nonzero(y))
sdiv = of(lambda x, y: x / np.sqrt(1 + y * y))
pow_ = of(np.power)
spow = of(lambda x, y: np.sign(x) * np.where((x == 0) & (y < 0), NAN, np.abs(x) ** y))
max_ = of(np.maximum)
min_ = of(np.minimum)
mod = of(lambda x, y: np.mod(x, nonzero(y)))
gt = truth(lambda x, y: x > y)
ge = truth(lambda x, y: x >= y)
lt = truth(lambda x, y: x < y)
le = truth(lambda x, y: x <= y)
eq = truth(lambda x, y: x == y)
ne = truth(lambda x, y: x != y)
and_ = truth(lambda x, y: (x != 0) & (y != 0))
or_ = truth(lambda x, y: (x != 0) | (y != 0))
xor = truth(lambda x, y: (x != 0) != (y != 0))
not_ = truth(lambda x: x == 0)
is_nan = of(lambda x: np.isnan(x), missing=False)
is_finite = of(lambda x: np.isfinite(x), missing=False)
if_ = of(lambda c, a, b: np.where(np.isnan(c), NAN, np.where(c != 0, a, b)), missing=False)
mask = of(lambda x, y: np.where(np.isnan(y) | (y == 0), NAN, x), missing=False)
clip = node(lambda x, lo, hi: np.minimum(np.maximum(x, lo), hi))
signedpower = node(lambda x, c: np.sign(x) * np.abs(x) ** c)
fillna = node(lambda x, c: np.where(np.isnan(x), c, x))


# the rows of a window: w is dates x stocks x n, oldest first; f folds its last axis
def shifted(x, n):
    past = np.full(x.shape, NAN)
    past[n:] = x[: len(x) - n] if n < len(x) else x[:0]
    return past


def windows(x, n):
    padded = np.concatenate([np.full((n - 1, x.shape[1]), NAN), x])
    return np.lib.stride_tricks.sliding_window_view(padded, n, axis=0)


def count(w):
    return (~np.isnan(w)).sum(axis=2)


def enough(values, counts, n, least):
    out = np.where(counts >= np.maximum(-(-n // 2), least), values, NAN)
    out[: n - 1] = NAN
    return out


def rolling(least, f):
    def rolled(x, n, *more):
        w = windows(x, n)
        return enough(f(w, *more), count(w), n, least)

    return node(rolled)


def pair(least, f):
    def rolled(x, y, n):
        known = ~np.isnan(x) & ~np.isnan(y)
        a, b = windows(np.where(known, x, NAN), n), windows(np.where(known, y, NAN), n)
        return enough(f(a, b), count(a), n, least)

    return node(rolled)


def mean(w): return np.nansum(w, axis=2) / count(w)
def centred(w): return w - mean(w)[:, :, None]
def squares(w): return np.nansum(centred(w) ** 2, axis=2)
def constant(w): return squares(w) <= 1e-12 * np.nansum(w * w, axis=2)
def var(w): return np.where(constant(w), 0, squares(w) / (count(w) - 1))
def std(w): return np.sqrt(var(w))
def ratio(p, q): return p / np.where(q == 0, NAN, q)
def low(w): return np.min(np.where(np.isnan(w), np.inf, w), axis=2)
def high(w): return np.max(np.where(np.isnan(w), -np.inf, w), axis=2)


def skew(w):
    k, c = count(w), centred(w)
    m2, m3 = np.nansum(c**2, axis=2) / k, np.nansum(c**3, axis=2) / k
    return np.where(constant(w), NAN, np.sqrt(k * (k - 1)) / (k - 2) * m3 / m2**1.5)


def kurt(w):
    k, c = count(w), centred(w)
    m2, m4 = np.nansum(c**2, axis=2) / k, np.nansum(c**4, axis=2) / k
    excess = (k - 1) / ((k - 2) * (k - 3)) * ((k + 1) * (m4 / m2**2 - 3) + 6)
    return np.where(constant(w), NAN, excess)


def age(found):
    """Rows since the newest that is true; NaN where none is."""
    return np.where(found.any(axis=2), np.argmax(found[:, :, ::-1], axis=2), NAN)


def drawdown(w):
    peak = np.maximum.accumulate(np.where(np.isnan(w), -np.inf, w), axis=2)
    return np.where(low(w) > 0, np.nanmax(np.where(np.isnan(w), 0, 1 - w / peak), axis=2), NAN)


def rank_of_newest(w):
    now = w[:, :, -1:]
    below, same = (w < now).sum(axis=2), (w == now).sum(axis=2)
    return np.where(np.isnan(now[:, :, 0]), NAN, (below + (same + 1) / 2) / count(w))


def quantile(w, q):
    return np.nanquantile(np.where(count(w)[:, :, None] > 0, w, 0), q, axis=2)


def entropy(w):
    bottom, span = low(w), high(w) - low(w)
    bucket = np.minimum(9, np.floor((w - bottom[:, :, None]) / span[:, :, None] * 10))
    shares = [(bucket == k).sum(axis=2) / count(w) for k in range(10)]
    total = sum(np.where(p > 0, -p * np.log(np.where(p > 0, p, 1)), 0) for p in shares)
    return np.where(span == 0, 0, total / np.log(10))


def line(w):
    """Slope and height at the newest row of the least-squares line over time."""
    n = w.shape[2]
    place = np.where(np.isnan(w), NAN, np.arange(1.0 - n, 1.0))
    c = centred(place)
    slope = np.where(constant(w), 0, np.nansum(c * centred(w), axis=2) / np.nansum(c * c, axis=2))
    return slope, mean(w) - slope * mean(place)


def rsquare(w):
    slope, height = line(w)
    fitted = slope[:, :, None] * np.arange(1.0 - w.shape[2], 1.0) + height[:, :, None]
    return np.where(constant(w), NAN, 1 - np.nansum((w - fitted) ** 2, axis=2) / squares(w))


def weighted(w, weights):
    known = np.where(np.isnan(w), 0, weights)
    return np.nansum(w * known, axis=2) / known.sum(axis=2)


@node
def fading(x, n, a):
    rows = max(n, int(np.ceil(8 / a)))
    values = weighted(windows(x, rows), (1 - a) ** np.arange(rows - 1.0, -1.0, -1.0))
    return enough(values, count(windows(x, n)), n, 1)


ts_delay = node(shifted)
ts_delta = node(lambda x, n: x - shifted(x, n))
ts_pct_change = node(lambda x, n: x / np.where(shifted(x, n) == 0, NAN, shifted(x, n)) - 1)
ts_logret = node(lambda x, n: np.log(np.where(x > 0, x, NAN)) - np.log(np.where(shifted(x, n) > 0, shifted(x, n), NAN)))
ts_backfill = node(lambda x, n: pd.DataFrame(x).ffill(limit=n - 1).to_numpy())
ts_count = rolling(1, count)
ts_sum = rolling(1, lambda w: np.nansum(w, axis=2))
ts_mean = rolling(1, mean)
ts_var = rolling(2, var)
ts_std = rolling(2, std)
ts_zscore = rolling(2, lambda w: ratio(w[:, :, -1] - mean(w), std(w)))
ts_ir = rolling(2, lambda w: ratio(mean(w), std(w)))
ts_skew = rolling(3, skew)
ts_kurt = rolling(4, kurt)
ts_product = rolling(1, lambda w: np.nanprod(w, axis=2))
ts_min = rolling(1, low)
ts_max = rolling(1, high)
ts_range = rolling(1, lambda w: high(w) - low(w))
ts_minmax = rolling(1, lambda w: ratio(w[:, :, -1] - low(w), high(w) - low(w)))
ts_argmax = rolling(1, lambda w: age(w == high(w)[:, :, None]))
ts_argmin = rolling(1, lambda w: age(w == low(w)[:, :, None]))
ts_max_drawdown = rolling(2, drawdown)
ts_rank = rolling(1, rank_of_newest)
ts_median = rolling(1, lambda w: quantile(w, 0.5))
ts_quantile = rolling(1, quantile)
ts_mad = rolling(1, lambda w: np.nansum(np.abs(centred(w)), axis=2) / count(w))
ts_median_mad = rolling(1, lambda w: quantile(np.abs(w - quantile(w, 0.5)[:, :, None]), 0.5))
ts_entropy = rolling(2, entropy)
ts_slope = rolling(2, lambda w: line(w)[0])
ts_rsquare = rolling(3, rsquare)
ts_residual = rolling(3, lambda w: w[:, :, -1] - line(w)[1])
ts_decay_linear = rolling(1, lambda w: weighted(w, np.arange(1.0, w.shape[2] + 1)))
ts_wma = rolling(1, lambda w: weighted(w, 0.9 ** np.arange(w.shape[2] - 1.0, -1.0, -1.0)))
ts_ema = lambda x, n: fading(x, n, 2 / (n + 1))
ts_sma = lambda x, n, m: fading(x, n, min(1, m / n))
ts_count_if = rolling(1, lambda w: (~np.isnan(w) & (w != 0)).sum(axis=2))
ts_days_since = rolling(1, lambda w: age(~np.isnan(w) & (w != 0)))


def covered(a, b): return np.nansum(centred(a) * centred(b), axis=2)
def flat(a, b): return constant(a) | constant(b)
def pearson(a, b): return np.where(flat(a, b), NAN, covered(a, b) / np.sqrt(squares(a) * squares(b)))
def slope_on(a, b): return np.where(constant(b), NAN, np.where(constant(a), 0, covered(a, b) / squares(b)))


def ranked(w):
    below = (w[:, :, None, :] < w[:, :, :, None]).sum(axis=3)
    same = (w[:, :, None, :] == w[:, :, :, None]).sum(axis=3)
    return np.where(np.isnan(w), NAN, below + (same + 1) / 2)


def average(a, b):
    total = np.nansum(b, axis=2)
    return np.where(np.abs(total) > 1e-12 * np.nansum(np.abs(b), axis=2), np.nansum(a * b, axis=2) / total, NAN)


ts_cov = pair(2, lambda a, b: np.where(flat(a, b), 0, covered(a, b) / (count(a) - 1)))
ts_corr = pair(2, pearson)
ts_rank_corr = pair(2, lambda a, b: pearson(ranked(a), ranked(b)))
ts_beta = pair(2, slope_on)
ts_alpha = pair(2, lambda a, b: mean(a) - slope_on(a, b) * mean(b))
ts_regression_residual = pair(
    3, lambda a, b: a[:, :, -1] - mean(a) - slope_on(a, b) * (b[:, :, -1] - mean(b))
)
ts_weighted_mean = pair(1, average)
ts_sum_if = pair(1, lambda a, b: np.nansum(np.where(b != 0, a, 0), axis=2))


@node
def ts_autocorr(x, n, lag):
    past = shifted(x, lag)
    known = ~np.isnan(x) & ~np.isnan(past)
    a, b = windows(np.where(known, x, NAN), n), windows(np.where(known, past, NAN), n)
    values = enough(pearson(a, b), count(a), n, 2)
    values[: n - 1 + lag] = NAN
    return values


# the stocks of the universe on one date; with a group, those of the same group
def section(f, whole=False):
    """f of the values of a date, which are those of the universe; a whole goes to all of them."""

    def sections(*arguments):
        series = [a for a in arguments if isinstance(a, np.ndarray) and a.ndim == 2]
        constants = [a for a in arguments if not (isinstance(a, np.ndarray) and a.ndim == 2)]
        out = np.full(series[0].shape, NAN)
        for t in range(len(out)):
            inside = universe[t] if universe is not None else np.ones(out.shape[1], dtype=bool)
            out[t, inside] = f(*[s[t, inside] for s in series], *constants)
        return out

    return node(sections)


def valid(x): return x[~np.isnan(x)]
def average_ranks(x): return pd.Series(x).rank().to_numpy()


def deviation(x):
    """ddof 1; 0 where the deviations are only rounding."""
    known = valid(x)
    if len(known) < 2:
        return 0.0
    value = known.std(ddof=1)
    return 0.0 if value**2 <= 1e-12 * np.mean(known**2) else value


def over(value):
    return value if np.abs(value) > 1e-30 else NAN


def normalize(x):
    away = x - np.nanmean(x) if len(valid(x)) else x
    return away / over(np.nansum(np.abs(away))) if deviation(x) > 0 else x * NAN


def minmax(x):
    known = valid(x)
    return (x - known.min()) / over(known.max() - known.min()) if len(known) else x


def winsorize(x, k):
    known = valid(x)
    if len(known) < 2:
        return x
    reach = k * deviation(x)
    return np.minimum(np.maximum(x, known.mean() - reach), known.mean() + reach)


def truncate(x, share):
    limit = share * np.nansum(np.abs(x))
    return np.minimum(np.maximum(x, -limit), limit)


def residual(y, x):
    both = ~np.isnan(x) & ~np.isnan(y)
    if both.sum() < 3 or not deviation(x[both]) > 0:
        return y * NAN
    a, b = x[both] - x[both].mean(), y[both] - y[both].mean()
    left = b - (a * b).sum() / (a * a).sum() * a
    if (left**2).sum() <= 1e-12 * (y[both] ** 2).sum():
        left *= 0
    out = np.full(y.shape, NAN)
    out[both] = left
    return out


def mean_by_weight(x, w):
    use = ~np.isnan(x) & (w >= 0)
    total = w[use].sum()
    return (x[use] * w[use]).sum() / total if total > 1e-30 else NAN


def average_of(x): return valid(x).mean() if len(valid(x)) else NAN


cs_rank = section(lambda x: average_ranks(x) / max(1, len(valid(x))))
cs_quantile = section(lambda x, q: np.floor((2 * average_ranks(x) - 1) * q / (2 * max(1, len(valid(x))))))
cs_zscore = section(lambda x: (x - average_of(x)) / over(deviation(x)))
cs_demean = section(lambda x: x - average_of(x))
cs_normalize = section(normalize)
cs_minmax = section(minmax)
cs_one_side = section(lambda x: x - (valid(x).min() if len(valid(x)) else NAN))
cs_scale = section(lambda x, a: a * x / over(np.nansum(np.abs(x))))
cs_winsorize = section(winsorize)
cs_truncate = section(truncate)
cs_count = section(lambda x: float(len(valid(x))))
cs_mean = section(average_of)
cs_residual = section(residual)
cs_weighted_mean = section(mean_by_weight)


def grouped(f):
    """f of each group's values; what it gives as one number goes to every stock of the group."""

    def of_date(x, groups):
        out = np.full(x.shape, NAN)
        for group in np.unique(valid(groups)):
            members = groups == group
            out[members] = f(x[members])
        return out

    return section(of_date)


group_rank = grouped(lambda x: average_ranks(x) / max(1, len(valid(x))))
group_mean = grouped(average_of)
group_sum = grouped(lambda x: valid(x).sum() if len(valid(x)) else NAN)
group_std = grouped(lambda x: deviation(x) if len(valid(x)) > 1 else NAN)
group_count = grouped(lambda x: float(len(valid(x))))
group_neutralize = grouped(lambda x: x - average_of(x))
group_zscore = grouped(lambda x: (x - average_of(x)) / over(deviation(x)))
group_scale = grouped(lambda x: x / over(np.nansum(np.abs(x))))


def frames(table):
    """Fields of a long table as dates x stocks frames; texts, such as an industry, as whole numbers."""
    wide = {}
    for field in table.columns.difference(["date", "symbol"]):
        column = table[field]
        if not pd.api.types.is_numeric_dtype(column):
            codes = pd.Series(pd.factorize(column)[0], index=table.index, dtype=float)
            column = codes.where(codes >= 0)
        wide[field] = table.assign(value=column).pivot(index="date", columns="symbol", values="value")
    return wide


def compute(data, universe_field=None):
    """Every factor of FACTORS as a dates x stocks frame, by name; universe_field is 1 inside, 0 outside."""
    global universe
    universe = None if universe_field is None else data[universe_field].to_numpy() == 1
    like = next(iter(data.values()))
    d = {name: frame.to_numpy(dtype=np.float64) for name, frame in data.items()}
    values = {}
    for name, factor in FACTORS.items():
        table = np.broadcast_to(factor(d), like.shape)
        values[name] = pd.DataFrame(table, index=like.index, columns=like.columns)
    return values


def main(source, target, universe_field=None):
    read = pd.read_parquet if source.endswith(".parquet") else lambda f: pd.read_csv(f, dtype={"symbol": str})
    values = compute(frames(read(source)), universe_field)
    table = pd.concat({name: frame.stack() for name, frame in values.items()}, axis=1)
    table.sort_index().reset_index().to_csv(target, index=False)


