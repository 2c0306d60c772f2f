"""Who said what: source, cue and content of every attribution in an article."""

from reportedly.read.attributions.ahead import find_ahead
from reportedly.read.attributions.attribution import Attribution
from reportedly.read.attributions.together import find_attributions, finder

__all__ = ["Attribution", "find_ahead", "find_attributions", "finder"]
