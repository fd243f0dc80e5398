"""The backtest once more, in pandas and numpy, from the source files on: what lode.backtest must agree with.

    python3 backtest.py <source folder> <output folder>      writes daily.csv and figures.csv

It reads prices as float32, as a panel holds them, and works out adjusted prices, what stood at its price limit, the
quantile portfolios in overlapping sleeves, the top-k account with dropout, costs, delistings and the figures by
itself. The signal is the day's return, low is good. numpy 2 and pandas 3 wrote the committed files.
"""
import os
import sys

import numpy as np
import pandas as pd

COMMISSION, LEAST, SLIPPAGE, BORROW, YEAR = 0.0003, 5, 0.0005, 0.05, 252
PATIENCE, RECOVERY, QUANTILES = 20, 0.8, 5
#            name    horizon entry   top drop capital
VARIANTS = [("weekly", 5, "open", 6, 2, 0), ("daily", 1, "close", 4, 1, 0), ("money", 3, "vwap", 5, 2, 200_000)]


def duty(day):
    return 0.001 if day < pd.Timestamp("2023-08-28") else 0.0005


class Source:
    def __init__(self, folder):
        name = next(n for n in ("prices.csv", "prices.csv.gz") if os.path.exists(f"{folder}/{n}"))
        rows = pd.read_csv(f"{folder}/{name}", parse_dates=["date"])
        rows = rows[rows.volume > 0]
        self.raw = {c: rows.pivot(index="date", columns="symbol", values=c).astype(np.float32)
                    for c in ("open", "high", "low", "close", "vwap", "adj_factor")}
        self.days, self.symbols = self.raw["close"].index, self.raw["close"].columns
        self.factor = self.raw["adj_factor"].to_numpy().astype(float)
        self.adjusted = {c: (self.raw[c].to_numpy().astype(float) * self.factor).astype(np.float32).astype(float)
                         for c in ("open", "close", "vwap")}
        self.traded = self.raw["close"].notna().to_numpy()
        close = self.adjusted["close"]
        self.signal = np.full(close.shape, np.nan)
        self.signal[1:] = (close[1:] / close[:-1] - 1).astype(np.float32)
        self.listed = self.dates_of(folder, "meta.csv", "list_date")
        self.special = pd.DataFrame(columns=["symbol", "start", "is_st"])
        if os.path.exists(f"{folder}/names.csv"):
            self.special = pd.read_csv(f"{folder}/names.csv", parse_dates=["start"])
        index = pd.read_csv(f"{folder}/benchmark.csv", parse_dates=["date"]).set_index("date").close
        self.benchmark = index.reindex(self.days).astype(np.float32).astype(float).ffill()
        self.up, self.down = self.at_limits()

    def dates_of(self, folder, name, column):
        path = f"{folder}/{name}"
        return pd.read_csv(path, parse_dates=[column]).set_index("symbol")[column] if os.path.exists(path) else {}

    def at_limits(self):
        """Which prices were at the limit: up and down, each by open, close, and vwap (= all day)."""
        shape = self.traded.shape
        up = {c: np.zeros(shape, bool) for c in ("open", "close", "vwap")}
        down = {c: np.zeros(shape, bool) for c in ("open", "close", "vwap")}
        ticks = {c: np.floor(self.raw[c].to_numpy().astype(float) / 0.01 + 0.5) for c in ("open", "high", "low", "close")}
        raw = self.raw["close"].to_numpy().astype(float)
        for s, symbol in enumerate(self.symbols):
            rows = np.flatnonzero(self.traded[:, s])
            listed = self.listed.get(symbol)
            new = rows[0] > 0 if listed is None else listed >= max(self.days[0], self.days[rows[0]])
            history = self.special[self.special.symbol == symbol].sort_values("start")
            for k, (before, now) in enumerate(zip(rows, rows[1:]), start=1):
                day = self.days[now]
                wide = symbol.startswith("SH68") or (symbol.startswith("SZ30") and day >= pd.Timestamp("2020-08-24"))
                if symbol.startswith("BJ") or (new and k < (5 if wide else 1)):
                    continue
                base = np.floor(raw[before, s] * self.factor[before, s] / self.factor[now, s] / 0.01 + 0.5)
                inside = lambda m: base_at(base, m) >= ticks["high"][now, s] and base_at(base, -m) <= ticks["low"][now, s]
                width = 200 if wide else 100
                known = history[history.start <= day]
                if not wide and not symbol.startswith("SZ30") and len(known) and known.is_st.iloc[-1] == 1 and inside(50):
                    width = 50
                if not inside(width):
                    continue
                top, bottom = base_at(base, width), base_at(base, -width)
                locked_up, locked_down = ticks["low"][now, s] >= top, ticks["high"][now, s] <= bottom
                for c in ("open", "close"):
                    up[c][now, s] = ticks[c][now, s] >= top or locked_up
                    down[c][now, s] = ticks[c][now, s] <= bottom or locked_down
                up["vwap"][now, s], down["vwap"][now, s] = locked_up, locked_down
        return up, down


