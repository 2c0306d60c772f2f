"""What the lexicons know of event words: each word's type and where its parties stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.lexicon import load
from reportedly.reading import EventType

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of using an event word: its type, the conditions under which it has it, and the places of the parties.

    Conditions that are empty are not asked. `objects` holds words, classes of words already looked up. The fields are
    those of the entries in `lexicons/en/event_verbs.toml` and `event_nouns.toml`.
    """

    entry: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    particles: frozenset[str] = NONE
    objects: frozenset[str] = NONE
    object_kinds: frozenset[str] = NONE
    objects_of_preposition: frozenset[str] = NONE
    subjects: frozenset[str] = NONE
    subject_kinds: frozenset[str] = NONE
    words_around: frozenset[str] = NONE
    needs: frozenset[str] = NONE
    pairs: tuple[str, ...] = ()
    complements: bool = False
    objects_needed: bool = False
    absorbs: bool = False
    modifiers: frozenset[str] = NONE
    party: bool = False
    doer: bool = False
    other_subject: bool = False
    both: bool = False

    @property
    def is_free(self) -> bool:
        """Whether the word has this type whatever stands around it."""
        asked = (self.particles, self.objects, self.object_kinds, self.subjects, self.subject_kinds, self.words_around)
        return not any(asked) and not (self.complements or self.objects_needed or self.other_subject)


@cache
def verb_frames() -> Mapping[str, tuple[Frame, ...]]:
    """The frames of each verb lemma, those with conditions first."""
    places = (("subject",), ("object",))
    return _by_word((_frame(entry, *places), entry["words"]) for entry in load("en/event_verbs")["verb"])


@cache
def noun_frames() -> Mapping[str, tuple[Frame, ...]]:
    """The frames of each noun lemma."""
    places = (("by", "possessor", "modifier", "lender"), ("on", "against", "at", "of"))
    return _by_word((_frame(entry, *places), entry["words"]) for entry in load("en/event_nouns")["noun"])


@cache
def lending_verbs() -> frozenset[str]:
    """Verbs whose subject does what their object names ("launched an attack")."""
    return frozenset(load("en/event_nouns")["lending"]["verbs"])


@cache
def receiving_verbs() -> frozenset[str]:
    """Verbs whose subject is done to what their object names ("suffered an attack")."""
    return frozenset(load("en/event_nouns")["receiving"]["verbs"])


def _by_word(frames: Iterable[tuple[Frame, list[str]]]) -> Mapping[str, tuple[Frame, ...]]:
    found: defaultdict[str, list[Frame]] = defaultdict(list)
    for frame, words in frames:
        for word in words:
            if frame not in found[word]:
                found[word].append(frame)
    return {word: tuple(sorted(ways, key=lambda frame: frame.is_free)) for word, ways in found.items()}


def _frame(entry: Mapping[str, Any], initiators: tuple[str, ...], recipients: tuple[str, ...]) -> Frame:
    def words(key: str) -> frozenset[str]:
        return frozenset(entry.get(key, ()))

    return Frame(
        entry=f"{entry['words'][0]}/{entry['type']}",
        type=entry["type"],
        mode=entry.get("mode") or None,
        contexts=tuple(entry.get("contexts", ())),
        initiators=tuple(entry.get("initiators", initiators)),
        recipients=tuple(entry.get("recipients", recipients)),
        particles=words("particles"),
        objects=_of_classes(words("objects")) | words("words_of_object"),
        object_kinds=words("object_kinds"),
        objects_of_preposition=_of_classes(words("objects_of_preposition")),
        subjects=_of_classes(words("subjects"))
        | (_of_classes({"forces"}) if "forces" in words("subject_kinds") else NONE),
        subject_kinds=words("subject_kinds"),
        words_around=words("words_around"),
        needs=words("needs"),
        modifiers=words("modifiers"),
        pairs=tuple(entry.get("pairs", ())),
        complements=entry.get("complements", False),
        objects_needed=entry.get("objects_needed", False),
        absorbs=entry.get("absorbs", False),
        party=entry.get("party", False),
        doer=entry.get("doer", False),
        other_subject=entry.get("other_subject", False),
        both=entry.get("both", False),
    )


@cache
def carriers() -> frozenset[str]:
    """Nouns that say nothing themselves; the noun before them does ("mediation efforts")."""
    return frozenset(load("en/event_objects")["classes"]["carriers"]["examples"])


def _of_classes(names: Iterable[str]) -> frozenset[str]:
    classes = load("en/event_objects")["classes"]
    return frozenset(word for name in names for word in classes[name]["examples"])
