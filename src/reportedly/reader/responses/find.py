"""How statements answer each other: denials, disputes, confirmations, support, silence."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reader.actors import Cast
from reportedly.reader.attributions import Attribution
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.responses.answerable import Answerable, Candidates
from reportedly.reader.responses.answered import Answered, answered_by
from reportedly.reader.responses.contrary import contradicted_by
from reportedly.reader.responses.stances import stance_of, towards
from reportedly.reader.statements.chains import carried_by, carriers
from reportedly.reader.statements.sayings import Sayings
from reportedly.reading import Problem, Response, Stance, Statement


def find_responses(
    parsed: ParsedArticle, attributions: list[Attribution], statements: list[Statement], cast: Cast
) -> list[Response]:
    """The responses of an article; `statements[i]` is made from `attributions[i]`.

    Where two statements are equally well meant by a singular noun or pronoun, the response points at neither and
    a problem in `cast.problems` says so. A statement that says no to what another says is made a denial by it.
    """
    carried = carried_by(carriers(attributions))
    sayings = Sayings(parsed, cast, attributions)
    everything = [
        Answerable(index, statement, attribution, sayings.of(index, ()).of_what_is_done())
        for index, (statement, attribution) in enumerate(zip(statements, attributions, strict=True))
    ]
    candidates = Candidates(everything, carried)
    responses: list[Response] = []
    for one in everything:
        found = _responses_of(one, candidates, responses, cast)
        if not any(response.to_statement for response in found):
            found = _contradictions_of(one, candidates) or found
        responses += found
    return responses


def _responses_of(one: Answerable, candidates: Candidates, earlier: Sequence[Response], cast: Cast) -> list[Response]:
    """The responses that one statement makes: none, one, or one to each of several that a plural noun means."""
    answered = answered_by(one.saying, one.statement.act)
    if answered is None:
        return []
    stance = stance_of(one.saying, one.statement.act, answered)
    if stance is None:
        return []
    found = candidates.meant_by(one, answered, earlier)
    if len(found) > 1 and not answered.is_plural:
        names = " and ".join(other.statement.id for other in sorted(found, key=lambda other: other.index))
        cast.problems.append(Problem("response", f'"{answered.span}" may mean {names}', answered.span))
        return [Response(one.statement, stance, None, answered.span)]
    if not found:
        return [Response(one.statement, stance, None, answered.span)] if _names_it(answered, stance) else []
    meant = (other.statement for other in found)
    return [Response(one.statement, towards(stance, other.act), other, answered.span) for other in meant]


def _contradictions_of(one: Answerable, candidates: Candidates) -> list[Response]:
    """The response of a statement that says no to what another says, which makes it a denial."""
    if one.statement.act not in {"assert", "deny"}:
        return []
    other = contradicted_by(one, candidates)
    if other is None:
        return []
    one.statement.act = "deny"
    return [Response(one.statement, "denies", other.statement, one.statement.content_spans[0])]


def _names_it(answered: Answered, stance: Stance) -> bool:
    """Whether words name something said, so that they are recorded even where this article does not hold it.

    "Ideas" of nobody that one is for are nothing that somebody said.
    """
    if answered.kind != "noun" or answered.head.lemma_.lower() in {"role", "plan", "number", "count"}:
        return False
    is_vague = answered.owner is None and not any(child.dep_ == "det" for child in answered.head.children)
    return not (is_vague and stance in {"supports", "confirms"})
