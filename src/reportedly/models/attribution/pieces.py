"""Word pieces of an article with what the parse says of each: what the attribution model is given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from tokenizers import Tokenizer

Ints = NDArray[np.int64]
Chars = tuple[int, int]
Words = tuple[int, int]
"""A stretch `[first, last)` of word pieces."""

POS = (
    "X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "SPACE",
)  # fmt: skip
DEPENDENCIES = (
    "other", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass",
    "case", "cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl",
    "intj", "mark", "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis",
    "pcomp", "pobj", "poss", "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
ENTITIES = {
    "": 0, "PERSON": 1, "ORG": 2, "GPE": 3, "LOC": 3, "FAC": 3, "NORP": 4, "DATE": 5, "TIME": 5, "CARDINAL": 6,
    "PERCENT": 6, "MONEY": 6,
}  # fmt: skip
OTHER_ENTITY = 7

COLUMNS = (6, 4, 3, len(POS), len(DEPENDENCIES), OTHER_ENTITY + 1)
"""How many values each column of `Pieces.columns` has: shape, quotation, place, part of speech, dependency, entity."""

_POS = {name: value for value, name in enumerate(POS)}
_DEPENDENCIES = {name: value for value, name in enumerate(DEPENDENCIES)}


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The word pieces of one article, and of the tokens they belong to what branches are told from.

    `ids`, `start`, `end` (offsets into the text), `token` (index of the token): one value a piece. `columns`: one row a
    piece. `head`, `dependency`, `sentence`, `left`, `right` (edges of the subtree, both included): one value a token.
    """

    ids: Ints
    start: Ints
    end: Ints
    token: Ints
    columns: Ints
    head: Ints
    dependency: Ints
    sentence: Ints
    left: Ints
    right: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def chars(self, words: Words) -> Chars:
        """The stretch of text that some pieces cover."""
        return int(self.start[words[0]]), int(self.end[words[1] - 1])

    def touched(self, spans: list[Chars]) -> list[Words]:
        """The stretches of pieces that share a character with spans of the text; spans without a piece are left out."""
        found = []
        for start, end in spans:
            first = int(np.searchsorted(self.end, start, side="right"))
            last = int(np.searchsorted(self.start, end, side="left"))
            if first < last:
                found.append((first, last))
        return found


@cache
def tokenizer() -> Tokenizer:
    """The word-piece tokenizer that belongs to the encoder."""
    path = resources.files("reportedly") / "models/attribution/weights/tokenizer.json"
    made = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    made.no_padding()
    made.no_truncation()
    return made


def pieces_of(doc: Doc, quoted: list[tuple[int, int, bool]], paragraphs: list[Chars]) -> Pieces:
    """The pieces of a parsed article.

    Args:
        doc: the parse; `doc.text` is the text as the parser got it.
        quoted: start, end and whether closed, of each quotation, marks included.
        paragraphs: start and end of each paragraph.
    """
    encoded = tokenizer().encode(doc.text, add_special_tokens=False)
    offsets = np.array(encoded.offsets, np.int64).reshape(-1, 2)
    token_starts = np.array([token.idx for token in doc], np.int64)
    token = np.maximum(np.searchsorted(token_starts, offsets[:, 0], side="right") - 1, 0)
    sentence_starts = np.array([bool(t.is_sent_start) for t in doc], bool)
    columns = np.zeros((len(offsets), len(COLUMNS)), np.int64)
    columns[:, 0] = _values([_shape(t.text) for t in doc])[token]
    columns[:, 1] = _quotation_states(len(doc.text), quoted)[offsets[:, 0]]
    opens = sentence_starts[token] & (offsets[:, 0] == token_starts[token])
    columns[:, 2] = np.maximum(opens, 2 * np.isin(offsets[:, 0], [start for start, _ in paragraphs]))
    dependency = _values([_DEPENDENCIES.get(t.dep_, 0) for t in doc])
    columns[:, 3] = _values([_POS.get(t.pos_, 0) for t in doc])[token]
    columns[:, 4] = dependency[token]
    columns[:, 5] = _values([ENTITIES.get(t.ent_type_, OTHER_ENTITY) for t in doc])[token]
    return Pieces(
        ids=np.array(encoded.ids, np.int64),
        start=offsets[:, 0],
        end=offsets[:, 1],
        token=token,
        columns=columns,
        head=_values([t.head.i for t in doc]),
        dependency=dependency,
        sentence=np.cumsum(sentence_starts),
        left=_values([t.left_edge.i for t in doc]),
        right=_values([t.right_edge.i for t in doc]),
    )


def _values(values: list[int]) -> Ints:
    return np.array(values, np.int64)


def _shape(word: str) -> int:
    """Lower case, Title, UPPER, miXed, with a digit, without letter or digit."""
    if not any(letter.isalnum() for letter in word):
        return 5
    if any(letter.isdigit() for letter in word):
        return 4
    return 0 if word.islower() else 1 if word.istitle() else 2 if word.isupper() else 3


def _quotation_states(length: int, quoted: list[tuple[int, int, bool]]) -> Ints:
    """For each character: outside, inside a quotation, its opening mark, its closing mark."""
    states = np.zeros(length + 1, np.int64)
    for start, end, closed in quoted:
        states[start:end] = 1
        states[start] = 2
        if closed:
            states[end - 1] = 3
    return states


BRANCHES = 4 + 3 * len(DEPENDENCIES)
"""Values of `branches`: after, before, elsewhere in the sentence, the cue, then a dependency at one of three levels."""


def branches(pieces: Pieces, cue: Words) -> Ints:
    """On which branch of the parse each piece hangs, seen from a cue; one value a piece.

    Level 0 are the cue's own branches (its subject, its clause …), level 1 those of the word above it, level 2 those of
    the word above that.
    """
    inside = sorted(set(pieces.token[cue[0] : cue[1]].tolist()))
    found = np.zeros(len(pieces.head), np.int64)
    top = next((t for t in inside if pieces.head[t] not in inside or pieces.head[t] == t), inside[0])
    first = int(np.searchsorted(pieces.sentence, pieces.sentence[top]))
    last = int(np.searchsorted(pieces.sentence, pieces.sentence[top], side="right"))
    found[:first], found[first:last] = 1, 2
    for level, word in reversed(list(enumerate(_upwards(pieces, top)))):
        _mark_branches(pieces, found, word, level)
    found[inside] = 3
    return found[pieces.token]


def _upwards(pieces: Pieces, token: int) -> list[int]:
    chain = [token]
    while len(chain) < 3 and pieces.head[chain[-1]] != chain[-1]:
        chain.append(int(pieces.head[chain[-1]]))
    return chain


def _mark_branches(pieces: Pieces, found: Ints, word: int, level: int) -> None:
    base = 4 + level * len(DEPENDENCIES)
    left, right = int(pieces.left[word]), int(pieces.right[word]) + 1
    found[left:right] = base + pieces.dependency[word] if level else 4
    for child in np.nonzero(pieces.head[left:right] == word)[0] + left:
        if child != word:
            found[pieces.left[child] : pieces.right[child] + 1] = base + pieces.dependency[child]
    found[word] = base
