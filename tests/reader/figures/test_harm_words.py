"""Every verb, adjective and noun of harm is read in a sentence, and says the measure of its entry."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly import lexicon
from reportedly.ingest.articles import make_article
from reportedly.reader.actors import Cast
from reportedly.reader.figures import find_figures
from reportedly.reader.syntax import parse

PARTICIPLES = {
    "slay": "slain", "shoot": "shot", "beat": "beaten", "put": "put", "leave": "left", "lose": "lost", "cost": "cost",
    "take": "taken", "hurt": "hurt", "hold": "held", "keep": "kept", "flee": "fled", "sink": "sunk", "bring": "brought",
    "make": "made", "gun": "gunned", "stab": "stabbed", "kidnap": "kidnapped", "trap": "trapped", "expel": "expelled",
    "go": "gone", "be": "been", "level": "levelled",
}  # fmt: skip
ACTIVE = {"cost", "sicken"}
"""Verbs whose participle is seldom a passive, and the parser does not take for one."""
BESIDE = {"custody": "into custody", "death": "to death", "hostage": "hostage", "lives": "their lives"}
COUNTED = {"things": "houses", "life": "lives", "prisoner": "prisoners"}


def participle(verb: str) -> str:
    """The past participle of a verb of the lexicon."""
    if verb in PARTICIPLES:
        return PARTICIPLES[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")


def _verbs() -> Iterator[tuple[str, str]]:
    """Each verb in a sentence, with its measure."""
    for entry in lexicon.load("en/figures_measures")["verb"]:
        words = entry.get("beside", [""])
        beside = next((f" {BESIDE[word]}" for word in BESIDE if word in words), f" {words[0]}".rstrip())
        counted = COUNTED.get(entry.get("units", [entry.get("of")])[0], "villagers")
        for lemma in entry["lemmas"]:
            form = participle(lemma)
            if lemma in ACTIVE:
                yield f"The war {form} 40 {counted}.", entry["measure"]
            elif entry["counts"] == "object":
                yield f"In all, 40 {counted} were {form}{beside} in the war.", entry["measure"]
            else:
                yield f"In all, 40 {counted} had {form}{beside} in the war.", entry["measure"]


def _adjectives_and_nouns() -> Iterator[tuple[str, str]]:
    for entry in lexicon.load("en/figures_measures")["adjective"]:
        counted = "houses" if entry["measure"] == "destroyed" else "villagers"
        yield from ((f"The envoy counted 40 {word} {counted}.", entry["measure"]) for word in entry["words"])
    for entry in lexicon.load("en/figures_measures")["noun"]:
        counted = "houses" if entry["measure"] == "destroyed" else "villagers"
        verb = "claimed" if "beside" in entry else "recalled"
        for lemma in entry["lemmas"]:
            noun = {"life": "lives", "remain": "remains"}.get(lemma, lemma)
            yield f"The war {verb} the {noun} of 40 {counted}.", entry["measure"]


def test_every_word_of_harm_says_its_measure() -> None:
    cases = [*_verbs(), *_adjectives_and_nouns()]
    wrong = []
    for (text, measure), one in zip(cases, parse(make_article(text) for text, _ in cases), strict=True):
        found = [figure.measure for figure in find_figures(one, [], Cast(), [])]
        if found != [measure]:
            wrong.append((text, measure, found))
    assert wrong == []
