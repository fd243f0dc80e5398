"""Golden rows of the cross-section operators. Run: python3 golden_cross_section.py"""
import numpy as np
import pandas as pd

from golden import Writer, inputs

d = inputs()
u, g = d["u"] == 1, d["g"]
out = Writer("cross_section")
np.seterr(all="ignore")


def by_date(f, *frames):
    """Applies f to the stocks of the universe (Series per frame) of each date; NaN elsewhere."""
    result = pd.DataFrame(np.nan, index=u.index, columns=u.columns)
    for t in u.index:
        inside = u.loc[t]
        if inside.any():
            result.loc[t, inside] = f(*(a.loc[t][inside] for a in frames))
    return result


def std(s):
    """ddof 1; 0 where the deviations are only rounding."""
    value = s.std()
    level = np.sqrt((s ** 2).mean())
    return 0.0 if value <= 1e-6 * level else value


def nonzero(value):
    return value if value > 1e-30 else np.nan


def zscore(s):
    return (s - s.mean()) / nonzero(std(s))


def quantile(q):
    return lambda s: np.floor((s.rank() - 0.5) * q / s.count()).clip(upper=q - 1)


def winsorize(k):
    return lambda s: s if s.count() < 2 else s.clip(s.mean() - k * std(s), s.mean() + k * std(s))


def truncate(share):
    return lambda s: s.clip(-share * s.abs().sum(), share * s.abs().sum())


def normalize(s):
    if not std(s) > 0:
        return s * np.nan
    return (s - s.mean()) / (s - s.mean()).abs().sum()


def residual(y, x):
    both = y.notna() & x.notna()
    if both.sum() < 3 or not std(x[both]) > 0:
        return y * np.nan
    design = np.column_stack([np.ones(both.sum()), x[both] - x[both].mean()])
    beta = np.linalg.lstsq(design, y[both], rcond=None)[0]
    left = y[both] - design @ beta
    if (left ** 2).sum() <= 1e-12 * (y[both] ** 2).sum():  # rounding
        left *= 0
    return left.reindex(y.index)


def weighted_mean(x, w):
    use = x.notna() & (w >= 0)
    total = w[use].sum()
    return np.average(x[use], weights=w[use]) if total > 1e-30 else np.nan


one = {
    "cs_rank": ("", lambda s: s.rank(pct=True)),
    "cs_zscore": ("", zscore),
    "cs_demean": ("", lambda s: s - s.mean()),
    "cs_normalize": ("", normalize),
    "cs_minmax": ("", lambda s: (s - s.min()) / nonzero(s.max() - s.min())),
    "cs_one_side": ("", lambda s: s - s.min()),
    "cs_count": ("", lambda s: s.count()),
    "cs_mean": ("", lambda s: s.mean()),
}
with_constant = [
    ("cs_quantile", "5", quantile(5)),
    ("cs_quantile", "3", quantile(3)),
    ("cs_scale", "1", lambda s: s / nonzero(s.abs().sum())),
    ("cs_scale", "2.5", lambda s: 2.5 * s / nonzero(s.abs().sum())),
    ("cs_winsorize", "1.5", winsorize(1.5)),
    ("cs_winsorize", "3", winsorize(3)),
    ("cs_truncate", "0.25", truncate(0.25)),
]


def grouped(f, per_value):
    """f over the values of each group; a statistic of the whole goes to every stock of the group."""

    def of_date(s, ids):
        result = pd.Series(np.nan, index=s.index)
        for _, members in s.groupby(ids):
            result[members.index] = f(members)
        return result.where(s.notna()) if per_value else result

    return of_date


groups = {
    "group_rank": (lambda s: s.rank(pct=True), True),
    "group_zscore": (zscore, True),
    "group_neutralize": (lambda s: s - s.mean(), True),
    "group_scale": (lambda s: s / nonzero(s.abs().sum()), True),
    "group_mean": (lambda s: s.mean(), False),
    "group_sum": (lambda s: s.sum(min_count=1), False),
    "group_std": (lambda s: std(s) if s.count() > 1 else np.nan, False),
    "group_count": (lambda s: s.count(), False),
}

for series in ("x", "z", "w", "v"):
    for name, (attributes, f) in one.items():
        out.add(name, series, attributes, by_date(f, d[series]))
    for name, attributes, f in with_constant:
        out.add(name, series, attributes, by_date(f, d[series]))
    for name, (f, per_value) in groups.items():
        out.add(name, series, "g", by_date(grouped(f, per_value), d[series], g))
for pair in ("y;x", "w;z", "x;y"):
    left, right = pair.split(";")
    out.add("cs_residual", pair, "", by_date(residual, d[left], d[right]))
for pair in ("x;v", "z;w", "y;z"):
    left, right = pair.split(";")
    out.add("cs_weighted_mean", pair, "", by_date(weighted_mean, d[left], d[right]))
out.close()
