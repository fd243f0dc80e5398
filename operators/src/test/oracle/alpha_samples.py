"""Values of 20 formulas of Alpha158 and 20 of Alpha101 by pandas, for AlphaSamplesTest.

Run: python3 alpha_samples.py   (writes lode/golden/alpha_inputs.csv and alpha_expected.csv)

The formulas are written here a second time, in Python, from their definitions; the meanings are the
native ones: a rolling value needs n rows and max(ceil(n / 2), least) valid ones, ranks average ties
over the number of valid, ages count back from today, a comparison with missing is missing. As in the
language the values of every node are stored in float32, and within a node everything is float64: so
numbers that are equal or ordered in float32, and only they, are so for the ranks and comparisons above.
"""
import os

import numpy as np
import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
GOLDEN = os.path.join(HERE, "../resources/lode/golden")
T, N = 300, 8
DATES = [0, 5, 19, 20, 21, 60, 61, 63, 64, 65, 99, 120, 128, 150, 177, 200, 211, 222, 233, 244, 255, 266, 277, 299]
np.seterr(all="ignore")


def market():
    rng = np.random.default_rng(158101)
    close = 20 * np.exp(np.cumsum(0.02 * rng.standard_t(4, (T, N)), axis=0))
    opened = close * np.exp(0.01 * rng.standard_normal((T, N)))
    high = np.maximum(close, opened) * (1 + 0.01 * rng.random((T, N)))
    low = np.minimum(close, opened) * (1 - 0.01 * rng.random((T, N)))
    close, opened, high, low = (np.round(p, 2) for p in (close, opened, high, low))
    high[:, 3], low[:, 3] = np.maximum(close, opened)[:, 3], np.minimum(close, opened)[:, 3]
    # adv20 is in shares here, so that it is now above and now below the volume
    volume = np.round(np.exp(11 + 0.6 * rng.standard_normal((T, N))) / 100) * 100
    for p in (close, opened, high, low):
        p[100:108, 2] = 21.5                           # a price that does not move
    vwap = np.round((high + low + 2 * close) / 4, 3)
    before = np.vstack([np.full((1, N), np.nan), close[:-1]])
    returns = close / before - 1
    adv20 = pd.DataFrame(volume).rolling(20, min_periods=10).mean().to_numpy()
    universe = np.ones((T, N))
    universe[140:210, 6] = 0
    fields = dict(open=opened, high=high, low=low, close=close, volume=volume, vwap=vwap, returns=returns, adv20=adv20)
    for values in fields.values():
        values[rng.random((T, N)) < 0.02] = np.nan     # scattered
        values[:70, 5] = np.nan                        # listed late
        values[170:200, 1] = np.nan                    # a long halt
        values[230, :6] = np.nan                       # a bad day
    return {k: pd.DataFrame(v.astype(np.float32)) for k, v in (fields | dict(universe=universe)).items()}


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


def binary(f):
    return lambda a, b: V(f(v(a), v(b)))


def known(f):
    """A truth value, missing where either side is."""
    return binary(lambda a, b: np.where(np.isnan(a) | np.isnan(b), np.nan, f(a, b)))


V.__add__ = binary(lambda a, b: a + b)
V.__radd__ = binary(lambda a, b: b + a)
V.__sub__ = binary(lambda a, b: a - b)
V.__rsub__ = binary(lambda a, b: b - a)
V.__mul__ = V.__rmul__ = binary(lambda a, b: a * b)
V.__truediv__ = binary(lambda a, b: np.where(np.abs(b) < 1e-30, np.nan, a / b))
V.__pow__ = binary(lambda a, b: np.where(np.isnan(a + b), np.nan, a**b))  # 1 to the missing is missing
V.__neg__ = lambda a: V(-a.v)
V.__lt__ = known(lambda a, b: a < b)
V.__gt__ = known(lambda a, b: a > b)
same = known(lambda a, b: a == b)
either = known(lambda a, b: (a != 0) | (b != 0))
greater = binary(lambda a, b: np.where(np.isnan(a + b), np.nan, np.maximum(a, b)))
spow = binary(lambda a, b: np.where(np.isnan(a + b), np.nan, np.sign(a) * np.abs(a) ** b))


def where(c, a, b):
    return V(np.where(np.isnan(c.v), np.nan, np.where(c.v != 0, v(a), v(b))))


def absolute(x):
    return V(np.abs(x.v))


def sign(x):
    return V(np.sign(x.v))


def log(x):
    return V(np.where(x.v > 0, np.log(x.v), np.nan))


def delay(x, n):
    return V(x.df.shift(n))


def delta(x, n):
    return V(x.df - x.df.shift(n))


