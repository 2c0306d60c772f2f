"""Time expressions and what they stand for, counted from the date of publication."""

from reportedly.read.dates.find import RULES, find_dates
from reportedly.read.dates.unresolved import why_open
from reportedly.read.dates.values import days_of

__all__ = ["RULES", "days_of", "find_dates", "why_open"]
