"""The training loop."""

from __future__ import annotations

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
from tinycall.core.training.optimizer import load_optimizer, make_optimizer, save_optimizer
from tinycall.core.training.run_folder import RunFolder, TrainerState
from tinycall.core.training.schedule import learning_rate

METRIC_EVERY = 10
VALIDATE_EVERY = 50
VALIDATION_BATCH = 64
CLIP_NORM = 1.0
_PROGRESS_SECONDS = 0.2
# Speed is reported over this many steps, so that it follows what the machine does now.
_SPEED_STEPS = 50


def weighted_loss(model: Transformer, inputs: Tensor, targets: Tensor, weights: Tensor) -> Tensor:
    """Cross entropy averaged by weight; all of `inputs`, `targets`, `weights` (batch, tokens)."""
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
    """One run of training, from a fresh or a continued model to its last checkpoint."""

    def __init__(
        self,
        config: TrainingConfig,
        data: TrainingData,
        model: Transformer,
        folder: RunFolder,
        device: str,
    ) -> None:
        self.config = config
        self.data = data
        self.model = model.to(device)
        self.folder = folder
        self.device = device
        self.optimizer = make_optimizer(model, config.learning_rate)
        self.per_epoch, max_steps = steps_in(config, data)
        self.state = TrainerState(0, max_steps, -1.0, None, 0.0)

    def resume(self, checkpoint: Path, state: TrainerState) -> None:
        """Go on where a checkpoint of this run stopped; its weights are in the model already."""
        load_optimizer(checkpoint, self.model, self.optimizer)
        self.state = state

    def run(self, stop: Event, emit: Callable[[RunEvent], None]) -> RunEnded:
        """Train until the last step or until `stop` is set; a checkpoint is saved either way.

        Raises TinycallError where the folder cannot be written or the loss is not finite.
        """
        began = time.monotonic() - self.state.seconds
        shown = 0.0
        losses: list[float] = []
        speed: list[tuple[float, int]] = [(time.monotonic(), 0)]
        step, last = self.state.step, self.state.max_steps
        best_exact, best_loss = self.state.best_exact, self.state.best_loss
        saved: Path | None = None
        self.model.train()
        for batch in self._batches(step):
            step += 1
            rate = learning_rate(step, last, self.config.learning_rate)
            losses.append(self._step(batch, rate, step))
            speed.append((time.monotonic(), speed[-1][1] + sum(len(s.ids) for s in batch)))
            del speed[:-_SPEED_STEPS]
            seconds = time.monotonic() - began
            stopping = stop.is_set()
            checkpoint = step % self.config.checkpoint_every == 0 or step == last or stopping
            validate = not stopping and (step % VALIDATE_EVERY == 0 or checkpoint)
            if validate or step % METRIC_EVERY == 0 or step == 1:
                loss = self._validation_loss() if validate else None
                exact = self._exact_calls(stop) if validate and checkpoint else None
                metric = RunMetric(
                    step=step,
                    epoch=round(step / self.per_epoch, 4),
                    train_loss=round(sum(losses) / len(losses), 6),
                    validation_loss=None if loss is None else round(loss, 6),
                    exact_calls=exact,
                    tokens_per_second=round(_speed(speed)),
                    learning_rate=rate,
                    seconds=round(seconds, 2),
                )
                losses.clear()
                self.folder.append_metric(metric)
                emit(metric)
                if validate:
                    self._log(emit, _line(metric, last))
                    # The time that validation took is not the training step's.
                    speed = [(time.monotonic(), 0)]
            if checkpoint:
                better = False
                if validate and exact is not None and loss is not None:
                    better = (exact, -loss) > (best_exact, -(best_loss or float("inf")))
                    if better:
                        best_exact, best_loss = exact, loss
                self.state = TrainerState(step, last, best_exact, best_loss, round(seconds, 2))
                saved = self._save(better)
                emit(CheckpointSaved(saved, step, better))
                self._log(emit, f"checkpoint {saved.name} saved{', the best so far' if better else ''}")
            if time.monotonic() - shown > _PROGRESS_SECONDS or step == last:
                shown = time.monotonic()
                done = step - self.state.step if self.state.step == last else step
                left = seconds / max(1, done) * (last - step)
                emit(RunProgress(step, last, step / self.per_epoch, seconds, left))
            if stopping and step < last:
                return RunEnded("stopped", saved, step, time.monotonic() - began)
        best = (self.folder.checkpoints / "best").resolve()
        return RunEnded("completed", best, step, time.monotonic() - began)

    def _batches(self, done: int) -> Iterator[list[EncodedSample]]:
        while done < self.state.max_steps:
            epoch, index = divmod(done, self.per_epoch)
            samples = self.data.epoch(epoch)
            batches = epoch_batches(samples, self.config.batch_size, self.config.seed, epoch)
            for batch in batches[index : index + self.state.max_steps - done]:
                done += 1
                yield batch

    def _step(self, batch: list[EncodedSample], rate: float, step: int) -> float:
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        loss = weighted_loss(self.model, *collate(batch, self.device))
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), CLIP_NORM)
        value = loss.item()
        if not torch.isfinite(norm) or value != value:
            raise TinycallError(
                "the loss is no longer a finite number",
                where=f"step {step}",
                accepted=f"a learning rate below {self.config.learning_rate:g}",
            )
        self.optimizer.step()
        return value

    @torch.no_grad()
    def _validation_loss(self) -> float:
        self.model.eval()
        samples = sorted(self.data.validation_encoded(), key=lambda sample: len(sample.ids))
        total = weight = 0.0
        for start in range(0, len(samples), VALIDATION_BATCH):
            inputs, targets, weights = collate(samples[start : start + VALIDATION_BATCH], self.device)
            share = weights.sum().item()
            total += weighted_loss(self.model, inputs, targets, weights).item() * share
            weight += share
        self.model.train()
        return total / max(weight, 1e-9)

    def _exact_calls(self, stop: Event) -> float:
        self.model.eval()
        share = exact_calls(self.model, self.data, stop)
        self.model.train()
        return round(share, 4)

    def _save(self, best: bool) -> Path:
        def write(folder: Path) -> None:
            write_model(folder, self.model, self.data.tokenizer, self.data.registry)
            save_optimizer(folder, self.model, self.optimizer)

        return self.folder.save_checkpoint(self.state, write, best=best)

    def _log(self, emit: Callable[[RunEvent], None], line: str) -> None:
        self.folder.append_log(line)
        emit(RunLog(line))


def _speed(points: list[tuple[float, int]]) -> float:
    (start, before), (end, after) = points[0], points[-1]
    return (after - before) / max(end - start, 1e-9)


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
