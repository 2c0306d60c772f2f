"""Time expressions and what they stand for, counted from the date of publication."""

from reportedly.reader.dates.find import RULES, Time, dates_of, find_dates, find_times, told_of
from reportedly.reader.dates.unresolved import why_open
from reportedly.reader.dates.values import days_of

__all__ = ["RULES", "Time", "dates_of", "days_of", "find_dates", "find_times", "told_of", "why_open"]
