"""Who said what: source, cue and content of every attribution in an article."""

from reportedly.read.attributions.attribution import Attribution
from reportedly.read.attributions.find import find_attributions

__all__ = ["Attribution", "find_attributions"]
