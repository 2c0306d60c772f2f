"""Reading one article: from its text to statements, actors, figures, dates, events and relations.

Each module holds one step and offers one function, which `reportedly.pipeline` calls; within a module, one rule is one
function in an explicit list, in order of precedence. Nothing here knows of files, databases or screens.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.reading import Reading


class _Callable(ModuleType):
    """This package, callable as the function `reportedly.read` is.

    Once Python has loaded a package, it puts it in the place of its parent's attribute of that name; without this the
    function would be there for the first call only.
    """

    @property
    def __signature__(self) -> inspect.Signature:
        return inspect.signature(_function())

    def __call__(self, *args: Any, **known: Any) -> Reading:
        return _function()(*args, **known)


def _function() -> Callable[..., Reading]:
    """The function of this package's name; looked up, since nothing here imports what reads a whole article."""
    function: Callable[..., Reading] = vars(sys.modules["reportedly"])["_read"]
    return function


sys.modules[__name__].__class__ = _Callable
