"""One step of training: forward and backward in parts, then one update."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from random import Random

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.encoding import EncodedSample
from tinycall.core.model.transformer import Transformer
from tinycall.core.training.batches import collate
from tinycall.core.training.compiling import CompiledLoss, Loss
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.optimizer import Optimizer
from tinycall.core.training.world import World


def weighted_loss(model: nn.Module, inputs: Tensor, targets: Tensor, weights: Tensor) -> Tensor:
    """Cross entropy summed by weight; `inputs`, `targets` and `weights` are (batch, tokens)."""
    logits: Tensor = model(inputs)
    losses = F.cross_entropy(logits.flatten(0, 1).float(), targets.flatten(), reduction="none")
    return (losses * weights.flatten()).sum()


class Stepper:
    """Takes the steps of a run.

    A step's loss is the mean over all its batches and processes, so neither accumulation nor the
    number of processes changes it. Where a card has no room for a batch, its parts become half as
    large, and `log` is told.
    """

    def __init__(
        self,
        config: TrainingConfig,
        model: Transformer,
        optimizer: Optimizer,
        device: str,
        world: World,
        log: Callable[[str], None],
        *,
        compiled: bool = False,
    ) -> None:
        self._device = device
        self._optimizer = optimizer
        self._world = world
        self._log = log
        self._together = DistributedDataParallel(model) if world.size > 1 else None
        self._model = self._together or model
        self._loss: Loss = CompiledLoss(weighted_loss, log) if compiled else weighted_loss
        self._bfloat16 = config.amp and device == "cuda"
        self._rows = config.batch_size
        self._dropout = config.dropout
        self._seed = config.seed
        model.recompute = config.gradient_checkpointing
        model.drop_out(config.dropout)

    def take(
        self, step: int, batches: Sequence[Sequence[EncodedSample]], rate: float
    ) -> tuple[Tensor, Tensor]:
        """One update from these batches at this rate; the loss and the gradients' norm, each ().

        What is dropped depends on the seed, the step and the process alone.
        Neither is waited for. Raises TinycallError where not even a single sample fits the card.
        """
        while True:
            if self._dropout:
                rng = Random(f"dropout {self._seed} {step} {self._world.rank}")
                torch.manual_seed(rng.getrandbits(63))
            try:
                loss = self._backward(batches)
                break
            except torch.OutOfMemoryError:
                self._halve()
        return loss, self._optimizer.step(rate)

    def _backward(self, batches: Sequence[Sequence[EncodedSample]]) -> Tensor:
        parts = [
            batch[start : start + self._rows]
            for batch in batches
            for start in range(0, len(batch), self._rows)
        ]
        weight = sum(sum(sample.weights[1:]) for part in parts for sample in part)
        total = torch.zeros((), device=self._device)
        for index, part in enumerate(parts):
            with self._computing(last=index + 1 == len(parts)):
                loss = self._loss(self._model, *self._share(part)) / weight
                # The processes' gradients are averaged, and the loss is their sum.
                (loss * self._world.size).backward()  # type: ignore[no-untyped-call]  # untyped in torch
            total += loss.detach()
        return self._world_sum(total)

    def _share(self, part: Sequence[EncodedSample]) -> tuple[Tensor, Tensor, Tensor]:
        mine = self._world.share(part)
        if mine:
            return collate(mine, self._device)
        # A process without a sample takes part all the same, with one that weighs nothing.
        inputs, targets, weights = collate(part[:1], self._device)
        return inputs, targets, torch.zeros_like(weights)

    @contextmanager
    def _computing(self, *, last: bool) -> Iterator[None]:
        """In bfloat16 where that is asked for; gradients are exchanged with the last part alone."""
        apart = nullcontext() if self._together is None or last else self._together.no_sync()
        with apart, torch.autocast("cuda", torch.bfloat16, enabled=self._bfloat16):
            yield

    def _world_sum(self, value: Tensor) -> Tensor:
        if self._world.size > 1:
            torch.distributed.all_reduce(value)
        return value

    def _halve(self) -> None:
        self._optimizer.forget_gradients()
        if self._rows == 1 or self._world.size > 1:
            raise TinycallError(
                "the card has no room for this batch",
                where="out of memory",
                accepted="a smaller batch, a smaller model, or gradient checkpointing",
            )
        torch.cuda.empty_cache()
        self._rows = -(-self._rows // 2)
        self._log(
            f"out of memory: batches go through the card in parts of {self._rows} samples from here"
        )
