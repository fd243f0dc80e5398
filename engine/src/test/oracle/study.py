"""What lode.validation's studies must say of a small made market, by pandas and numpy alone.

The market is made of whole numbers of a linear congruential generator and of single operations on
doubles, each rounded to float32, so that StudyMarket (Java) makes the same one bit by bit. Everything
after that is done in another way than in Java: ranks by pandas, regressions by least squares with
dummy columns, correlations by numpy.corrcoef.

    /usr/bin/python3 study.py        writes ../resources/lode/validation/study_expected.csv
"""
import os

import numpy as np
import pandas as pd

DATES, STOCKS, GROUPS, QUANTILES, LEAST, TARGET = 240, 48, 3, 5, 10, 5
SHEETS = [1, 5, 10, 20]
HERE = os.path.dirname(os.path.abspath(__file__))
MASK = (1 << 64) - 1
TRADED, OPEN_UP, OPEN_DOWN = 1, 2, 4
f32 = np.float32


class Lcg:
    def __init__(self):
        self.x = 20240607

    def below(self, n):
        self.x = (self.x * 6364136223846793005 + 1442695040888963407) & MASK
        return (self.x >> 33) % n


def market():
    lcg = Lcg()
    value = np.full((DATES, STOCKS), np.nan)
    fields = {k: value.copy() for k in ["open", "close", "status", "market_cap", "sector", "signal"]}
    inside = np.zeros((DATES, STOCKS), bool)
    memory = [lcg.below(1000) for _ in range(STOCKS)]
    price = [100.0 + lcg.below(900) for _ in range(STOCKS)]
    shares = [1 + lcg.below(50) for _ in range(STOCKS)]
    for t in range(DATES):
        drift = (lcg.below(201) - 100) / 10000.0
        for i in range(STOCKS):
            push = (memory[i] - 500) / 40000.0
            noise = (lcg.below(4001) - 2000) / 60000.0
            price[i] = price[i] * (1 + drift + push + noise)
            memory[i] = (memory[i] * 7 + lcg.below(1000) * 3) // 10
            dice = lcg.below(100)
            trading = dice >= 3
            status = TRADED if trading else 0
            if trading and dice < 7:
                status |= OPEN_UP
            if trading and 7 <= dice < 10:
                status |= OPEN_DOWN
            fields["status"][t, i] = status
            if trading:
                fields["open"][t, i] = f32(price[i])
                fields["close"][t, i] = f32(price[i] * (1 + (lcg.below(101) - 50) / 10000.0))
                fields["market_cap"][t, i] = f32(price[i] * shares[i])
            fields["sector"][t, i] = np.nan if i % 17 == 16 else i % GROUPS
            mix = memory[i] // 8 + 6 * (i % GROUPS) + shares[i] // 4
            fields["signal"][t, i] = np.nan if lcg.below(40) == 0 else mix
            inside[t, i] = not (i % 10 == 9 and t % 50 < 10)
    return fields, inside


def labels(fields, inside, horizon):
    status, price = fields["status"], fields["open"]
    free = (status.astype(int) & (TRADED | OPEN_UP | OPEN_DOWN)) == TRADED
    result = np.full((DATES, STOCKS), np.nan)
    for t in range(DATES - horizon - 1):
        through = (status[t + 1 : t + horizon + 2].astype(int) & TRADED).all(axis=0)
        ok = inside[t] & (status[t] > 0) & free[t + 1] & through
        result[t, ok] = f32(price[t + 1 + horizon, ok] / price[t + 1, ok] - 1)
    return result


def naive(fields, inside, horizon):
    price = fields["open"]
    result = np.full((DATES, STOCKS), np.nan)
    for t in range(DATES - horizon - 1):
        ok = inside[t] & (fields["status"][t] > 0)
        with np.errstate(invalid="ignore"):
            result[t] = np.where(ok, f32(price[t + 1 + horizon] / price[t + 1] - 1), np.nan)
    return result


