"""What the tools for code gave: text, tables, annotated code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from rich.table import Table
from rich.text import Text
from textual.widget import Widget
from textual.widgets import Static

from tinycall.core.tools.coding.executing import ending
from tinycall.core.tools.sandbox.plain import shown_code
from tinycall.core.tools.sandbox.program import Ended
from tinycall.core.visible import visible
from tinycall.tui.theme import ACCENT, BAD, GOOD, INK, MUTED, PRIMARY
from tinycall.tui.widgets.code_dialog import numbered

MOST_LINES: Final = 400
_COLORS: Final = {"passed": GOOD, "failed": BAD, "skipped": MUTED}


def _written(output: Mapping[str, Any], room: int) -> Iterator[Widget]:
    yield from _streams(output)
    if not output["output"] and not output["errors"]:
        yield Static(Text("nothing was printed", MUTED))
    yield _ended(output)


def _tests(output: Mapping[str, Any], room: int) -> Iterator[Widget]:
    counts = Text()
    for name, color in _COLORS.items():
        if output[name]:
            counts.append(f"{output[name]} {name}  ", f"bold {color}")
    yield Static(counts or Text("no test was found", BAD))
    table = _table("Result", "Test")
    for test in output["tests"]:
        table.add_row(Text(test["result"], _COLORS[test["result"]]), Text(visible(test["name"])))
    if output["tests"]:
        yield Static(table)
    if output["failed"] or not output["tests"]:
        yield from _streams(output)
    yield _ended(output)


def _analysis(output: Mapping[str, Any], room: int) -> Iterator[Widget]:
    """The code, and under each of its lines what was found there."""
    if functions := output.get("functions"):
        table = _table("Line", "Function", "Complexity")
        for function in functions:
            table.add_row(
                str(function["line"]),
                Text(visible(function["name"])),
                Text(str(function["complexity"])),
            )
        yield Static(table)
    if not output["findings"]:
        kind = output["analysis_type"]
        yield Static(Text(f"✓ nothing found by the rules for {kind}", GOOD))
    yield Static(_annotated(output["code"], output["findings"]))


def _annotated(code: str, findings: Sequence[Mapping[str, Any]]) -> Text:
    lines = shown_code(code).split("\n")
    width = len(str(len(lines)))
    shown = Text(overflow="fold")
    for number, line in enumerate(lines[:MOST_LINES], start=1):
        found = [finding for finding in findings if finding["line"] == number]
        shown.append(f"{number:>{width}} ", MUTED)
        shown.append(f"{line}\n", f"bold {INK}" if found else INK)
        for finding in found:
            indent = " " * (width + finding["column"])
            shown.append(f"{indent}^ {finding['rule']} ", f"bold {BAD}")
            shown.append(f"{visible(finding['message'])}", ACCENT)
            shown.append(f"  {finding['name']}\n", MUTED)
    return shown


def _documentation(output: Mapping[str, Any], room: int) -> Iterator[Widget]:
    if not output["results"]:
        yield Static(Text(f"None of {output['searched']:,} entries holds these words.", MUTED))
    for result in output["results"]:
        entry = Text(overflow="fold")
        title = result["title"] + result["signature"]
        entry.append(f"{result['rank']}  {visible(title)}", f"bold {PRIMARY}")
        entry.append(f"  {visible(result['source'])}\n", MUTED)
        for line in result["excerpt"].splitlines():
            entry.append(f"   {visible(line)}\n", INK)
        yield Static(entry)


def _debugging(output: Mapping[str, Any], room: int) -> Iterator[Widget]:
    yield Static(Text("\n".join(map(visible, output["explanation"])), INK, overflow="fold"))
    fix = output["fix"]
    if fix is None:
        yield Static(Text("no fix is known", MUTED))
        return
    yield Static(Text.assemble(("fix  ", f"bold {ACCENT}"), visible(fix["why"]), overflow="fold"))
    yield Static(numbered(fix["code"]))
    if (again := fix["outcome"]) is None:
        yield Static(Text("the fix was not run", MUTED))
        return
    mended = not again["status"]
    said = "✓ with the fix it runs" if mended else "✗ with the fix it still fails"
    yield Static(Text(said, f"bold {GOOD if mended else BAD}"))
    yield from _streams(again)


def _streams(output: Mapping[str, Any]) -> Iterator[Widget]:
    for name, color in (("output", INK), ("errors", BAD)):
        if output[name]:
            yield Static(_lines(output[name], color), classes=f"program-{name}")


def _lines(text: str, color: str) -> Text:
    lines = text.rstrip("\n").split("\n")
    shown = Text(
        "\n".join(visible(line.expandtabs()) for line in lines[:MOST_LINES]),
        color,
        overflow="fold",
    )
    if len(lines) > MOST_LINES:
        shown.append(f"\n… {len(lines) - MOST_LINES:,} more lines", MUTED)
    return shown


def _ended(output: Mapping[str, Any]) -> Static:
    fine = output["status"] == 0 and output["ended"] == Ended.ITSELF
    return Static(Text(ending(output), MUTED if fine else ACCENT))


def _table(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=MUTED, show_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold")
    return table


CODE_VIEWS: Final[Mapping[str, Callable[[Mapping[str, Any], int], Iterator[Widget]]]] = {
    "execute_python": _written,
    "execute_bash": _written,
    "run_tests": _tests,
    "analyze_code": _analysis,
    "search_docs": _documentation,
    "debug_code": _debugging,
}
