"""Values of expressions in Qlib's words, by pandas: each word as Qlib's documentation describes it.

A window begins with its first row (min_periods=1), moments are of samples, IdxMax and IdxMin count from 1
at the oldest row, Rank is the share of the window that the newest value is not below.

    python3 qlib.py prices.csv expressions.tsv values.csv

prices.csv: date, symbol, fields. expressions.tsv: name, tab, expression. values.csv: date, symbol, names.
"""
import re
import sys

import numpy as np
import pandas as pd

prices = pd.read_csv(sys.argv[1], parse_dates=["date"])
wide = {f: prices.pivot(index="date", columns="symbol", values=f) for f in prices.columns[2:]}


def rolled(x, n):
    return x.rolling(n, min_periods=1)


def by_window(x, n, f):
    return rolled(x, n).apply(f, raw=True)


def line(n, f):
    """A statistic of the least squares line through a full window."""
    t = np.arange(1.0, n + 1)

    def of(w):
        if len(w) < n:
            return np.nan
        slope, level = np.polyfit(t, w, 1)
        return f(w, level + slope * t, slope)

    return of


WORDS = {
    "Abs": np.abs,
    "Sign": np.sign,
    "Log": np.log,
    "Power": np.power,
    "Greater": np.maximum,
    "Less": np.minimum,
    "Gt": lambda x, y: x > y,
    "Ge": lambda x, y: x >= y,
    "Lt": lambda x, y: x < y,
    "Le": lambda x, y: x <= y,
    "Eq": lambda x, y: x == y,
    "Ne": lambda x, y: x != y,
    "And": lambda x, y: x & y,
    "Or": lambda x, y: x | y,
    "If": lambda c, x, y: pd.DataFrame(np.where(c, x, y), c.index, c.columns),
    "Ref": lambda x, n: x.shift(n),
    "Delta": lambda x, n: x - x.shift(n),
    "Count": lambda x, n: rolled(x, n).count(),
    "Sum": lambda x, n: rolled(x, n).sum(),
    "Mean": lambda x, n: rolled(x, n).mean(),
    "Var": lambda x, n: rolled(x, n).var(),
    "Std": lambda x, n: rolled(x, n).std(),
    # window by window: what pandas carries along for these two is lost after a hole
    "Skew": lambda x, n: by_window(x, n, lambda w: pd.Series(w).skew()),
    "Kurt": lambda x, n: by_window(x, n, lambda w: pd.Series(w).kurt()),
    "Min": lambda x, n: rolled(x, n).min(),
    "Max": lambda x, n: rolled(x, n).max(),
    "IdxMax": lambda x, n: by_window(x, n, lambda w: w.argmax() + 1),
    "IdxMin": lambda x, n: by_window(x, n, lambda w: w.argmin() + 1),
    "Rank": lambda x, n: rolled(x, n).rank(pct=True),
    "Med": lambda x, n: rolled(x, n).median(),
    "Quantile": lambda x, n, q: rolled(x, n).quantile(q),
    "Mad": lambda x, n: by_window(x, n, lambda w: np.abs(w - w.mean()).mean()),
    "Slope": lambda x, n: by_window(x, n, line(n, lambda w, fit, slope: slope)),
    "Resi": lambda x, n: by_window(x, n, line(n, lambda w, fit, slope: w[-1] - fit[-1])),
    "Rsquare": lambda x, n: by_window(
        x, n, line(n, lambda w, fit, slope: 1 - ((w - fit) ** 2).sum() / ((w - w.mean()) ** 2).sum())
    ),
    "EMA": lambda x, n: x.ewm(span=n, min_periods=1).mean(),
    "Corr": lambda x, y, n: rolled(x, n).corr(y),
    "Cov": lambda x, y, n: rolled(x, n).cov(y),
}

out = {}
with np.errstate(all="ignore"):
    for row in open(sys.argv[2]):
        name, expression = row.rstrip("\n").split("\t")
        text = re.sub(r"\$(\w+)", r'wide["\1"]', expression)
        out[name] = eval(text, {"wide": wide, **WORDS}).stack(future_stack=True)
pd.DataFrame(out).reset_index().to_csv(sys.argv[3], index=False, date_format="%Y-%m-%d")
