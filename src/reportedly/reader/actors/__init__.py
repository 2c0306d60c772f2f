"""Who is in the article: mentions gathered into one actor per person, body, state, place or group."""

from reportedly.reader.actors.cast import Cast, Mention, resolve_actors
from reportedly.reader.actors.taking_part import keep_those_who_take_part

__all__ = ["Cast", "Mention", "keep_those_who_take_part", "resolve_actors"]
