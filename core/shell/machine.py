"""`tinycall status` and `bench`: what this machine has, and how fast it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tinycall.core.shell.options import Checkpoint, Device, Json, Tools, Workspace, open_runner
from tinycall.core.shell.output import emit, jsonable

if TYPE_CHECKING:
    from tinycall.core.device import GpuReading
    from tinycall.core.runner import Runner


def status(
    context: typer.Context,
    tools: Tools = None,
    as_json: Json = False,
    workspace: Workspace = None,
    device: Device = None,
    checkpoint: Checkpoint = None,
) -> None:
    """Show device, versions, cards, workspace, tools and checkpoints."""
    runner = open_runner(context, workspace, device, checkpoint, tools=tools)
    if as_json:
        parts = {"gpus": runner.gpus(), "checkpoints": runner.checkpoints()}
        emit(jsonable(runner.status()) | jsonable(parts))
    else:
        _print_status(runner)


def bench(
    parts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PART",
            help="start, train, generate, ui, data or converge; else all of them.",
        ),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against", metavar="RUNNER.py", help="The reference that is measured turn by turn."
        ),
    ] = None,
    lines: Annotated[
        int, typer.Option("--lines", metavar="N", min=1, help="Lines of the dataset for data.")
    ] = 100_000,
    limit: Annotated[
        float,
        typer.Option(
            "--limit", metavar="SECONDS", min=1, help="How long the reference may converge."
        ),
    ] = 600,
    as_json: Json = False,
) -> None:
    """Measure this installation on this machine, with --against beside a reference runner.

    A figure whose name holds `ratio` compares two that were measured turn by turn; more is better.
    """
    from tinycall.core.bench import run

    figures = run(parts or (), against=against, lines=lines, limit=limit)
    if as_json:
        emit(figures)
        return
    for name, value in _named(figures):
        print(f"{name}: {value}")


def _named(figures: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each figure with the names that lead to it."""
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from ((f"{name} {rest}", one) for rest, one in _named(value))
        else:
            yield name, value


def _print_status(runner: Runner) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, markup=False)
    fields = Table(box=None, show_header=False)
    for name, value in jsonable(runner.status()).items():
        text = ", ".join(value) if isinstance(value, list) else value
        fields.add_row(name.replace("_", " "), Text("-" if text in (None, "") else str(text)))
    for card in runner.gpus():
        fields.add_row(card.name, _reading(card))
    console.print(fields)
    checkpoints = Table("checkpoint", "step", "parameters", "tools", "saved", box=None)
    for entry in runner.checkpoints():
        checkpoints.add_row(
            ("* " if entry.selected else "  ") + entry.name,
            f"{entry.step:,}" if entry.step else "-",
            f"{entry.parameters:,}",
            ", ".join(entry.tools),
            datetime.fromtimestamp(entry.modified).isoformat(" ", "minutes"),
        )
    console.print(checkpoints)


def _reading(card: GpuReading) -> str:
    use = "use not known" if card.utilization is None else f"{card.utilization} % used"
    memory = "memory not known"
    if card.memory_used is not None and card.memory_total is not None:
        memory = f"{card.memory_used:,} of {card.memory_total:,} MiB"
    heat = "temperature not known" if card.temperature is None else f"{card.temperature} °C"
    return f"{use}, {memory}, {heat}"
