"""`tinycall`: the app, and the same work without a screen."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.core import TyperGroup

from tinycall.core.calls import CallError, TinycallError
from tinycall.core.shell import calls, chat, correcting, data, machine, training
from tinycall.core.shell.options import (
    Checkpoint,
    Device,
    Notes,
    Session,
    Timeouts,
    Tools,
    UnsafeExec,
    Workspace,
    seconds_by_tool,
    workspace_of,
)
from tinycall.core.shell.output import tell

TRACEBACK_VARIABLE = "TINYCALL_TRACEBACK"


class _Commands(TyperGroup):
    """The commands; an interruption is a failure that says so."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]  # click says Any
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise TinycallError("interrupted") from None


app = typer.Typer(
    name="tinycall",
    cls=_Commands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"tinycall {version('tinycall')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    workspace: Workspace = None,
    device: Device = None,
    checkpoint: Checkpoint = None,
    notes: Notes = None,
    tools: Tools = None,
    timeouts: Timeouts = None,
    unsafe_exec: UnsafeExec = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Train a tiny model that calls your tools, and run what it says.

    Without a command it opens the app in this terminal.
    """
    context.obj = Session(
        workspace,
        device,
        checkpoint,
        notes,
        tuple(tools or ()),
        tuple(timeouts or ()),
        unsafe_exec,
    )
    if context.invoked_subcommand is None:
        from tinycall.tui.app import run_app

        run_app(
            workspace_of(context, None),
            device or "auto",
            checkpoint,
            notes,
            tools or (),
            seconds_by_tool(timeouts or ()),
            unsafe_exec,
        )


app.command()(training.train)
app.command()(calls.generate)
app.command()(calls.execute)
app.command()(chat.chat)
app.command()(calls.evaluate)
app.command()(calls.calibrate)
app.command()(correcting.correct)
app.add_typer(data.app)
app.command()(machine.status)
app.command()(machine.bench)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 failed with one line, 2 wrong usage."""
    _set_streams()
    try:
        app(args=arguments, prog_name="tinycall")
    except CallError as error:
        _fail(f"{error.failure}: {error}")
    except TinycallError as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except Exception as error:
        if os.environ.get(TRACEBACK_VARIABLE):
            traceback.print_exc()
        text = " ".join(str(error).split())
        _fail(
            f"unexpected {type(error).__name__}: {text} ({TRACEBACK_VARIABLE}=1 shows where it is)"
        )


def _set_streams() -> None:
    """UTF-8 in every locale, and each line at once: what reads from a pipe sees metrics live."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Half a surrogate pair, from an argument that is not UTF-8, is written as JSON escapes it.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)


def _fail(line: str) -> None:
    tell(f"tinycall: {' '.join(line.split())}")
    sys.exit(1)
