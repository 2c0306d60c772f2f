"""What questions have looked up already: parts of answers that are good for one state of a dossier.

Who asks again and again, as a server does, keeps one `Known` for as long as the dossier stays as it is, and hands it
to questions with the connection. Without one, a question looks everything up itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")

MOST = 200_000
"""Things that are known at the most, of all matters together; then it begins anew. They take some 50 MB."""

_OPTION = "known"


class Known:
    """Things by their keys, of several matters.

    Several threads may ask; what two look up at the same time is looked up twice.
    """

    def __init__(self, most: int = MOST) -> None:
        self.most, self.size = most, 0
        self.kept: defaultdict[str, dict[Any, Any]] = defaultdict(dict)

    def one(self, matter: str, key: Any, ask: Callable[[], T], size: Callable[[T], int] = lambda _: 1) -> T:
        """A thing, asked for only if it is not known; `size` tells for how many it counts."""
        kept = self.kept[matter]
        found: T | None = kept.get(key)
        if found is None:
            found = ask()
            self._keep(matter, {key: found}, size(found))
        return found

    def get(self, matter: str, key: Any) -> Any:
        """A thing, None where it is not known."""
        return self.kept[matter].get(key)

    def many(self, matter: str, keys: Iterable[Any], ask: Callable[[list[Any]], Mapping[Any, T]]) -> dict[Any, T]:
        """Things by their keys, in the order of the keys; only those that are not known are asked for.

        `ask` must tell each one that it is asked for.
        """
        kept, wanted = self.kept[matter], list(keys)
        lacking = [key for key in wanted if key not in kept]
        new = ask(lacking) if lacking else {}
        found: dict[Any, T] = {key: new[key] if key in new else kept[key] for key in wanted}
        self._keep(matter, new, len(new))
        return found

    def _keep(self, matter: str, new: Mapping[Any, Any], size: int) -> None:
        if self.size + size > self.most:
            self.kept, self.size = defaultdict(dict), 0
        self.kept[matter].update(new)
        self.size += size


def known_to(connection: Connection) -> Known:
    """What is known to whoever asks on a connection; nothing, where nothing was handed over."""
    known = connection.get_execution_options().get(_OPTION)
    return known if isinstance(known, Known) else Known()


def hand_over(connection: Connection, known: Known) -> None:
    """Let questions on a connection use what is known, and add to it.

    It must have been begun before the connection's transaction, in the state that the dossier has had since then.
    """
    connection.execution_options(**{_OPTION: known})