def realised(fields, inside, horizon, patience=20):
    status, price = fields["status"].astype(int), fields["open"]
    result = np.full((DATES, STOCKS), np.nan)
    for t in range(DATES - horizon - 1):
        for i in range(STOCKS):
            if not (inside[t, i] and status[t, i] and status[t + 1, i] == TRADED):
                continue
            days = range(t + 1, min(DATES, t + 1 + horizon + patience + 1))
            free = [u for u in days if u >= t + 1 + horizon and status[u, i] & TRADED and not status[u, i] & OPEN_DOWN]
            seen = [u for u in days if not np.isnan(price[u, i])]
            result[t, i] = f32(price[free[0] if free else seen[-1], i] / price[t + 1, i] - 1)
    return result


def ranks(row):
    return pd.Series(row).rank().to_numpy()


def corr(x, y):
    both = ~np.isnan(x) & ~np.isnan(y)
    if both.sum() < LEAST or len(set(x[both])) < 2 or len(set(y[both])) < 2:
        return np.nan
    return np.corrcoef(x[both], y[both])[0, 1]


def rank_corr(x, y):
    both = ~np.isnan(x) & ~np.isnan(y)
    return corr(ranks(x[both]), ranks(y[both]))


def buckets(row):
    order = np.argsort(row, kind="stable")[: (~np.isnan(row)).sum()]
    result = np.full(len(row), np.nan)
    for q in range(QUANTILES):
        result[order[len(order) * q // QUANTILES : len(order) * (q + 1) // QUANTILES]] = q + 1
    return result


def design(kind, rank, fields, t, size):
    columns = [np.ones(STOCKS)]
    if "size" in kind:
        columns.append(size)
    if "group" in kind:
        columns = columns[1:] + [np.where(fields["sector"][t] == g, 1.0, 0.0) for g in range(GROUPS)]
    x = np.column_stack(columns)
    usable = ~np.isnan(rank) & ~np.isnan(x).any(axis=1)
    if "group" in kind:
        usable &= ~np.isnan(fields["sector"][t])
    return x, usable


def left(kind, rank, fields, t, size):
    x, usable = design(kind, rank, fields, t, size)
    result = np.full(STOCKS, np.nan)
    fit, *_ = np.linalg.lstsq(x[usable], rank[usable], rcond=None)
    result[usable] = np.round(2 * (rank[usable] - x[usable] @ fit), 6)
    return result


def premium(kind, rank, fields, t, size, label):
    x, usable = design(kind, rank, fields, t, size)
    usable &= ~np.isnan(label)
    if usable.sum() < LEAST:
        return np.nan
    z = rank[usable] / rank[usable].std(ddof=1)
    fit, *_ = np.linalg.lstsq(np.column_stack([z, x[usable]]), label[usable], rcond=None)
    return fit[0]


def thirds(row):
    order = np.argsort(row, kind="stable")[: (~np.isnan(row)).sum()]
    result = np.full(len(row), np.nan)
    result[order] = np.arange(len(order)) * 3 // len(order)
    return result


def newey_west(x, horizon):
    n = len(x)
    lags = max(2 * horizon, int(np.floor(4 * (n / 100) ** (2 / 9))))
    if n < 4 * lags:
        return np.nan
    d = x - x.mean()
    v = (d * d).sum() / n
    for lag in range(1, lags + 1):
        v += 2 * (1 - lag / (lags + 1)) * (d[lag:] * d[:-lag]).sum() / n
    return x.mean() / np.sqrt(v / n)


def half_life(ic):
    """By trying rates: the least squares of ic[k - 1] = initial exp(-rate k)."""

    def error(rate):
        curve = np.exp(-rate * np.arange(1, len(ic) + 1))
        return ((ic - (ic @ curve) / (curve @ curve) * curve) ** 2).sum()

    low, high = 1e-6, 5.0
    for _ in range(6):
        rates = np.linspace(low, high, 2001)
        best = int(np.argmin([error(r) for r in rates]))
        low, high = rates[max(0, best - 1)], rates[min(2000, best + 1)]
    return np.log(2) / ((low + high) / 2)


def regimes(fields, inside):
    close, level, index = fields["close"], 1.0, []
    for t in range(DATES):
        if t > 0:
            held = inside[t - 1] & (fields["status"][t - 1] > 0)
            change = close[t] / close[t - 1] - 1
            level *= 1 + np.nanmean(np.where(held, change, np.nan))
        index.append(f32(level))
    index = pd.Series(np.array(index, dtype=np.float64))
    move = index / index.shift(60) - 1
    trend = np.where(move.isna(), np.nan, np.where(move >= 0.05, 1, np.where(move <= -0.05, -1, 0)))
    deviation = index.pct_change().rolling(20).std()
    median = deviation.expanding(60).median()
    high = np.where(median.isna() | deviation.isna(), np.nan, (deviation > median).astype(float))
    return index.to_numpy(), trend, high


class Out:
    def __init__(self):
        self.lines = ["series,index,value"]

    def put(self, name, index, value):
        self.lines.append(f"{name},{index},{'' if np.isnan(value) else repr(float(value))}")

    def daily(self, name, values):
        for t, v in enumerate(values):
            if t % 3 == 0:
                self.lines.append(f"{name},{t},{'' if np.isnan(v) else format(float(v), '.9g')}")

    def figures(self, name, values, horizon):
        x = np.asarray(values, dtype=f32).astype(np.float64)
        x = x[~np.isnan(x)]
        d = x - x.mean()
        m2 = (d**2).mean()
        row = [
            len(x),
            x.mean(),
            x.std(ddof=1),
            x.mean() / x.std(ddof=1),
            newey_west(x, horizon),
            x.mean() / (x.std(ddof=1) / np.sqrt(len(x))),
            (d**3).mean() / m2**1.5,
            (d**4).mean() / m2**2,
            (x > 0).mean(),
        ]
        for i, v in enumerate(row):
            self.put(name, i, v)


def main():
    fields, inside = market()
    out = Out()
    trading = fields["status"] > 0
    members = inside & trading
    value = np.where(members, fields["signal"], np.nan)
    label = {h: labels(fields, inside, h) for h in range(1, 21)}
    free = naive(fields, inside, TARGET)
    rank = np.array([ranks(row) for row in value])
    bucket = np.array([buckets(row) for row in value])
    cap = np.where(members, fields["market_cap"], np.nan)
    size = np.array([ranks(row) for row in cap])
    out.daily("coverage", [(~np.isnan(value[t])).sum() / members[t].sum() for t in range(DATES)])
    for h in SHEETS:
        y = label[h]
        out.daily(f"rank_ic_{h}", [rank_corr(value[t], y[t]) for t in range(DATES)])
        out.daily(f"ic_{h}", [corr(value[t], y[t]) for t in range(DATES)])
        returns = pd.DataFrame(
            [
                [y[t][(bucket[t] == q)][~np.isnan(y[t][bucket[t] == q])] for q in range(1, QUANTILES + 1)]
                for t in range(DATES)
            ]
        ).applymap(lambda c: c.mean() if len(c) else np.nan)
        for q in range(QUANTILES):
            out.daily(f"quantile_{h}_{q + 1}", returns[q])
        both = ~np.isnan(value) & ~np.isnan(y)
        universe = [y[t][both[t]].mean() if both[t].any() else np.nan for t in range(DATES)]
        out.daily(f"universe_{h}", universe)
        portfolio = []
        for t in range(DATES):
            w = rank[t][both[t]] - rank[t][both[t]].mean() if both[t].any() else np.array([])
            portfolio.append((w / np.abs(w).sum() * y[t][both[t]]).sum() if len(w) else np.nan)
        out.daily(f"factor_{h}", portfolio)
        x, p = np.asarray(universe, dtype=f32).astype(float), np.asarray(portfolio, dtype=f32).astype(float)
        ok = ~np.isnan(p)
        beta, alpha = np.polyfit(x[ok], p[ok], 1)
        out.put(f"alpha_beta_{h}", 0, (1 + alpha) ** (252 / h) - 1)
        out.put(f"alpha_beta_{h}", 1, beta)
        for q in [1, QUANTILES]:
            turnover = [np.nan] * h
            for t in range(h, DATES):
                now, then = set(np.where(bucket[t] == q)[0]), set(np.where(bucket[t - h] == q)[0])
                turnover.append(len(now - then) / len(now))
            out.daily(f"turnover_{h}_{q}", turnover)
        out.daily(
            f"autocorrelation_{h}",
            [np.nan] * h + [corr(rank[t], rank[t - h]) for t in range(h, DATES)],
        )
        out.figures(f"rank_ic_figures_{h}", [rank_corr(value[t], y[t]) for t in range(DATES)], h)
        spread = np.asarray(returns[QUANTILES - 1], dtype=f32).astype(float) - np.asarray(
            returns[0], dtype=f32
        ).astype(float)
        out.figures(f"spread_figures_{h}", spread, h)
    for q in range(1, QUANTILES + 1):
        v = value[bucket == q]
        for i, x in enumerate([v.min(), v.max(), v.mean(), v.std(ddof=1), len(v), len(v) / (~np.isnan(value)).sum()]):
            out.put("values", (q - 1) * 6 + i, x)
    out.daily("all_rank_ic", [rank_corr(value[t], free[t]) for t in range(DATES)])
    late = realised(fields, inside, TARGET)
    out.figures("realised", [rank_corr(value[t], late[t]) for t in range(DATES)], TARGET)
    priced = ~np.isnan(value) & ~np.isnan(free)
    blocked = priced & np.isnan(label[TARGET])
    out.put("blocked", 0, blocked.sum() / priced.sum())
    out.put("blocked", 1, (blocked & (bucket == QUANTILES)).sum() / (priced & (bucket == QUANTILES)).sum())
    y = label[TARGET]
    for kind in ["size", "group", "size+group"]:
        rest = [left(kind, rank[t], fields, t, size[t]) for t in range(DATES)]
        neutral = [rank_corr(rest[t], y[t]) for t in range(DATES)]
        out.daily(f"neutral_{kind}", neutral)
        out.figures(f"neutral_figures_{kind}", neutral, TARGET)
    for kind in ["none", "size", "group", "size+group"]:
        slopes = [premium(kind, rank[t], fields, t, size[t], y[t]) for t in range(DATES)]
        out.daily(f"premium_{kind}", slopes)
        out.figures(f"premium_figures_{kind}", slopes, TARGET)
    third = np.array([thirds(row) for row in cap])
    for s in range(3):
        out.figures(
            f"size_{s}",
            [rank_corr(np.where(third[t] == s, value[t], np.nan), y[t]) for t in range(DATES)],
            TARGET,
        )
    for g in range(GROUPS):
        out.figures(
            f"group_{g}",
            [rank_corr(np.where(fields["sector"][t] == g, value[t], np.nan), y[t]) for t in range(DATES)],
            TARGET,
        )
    fading = []
    for k in range(1, 21):
        held = [rank_corr(value[t], label[k][t]) for t in range(DATES)]
        out.put("held", k, pd.Series(np.asarray(held, dtype=f32).astype(float)).mean())
        signal = np.full((DATES, STOCKS), np.nan)
        signal[k - 1 :] = value[: DATES - k + 1]
        later = [rank_corr(np.where(members[t], signal[t], np.nan), label[1][t]) for t in range(DATES)]
        fading.append(pd.Series(np.asarray(later, dtype=f32).astype(float)).mean())
        out.put("lag", k, fading[-1])
    out.put("half_life", 0, half_life(np.array(fading)))
    one = pd.Series([np.nan] + [corr(rank[t], rank[t - 1]) for t in range(1, DATES)])
    out.put("half_life", 1, np.log(0.5) / np.log(np.float64(one.astype(f32).astype(float).mean())))
    index, trend, high = regimes(fields, inside)
    out.daily("index", index)
    out.daily("trend", trend)
    out.daily("volatility", high)
    main_ic = pd.Series([rank_corr(value[t], y[t]) for t in range(DATES)])
    for i, state in enumerate([1, 0, -1]):
        out.put("trend_mean", i, main_ic[trend == state].mean())
    for i, state in enumerate([0, 1]):
        out.put("volatility_mean", i, main_ic[high == state].mean())
    for i in range(1, 6):
        a, b = DATES * i // 6, DATES * (i + 1) // 6
        end = a - TARGET - 1 - 3
        if end >= 20:
            out.figures(f"fold_{i}_in", main_ic[:end], TARGET)
            out.figures(f"fold_{i}_out", main_ic[a:b], TARGET)
    path = os.path.join(HERE, "../resources/lode/validation/study_expected.csv")
    with open(path, "w") as f:
        f.write("\n".join(out.lines) + "\n")
    print(f"{os.path.normpath(path)}: {len(out.lines) - 1} rows")


main()
