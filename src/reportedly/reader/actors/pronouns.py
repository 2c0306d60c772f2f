"""Pronouns: he, she, they, it by number, gender, nearness and place in the sentence; I and we by who is quoted.

A pronoun takes the candidate whose nearest mention weighs most: subjects before others, the same sentence before the
one before. Where two weigh alike, it takes neither.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.reader.actor_nouns import referring_words
from reportedly.reader.actors.kinds import best_name
from reportedly.reader.actors.references import Draft, Reference
from reportedly.reader.actors.scene import Scene, is_subject
from reportedly.reader.attributions import Attribution
from reportedly.reader.phrases import SUBJECTS
from reportedly.reading import Problem

_HE = frozenset({"he", "him", "himself", "his"})
_SHE = frozenset({"she", "her", "herself", "hers"})
_THEY = frozenset({"they", "them", "themselves", "their", "theirs"})
_IT = frozenset({"it", "itself", "its"})
_SPEAKER = frozenset({"i", "me", "myself", "my", "mine", "we", "us", "ourselves", "our", "ours"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_POSSESSIVE = frozenset({"his", "her", "hers", "their", "theirs", "its", "my", "mine", "our", "ours"})
_FAR = 3
"""Sentences before its own in which a pronoun's actor may stand."""

_MARGIN = 0.3
"""By how much the weightiest candidate must outweigh the next."""


def find_pronouns(tokens: list[Token]) -> list[Reference]:
    """The pronouns of a text that may speak of an actor; possessive and relative ones are not counted as mentions."""
    found = []
    for token in tokens:
        if token.pos_ not in {"PRON", "DET", "SCONJ"}:
            continue
        word = token.lower_
        if token.tag_ in {"PRP", "PRP$"} and token.dep_ != "expl":
            if word not in _ALL_PERSONAL:
                continue
        elif not (token.tag_ in {"WP", "WDT"} and word in _RELATIVE and token.dep_ in SUBJECTS | {"dobj"}):
            continue
        reference = Reference(token.i, token.i + 1, token, "pronoun", None, (word,), core=token.i + 1)
        reference.counted = word not in _POSSESSIVE and token.tag_ not in {"WP", "WDT"} and token.tag_ != "PRP$"
        found.append(reference)
    return found


_ALL_PERSONAL = _HE | _SHE | _THEY | _IT | _SPEAKER


def settle_pronouns(scene: Scene) -> None:
    """Join pronouns to the actors they speak of: relative and third person in reading order, then the quoted."""
    quoted = _Quoted(scene)
    pronouns = [r for r in scene.references if r.form == "pronoun"]
    for reference in sorted(pronouns, key=lambda r: r.head.i not in scene.sources):
        word = reference.words[0]
        if word in _RELATIVE:
            draft = _antecedent(scene, reference)
        elif word in _SPEAKER:
            continue
        else:
            draft = _third_person(scene, quoted, reference)
        if draft is not None:
            draft.add(reference)
    for reference in pronouns:
        if reference.words[0] in _SPEAKER and (speaker := quoted.speaker(reference.head)) is not None:
            speaker.add(reference)


