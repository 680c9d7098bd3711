"""The scorecard: the answers first, then every rate, then page by page where answers go wrong."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.coordinate import Coordinate
from textual.widgets import ContentSwitcher, DataTable, Digits, Static

from tinycall.core.evaluation import EvaluatedRequest, Scorecard
from tinycall.core.visible import visible
from tinycall.tui.keymap import CONSOLE, spelled
from tinycall.tui.theme import ACCENT, GOOD, MUTED
from tinycall.tui.widgets import breakdowns
from tinycall.tui.widgets.facts import facts

WRONG = "Wrong"
PAGES = (WRONG, *breakdowns.PAGES)
_FAULT_WIDTH = 21
_WIDE = 70  # from this width on the main figure is drawn large
_TURN = next(spelled(key.key.split(",")[0]) for key in CONSOLE if key.action == "turn")


class ScorecardView(Vertical):
    """One evaluation."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._scorecard: Scorecard | None = None
        self._failing: tuple[EvaluatedRequest, ...] = ()
        self._corrected: set[str] = set()
        self._page = WRONG

    def compose(self) -> ComposeResult:
        with Horizontal(id="score"):
            yield Digits(id="score-digits")
            yield Static(id="score-rates")
        yield Static(id="score-caption")
        yield Static(id="score-pages")
        with ContentSwitcher(initial="failing-page", id="score-page"):
            with Vertical(id="failing-page"):
                yield DataTable(id="failing", cursor_type="row", zebra_stripes=False)
                with VerticalScroll(id="failing-detail", can_focus=False):
                    yield Static(id="failing-facts")
            with VerticalScroll(id="breakdown-page"):
                yield Static(id="breakdown")

    def show(self, scorecard: Scorecard, checkpoint: str) -> None:
        """Show the scorecard of the checkpoint of that name."""
        self._scorecard = scorecard
        self._failing = scorecard.failing
        self._corrected.clear()
        rates = scorecard.constrained
        self.query_one("#score-rates", Static).update(breakdowns.rates(scorecard))
        right = round(rates.answer_accuracy * rates.requests)
        share = f"{100 * rates.answer_accuracy:.1f}"
        self.query_one(Digits).update(share)
        caption = Text(f"{share} % answer accuracy: {right} of {rates.requests} right")
        measured = visible(Path(scorecard.data).name)
        caption.append(f"  {visible(checkpoint)} on {measured}", MUTED)
        self.query_one("#score-caption", Static).update(caption)
        self._show_failing()
        self._show_page()

    def turn(self) -> None:
        """Show the next page; where the list had the focus, the page gets it."""
        inside = self.app.focused is not None and self in self.app.focused.ancestors
        self._page = PAGES[(PAGES.index(self._page) + 1) % len(PAGES)]
        self._show_page()
        self.query_one("#breakdown-page").scroll_home(animate=False)
        if inside:
            page = "#failing" if self._page == WRONG else "#breakdown-page"
            self.screen.set_focus(self.query_one(page))

    def _show_page(self) -> None:
        if self._scorecard is None:
            return
        titles = Text(no_wrap=True, overflow="ellipsis")
        for page in PAGES:
            title = f"{page} {len(self._failing)}" if page == WRONG else page
            titles.append(f" {title} ", "bold reverse" if page == self._page else MUTED)
            titles.append(" ")
        titles.append(_TURN, f"bold {ACCENT}")
        self.query_one("#score-pages", Static).update(titles)
        wrong = self._page == WRONG
        self.query_one(ContentSwitcher).current = "failing-page" if wrong else "breakdown-page"
        if not wrong:
            drawn = breakdowns.PAGES[self._page](self._scorecard, self.size.width)
            self.query_one("#breakdown", Static).update(drawn)

    def _show_failing(self) -> None:
        table = self.query_one(DataTable)
        table.clear(columns=True)
        for name, width in zip(("Request", "Got", "Why"), self._column_widths(), strict=True):
            table.add_column(name, width=width)
        for request in self._failing:
            cells = (request.user, request.call.removeprefix("CALL "), request.fault or "")
            table.add_row(
                *(Text(visible(cell), no_wrap=True, overflow="ellipsis") for cell in cells)
            )
        table.display = bool(self._failing)
        if not self._failing:
            self.query_one("#failing-facts", Static).update(Text("✓ none wrong", GOOD))

    @property
    def failing_here(self) -> EvaluatedRequest | None:
        """The failing request under the bar, where the list is shown."""
        row = self.query_one(DataTable).cursor_row
        shown = self._page == WRONG and 0 <= row < len(self._failing)
        return self._failing[row] if shown else None

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
        space = max(15, self.size.width - 8 - _FAULT_WIDTH)
        return space - space // 2, space // 2, _FAULT_WIDTH

    def on_resize(self) -> None:
        self.query_one(Digits).display = self.size.width >= _WIDE
        self._show_page()
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
            ("Why", ": ".join(filter(None, (request.fault, request.reason)))),
            ("Request", request.user),
            ("Expected", request.expected),
            ("Got", request.call or "(nothing)"),
        ]
        if request.confidence is not None:
            unsure = ", unsure" if request.unsure else ""
            rows.append(("Confidence", f"{100 * request.confidence:.1f} %{unsure}"))
        self.query_one("#failing-facts", Static).update(
            facts([(name, Text(visible(value), overflow="fold")) for name, value in rows])
        )
        self.query_one("#failing-detail").scroll_home(animate=False)
