"""The editor for one record: three fields, or the raw line where it is not JSON."""

from __future__ import annotations

import json
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Label, Static, TextArea

from tinycall.core.dataset.fields import FIELDS
from tinycall.core.dataset.reading import Record
from tinycall.core.visible import visible
from tinycall.tui.theme import BAD, GOOD

LABELS = {"tool": "tool", "user": "request", "call": "CALL", "raw": "line"}


class Field(TextArea):
    """A text that wraps and grows; Enter goes to the next field."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name=name, id=f"field-{name}", compact=True, highlight_cursor_line=False, soft_wrap=True
        )

    def get_line(self, line_index: int) -> Text:
        return Text(visible(self.document.get_line(line_index)), end="", no_wrap=True)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.screen.focus_next(Field)
            return
        await super()._on_key(event)


def fields_of(text: str) -> dict[str, object] | None:
    """The record as an object whose three fields can be edited, or None."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    if any(not isinstance(value.get(name, ""), str) for name in FIELDS):
        return None
    return value


class RecordEditor(Vertical):
    """Shows one record and tells of each edit."""

    DEFAULT_CSS = """
    RecordEditor {
        height: auto;
        & Horizontal { height: auto; }
        & Label { width: 9; color: $foreground 60%; }
        & Field { height: auto; max-height: 5; width: 1fr; background: $surface; }
        & Field:focus { background: $panel; }
        & Horizontal:focus-within > Label { color: $accent; text-style: bold; }
        & #field-tool { max-height: 1; }
        & #reason { height: auto; max-height: 4; }
    }
    """

    class Edited(Message):
        """A field changed: `take` has the record's new line."""

    NAMES: ClassVar[tuple[str, ...]] = (*FIELDS, "raw")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fields: dict[str, object] | None = None
        self._known: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        for name in self.NAMES:
            with Horizontal(id=f"row-{name}"):
                yield Label(LABELS[name])
                yield Field(name)
        yield Static(id="reason", markup=False)

    def _field(self, name: str) -> Field:
        return self.query_one(f"#field-{name}", Field)

    def show(self, record: Record | None) -> None:
        """Show another record, or none; an edit that was not taken is gone."""
        fields = fields_of(record.text) if record is not None else {}
        self._fields = fields
        for name in self.NAMES:
            row = self.query_one(f"#row-{name}")
            row.display = record is not None and (name == "raw") == (fields is None)
            value = record.text if record and name == "raw" else (fields or {}).get(name, "")
            self._field(name).load_text(str(value))
            self._known[name] = self._field(name).text
        self.show_reason(record)

    def show_reason(self, record: Record | None) -> None:
        """Say what is wrong with the record, or that nothing is."""
        reason = self.query_one("#reason", Static)
        if record is None:
            reason.update("")
        elif record.reason is not None:
            reason.update(Text(f"✗ {visible(record.reason)}", style=BAD))
        else:
            reason.update(Text("✓ valid", style=GOOD))

    def take(self) -> str | None:
        """The record's new line, once: None where no field changed since `show` or `take`."""
        names = ("raw",) if self._fields is None else FIELDS
        texts = {name: self._field(name).text for name in names}
        changed = {name: text for name, text in texts.items() if text != self._known[name]}
        if not changed:
            return None
        self._known |= changed
        if self._fields is None:
            return texts["raw"]
        self._fields |= changed
        return json.dumps(self._fields, ensure_ascii=False, separators=(",", ":"))

    def focus_first(self) -> None:
        """Go to the request, or to the first field that is empty."""
        names = ("raw",) if self._fields is None else FIELDS
        empty = (name for name in names if not self._field(name).text)
        field = self._field(next(empty, "raw" if self._fields is None else "user"))
        field.move_cursor(field.document.end)
        field.focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Edited())
