"""`tinycall train`: one run, followed to its end."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tinycall.core.calls import TinycallError
from tinycall.core.model.config import CUSTOM_BOUNDS, Norm, Positions, Shape
from tinycall.core.shell.options import (
    Device,
    Json,
    Session,
    Tools,
    Workspace,
    open_runner,
    tools_of,
    workspace_of,
)
from tinycall.core.shell.output import emit, tell
from tinycall.core.shell.progress import Report, progress_report
from tinycall.core.training.config import BOUNDS, Preset, TrainingConfig
from tinycall.core.training.events import RunEnded, RunEvent, RunMetric, RunPlan
from tinycall.core.training.world import join_world, leave_world

if TYPE_CHECKING:
    from tinycall.core.runner import Runner

_STOP_SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]


def _setting(field: str, help: str, *names: str, **more: Any) -> Any:
    """An option for a field of TrainingConfig, with its default and its bounds."""
    low, high = (BOUNDS | CUSTOM_BOUNDS).get(field, (None, None))
    default = getattr(TrainingConfig, field)
    if low is not None:
        more["metavar"] = "N"
    if TrainingConfig.__annotations__[field].startswith("bool"):
        names = (f"--{field.replace('_', '-')}/--no-{field.replace('_', '-')}",)
    return typer.Option(
        *(names or (f"--{field.replace('_', '-')}",)),
        help=help if default is None else f"{help} [default: {_shown(default)}]",
        min=low,
        max=high,
        show_default=False,
        **more,
    )


def _shown(default: bool | float | str) -> str:
    if isinstance(default, bool):
        return "on" if default else "off"
    return default if isinstance(default, str) else f"{default:g}"


def train(
    context: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(metavar="RUN|CHECKPOINT", help="With --continue: what to go on with."),
    ] = None,
    go_on: Annotated[
        bool,
        typer.Option(
            "--continue",
            help="Go on with the newest run if it was interrupted, with the one named, "
            "or in a new run from a checkpoint.",
        ),
    ] = False,
    dataset: Annotated[
        str | None,
        _setting(
            "dataset",
            "Samples to train on; else they are made.",
            "--data",
            "--dataset",
            metavar="FILE",
        ),
    ] = None,
    tools: Tools = None,
    swap_values: Annotated[
        float | None,
        _setting("swap_values", "Share of --data that takes values from other samples."),
    ] = None,
    corrections: Annotated[
        str | None,
        _setting(
            "corrections",
            "Samples put right, mixed into every epoch; with --continue CHECKPOINT at a rate and "
            "for steps that learn them.",
            metavar="FILE",
        ),
    ] = None,
    samples_per_tool: Annotated[
        int | None, _setting("samples_per_tool", "Samples made for each tool in an epoch.")
    ] = None,
    preset: Annotated[Preset | None, _setting("preset", "Size of the model.")] = None,
    layers: Annotated[int | None, _setting("layers", "Layers, for --preset custom.")] = None,
    heads: Annotated[int | None, _setting("heads", "Heads, for --preset custom.")] = None,
    width: Annotated[int | None, _setting("width", "Width, for --preset custom.")] = None,
    size: Annotated[
        int | None, _setting("context", "Tokens seen at once, for --preset custom.", "--context")
    ] = None,
    shape: Annotated[Shape | None, _setting("shape", "Architecture.")] = None,
    norm: Annotated[Norm | None, _setting("norm", "Normalisation; else the shape's.")] = None,
    positions: Annotated[
        Positions | None, _setting("positions", "Positions; else the shape's.")
    ] = None,
    qk_norm: Annotated[
        bool | None, _setting("qk_norm", "Normalise queries and keys (llama).")
    ] = None,
    epochs: Annotated[float | None, _setting("epochs", "0: until --max-steps.")] = None,
    max_steps: Annotated[int | None, _setting("max_steps", "Steps at most.")] = None,
    steps_per_epoch: Annotated[
        int | None, _setting("steps_per_epoch", "Steps after which an epoch is cut off.")
    ] = None,
    batch_size: Annotated[int | None, _setting("batch_size", "Samples in a batch.")] = None,
    gradient_accumulation_steps: Annotated[
        int | None, _setting("gradient_accumulation_steps", "Batches in a step.")
    ] = None,
    learning_rate: Annotated[float | None, _setting("learning_rate", "Peak learning rate.")] = None,
    warmup_steps: Annotated[
        int | None,
        _setting("warmup_steps", "Steps up to the peak rate; else 60, or a tenth of a short run."),
    ] = None,
    dropout: Annotated[
        float | None, _setting("dropout", "Share of what layers add that a step leaves out.")
    ] = None,
    until_accuracy: Annotated[
        float | None,
        _setting("until_accuracy", "Exact calls, 0 to 1, at which the run is complete."),
    ] = None,
    seed: Annotated[int | None, _setting("seed", "Seed of data, order and weights.")] = None,
    checkpoint_every: Annotated[
        int | None, _setting("checkpoint_every", "Steps from checkpoint to checkpoint.")
    ] = None,
    checkpoint_seconds: Annotated[
        float | None,
        _setting("checkpoint_seconds", "Seconds from checkpoint to checkpoint at most."),
    ] = None,
    compile: Annotated[
        bool | None,
        _setting("compile", "Compile the step; else where a compiler is and the run is long."),
    ] = None,
    amp: Annotated[
        bool | None, _setting("amp", "Compute in bfloat16 on a card; no effect elsewhere.")
    ] = None,
    gradient_checkpointing: Annotated[
        bool | None, _setting("gradient_checkpointing", "Keep less in memory, compute more.")
    ] = None,
    name: Annotated[str | None, _setting("name", "Name of the run; else its date.")] = None,
    workspace: Workspace = None,
    device: Device = None,
    as_json: Json = False,
) -> None:
    """Train a model, and save checkpoints as it learns.

    Ctrl+C, a closed terminal and SIGTERM stop the run with a checkpoint, from which
    `tinycall train --continue` goes on. With --json: an object for each metric, and a last one
    with the status of the run.
    """
    session = context.find_object(Session) or Session()
    given: dict[str, Any] = {
        "dataset": dataset,
        "tools": tools or None,
        "swap_values": swap_values,
        "corrections": corrections,
        "samples_per_tool": samples_per_tool,
        "preset": preset,
        "layers": layers,
        "heads": heads,
        "width": width,
        "context": size,
        "shape": shape,
        "norm": norm,
        "positions": positions,
        "qk_norm": qk_norm,
        "epochs": epochs,
        "max_steps": max_steps,
        "steps_per_epoch": steps_per_epoch,
        "batch_size": batch_size,
        "gradient_accumulation_steps": gradient_accumulation_steps,
        "learning_rate": learning_rate,
        "warmup_steps": warmup_steps,
        "dropout": dropout,
        "until_accuracy": until_accuracy,
        "seed": seed,
        "checkpoint_every": checkpoint_every,
        "checkpoint_seconds": checkpoint_seconds,
        "compile": compile,
        "amp": amp,
        "gradient_checkpointing": gradient_checkpointing,
        "name": name,
    }
    settings = {field: value for field, value in given.items() if value is not None}
    if source is not None and not go_on:
        raise typer.BadParameter(f"{source!r} stands alone: write --continue {source}")
    runs = workspace_of(context, workspace) / "runs"
    named = source is not None and Path(source).name == source and (runs / source).is_dir()
    resumed = go_on and (source is None or named)
    if resumed and settings:
        options = ", ".join(f"--{field.replace('_', '-')}" for field in settings)
        raise typer.BadParameter(
            f"a run keeps its settings: leave out {options}, or begin a new run from its weights "
            f"with --continue {source or 'RUN'}/best"
        )
    world = join_world()
    runner = open_runner(context, workspace, device, tools=tools, world=world)
    if resumed:
        begin = partial(runner.resume, source or _interrupted(runner, runs))
    else:
        policy = device or session.device or "auto"
        settings |= {"device": policy, "continue_from": source}
        settings["tools"] = [str(path) for path in tools_of(context, tools)]
        learning = TrainingConfig.learning if source and corrections else TrainingConfig.from_json
        try:
            begin = partial(runner.start, learning(settings))
        except TinycallError as error:
            raise typer.BadParameter(str(error)) from None
    try:
        ended = follow(runner, begin, _report(as_json) if world.first else _silence)
    finally:
        leave_world(world)
    if ended.status == "failed":
        raise TinycallError(ended.error or "the run failed")


def follow(runner: Runner, begin: Callable[[], RunPlan], report: Report) -> RunEnded:
    """Begin a run and report its events up to the last; a signal asks the run to stop.

    Where nobody reads the report any more the run is stopped too, with its checkpoint.
    """
    happened: SimpleQueue[RunEvent | signal.Signals] = SimpleQueue()
    unsubscribe = runner.subscribe(happened.put)
    lost: OSError | None = None
    try:
        with _signals_into(happened):
            plan = begin()
            while True:
                event = happened.get()
                if isinstance(event, signal.Signals):
                    runner.stop()
                    if event == signal.SIGINT:
                        tell("stopping after this step, with a checkpoint")
                    continue
                if lost is None:
                    try:
                        report(plan, event)
                    except OSError as error:
                        lost = error
                        runner.stop()
                if isinstance(event, RunEnded):
                    break
    finally:
        unsubscribe()
        runner.stop()
        runner.wait()
    if lost is not None:
        raise lost
    return event


@contextmanager
def _signals_into(queue: SimpleQueue[Any]) -> Iterator[None]:
    # A handler may interrupt code that holds a lock; SimpleQueue.put is safe even then.
    before = {
        number: signal.signal(number, lambda received, _: queue.put(signal.Signals(received)))
        for number in _STOP_SIGNALS
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupted(runner: Runner, runs: Path) -> str:
    run = runner.interrupted()
    if run is None:
        raise TinycallError(
            "the newest run was not interrupted",
            where=str(runs),
            accepted="tinycall train --continue RUN, or a new run without --continue",
        )
    return run


def _report(as_json: bool) -> Report:
    return _json_report if as_json else progress_report()


def _silence(plan: RunPlan, event: RunEvent) -> None:
    """Where several processes train together, the first one reports."""


def _json_report(plan: RunPlan, event: RunEvent) -> None:
    if isinstance(event, RunMetric):
        emit(event)
    elif isinstance(event, RunEnded):
        emit(
            {
                "status": event.status,
                "checkpoint": event.checkpoint,
                "seconds": event.seconds,
                "run": plan.name,
                "step": event.step,
                "error": event.error,
            }
        )
