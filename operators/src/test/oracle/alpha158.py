"""The 158 factors of Alpha158 in Python, from Qlib's definitions, for formula_sets.py.

IdxMax and IdxMin are the place in the window, 1 for its oldest day; a tie is the newest day's.
"""
from meanings import (
    absolute, correlation, delay, greater, lesser, log, newest_max, newest_min, rsquare, residual, slope, stddev, total,
    ts_max, ts_mean, ts_min, ts_quantile, ts_rank,
)

EPS = 1e-12


def alpha158(field):
    """Name -> values; field gives the values of a field by name."""
    opened, high, low, close, volume, vwap = map(field, ["open", "high", "low", "close", "volume", "vwap"])
    body, span, head, foot = close - opened, high - low, greater(opened, close), lesser(opened, close)
    shift = 2 * close - high - low
    factors = {
        "KMID": body / opened,
        "KLEN": span / opened,
        "KMID2": body / (span + EPS),
        "KUP": (high - head) / opened,
        "KUP2": (high - head) / (span + EPS),
        "KLOW": (foot - low) / opened,
        "KLOW2": (foot - low) / (span + EPS),
        "KSFT": shift / opened,
        "KSFT2": shift / (span + EPS),
        "OPEN0": opened / close,
        "HIGH0": high / close,
        "LOW0": low / close,
        "VWAP0": vwap / close,
    }
    before, volume_before = delay(close, 1), delay(volume, 1)
    turn = absolute(close / before - 1) * volume
    for n in (5, 10, 20, 30, 60):
        idx_max, idx_min = n - newest_max(high, n), n - newest_min(low, n)
        up, down = ts_mean(close > before, n), ts_mean(close < before, n)
        rolling = {
            "ROC": delay(close, n) / close,
            "MA": ts_mean(close, n) / close,
            "STD": stddev(close, n) / close,
            "BETA": slope(close, n) / close,
            "RSQR": rsquare(close, n),
            "RESI": residual(close, n) / close,
            "MAX": ts_max(high, n) / close,
            "MIN": ts_min(low, n) / close,
            "QTLU": ts_quantile(close, n, 0.8) / close,
            "QTLD": ts_quantile(close, n, 0.2) / close,
            "RANK": ts_rank(close, n),
            "RSV": (close - ts_min(low, n)) / (ts_max(high, n) - ts_min(low, n) + EPS),
            "IMAX": idx_max / n,
            "IMIN": idx_min / n,
            "IMXD": (idx_max - idx_min) / n,
            "CORR": correlation(close, log(volume + 1), n),
            "CORD": correlation(close / before, log(volume / volume_before + 1), n),
            "CNTP": up,
            "CNTN": down,
            "CNTD": up - down,
            "VMA": ts_mean(volume, n) / (volume + EPS),
            "VSTD": stddev(volume, n) / (volume + EPS),
            "WVMA": stddev(turn, n) / (ts_mean(turn, n) + EPS),
        }
        for name, now, then in ("SUM", close, before), ("VSUM", volume, volume_before):
            gain, loss = total(greater(now - then, 0), n), total(greater(then - now, 0), n)
            moved = total(absolute(now - then), n) + EPS
            rolling |= {name + "P": gain / moved, name + "N": loss / moved, name + "D": (gain - loss) / moved}
        factors |= {f"{name}{n}": values for name, values in rolling.items()}
    return factors
