"""Logistic regression for the weights that the package keeps as data: few features and small tables."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STEPS = 60


def logistic(rows: Floats, right: Floats, *, penalty: float, worth: Floats | None = None) -> Floats:
    """The weights of the columns, by Newton's method; the first column is the constant.

    Args:
        rows: a row for each example.
        right: 1 for what is to be told from the rest, else 0.
        penalty: L2 on the weights of the columns once these are standardised; the constant has none.
        worth: how much each example counts; 1 if None.
    """
    counted = np.ones(len(right)) if worth is None else worth
    means, spread = rows.mean(0), rows.std(0)
    spread[spread < 1e-9] = 1
    means[0], spread[0] = 0, 1
    table = (rows - means) / spread
    held = np.full(rows.shape[1], penalty)
    held[0] = 1e-6
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (counted * (likely - right)) + held * found
        curve = (table * (counted * likely * (1 - likely))[:, None]).T @ table + np.diag(held)
        found -= np.linalg.solve(curve, slope)
    plain: Floats = found / spread
    plain[0] = found[0] - float((found[1:] * means[1:] / spread[1:]).sum())
    return plain
