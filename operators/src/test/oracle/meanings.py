"""What the operators mean, by numpy and pandas, for the oracle of the formula sets.

The meanings are the native ones: a rolling value needs n rows and max(ceil(n / 2), least) valid ones, ranks average
ties over the number of valid, ages count back from today, a comparison with missing is missing. As in the language the
values of every node are stored in float32, and within a node everything is float64: so numbers that are equal or
ordered in float32, and only they, are so for the ranks and comparisons above. Windows may be published with a
fraction: they are floored.
"""
import numpy as np
import pandas as pd

np.seterr(all="ignore")
universe = None  # dates x stocks of truth values, set by who runs the oracle


def in_universe(members):
    global universe
    universe = members


class V:
    """A node: dates x stocks, stored in float32, computed in float64."""

    def __init__(self, values):
        stored = np.asarray(values, dtype=np.float64).astype(np.float32).astype(np.float64)
        self.v = np.where(np.isfinite(stored), stored, np.nan)

    @property
    def df(self):
        return pd.DataFrame(self.v)


def v(x):
    return x.v if isinstance(x, V) else np.float64(np.float32(x))


def rest(c):
    return float(np.float32(1) - np.float32(c))


def binary(f):
    return lambda a, b: V(f(v(a), v(b)))


def known(f):
    """A truth value, missing where either side is."""
    return binary(lambda a, b: np.where(np.isnan(a) | np.isnan(b), np.nan, f(a, b)))


def quotient(a, b):
    return np.where(np.abs(b) < 1e-30, np.nan, a / b)


V.__add__ = binary(lambda a, b: a + b)
V.__radd__ = binary(lambda a, b: b + a)
V.__sub__ = binary(lambda a, b: a - b)
V.__rsub__ = binary(lambda a, b: b - a)
V.__mul__ = V.__rmul__ = binary(lambda a, b: a * b)
V.__truediv__ = binary(quotient)
V.__rtruediv__ = binary(lambda a, b: quotient(b, a))
V.__pow__ = binary(lambda a, b: np.where(np.isnan(a + b), np.nan, a**b))  # 1 to the missing is missing
V.__neg__ = lambda a: V(-a.v)
V.__lt__ = known(lambda a, b: a < b)
V.__gt__ = known(lambda a, b: a > b)
same = known(lambda a, b: a == b)
either = known(lambda a, b: (a != 0) | (b != 0))
greater = binary(lambda a, b: np.where(np.isnan(a + b), np.nan, np.maximum(a, b)))
lesser = binary(lambda a, b: np.where(np.isnan(a + b), np.nan, np.minimum(a, b)))
signedpower = binary(lambda a, b: np.where(np.isnan(a + b), np.nan, np.sign(a) * np.abs(a) ** b))


def where(c, a, b):
    return V(np.where(np.isnan(c.v), np.nan, np.where(c.v != 0, v(a), v(b))))


def absolute(x):
    return V(np.abs(x.v))


def sign(x):
    return V(np.sign(x.v))


def log(x):
    return V(np.where(x.v > 0, np.log(x.v), np.nan))


def delay(x, n):
    return V(x.df.shift(int(n)))


def delta(x, n):
    return V(x.df - x.df.shift(int(n)))


# Over the stocks of a date.
def rank(x):
    return V(x.df.where(universe).rank(axis=1, pct=True))


def scale(x):
    inside = x.df.where(universe)
    return V(inside.div(inside.abs().sum(axis=1), axis=0))


# Over the rows of a window. w is dates x stocks x window, oldest first, and f folds its last axis.
def windows(x, n):
    return np.lib.stride_tricks.sliding_window_view(x, n, axis=0)


