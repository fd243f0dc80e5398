"""What the oracle scripts share: reading the inputs, choosing dates, writing golden rows.

A golden file has the columns operator,series,attributes,date,s0..s11: series and attributes are joined
by ';', an empty cell is missing. A series is the name of an input or a number (a literal).
"""
import os

import numpy as np
import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
GOLDEN = os.path.join(HERE, "../resources/lode/golden")
DATES = [0, 1, 4, 9, 19, 20, 33, 50, 63, 64, 65, 74, 99, 100, 120, 121, 125, 126, 127, 128, 149]


def inputs():
    """Name -> DataFrame (dates x stocks) of float64 values that are exact float32."""
    table = pd.read_csv(os.path.join(GOLDEN, "inputs.csv"))
    return {
        name: part.set_index("date").drop(columns="series").astype(np.float32).astype(np.float64)
        for name, part in table.groupby("series", sort=False)
    }


class Writer:
    def __init__(self, family):
        self.path = os.path.join(GOLDEN, f"golden_{family}.csv")
        self.lines = ["operator,series,attributes,date," + ",".join(f"s{i}" for i in range(12))]

    def add(self, operator, series, attributes, values, dates=DATES):
        """values: DataFrame dates x stocks; whatever is not finite as a float32 is missing."""
        values = np.asarray(values, dtype=np.float64)
        with np.errstate(all="ignore"):
            single = values.astype(np.float32)
        for t in dates:
            cells = ",".join(repr(float(c)) if np.isfinite(c) else "" for c in single[t])
            self.lines.append(f"{operator},{series},{attributes},{t},{cells}")

    def close(self):
        with open(self.path, "w") as f:
            f.write("\n".join(self.lines) + "\n")
        print(f"{self.path}: {len(self.lines) - 1} rows")
