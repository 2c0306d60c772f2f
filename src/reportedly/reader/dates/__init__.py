"""Time expressions and what they stand for, counted from the date of publication."""

from reportedly.reader.dates.find import RULES, Time, find_dates, find_times
from reportedly.reader.dates.unresolved import why_open
from reportedly.reader.dates.values import days_of

__all__ = ["RULES", "Time", "days_of", "find_dates", "find_times", "why_open"]
