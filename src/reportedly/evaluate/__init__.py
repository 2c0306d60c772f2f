"""The measures, runnable by a user on a corpus of theirs."""
