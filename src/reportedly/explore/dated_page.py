"""Timelines, networks and changes as pages for people, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from reportedly.explore import actors_page, wording
from reportedly.explore.days import day, stretch
from reportedly.explore.plain_text import counted, in_quotes, listed, one_line

if TYPE_CHECKING:
    from reportedly.explore.questions import StatementOf
    from reportedly.explore.questions.actors import ActorDetails
    from reportedly.explore.questions.changes import Changes
    from reportedly.explore.questions.dated import Dated, Party
    from reportedly.explore.questions.denials import Denial
    from reportedly.explore.questions.evidence import Evidence
    from reportedly.explore.questions.network import Edge, Network
    from reportedly.explore.questions.roles import Role


def print_dated(rows: Sequence[Dated], console: Console) -> None:
    """Print a timeline, a day after the other."""
    before = ""
    for row in rows:
        when = stretch(row.first, row.last) if row.last else day(row.first)
        if when != before:
            console.print(Text(when, style="bold"))
        before = when
        status = ", ".join(part for part in (row.status, row.certainty) if part not in {None, "certain"})
        console.print(Text(f"  {happening(row)}{f' ({status})' if status else ''}"))
        console.print(Text(f"    {in_quotes(row.words)} {_source(row)} [{row.article}:{row.span[0]}-{row.span[1]}]"))
    console.print(Text(counted(len(rows), "dated line") if rows else "nothing in it has a day that fits"))


def happening(row: Dated) -> str:
    """What took place or was said, in a few words."""
    by, to = _names(row.by), _names(row.to)
    if row.kind == "statement":
        return f"{by or 'no source named'} {wording.words('act')[row.what]['words']}"
    kind = wording.words("event")[row.what]
    place = f", in {one_line(row.place)}" if row.place else ""
    done = f" by {by}" if by else ""
    onto = f" {kind['towards']} {to}" if to else ""
    return f"{kind['noun']}{done}{onto}{place}"


def _names(parties: Sequence[Party]) -> str:
    return listed([one_line(party.name) for party in parties])


def _source(row: Dated) -> str:
    teller = "" if row.kind == "statement" or row.told_by is None else f"{one_line(row.told_by)}, in "
    return one_line(f"{teller}{row.publisher or row.name}, {row.published or 'no date'}")


def doing(edge: Edge) -> str:
    """What an edge stands for, in a few words."""
    if edge.kind == "relation":
        return str(wording.words("predicate")[edge.label]["verb"])
    if edge.kind == "event":
        kind = wording.words("event")[edge.label]
        return f"{kind['noun']} {kind['towards']}"
    if edge.kind == "answers":
        return f"{wording.words('stance')[edge.label]['words']} what is said by"
    return "is quoted by" if edge.kind == "quoted_by" else f"{wording.words('act')[edge.label]['words']}, to"


def print_network(network: Network, console: Console) -> None:
    """Print the ties of an actor, each with some of the words that say it."""
    names = {node.key: one_line(node.name) for node in network.nodes}
    for edge in network.edges:
        times = f" ({edge.times} times)" if edge.times > 1 else ""
        console.print(Text(f"{names[edge.start]} {doing(edge)} {names[edge.end]}{times}"))
        _print_evidence(edge.evidence, console)
    others = f", {counted(network.left_out, 'other')} left out" if network.left_out else ""
    console.print(Text(f"{counted(len(network.nodes) - 1, 'actor')} around {names[network.around]}{others}"))


def _print_evidence(evidence: Sequence[Evidence], console: Console) -> None:
    for one in evidence:
        where = one_line(f"{one.publisher or one.name}, {one.published or 'no date'}")
        console.print(Text(f"    {in_quotes(one.words)} {where} [{one.article}:{one.span[0]}-{one.span[1]}]"))


def print_actor(details: ActorDetails, roles: Sequence[Role], said: Sequence[StatementOf], console: Console) -> None:
    """Print an actor: its names, its roles with their days, its statements."""
    actors_page.print_actor(details, console)
    for role in roles:
        verb, title = wording.words("predicate")[role.predicate]["verb"], f", as {role.title}" if role.title else ""
        days = f"; said {stretch(role.first, role.last)}" if role.first else ""
        console.print(Text(one_line(f"\n{role.subject} {verb} {role.object}{title}{days}")))
        _print_evidence(role.evidence[:1], console)
    console.print()
    for row in said:
        when = one_line(f"{row.publisher or row.name}, {row.published or 'no date'}")
        act = wording.does(row.act, row.source, row.source_kind)
        console.print(Text(f"{one_line(row.source)} {act}: {in_quotes(row.content)} {when} [{row.article}]"))


def print_changes(found: Changes, console: Console) -> None:
    """Print what has come, by kind."""
    console.print(Text(f"since {found.since}", style="bold"))
    console.print(Text(f"{counted(found.articles_added, 'article')} came"))
    for row in found.articles:
        console.print(
            Text(one_line(f"  {row.published or 'no date':10} {row.publisher or row.name}: {row.title or ''}"))
        )
    console.print(Text(f"{counted(found.texts_revised, 'text was', 'texts were')} changed"))
    for revised in found.revised:
        console.print(Text(f"  {revised.article}, text {revised.number + 1} at its address"))
        for sign, sentences in (("-", revised.removed), ("+", revised.added)):
            for _, words in sentences:
                console.print(Text(f"    {sign} {one_line(words)}"))
    console.print(Text(counted(len(found.denials), "denial")))
    for denial in found.denials:
        console.print(Text(f"  {_denial(denial)}"))
    console.print(Text(counted(found.problems_found, "problem")))


def _denial(row: Denial) -> str:
    said, answered = row.denial, row.answered
    stance = wording.answering(row.stance, said.source, said.source_kind)
    what = ""
    if answered is not None:
        say = wording.does("assert", answered.source, answered.source_kind)
        what = f" what {answered.source or 'somebody'} {say}: {in_quotes(answered.content)}"
    return one_line(f"{said.source or 'somebody'} {stance}{what}: {in_quotes(said.content)} [{said.article}]")
