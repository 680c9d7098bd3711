"""`tinycall data`: samples made, imported, divided, checked and looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tinycall.core.calls import TinycallError
from tinycall.core.shell import dividing, importing
from tinycall.core.shell.options import (
    Checkpoint,
    Json,
    Tools,
    Workspace,
    named_tools,
    open_runner,
)
from tinycall.core.shell.output import emit, tell

if TYPE_CHECKING:
    from tinycall.core.dataset.reading import Dataset
    from tinycall.core.dataset.sample import Sample
    from tinycall.core.dataset.tracing import Trace
    from tinycall.core.tokenizer import Tokenizer

app = typer.Typer(
    name="data", help="Make, import, divide, check and look at samples.", no_args_is_help=True
)

File = Annotated[Path, typer.Argument(metavar="FILE", help="JSONL, a JSON array, or Markdown.")]


@app.command()
def make(
    per_tool: Annotated[int, typer.Option(min=1, help="Samples for each tool.")],
    seed: Annotated[int, typer.Option(min=0, help="The same seed makes the same samples.")] = 11,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Else standard output.")
    ] = None,
) -> None:
    """Make samples for the calculator, plots and search."""
    from tinycall.core.dataset.reading import sample_line, write_dataset
    from tinycall.core.dataset.synthesis import synthesize

    lines = map(sample_line, synthesize(per_tool, seed))
    if output is None:
        for line in lines:
            print(line)
        return
    write_dataset(output, lines)
    tell(f"wrote {3 * per_tool:,} samples to {output}")


@app.command()
def check(context: typer.Context, file: File, tools: Tools = None, as_json: Json = False) -> None:
    """Say which records of a dataset are valid, and what is wrong with the others."""
    from tinycall.core.dataset.streaming import check_file

    found = check_file(file, named_tools(context, tools))
    summary = found.summary
    bad = found.problems
    if as_json:
        emit(
            {
                "valid": summary.valid,
                "invalid": summary.invalid,
                "by_tool": summary.by_tool,
                "characters": summary.characters,
                "duplicates": summary.duplicates,
                "tools": found.registry.names,
                "tools_source": found.tools_source,
                "problems": [{"line": record.number, "reason": record.reason} for record in bad],
            }
        )
    else:
        for record in bad:
            print(f"{file}:{record.number}: {record.reason}")
        by_tool = ", ".join(f"{tool} {count:,}" for tool, count in summary.by_tool.items())
        print(f"{summary.valid:,} valid, {summary.invalid:,} invalid; {by_tool or 'no samples'}")
        print(f"{summary.characters:,} characters, {summary.duplicates:,} duplicate requests")
        print(f"tools: {found.tools_source} ({', '.join(found.registry.names)})")
    if bad:
        raise TinycallError(f"{len(bad):,} invalid", where=str(file))


@app.command()
def trace(
    context: typer.Context,
    file: File,
    line: Annotated[int, typer.Option("--line", min=1, help="The line that the record is on.")],
    tools: Tools = None,
    as_json: Json = False,
    workspace: Workspace = None,
    checkpoint: Checkpoint = None,
) -> None:
    """Show how one sample is trained on: request, text, tokens, place in a batch, (x, y) pairs."""
    from tinycall.core.dataset.tracing import trace_sample

    dataset = _read(context, file, tools)
    sample = _sample_at(dataset, line, file)
    tokenizer, size = _tokens(context, dataset, workspace, checkpoint)
    traced = trace_sample(sample, tokenizer, size)
    if as_json:
        emit(traced)
    else:
        _print_trace(traced)


app.command("import")(importing.import_dataset)
app.command("divide")(dividing.divide_dataset)


def _read(context: typer.Context, file: Path, tools: Sequence[Path] | None) -> Dataset:
    """The dataset, checked against the tools that are named."""
    from tinycall.core.dataset.reading import open_dataset

    return open_dataset(file, named_tools(context, tools))


def _sample_at(dataset: Dataset, line: int, file: Path) -> Sample:
    for record in dataset.records:
        if record.number == line:
            if record.sample is None:
                raise TinycallError(str(record.reason), where=f"{file}:{line}")
            return record.sample
    raise TinycallError(
        "no record begins on this line",
        where=f"{file}:{line}",
        accepted=f"lines {dataset.records[0].number} to {dataset.records[-1].number}",
    )


def _tokens(
    context: typer.Context, dataset: Dataset, workspace: Path | None, checkpoint: str | None
) -> tuple[Tokenizer, int]:
    """The tokenizer and the context of the checkpoint, or those of a new run on this dataset."""
    from tinycall.core.dataset.encoding import tokenizer_for
    from tinycall.core.model.folder import read_config
    from tinycall.core.tokenizer import Tokenizer
    from tinycall.core.training.config import TrainingConfig

    if checkpoint is None:
        return tokenizer_for(dataset.samples), TrainingConfig().size().context
    folder = open_runner(context, workspace).workspace.find(checkpoint)
    return Tokenizer.load(folder), read_config(folder).context


def _print_trace(trace: Trace) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, markup=False)
    console.print("1 request", trace.request, sep="\n", soft_wrap=True)
    console.print("\n2 text", trace.text.rstrip("\n"), sep="\n", soft_wrap=True)
    shown = " ".join(f"{token.shown}:{token.id}" for token in trace.tokens)
    console.print(
        f"\n3 {len(trace.tokens)} tokens, each with its id", shown, sep="\n", soft_wrap=True
    )
    console.print("\n4 in a batch", trace.window, sep="\n", soft_wrap=True)
    table = Table(box=None)
    for title in ("index", "x", "y", "weight"):
        table.add_column(title, justify="left" if title in "xy" else "right")
    for pair in trace.pairs:
        weight = f"{pair.weight:g}" if pair.counts else "-"
        table.add_row(str(pair.x.index), Text(pair.x.shown), Text(pair.y.shown), weight)
    console.print(table)
