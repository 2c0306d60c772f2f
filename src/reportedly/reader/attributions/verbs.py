"""Verbs that carry somebody's words or thoughts, by what they take: clause, infinitive, object, preposition."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.reader.attributions.cues import hearsay_adverbs, is_speech, participles, telling_verbs
from reportedly.reader.attributions.scene import Find, Scene, Words, trimmed
from reportedly.reader.attributions.sources import agent, source_words, subject

_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
_CLAUSES = frozenset({"ccomp", "parataxis"})
_TAKEN_ALONG = frozenset({"prep", "xcomp", "oprd", "ccomp", "advcl", "acomp"})
_TAILS = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "prep"})
_AFTER_OBJECT = frozenset({"of", "as", "to", "for", "from", "with", "over", "against", "about", "on", "in"})


def said_clause(scene: Scene, verb: Token, children: list[Token]) -> Iterator[Find]:
    """A clause that depends on the verb: "the mayor said (that) the bridge is closed"."""
    for child in children:
        if child.dep_ == "ccomp" and not _is_passive(children) and _is_clause(scene, child):
            if (child.i < verb.i and _is_parted(scene, child, verb)) or _is_behind_inserted(child):
                continue
            source, content = subject(scene, verb), _phrase(scene, child, verb)
            yield _find(scene, "said_clause", verb, children, source, [content])
            also = _also_said(scene, verb, children, content)
            if also is not None:
                found = _find(scene, "said_clause", verb, children, source, [also])
                found.form = "said_clauses"
                yield found
            return


def _is_behind_inserted(clause: Token) -> bool:
    """Whether a clause begins with somebody's inserted "said": "agreed to meet, | a clerk said, after it closed"."""
    return any(child.dep_ == "parataxis" and is_speech(child) for child in clause.lefts)


def _is_parted(scene: Scene, clause: Token, verb: Token) -> bool:
    """Whether a semicolon stands between a clause and the verb after it, so that they are two sentences."""
    return any(scene.doc[i].text == ";" for i in range(clause.right_edge.i, verb.i))


def told_that(scene: Scene, verb: Token, children: list[Token]) -> Iterator[Find]:
    """A clause that the parse hangs on who is told: "told a friend that he was ill", "said to her that it was late"."""
    if not is_speech(verb) or _is_passive(children) or any(c.dep_ == "ccomp" and c.i > verb.i for c in children):
        return
    told = next((c for c in children if c.i > verb.i and _is_told(verb, c)), None)
    if told is None:
        return
    last = verb.right_edge.i
    for word in scene.doc[told.i + 1 : last]:
        if word.pos_ in {"VERB", "AUX"} or word.is_sent_start:
            return
        if word.lower_ == "that":
            clause = word.head
            if word.dep_ == "mark" and clause.i > word.i and clause.right_edge.i <= last:
                content = trimmed(scene, word.i, clause.right_edge.i + 1)
                found = _find(scene, "told_that", verb, children, subject(scene, verb), [content])
                found.form = "said_clause"
                yield found
            return


def _is_told(verb: Token, child: Token) -> bool:
    """Whether a phrase after a verb is who is told."""
    if child.dep_ == "prep" or child.lower_ == "to":
        return child.lower_ == "to"
    return child.dep_ in {"dobj", "dative"} and verb.lemma_.lower() in telling_verbs()


def _is_clause(scene: Scene, head: Token) -> bool:
    """Whether what the parse calls a clause is one: it holds a verb, or stands in quotation marks."""
    if head.pos_ in {"VERB", "AUX"} or scene.quoted[head.i] >= 0:
        return True
    return any(child.dep_ in {"nsubj", "nsubjpass", "cop", "aux", "mark"} for child in head.children)


def _also_said(scene: Scene, verb: Token, children: list[Token], content: Words) -> Words | None:
    """The content with a second clause that the parse coordinates with the verb: "said it held, but the road sank"."""
    for child in children:
        if child.dep_ == "conj" and child.i >= content[1] > verb.i and not is_speech(child):
            if any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in child.children):
                return trimmed(scene, content[0], child.right_edge.i + 1)
            return None
    return None


