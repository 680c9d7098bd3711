"""`tinycall data import`: a dataset of another format, brought into the own form."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.importing.formats import FormatName
from tinycall.core.shell.options import (
    Json,
    Tools,
    Workspace,
    default_workspace,
    tools_of,
    workspace_of,
)
from tinycall.core.shell.output import emit, prints_told

if TYPE_CHECKING:
    from tinycall.core.dataset.importing.importer import Imported
    from tinycall.core.dataset.importing.table import ColumnMapping
    from tinycall.core.dataset.importing.tally import Counted

_SHOWN = 12


def import_dataset(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="JSONL, a JSON array, Markdown or CSV.")
    ],
    format: Annotated[
        FormatName | None, typer.Option("--format", help="Else the first records tell.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="NAME=COLUMN",
            help="For CSV: user=…, tool=…, and args=… or args.NAME=… for each argument.",
        ),
    ] = None,
    tools: Tools = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE", help="Else datasets/ in the workspace, as NAME.jsonl."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that exist.")] = False,
    workspace: Workspace = None,
    as_json: Json = False,
) -> None:
    """Bring a dataset of another format into the form that train reads.

    Each request that is answered by one call becomes a sample; what does not is counted by reason.
    The tools are written beside the samples, as NAME.tools.json; those of --tools come before
    those of the file.
    """
    from tinycall.core.dataset.importing.importer import import_file, tools_path, write_imported
    from tinycall.core.tools.named import NamedTools

    folder = workspace_of(context, workspace)
    target = output or folder / "datasets" / f"{file.stem}.jsonl"
    mapping = _mapping(columns)
    named = tools_of(context, tools)
    _keep((target, tools_path(target)), (file, *named), force)
    with prints_told():
        given = NamedTools(named).registry
    imported = import_file(file, format, mapping, given)
    beside = write_imported(imported, target)
    more = [] if folder == default_workspace() else ["--workspace", str(folder)]
    commands = _next_commands(target, beside, more)
    if as_json:
        emit(_summary(imported) | {"output": target, "tools_file": beside, "next": commands})
        return
    print(f"{file}: {imported.format}, {_counted(imported.records, 'record')}")
    for line in _report(imported):
        print(line)
    print(f"wrote {target}" + (f" and {beside}" if beside else ""))
    for start, command in zip(("next: ", "      "), commands, strict=True):
        print(start + command)


def _mapping(columns: list[str] | None) -> ColumnMapping | None:
    from tinycall.core.dataset.importing.table import parse_mapping

    try:
        return parse_mapping(columns) if columns else None
    except TinycallError as error:
        raise typer.BadParameter(str(error)) from None


def _keep(targets: Iterable[Path], read: Iterable[Path], force: bool) -> None:
    """Refuse to write over what is there."""
    for target in targets:
        if any(target.exists() and path.exists() and target.samefile(path) for path in read):
            raise TinycallError(
                "it is read and would be written over", where=str(target), accepted="--output FILE"
            )
        if target.exists() and not force:
            raise TinycallError(
                "it exists already", where=str(target), accepted="--output FILE, or --force"
            )


def _next_commands(dataset: Path, tools: Path | None, more: list[str]) -> list[str]:
    options = ["--tools", str(tools)] if tools else []
    return [
        shlex.join(["tinycall", "data", "check", str(dataset), *options]),
        shlex.join(["tinycall", "train", "--data", str(dataset), *options, *more]),
    ]


def _summary(imported: Imported) -> dict[str, object]:
    tools = imported.tools
    return {
        "format": imported.format,
        "records": imported.records,
        "samples": len(imported.samples),
        "by_tool": imported.by_tool,
        "context_dropped": imported.later,
        "skipped": imported.skipped,
        "tools": tools.registry.names,
        "tools_source": tools.source,
        "inferred": tools.inferred,
        "conflicting": tools.conflicting,
        "unusable": tools.unusable,
    }


def _report(imported: Imported) -> Iterator[str]:
    by_tool = [f"{tool} {count:,}" for tool, count in imported.by_tool.items()]
    yield f"{_counted(len(imported.samples), 'sample')}: {_some(by_tool)}"
    if imported.later:
        yield f"{imported.later:,} of them later in a conversation: what was said before is dropped"
    if imported.skipped:
        yield f"skipped {sum(skip.count for skip in imported.skipped):,}:"
    for skip in imported.skipped:
        yield f"  {skip.count:,} {skip.what} ({_where(skip)})"
    tools = imported.tools
    yield f"tools: {len(tools.registry):,} {tools.source}"
    if tools.inferred:
        yield f"  inferred from the calls, as nothing declares them: {_some(tools.inferred)}"
    yield from _shortened(
        f"  {tool.what} has another schema {_counted(tool.count, 'time')} ({_where(tool)}): "
        "the first is kept"
        for tool in tools.conflicting
    )
    yield from _shortened(
        f"  {tool.count:,} declared wrong ({_where(tool)}): {tool.what}" for tool in tools.unusable
    )


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _shortened(lines: Iterable[str]) -> Iterator[str]:
    every = list(lines)
    yield from every[:_SHOWN]
    if len(every) > _SHOWN:
        yield f"  and {len(every) - _SHOWN:,} more tools like that"


def _where(counted: Counted) -> str:
    shown = ", ".join(f"{line:,}" for line in counted.lines)
    several = "s" if len(counted.lines) > 1 else ""
    more = ", …" if counted.count > len(counted.lines) else ""
    return f"line{several} {shown}{more}" + (f"; {counted.example}" if counted.example else "")


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
