"""Statements as schema.org Claims, one JSON-LD document; never a ClaimReview and never a rating.

Only what is put forward as so becomes a claim: assertions, confirmations, accusations, warnings, predictions and
denials. Where the source denies something or says it in the negative, `text` is the whole of the words with source and
cue ("Voss denied that …"), so that nobody is made to claim what he denies.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.explore.exports.annotations import iri
from reportedly.explore.exports.characters import json_line, web_address
from reportedly.explore.exports.context import Context, actor_key, actor_name
from reportedly.explore.exports.evidence import Json
from reportedly.explore.exports.files import Files
from reportedly.explore.wording import spoken
from reportedly.reading import Reading, Statement

CLAIMS = frozenset({"assert", "confirm", "accuse", "warn", "predict", "deny"})


def write(readings: Iterable[Reading], files: Files, context: Context) -> None:
    """Write one JSON-LD document, a claim a line."""
    with files.open() as stream:
        stream.write(b'{"@context": "https://schema.org", "@graph": [\n')
        first = True
        for reading in readings:
            for statement in reading.statements:
                if statement.act in CLAIMS and statement.content_spans:
                    stream.write(b"" if first else b",\n")
                    stream.write(json_line(claim(reading, statement, context))[:-1])
                    first = False
        stream.write(b"\n]}\n")


def claim(reading: Reading, statement: Statement, context: Context) -> Json:
    """One statement as a Claim: what, by whom, where it appeared, and the words."""
    article = reading.article
    key = context.article_key(article)
    denied = statement.act == "deny" or statement.polarity == "negative"
    known = context.claim(article, statement)
    return {
        "@type": "Claim",
        "@id": iri("article", key, statement.id),
        "text": statement.evidence if denied else statement.content,
        "description": spoken(statement),
        **({"author": _author(reading, statement, context)} if statement.source else {}),
        **({"datePublished": statement.date.value} if statement.date else {}),
        "appearance": _appearance(reading, key, context),
        "citation": [{"@type": "Quotation", "text": span.text} for span in statement.content_spans],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "span", "value": f"{span.start}-{span.end}"}
            for span in statement.spans
        ],
        **({"isPartOf": {"@type": "Claim", "@id": iri("claim", known.key), "text": known.text}} if known else {}),
    }


def _author(reading: Reading, statement: Statement, context: Context) -> Json:
    source = statement.source
    if source is None:
        return {}
    return {
        "@type": "Person" if source.kind == "person" else "Organization",
        "@id": iri("actor", actor_key(context, reading.article, source)),
        "name": actor_name(context, reading.article, source),
    }


def _appearance(reading: Reading, key: str, context: Context) -> Json:
    article = reading.article
    address, archived = web_address(article.url), web_address(context.archived(article))
    return {
        "@type": "NewsArticle",
        "@id": iri("article", key),
        "name": article.name,
        **({"url": address} if address else {}),
        **({"archivedAt": archived} if archived else {}),
        **({"headline": article.title} if article.title else {}),
        **({"publisher": {"@type": "Organization", "name": article.publisher}} if article.publisher else {}),
        **({"datePublished": article.published} if article.published else {}),
        **({"author": {"@type": "Person", "name": article.byline}} if article.byline else {}),
    }
