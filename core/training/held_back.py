"""What the run of a checkpoint held back to validate with."""

from __future__ import annotations

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.sample import Sample
from tinycall.core.evaluation.requests import serves_shipped
from tinycall.core.model.checkpoint import LoadedCheckpoint
from tinycall.core.tools.named import KnownTools
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.data import prepare_data
from tinycall.core.training.run_folder import RunFolder


def held_back(checkpoint: LoadedCheckpoint) -> tuple[tuple[Sample, ...], str]:
    """The validation part of the checkpoint's run, and in words where it is from.

    For a checkpoint without a run that knows the shipped tools, made samples. Raises TinycallError.
    """
    folder = checkpoint.folder
    run = RunFolder.of_checkpoint(folder)
    if run is not None:
        config, source = run.read_config(), "what its run held back"
    elif serves_shipped(checkpoint.registry):
        config, source = TrainingConfig(), "made samples"
    else:
        raise TinycallError(
            "is no checkpoint of a run, whose validation part would be used",
            where=str(folder),
            accepted="--data FILE with samples of its tools",
        )
    tools = KnownTools(checkpoint.registry, "of the checkpoint")
    data = prepare_data(config, checkpoint.config.context, checkpoint.tokenizer, tools=tools)
    return data.validation, source
