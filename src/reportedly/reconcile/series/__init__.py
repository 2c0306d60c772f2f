"""Figure series: all counts of one toll, by whom, as of when, and what replaced what."""

from reportedly.reconcile.series.nouns import Count, Range, Replaced, Series
from reportedly.reconcile.series.series import circle_of, series_of

__all__ = ["Count", "Range", "Replaced", "Series", "circle_of", "series_of"]
