"""Our model without our tricks: what training and decoding would be if written straight down."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import torch
import torch.nn.functional as F

from tinycall.core.dataset.encoding import EncodedSample
from tinycall.core.model.config import ModelConfig
from tinycall.core.model.transformer import Transformer


class PlainTraining:
    """Random batches padded to their longest sample, AdamW for all, nothing compiled."""

    def __init__(
        self, config: ModelConfig, samples: Sequence[EncodedSample], batch_size: int, device: str
    ) -> None:
        self._model = Transformer(config).to(device)
        self._optimizer = torch.optim.AdamW(self._model.parameters(), lr=1e-3)
        self._samples, self._batch_size, self._device = samples, batch_size, device
        self._rng = Random(11)
        self.tokens = 0

    def step(self) -> None:
        """One step; its tokens, padding not counted, are added to `tokens`."""
        batch = self._rng.choices(self._samples, k=self._batch_size)
        self.tokens += sum(len(sample.ids) for sample in batch)
        longest = max(len(sample.ids) for sample in batch)
        ids = torch.zeros(len(batch), longest, dtype=torch.long)
        weights = torch.zeros(len(batch), longest)
        for row, sample in enumerate(batch):
            ids[row, : len(sample.ids)] = torch.tensor(sample.ids)
            weights[row, : len(sample.ids)] = torch.tensor(sample.weights)
        ids, weights = ids.to(self._device), weights.to(self._device)
        logits = self._model(ids[:, :-1])
        losses = (
            F.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten(), reduction="none")
            * weights[:, 1:].flatten()
        )
        self._optimizer.zero_grad(set_to_none=True)
        (losses.sum() / weights[:, 1:].sum()).backward()  # type: ignore[no-untyped-call]  # untyped in torch
        torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
        self._optimizer.step()


@torch.inference_mode()
def plain_decode(model: Transformer, prompt: Sequence[int], end: int, most: int) -> list[int]:
    """The likeliest tokens after the prompt, the whole text read again for each of them."""
    device = model.head.weight.device
    ids = list(prompt)
    while len(ids) < min(model.config.context, len(prompt) + most):
        logits = model(torch.tensor([ids], device=device))
        ids.append(int(logits[0, -1].argmax()))
        if ids[-1] == end:
            break
    return ids[len(prompt) :]
