"""Review: people accept, correct or reject what was read. What they judge is kept beside it, and overwrites nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportedly.dossier.review import judging
from reportedly.dossier.review.kept import Signed
from reportedly.dossier.review.subjects import ItemKind
from reportedly.reconcile.settling import changing
from reportedly.store.connection import Database

if TYPE_CHECKING:
    from reportedly.explore.questions import Rows
    from reportedly.explore.questions.agreement import Agreement, PairJudgement
    from reportedly.explore.questions.review import ItemOpinion, ReviewItem
    from reportedly.explore.questions.review_queue import Queued


class Review:
    """The judgements of a dossier: `dossier.review`.

    An item is named as `queue` and `items` name it, or `KIND:ARTICLE:SPAN` where only one is there. Every judgement is
    kept for ever with who made it, when and why; the last one of each person on an item counts, and where two persons
    differ both are shown.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def accept(self, item: str, *, by: str, why: str | None = None) -> str:
        """Judge that an item is as the text has it, a pair (`ONE=OTHER`) one actor or claim, or a claim whole.

        Returns:
            The judgement's key, by which it can be undone.

        Raises:
            NoSuchItem: if nothing of that name is read now.
        """
        with changing(self._database) as connection:
            return judging.judge(connection, item, "accept", Signed(by, why))

    def reject(self, item: str, *, by: str, why: str | None = None) -> str:
        """Judge that the text does not say this, or that a pair is two; gives the judgement's key."""
        with changing(self._database) as connection:
            return judging.judge(connection, item, "reject", Signed(by, why))

    def correct(self, item: str, changes: Mapping[str, Any], *, by: str, why: str | None = None) -> str:
        """Judge that the text says something else there; gives the judgement's key.

        Args:
            item: what it is called.
            changes: the right values by field. A span is a pair of offsets, or words, of which the nearest are meant.
            by: who judges.
            why: the reason.

        Raises:
            QueryError: if the kind of item has no such field, or the field can't have such a value.
        """
        with changing(self._database) as connection:
            return judging.judge(connection, item, "correct", Signed(by, why), changes)

    def add(self, kind: ItemKind, article: str, values: Mapping[str, Any], *, by: str, why: str | None = None) -> str:
        """Judge that an article holds an item that was not read; gives the judgement's key."""
        with changing(self._database) as connection:
            return judging.add(connection, kind, article, values, Signed(by, why))

    def undo(self, judgement: str, *, by: str, why: str | None = None) -> None:
        """Withdraw a judgement: it stays on record, and counts no more.

        Raises:
            NoSuchJudgement: if there is none of this key, or it was withdrawn before.
        """
        with changing(self._database) as connection:
            judging.undo(connection, judgement, Signed(by, why))

    def queue(self, *, what: str | None = None, limit: int | None = 20) -> Rows[Queued]:
        """What is worth judging first, with its words; `what`: only disputed, changed, unsure, undecided, problem."""
        from reportedly.explore.questions import all_rows
        from reportedly.explore.questions.review_queue import review_queue

        with self._database.reading() as connection:
            return all_rows(lambda **page: review_queue(connection, what=what, **page), limit)

    def items(self, article: str, *, kind: ItemKind | None = None) -> list[ReviewItem]:
        """What is read of an article, by its key, as it can be judged, and what people think of it."""
        from reportedly.explore.questions import review

        with self._database.reading() as connection:
            return review.review_items(connection, article, kind=kind)

    def opinions(self, *, article: str | None = None, limit: int | None = None) -> Rows[ItemOpinion]:
        """Every item that was judged, with all judgements on it; `article`: only of that one."""
        from reportedly.explore.questions import all_rows, review

        with self._database.reading() as connection:
            return all_rows(lambda **page: review.opinion_page(connection, article=article, **page), limit)

    def pairs(self) -> Rows[PairJudgement]:
        """What people judged of pairs: whether two are one actor, or make one claim; withdrawn judgements too."""
        from reportedly.explore.questions import Rows
        from reportedly.explore.questions.agreement import pair_judgements

        with self._database.reading() as connection:
            return Rows(pair_judgements(connection))

    def agreement(self) -> Rows[Agreement]:
        """How far people who judged the same agree: each two, by kind of item."""
        from reportedly.explore.questions import Rows
        from reportedly.explore.questions.agreement import agreement

        with self._database.reading() as connection:
            return Rows(agreement(connection))
