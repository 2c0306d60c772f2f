"""An event while it is being put together, before it is recorded."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.reader.events.triggers import Trigger
from reportedly.reading import Actor, Certainty, EventType, Status


@dataclass(slots=True, eq=False)
class Draft:
    """What is known of an event so far; `triggers` are the words that name it, the first of them its own."""

    triggers: list[Trigger]
    type: EventType
    mode: str | None
    contexts: list[str]
    initiators: list[Actor]
    recipients: list[Actor]
    status: Status
    certainty: Certainty

    @property
    def trigger(self) -> Trigger:
        """The word that the event is recorded at."""
        return self.triggers[0]
