"""Figure series: all counts of one toll, by whom, as of when, and what replaced what."""

from reportedly.reconcile.series.bare import bare_counts
from reportedly.reconcile.series.nouns import Count, Range, Replaced, Series
from reportedly.reconcile.series.series import circle_of, series_of

__all__ = ["Count", "Range", "Replaced", "Series", "bare_counts", "circle_of", "series_of"]
