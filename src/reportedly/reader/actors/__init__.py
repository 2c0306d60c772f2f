"""Who is in the article: mentions gathered into one actor per person, body, state, place or group."""

from reportedly.reader.actors.cast import Cast, Mention, resolve_actors

__all__ = ["Cast", "Mention", "resolve_actors"]
