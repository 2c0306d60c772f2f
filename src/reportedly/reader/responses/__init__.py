"""How statements answer each other: denials, disputes, confirmations, support, silence."""

from reportedly.reader.responses.find import find_responses

__all__ = ["find_responses"]