def rolling(x, n, least, f):
    """f(window, oldest first, with missing values); warm-up by the native rule."""
    values = x.df.rolling(n, min_periods=max(-(-n // 2), least)).apply(f, raw=True)
    values.iloc[: n - 1] = np.nan
    return V(values)


def valid(w):
    return w[~np.isnan(w)]


def constant(a):
    return np.sum((a - a.mean()) ** 2) <= 1e-12 * np.sum(a * a)


def line(w):
    pos = np.flatnonzero(~np.isnan(w)).astype(float)
    a = valid(w)
    c = pos - pos.mean()
    slope = 0.0 if constant(a) else np.sum(c * (a - a.mean())) / np.sum(c * c)
    return slope, a.mean() - slope * pos.mean(), pos, a


def rsquared(w):
    slope, base, pos, a = line(w)
    if constant(a):
        return np.nan
    return 1 - np.sum((a - base - slope * pos) ** 2) / np.sum((a - a.mean()) ** 2)


def residue(w):
    slope, base, _, _ = line(w)
    return w[-1] - base - slope * (len(w) - 1)


def decayed(w):
    weights = np.where(np.isnan(w), 0, np.arange(1, len(w) + 1))
    return np.nansum(w * weights) / weights.sum()


def ts_sum(x, n): return rolling(x, n, 1, np.nansum)
def ts_mean(x, n): return rolling(x, n, 1, np.nanmean)
def ts_std(x, n): return rolling(x, n, 2, lambda w: 0.0 if constant(valid(w)) else np.nanstd(w, ddof=1))
def ts_min(x, n): return rolling(x, n, 1, np.nanmin)
def ts_max(x, n): return rolling(x, n, 1, np.nanmax)
def ts_quantile(x, n, q): return rolling(x, n, 1, lambda w: np.quantile(valid(w), q))
def ts_slope(x, n): return rolling(x, n, 2, lambda w: line(w)[0])
def ts_rsquare(x, n): return rolling(x, n, 3, rsquared)
def ts_residual(x, n): return rolling(x, n, 3, residue)
def ts_argmax(x, n): return rolling(x, n, 1, lambda w: len(w) - 1 - np.flatnonzero(w == np.nanmax(w))[-1])
def ts_argmin(x, n): return rolling(x, n, 1, lambda w: len(w) - 1 - np.flatnonzero(w == np.nanmin(w))[-1])
def ts_decay_linear(x, n): return rolling(x, n, 1, decayed)


def ts_rank(x, n):
    ranks = x.df.rolling(n, min_periods=-(-n // 2)).rank(pct=True).where(~np.isnan(x.v))
    ranks.iloc[: n - 1] = np.nan
    return V(ranks)


def pairs(x, y, n, f):
    out = np.full((T, N), np.nan)
    for t in range(n - 1, T):
        for s in range(N):
            a, b = x.v[t - n + 1 : t + 1, s], y.v[t - n + 1 : t + 1, s]
            both = ~np.isnan(a) & ~np.isnan(b)
            if both.sum() >= max(-(-n // 2), 2):
                out[t, s] = f(a[both], b[both])
    return V(out)


def ts_corr(x, y, n):
    return pairs(x, y, n, lambda a, b: np.nan if constant(a) or constant(b) else np.corrcoef(a, b)[0, 1])


def ts_cov(x, y, n):
    return pairs(x, y, n, lambda a, b: 0.0 if constant(a) or constant(b) else np.cov(a, b)[0, 1])


inputs = market()
universe = inputs["universe"].to_numpy() == 1
opened, high, low, close, volume, vwap, returns, adv20 = (
    V(inputs[name]) for name in ["open", "high", "low", "close", "volume", "vwap", "returns", "adv20"]
)


def rank(x):
    return V(x.df.where(universe).rank(axis=1, pct=True))


def scale(x):
    inside = x.df.where(universe)
    return V(inside.div(inside.abs().sum(axis=1), axis=0))


# Alpha158. IdxMax counts from the oldest row of the window, from 1: n - age.
EPS = 1e-12
change = close - delay(close, 1)
turn = absolute(close / delay(close, 1) - 1) * volume
volume_change = volume - delay(volume, 1)
samples = {
    "KMID": (close - opened) / opened,
    "KLEN": (high - low) / opened,
    "KUP2": (high - greater(opened, close)) / (high - low + EPS),
    "KSFT": (2 * close - high - low) / opened,
    "VWAP0": vwap / close,
    "ROC20": delay(close, 20) / close,
    "MA10": ts_mean(close, 10) / close,
    "STD20": ts_std(close, 20) / close,
    "BETA20": ts_slope(close, 20) / close,
    "RSQR10": ts_rsquare(close, 10),
    "RESI10": ts_residual(close, 10) / close,
    "MAX30": ts_max(high, 30) / close,
    "QTLU20": ts_quantile(close, 20, 0.8) / close,
    "RANK60": ts_rank(close, 60),
    "RSV20": (close - ts_min(low, 20)) / (ts_max(high, 20) - ts_min(low, 20) + EPS),
    "IMXD20": (ts_argmin(low, 20) - ts_argmax(high, 20)) / 20,
    "CORR20": ts_corr(close, log(volume + 1), 20),
    "CORD10": ts_corr(close / delay(close, 1), log(volume / delay(volume, 1) + 1), 10),
    "WVMA20": ts_std(turn, 20) / (ts_mean(turn, 20) + EPS),
    "VSUMD10": (ts_sum(greater(volume_change, 0), 10) - ts_sum(greater(-volume_change, 0), 10))
    / (ts_sum(absolute(volume_change), 10) + EPS),
}

# Alpha101. The paper's Ts_ArgMax names the day from the oldest, from 1: n - age.
mean8, sd8, mean2 = ts_sum(close, 8) / 8, ts_std(close, 8), ts_sum(close, 2) / 2
d7 = delta(close, 7)
one = delta(close, 1)
trend = delta(ts_sum(close, 100) / 100, 100) / delay(close, 100)
bend = (delay(close, 20) - delay(close, 10)) / 10 - (delay(close, 10) - close) / 10
inner = ((close - low) - (high - close)) / (high - low) * volume
samples |= {
    "alpha001": rank(5 - ts_argmax(spow(where(returns < 0, ts_std(returns, 20), close), 2), 5)) - 0.5,
    "alpha002": -1 * ts_corr(rank(delta(log(volume), 2)), rank((close - opened) / opened), 6),
    "alpha004": -1 * ts_rank(rank(low), 9),
    "alpha007": where(adv20 < volume, (-1 * ts_rank(absolute(d7), 60)) * sign(d7), -1),
    "alpha009": where(0 < ts_min(one, 5), one, where(ts_max(one, 5) < 0, one, -1 * one)),
    "alpha012": sign(delta(volume, 1)) * (-1 * one),
    "alpha013": -1 * rank(ts_cov(rank(close), rank(volume), 5)),
    "alpha018": -1 * rank((ts_std(absolute(close - opened), 5) + (close - opened)) + ts_corr(close, opened, 10)),
    "alpha021": where(
        mean8 + sd8 < mean2,
        -1,
        where(mean2 < mean8 - sd8, 1, where(either(1 < volume / adv20, same(volume / adv20, 1)), 1, -1)),
    ),
    "alpha024": where(
        either(trend < 0.05, same(trend, 0.05)), -1 * (close - ts_min(close, 100)), -1 * delta(close, 3)
    ),
    "alpha026": -1 * ts_max(ts_corr(ts_rank(volume, 5), ts_rank(high, 5), 5), 3),
    "alpha028": scale((ts_corr(adv20, low, 5) + (high + low) / 2) - close),
    "alpha031": rank(rank(rank(ts_decay_linear(-1 * rank(rank(delta(close, 10))), 10))))
    + rank(-1 * delta(close, 3))
    + sign(scale(ts_corr(adv20, low, 12))),
    "alpha035": (ts_rank(volume, 32) * (1 - ts_rank(close + high - low, 16))) * (1 - ts_rank(returns, 32)),
    "alpha041": (high * low) ** 0.5 - vwap,
    "alpha046": where(0.25 < bend, -1, where(bend < 0, 1, -1 * (close - delay(close, 1)))),
    "alpha054": (-1 * ((low - close) * opened**5)) / ((low - high) * close**5),
    "alpha060": 0 - (2 * scale(rank(inner)) - scale(rank(10 - ts_argmax(close, 10)))),
    "alpha084": spow(ts_rank(vwap - ts_max(vwap, 15), 20), delta(close, 4)),
    "alpha101": (close - opened) / ((high - low) + 0.001),
}


def write(name, columns, rows):
    path = os.path.join(GOLDEN, name)
    with open(path, "w") as f:
        f.write(",".join(columns + [f"s{i}" for i in range(N)]) + "\n")
        for key, date, values in rows:
            cells = ("" if np.isnan(c) else np.format_float_positional(c, trim="-") if 1e-3 < abs(c) < 1e7 else repr(float(c)) for c in values.astype(np.float32))
            f.write(f"{key},{date}," + ",".join(cells) + "\n")
    print(path, os.path.getsize(path))


write("alpha_inputs.csv", ["field", "date"], ((k, t, x.to_numpy()[t]) for k, x in inputs.items() for t in range(T)))
write("alpha_expected.csv", ["name", "date"], ((k, t, x.v[t]) for k, x in samples.items() for t in DATES))
for name, x in samples.items():
    print(f"{name:10s} valid at the sampled dates: {np.mean(~np.isnan(x.v[DATES])):.2f}")
