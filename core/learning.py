"""The loop of corrections: kept in a workspace, and learned from a checkpoint; free of torch."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.corrections import correction, read_corrections, save_corrections
from tinycall.core.dataset.reading import open_dataset
from tinycall.core.model.folder import read_checkpoint_info, read_registry
from tinycall.core.tools.registry import ToolRegistry
from tinycall.core.training.config import LEARNING, TrainingConfig
from tinycall.core.training.run_folder import RunFolder
from tinycall.core.workspace import Workspace


def count_corrections(workspace: Workspace) -> int:
    """How many records the workspace's corrections are; raises TinycallError."""
    path = workspace.corrections
    return len(open_dataset(path).records) if path.exists() and path.stat().st_size else 0


def keep_corrections(
    workspace: Workspace, calls: Iterable[tuple[str, str]], registry: ToolRegistry
) -> int:
    """Keep the right CALLs of requests as samples, and say how many there are then.

    Raises TinycallError, with nothing kept, where a tool refuses one of the CALLs.
    """
    samples = [correction(user, call, registry) for user, call in calls]
    workspace.make()
    return save_corrections(workspace.corrections, samples)


def learning_config(
    workspace: Workspace, name: str, checkpoint: Path, device: str
) -> TrainingConfig:
    """The settings of a run that learns the corrections from a checkpoint of that name.

    Its other samples are those that the checkpoint learned from. Raises TinycallError where there
    are no corrections, or where those samples are not known.
    """
    read_corrections(workspace.corrections, read_registry(checkpoint))
    run = RunFolder.of_checkpoint(checkpoint.resolve())
    if run is None and not read_checkpoint_info(checkpoint).tools_shipped:
        raise TinycallError(
            "the samples that it learned from are not known",
            where=str(checkpoint),
            accepted=f"tinycall train --continue {name} --data FILE --corrections FILE",
        )
    learned = run.read_config() if run is not None else TrainingConfig()
    kept = learned.to_json()
    for field in (*LEARNING, "compile", "name"):
        del kept[field]
    corrections = str(workspace.corrections)
    return TrainingConfig.learning(
        {**kept, "corrections": corrections, "device": device, "continue_from": name}
    )
