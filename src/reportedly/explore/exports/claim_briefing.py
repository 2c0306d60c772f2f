"""A briefing on one claim, in Markdown: who says it and through whom, who does not, how it changed, whence it comes.

Every line cites its article by number with the place of the words; the articles stand at the end with their original
and archived addresses. It does not say who is right. Words of articles are escaped, as in the briefing of articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from reportedly.explore.days import day
from reportedly.explore.exports.briefing import plain
from reportedly.explore.exports.characters import sound, web_address
from reportedly.explore.plain_text import counted, in_quotes
from reportedly.explore.questions.cited import Citation
from reportedly.explore.questions.claim_changes import ClaimChange
from reportedly.explore.questions.claims import ClaimDetails, ClaimStatement
from reportedly.explore.questions.origins import OriginStep
from reportedly.explore.wording import change_of_claim

SIDES = {
    "asserts": "Say so",
    "denies": "Deny it",
    "declines": "Decline to say",
    "unverified": "Could not verify it",
}
"""The sides of a claim, in the order in which they are told, and their headings."""

TIES = {"rival": "at odds with", "series": "another count of the same", "replaces": "replaced"}
_LONGEST_QUOTE = 400


def write_claim(claim: ClaimDetails, cited: Mapping[str, Citation], stream: BinaryIO) -> None:
    """Write the briefing on a claim; `cited` are its articles, by their keys."""
    numbers = {key: number for number, key in enumerate(dict.fromkeys(one.key for one in claim.statements), 1)}
    lines = [*_head(claim, len(numbers)), *_sides(claim, numbers), *_changes(claim, numbers)]
    lines += [*_origins(claim, numbers), *_beside(claim)]
    lines += ["## Articles", ""]
    lines += [_citation(cited[key], number) for key, number in numbers.items() if key in cited]
    stream.write(sound("\n".join(lines)).encode() + b"\n")


def _head(claim: ClaimDetails, articles: int) -> Iterator[str]:
    yield f"# {plain(claim.text)}\n"
    origins = "origins undecided" if claim.origins is None else counted(claim.origins, "independent origin")
    pinned = ", pinned by a person" if claim.pinned else ""
    yield (
        f"{plain(claim.kind)}: {counted(len(claim.statements), 'statement')} in {counted(articles, 'article')}, "
        f"{origins}{pinned} ({plain(claim.id)})\n"
    )


def _sides(claim: ClaimDetails, numbers: Mapping[str, int]) -> Iterator[str]:
    for side, heading in SIDES.items():
        told = [one for one in claim.statements if one.side == side]
        if told:
            yield f"## {heading} ({len(told)})\n"
            for one in told:
                yield f"- {_line(one, numbers)}"
                if one.reason:
                    yield f"  - why it is counted here: {plain(one.reason)}"
            yield ""


def _changes(claim: ClaimDetails, numbers: Mapping[str, int]) -> Iterator[str]:
    """How it changed, where it did, in the order of publication."""
    if len(claim.changes) > 1:
        yield "## How it changed\n"
        for one in claim.changes:
            who, how = change_of_claim(one)
            told = f"**{plain(who)}** {plain(how)}" if who else plain(how)
            words = f"{plain(in_quotes(one.words, _LONGEST_QUOTE))} {_place_of_change(one, numbers)}"
            when = plain(day(one.published)) if one.published else "no date"
            yield f"- {when}: {told}{'' if how.endswith(':') else ':'} {words}"
        yield ""


def _line(one: ClaimStatement | OriginStep, numbers: Mapping[str, int]) -> str:
    """Who says it, through whom, in which words, where."""
    who = f"**{plain(one.source)}**" if one.source else f"{plain(one.publisher or one.article)} in its own voice"
    through = f", through {plain(', then '.join(one.via))}" if one.via else ""
    when = f", {plain(day(one.published))}" if one.published else ""
    return f"{who}{through}{when}: {plain(in_quotes(one.words, _LONGEST_QUOTE))} {_place(one, numbers)}"


def _place(one: ClaimStatement | OriginStep, numbers: Mapping[str, int]) -> str:
    return _cited(numbers.get(one.key), one.publisher or one.article, one.span)


def _place_of_change(one: ClaimChange, numbers: Mapping[str, int]) -> str:
    """Where the words stand; of another count, which claim they are."""
    if one.article is None or one.span is None:
        return plain(f"({one.claim})")
    return _cited(numbers.get(one.article), one.publisher or one.article, one.span)


def _cited(number: int | None, called: str, span: tuple[int, int]) -> str:
    there = plain(called) if number is None else f"[{number}](#article-{number})"
    return f"[{there}, {span[0]}–{span[1]}]"


def _origins(claim: ClaimDetails, numbers: Mapping[str, int]) -> Iterator[str]:
    if claim.steps or claim.reasons:
        yield "## Where it comes from\n"
        yield from (f"{plain(reason)}\n" for reason in claim.reasons)
        for number, step in enumerate(claim.steps, 1):
            back = f" ← step {step.back_to + 1}" if step.back_to is not None else ""
            first = f" First said by **{plain(step.origin)}**." if step.origin else ""
            yield f"{number}. {_line(step, numbers)}{back}.{first} {plain(step.reason)}"
        yield ""


def _beside(claim: ClaimDetails) -> Iterator[str]:
    if claim.ties:
        yield "## Beside it\n"
        for tie in claim.ties:
            yield f"- {TIES.get(tie.tie, plain(tie.tie))}: {plain(tie.text)} ({plain(tie.id)}): {plain(tie.reason)}"
        yield ""
    if claim.judgements:
        yield "## Judged by people\n"
        for one in claim.judgements:
            why = f": {plain(in_quotes(one.why))}" if one.why else ""
            yield f"- {plain(one.by)}, {plain(day(one.at))}: {plain(one.kind.replace('_', ' '))}{why}"
        yield ""


def _citation(one: Citation, number: int) -> str:
    told = [plain(one.title or one.name), plain(one.publisher or "publisher not known")]
    told.append(plain(day(one.published)) if one.published else "date not known")
    if one.byline:
        told.append(f"by {plain(one.byline)}")
    for label, url in (("original", web_address(one.url)), ("archived", web_address(one.archived))):
        told.append(f"[{label}](<{url}>)" if url else f"no {label} address known")
    if one.record:
        told.append(f"archived in {plain(one.record)}")
    return f'<a id="article-{number}"></a>{number}\\. {", ".join(told)}\n'
