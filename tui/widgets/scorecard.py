"""The scorecard: the answers first, then every rate, then the requests that failed."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Digits, Static

from tinycall.core.evaluation import EvaluatedRequest, Rates, Scorecard
from tinycall.tui.theme import BAD, GOOD, MUTED
from tinycall.tui.widgets.facts import facts
from tinycall.tui.widgets.plain_text import visible

RATES = {
    "answer_accuracy": "Answer",
    "argument_accuracy": "Arguments",
    "tool_accuracy": "Tool",
    "valid_call_rate": "Valid CALL",
    "execution_pass_rate": "Runs",
}


class ScorecardView(Vertical):
    """One evaluation."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._failing: tuple[EvaluatedRequest, ...] = ()
        self._corrected: set[str] = set()

    def compose(self) -> ComposeResult:
        with Horizontal(id="score"):
            with Vertical(id="score-answer"):
                yield Digits(id="score-digits")
                yield Static(id="score-caption")
            yield Static(id="score-rates")
        yield Static(id="failing-title")
        yield DataTable(id="failing", cursor_type="row", zebra_stripes=False)
        yield Static(id="failing-detail")

    def show(self, scorecard: Scorecard, checkpoint: str) -> None:
        """Show the scorecard of the checkpoint of that name."""
        self._failing = scorecard.failing
        self._corrected.clear()
        rates = scorecard.constrained
        self.query_one(Digits).update(f"{100 * rates.answer_accuracy:.1f}")
        right = round(rates.answer_accuracy * rates.requests)
        caption = Text(f"% answer accuracy\n{right} of {rates.requests} right\n")
        caption.append(visible(checkpoint), MUTED)
        self.query_one("#score-caption", Static).update(caption)
        self.query_one("#score-rates", Static).update(_rates_table(rates, scorecard.unconstrained))
        self._show_failing()

    def _show_failing(self) -> None:
        count = len(self._failing)
        title = Text("✓ none wrong", GOOD)
        if count:
            title = Text.assemble((f"✗ {count} wrong", BAD), ("  Tab goes to the list", MUTED))
        self.query_one("#failing-title", Static).update(title)
        table = self.query_one(DataTable)
        table.clear(columns=True)
        table.display = bool(count)
        widths = self._column_widths()
        for name, width in zip(("Request", "Got", "Why"), widths, strict=True):
            table.add_column(name, width=width)
        for request in self._failing:
            cells = (request.user, request.call.removeprefix("CALL "), _why(request))
            table.add_row(
                *(Text(visible(cell), no_wrap=True, overflow="ellipsis") for cell in cells)
            )
        self.query_one("#failing-detail", Static).display = bool(count)

    @property
    def failing_here(self) -> EvaluatedRequest | None:
        """The failing request under the bar."""
        row = self.query_one(DataTable).cursor_row
        return self._failing[row] if 0 <= row < len(self._failing) else None

    @property
    def uncorrected(self) -> list[EvaluatedRequest]:
        """The failing requests that were not corrected since they are shown."""
        return [one for one in self._failing if one.user not in self._corrected]

    def mark(self, users: Iterable[str]) -> None:
        """Mark the rows of requests that were corrected, and go to the next that was not."""
        self._corrected.update(users)
        table = self.query_one(DataTable)
        for row, request in enumerate(self._failing):
            if request.user in self._corrected:
                table.update_cell_at(Coordinate(row, 2), Text("✓ corrected", GOOD))
        rows = range(len(self._failing))
        left = [row for row in rows if self._failing[row].user not in self._corrected]
        after = [row for row in left if row > table.cursor_row]
        if left:
            table.move_cursor(row=(after or left)[0])

    def _column_widths(self) -> tuple[int, int, int]:
        space = max(36, self.size.width - 8)
        return space * 3 // 8, space * 3 // 8, space - 2 * (space * 3 // 8)

    def on_resize(self) -> None:
        if self._failing:
            for column, width in zip(
                self.query_one(DataTable).ordered_columns, self._column_widths(), strict=False
            ):
                column.width = width
            self.query_one(DataTable).refresh(layout=True)

    @on(DataTable.RowHighlighted)
    def _detail(self, event: DataTable.RowHighlighted) -> None:
        if not 0 <= event.cursor_row < len(self._failing):
            return
        request = self._failing[event.cursor_row]
        rows = [
            ("Request", request.user),
            ("Expected", request.expected),
            ("Got", request.call or "(nothing)"),
            ("Why", _why(request)),
        ]
        self.query_one("#failing-detail", Static).update(
            facts([(name, Text(visible(value), overflow="fold")) for name, value in rows])
        )


def _why(request: EvaluatedRequest) -> str:
    return request.reason or str(request.failure or "")


def _rates_table(grammar: Rates, free: Rates | None) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), header_style=MUTED, show_edge=False)
    table.add_column("")
    table.add_column("grammar", justify="right", no_wrap=True)
    table.add_column("without", justify="right", no_wrap=True)
    for name, label in RATES.items():
        without = f"{100 * getattr(free, name):.1f} %" if free else "–"
        table.add_row(
            label,
            f"{100 * getattr(grammar, name):.1f} %",
            without,
            style="bold" if name == "answer_accuracy" else "",
        )
    return table
