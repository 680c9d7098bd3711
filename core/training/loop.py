"""The training loop."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import torch
import torch.nn.functional as F
from torch import Tensor

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.encoding import EncodedSample
from tinycall.core.model.checkpoint import write_model
from tinycall.core.model.transformer import Transformer
from tinycall.core.training.batches import collate, epoch_batches
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.data import TrainingData
from tinycall.core.training.events import (
    CheckpointSaved,
    RunEnded,
    RunEvent,
    RunLog,
    RunMetric,
    RunProgress,
)
from tinycall.core.training.exact_calls import exact_calls
from tinycall.core.training.optimizer import Optimizer
from tinycall.core.training.run_folder import RunFolder, TrainerState
from tinycall.core.training.schedule import learning_rate
from tinycall.core.training.speed import SpeedMeter

METRIC_EVERY = 10
VALIDATE_EVERY = 50
# A curve of so many points is enough for a long run.
_MOST_VALIDATIONS = 100
VALIDATION_BATCH = 64
_PROGRESS_SECONDS = 0.2

Emit = Callable[[RunEvent], None]


def weighted_loss(model: Transformer, inputs: Tensor, targets: Tensor, weights: Tensor) -> Tensor:
    """Cross entropy averaged by weight; `inputs`, `targets` and `weights` are (batch, tokens)."""
    logits = model(inputs)
    losses = F.cross_entropy(logits.flatten(0, 1), targets.flatten(), reduction="none")
    flat = weights.flatten()
    return (losses * flat).sum() / flat.sum()


def steps_in(config: TrainingConfig, data: TrainingData) -> tuple[int, int]:
    """Steps in an epoch and in the whole run."""
    per_epoch = -(-data.source.size // config.batch_size)
    if config.epochs == 0:
        return per_epoch, config.max_steps
    return per_epoch, max(1, min(round(per_epoch * config.epochs), config.max_steps))


class Trainer:
    """One run, from a fresh or a continued model to its last checkpoint."""

    def __init__(
        self,
        config: TrainingConfig,
        data: TrainingData,
        model: Transformer,
        folder: RunFolder,
        device: str,
        emit: Emit,
    ) -> None:
        self.config = config
        self.data = data
        self.model = model.to(device)
        self.folder = folder
        self.device = device
        self.emit = emit
        self.loss = torch.compile(weighted_loss, dynamic=True) if config.compile else weighted_loss
        self.optimizer = Optimizer(model)
        self.per_epoch, max_steps = steps_in(config, data)
        self.state = TrainerState(0, max_steps, None, None, 0.0)
        self.step = 0
        self.validation = sorted(data.validation_encoded(), key=lambda sample: len(sample.ids))

    def resume(self, checkpoint: Path, state: TrainerState) -> None:
        """Go on where a checkpoint of this run stopped; its weights are in the model already."""
        self.optimizer.load(checkpoint)
        self.state = state
        self.step = state.step

    def run(self, stop: Event) -> RunEnded:
        """Train until the last step, or until `stop` is set; a checkpoint is saved either way.

        Raises TinycallError where the folder cannot be written or the loss is not finite.
        """
        began = time.monotonic() - self.state.seconds
        first, last = self.state.step, self.state.max_steps
        shown, saved = 0.0, None
        losses: list[float] = []
        speed = SpeedMeter()
        interval = max(VALIDATE_EVERY, last // _MOST_VALIDATIONS)
        self.model.train()
        for batch in self._batches(first):
            self.step = step = self.step + 1
            rate = learning_rate(step, last, self.config.learning_rate)
            losses.append(self._step(batch, rate, step))
            speed.add(sum(len(sample.ids) for sample in batch))
            stopping = stop.is_set() and step < last
            due = step % self.config.checkpoint_every == 0 or step == last
            validate = not stopping and (due or step % interval == 0)
            seconds = time.monotonic() - began
            exact, loss = None, None
            if validate or step % METRIC_EVERY == 0 or step == first + 1:
                with speed.paused():
                    loss = self._validation_loss() if validate else None
                    exact = self._exact_calls(stop) if validate and due else None
                self._report(
                    RunMetric(
                        step=step,
                        epoch=round(step / self.per_epoch, 4),
                        train_loss=round(sum(losses) / len(losses), 6),
                        validation_loss=loss,
                        exact_calls=exact,
                        tokens_per_second=speed.tokens_per_second(),
                        learning_rate=rate,
                        seconds=round(seconds, 2),
                    )
                )
                losses.clear()
            if due or stopping:
                with speed.paused():
                    saved = self._save(step, seconds, exact, loss)
            if time.monotonic() - shown > _PROGRESS_SECONDS or step == last:
                shown = time.monotonic()
                left = (shown - began) / step * (last - step)
                epoch = step / self.per_epoch
                self.emit(RunProgress(step, last, epoch, shown - began, left))
            if stopping:
                return RunEnded("stopped", saved, step, time.monotonic() - began)
        best = (self.folder.checkpoints / "best").resolve()
        return RunEnded("completed", best, last, time.monotonic() - began)

    def _batches(self, done: int) -> Iterator[list[EncodedSample]]:
        while done < self.state.max_steps:
            epoch, index = divmod(done, self.per_epoch)
            samples = self.data.epoch(epoch)
            batches = epoch_batches(samples, self.config.batch_size, self.config.seed, epoch)
            for batch in batches[index:]:
                if done == self.state.max_steps:
                    return
                done += 1
                yield batch

    def _step(self, batch: list[EncodedSample], rate: float, step: int) -> float:
        loss = self.loss(self.model, *collate(batch, self.device))
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        value = loss.item()
        if not (math.isfinite(value) and math.isfinite(self.optimizer.step(rate))):
            raise TinycallError(
                "the loss is no longer a finite number",
                where=f"step {step}",
                accepted=f"a learning rate below {self.config.learning_rate:g}",
            )
        return value

    @torch.no_grad()
    def _validation_loss(self) -> float | None:
        if not self.validation:
            return None
        self.model.eval()
        total = weight = 0.0
        for start in range(0, len(self.validation), VALIDATION_BATCH):
            batch = self.validation[start : start + VALIDATION_BATCH]
            inputs, targets, weights = collate(batch, self.device)
            share = weights.sum().item()
            total += weighted_loss(self.model, inputs, targets, weights).item() * share
            weight += share
        self.model.train()
        return round(total / weight, 6)

    def _exact_calls(self, stop: Event) -> float | None:
        self.model.eval()
        share = exact_calls(self.model, self.data, self.folder.path, stop)
        self.model.train()
        return None if share is None else round(share, 4)

    def _save(self, step: int, seconds: float, exact: float | None, loss: float | None) -> Path:
        state = self.state
        best = (exact is not None or loss is not None) and _rank(exact, loss) > _rank(
            state.best_exact, state.best_loss
        )
        if best:
            state = TrainerState(step, state.max_steps, exact, loss, round(seconds, 2))
        else:
            state = TrainerState(
                step, state.max_steps, state.best_exact, state.best_loss, round(seconds, 2)
            )

        def write(folder: Path) -> None:
            data = self.data
            write_model(folder, self.model, data.tokenizer, data.registry, data.copied)
            self.optimizer.save(folder)

        path = self.folder.save_checkpoint(state, write, best=best)
        self.state = state
        self.emit(CheckpointSaved(path, step, best))
        self.log(f"checkpoint {path.name} saved{', the best so far' if best else ''}")
        return path

    def _report(self, metric: RunMetric) -> None:
        self.folder.append_metric(metric)
        self.emit(metric)
        if metric.validation_loss is not None:
            self.log(_line(metric, self.state.max_steps))

    def log(self, line: str) -> None:
        """Write a line to train.log and tell it."""
        self.folder.append_log(line)
        self.emit(RunLog(line))


def _rank(exact: float | None, loss: float | None) -> tuple[float, float]:
    return (-1.0 if exact is None else exact, -math.inf if loss is None else -loss)


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
