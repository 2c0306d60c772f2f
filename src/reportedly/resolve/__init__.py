"""Which mentions, in all articles, are one actor."""
