"""What a CALL gave when it was run: a value, a text, a drawing, a table, or plain JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Digits, Static

from tinycall.core.calls import CallError
from tinycall.core.runner import Execution
from tinycall.core.tools.results import RESULT, shown, table_of
from tinycall.core.visible import visible
from tinycall.tui.theme import INK, MUTED, PRIMARY
from tinycall.tui.widgets.call_view import refusal
from tinycall.tui.widgets.code_results import CODE_VIEWS
from tinycall.tui.widgets.drawing import Drawing, rows_wanted
from tinycall.tui.widgets.facts import facts, formatted_json

HEIGHT = (8, 22)  # rows of a drawing on axes
DIGITS = "0123456789+-,.:"
MOST_DIGITS = 22
MOST_ROWS = 200


class ResultView(Vertical):
    """The result of the latest CALL that was run."""

    async def show(self, execution: Execution, room: int, heading: str = "Result") -> None:
        """Show a result; a drawing takes about `room` rows."""
        await self.remove_children()
        own = execution.output.keys() == {RESULT}
        view = _own if own else VIEWS.get(execution.tool, _as_json)
        await self.mount(Heading(heading))
        if not (own and execution.artifacts):
            await self.mount(*view(execution.output, room))
        if execution.artifacts:
            paths = "\n".join(str(artifact.path) for artifact in execution.artifacts)
            await self.mount(Static(_saved(paths), classes="saved"))

    async def refuse(self, error: CallError, heading: str = "Result") -> None:
        """Show why the CALL could not be run."""
        await self.remove_children()
        await self.mount(Heading(heading), Static(refusal(error)))

    async def clear(self) -> None:
        """Show nothing."""
        await self.remove_children()


class Heading(Static):
    """The name of a part of the pane."""


def _calculator(output: Mapping[str, Any], room: int) -> Iterator[Widget]:
    value = output["value"]
    yield Static(Text(visible(f"{output['expression']} ="), MUTED, overflow="fold"))
    yield _number(f"{value:,}" if isinstance(value, int) else repr(value))


def _number(text: str) -> Widget:
    if len(text) <= MOST_DIGITS and not set(text) - set(DIGITS):
        return Digits(text, classes="value")
    return Static(Text(text, style=f"bold {PRIMARY}", overflow="fold"), classes="value")


def _plot(output: Mapping[str, Any], room: int) -> Iterator[Widget]:
    drawing = Drawing(output)
    drawing.styles.height = rows_wanted(output) or min(max(room, HEIGHT[0]), HEIGHT[1])
    yield drawing
    if output["dropped"]:
        yield Static(f"{output['dropped']} points are not finite and were left out")


def _search(output: Mapping[str, Any], room: int) -> Iterator[Widget]:
    results = output["results"]
    if not results:
        yield Static(f"None of {output['searched']} notes holds these words.", markup=False)
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=MUTED, show_edge=False)
    table.add_column("#", justify="right", style=MUTED, no_wrap=True)
    table.add_column("Score", justify="right", no_wrap=True)
    table.add_column("Note", ratio=1, overflow="fold")
    for result in results:
        note = Text(visible(result["title"]), f"bold {PRIMARY}")
        note.append(f"  {visible(result['source'])}", f"not bold {MUTED}")
        note.append(f"\n{visible(result['snippet'])}", f"not bold {INK}")
        table.add_row(str(result["rank"]), f"{result['score']:.2f}", note)
    yield Static(table)


def _own(output: Mapping[str, Any], room: int) -> Iterator[Widget]:
    """What a Python function of the user's own gave; of a file only its path is shown."""
    result = output[RESULT]
    if (table := table_of(result)) is not None:
        yield Static(_table(*table))
    elif isinstance(result, int | float) and not isinstance(result, bool):
        yield _number(f"{result:,}" if isinstance(result, int) else shown(result))
    elif isinstance(result, Mapping):
        rows = [(visible(name), Text(_lines(shown(v)), INK)) for name, v in result.items()]
        yield Static(facts(rows) if rows else Text("{}"))
    elif isinstance(result, list):
        first = "\n".join(_lines(shown(value)) for value in result[:MOST_ROWS])
        yield Static(Text(first or "[]", overflow="fold"))
        if len(result) > MOST_ROWS:
            yield Static(Text(_more(len(result)), MUTED))
    else:
        text = "done" if result is None else _lines(shown(result))
        yield Static(Text(text, style=f"bold {PRIMARY}", overflow="fold"), classes="value")


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=MUTED, show_edge=False)
    for index, name in enumerate(columns):
        numbers = all(_is_number(row[index]) for row in rows)
        table.add_column(
            Text(visible(name)), justify="right" if numbers else "left", overflow="fold"
        )
    for row in rows[:MOST_ROWS]:
        table.add_row(*(Text(_lines(cell), INK) for cell in row))
    if len(rows) > MOST_ROWS:
        table.caption = Text(_more(len(rows)), MUTED)
    return table


def _is_number(text: str) -> bool:
    return not text or not set(text) - set("0123456789+-.e")


def _more(count: int) -> str:
    return f"and {count - MOST_ROWS:,} more of {count:,}"


def _lines(text: str) -> str:
    """The text on its lines, with all else that steers the terminal made visible."""
    return "\n".join(visible(line) for line in text.splitlines())


def _as_json(output: Mapping[str, Any], room: int) -> Iterator[Widget]:
    yield Static(formatted_json(output))


def _saved(paths: str) -> Text:
    return Text.assemble(
        ("saved ", MUTED), visible(paths), ("  F8 opens it", MUTED), overflow="fold"
    )


VIEWS: Mapping[str, Callable[[Mapping[str, Any], int], Iterator[Widget]]] = {
    "calculator": _calculator,
    "plot": _plot,
    "search": _search,
    **CODE_VIEWS,
}
