"""Makes the small market of the backtest's golden test: prices.csv, names.csv, meta.csv, benchmark.csv.

    python3 market.py ../resources/lode/backtest/market

Nothing in it is real. It has what a backtest trips over: prices that open or close at the limit or stand there all
day, suspensions short and long, a stock that never trades again, a new listing, special treatment, a split, and
boards whose limit changes on 2020-08-24.
"""
import sys

import numpy as np
import pandas as pd

DAYS = pd.bdate_range("2020-06-01", periods=110)
SYMBOLS = [f"SH60000{i}" for i in range(8)] + [f"SZ30000{i}" for i in range(1, 6)] + ["SH688001", "SH688002"]
GONE, LISTED, SPECIAL, HALTED, SPLIT = "SH600003", "SZ300005", "SH600005", "SH600006", "SH600001"


def limit(symbol, day):
    if symbol.startswith("SH68") or (symbol.startswith("SZ30") and day >= pd.Timestamp("2020-08-24")):
        return 200
    return 50 if symbol == SPECIAL and day >= pd.Timestamp("2020-07-15") else 100


def bound(before, permille):
    return (before * (1000 + permille) + 500) // 1000


def main(folder):
    draw = np.random.default_rng(20200601)
    rows = []
    for symbol in SYMBOLS:
        last = int(draw.integers(600, 4000))  # in ticks of 0.01
        factor = round(float(draw.uniform(1, 3)), 6)
        halt = 0
        for t, day in enumerate(DAYS):
            shock = draw.standard_t(3, 4) * 0.025
            stop, noise = draw.uniform(), draw.uniform(0.5, 2)
            halt = max(halt - 1, 0) if not (stop < 0.01 and halt == 0) else int(1 + stop * 600)
            if symbol == SPLIT and t == 50:
                last, factor = (last + 1) // 2, round(factor * 2, 6)
            suspended = halt > 0 or (symbol == GONE and t >= 45) or (symbol == HALTED and 30 <= t < 62)
            if suspended or (symbol == LISTED and t < 35):
                continue
            free = symbol == LISTED and t < 35 + (1 if day < pd.Timestamp("2020-08-24") else 5)
            up = 10**9 if free else bound(last, limit(symbol, day))
            down = 1 if free else bound(last, -limit(symbol, day))
            clip = lambda x: int(min(max(round(x), down), up))
            open_ = clip(last * np.exp(shock[0]))
            close = clip(open_ * np.exp(shock[1]))
            high = max(open_, close) if open_ == close == up else clip(max(open_, close) * np.exp(abs(shock[2]) / 4))
            low = min(open_, close) if open_ == close == down else clip(min(open_, close) * np.exp(-abs(shock[3]) / 4))
            volume = int(noise * 20000) * 100
            vwap = min(max(round((open_ + high + low + close) / 4 * 10), low * 10), high * 10)  # tenths of a tick
            rows.append((day.date(), symbol, open_ / 100, high / 100, low / 100, close / 100, volume,
                         round(volume * vwap / 1000), vwap / 1000, factor))
            last = close
    names = "date,symbol,open,high,low,close,volume,amount,vwap,adj_factor".split(",")
    pd.DataFrame(rows, columns=names).sort_values(["date", "symbol"]).to_csv(f"{folder}/prices.csv", index=False)
    pd.DataFrame([(SPECIAL, "Plain", "2010-01-04", "2020-07-14", 0), (SPECIAL, "ST Plain", "2020-07-15", "2021-01-01", 1)],
                 columns="symbol,name,start,end,is_st".split(",")).to_csv(f"{folder}/names.csv", index=False)
    pd.DataFrame([(s, str(DAYS[35].date()) if s == LISTED else "2010-01-04") for s in SYMBOLS],
                 columns=["symbol", "list_date"]).to_csv(f"{folder}/meta.csv", index=False)
    index = 3000 * np.exp(np.cumsum(draw.normal(0, 0.01, len(DAYS))))
    pd.DataFrame({"date": DAYS.date, "close": index.round(2)}).to_csv(f"{folder}/benchmark.csv", index=False)


main(sys.argv[1])
