"""Who speaks in articles, and which of those who speak are one: what origins, disputes and series count by."""

from reportedly.reconcile.voices.circle import Circle
from reportedly.reconcile.voices.nouns import Bond, Chars, Page, Voice
from reportedly.reconcile.voices.pages import page_of

__all__ = ["Bond", "Chars", "Circle", "Page", "Voice", "page_of"]
