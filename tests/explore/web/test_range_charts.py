"""The chart of a toll: each count stands at its own day, none hides another, and each counter has its shape."""

from __future__ import annotations

from dataclasses import replace

from reportedly.explore.questions.series import CountRow, SeriesRow
from reportedly.explore.web.range_charts import SHAPES, RangeChart, range_chart


def count(day: str, counter: str | None, low: float, place: int = 0) -> CountRow:
    return CountRow(
        "wire", f"a-{place}", "Coast Wire", day, (0, 2), "12", counter, counter, low, low, day, None, part=False
    )


def chart(*counts: CountRow) -> RangeChart:
    made = range_chart(SeriesRow("killed", "miners", list(counts), [], []))
    assert made is not None
    return made


def test_counts_of_a_crowded_day_stay_nearer_to_it_than_to_the_next() -> None:
    crowd = [count("1921-03-07", f"counter {number}", number + 1) for number in range(40)]
    days = [count(f"1921-03-{day:02}", "Orla Finn", 5) for day in (7, 8, 11)]
    marks = chart(*crowd, *days).marks
    own, following = sorted(mark.x for mark in marks[:41]), marks[-2].x
    assert len(set(own)) == 41
    assert max(own) < (min(own) + following) / 2 + (following - min(own)) / 4
    assert max(own) < following


def test_what_one_counter_says_twice_on_a_day_is_one_mark_that_tells_of_both() -> None:
    made = chart(
        count("1921-03-07", "Orla Finn", 12), count("1921-03-07", "Orla Finn", 12, 1), count("1921-03-08", "A", 9)
    )
    assert len(made.marks) == 2
    assert made.marks[0].says.count("Orla Finn: 12") == 2


def test_every_day_of_a_few_is_named_and_of_many_the_ends_and_the_middle() -> None:
    few = chart(count("1921-03-07", "A", 3), count("1921-03-10", "A", 4))
    many = chart(count("1921-03-07", "A", 3), count("1921-04-10", "A", 4))
    assert [tick.label for tick in few.across] == [f"{day} March 1921" for day in (7, 8, 9, 10)]
    assert [tick.label for tick in many.across] == ["7 March 1921", "24 March 1921", "10 April 1921"]


def test_the_numbers_beside_a_chart_have_room_and_open_ends_show_where_they_go() -> None:
    money = chart(count("1921-03-07", "A", 600_000_000), count("1921-03-08", "A", 1_500_000_000))
    assert money.up[-1].label.endswith("bn")
    many = chart(count("1921-03-07", "A", 800_000), count("1921-03-08", "A", 3))
    assert many.left >= 12 * max(len(tick.label) for tick in many.up)
    assert all(mark.x > many.left for mark in many.marks)
    more = replace(count("1921-03-08", "A", 40), high=None)
    fewer = replace(count("1921-03-09", "A", 40), low=None)
    opened = chart(count("1921-03-07", "A", 40), more, fewer)
    assert [mark.opens for mark in opened.marks] == ["", "up", "down"]
    assert opened.marks[1].high - 22 > 0  # the arrow is as long as that


def test_no_two_counters_that_are_named_share_a_shape() -> None:
    many = [count("1921-03-07", f"counter {number}", 3) for number in range(30)] + [
        count(f"1921-03-{day:02}", "often", 3) for day in (8, 9)
    ]
    legend = chart(*many).legend
    assert len({shape for shape, _ in legend}) == len(legend) == len(SHAPES)
    assert "often" in {name for _, name in legend}
    assert sum(name.endswith("others") for _, name in legend) == 1
