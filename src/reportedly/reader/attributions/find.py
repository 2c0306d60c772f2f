"""The attributions that the rules find in an article."""

from __future__ import annotations

from bisect import bisect_left

from reportedly.reader.attributions.attribution import Attribution, leaves_its_quotation
from reportedly.reader.attributions.confidence import confidence
from reportedly.reader.attributions.cues import OTHER, SPEECH, class_of
from reportedly.reader.attributions.inserted import find_inserted
from reportedly.reader.attributions.nouns import find_nouns, label
from reportedly.reader.attributions.phrases import find_phrases
from reportedly.reader.attributions.scene import Find, Scene, Words, chars_of_words, rounded
from reportedly.reader.attributions.spoken import find_spoken
from reportedly.reader.attributions.verbs import find_verbs
from reportedly.reading import QuotationType

_SPEAKER = frozenset({"i", "we", "you", "my", "our", "your", "me", "us", "it", "that", "this"})

SURE_ENOUGH = 0.2
"""Finds less probable than this are left out."""

SURE_ENOUGH_IF_UNKNOWN = 0.4
"""The same for a cue that no lexicon has: "the board appointed a captain" tells no words, though some mark it so."""

_GOVERNING = frozenset({"meant_to", "meant_doing", "adjective_xcomp", "judged_object_to"})
SURE_ENOUGH_IF_PLAIN = 0.1
"""The same for phrases that can hardly be anything else ("per the Gazette"), but are too rare to be counted on."""

_PLAIN = frozenset({"per", "colon", "in_words_of", "reportedly", "alleged"})
_NEEDS_NO_CLASS = frozenset({"according_to", "label", "quoted_before", "quoted_after"})


def keep(scene: Scene, finds: list[Find]) -> list[Attribution]:
    """The attributions that the rules keep of all that they see, in the order of their first character."""
    kept = [find for find in finds if _is_sure(find) and not is_own_speech(scene, find)]
    chosen = sorted(without_rivals(scene, without_governed(kept)), key=_cue_place)
    attributions = [_attribution(scene, find, _inside(find, chosen)) for find in chosen]
    return sorted(attributions, key=_place)


def candidates(scene: Scene) -> list[Find]:
    """All that the rules see, before it is decided what is kept, each with its confidence."""
    finders = (find_spoken, find_inserted, find_verbs, find_phrases, find_nouns, label)
    finds = [find for finder in finders for find in finder(scene)]
    for find in finds:
        find.contents = _whole_pieces(scene, find)
    finds = [find for find in finds if find.contents and find.cue_words[0] < find.cue_words[1]]
    finds = [f for f in finds if not leaves_its_quotation(scene.parsed, f.cue, scene.doc[f.contents[0][0]].idx)]
    for find in finds:
        find.confidence = round(confidence(scene, find), 3)
    return finds


def _is_sure(find: Find) -> bool:
    if find.rule in _PLAIN or (find.rule == "message_is" and class_of(find.cue) != OTHER):
        return find.confidence >= SURE_ENOUGH_IF_PLAIN
    known = find.rule in _NEEDS_NO_CLASS or class_of(find.cue) != OTHER
    return find.confidence >= (SURE_ENOUGH if known else SURE_ENOUGH_IF_UNKNOWN)


def without_governed(finds: list[Find]) -> list[Find]:
    """Finds without those that only tell what a known cue says its source will do: "refused | to name the donor"."""
    governed: set[tuple[int, int]] = set()
    for find in finds:
        if find.form in _GOVERNING and find.source is not None and class_of(find.cue) != OTHER:
            below = next((c for c in find.cue.children if c.dep_ == "xcomp" and c.i > find.cue.i), None)
            if below is not None:
                governed.add((find.source.i, below.i))
    return [find for find in finds if find.source is None or (find.source.i, find.cue.i) not in governed]


