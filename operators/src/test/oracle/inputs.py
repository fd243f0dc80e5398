"""Writes the inputs of the golden tests: 150 dates x 12 stocks, made to hurt.

Run: python3 inputs.py > ../resources/lode/golden/inputs.csv
Columns: series,date,s0..s11; an empty cell is missing.
Series: x (signed), y (correlated with x), z (small integers, many ties), w (positive, like a price),
v (positive, like a volume), b (0/1), g (group id), u (universe, 1/0, never missing).
"""
import numpy as np

T, N = 150, 12
rng = np.random.default_rng(20260101)
x = rng.standard_normal((T, N))
y = 0.6 * x + 0.8 * rng.standard_normal((T, N))
z = rng.integers(-3, 4, (T, N)).astype(float)
w = 20 * np.exp(np.cumsum(0.02 * rng.standard_t(4, (T, N)), axis=0))
v = np.exp(12 + rng.standard_normal((T, N)))
b = (rng.random((T, N)) < 0.4).astype(float)
g = np.tile((np.arange(N) % 3).astype(float), (T, 1))
u = np.ones((T, N))

for a in (x, y, w, v, b):
    a[rng.random((T, N)) < 0.08] = np.nan          # scattered missing cells
z[rng.random((T, N)) < 0.05] = np.nan
x[30:75, 1] = np.nan                               # a long halt
w[30:75, 1] = np.nan
x[:, 2] = 1.5                                      # constant
w[:, 2] = 7.0
x[40:, 3] = x[39, 3] if np.isfinite(x[39, 3]) else 0.25   # constant from a date on
x[70, 4] = 1e6                                     # an outlier that must not poison what follows
w[70, 4] = 1e7
v[90, 5] = 1e18
x[:, 6] *= 1e-7                                    # tiny scale
x[:, 7] = np.nan                                   # never there
x[:60, 8] = np.nan                                 # listed late
w[:60, 8] = np.nan
g[75:, 0] = 2                                      # changes its group
g[100, 9] = np.nan                                 # no group on a day
u[:, 10] = 0                                       # never in the universe
u[50:, 11] = 0                                     # leaves it
u[120, :] = 0                                      # empty universe
u[121, 1:] = 0                                     # a universe of one
x[125, :] = 2.0                                    # everything tied
x[126, :] = np.nan                                 # everything missing

print("series,date," + ",".join(f"s{i}" for i in range(N)))
for name, a in dict(x=x, y=y, z=z, w=w, v=v, b=b, g=g, u=u).items():
    a32 = a.astype(np.float32)
    for t in range(T):
        print(f"{name},{t}," + ",".join("" if np.isnan(c) else repr(float(c)) for c in a32[t]))
