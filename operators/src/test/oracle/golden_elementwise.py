"""Golden rows of the elementwise operators. Run: python3 golden_elementwise.py"""
import numpy as np
import pandas as pd

from golden import Writer, inputs

d = inputs()
x, y, z, w, v, b = (d[k] for k in "xyzwvb")
out = Writer("elementwise")
np.seterr(all="ignore")


def one(name, series, f, attributes=""):
    out.add(name, series, attributes, f(d[series]))


def series(name):
    """An input, or a literal, which is never missing."""
    return d[name] if name in d else pd.DataFrame(float(name), index=x.index, columns=x.columns)


def both(name, pair, f):
    left, right = map(series, pair.split(";"))
    out.add(name, pair, "", f(left, right))


def truth(f):
    return lambda l, r: f(l, r).astype(float).where(l.notna() & r.notna())


for s in ("x", "w", "z"):
    one("neg", s, lambda a: a * -1)
    one("abs", s, lambda a: a.where(a >= 0, 0 - a))
    one("sign", s, lambda a: (a > 0).astype(float).sub((a < 0).astype(float)).where(a.notna()))
    one("relu", s, lambda a: a.clip(lower=0))
    one("floor", s, np.floor)
    one("ceil", s, np.ceil)
    one("frac", s, lambda a: a % 1)
    one("log", s, lambda a: np.log10(a.where(a > 0)) * np.log(10))
    one("log1p", s, lambda a: np.log1p(a.where(a > -1)))
    one("slog1p", s, lambda a: np.log1p(a.abs()) * np.sign(a))
    one("exp", s, np.exp)
    one("sqrt", s, lambda a: a.where(a >= 0) ** 0.5)
    one("ssqrt", s, lambda a: np.sign(a) * a.abs() ** 0.5)
    one("square", s, lambda a: a ** 2)
    one("inv", s, lambda a: 1 / a.where(a != 0))
    one("tanh", s, np.tanh)
    one("sigmoid", s, lambda a: 0.5 * (1 + np.tanh(a / 2)))
    one("not", s, lambda a: (a == 0).astype(float).where(a.notna()))
    one("is_nan", s, lambda a: a.isna().astype(float))
    one("is_finite", s, lambda a: np.isfinite(a).astype(float))
    one("fillna", s, lambda a: a.fillna(0.5), "0.5")
    one("clip", s, lambda a: a.clip(-1, 2), "-1;2")
    one("signedpower", s, lambda a: np.sign(a) * a.abs() ** 0.75, "0.75")
one("square", "v", lambda a: a ** 2)

for s in ("x;y", "z;y", "x;z", "w;v"):
    both("add", s, lambda l, r: l + r)
    both("sub", s, lambda l, r: l - r)
    both("mul", s, lambda l, r: l * r)
    both("div", s, lambda l, r: l / r.where(r != 0))
    both("sdiv", s, lambda l, r: l / np.hypot(1, r))
    both("max", s, lambda l, r: l.where(l >= r, r).where(l.notna()))
    both("min", s, lambda l, r: l.where(l <= r, r).where(l.notna()))
both("div", "x;2", lambda l, r: l / 2)
both("add", "x;0.5", lambda l, r: l + 0.5)
both("mul", "v;v", lambda l, r: l * r)
for s in ("w;z", "z;z", "z;2.5", "x;3"):
    both("mod", s, lambda l, r: np.mod(l, r.where(r != 0)))
for s in ("w;y", "z;z", "z;2", "x;y"):
    # 1**NaN and NaN**0 are 1 for numpy, missing for us
    both("pow", s, lambda l, r: np.power(l, r).where(l.notna() & r.notna()))
    both("spow", s, lambda l, r: (np.sign(l) * np.power(l.abs(), r)).where(l.notna() & r.notna()))
for s in ("x;y", "z;1", "z;b", "x;1.5"):
    both("gt", s, truth(lambda l, r: l > r))
    both("ge", s, truth(lambda l, r: l >= r))
    both("lt", s, truth(lambda l, r: l < r))
    both("le", s, truth(lambda l, r: l <= r))
    both("eq", s, truth(lambda l, r: l == r))
    both("ne", s, truth(lambda l, r: l != r))
for s in ("b;z", "z;x"):
    both("and", s, truth(lambda l, r: l.astype(bool) & r.astype(bool)))
    both("or", s, truth(lambda l, r: l.astype(bool) | r.astype(bool)))
    both("xor", s, truth(lambda l, r: l.astype(bool) ^ r.astype(bool)))
    both("mask", s.split(";")[1] + ";b", lambda l, r: l.where(r == 1))
both("mask", "y;z", lambda l, r: l.where((r != 0) & r.notna()))
out.add("if", "b;x;w", "", x.where(b == 1, w).where(b.notna()))
out.add("if", "z;y;1", "", y.where(z != 0, 1.0).where(z.notna()))
out.close()
