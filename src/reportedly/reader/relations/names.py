"""Ties in how a body is named, and lists: "Northmark's Harbour Guard", "the Blue Ring in Southmark", "including"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.reader.actors import Mention
from reportedly.reader.parties import doer_of, objects_after
from reportedly.reader.phrases import agent_of, subject_of
from reportedly.reader.relations.scene import Scene, Tie, tie
from reportedly.reader.relations.words import list_words, named_state_bodies, state_bodies, tie_words, unit_words
from reportedly.reading import Actor, Predicate

_BODIES = frozenset({"organisation", "people"})
_LANDS = frozenset({"state", "place"})
_LONGEST_LIST = 80


def owned(scene: Scene) -> Iterator[Tie]:
    """A body behind the possessive or the adjective of a state: part of it, or based there if it is no state body."""
    for mention in scene.cast.mentions:
        if mention.form == "pronoun" or mention.actor.kind != "organisation":
            continue
        owner = _owner_before(scene, mention)
        if owner is None or owner.actor.kind not in _LANDS or owner.form != "name":
            continue
        predicate: Predicate = "part_of" if _is_state_body(scene, owner, mention) else "based_in"
        found = tie(scene, "owned", predicate, mention, owner, word=scene.doc[mention.head])
        if found is not None:
            yield found


def _owner_before(scene: Scene, mention: Mention) -> Mention | None:
    """The mention right before a body's, or the possessor of its head; words of its kind may stand between."""
    doc, place = scene.doc, scene.first(mention) - 1
    for _ in range(4):
        if place < 0:
            return None
        if doc[place].lower_ in {"'s", "'"}:
            return scene.ends.get(place - 1)
        owner = scene.ends.get(place)
        if owner is not None and owner.form == "name":
            return owner if owner.actor.kind in _LANDS and doc[place].pos_ == "ADJ" else None
        if doc[place].pos_ not in {"NOUN", "ADJ"}:
            return None
        place -= 1
    return None


def _is_state_body(scene: Scene, owner: Mention, mention: Mention) -> bool:
    """Whether the name, or the words between owner and name, have a word of a state body."""
    words = scene.doc[scene.last(owner) + 1 : scene.last(mention) + 1]
    return any(word.lower_ in state_bodies() for word in words)


def national(scene: Scene) -> Iterator[Tie]:
    """A state body described by its nationality is part of that state: "the Northmarkian state news agency"."""
    states = {actor.country: actor for actor in reversed(scene.cast.actors) if actor.kind == "state" and actor.named}
    for mention in scene.cast.mentions:
        actor = mention.actor
        if mention.form == "pronoun" or actor.kind != "organisation" or actor.country is None:
            continue
        state = states.get(actor.country)
        first, last = scene.first(mention), scene.last(mention)
        words = scene.doc[first : last + 1]
        adjective = next((w for w in words if w.pos_ in {"ADJ", "PROPN"} and w.text[:1].isupper()), None)
        if state is None or adjective is None or adjective.i == last or scene.at(adjective) is not None:
            continue
        behind = scene.doc[adjective.i + 1 : last + 1]
        if behind[0].text == "-":
            continue
        if any(w.text in state_bodies() or w.lower_ in named_state_bodies() for w in behind):
            yield Tie(actor, "part_of", state, mention.start, mention.end, None, "national")


def placed(scene: Scene) -> Iterator[Tie]:
    """A body or a group with a name, and "in" and a place right behind it: "the Blue Ring in Southmark"."""
    for mention in scene.cast.mentions:
        if mention.form == "pronoun" or mention.actor.kind not in _BODIES or not mention.actor.named:
            continue
        head = scene.doc[mention.head]
        for inner in objects_after(head, "in"):
            for token in (inner, *(child for child in inner.children if child.dep_ == "conj")):
                land = scene.at(token)
                if land is None or land.actor.kind not in _LANDS or not land.actor.named:
                    continue
                found = tie(scene, "placed", "based_in", mention, land, word=head)
                if found is not None:
                    yield found


def units(scene: Scene) -> Iterator[Tie]:
    """A unit, and behind a comma the larger one that it is part of: "3rd Battalion, 5th Harbour Regiment"."""
    doc = scene.doc
    for place, mention in scene.ends.items():
        if doc[place].lower_ not in unit_words("smaller") or place + 2 >= len(doc) or doc[place + 1].text != ",":
            continue
        whole = scene.starts.get(place + 2)
        if whole is None or {mention.actor.kind, whole.actor.kind} != {"organisation"}:
            continue
        found = tie(scene, "units", "part_of", mention, whole, word=doc[place])
        if found is not None and doc[scene.last(whole)].lower_ in unit_words("larger"):
            yield found


