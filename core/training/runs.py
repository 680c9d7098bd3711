"""From settings to a trainer: what is checked before a run, and how one begins or goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tinycall.core.calls import TinycallError
from tinycall.core.device import Device, resolve_device
from tinycall.core.model.checkpoint import LoadedCheckpoint, load_model
from tinycall.core.model.transformer import Transformer, fresh_model
from tinycall.core.tools.difference import schema_difference
from tinycall.core.tools.named import KnownTools
from tinycall.core.tools.registry import ToolRegistry
from tinycall.core.training.compiling import has_compiler
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.data import TrainingData, prepare_data
from tinycall.core.training.events import RunEvent, RunPlan
from tinycall.core.training.loop import Trainer, steps_in
from tinycall.core.training.run_folder import RunFolder, known_as
from tinycall.core.training.world import ALONE, World


@dataclass(frozen=True)
class PreparedRun:
    """A run that can begin: its data, its model's sizes and the checkpoint it continues from."""

    config: TrainingConfig
    data: TrainingData
    device: Device
    model: Transformer
    notes: tuple[str, ...]

    def plan(self, folder: Path) -> RunPlan:
        """What the run is about to do."""
        per_epoch, max_steps = steps_in(self.config, self.data)
        return RunPlan(
            name=folder.name,
            folder=folder,
            dataset=self.data.description,
            samples=self.data.source.size,
            by_tool=self.data.by_tool(),
            left_out=len(self.data.left_out),
            parameters=self.model.config.parameters,
            vocabulary=self.data.tokenizer.size,
            steps_per_epoch=per_epoch,
            max_steps=max_steps,
            device=self.device.name,
            device_reason=self.device.reason,
            corrections=len(self.data.corrections),
        )


def prepare_run(
    config: TrainingConfig, continue_from: Path | None, offered: Sequence[KnownTools] = ()
) -> PreparedRun:
    """Check all that can be checked before the first step; raises TinycallError.

    `offered` are tools for a dataset that calls them and comes without its own.
    """
    device = resolve_device(config.device)
    if config.compile and not has_compiler():
        raise TinycallError(
            "there is no C++ compiler",
            where="compile",
            accepted="the package g++, or a run that is not compiled",
        )
    if continue_from is not None:
        loaded = load_model(continue_from)
        known = KnownTools(loaded.registry, "of the checkpoint")
        data = prepare_data(
            config, loaded.config.context, loaded.tokenizer, offered=(*offered, known)
        )
        _refuse_other_tools(loaded.registry, data.registry)
        return PreparedRun(
            config, data, device, loaded.model, _notes(config, data, device.name, loaded)
        )
    data = prepare_data(config, config.size().context, offered=offered)
    model = fresh_model(config.model(data.tokenizer.size), config.seed)
    return PreparedRun(config, data, device, model, _notes(config, data, device.name, None))


def begin(
    run: PreparedRun, folder: RunFolder, emit: Callable[[RunEvent], None], world: World = ALONE
) -> Trainer:
    """A trainer at step 0 of a new folder."""
    if world.first:
        folder.write_config(run.config, run.data.read, run.data.corrections, run.data.registry)
    trainer = Trainer(run.config, run.data, run.model, folder, run.device.name, emit, world)
    for note in run.notes:
        trainer.log(note)
    return trainer


def go_on(
    folder: RunFolder, emit: Callable[[RunEvent], None], world: World = ALONE
) -> tuple[PreparedRun, Trainer]:
    """A trainer where the folder's last whole checkpoint stands; raises TinycallError."""
    found = folder.store.resumable()
    checkpoint, state = found.checkpoint, found.state
    if state.step >= state.max_steps:
        raise TinycallError(
            f"the run {folder.name!r} is complete at step {state.step}",
            accepted=f"tinycall train --continue {folder.name}/best, a new run from its weights",
        )
    config = folder.read_config()
    loaded = load_model(checkpoint)
    tools = KnownTools(loaded.registry, "of the run")
    data = prepare_data(config, loaded.config.context, loaded.tokenizer, tools=tools)
    run = PreparedRun(config, data, resolve_device(config.device), loaded.model, ())
    trainer = Trainer(config, data, loaded.model, folder, run.device.name, emit, world)
    trainer.resume(checkpoint, state)
    if world.first:
        folder.store.set_aside(found)
        folder.forget_metrics_after(state.step)
    for _, why in found.damaged:
        trainer.log(why)
    trainer.log(f"continued at step {state.step}")
    return run, trainer


def _refuse_other_tools(trained: ToolRegistry, new: ToolRegistry) -> None:
    """A checkpoint is not continued with another tool under a name that it knows."""
    for tool in new:
        if tool.name not in trained:
            continue
        if difference := schema_difference(trained[tool.name].schema, tool.schema):
            raise TinycallError(
                f"the checkpoint was trained for another {tool.name}: {difference}",
                where="tools",
                accepted="a new model, or the tools that the checkpoint was trained with",
            )


def _notes(
    config: TrainingConfig, data: TrainingData, device: str, loaded: LoadedCheckpoint | None
) -> tuple[str, ...]:
    notes = [f"data: {data.description}"]
    if config.amp and device != "cuda":
        notes.append(f"amp has no effect on {device}: it is for cards")
    if loaded is not None:
        notes.append(f"weights, tokens and sizes from {known_as(loaded.folder)}")
        if data.by_bytes:
            shown = " ".join(data.by_bytes[:40])
            notes.append(f"characters new to this checkpoint go by bytes: {shown}")
    if data.left_out:
        shown = "; ".join(repr(user[:50]) for user in data.left_out[:3])
        more = f" and {len(data.left_out) - 3} more" if len(data.left_out) > 3 else ""
        notes.append(
            f"left out, longer than the context of {data.context} tokens: "
            f"{len(data.left_out)} samples ({shown}{more})"
        )
    if data.refused:
        notes.append(f"corrections left out: {len(data.refused)} ({data.refused[0]})")
    return tuple(notes)
