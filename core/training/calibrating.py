"""Calibrating a checkpoint's confidence, on what its run was validated with."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.sample import Sample
from tinycall.core.evaluation.calibrating import FEWEST, calibrate
from tinycall.core.evaluation.requests import read_requests, unanswerable_requests
from tinycall.core.model.checkpoint import LoadedCheckpoint, load_model
from tinycall.core.model.confidence import CALIBRATION_FILE, Calibration
from tinycall.core.model.generation import Generation
from tinycall.core.model.generator import Generator
from tinycall.core.model.options import GenerationConfig
from tinycall.core.tools.named import KnownTools
from tinycall.core.training.disk import disk_errors, write_aside
from tinycall.core.training.exact_calls import REQUESTS
from tinycall.core.training.held_back import held_back
from tinycall.core.training.loop import Trainer


def calibrate_checkpoint(checkpoint: LoadedCheckpoint, data: Path | None) -> Calibration:
    """Write calibration.json into the folder of a checkpoint.

    It is fitted on the samples of `data`, else on the validation part of the checkpoint's run; for
    a checkpoint without a run that knows the shipped tools, on made samples. Raises TinycallError.
    """
    if data is not None:
        tools = KnownTools(checkpoint.registry, "of the checkpoint")
        return _calibrate(checkpoint, read_requests(data, tools), str(data), Event())
    return _calibrate(checkpoint, *held_back(checkpoint), Event())


def calibrate_best(trainer: Trainer, stop: Event) -> None:
    """Calibrate the best checkpoint of a run that is complete; the log says what came of it."""
    validation = trainer.data.validation
    right = (trainer.state.best_exact or 0) * min(REQUESTS, len(validation))
    if right < FEWEST:
        trainer.log("confidence not calibrated: too few calls for validation requests are right")
        return
    best = (trainer.folder.checkpoints / "best").resolve()
    trainer.log(f"calibrating the confidence of {best.name}")
    try:
        checkpoint = load_model(best)
        checkpoint.model.to(trainer.device)
        made = _calibrate(checkpoint, validation, trainer.data.description, stop)
    except TinycallError as error:
        trainer.log(f"confidence not calibrated: {error}")
    else:
        trainer.log(f"confidence of {best.name} calibrated, ROC AUC {made.auc:.3f}")


def _calibrate(
    checkpoint: LoadedCheckpoint, samples: Sequence[Sample], data: str, stop: Event
) -> Calibration:
    # Not by the file that is about to be replaced, which may be damaged.
    generator = Generator(checkpoint, calibrated=False)

    def generate(users: Sequence[str]) -> list[Generation]:
        return generator.generate(users, GenerationConfig(), stop)

    nothing_meant = unanswerable_requests("calibration", checkpoint.registry, samples)
    calibration = calibrate(
        samples,
        [user for user in nothing_meant if generator.fits(user)],
        generate,
        checkpoint.registry,
        data=data,
    )
    with disk_errors(checkpoint.folder):
        text = json.dumps(calibration.to_json(), indent=1, ensure_ascii=False)
        write_aside(checkpoint.folder / CALIBRATION_FILE, text + "\n")
    return calibration
