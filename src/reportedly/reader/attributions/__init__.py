"""Who said what: source, cue and content of every attribution in an article."""

from reportedly.reader.attributions.ahead import find_ahead
from reportedly.reader.attributions.attribution import Attribution
from reportedly.reader.attributions.together import find_attributions, model_name

__all__ = ["Attribution", "find_ahead", "find_attributions", "model_name"]