def said_around(scene: Scene, verb: Token, children: list[Token]) -> Iterator[Find]:
    """A clause around or before an inserted verb: "The bridge, the mayor said, is closed"."""
    above = verb.head
    if verb.dep_ not in {"parataxis", "advcl"} or above.i == verb.i or any(c.dep_ == "ccomp" for c in children):
        return
    if verb.dep_ == "advcl" and not any(c.lower_ == "as" and c.dep_ == "mark" for c in children):
        return
    if subject(scene, verb) is None:
        return
    first, last = above.left_edge.i, above.right_edge.i + 1
    inner_first, inner_last = verb.left_edge.i, verb.right_edge.i + 1
    pieces = [trimmed(scene, *piece) for piece in ((first, inner_first), (inner_last, last)) if piece[1] > piece[0]]
    pieces = [piece for piece in pieces if any(scene.doc[i].is_alpha for i in range(*piece))]
    if pieces:
        yield _find(scene, "said_around", verb, children, subject(scene, verb), pieces)


def meant_to(scene: Scene, verb: Token, children: list[Token]) -> Iterator[Find]:
    """An infinitive or a gerund: "vowed to resign", "denied taking part"."""
    if _is_passive(children) or any(
        c.dep_ == "dobj" or (c.dep_ == "ccomp" and not _is_behind_inserted(c)) for c in children
    ):
        return
    for child in children:
        if child.dep_ == "xcomp" and child.i > verb.i and child.tag_ in {"VB", "VBG", "VBN", "JJ"}:
            found = _find(scene, "meant_to", verb, children, subject(scene, verb), [_phrase(scene, child, verb)])
            found.form = "meant_to" if child.tag_ == "VB" else "meant_doing"
            yield found
            return


def judged_object(scene: Scene, verb: Token, children: list[Token]) -> Iterator[Find]:
    """An object, with what is said of it: "praised the plan", "accused the firm of fraud", "urged them to stay"."""
    if _is_passive(children):
        return
    place = next((n for n, c in enumerate(children) if c.dep_ in {"dobj", "obj"}), None)
    if place is None:
        return
    target = children[place]
    first, last = target.left_edge.i, target.right_edge.i + 1
    if first <= verb.i < last:
        first, last = (first, verb.i) if target.i < verb.i else (verb.i + 1, last)
    source = subject(scene, verb)
    whole = trimmed(scene, first, _with_tail(children, last) if target.i > verb.i else last)
    yield _find(scene, "judged_object", verb, children, source, [whole])
    for child in children[place + 1 :]:
        end = child.right_edge.i + 1
        if child.dep_ == "prep" and child.lower_ in _AFTER_OBJECT:
            end = _with_tail(children, end)
            found = _find(scene, "judged_object", verb, children, source, [trimmed(scene, first, end)])
            found.form = "judged_object_prep"
            found.marks += _preposition(verb, child)
            yield found
        elif child.dep_ in {"xcomp", "oprd", "ccomp"} and not _is_finite(child):
            found = _find(scene, "judged_object", verb, children, source, [trimmed(scene, first, end)])
            found.form = "judged_object_to"
            yield found
            return


def _with_tail(children: list[Token], end: int) -> int:
    """The end of a content moved past what the parser hangs on the verb though it goes on: "of planning | to leave"."""
    for child in children:
        if child.i >= end and child.left_edge.i == end and child.dep_ in _TAILS:
            word = child.left_edge.lower_
            if word in {"to", "that"} or (word in {"by", "from"} and any(c.dep_ == "pcomp" for c in child.children)):
                end = child.right_edge.i + 1
    return end


def _is_finite(clause: Token) -> bool:
    """Whether a clause stands by itself, so that the object before it is who is told, not what is said."""
    if clause.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(c.tag_ in {"MD", "VBD", "VBZ", "VBP"} or c.lower_ in {"that", "if", "whether"} for c in clause.lefts)


def spoke_about(scene: Scene, verb: Token, children: list[Token]) -> Iterator[Find]:
    """The object of a preposition: "called for a vote", "has not commented on it"."""
    if _is_passive(children) or any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in children):
        return
    for child in children:
        if child.dep_ == "prep" and child.i > verb.i and child.n_rights:
            inner = next(iter(child.rights))
            source = subject(scene, verb)
            if source is not None and scene.quoted[source.i] >= 0 > scene.quoted[verb.i]:
                return  # a term that is explained: the “upper bridge” refers to the old one
            content = trimmed(scene, inner.left_edge.i, _with_tail(children, inner.right_edge.i + 1))
            found = _find(scene, "spoke_about", verb, children, source, [content])
            found.marks += _preposition(verb, child)
            found.cue_words = (found.cue_words[0], max(found.cue_words[1], child.i + 1))
            yield found
            return


