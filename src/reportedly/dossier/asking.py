"""What a dossier can be asked: every question of `explore.questions`, as a method; lists go to pandas by `to_frame`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from reportedly.dossier.review import Review
from reportedly.store.connection import Database

if TYPE_CHECKING:
    from reportedly.explore.questions import (
        ArticleHit,
        FoundProblem,
        Only,
        Page,
        Placed,
        Rows,
        StatedFigure,
        StatementHit,
        StatementOf,
        Status,
    )
    from reportedly.explore.questions.actors import ActorDetails, FoundActor, Judgement, UndecidedPair
    from reportedly.explore.questions.articles import ArticleFacts, ArticleRow
    from reportedly.explore.questions.claims import About, ClaimDetails, ClaimRow
    from reportedly.explore.questions.copied import CopyGroup
    from reportedly.explore.questions.dated import Dated
    from reportedly.explore.questions.denials import Denial
    from reportedly.explore.questions.disputes import DisputeRow
    from reportedly.explore.questions.network import Network
    from reportedly.explore.questions.origins import ClaimOrigins
    from reportedly.explore.questions.roles import Role
    from reportedly.explore.questions.series import SeriesRow

T = TypeVar("T")


class Asking:
    """The questions of a dossier. `limit` is how many rows at the most; None is for all."""

    database: Database

    @property
    def review(self) -> Review:
        """What people judged, and judging: `dossier.review.accept(…)`, `.correct(…)`, `.reject(…)`, `.queue()`."""
        return Review(self.database)

    def status(self) -> Status:
        """How the dossier stands: inputs by outcome, why some were left out, articles by publisher and month."""
        from reportedly.explore import questions

        return self._ask(questions.status)

    def problems(self, *, what: str | None = None, limit: int | None = None) -> Rows[FoundProblem]:
        """What could not be read, placed or decided; `what`: only problems about inputs, dates, actors."""
        from reportedly.explore import questions

        return self._list(questions.problem_page, limit=limit, what=what)

    def articles(
        self, *, publisher: str | None = None, month: str | None = None, limit: int | None = None
    ) -> Rows[ArticleRow]:
        """Articles, the latest published first; `publisher`, `month` (2024-05): only of these."""
        from reportedly.explore.questions.articles import article_page

        return self._list(article_page, limit=limit, publisher=publisher, month=month)

    def article(self, article: int | str) -> ArticleFacts:
        """What is known of an article besides its reading: where it was seen, its revisions, whose words it has.

        Raises:
            NoSuchArticle: if the dossier holds none of that id or key.
        """
        from reportedly.explore.questions.articles import article_facts

        return self._ask(article_facts, article)

    def copies(self, *, limit: int | None = None) -> Rows[Placed]:
        """Every article, and every input with the same text: its group, whose words it has, what share, and why."""
        from reportedly.explore import questions

        return self._list(questions.copy_page, limit=limit)

    def most_copied(self, *, limit: int | None = 50) -> Rows[CopyGroup]:
        """Articles that others copy, the most copied first, with their copies."""
        from reportedly.explore.questions.copied import copy_groups

        return self._list(copy_groups, limit=limit)

    def search(self, words: str, *, only: Only | None = None, limit: int | None = 50) -> Rows[ArticleHit]:
        """Articles that hold words: all of them, "phrases", beginnings*, and no -words; the best first."""
        from reportedly.explore import questions

        return self._list(questions.search_articles, words, limit=limit, only=only or questions.ALL)

    def search_statements(self, words: str, *, only: Only | None = None, limit: int | None = 50) -> Rows[StatementHit]:
        """Statements whose content holds words, as `search`."""
        from reportedly.explore import questions

        return self._list(questions.search_statements, words, limit=limit, only=only or questions.ALL)

    def statements_of(self, actor: str, *, limit: int | None = 50) -> Rows[StatementOf]:
        """What an actor says, over all articles, by the actor's key; what was published last comes first."""
        from reportedly.explore import questions

        return self._list(questions.statements_of, actor, limit=limit)

    def denials(self, *, added_since: str | None = None, limit: int | None = 50) -> Rows[Denial]:
        """Statements that deny or dispute, with what they answer, the latest published first."""
        from reportedly.explore.questions.denials import denial_page

        return self._list(denial_page, limit=limit, added_since=added_since)

    def figures(
        self, since: str, until: str, *, measure: str | None = None, limit: int | None = 50
    ) -> Rows[StatedFigure]:
        """Counts in articles published between two days; `measure`: only of those killed, displaced and so on."""
        from reportedly.explore import questions

        return self._list(questions.figures_between, since, until, limit=limit, measure=measure)

    def claims(self, *, about: About | None = None, limit: int | None = 50) -> Rows[ClaimRow]:
        """What the articles say alike: most disputed first, then most repeated, then newest.

        Raises:
            QueryError: if `about` has no word to look for.
        """
        from reportedly.explore.questions.claims import EVERY, claim_page

        return self._list(claim_page, limit=limit, about=about or EVERY)

    def claim(self, key: str) -> ClaimDetails:
        """All of one claim, by its key: its statements on every side, its origins, what is tied to it.

        Raises:
            NoSuchClaim: if the dossier holds none of that key.
        """
        from reportedly.explore.questions.claims import claim_details

        return self._ask(claim_details, key)

    def origins(self, claim: str) -> ClaimOrigins:
        """Where a claim comes from, by its key: each statement led back to who said it first, with the reasons.

        Raises:
            NoSuchClaim: if the dossier holds none of that key.
        """
        from reportedly.explore.questions.origins import claim_origins

        return self._ask(claim_origins, claim)

    def disputes(self, *, kind: str | None = None, limit: int | None = 50) -> Rows[DisputeRow]:
        """Sources on different sides; `kind`: only `happened`, `responsible`, `count` or `said`."""
        from reportedly.explore.questions.disputes import dispute_page

        return self._list(dispute_page, limit=limit, kind=kind)

    def series(
        self,
        *,
        measure: str | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> Rows[SeriesRow]:
        """Figure series: the counts of each toll; `measure`, `place`, `since`, `until`: only of these."""
        from reportedly.explore.questions.series import Asked, series_page

        return self._list(series_page, limit=limit, asked=Asked(measure, place, since, until))

    def timeline(
        self,
        *,
        actor: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> Rows[Dated]:
        """Dated events and statements, the earliest first; `actor`: only those it takes part in, by its key."""
        from reportedly.explore.questions.dated import timeline

        return self._list(timeline, limit=limit, actor=actor, since=since, until=until)

    def actors(self, named: str | None = None, *, kind: str | None = None, limit: int | None = 100) -> Rows[FoundActor]:
        """Actors that articles name, the most named first; `named`: one of whose names has these words in it."""
        from reportedly.explore.questions.actors import actor_page

        return self._list(actor_page, limit=limit, named=named, kind=kind)

    def actor(self, key: str, *, limit: int = 50) -> ActorDetails:
        """An actor by its key: its guises, why they were joined, and where articles name it.

        Raises:
            NoSuchActor: if there is none of that key.
        """
        from reportedly.explore.questions.actors import actor_details

        return self._ask(actor_details, key, limit=limit)

    def roles(self, actor: str) -> Rows[Role]:
        """What an actor is to others: offices, memberships, ties, with their days and words; by its key."""
        from reportedly.explore.questions import Rows
        from reportedly.explore.questions.roles import roles_of

        return Rows(self._ask(roles_of, actor))

    def network(self, actor: str, *, most: int = 40) -> Network:
        """Who an actor speaks to, quotes, answers, is tied to and does what to; by its key."""
        from reportedly.explore.questions.network import network_around

        return self._ask(network_around, actor, most=most)

    def undecided_actors(self, *, limit: int = 100) -> Rows[UndecidedPair]:
        """Pairs of actors that stay apart for a person to judge, the likest first."""
        from reportedly.explore.questions import Rows
        from reportedly.explore.questions.actors import undecided_page

        return Rows(self._ask(undecided_page, limit=limit))

    def actor_judgements(self, *, limit: int = 1000) -> Rows[Judgement]:
        """What people judged of actors, the latest first, withdrawn ones too."""
        from reportedly.explore.questions import Rows
        from reportedly.explore.questions.actors import judgement_list

        return Rows(self._ask(judgement_list, limit=limit))

    def _ask(self, question: Callable[..., T], *args: Any, **only: Any) -> T:
        """The answer to a question, from one state of the dossier."""
        with self.database.reading() as connection:
            return question(connection, *args, **only)

    def _list(self, question: Callable[..., Page[T]], *args: Any, limit: int | None, **only: Any) -> Rows[T]:
        """The rows of a list, as many as wanted, from one state of the dossier."""
        from reportedly.explore.questions import all_rows

        with self.database.reading() as connection:
            return all_rows(lambda **page: question(connection, *args, **only, **page), limit)
