"""Whom each article of a group has its words from: one function of the facts and of what pairs have in common.

It asks no database and looks at nothing that changes with the order in which articles came, so that the last article
of a group to be added leaves the same ties as any other would have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from reportedly.reconcile.copies.origins import ALIKE, Facts, Link, is_open, link_of
from reportedly.reconcile.copies.pairs import Pairs

Origins = dict[int, Link]
"""By article, the tie to the one that it has words from; an article that has none from others is left out."""


Standing = Mapping[int, int | None]
"""Articles that stay tied as they are: whom each has its words from, None where from nobody."""


def settle(facts: Mapping[int, Facts], pairs: Pairs, standing: Standing = MappingProxyType({})) -> Origins:
    """The tie of each article to the likeliest of its origins, so that no article has words from itself by others.

    Args:
        facts: what is known of the articles.
        pairs: what they have in common.
        standing: those of them that only tell about the others.
    """
    ranked = {one: links for one, links in _ranked(_directed(facts, pairs)).items() if one not in standing}
    stay = {article: origin for article, origin in standing.items() if origin is not None}
    revised = {one.id: one.revision_of for one in facts.values() if one.revision_of is not None}
    chosen = _without_circles(ranked, stay | revised)
    above = stay | {article: links[0].origin.id for article, links in chosen.items()}
    return {article: _first_of_line(links, above) for article, links in chosen.items()}


def _directed(facts: Mapping[int, Facts], pairs: Pairs) -> list[Link]:
    """Each pair as a link; where nothing else tells, the one that others have words from too is the origin."""
    couples = [couple for couple in pairs if facts[couple[0]].key < facts[couple[1]].key]
    plain = [link for one, other in couples if (link := link_of(facts[one], facts[other], pairs[one, other]))]
    takers = _takers(plain)
    links = []
    for one, other in couples:
        first = None
        if is_open(facts[one], facts[other], pairs[one, other]):
            only = bool(takers[one] - takers[other] - {other}), bool(takers[other] - takers[one] - {one})
            first = {(True, False): one, (False, True): other}.get(only)
        links.append(link_of(facts[one], facts[other], pairs[one, other], first))
    return [link for link in links if link and link.copy.revision_of is None]


def _takers(links: list[Link]) -> dict[int, set[int]]:
    """For each article its copies: those that have about as much from no other, or more."""
    most: dict[int, float] = defaultdict(float)
    for link in links:
        most[link.copy.id] = max(most[link.copy.id], link.share)
    takers: dict[int, set[int]] = defaultdict(set)
    for link in links:
        if link.kind == "copy" and link.share > most[link.copy.id] - ALIKE:
            takers[link.origin.id].add(link.copy.id)
    return takers


def _ranked(links: list[Link]) -> dict[int, list[Link]]:
    """The links of each article that may have words from others, the likeliest first."""
    beside: dict[int, set[int]] = defaultdict(set)
    for link in links:
        if link.kind == "copy":
            beside[link.origin.id].add(link.copy.id)
            beside[link.copy.id].add(link.origin.id)
    found: dict[int, list[Link]] = defaultdict(list)
    for link in sorted(links, key=lambda link: _rank(link, beside), reverse=True):
        found[link.copy.id].append(link)
    return found


def _rank(link: Link, beside: Mapping[int, set[int]]) -> tuple[object, ...]:
    others = link.kind == "copy" and bool(beside[link.origin.id] - {link.copy.id})
    return (*link.rank(others=others), link.copy.key)


def _without_circles(ranked: dict[int, list[Link]], above: dict[int, int]) -> dict[int, list[Link]]:
    """The links of each article, the chosen one first; the surest are chosen first, and none that closes a circle.

    `above` are the ties that stand already; the chosen ones are added to them.
    """
    chosen: dict[int, list[Link]] = {}
    for article, links in ranked.items():  # those whose best link ranks first come first
        for link in links:
            if article not in _line(link.origin.id, above):
                above[article] = link.origin.id
                chosen[article] = [link, *(one for one in links if one is not link)]
                break
    return chosen


def _line(article: int, above: Mapping[int, int]) -> Iterator[int]:
    """An article, the one above it, and so on to the first."""
    passed: set[int] = set()
    at: int | None = article
    while at is not None and at not in passed:
        passed.add(at)
        yield at
        at = above.get(at)


def _first_of_line(links: list[Link], above: Mapping[int, int]) -> Link:
    """The first in the line of origins that has about as much of an article's words as the likeliest."""
    best = links[0]
    alike = {one.origin.id: one for one in links if about_as_good(one, best)}
    return [alike[one] for one in _line(best.origin.id, above) if one in alike][-1]


def about_as_good(one: Link, best: Link) -> bool:
    """Whether an article may have its words from one origin as well as from the likeliest."""
    return one is best or (one.kind == "copy" and not best.is_credited and one.share > best.share - ALIKE)
