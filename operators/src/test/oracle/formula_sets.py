"""Values of Alpha101 and Alpha158 by pandas and numpy: the oracle of the built-in formula sets.

Run: python3 formula_sets.py
         makes a small market and writes lode/golden/formula_inputs.csv and formula_expected.csv, for FormulaSetsTest
     python3 formula_sets.py fields.txt dates stocks in.f32 names.txt out.f32
         reads any market, float32 fields x dates x stocks in the order of the names in fields.txt (one of them is
         universe, 1 or 0), and writes names and float32 formulas x dates x stocks

The formulas are written a second time, in Python, from their definitions (alpha101.py, alpha158.py).
"""
import os
import sys
import warnings

import numpy as np
import pandas as pd

import meanings
from alpha101 import alpha101
from alpha158 import alpha158

warnings.simplefilter("ignore", RuntimeWarning)  # a window without a value
HERE = os.path.dirname(os.path.abspath(__file__))
GOLDEN = os.path.join(HERE, "../resources/lode/golden")
T, N = 320, 8
DATES = [0, 4, 5, 20, 64, 65, 105, 128, 160, 230, 240, 255, 270, 285, 300, 310, 319]


def market():
    rng = np.random.default_rng(158101)
    close = 20 * np.exp(np.cumsum(0.02 * rng.standard_t(4, (T, N)), axis=0))
    opened = close * np.exp(0.01 * rng.standard_normal((T, N)))
    high = np.maximum(close, opened) * (1 + 0.01 * rng.random((T, N)))
    low = np.minimum(close, opened) * (1 - 0.01 * rng.random((T, N)))
    close, opened, high, low = (np.round(p, 2) for p in (close, opened, high, low))
    high[:, 3], low[:, 3] = np.maximum(close, opened)[:, 3], np.minimum(close, opened)[:, 3]
    volume = np.round(np.exp(11 + 0.6 * rng.standard_normal((T, N))) / 100) * 100
    # money of a unit in which it is now above and now below the volume: both branches of a formula are tried
    amount = np.round(volume * (0.8 + 0.4 * rng.random((T, N))))
    for p in (close, opened, high, low):
        p[100:108, 2] = 21.5                           # a price that does not move
    vwap = np.round((high + low + 2 * close) / 4, 3)
    before = np.vstack([np.full((1, N), np.nan), close[:-1]])
    returns = close / before - 1
    adv20 = pd.DataFrame(amount).rolling(20, min_periods=10).mean().to_numpy()
    universe = np.ones((T, N))
    universe[140:210, 6] = 0
    fields = dict(
        open=opened, high=high, low=low, close=close, volume=volume, amount=amount, vwap=vwap, returns=returns, adv20=adv20
    )
    for values in fields.values():
        values[rng.random((T, N)) < 0.01] = np.nan     # scattered
        values[:70, 5] = np.nan                        # listed late
        values[170:200, 1] = np.nan                    # a long halt
        values[220, :6] = np.nan                       # a bad day
    return {k: x.astype(np.float32) for k, x in (fields | dict(universe=universe)).items()}


def values(inputs):
    """Name of a formula -> dates x stocks in float32."""
    meanings.in_universe(inputs["universe"] == 1)

    def field(name):
        return meanings.V(inputs[name])

    return {name: x.v.astype(np.float32) for name, x in (alpha101(field) | alpha158(field)).items()}


def write(name, columns, rows):
    path = os.path.join(GOLDEN, name)
    with open(path, "w") as f:
        f.write(",".join(columns + [f"s{i}" for i in range(N)]) + "\n")
        for key, date, row in rows:
            cells = ("" if np.isnan(c) else np.format_float_positional(c, trim="-") if 1e-3 < abs(c) < 1e7 else repr(float(c)) for c in row)
            f.write(f"{key},{date}," + ",".join(cells) + "\n")
    print(path, os.path.getsize(path))


def golden():
    inputs = market()
    expected = values(inputs)
    write("formula_inputs.csv", ["field", "date"], ((k, t, x[t]) for k, x in inputs.items() for t in range(T)))
    write("formula_expected.csv", ["name", "date"], ((k, t, x[t]) for k, x in expected.items() for t in DATES))
    for name, x in expected.items():
        share = np.mean(~np.isnan(x[DATES]))
        if share < 0.2:
            print(f"{name:10s} valid at the sampled dates: {share:.2f}")


def any_market(fields, dates, stocks, source, names, target):
    keys = open(fields).read().split()
    block = np.fromfile(source, dtype="<f4").reshape(len(keys), int(dates), int(stocks))
    found = values(dict(zip(keys, block)))
    with open(names, "w") as f:
        f.write("\n".join(found) + "\n")
    np.stack(list(found.values())).astype("<f4").tofile(target)


if __name__ == "__main__":
    any_market(*sys.argv[1:]) if len(sys.argv) > 1 else golden()
