"""The templates of pages: one environment, in which whatever comes from an article is text and never markup."""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined

from reportedly.explore import days, wording
from reportedly.explore.plain_text import counted, curly, in_quotes, one_line, shortened, visible

FOLDERS = ("page", "web/templates")
"""Where templates are looked for, below this package."""


@cache
def environment() -> Environment:
    """The environment of all templates; what is not defined is an error."""
    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, loader=FunctionLoader(_load)
    )
    made.filters |= {"visible": visible, "line": one_line, "quoted": in_quotes, "short": shortened}
    made.filters |= {"curly": curly, "told": days.told}
    made.globals |= {"wording": wording, "day": days.day, "stretch": days.stretch, "counted": counted}
    return made


def load_templates() -> None:
    """Load all templates now, and not when the first page is asked for."""
    for folder in FOLDERS:
        for template in resources.files("reportedly.explore").joinpath(*folder.split("/")).iterdir():
            if template.name.endswith(".j2"):
                environment().get_template(template.name)


def _load(name: str) -> str | None:
    for folder in FOLDERS:
        template = resources.files("reportedly.explore").joinpath(*folder.split("/"), name)
        if template.is_file():
            return template.read_text(encoding="utf-8")
    return None