def listed(scene: Scene) -> Iterator[Tie]:
    """Each actor of a list that "including" or "such as" opens is a member of what the list is of.

    Where the sentence defines it ("refers to a network of crews, including ..."), the list is of what is defined.
    """
    for opener in _openers(scene):
        whole = _listed_whole(scene, opener)
        if whole is None or not _has_members(whole.actor) or _is_count(scene, whole):
            continue
        for member in _members(scene, opener):
            found = tie(scene, "listed", "member_of", member, whole, word=opener)
            if found is not None:
                yield found


def _has_members(actor: Actor) -> bool:
    """Whether an actor can be what a list is of: a body, a named group, states without a name ("the coast nations")."""
    return actor.kind == "organisation" or actor.named == (actor.kind == "people")


def _is_count(scene: Scene, whole: Mention) -> bool:
    """Whether a list is only of so many or of a kind, "at least five ports", "port offices": that is no body."""
    head = scene.doc[whole.head]
    if any(child.dep_ == "nummod" for child in head.children):
        return True
    determined = any(child.dep_ in {"det", "poss", "acl", "relcl"} for child in head.children)
    words = scene.doc[scene.first(whole) : scene.last(whole) + 1]
    plain = all(not word.text[:1].isupper() for word in words)
    return not whole.actor.named and head.tag_ == "NNS" and plain and not determined


def backed_list(scene: Scene) -> Iterator[Tie]:
    """Who supports those that a list is of supports each of the list, and what the sentence defines."""
    known = tie_words("verb")
    for opener in _openers(scene):
        for token in scene.doc[opener.sent.start : opener.i]:
            words = known.get(token.lemma_.lower(), ()) if token.tag_ == "VBN" and token.dep_ == "acl" else ()
            backer = scene.at(agent_of(token)) if any(word.predicate == "supports" for word in words) else None
            if backer is None:
                continue
            whole = _listed_whole(scene, opener)
            for backed in [*([whole] if whole else []), *_members(scene, opener)]:
                found = tie(scene, "backed_list", "supports", backer, backed, word=token)
                if found is not None and backed.actor.kind in _BODIES:
                    yield found


def _openers(scene: Scene) -> Iterator[Token]:
    openers = list_words("openers")
    for token in scene.doc:
        if token.lower_ in openers and (token.lower_ != "such" or _is_followed(token, "as")):
            yield token


def _is_followed(token: Token, word: str) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().lower_ == word


def _listed_whole(scene: Scene, opener: Token) -> Mention | None:
    root = opener.sent.root
    if root.lemma_.lower() in list_words("definitions") and root.i < opener.i:
        subject = scene.at(subject_of(root))
        if subject is not None:
            return subject
    if opener.pos_ == "VERB" and opener.dep_ != "prep":
        return scene.at(doer_of(opener))
    place = opener.i - 1
    while place > 0 and scene.doc[place].text in {",", "(", "-", "–", "—"}:
        place -= 1
    candidates = (scene.ends.get(place), scene.at(opener.head) if opener.head.i < opener.i else None)
    return next((mention for mention in candidates if mention is not None and _is_collective(scene, mention)), None)


def _is_collective(scene: Scene, mention: Mention) -> bool:
    """Whether what a mention names has members to list: a plural, a coalition or the like, a name all in capitals."""
    head = scene.doc[mention.head]
    return head.tag_ in {"NNS", "NNPS"} or head.lemma_.lower() in list_words("collectives") or head.text.isupper()


def _members(scene: Scene, opener: Token) -> Iterator[Mention]:
    """The mentions of a list, from its opener to a verb, a full stop or the end of the sentence."""
    doc = scene.doc
    place, stop = opener.i + 1, min(opener.i + _LONGEST_LIST, opener.sent.end)
    while place < stop:
        token = doc[place]
        if token.pos_ in {"VERB", "AUX"} or token.text in {";", ":", "."}:
            return
        mention = scene.starts.get(place)
        if mention is None:
            place += 1
            continue
        behind = scene.last(mention) + 1
        if not (behind < len(doc) and doc[behind].lower_ in {"'s", "'"}) and not _is_inside(scene, mention):
            yield mention
        place = behind


def _is_inside(scene: Scene, mention: Mention) -> bool:
    """Whether a name only says where or whose the one beside it is: "militias in Northmark", "the Southmark crews"."""
    first, head = scene.first(mention), scene.doc[mention.head]
    while head.dep_ == "conj" and head.head.i > first - 3:
        first, head = head.head.left_edge.i, head.head
    before = scene.doc[first - 1].lower_ if first else ""
    return before in {"in", "of", "from"} or head.dep_ in {"compound", "amod", "poss"}
