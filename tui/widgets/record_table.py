"""The records of a dataset as a table that draws only the rows on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tinycall.core.dataset.reading import Record
from tinycall.core.visible import visible

TOOL_WIDTH = 12


class RecordTable(ScrollView, can_focus=True):
    """Number, valid mark, tool and request (or what is wrong) of each record."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-table--header",
        "record-table--cursor",
        "record-table--bad",
        "record-table--tool",
    }
    DEFAULT_CSS = """
    RecordTable {
        height: 1fr; min-height: 3; overflow-x: hidden; scrollbar-size-vertical: 1;
        & > .record-table--header { color: $foreground 60%; }
        & > .record-table--cursor { background: $panel; text-style: none; }
        & > .record-table--bad { color: $text-error; }
        & > .record-table--tool { color: $text-primary; }
        &:focus > .record-table--cursor { background: $primary-muted; text-style: bold; }
    }
    """

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Moved(Message):
        """The cursor stands on another record."""

        index: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._records: Sequence[Record] = ()

    def show(self, records: Sequence[Record], cursor: int | None = None) -> None:
        """Show records; the sequence may change later if `show` is called again."""
        self._records = records
        self.virtual_size = Size(self.size.width, len(records) + 1)
        self.cursor = self.cursor if cursor is None else cursor
        self.cursor = self.validate_cursor(self.cursor)
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self._records) - 1))

    def watch_cursor(self, cursor: int) -> None:
        self._reveal()
        self.post_message(self.Moved(cursor))
        self.refresh()

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self._records) + 1)
        self._reveal()

    def _reveal(self) -> None:
        # The first line of the window is the header, so the row above is revealed as well.
        rows = Region(0, self.cursor, 1, 2)
        self.scroll_to_region(rows, animate=False, force=True)

    def action_move(self, rows: int) -> None:
        self.cursor += rows

    def action_page(self, pages: int) -> None:
        self.cursor += pages * max(1, self.size.height - 2)

    def action_first(self) -> None:
        self.cursor = 0

    def action_last(self) -> None:
        self.cursor = len(self._records) - 1

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        digits = max(3, len(str(len(self._records))))
        index = y + round(self.scroll_y) - 1
        if y == 0:
            style = self.get_component_rich_style("record-table--header")
            line = f"{'#':>{digits}}   {'tool':<{TOOL_WIDTH}} request"
            return Strip([Segment(set_cell_size(line, width), style)], width)
        base = self.rich_style
        if index >= len(self._records):
            return Strip.blank(width, base)
        if index == self.cursor:
            base += self.get_component_rich_style("record-table--cursor", partial=True)
        row = self._row(index, digits, base)
        if row.cell_length > width:
            row = Strip([*row.crop(0, width - 1), Segment("…", base)])
        return row.adjust_cell_length(width, base)

    def _row(self, index: int, digits: int, base: Style) -> Strip:
        record = self._records[index]
        pointer = "▸" if index == self.cursor else " "
        number = Segment(f"{index + 1:>{digits}}{pointer}", base)
        sample = record.sample
        if sample is None:
            bad = base + self.get_component_rich_style("record-table--bad", partial=True)
            return Strip([number, Segment(f"✗ {visible(record.reason or '')}", bad)])
        tool = base + self.get_component_rich_style("record-table--tool", partial=True)
        return Strip(
            [
                number,
                Segment("✓ ", base),
                Segment(set_cell_size(visible(sample.tool), TOOL_WIDTH), tool),
                Segment(" " + visible(sample.user), base),
            ]
        )

    def on_click(self, event: object) -> None:
        y = getattr(event, "y", 0)
        if y > 0:
            self.cursor = y + round(self.scroll_y) - 1
