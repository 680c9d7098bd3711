"""Options that several commands take, and the runner that they open."""

from __future__ import annotations

import os
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
Json = Annotated[bool, typer.Option("--json", help="JSON on standard output, nothing else there.")]


@dataclass(frozen=True)
class Session:
    """The options that stand before the command's name; those after it come first."""

    workspace: Path | None = None
    device: str | None = None
    checkpoint: str | None = None
    notes: Path | None = None
    tools: tuple[Path, ...] = ()


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
        )


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
