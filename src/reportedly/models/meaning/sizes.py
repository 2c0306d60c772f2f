"""The measures of vectors, by themselves: what compares vectors needs no encoder."""

from __future__ import annotations

MODEL = 1
"""The number of the encoder, kept beside its vectors: those of another can't be compared with them."""

WIDTH = 64
"""Numbers of a vector."""

STEPS = 127
"""Steps of a number of a vector, from 0 to 1: one is kept as 8 bits."""
