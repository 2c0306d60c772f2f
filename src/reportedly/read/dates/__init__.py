"""Time expressions and what they stand for, counted from the date of publication."""

from reportedly.read.dates.find import find_dates

__all__ = ["find_dates"]
