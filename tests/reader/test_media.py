"""Media: the examples of the lexicon, and statements without one."""

from __future__ import annotations

from attributed import read_marked
from reportedly.lexicon import load

WITHOUT = [
    "<source>The abbot</source> <cue>said</cue> <content>the letter was lost</content>.",
    "<source>The abbot</source> <cue>said</cue> in March <content>that the roof leaked</content>.",
    "<content>The roof leaks</content>, <cue>according to</cue> <source>the abbot</source>.",
]


def test_lexicon_examples() -> None:
    lexicon = load("en/media")
    kinds = ("noun", "cue_noun", "verb")
    examples = [(text, medium) for kind in kinds for medium, words in lexicon[kind].items() for text in words.values()]
    examples.append((lexicon["prepositions"]["example"], "interview"))
    reads = read_marked([text for text, _ in examples])
    found = [next(iter(read.statements.values())).medium for read in reads]
    wrong = [(text, one) for (text, want), one in zip(examples, found, strict=True) if one != want]
    assert not wrong


def test_no_medium_where_none_is_named() -> None:
    assert [next(iter(read.statements.values())).medium for read in read_marked(WITHOUT)] == [None, None, None]


def test_a_document_that_speaks_is_the_medium() -> None:
    (read,) = read_marked(["<source>The letter</source> <cue>said</cue> <content>the roof leaked</content>."])
    assert read.statements[""].medium == "letter"