class _Quoted:
    """Who is quoted where: direct quotations with the attribution whose content they are."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        pieces = [
            (start, end, attribution)
            for attribution in scene.attributions
            if attribution.quotation != "indirect"
            for start, end in attribution.contents
        ]
        self.pieces = sorted(pieces, key=lambda p: (p[0], -p[1]))
        self.starts = [piece[0] for piece in self.pieces]

    def attribution(self, token: Token) -> Attribution | None:
        """The attribution in whose quotation a token stands."""
        if self.scene.parsed.quotation_at(token.idx) is None:
            return None
        place = bisect_right(self.starts, token.idx) - 1
        for back in range(place, max(-1, place - 8), -1):
            if token.idx < self.pieces[back][1]:
                return self.pieces[back][2]
        return None

    def speaker(self, token: Token) -> Draft | None:
        """The actor whose quoted words a token stands in."""
        attribution = self.attribution(token)
        if attribution is None or attribution.source is None:
            return None
        source = self.scene.by_head.get(attribution.source.i)
        return source.draft if source is not None else None


def _antecedent(scene: Scene, reference: Reference) -> Draft | None:
    """The phrase that a relative clause describes."""
    verb = reference.head.head
    if verb.dep_ != "relcl":
        return None
    other = scene.by_head.get(verb.head.i)
    if reference.words[0] in {"who", "whom"} and (other is None or other.kind in {"place", "state"}):
        sentence = scene.before(reference.head, 0)
        other = next((r for r in sentence if r.kind == "person" and r.form != "pronoun"), None)
    return other.draft if other is not None else None


# ------------------------------------------------------------------------------------------------------ third person


@dataclass(slots=True)
class _Candidate:
    draft: Draft
    weight: float


def _third_person(scene: Scene, quoted: _Quoted, reference: Reference) -> Draft | None:
    word, head = reference.words[0], reference.head
    bound = _bound(scene, word, head)
    if bound is not None:
        return bound
    if word in _IT and not _may_be_actor(head, scene):
        return None
    excluded = _excluded(scene, quoted, head)
    weights: dict[Draft, float] = {}
    for other in scene.before(head, _FAR):
        draft = other.draft
        if draft is None or draft.rivals or draft in excluded or not _fits(word, other, draft):
            continue
        if (not other.counted and other.form == "name") or _is_part_of_word(other):
            continue
        if _in_own_content(scene, head, other) or _same_clause(head, other):
            continue
        weight = _weight(scene, head, other)
        weights[draft] = max(weight, weights.get(draft, weight))
    ranked = sorted(weights.items(), key=lambda pair: -pair[1])
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
        _say_undecided(scene, reference, [ranked[0][0], ranked[1][0]])
        return None
    return ranked[0][0]


def _is_part_of_word(other: Reference) -> bool:
    """Whether a name only says where somebody is, or by whom backed: "the Oslo-based group"."""
    doc, after = other.doc, other.last
    return other.form == "name" and after + 1 < len(doc) and doc[after].text == "-" and doc[after + 1].text.islower()


def _bound(scene: Scene, word: str, head: Token) -> Draft | None:
    """The actor that the syntax gives: "Berg and his wife", "the ministry said that it would pay"."""
    if head.tag_ == "PRP$" and head.head.dep_ == "conj":
        other = scene.by_head.get(head.head.head.i)
        return _draft_that_fits(word, other)
    verb = head.head
    if head.dep_ in SUBJECTS and verb.dep_ == "ccomp" and word in _IT | _THEY and not _is_dummy(verb):
        subject = next((child for child in verb.head.children if child.dep_ == "nsubj"), None)
        return _draft_that_fits(word, scene.by_head.get(subject.i) if subject is not None else None)
    return None


def _draft_that_fits(word: str, other: Reference | None) -> Draft | None:
    draft = other.draft if other is not None else None
    return draft if other is not None and draft is not None and _fits(word, other, draft) else None


def _is_dummy(verb: Token) -> bool:
    """Whether "it" only fills the subject's place ("it is clear that")."""
    return verb.lemma_ in referring_words("dummy_verbs") and any(
        child.dep_ in {"ccomp", "xcomp", "advcl", "acomp"} for child in verb.children
    )


def _fits(word: str, other: Reference, draft: Draft) -> bool:
    """Whether an actor may be spoken of by a pronoun."""
    kind = draft.kind
    if other.head.lower_ == "one" and not draft.names:
        return False
    if word in _HE:
        return kind == "person" and draft.gender != "f" and other.number != "many"
    if word in _SHE:
        return kind == "person" and draft.gender != "m" and other.number != "many"
    if word in _THEY:
        return kind == "people" or other.number == "many" or (kind == "organisation" and other.number != "one")
    return kind in {"organisation", "state"} and other.number != "many"


def _may_be_actor(head: Token, scene: Scene) -> bool:
    """Whether "it" may speak of somebody: it makes a statement, owns something, or does what only actors do."""
    if head.i in scene.sources or head.tag_ == "PRP$":
        return True
    verb = head.head
    return head.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_ in referring_words("acts_of_bodies")


def _weight(scene: Scene, head: Token, other: Reference) -> float:
    """How near and how prominent a mention is to a pronoun."""
    distance = scene.sentence[head.i] - scene.sentence[other.head.i]
    weight = -1.0 * distance
    if is_subject(other.head):
        weight += 1.0
    if other.head.i in scene.sources:
        weight += 0.7
    if other.head.dep_ == "poss":
        weight -= 0.3
    if other.form == "nominal" and distance > 0:
        weight -= 0.3
    return weight


def _excluded(scene: Scene, quoted: _Quoted, head: Token) -> set[Draft]:
    """Inside a quotation, he or she is not its speaker."""
    speaker = quoted.speaker(head)
    return {speaker} if speaker is not None else set()


def _in_own_content(scene: Scene, head: Token, other: Reference) -> bool:
    """Whether a mention stands in the quotation whose speaker the pronoun is ("'Berg lies,' he said": not Berg)."""
    if head.i not in scene.sources:
        return False
    quotation = scene.parsed.quotation_at(other.head.idx)
    return quotation is not None and scene.sentence[other.head.i] == scene.sentence[head.i]


def _same_clause(head: Token, other: Reference) -> bool:
    """Whether pronoun and mention are subject and object of one verb, so that they can't be one."""
    if head.tag_ == "PRP$" or head.lower_.endswith(("self", "selves")):
        return False
    return other.head.head is head.head and other.head.dep_ != "poss" and head.head.pos_ in {"VERB", "AUX"}


def _say_undecided(scene: Scene, reference: Reference, drafts: list[Draft]) -> None:
    """A problem for a pronoun that makes a statement and may be either of two."""
    if reference.head.i not in scene.sources:
        return
    names = " or ".join(f"{_shown(scene, draft)}" for draft in drafts)
    span = scene.parsed.span(reference.start, reference.end)
    scene.problems.append(Problem("actor", f'"{span}" may be {names}', span))


def _shown(scene: Scene, draft: Draft) -> str:
    return best_name(draft, scene.parsed.article.text)
