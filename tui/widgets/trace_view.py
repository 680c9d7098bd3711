"""How one record becomes training data: request, text, tokens, pairs with their weights."""

from __future__ import annotations

from rich.cells import set_cell_size
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tinycall.core.dataset.tracing import Trace, TracedPair
from tinycall.core.visible import visible
from tinycall.tui.theme import GOOD, MUTED, PRIMARY

PAIR_WIDTH = 36
TOKEN_WIDTH = 8
BAR_WIDTH = 4  # of the heaviest weight
STEPS = ("the request, normalised", "the exact text", "its tokens", "its place in a batch")


class TraceView(VerticalScroll):
    """The four steps of a sample, and each target with its part in the loss."""

    DEFAULT_CSS = """
    TraceView {
        height: 1fr;
        scrollbar-size-vertical: 1;
        & Static { height: auto; }
        & .step { padding-left: 2; margin-bottom: 1; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._trace: Trace | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="no-trace", markup=False)
        for number in range(1, len(STEPS) + 1):
            yield Static(id=f"title-{number}", classes="title", markup=False)
            yield Static(id=f"step-{number}", classes="step", markup=False)

    def show(self, trace: Trace | None, why_not: str = "") -> None:
        """Show a trace, or why there is none."""
        self._trace = trace
        self.query_one("#no-trace", Static).update(why_not)
        self.query_one("#no-trace").display = trace is None
        self.query(".title, .step").set(display=trace is not None)
        self._draw()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        trace = self._trace
        if trace is None:
            return
        unchanged = trace.request == trace.typed
        tokens = f"{len(trace.tokens):,}, each tag one"
        if trace.by_bytes:
            tokens += f"; by bytes: {visible(' '.join(trace.by_bytes))}"
        lines = trace.text.removesuffix("\n").split("\n")
        self._step(1, "unchanged" if unchanged else "white space made single", trace.request)
        self._step(2, f"{len(trace.text):,} characters", "\n".join(f"{line}↵" for line in lines))
        self._step(3, tokens, _tokens(trace))
        self._step(
            4, f"{trace.window}; weight 0 is not in the loss", _pairs(trace, self.size.width - 4)
        )

    def _step(self, number: int, note: str, body: str | Text) -> None:
        title = Text.assemble((f"{number} {STEPS[number - 1]}", "bold"), f"  {note}")
        self.query_one(f"#title-{number}", Static).update(title)
        if isinstance(body, str):
            body = Text("\n").join(Text(visible(line)) for line in body.split("\n"))
        self.query_one(f"#step-{number}", Static).update(body)


def _tokens(trace: Trace) -> Text:
    line = Text()
    for token in trace.tokens:
        line.append(token.shown, PRIMARY if len(token.shown) > 1 else "")
        line.append(" ")
    return line


def _pairs(trace: Trace, width: int) -> Text:
    """The pairs in as many columns as fit, each read downwards."""
    columns = max(1, min(4, width // PAIR_WIDTH))
    rows = -(-len(trace.pairs) // columns)
    heaviest = max((pair.weight for pair in trace.pairs), default=0.0)
    x, y = "x".ljust(TOKEN_WIDTH), "y".ljust(TOKEN_WIDTH)
    head = set_cell_size(f"   # {x}   {y} weight", PAIR_WIDTH)
    lines = [Text(head * columns, MUTED, no_wrap=True)]
    for row in range(rows):
        line = Text(no_wrap=True)
        for pair in trace.pairs[row::rows]:
            line.append_text(_pair(pair, heaviest))
        lines.append(line)
    return Text("\n", no_wrap=True).join(lines)


def _pair(pair: TracedPair, heaviest: float) -> Text:
    bar = "█" * max(1, round(BAR_WIDTH * pair.weight / heaviest)) if pair.counts else "·"
    x, y = (set_cell_size(token.shown, TOKEN_WIDTH) for token in (pair.x, pair.y))
    return Text.assemble(
        (f"{pair.x.index:>4} ", MUTED),
        f"{x} → {y} ",
        (f"{bar:<{BAR_WIDTH}} {pair.weight:<6g}", GOOD if pair.counts else MUTED),
    )