def without_rivals(scene: Scene, finds: list[Find]) -> list[Find]:
    """One find for each cue, and one where the same source is read twice for the same words: the surer one.

    Finds of equal confidence are taken in the order of their cues.
    """
    kept: list[Find] = []
    cues: set[int] = set()
    by_source: dict[int, list[Find]] = {}
    for find in sorted(finds, key=lambda f: (-f.confidence, f.cue.i, f.form)):
        rivals = by_source.setdefault(_source_place(scene, find), [])
        if find.cue.i in cues or any(_overlap(find, rival) for rival in rivals):
            continue
        cues.add(find.cue.i)
        rivals.append(find)
        kept.append(find)
    return kept


def _whole_pieces(scene: Scene, find: Find) -> list[Words]:
    """The pieces of a content with their quotation marks, none over the cue and none over another."""
    pieces: list[Words] = []
    for words in find.contents:
        first, last = rounded(scene, words)
        if first <= find.cue.i < last and not words[0] <= find.cue.i < words[1]:
            first, last = words
        first = max(first, pieces[-1][1]) if pieces else first
        if first < last:
            pieces.append((first, last))
    return pieces


def is_own_speech(scene: Scene, find: Find) -> bool:
    """Whether a find inside a quotation only tells what its speaker says or thinks anyway ("we believe").

    There a source is somebody else's only if it is a third person that says something in so many words.
    """
    if scene.quoted[find.cue.i] < 0:
        return False
    return find.source is None or find.source.lower_ in _SPEAKER or class_of(find.cue) not in SPEECH


def _source_place(scene: Scene, find: Find) -> int:
    """A number for a find's source: its place in the text, or a negative one for "nobody" in the cue's sentence."""
    return find.source.i if find.source is not None else -1 - scene.sentence_of(find.cue)[0]


def _overlap(find: Find, other: Find) -> bool:
    return any(a < d and c < b for a, b in find.contents for c, d in other.contents)


def _place(attribution: Attribution) -> tuple[int, int]:
    starts = [attribution.cue_span[0], *(start for start, _ in attribution.contents)]
    if attribution.source_span:
        starts.append(attribution.source_span[0])
    return min(starts), attribution.cue.i


def _attribution(scene: Scene, find: Find, inner: list[Find]) -> Attribution:
    return Attribution(
        rule=find.rule,
        cue=find.cue,
        cue_span=chars_of_words(scene, find.cue_words),
        source=find.source,
        source_span=chars_of_words(scene, find.source_words) if find.source_words else None,
        contents=[chars_of_words(scene, words) for words in find.contents],
        quotation=_quotation_type(scene, find, inner),
        confidence=find.confidence,
    )


def _quotation_type(scene: Scene, find: Find, inner: list[Find]) -> QuotationType:
    """Direct if every word of the content is quoted, mixed if some are.

    What stands in marks only inside the content of another's words within (`inner`) is that other's quotation.
    """
    words = [
        i for first, last in find.contents for i in range(first, last) if scene.doc[i].is_alpha or scene.doc[i].is_digit
    ]
    quoted = [i for i in words if scene.quoted[i] >= 0]
    if len(quoted) == len(words) and words:
        return "direct"
    others = [piece for other in inner for piece in other.contents]
    own = [i for i in quoted if not any(first <= i < last for first, last in others)]
    return "mixed" if own else "indirect"


def _inside(find: Find, by_cue: list[Find]) -> list[Find]:
    """The finds whose cue stands in the content of another; `by_cue` is sorted by the cue's place."""
    found: list[Find] = []
    for first, last in find.contents:
        start, end = bisect_left(by_cue, first, key=_cue_place), bisect_left(by_cue, last, key=_cue_place)
        found += (other for other in by_cue[start:end] if other is not find and _starts_within(other, find))
    return found


def _starts_within(other: Find, find: Find) -> bool:
    return find.contents[0][0] <= other.contents[0][0]


def _cue_place(find: Find) -> int:
    return find.cue.i
