"""Which mentions, in all articles, are one actor."""

from reportedly.resolve.joining import join_actors, part_actors, rejoin

__all__ = ["join_actors", "part_actors", "rejoin"]
