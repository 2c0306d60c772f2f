"""Events: who did what to whom, in PLOVER's sixteen types."""

from reportedly.reader.events.find import find_events

__all__ = ["find_events"]
