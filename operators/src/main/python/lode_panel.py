"""Reads a Lode panel file (.panel) with numpy and nothing else.

    panel = lode_panel.read("factors.panel")
    panel["alpha001"]                # float32, dates x stocks, NaN where missing; mapped, not copied
    panel.dates, panel.symbols       # the axes: datetime64[D], list of str
    panel.fields                     # name -> (kind, meaning)

The layout is drawn in lode.panel.PanelFile.
"""
import struct

import numpy as np

VERSION = 2
PAGE = 4096
FIXED = 128


class Panel:
    def __init__(self, path):
        self.path = path
        with open(path, "rb") as file:
            if file.read(8) != b"LODEPANL":
                raise ValueError(f"not a panel file: file={path}")
            version, size, days, stocks, self._stride, count, _ = struct.unpack("<7i", file.read(28))
            if version != VERSION:
                raise ValueError(f"panel file of an unknown version: file={path} version={version} known={VERSION}")
            file.seek(FIXED)
            head = file.read(size - FIXED)
        self._shape = days, stocks
        self.dates = np.frombuffer(head, "<i4", days).astype("datetime64[D]")
        self._at = 4 * days
        self.symbols = [self._text(head) for _ in range(stocks)]
        self.fields, self.labels, self._offsets = {}, {}, {}
        for _ in range(count):
            name, kind, meaning = self._text(head), self._text(head), self._text(head)
            labels = [self._text(head) for _ in range(self._numbers(head, "<i")[0])]
            self._offsets[name], _ = self._numbers(head, "<qi")
            self.fields[name] = kind, meaning
            if kind == "GROUP":
                self.labels[name] = labels

    def __getitem__(self, field):
        days, stocks = self._shape
        rows = np.memmap(self.path, "<f4", "r", self._offsets[field], (days, self._stride))
        return rows[:, :stocks]

    def _numbers(self, head, form):
        numbers = struct.unpack_from(form, head, self._at)
        self._at += struct.calcsize(form)
        return numbers

    def _text(self, head):
        length = self._numbers(head, "<i")[0]
        self._at += length
        return head[self._at - length : self._at].decode()


def read(path):
    return Panel(path)
