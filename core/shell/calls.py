"""`tinycall generate`, `execute`, `evaluate`: requests to CALLs, CALLs to results, a scorecard."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tinycall.core.calls import CallError, TinycallError
from tinycall.core.shell.code_results import prints_code
from tinycall.core.shell.confirming import ask
from tinycall.core.shell.options import (
    Checkpoint,
    Device,
    Json,
    NoConfirm,
    Notes,
    Timeouts,
    Tools,
    UnsafeExec,
    Workspace,
    open_runner,
)
from tinycall.core.shell.output import emit, prints_told, tell
from tinycall.core.shell.progress import calls_report, entries_report
from tinycall.core.shell.scorecard import print_scorecard
from tinycall.core.tools.confirming import without_asking
from tinycall.core.training.run_folder import known_as

if TYPE_CHECKING:
    from tinycall.core.runner import Generation, GenerationConfig, Runner


def generate(
    context: typer.Context,
    request: Annotated[str | None, typer.Argument(help="What the user says.")] = None,
    jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help="Read one request a line, write one JSON object a line."),
    ] = False,
    as_json: Json = False,
    temperature: Annotated[
        float, typer.Option(min=0.0, max=1.2, help="0 is greedy; else 0.1 to 1.2.")
    ] = 0.0,
    top_k: Annotated[int, typer.Option(min=0, max=100, help="0 takes every token.")] = 0,
    max_new_tokens: Annotated[int, typer.Option(min=40, max=800)] = 240,
    grammar: Annotated[
        bool, typer.Option(help="Let through only what the tools' schemas accept.")
    ] = True,
    seed: Annotated[int, typer.Option(help="Seed of the draws.")] = 11,
    tools: Tools = None,
    workspace: Workspace = None,
    device: Device = None,
    checkpoint: Checkpoint = None,
) -> None:
    """Turn a request into a CALL.

    The CALL goes to standard output. One that is not valid is shown with its remedy, and the exit
    status is 1; with --jsonl it stands in its line.
    """
    from tinycall.core.runner import GenerationConfig

    if jsonl == (request is not None):
        raise typer.BadParameter("give a REQUEST, or --jsonl and requests on standard input")
    if request is not None and not request.strip():
        raise typer.BadParameter("the REQUEST is empty")
    try:
        config = GenerationConfig(
            temperature=temperature,
            top_k=top_k,
            max_new_tokens=max_new_tokens,
            grammar=grammar,
            seed=seed,
        )
    except TinycallError as error:
        raise typer.BadParameter(str(error)) from None
    runner = open_runner(context, workspace, device, checkpoint, tools=tools)
    for problem in runner.tool_problems():
        tell(problem)
    if request is None:
        for line in sys.stdin:
            emit(_answer(runner, line.strip(), config))
        return
    generation = runner.generate(request, config)
    if as_json:
        emit(_record(generation))
    else:
        print(generation.call)
        tell(
            f"probability {generation.probability:.3f}, {generation.milliseconds:.0f} ms, "
            f"{known_as(generation.checkpoint)}"
        )
        if generation.unsure and generation.valid:
            tell(f"unsure: {generation.confidence:.0%} that this is what was meant")
        if generation.by_bytes:
            tell(f"spelled in bytes: {' '.join(generation.by_bytes)}")
    if (wrong := generation.error) is not None:
        raise TinycallError(f"{wrong.failure}: {wrong}; {wrong.failure.remedy}")


def execute(
    context: typer.Context,
    call: Annotated[str, typer.Argument(metavar="CALL", help="'CALL tool {json}', in quotes.")],
    notes: Notes = None,
    tools: Tools = None,
    no_confirm: NoConfirm = False,
    timeouts: Timeouts = None,
    unsafe_exec: UnsafeExec = False,
    as_json: Json = False,
    workspace: Workspace = None,
    device: Device = None,
    checkpoint: Checkpoint = None,
) -> None:
    """Run a CALL: print a value, a table, or the path of a picture.

    Code is shown before it is executed, and a yes is waited for. The exit status is 1 where the
    CALL is refused, not where its program fails.
    """
    runner = open_runner(
        context,
        workspace,
        device,
        checkpoint,
        notes,
        tools,
        timeouts=timeouts,
        unsafe_exec=unsafe_exec,
    )
    try:
        with prints_told(), entries_report() as told:
            execution = runner.execute(call, without_asking if no_confirm else ask, told=told)
    except CallError as error:
        if as_json:
            emit({"call": call, "error": str(error)})
        raise
    if as_json:
        emit(
            {
                "call": execution.call,
                "tool": execution.tool,
                "args": execution.args,
                "output": execution.output,
                "artifacts": [artifact.path.absolute() for artifact in execution.artifacts],
            }
        )
        return
    if prints_code(execution):
        return
    for artifact in execution.artifacts:
        print(artifact.path.absolute())
    if not execution.artifacts:
        _print_output(execution.output)


def evaluate(
    context: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option(
            "--data",
            metavar="FILE",
            help="Requests with their CALLs; else those that ship or that the run held back.",
        ),
    ] = None,
    notes: Notes = None,
    tools: Tools = None,
    as_json: Json = False,
    workspace: Workspace = None,
    device: Device = None,
    checkpoint: Checkpoint = None,
) -> None:
    """Measure how many answers are right, with the grammar and without."""
    runner = open_runner(context, workspace, device, checkpoint, notes, tools)
    for problem in runner.tool_problems():
        tell(problem)
    with prints_told():
        scorecard = runner.evaluate(data, told=calls_report())
    if as_json:
        emit(scorecard.to_json())
    else:
        print_scorecard(scorecard)


def calibrate(
    context: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="FILE", help="Samples; else those its run was checked on."),
    ] = None,
    as_json: Json = False,
    workspace: Workspace = None,
    device: Device = None,
    checkpoint: Checkpoint = None,
) -> None:
    """Measure how far a checkpoint's CALLs can be trusted, so that it can say when it is unsure.

    The result stays in the checkpoint's folder, as calibration.json. A run that is complete has
    done so for its best checkpoint.
    """
    made = open_runner(context, workspace, device, checkpoint).calibrate(data)
    if as_json:
        emit(made.to_json())
        return
    print(
        f"ROC AUC {made.auc:.3f}: {made.right} right CALLs against {made.wrong} wrong ones and "
        f"{made.unanswerable} for requests that no tool answers"
    )
    print(f"CALLs with a confidence below {made.threshold:.3f} are marked unsure")


def _answer(runner: Runner, user: str, config: GenerationConfig) -> dict[str, Any]:
    try:
        return _record(runner.generate(user, config))
    except TinycallError as error:
        return {
            "user": user,
            "call": None,
            "tool": None,
            "args": None,
            "valid": False,
            "truncated": False,
            "error": str(error),
            "probability": None,
            "ms": None,
            "confidence": None,
            "unsure": False,
        }


def _record(generation: Generation) -> dict[str, Any]:
    parsed, error = generation.parsed, generation.error
    return {
        "user": generation.user,
        "call": generation.call,
        "tool": parsed.tool if parsed else None,
        "args": parsed.args if parsed else None,
        "valid": generation.valid,
        "truncated": generation.truncated,
        "error": f"{error.failure}: {error}" if error else None,
        "probability": generation.probability,
        "ms": round(generation.milliseconds, 3),
        "confidence": generation.confidence,
        "unsure": generation.unsure,
    }


def _print_output(output: Mapping[str, Any]) -> None:
    """A value alone, a list of objects as a table, a list line by line, anything else by name."""
    from tinycall.core.tools.results import RESULT

    if output.keys() == {RESULT}:
        _print_result(output[RESULT])
        return
    if "value" in output:
        print(output["value"])
        return
    for value in output.values():
        if isinstance(value, list) and value and all(isinstance(row, Mapping) for row in value):
            cells = [
                [f"{c:.4g}" if isinstance(c, float) else str(c) for c in r.values()] for r in value
            ]
            _print_table(list(value[0]), cells)
            return
    for name, value in output.items():
        print(f"{name}: {value}")


def _print_result(result: Any) -> None:
    """What a Python function gave."""
    from tinycall.core.tools.results import shown, table_of

    if (table := table_of(result)) is not None:
        _print_table(*table)
    elif isinstance(result, Mapping):
        for name, value in result.items():
            print(f"{name}: {shown(value)}")
    elif isinstance(result, list):
        for value in result:
            print(shown(value))
    elif result is None:
        tell("done")
    else:
        print(shown(result))


def _print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None)
    for name in columns:
        table.add_column(Text(name))
    for row in rows:
        table.add_row(*map(Text, row))
    Console(highlight=False, markup=False).print(table)
