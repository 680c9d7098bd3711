"""From the run's thread to the screen: events wait in a buffer until the screen fetches them."""

from __future__ import annotations

from threading import Lock

from tinycall.core.training.events import RunEvent, RunProgress


class EventBuffer:
    """Listens on the run's thread, is drained on the screen's; only progress may be dropped."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._events: list[RunEvent] = []

    def put(self, event: RunEvent) -> None:
        """Called on the run's thread."""
        with self._lock:
            newest = self._events[-1] if self._events else None
            if isinstance(event, RunProgress) and isinstance(newest, RunProgress):
                self._events[-1] = event
            else:
                self._events.append(event)

    def drain(self) -> tuple[RunEvent, ...]:
        """What has arrived since the last call, in order, with the latest progress alone."""
        with self._lock:
            events, self._events = self._events, []
        latest = next((e for e in reversed(events) if isinstance(e, RunProgress)), None)
        return tuple(e for e in events if not isinstance(e, RunProgress) or e is latest)
