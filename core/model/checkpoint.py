"""A model written into a folder that transformers loads as it is, and read back."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.copied import CopiedArguments
from tinycall.core.model.checksums import check_sums
from tinycall.core.model.config import ModelConfig
from tinycall.core.model.folder import (
    CONFIG_FILE,
    TOOLS_FILE,
    WEIGHTS_FILE,
    check_weights,
    read_config,
    read_copied,
    read_registry,
    write_description,
)
from tinycall.core.model.layout import stored_tensors
from tinycall.core.model.transformer import Transformer, unfilled_model
from tinycall.core.tokenizer import TOKENIZER_FILE, Tokenizer
from tinycall.core.tools.registry import ToolRegistry


@dataclass(frozen=True)
class LoadedCheckpoint:
    """A model in memory with all that it needs to answer.

    `copied` are the arguments whose values it learned to copy out of the request.
    """

    model: Transformer
    tokenizer: Tokenizer
    registry: ToolRegistry
    config: ModelConfig
    folder: Path
    copied: CopiedArguments = field(default_factory=dict)


def write_model(
    folder: Path,
    model: Transformer,
    tokenizer: Tokenizer,
    registry: ToolRegistry,
    copied: CopiedArguments,
) -> None:
    """Write the weights, the tokenizer and the tools into an existing folder.

    Raises OSError or, where the weights cannot be written, TinycallError.
    """
    write_description(folder, model.config, registry, copied, tokenizer.call_close)
    tokenizer.save(folder)
    state = model.state_dict()
    tensors: dict[str, Tensor] = {}
    for stored in stored_tensors(model.config):
        rows = stored.shape[-1] if stored.transposed else stored.shape[0]
        part = state[stored.parameter][stored.first : stored.first + rows]
        tensors[stored.name] = (part.T if stored.transposed else part).cpu().contiguous()
    write_tensors(folder / WEIGHTS_FILE, tensors)


def write_tensors(path: Path, tensors: dict[str, Tensor]) -> None:
    """Write a safetensors file that others may read; raises OSError or TinycallError."""
    try:
        save_file(tensors, path, {"format": "pt"})
        path.chmod(0o644)
    except SafetensorError as error:
        # The library keeps the number of the system's error in its text alone.
        if number := re.search(r"os error (\d+)", str(error)):
            raise OSError(int(number[1]), os.strerror(int(number[1])), str(path)) from None
        raise TinycallError(
            f"cannot be written: {error}",
            where=str(path),
            accepted="a folder that is writable and has room",
        ) from None


def load_model(folder: Path) -> LoadedCheckpoint:
    """Read a checkpoint folder into memory, its numbers as float32, on the CPU.

    Raises TinycallError that names the file where one is missing, cut off or of another model.
    """
    config = read_config(folder)
    check_sums(folder, (CONFIG_FILE, TOKENIZER_FILE, TOOLS_FILE, WEIGHTS_FILE))
    tokenizer = Tokenizer.load(folder)
    if tokenizer.size != config.vocab_size:
        raise TinycallError(
            f"has {tokenizer.size} tokens where the model has {config.vocab_size}",
            where=str(folder / "tokenizer.json"),
            accepted="the tokenizer that the model was trained with",
        )
    registry = read_registry(folder)
    check_weights(folder, config)
    model = unfilled_model(config)
    state = model.state_dict()
    path = folder / WEIGHTS_FILE
    try:
        with safe_open(path, framework="pt") as file:
            for stored in stored_tensors(config):
                part: Tensor = file.get_tensor(stored.name)
                part = part.T if stored.transposed else part
                state[stored.parameter][stored.first : stored.first + part.shape[0]] = part
    except (SafetensorError, OSError) as error:
        raise TinycallError(
            f"cannot be read: {error}",
            where=str(path),
            accepted="the whole file, as it was written",
        ) from None
    return LoadedCheckpoint(model.eval(), tokenizer, registry, config, folder, read_copied(folder))
