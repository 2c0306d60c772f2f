"""Looking for garbage more rarely while many articles come in."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = (10_000, 20, 50)
"""Objects that are made before the young ones are looked through, and how many such looks before the older ones are.

An article's reading and rows are thousands of objects, nearly all freed without a look: Python's own settings (700, 10,
10) cost adding a twentieth of its time.
"""


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Look for garbage rarely in this process while this lasts; then as before."""
    before = gc.get_threshold()
    if before[0]:  # 0: whoever runs this process wants no looking at all
        gc.set_threshold(*map(max, before, RARELY))
    try:
        yield
    finally:
        gc.set_threshold(*before)
