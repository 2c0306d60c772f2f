"""Which references speak of one actor: names first, then what the syntax joins, then descriptions, then pronouns."""

from __future__ import annotations

from reportedly.reader.actors.descriptions import settle_descriptions
from reportedly.reader.actors.links import link, move_capitals
from reportedly.reader.actors.pronouns import settle_pronouns
from reportedly.reader.actors.references import Draft
from reportedly.reader.actors.same_name import gather_names
from reportedly.reader.actors.scene import Scene
from reportedly.reading import Problem


def gather(scene: Scene) -> list[Draft]:
    """The drafts of an article, one for each actor, each with its references."""
    gather_names([r for r in scene.references if r.form == "name"])
    move_capitals(scene)
    link(scene)
    settle_descriptions(scene)
    settle_pronouns(scene)
    drafts = scene.drafts
    scene.problems += [_shared(scene, draft) for draft in drafts if draft.rivals]
    return [draft for draft in drafts if not draft.rivals]


def _shared(scene: Scene, draft: Draft) -> Problem:
    """The problem of a short name that several actors share."""
    first = min(draft.references, key=lambda r: r.start)
    names = [rival.names[0] for rival in draft.rivals if rival.names]
    text = scene.parsed.article.text
    listed = " or ".join(" ".join(text[name.start : name.end].split()) for name in names)
    span = scene.parsed.span(first.start, first.end)
    return Problem("actor", f'"{span}" may be {listed}', span)