def base_at(base, permille):
    return (base * (1000 + permille) + 500) // 1000


class Basket:
    """Overlapping sleeves; values by stock, and cash. A short basket is what was sold."""

    def __init__(self, stocks, horizon, short):
        self.held, self.cash = np.zeros((horizon, stocks)), np.ones(horizon)
        self.short, self.value = short, float(horizon)

    def day(self, sleeve, market, target, day):
        gone = market.gone
        self.cash += self.held[:, gone].sum(axis=1) * (1 if self.short else RECOVERY)
        self.held[:, gone] = 0
        self.held *= market.to_entry
        invested, before = self.held.sum(), self.value
        enter, leave = (market.sellable, market.buyable) if self.short else (market.buyable, market.sellable)
        held, cash = self.held[sleeve], self.cash[sleeve]
        wanted = np.zeros(len(held))
        if len(target):
            wanted[target] = (cash + held.sum()) / len(target)
        sold = np.where(leave, np.maximum(held - wanted, 0), 0)
        asked = np.where(enter, np.maximum(wanted - held, 0), 0)
        cash += sold.sum()
        bought = asked * min(1, cash / asked.sum()) if asked.sum() > 0 else asked
        self.held[sleeve] += bought - sold
        self.cash[sleeve] = max(cash - bought.sum(), 0)
        buy, sell = COMMISSION + SLIPPAGE, COMMISSION + SLIPPAGE + duty(day)
        entered, left = bought.sum(), sold.sum()
        cost = entered * sell + left * buy + invested * BORROW / YEAR if self.short else entered * buy + left * sell
        self.held *= market.to_close
        self.value = self.cash.sum() + self.held.sum()
        return self.value / before - 1, cost / before, (entered + left) / before


class Account:
    """The top-k portfolio."""

    def __init__(self, top, drop, capital):
        self.top, self.drop, self.lots = top, drop, capital > 0
        self.held, self.cash = {}, float(capital or 1)
        self.value, self.least = self.cash, LEAST if self.lots else 0

    def day(self, ranking, traded, market, day):
        before, paid, turned = self.value, 0.0, 0.0
        for s in [s for s in market.gone if s in self.held]:
            self.cash += self.held.pop(s) * RECOVERY
        self.held = {s: v * market.to_entry[s] for s, v in self.held.items()}
        place = {s: k for k, s in enumerate(ranking)}  # worst first
        others = [s for s in reversed(ranking) if s not in self.held][: self.drop + self.top - len(self.held)]
        mine = sorted((s for s in self.held if traded[s]), key=lambda s: (place.get(s, -1), s))
        together = sorted(mine + others, key=lambda s: (place.get(s, -1), s))
        spare = max(0, len(others) - (self.top - len(self.held)))
        for s in [s for s in together[: min(self.drop, spare)] if s in self.held and market.sellable[s]]:
            value = self.held.pop(s)
            cost = max(self.least, value * COMMISSION) + value * (SLIPPAGE + duty(day))
            self.cash, paid, turned = self.cash + value - cost, paid + cost, turned + value
        places = self.top - len(self.held)
        share = self.cash / places if places else 0
        for s in others[:places]:
            if not market.buyable[s]:
                continue
            order = min(share / (1 + COMMISSION + SLIPPAGE), (share - self.least) / (1 + SLIPPAGE))
            if self.lots:
                order = order // market.lot[s] * market.lot[s]
            if order > 0:
                cost = max(self.least, order * COMMISSION) + order * SLIPPAGE
                self.held[s] = order
                self.cash, paid, turned = self.cash - order - cost, paid + cost, turned + order
        self.held = {s: v * market.to_close[s] for s, v in self.held.items()}
        self.value = self.cash + sum(self.held.values())
        return (self.value + paid) / before - 1, self.value / before - 1, turned / before


