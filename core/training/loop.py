"""The training loop."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Event
from typing import TypeVar

import torch
from torch import Tensor

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.encoding import EncodedSample
from tinycall.core.model.checkpoint import write_model
from tinycall.core.model.transformer import Transformer
from tinycall.core.training.batches import collate, epoch_batches
from tinycall.core.training.best import takes_over
from tinycall.core.training.checkpoint_store import TrainerState
from tinycall.core.training.compiling import is_compiled
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.data import TrainingData
from tinycall.core.training.disk import DiskFullError
from tinycall.core.training.events import (
    CheckpointSaved,
    RunEnded,
    RunEvent,
    RunLog,
    RunMetric,
    RunPaused,
    RunProgress,
)
from tinycall.core.training.exact_calls import REQUESTS, exact_calls
from tinycall.core.training.memory import peak_memory
from tinycall.core.training.optimizer import Optimizer
from tinycall.core.training.run_folder import RunFolder
from tinycall.core.training.schedule import learning_rate
from tinycall.core.training.speed import SpeedMeter
from tinycall.core.training.stepping import Stepper, weighted_loss
from tinycall.core.training.world import ALONE, World

METRIC_EVERY = 10
VALIDATE_EVERY = 50
# A curve of so many points is enough for a long run.
_MOST_VALIDATIONS = 100
VALIDATION_BATCH = 64
_PROGRESS_SECONDS = 0.2

# How long a run waits for room on a full disk before it tries again.
_ROOM_SECONDS = 2.0

_Written = TypeVar("_Written")
Emit = Callable[[RunEvent], None]
# A step with its loss and its gradients' norm, which are not waited for.
Measured = tuple[int, Tensor, Tensor]


def steps_in(config: TrainingConfig, data: TrainingData) -> tuple[int, int]:
    """Steps in an epoch and in the whole run."""
    per_epoch = -(-data.source.size // (config.batch_size * config.gradient_accumulation_steps))
    per_epoch = min(per_epoch, config.steps_per_epoch or per_epoch)
    if config.epochs == 0:
        return per_epoch, config.max_steps
    return per_epoch, max(1, min(round(per_epoch * config.epochs), config.max_steps))


class Trainer:
    """One run, from a fresh or a continued model to its last checkpoint.

    Of several processes the first one validates, writes the folder and emits events.
    """

    def __init__(
        self,
        config: TrainingConfig,
        data: TrainingData,
        model: Transformer,
        folder: RunFolder,
        device: str,
        emit: Emit,
        world: World = ALONE,
    ) -> None:
        self.config = config
        self.data = data
        self.model = model.to(device)
        self.folder = folder
        self.device = device
        self.emit = emit
        self.world = world
        self.optimizer = Optimizer(model)
        self.per_epoch, max_steps = steps_in(config, data)
        self.stepper = Stepper(
            config,
            model,
            self.optimizer,
            device,
            world,
            self.log,
            compiled=is_compiled(config, model.config.parameters, max_steps, world),
        )
        self.state = TrainerState(0, max_steps, None, None, 0.0)
        self.step = 0
        self._stop = Event()
        self.validation = sorted(data.validation_encoded(), key=lambda sample: len(sample.ids))

    def resume(self, checkpoint: Path, state: TrainerState) -> None:
        """Go on where a checkpoint of this run stopped; its weights are in the model already."""
        self.optimizer.load(checkpoint)
        self.state = state
        self.step = state.step

    def run(self, stop: Event) -> RunEnded:
        """Train until the last step, the goal, or until `stop` is set; a checkpoint is saved.

        Raises TinycallError where the folder cannot be written or the loss is not finite.
        """
        config = self.config
        self._stop = stop
        began = time.monotonic() - self.state.seconds
        first, last = self.state.step, self.state.max_steps
        shown, saved, saved_at = 0.0, None, time.monotonic()
        measured: list[Measured] = []
        # The first step may be compiled, and tells nothing about the others.
        steady: float | None = None
        speed = SpeedMeter()
        interval = max(VALIDATE_EVERY, last // _MOST_VALIDATIONS)
        self.model.train()
        for batches in self._batches(first):
            self.step = step = self.step + 1
            rate = learning_rate(step, last, config.learning_rate, config.warmup_steps)
            measured.append((step, *self.stepper.take(step, batches, rate)))
            speed.add(sum(len(sample.ids) for batch in batches for sample in batch))
            steady = steady or time.monotonic()
            stopping = self.world.any(stop.is_set()) and step < last
            due = step % config.checkpoint_every == 0 or step == last
            validate = not stopping and (due or step % interval == 0)
            late = time.monotonic() - saved_at > config.checkpoint_seconds
            seconds = time.monotonic() - began
            exact, loss = None, None
            if validate or stopping or late or step % METRIC_EVERY == 0 or step == first + 1:
                with speed.paused():
                    train_loss = self._read(measured)
                    loss = self._validation_loss() if validate else None
                    if validate and (due or config.until_accuracy is not None):
                        exact = self._exact_calls(stop)
                self._report(
                    RunMetric(
                        step=step,
                        epoch=round(step / self.per_epoch, 4),
                        train_loss=round(train_loss, 6),
                        validation_loss=loss,
                        exact_calls=exact,
                        tokens_per_second=speed.tokens_per_second(),
                        learning_rate=rate,
                        seconds=round(seconds, 2),
                        peak_memory=peak_memory(self.device),
                    )
                )
            reached = self._reached(exact)
            if reached:
                self.state = replace(self.state, max_steps=step)
                self.log(f"exact calls have come to the goal at step {step}")
            if due or stopping or late or reached:
                with speed.paused():
                    saved = self._save(step, seconds, exact, loss)
                saved_at = time.monotonic()
            if time.monotonic() - shown > _PROGRESS_SECONDS or step == last:
                shown = time.monotonic()
                if self.world.first and self.folder.asked_to_stop():
                    stop.set()
                paced = step - first - 1
                left = (shown - steady) / paced * (last - step) if paced else None
                epoch = step / self.per_epoch
                self.emit(RunProgress(step, last, epoch, shown - began, left))
            if stopping:
                return RunEnded("stopped", saved, step, time.monotonic() - began)
            if reached:
                break
        best = (self.folder.checkpoints / "best").resolve()
        return RunEnded("completed", best, self.step, time.monotonic() - began)

    def _batches(self, done: int) -> Iterator[list[list[EncodedSample]]]:
        """The batches of each step, from the one after `done`."""
        config, together = self.config, self.config.gradient_accumulation_steps
        while done < self.state.max_steps:
            epoch, index = divmod(done, self.per_epoch)
            batches = epoch_batches(
                self.data.source.size,
                partial(self.data.encoded, epoch),
                config.batch_size,
                config.seed,
                epoch,
                index * together,
            )
            for _ in range(index, self.per_epoch):
                if done == self.state.max_steps:
                    return
                done += 1
                yield list(islice(batches, together))

    def _reached(self, exact: float | None) -> bool:
        """Whether exact calls have come to the goal of the run, where it has one."""
        goal = self.config.until_accuracy
        return goal is not None and self.world.any(exact is not None and exact >= goal)

    def _read(self, measured: list[Measured]) -> float:
        """The mean loss of these steps, which are forgotten; raises where one is not finite."""
        losses: list[float] = torch.stack([loss for _, loss, _ in measured]).tolist()
        norms: list[float] = torch.stack([norm for _, _, norm in measured]).tolist()
        for (step, _, _), loss, norm in zip(measured, losses, norms, strict=True):
            if not (math.isfinite(loss) and math.isfinite(norm)):
                raise TinycallError(
                    "the loss is no longer a finite number",
                    where=f"step {step}",
                    accepted=f"a learning rate below {self.config.learning_rate:g}",
                )
        measured.clear()
        return sum(losses) / len(losses)

    @torch.no_grad()
    def _validation_loss(self) -> float | None:
        if not (self.validation and self.world.first):
            return None
        self.model.eval()
        total = weight = 0.0
        for start in range(0, len(self.validation), VALIDATION_BATCH):
            batch = self.validation[start : start + VALIDATION_BATCH]
            inputs, targets, weights = collate(batch, self.device)
            share = weights.sum().item()
            total += weighted_loss(self.model, inputs, targets, weights).item()
            weight += share
        self.model.train()
        return round(total / weight, 6)

    def _exact_calls(self, stop: Event) -> float | None:
        if not self.world.first:
            return None
        self.model.eval()
        share = exact_calls(self.model, self.data, self.folder.path, stop)
        self.model.train()
        return None if share is None else round(share, 4)

    def _save(
        self, step: int, seconds: float, exact: float | None, loss: float | None
    ) -> Path | None:
        if not self.world.first:
            return None
        state = self.state
        best = takes_over(
            exact,
            loss,
            best_exact=state.best_exact,
            best_loss=state.best_loss,
            requests=min(REQUESTS, len(self.data.validation)),
        )
        state = replace(state, step=step, seconds=round(seconds, 2))
        if best:
            measured = [one for one in (exact, state.best_exact) if one is not None]
            state = replace(state, best_exact=max(measured, default=None), best_loss=loss)

        def write(folder: Path) -> None:
            data = self.data
            write_model(folder, self.model, data.tokenizer, data.registry, data.copied)
            self.optimizer.save(folder)

        path = self._with_room(lambda: self.folder.store.save(state, write, best=best))
        self.state = state
        self.emit(CheckpointSaved(path, step, best))
        self.log(f"checkpoint {path.name} saved{', the best so far' if best else ''}")
        return path

    def _report(self, metric: RunMetric) -> None:
        if not self.world.first:
            return
        self._with_room(lambda: self.folder.append_metric(metric))
        self.emit(metric)
        if metric.validation_loss is not None:
            self.log(_line(metric, self.state.max_steps))

    def log(self, line: str) -> None:
        """Write a line to train.log and tell it."""
        if not self.world.first:
            return
        self._with_room(lambda: self.folder.append_log(line))
        self.emit(RunLog(line))

    def _with_room(self, write: Callable[[], _Written]) -> _Written:
        """What `write` returns, tried again while the disk is full until the run is stopped."""
        paused = False
        while True:
            try:
                written = write()
            except DiskFullError as error:
                if not paused:
                    self.emit(RunLog(f"paused, and goes on when there is room: {error}"))
                    self.emit(RunPaused(str(error)))
                paused = True
                if self._stop.wait(_ROOM_SECONDS):
                    raise
            else:
                if paused:
                    self.emit(RunLog("there is room again: the run goes on"))
                return written


def _line(metric: RunMetric, last: int) -> str:
    parts = [
        f"step {metric.step}/{last}",
        f"epoch {metric.epoch:.2f}",
        f"train loss {metric.train_loss:.4f}",
        f"validation loss {metric.validation_loss:.4f}",
        f"{metric.tokens_per_second:,.0f} tokens/s",
    ]
    if metric.exact_calls is not None:
        parts.insert(4, f"exact calls {metric.exact_calls:.1%}")
    return " · ".join(parts)
