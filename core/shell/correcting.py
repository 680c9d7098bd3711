"""`tinycall correct`: right CALLs kept as samples to learn."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tinycall.core.shell.options import Checkpoint, Device, Json, Workspace, open_runner
from tinycall.core.shell.output import emit, tell


def correct(
    context: typer.Context,
    request: Annotated[str | None, typer.Argument(help="What the user says.")] = None,
    call: Annotated[
        str | None, typer.Argument(metavar="CALL", help="The right one, in quotes.")
    ] = None,
    failing: Annotated[
        bool, typer.Option("--failing", help="Every request that is answered wrong.")
    ] = False,
    data: Annotated[
        Path | None,
        typer.Option(
            "--data", metavar="FILE", help="For --failing: what to evaluate; else what ships."
        ),
    ] = None,
    as_json: Json = False,
    workspace: Workspace = None,
    device: Device = None,
    checkpoint: Checkpoint = None,
) -> None:
    """Keep the right CALL of a request, or of all that fail, among the workspace's corrections.

    A run learns them with `tinycall train --continue CHECKPOINT --corrections FILE`.
    """
    if failing != (request is None) or failing != (call is None):
        raise typer.BadParameter("give a REQUEST and its CALL, or --failing")
    if data is not None and not failing:
        raise typer.BadParameter("--data goes with --failing")
    runner = open_runner(context, workspace, device, checkpoint)
    if request is not None and call is not None:
        calls = [(request, call)]
    else:
        wrong = runner.evaluate(data, unconstrained=False).failing
        calls = [(one.user, one.expected) for one in wrong]
    path, count = runner.correct(calls) if calls else runner.corrections()
    if as_json:
        emit({"corrections": path, "kept": len(calls), "count": count})
    else:
        tell(f"{len(calls):,} kept in {path}, which holds {count:,}")