class Market:
    def __init__(self, source, entry):
        self.source, self.entry = source, entry
        self.last, self.idle = np.full(len(source.symbols), np.nan), np.zeros(len(source.symbols), int)
        self.size = np.array([200 if s.startswith("SH68") else 100 for s in source.symbols])

    def open(self, t):
        price, close = self.source.adjusted[self.entry][t], self.source.adjusted["close"][t]
        traded = self.source.traded[t]
        with np.errstate(invalid="ignore"):
            self.to_entry = np.where(traded & (self.last > 0), price / self.last, 1)
            self.to_close = np.where(traded, close / price, 1)
        self.last = np.where(traded, close, self.last)
        self.idle = np.where(traded, 0, self.idle + 1)
        self.gone = np.flatnonzero(self.idle == PATIENCE)
        self.buyable = traded & ~self.source.up[self.entry][t]
        self.sellable = traded & ~self.source.down[self.entry][t]
        self.lot = self.size * price / self.source.factor[t]


def run(source, horizon, entry, top, drop, capital):
    stocks = len(source.symbols)
    market = Market(source, entry)
    market.open(0)
    longs = [Basket(stocks, horizon, False) for _ in range(QUANTILES)]
    short, account = Basket(stocks, horizon, True), Account(top, drop, capital)
    rows = []
    for t in range(len(source.days) - 1):
        day = source.days[t + 1]
        market.open(t + 1)
        # low returns are good: the best come last; equal ones in order of the stocks
        known = [s for s in range(stocks) if source.traded[t, s] and not np.isnan(source.signal[t, s])]
        ranking = sorted(known, key=lambda s: (-source.signal[t, s], s))
        n = len(ranking)
        parts = [ranking[n * q // QUANTILES : n * (q + 1) // QUANTILES] for q in range(QUANTILES)]
        done = [basket.day(t % horizon, market, part, day) for basket, part in zip(longs, parts)]
        sold = short.day(t % horizon, market, parts[0], day)
        gross, net, turned = account.day(ranking, source.traded[t], market, day)
        best = done[-1]
        spread = best[0] - sold[0]
        rows.append((spread, spread - best[1] - sold[1], best[2] + sold[2], best[0], best[0] - best[1], best[2],
                     gross, net, turned, *[d[0] for d in done]))
    columns = [f"{p}_{c}" for p in ("long_short", "long_only", "top_k") for c in ("gross", "net", "traded")]
    return pd.DataFrame(rows, index=source.days[1:], columns=columns + [f"q{q + 1}" for q in range(QUANTILES)])


def figures(r, b):
    wealth = (1 + r).cumprod()
    peak = wealth.cummax().clip(lower=1)
    under = (wealth < peak).astype(int)
    beta = np.cov(r, b)[0, 1] / b.var()
    annual = wealth.iloc[-1] ** (YEAR / len(r)) - 1
    ordered = r.sort_values()
    return {
        "annual_return": annual, "volatility": r.std() * YEAR**0.5, "sharpe": r.mean() / r.std() * YEAR**0.5,
        "sortino": r.mean() / (r.clip(upper=0) ** 2).mean() ** 0.5 * YEAR**0.5,
        "max_drawdown": (wealth / peak - 1).min(), "calmar": annual / -(wealth / peak - 1).min(),
        "longest_drawdown": under.groupby((under == 0).cumsum()).sum().max(),
        "var95": np.percentile(r, 5), "cvar95": ordered.iloc[: int((len(r) - 1) * 0.05) + 1].mean(),
        "win_rate": (r > 0).mean(), "skew": ((r - r.mean()) ** 3).mean() / r.std(ddof=0) ** 3,
        "kurtosis": ((r - r.mean()) ** 4).mean() / r.std(ddof=0) ** 4,
        "beta": beta, "alpha": (1 + (r - beta * b).mean()) ** YEAR - 1,
        "tracking_error": (r - b).std() * YEAR**0.5, "information_ratio": (r - b).mean() / (r - b).std() * YEAR**0.5,
    }


def main(folder, out):
    source = Source(folder)
    benchmark = (source.benchmark / source.benchmark.shift() - 1).iloc[1:]
    daily, table = [], []
    for name, *rules in VARIANTS:
        result = run(source, *rules)
        daily.append(result.assign(variant=name).rename_axis("date").reset_index())
        for portfolio in ("long_short", "long_only", "top_k"):
            for figure, value in figures(result[f"{portfolio}_net"], benchmark).items():
                table.append((name, portfolio, figure, float(value)))
    frame = pd.concat(daily)
    frame.insert(0, "variant", frame.pop("variant"))
    frame.to_csv(f"{out}/daily.csv", index=False, lineterminator="\n")
    pd.DataFrame(table, columns=["variant", "portfolio", "figure", "value"]).to_csv(
        f"{out}/figures.csv", index=False, lineterminator="\n")


main(sys.argv[1], sys.argv[2])
