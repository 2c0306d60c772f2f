"""Time expressions and what they stand for, counted from the date of publication."""

from reportedly.reader.dates.find import RULES, find_dates
from reportedly.reader.dates.unresolved import why_open
from reportedly.reader.dates.values import days_of

__all__ = ["RULES", "days_of", "find_dates", "why_open"]
