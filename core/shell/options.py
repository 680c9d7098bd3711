"""Options that several commands take, and the runner that they open."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tinycall.core.shell.output import prints_told
from tinycall.core.training.world import ALONE, World

if TYPE_CHECKING:
    from tinycall.core.runner import Runner
    from tinycall.core.tools.named import KnownTools

LONGEST = 3600
WORKSPACE_VARIABLE = "TINYCALL_WORKSPACE"

Workspace = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        metavar="DIR",
        help=f"For runs, datasets and artifacts; else {WORKSPACE_VARIABLE}, else ./workspace.",
    ),
]
Device = Annotated[
    Literal["auto", "cuda", "gpu", "cpu"] | None,
    typer.Option("--device", help="The default auto prefers CUDA to the CPU."),
]
Checkpoint = Annotated[
    str | None,
    typer.Option(
        "--checkpoint",
        metavar="NAME|DIR",
        help="A folder, a run's name or `starter`; else the one selected, else the newest run's.",
    ),
]
Notes = Annotated[
    Path | None,
    typer.Option(
        "--notes",
        metavar="DIR",
        help="Texts (.md, .txt) that search ranks; else the notes that ship.",
    ),
]
Tools = Annotated[
    list[Path] | None,
    typer.Option(
        "--tools",
        metavar="FILE",
        help="Your own tools: functions of a .py file are run, tools of a .json file checked; "
        "once for each file.",
    ),
]
Timeouts = Annotated[
    list[str] | None,
    typer.Option(
        "--timeout",
        metavar="[TOOL=]SECONDS",
        help="How long code may run, for every tool that executes it or for one; else 5 seconds.",
    ),
]
NoConfirm = Annotated[
    bool,
    typer.Option("--no-confirm", help="Execute code without showing it and asking first."),
]
UnsafeExec = Annotated[
    bool,
    typer.Option(
        "--unsafe-exec",
        help="Execute code without a sandbox, as a plain process that can do all that you can.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON on standard output, nothing else there.")]


@dataclass(frozen=True)
class Session:
    """The options that stand before the command's name; those after it come first."""

    workspace: Path | None = None
    device: str | None = None
    checkpoint: str | None = None
    notes: Path | None = None
    tools: tuple[Path, ...] = ()
    timeouts: tuple[str, ...] = ()
    unsafe_exec: bool = False


def workspace_of(context: typer.Context, given: Path | None) -> Path:
    """The workspace: the option, else the environment's, else `./workspace`."""
    session = context.find_object(Session) or Session()
    return given or session.workspace or default_workspace()


def default_workspace() -> Path:
    """The workspace where no option names one."""
    return Path(os.environ.get(WORKSPACE_VARIABLE) or "workspace")


def open_runner(
    context: typer.Context,
    workspace: Path | None,
    device: str | None = None,
    checkpoint: str | None = None,
    notes: Path | None = None,
    tools: Sequence[Path] | None = None,
    world: World = ALONE,
    timeouts: Sequence[str] | None = None,
    unsafe_exec: bool = False,
) -> Runner:
    """The runner that the options ask for."""
    from tinycall.core.runner import Runner

    session = context.find_object(Session) or Session()
    with prints_told():
        return Runner(
            workspace_of(context, workspace),
            device=device or session.device or "auto",
            checkpoint=checkpoint or session.checkpoint,
            notes=notes or session.notes,
            tools=tools_of(context, tools),
            world=world,
            timeouts=seconds_by_tool(timeouts or session.timeouts),
            unsafe_exec=unsafe_exec or session.unsafe_exec,
        )


def seconds_by_tool(given: Sequence[str]) -> dict[str, float]:
    """The time-outs that the options name: `20` for every tool, `run_tests=20` for one."""
    from tinycall.core.tools.shipped import coding_registry

    names = coding_registry().names
    found: dict[str, float] = {}
    for text in given:
        name, _, seconds = text.rpartition("=")
        if name and name not in names:
            raise typer.BadParameter(f"--timeout {text}: one of {', '.join(names)} before the =")
        if not re.fullmatch(r"\d+(\.\d+)?", seconds) or not 0 < float(seconds) <= LONGEST:
            raise typer.BadParameter(f"--timeout {text}: above 0 and up to {LONGEST} seconds")
        found |= dict.fromkeys([name] if name else names, float(seconds))
    return found


def named_tools(context: typer.Context, given: Sequence[Path] | None) -> KnownTools | None:
    """What the files of own tools hold, or None without any."""
    from tinycall.core.tools.named import NamedTools

    paths = tools_of(context, given)
    with prints_told():
        named = NamedTools(paths)
    return named.known if paths else None


def tools_of(context: typer.Context, given: Sequence[Path] | None) -> tuple[Path, ...]:
    """The files of own tools: those after the command, else those before it."""
    session = context.find_object(Session) or Session()
    return tuple(given or session.tools)
