"""Nouns and adjectives that carry somebody's words or thoughts, and the colon after a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.reader.actor_nouns import noun_of
from reportedly.reader.attributions.cues import OTHER, adjective_classes, class_of, is_relative, light_verbs
from reportedly.reader.attributions.scene import Find, Scene, Words, trimmed
from reportedly.reader.attributions.sources import source_words, subject
from reportedly.reader.attributions.verbs import cue_words

_NAMES = frozenset({"ORG", "PERSON", "GPE", "NORP"})
_CLAUSES = frozenset({"acl", "relcl", "ccomp", "xcomp", "advcl"})
_ABOUT = frozenset(
    {"of", "for", "against", "about", "on", "over", "to", "with", "that", "toward", "towards", "at", "in"}
)
_FROM = frozenset({"of", "by", "from", "among", "in"})
_LONGEST_LABEL = 10


def noun_clause(scene: Scene, noun: Token, children: list[Token]) -> Iterator[Find]:
    """A clause or infinitive that says what a report, claim, promise or fear is: "the claim that", "a vow to"."""
    for child in children:
        if child.i > noun.i and child.dep_ in {"acl", "ccomp", "relcl"}:
            mark = next((c for c in child.children if c.dep_ in {"mark", "aux"} and c.lower_ in {"that", "to"}), None)
            if mark is None or (child.dep_ == "relcl" and mark.dep_ != "mark"):
                continue
            if is_relative(mark):
                return
            form = "noun_clause" if mark.lower_ == "that" else "noun_to"
            yield from _noun_find(scene, form, noun, children, (child.left_edge.i, child.right_edge.i + 1))
            return
    if noun.i + 1 < len(scene.doc) and class_of(noun) != OTHER:
        yield from _misread_clause(scene, noun, children)


def _misread_clause(scene: Scene, noun: Token, children: list[Token]) -> Iterator[Find]:
    """A clause after a noun of the lexicon that the parse takes for a relative clause, or hangs on the verb above.

    "The report that the mine would close" is one, "the claim that she made" is none: her claim is not the content.
    """
    word = scene.doc[noun.i + 1]
    if word.lower_ not in {"that", "to"} or scene.quoted[word.i] != scene.quoted[noun.i]:
        return
    for clause in (*children, *noun.head.children):
        if clause.i <= word.i or clause.left_edge.i != word.i or clause.dep_ not in _CLAUSES:
            continue
        subjects = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.i != word.i]
        if word.lower_ == "to" and clause.tag_ == "VB":
            yield from _noun_find(scene, "noun_to", noun, children, (word.i, clause.right_edge.i + 1))
        elif word.lower_ == "that" and subjects and not is_relative(word) and clause.lemma_ not in light_verbs():
            yield from _noun_find(scene, "noun_clause", noun, children, (word.i, clause.right_edge.i + 1))
        return


def noun_about(scene: Scene, noun: Token, children: list[Token]) -> Iterator[Find]:
    """What a report, criticism or endorsement is about: "her criticism of the plan", "accusations of fraud"."""
    for child in children:
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ in _ABOUT and child.n_rights:
            inner = next(iter(child.rights))
            content = (inner.left_edge.i, inner.right_edge.i + 1)
            for find in _noun_find(scene, "noun_about", noun, children, content):
                find.marks += (f"prep={child.lower_}", f"lemma_prep={noun.lemma_.lower()} {child.lower_}")
                find.cue_words = (find.cue_words[0], child.i + 1) if find.cue_words[1] == child.i else find.cue_words
                yield find
            return


def is_confident(scene: Scene, word: Token, children: list[Token]) -> Iterator[Find]:
    """An adjective with a clause, an infinitive or a preposition: "is confident that", "were aware of"."""
    verb = word if word.tag_ == "VBN" else word.head
    if verb is not word and (word.dep_ not in {"acomp", "oprd", "conj"} or verb.pos_ not in {"AUX", "VERB"}):
        return
    for child in children:
        if child.i > word.i and child.dep_ in {"ccomp", "xcomp", "prep", "agent"}:
            prep = child.dep_ in {"prep", "agent"}
            content = child
            if prep:
                content = next(iter(child.rights), child)
            source = _feeler(scene, word, verb)
            words = source_words(scene, source, verb) if source is not None else None
            first = cue_words(verb, list(verb.children))[0] if verb.i < word.i else word.i
            last = child.i + 1 if prep and child.i == word.i + 1 else word.i + 1
            piece = trimmed(scene, content.left_edge.i, content.right_edge.i + 1)
            if words is not None and piece[0] < words[1] and words[0] < piece[1]:
                return
            find = Find("is_confident", word, (first, last), source, words, [piece])
            find.form = f"adjective_{'prep' if prep else child.dep_}"
            if prep:
                find.marks += (f"prep={child.lower_}", f"lemma_prep={word.lemma_.lower()} {child.lower_}")
            yield find
            return


def _feeler(scene: Scene, word: Token, verb: Token) -> Token | None:
    """Who is confident: the subject, also of a participle that the parse takes for a passive ("was alarmed by")."""
    if verb is not word:
        return subject(scene, verb)
    passive = next((child for child in word.children if child.dep_ == "nsubjpass"), None)
    return passive if passive is not None else subject(scene, verb)


def message_is(scene: Scene, verb: Token, children: list[Token]) -> Iterator[Find]:
    """What a message, view or problem is: "the message is that we stay"."""
    if verb.lemma_ != "be":
        return
    noun = next((c for c in children if c.dep_ == "nsubj" and c.pos_ == "NOUN"), None)
    clause = next((c for c in children if c.i > verb.i and c.dep_ in {"ccomp", "xcomp", "attr"}), None)
    if noun is None or clause is None:
        return
    if clause.dep_ == "attr" and scene.quoted[clause.i] < 0:
        return
    content = (clause.left_edge.i, clause.right_edge.i + 1)
    for find in _noun_find(scene, "message_is", noun, list(noun.children), content):
        find.cue_words = (noun.i, verb.i + 1) if verb.i - noun.i < 4 else (noun.i, noun.i + 1)
        yield find


def _noun_find(scene: Scene, form: str, noun: Token, children: list[Token], content: Words) -> Iterator[Find]:
    piece = trimmed(scene, *content)
    source, how = _noun_source(scene, noun, children, piece)
    words = source_words(scene, source, noun) if source is not None else None
    if words is not None and words[0] < piece[1] and piece[0] < words[1]:
        source, words = None, None
    first = noun.i
    if how == "subject" and noun.head.i < noun.i and noun.i - noun.head.i < 6:
        first = cue_words(noun.head, list(noun.head.children))[0]
    rule = "noun_clause" if form == "noun_to" else form
    yield Find(rule, noun, (first, noun.i + 1), source, words, [piece], (f"noun_source={how}",), form=form)


def _noun_source(scene: Scene, noun: Token, children: list[Token], content: Words) -> tuple[Token | None, str]:
    """Whose words a noun tells: its possessor, the name before it, its author, or the subject of its verb."""
    for child in children:
        if child.dep_ == "poss":
            return child, "poss"
    for child in children:
        named = child.ent_type_ in _NAMES or (child.dep_ == "compound" and noun_of(child) is not None)
        if named and child.dep_ in {"compound", "nmod", "amod"} and child.i < noun.i:
            return child, "name"
    for child in children:
        if child.dep_ == "prep" and child.lower_ in _FROM and not content[0] <= child.i + 1 < content[1]:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None and inner.i > noun.i:
                return inner, child.lower_
    verb = noun.head
    if noun.dep_ in {"dobj", "obj"} and verb.lemma_ in light_verbs() and not _is_made_into(noun, children):
        return subject(scene, verb), "subject"
    return None, "none"


def _is_made_into(noun: Token, children: list[Token]) -> bool:
    """Whether "make" turns the noun into something else ("made support for the league a habit"): it has no article."""
    bare = noun.tag_ == "NN" and not any(child.dep_ in {"det", "poss", "amod", "neg"} for child in children)
    return bare and noun.head.lemma_ == "make"


def find_nouns(scene: Scene) -> Iterator[Find]:
    """Run the rules over every noun, adjective and copula."""
    for token in scene.doc:
        pos = token.pos_
        if pos == "NOUN":
            children = list(token.children)
            yield from noun_clause(scene, token, children)
            yield from noun_about(scene, token, children)
        elif pos == "ADJ" or (token.tag_ == "VBN" and token.lower_ in adjective_classes()):
            yield from is_confident(scene, token, list(token.children))
        elif pos == "AUX" and token.dep_ not in {"aux", "auxpass"}:
            yield from message_is(scene, token, list(token.children))


def label(scene: Scene) -> Iterator[Find]:
    """A name and a colon that open a paragraph: "The minister: 'No.'", "POLL: Two in three want the bridge"."""
    doc = scene.doc
    starts = [token.idx for token in doc]
    for start, end in scene.parsed.paragraphs:
        words = doc[bisect_left(starts, start) : bisect_left(starts, end)]
        colon = next((t for t in words[:_LONGEST_LABEL] if t.text == ":"), None)
        if colon is None or colon.i == words.start or colon.i + 2 >= words.end:
            continue
        label = doc[words.start : colon.i]
        if any(t.pos_ in {"VERB", "AUX"} or scene.quoted[t.i] >= 0 for t in label):
            continue
        head = next((t for t in label if t.head.i >= colon.i or t.head.i < words.start or t.head.i == t.i), label[-1])
        content = trimmed(scene, colon.i + 1, words.end)
        marks = (
            f"label_ent={head.ent_type_ or 'none'}",
            f"label_upper={label[0].is_upper}",
            f"label_quoted={scene.quoted[content[0]] >= 0}",
            f"label_words={min(4, len(label))}",
            f"label_lemma={head.lower_}",
        )
        yield Find("label", colon, (colon.i, colon.i + 1), head, (label.start, label.end), [content], marks)


RULES = (noun_clause, noun_about, is_confident, message_is, label)
