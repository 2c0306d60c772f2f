"""Examples hold what marks say; lessons of a teacher are mixed with it, kept and loaded."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from marked import unmark
from reportedly.models.attribution.examples import Example, example_of
from reportedly.models.attribution.lessons import Lesson, LessonCue, lesson_of, lessons_in, load, save
from reportedly.reader.attributions.learned import pieces_of_article
from reportedly.reader.parsed import ParsedArticle

WEIGHTS = Path(str(resources.files("reportedly"))) / "models" / "attribution" / "weights"

MARKED = (
    "<source>The mayor</source> <cue>said</cue> <content>that the old bridge over the river is closed</content>.",
    "<content>“The mill is shut,”</content> <cue>said</cue> <source>Ada Finch</source> at the gate on a cold morning.",
    "<source>Farmers in the valley</source> <cue>fear</cue> <content>that the flood will take the harvest</content>.",
)


@pytest.fixture
def examples(parse_text: Callable[..., ParsedArticle]) -> list[Example]:
    found = []
    for text in MARKED:
        marked = unmark(text)
        roles = {role: [list(span) for span in marked.spans.get(role, [])] for role in ("source", "cue", "content")}
        found.append(example_of(pieces_of_article(parse_text(marked.text)), [roles]))
    return found


def test_an_example_marks_its_pieces(examples: list[Example]) -> None:
    example = examples[1]
    (((first, last), around),) = example.around.items()
    tags = around.at(np.arange(len(example.pieces))).argmax(1)
    assert last == first + 1
    assert tags[0] == 3
    assert set(tags[1:first].tolist()) == {4}
    assert tags[last : last + 2].tolist() == [1, 2]
    assert example.cues[first].tolist() == [0, 1, 0]
    assert example.roles[0].tolist() == [1, 0, 1, 0]


def test_a_lesson_is_mixed_with_the_marks_and_stands_alone_without_them(examples: list[Example]) -> None:
    pieces, marks = examples[1].pieces, examples[1]
    (cue,) = marks.around
    probabilities = np.full((len(pieces), 3), 1 / 3, np.float32)
    tags = np.tile(np.array([0.2, 0.0, 0.0, 0.4, 0.4], np.float32), (4, 1))
    lesson = Lesson(probabilities, [LessonCue(cue, 0.8, 2, tags)])
    alone = example_of(pieces, None, lesson)
    assert alone.cues[cue[0]] == pytest.approx([1 / 3] * 3)
    assert alone.around[cue].real == pytest.approx(0.8)
    assert alone.around[cue].at(np.array([1, 2]))[:, 0].tolist() == pytest.approx([1.0, 0.2])
    assert alone.roles[2].tolist() == pytest.approx([0.64, 0, 0.32, 0])
    roles = {"cue": [list(pieces.chars(cue))], "source": [], "content": [list(pieces.chars((0, 3)))]}
    mixed = example_of(pieces, [roles], lesson)
    assert mixed.around[cue].real == pytest.approx(0.9)
    assert mixed.around[cue].at(np.array([2])).tolist() == [pytest.approx([0.1, 0, 0, 0.2, 0.7])]


def test_lessons_are_kept_and_loaded_again(examples: list[Example], tmp_path: Path) -> None:
    lessons = [lesson_of(examples[0].pieces, list(examples[0].around)), Lesson(np.zeros((0, 3), np.float32), [])]
    save(lessons, tmp_path / "lessons.npz")
    again = load(tmp_path / "lessons.npz")
    assert len(again) == 2
    assert again[0].cues == pytest.approx(lessons[0].cues, abs=1e-3)
    assert [cue.cue for cue in again[0].around] == [cue.cue for cue in lessons[0].around] != []
    assert again[0].around[0].tags == pytest.approx(lessons[0].around[0].tags, abs=1e-3)


def test_a_teacher_is_asked_once(examples: list[Example], tmp_path: Path) -> None:
    pieces = [one.pieces for one in examples]
    marks = [[{"cue": [list(one.pieces.chars(cue))]} for cue in one.around] for one in examples]
    first = lessons_in(tmp_path / "run" / "lessons.npz", WEIGHTS, pieces, marks)
    assert [cue for cue in examples[2].around if cue in {one.cue for one in first[2].around}]
    again = lessons_in(tmp_path / "run" / "lessons.npz", tmp_path / "nobody", pieces, [None] * len(marks))
    assert [len(one.around) for one in again] == [len(one.around) for one in first]
