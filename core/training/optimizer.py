"""The optimiser and its file."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from tinycall.core.calls import TinycallError
from tinycall.core.model.checkpoint import write_tensors
from tinycall.core.model.transformer import Transformer
from tinycall.core.training.muon import Muon

OPTIMIZER_FILE = "optimizer.safetensors"
BETAS = (0.9, 0.98)
WEIGHT_DECAY = 0.05
# Embeddings, head, norms and biases take smaller steps than the hidden matrices.
ADAMW_SHARE = 0.5
CLIP_NORM = 1.0
# Parameters that hold several matrices, and how many.
_FUSED = {"qkv.weight": 3, "gate_up.weight": 2}


class Optimizer:
    """Muon for the hidden matrices, AdamW for the rest."""

    def __init__(self, model: Transformer) -> None:
        self._named = dict(model.named_parameters())
        self._hidden = {
            name
            for name, parameter in self._named.items()
            if name.startswith("blocks.") and parameter.dim() == 2
        }
        groups: dict[int, list[Tensor]] = {}
        for name in sorted(self._hidden):
            matrices = next((n for end, n in _FUSED.items() if name.endswith(end)), 1)
            groups.setdefault(matrices, []).append(self._named[name])
        rest = [p for name, p in self._named.items() if name not in self._hidden]
        self._muon = Muon(
            [{"params": group, "matrices": matrices} for matrices, group in groups.items()],
            WEIGHT_DECAY,
        )
        self._adamw = torch.optim.AdamW(rest, betas=BETAS, weight_decay=0.0, fused=True)

    def step(self, learning_rate: float) -> Tensor:
        """Clip the gradients, take one step with them, and drop them; return their norm, ()."""
        norm = torch.nn.utils.clip_grad_norm_(self._named.values(), CLIP_NORM)
        for optimizer, rate in (
            (self._muon, learning_rate),
            (self._adamw, ADAMW_SHARE * learning_rate),
        ):
            for group in optimizer.param_groups:
                group["lr"] = rate
            optimizer.step()
        self.forget_gradients()
        return norm

    def forget_gradients(self) -> None:
        """Drop the gradients, whether a step was taken along them or not."""
        for optimizer in (self._muon, self._adamw):
            optimizer.zero_grad(set_to_none=True)

    def save(self, folder: Path) -> None:
        """Write the state of every parameter into `optimizer.safetensors`; raises TinycallError."""
        tensors = {
            f"{name}.{key}": value.detach().cpu().contiguous()
            for name, parameter in self._named.items()
            for key, value in self._of(name).state[parameter].items()
        }
        write_tensors(folder / OPTIMIZER_FILE, tensors)

    def load(self, folder: Path) -> None:
        """Read what `save` wrote; raises TinycallError where it does not fit the model."""
        path = folder / OPTIMIZER_FILE
        try:
            tensors = load_file(path)
        except (OSError, SafetensorError) as error:
            raise TinycallError(f"cannot be read: {error}", where=str(path)) from None
        for name, parameter in self._named.items():
            muon = name in self._hidden
            keys = ("momentum_buffer",) if muon else ("step", "exp_avg", "exp_avg_sq")
            state: dict[str, Tensor] = {}
            for key in keys:
                value = tensors.get(f"{name}.{key}")
                if value is None or (key != "step" and value.shape != parameter.shape):
                    raise TinycallError(
                        f"the state of {name} does not fit the model",
                        where=str(path),
                        accepted="the file that was saved with these weights",
                    )
                state[key] = value.to(parameter.device)
            self._of(name).state[parameter] = state

    def _of(self, name: str) -> torch.optim.Optimizer:
        return self._muon if name in self._hidden else self._adamw