def rolled(values, count, n, least):
    """Warm-up and the least number of valid rows."""
    out = np.full((len(values) + n - 1, values.shape[1]), np.nan)
    out[n - 1 :] = np.where(count >= max(-(-n // 2), least), values, np.nan)
    return V(out)


def rolling(x, n, least, f):
    n = int(n)
    if n > len(x.v):
        return V(np.full(x.v.shape, np.nan))
    w = windows(x.v, n)
    return rolled(f(w), (~np.isnan(w)).sum(axis=2), n, least)


def centred(w):
    return w - np.nanmean(w, axis=2, keepdims=True)


def constant(w):
    return np.nansum(centred(w) ** 2, axis=2) <= 1e-12 * np.nansum(w * w, axis=2)


def total(x, n): return rolling(x, n, 1, lambda w: np.nansum(w, axis=2))
def ts_mean(x, n): return rolling(x, n, 1, lambda w: np.nanmean(w, axis=2))
def stddev(x, n): return rolling(x, n, 2, lambda w: np.where(constant(w), 0, np.nanstd(w, axis=2, ddof=1)))
def product(x, n): return rolling(x, n, 1, lambda w: np.nanprod(w, axis=2))
def ts_min(x, n): return rolling(x, n, 1, lambda w: np.nanmin(w, axis=2))
def ts_max(x, n): return rolling(x, n, 1, lambda w: np.nanmax(w, axis=2))
def newest_max(x, n): return rolling(x, n, 1, lambda w: np.argmax(np.where(np.isnan(w), -np.inf, w)[:, :, ::-1], axis=2))
def newest_min(x, n): return rolling(x, n, 1, lambda w: np.argmin(np.where(np.isnan(w), np.inf, w)[:, :, ::-1], axis=2))


def ts_quantile(x, n, q):
    values = x.df.rolling(n, min_periods=-(-n // 2)).quantile(q, interpolation="linear")
    values.iloc[: n - 1] = np.nan
    return V(values)


def ts_rank(x, n):
    n = int(n)
    ranks = x.df.rolling(n, min_periods=-(-n // 2)).rank(pct=True).where(~np.isnan(x.v))
    ranks.iloc[: n - 1] = np.nan
    return V(ranks)


def decay_linear(x, n):
    def decayed(w):
        weights = np.where(np.isnan(w), 0, np.arange(1, w.shape[2] + 1))
        return np.nansum(w * weights, axis=2) / weights.sum(axis=2)

    return rolling(x, n, 1, decayed)


def line(w):
    """Slope and height at the newest row of the least-squares line, and the sums of squares about mean and line."""
    place = np.where(np.isnan(w), np.nan, np.arange(w.shape[2], dtype=float))
    c, y = centred(place), centred(w)
    slope = np.where(constant(w), 0, np.nansum(c * y, axis=2) / np.nansum(c * c, axis=2))
    newest = np.nanmean(w, axis=2) + slope * (w.shape[2] - 1 - np.nanmean(place, axis=2))
    return slope, newest, np.nansum(y**2, axis=2), np.nansum((y - slope[:, :, None] * c) ** 2, axis=2)


def rsquared(w):
    _, _, about_mean, about_line = line(w)
    return np.where(constant(w), np.nan, 1 - about_line / about_mean)


def slope(x, n): return rolling(x, n, 2, lambda w: line(w)[0])
def rsquare(x, n): return rolling(x, n, 3, rsquared)
def residual(x, n): return rolling(x, n, 3, lambda w: w[:, :, -1] - line(w)[1])


def pairs(x, y, n, f):
    n = int(n)
    if n > len(x.v):
        return V(np.full(x.v.shape, np.nan))
    both = ~np.isnan(x.v) & ~np.isnan(y.v)
    a, b = (windows(np.where(both, z.v, np.nan), n) for z in (x, y))
    return rolled(f(a, b), (~np.isnan(a)).sum(axis=2), n, 2)


def correlation(x, y, n):
    def pearson(a, b):
        p, q = centred(a), centred(b)
        r = np.nansum(p * q, axis=2) / np.sqrt(np.nansum(p * p, axis=2) * np.nansum(q * q, axis=2))
        return np.where(constant(a) | constant(b), np.nan, r)

    return pairs(x, y, n, pearson)


def covariance(x, y, n):
    def shared(a, b):
        return np.nansum(centred(a) * centred(b), axis=2) / ((~np.isnan(a)).sum(axis=2) - 1)

    return pairs(x, y, n, lambda a, b: np.where(constant(a) | constant(b), 0, shared(a, b)))
