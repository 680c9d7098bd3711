"""How one record becomes training data: request, text, tokens, pairs with their weights."""

from __future__ import annotations

from rich.cells import set_cell_size
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tinycall.core.dataset.tracing import Trace, TracedPair
from tinycall.tui.widgets.plain_text import visible

PAIR_WIDTH = 40
BAR = 4  # cells of the heaviest weight


class TraceView(VerticalScroll):
    """The four steps of a sample, and each target with its part in the loss."""

    DEFAULT_CSS = """
    TraceView { height: 1fr; scrollbar-gutter: stable; & Static { height: auto; } }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._trace: Trace | None = None
        self._why_not = ""

    def compose(self) -> ComposeResult:
        yield Static(id="trace-text", markup=False)

    def show(self, trace: Trace | None, why_not: str = "") -> None:
        """Show a trace, or why there is none."""
        self._trace, self._why_not = trace, why_not
        self._draw()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        trace = self._trace
        static = self.query_one("#trace-text", Static)
        if trace is None:
            static.update(Text(self._why_not))
            return
        theme = self.app.theme_variables
        same = "unchanged" if trace.request == trace.typed else "white space made single"
        parts = [
            _step(1, "the request, normalised", same),
            Text(f"  {visible(trace.request)}"),
            _step(2, "the exact text", f"{len(trace.text):,} characters"),
            *(Text(f"  {visible(line)}↵") for line in trace.text.removesuffix("\n").split("\n")),
            _step(3, "its tokens", self._token_note(trace)),
            Text("  ").join([Text(""), self._tokens(trace, theme["text-primary"])]),
            _step(4, "its place in a training batch", ""),
            Text(f"  {trace.window}"),
            Text(""),
            *self._pairs(trace, theme),
        ]
        static.update(Text("\n").join(parts))

    def _token_note(self, trace: Trace) -> str:
        note = f"{len(trace.tokens):,}, each tag one"
        if trace.by_bytes:
            note += f"; by bytes: {visible(' '.join(trace.by_bytes))}"
        return note

    def _tokens(self, trace: Trace, tag_style: str) -> Text:
        line = Text()
        for token in trace.tokens:
            tag = len(token.shown) > 1
            line.append(token.shown, tag_style if tag else "")
            line.append(" ")
        return line

    def _pairs(self, trace: Trace, theme: dict[str, str]) -> list[Text]:
        columns = max(1, min(4, (self.size.width - 2) // PAIR_WIDTH))
        rows = -(-len(trace.pairs) // columns)
        heaviest = max((pair.weight for pair in trace.pairs), default=1.0) or 1.0
        head = Text(f"{'#':>4}  {'x':<8}   {'y':<8}  {'weight':<14}", theme["text-muted"])
        lines = [Text(" ").join([head] * columns)]
        for row in range(rows):
            cells = [
                self._pair(trace.pairs[i], heaviest, theme)
                for i in range(row, len(trace.pairs), rows)
            ]
            lines.append(Text(" ").join(cells))
        return lines

    def _pair(self, pair: TracedPair, heaviest: float, theme: dict[str, str]) -> Text:
        bar = "█" * max(1, round(BAR * pair.weight / heaviest)) if pair.counts else "·"
        weight = f"{pair.weight:g}" if pair.counts else "not counted"
        style = theme["text-success"] if pair.counts else theme["text-muted"]
        return Text.assemble(
            (f"{pair.x.index:>4}  ", theme["text-muted"]),
            f"{set_cell_size(pair.x.shown, 8)} → {set_cell_size(pair.y.shown, 8)}  ",
            (f"{bar:<{BAR}} {weight:<11}"[: BAR + 11] if pair.counts else f"· {weight}", style),
        )


def _step(number: int, title: str, note: str) -> Text:
    return Text.assemble(("\n" if number > 1 else "") + f"{number} ", (title, "bold"), f"  {note}")
