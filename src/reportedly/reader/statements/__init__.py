"""Statements: attributions with their actors, chain, act, certainty, addressees, medium and date."""

from reportedly.reader.statements.make import innermost, make_statements

__all__ = ["innermost", "make_statements"]