def called_for(scene: Scene, verb: Token, children: list[Token]) -> Iterator[Find]:
    """A clause with "for": "called for all sides to hold back"."""
    for child in children:
        if child.dep_ in {"advcl", "ccomp", "xcomp"} and child.i > verb.i:
            mark = next((c for c in child.children if c.dep_ == "mark" and c.lower_ == "for"), None)
            if mark is not None and mark.i > verb.i:
                content = trimmed(scene, mark.i + 1, child.right_edge.i + 1)
                yield _find(scene, "called_for", verb, children, subject(scene, verb), [content])
                return


def was_said(scene: Scene, verb: Token, children: list[Token]) -> Iterator[Find]:
    """The passive: "she was accused of fraud", "it is believed that", "the plan was welcomed by both"."""
    if not _is_passive(children):
        return
    doer = agent(verb)
    below = next((c for c in children if c.dep_ in {"nsubjpass", "csubjpass"}), None)
    clause = next((c for c in children if c.dep_ in {"ccomp", "xcomp", "oprd"} and c.i > verb.i), None)
    prep = next((c for c in children if c.dep_ == "prep" and c.lower_ in _AFTER_OBJECT and c.i > verb.i), None)
    rest = clause or prep
    pieces: list[Words] = []
    if below is not None and not (below.lower_ == "it" and clause is not None):
        pieces.append(_phrase(scene, below, verb))
    if rest is not None:
        pieces.append(_phrase(scene, rest, verb))
    if pieces and (rest is not None or doer is not None):
        found = _find(scene, "was_said", verb, children, doer, sorted(pieces))
        if rest is not None:
            found.form = "was_said_clause" if clause is not None else "was_said_prep"
        yield found


def hang_participles(scene: Scene) -> None:
    """Note participles of reporting inside another's content: "said it fell, adding that nobody was hurt".

    The parser hangs them on the verb of the content; they share the subject of the verb of saying, whose content they
    end.
    """
    for token in scene.doc:
        if token.tag_ != "VBG" or token.dep_ not in {"advcl", "acl", "conj", "xcomp"} or scene.quoted[token.i] >= 0:
            continue
        if token.lower_ in participles():
            above = _saying_above(token)
            if above is not None:
                scene.hung[token.i] = above
                scene.cuts.setdefault(above.i, token.left_edge.i)


def _saying_above(token: Token) -> Token | None:
    inside = False
    for _ in range(8):
        above = token.head
        if above.i == token.i:
            return None
        inside = inside or token.dep_ == "ccomp"
        if inside and above.pos_ == "VERB" and is_speech(above):
            return above
        token = above
    return None


RULES = (said_clause, told_that, said_around, meant_to, judged_object, spoke_about, called_for, was_said)


def find_verbs(scene: Scene) -> Iterator[Find]:
    """Run the rules over every verb."""
    hang_participles(scene)
    for token in scene.doc:
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"}):
            children = list(token.children)
            for rule in RULES:
                yield from rule(scene, token, children)


def _preposition(verb: Token, preposition: Token) -> tuple[str, str]:
    word = preposition.lower_
    return f"prep={word}", f"lemma_prep={verb.lemma_.lower()} {word}"


def _is_passive(children: list[Token]) -> bool:
    return any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in children)


def _phrase(scene: Scene, head: Token, verb: Token) -> Words:
    """All words of a phrase, on the side of the verb on which its head stands."""
    first, last = head.left_edge.i, head.right_edge.i + 1
    if first <= verb.i < last:
        first, last = (first, verb.i) if head.i < verb.i else (verb.i + 1, last)
    cut = scene.cuts.get(verb.i, last)
    return trimmed(scene, first, cut if first < cut < last else last)


def _find(
    scene: Scene, rule: str, verb: Token, children: list[Token], source: Token | None, contents: list[Words]
) -> Find:
    words = source_words(scene, source, verb) if source is not None else None
    return Find(rule, verb, cue_words(verb, children), source, words, contents)


def cue_words(verb: Token, children: list[Token]) -> Words:
    """The verb with its auxiliaries, negation and particle, as far as they stand beside it."""
    first, last = verb.i, verb.i + 1
    parts = {c.i for c in children if c.dep_ in _CUE_PARTS or (c.dep_ == "advmod" and c.n_lefts + c.n_rights == 0)}
    parts -= {place for place in parts if verb.doc[place].lower_ in hearsay_adverbs()}
    while first - 1 in parts:
        first -= 1
    while last in parts and verb.doc[last].dep_ in {"prt", "neg"}:
        last += 1
    return first, last
