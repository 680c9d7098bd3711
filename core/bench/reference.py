"""The runner that is measured against: loaded by its path, never copied from."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from tinycall.core.calls import TinycallError

_NAME = "tinycall_bench_reference"
_USED = (
    "PRESETS", "ToolCallTinyGPT", "build_vocab", "extract_call", "format_sample",
    "generate_call", "generate_dataset", "make_batch",
)  # fmt: skip


@contextmanager
def load_reference(path: Path) -> Iterator[ModuleType]:
    """The reference as a module; what it writes goes to a temporary folder.

    Raises TinycallError where the file cannot be read, does not run, or is another program.
    """
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise TinycallError(
            f"cannot be read: {why}", where=str(path), accepted="the reference runner"
        ) from None
    with TemporaryDirectory(prefix="tinycall-bench-") as folder:
        module = ModuleType(_NAME)
        # It makes its folders beside the folder that it believes to be in.
        module.__file__ = str(Path(folder) / "reference" / path.name)
        sys.modules[_NAME] = module
        try:
            try:
                exec(compile(source, str(path), "exec"), vars(module))
            except Exception as error:
                raise TinycallError(
                    f"does not run: {type(error).__name__}: {error}",
                    where=str(path),
                    accepted="the reference runner",
                ) from None
            missing = [name for name in _USED if not hasattr(module, name)]
            if missing:
                raise TinycallError(
                    f"there is no {missing[0]} in it",
                    where=str(path),
                    accepted="the reference runner",
                )
            yield module
        finally:
            sys.modules.pop(_NAME, None)


def write_samples(module: ModuleType, path: Path, per_kind: int, seed: int) -> list[dict[str, str]]:
    """Samples in the reference's templates as a JSONL file; eight kinds, shuffled."""
    samples: list[dict[str, str]] = module.generate_dataset(per_kind, seed=seed)
    path.write_text("".join(json.dumps(one) + "\n" for one in samples), encoding="utf-8")
    return samples


class ReferenceTraining:
    """The reference's own step on its own batches, with its own defaults."""

    def __init__(self, module: ModuleType, preset: str, samples: Sequence[dict[str, str]]) -> None:
        import torch

        self._torch = torch
        self._module = module
        self.config = module.PRESETS[preset]
        text = "\n".join(module.format_sample(sample) for sample in samples)
        self.stoi, self.itos = module.build_vocab(text)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self._ids = torch.tensor([self.stoi[letter] for letter in text], dtype=torch.long)
        self.batch_size = 48
        self.tokens_a_step = self.batch_size * self.config.block_size
        self.samples_a_step = self.tokens_a_step * len(samples) / len(text)
        self.model = module.ToolCallTinyGPT(len(self.stoi), self.config).to(self.device)
        self._optimizer = torch.optim.AdamW(self.model.parameters(), lr=8e-4, weight_decay=0.1)

    def step(self) -> None:
        """One step as the reference takes it."""
        block = self.config.block_size
        x, y = self._module.make_batch(self._ids, block, self.batch_size, self.device)
        _, loss = self.model(x, y)
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self._torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self._optimizer.step()

    def call(self, user: str, most: int = 240) -> str:
        """The CALL that the model in memory emits, at the temperature of its own evaluation."""
        prompt = f"<user>\n{user}\n</user>\n<call>\n"
        ids = [self.stoi[letter] for letter in prompt if letter in self.stoi]
        stop = [self.stoi[letter] for letter in "\n</call>"]
        with self._torch.no_grad():
            made = self.model.generate(
                self._torch.tensor([ids], device=self.device), most, 0.25, 30, stop
            )
        text = "".join(self.itos[token] for token in made[0].tolist())
        return str(self._module.extract_call(text))

    def save(self, path: Path) -> None:
        """Write a checkpoint that the reference's own functions load."""
        state: dict[str, Any] = {
            "model_state_dict": self.model.state_dict(),
            "config": vars(self.config),
            "stoi": self.stoi,
            "itos": self.itos,
        }
        self._torch.save(state, path)
