"""The measures, runnable by a user on a corpus of theirs; the quality floors are kept here too.

All figures are micro-averages: counts are summed over the articles first, then divided.
"""
