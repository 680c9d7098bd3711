"""A checkpoint's folder, without its weights: what it says of itself, and whether it is whole."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, get_args

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.copied import CopiedArguments
from tinycall.core.model.config import Mlp, ModelConfig, Norm, Positions
from tinycall.core.model.layout import (
    architecture,
    count,
    stored_tensors,
    transformers_config,
)
from tinycall.core.tools.declared import read_tools, tools_document
from tinycall.core.tools.registry import ToolRegistry
from tinycall.core.tools.shipped import shipped_registry

CONFIG_FILE = "config.json"
WEIGHTS_FILE = "model.safetensors"
TOOLS_FILE = "tools.json"
TRAINER_FILE = "trainer.json"

# Bytes of a number in the formats that load.
NUMBER_SIZES = {"F32": 4, "BF16": 2, "F16": 2}

_ACCEPTED = "a checkpoint folder that tinycall wrote"
_NO_HEADER = "is cut off in its header, or is no safetensors file"
_CHOICES = {"norm": get_args(Norm), "positions": get_args(Positions), "mlp": get_args(Mlp)}
# What tinycall writes about a model beside its sizes and shape.
_BESIDE_SIZES = ("tools", "copied")
_LARGEST = {
    "vocab_size": 1 << 21,
    "layers": 256,
    "heads": 256,
    "width": 1 << 14,
    "context": 1 << 20,
}


@dataclass(frozen=True)
class CheckpointInfo:
    """What a checkpoint says of itself; `step` is None outside a run."""

    folder: Path
    config: ModelConfig
    parameters: int
    tools: tuple[str, ...]
    tools_shipped: bool
    step: int | None


def read_checkpoint_info(folder: Path) -> CheckpointInfo:
    """Read a checkpoint's own description, not its weights; raises TinycallError."""
    config = read_config(folder)
    return CheckpointInfo(
        folder=folder,
        config=config,
        parameters=config.parameters,
        tools=read_registry(folder).names,
        tools_shipped=_own(folder).get("tools") == "shipped",
        step=_step(folder / TRAINER_FILE),
    )


def write_description(
    folder: Path, config: ModelConfig, registry: ToolRegistry, copied: CopiedArguments, end: int
) -> None:
    """Write config.json and tools.json, and a README.md where transformers cannot read the model.

    `end` is the id of the token that ends a CALL. Raises OSError.
    """
    tools = tools_document(registry)
    shipped = tools == tools_document(shipped_registry())
    document = transformers_config(config, end)
    document["tinycall"] = asdict(config) | {
        "tools": "shipped" if shipped else "declared",
        "copied": {tool: sorted(names) for tool, names in copied.items()},
    }
    _write_json(folder / CONFIG_FILE, document)
    _write_json(folder / TOOLS_FILE, tools)
    if architecture(config) == "tinycall":
        mix = f"{config.norm} norm, {config.positions} positions and {config.mlp} MLP"
        note = f"Tinycall reads this checkpoint; transformers has no model with {mix}.\n"
        (folder / "README.md").write_text(note, encoding="utf-8")


def read_config(folder: Path) -> ModelConfig:
    """The model's sizes and shape; raises TinycallError."""
    values = {key: value for key, value in _own(folder).items() if key not in _BESIDE_SIZES}
    try:
        for name, largest in _LARGEST.items():
            value = values[name]
            if type(value) is not int or not 1 <= value <= largest:
                raise _refused(folder, f"{name} is {value!r}", f"1 to {largest}")
        for name, choices in _CHOICES.items():
            if values[name] not in choices:
                raise _refused(folder, f"{name} is {values[name]!r}", " or ".join(choices))
        if type(values["qk_norm"]) is not bool:
            raise _refused(folder, f"qk_norm is {values['qk_norm']!r}", "true or false")
        return ModelConfig(**values)
    except KeyError as error:
        raise _refused(folder, f"{error.args[0]} is missing", _ACCEPTED) from None
    except TypeError as error:
        raise _refused(folder, f"is not understood: {error}", _ACCEPTED) from None


def read_registry(folder: Path) -> ToolRegistry:
    """The tools that the model was trained to call; raises TinycallError."""
    if _own(folder).get("tools") == "shipped":
        return shipped_registry()
    return read_tools(folder / TOOLS_FILE)


def read_copied(folder: Path) -> dict[str, frozenset[str]]:
    """The arguments that the model learned to copy; raises TinycallError."""
    copied = _own(folder).get("copied", {})
    try:
        return {tool: frozenset(map(str, names)) for tool, names in copied.items()}
    except (AttributeError, TypeError):
        raise _refused(folder, f"copied is {copied!r}", "lists of arguments by tool") from None


def check_weights(folder: Path, config: ModelConfig) -> None:
    """Compare the header of model.safetensors and the file's size with what `config` asks for.

    The format: eight bytes with the header's length, the header as JSON, the numbers
    (https://huggingface.co/docs/safetensors). Raises TinycallError before memory is taken.
    """
    path = folder / WEIGHTS_FILE
    header, room = _read_header(path)
    header.pop("__metadata__", None)
    wanted = {stored.name: stored.shape for stored in stored_tensors(config)}
    if missing := wanted.keys() - header.keys():
        raise _broken(path, f"{_some(missing)} missing")
    if unknown := header.keys() - wanted.keys():
        raise _broken(path, f"{_some(unknown)} not known")
    end = 0
    for name, shape in wanted.items():
        try:
            kind, sizes = header[name]["dtype"], header[name]["shape"]
            first, last = header[name]["data_offsets"]
            right_size = last - first == count(shape) * NUMBER_SIZES.get(kind, 0)
        except (KeyError, TypeError, ValueError):
            raise _broken(path, f"{name} is not described") from None
        if kind not in NUMBER_SIZES:
            raise _broken(path, f"{name} holds {kind}", " or ".join(NUMBER_SIZES))
        if sizes != list(shape) or not right_size:
            raise _broken(path, f"{name} has the shape {sizes}", f"{list(shape)}")
        end = max(end, last)
    if end != room:
        raise _broken(path, f"holds {room:,} bytes of weights where its header speaks of {end:,}")


def _read_header(path: Path) -> tuple[dict[str, Any], int]:
    """The header, and how many bytes follow it."""
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            start = file.read(8)
            length = struct.unpack("<Q", start)[0] if len(start) == 8 else size
            if length > size - 8:
                raise _broken(path, _NO_HEADER)
            header = json.loads(file.read(length))
    except OSError as error:
        raise _unreadable(path, error) from None
    except (ValueError, RecursionError):
        raise _broken(path, _NO_HEADER) from None
    if not isinstance(header, dict):
        raise _broken(path, _NO_HEADER)
    return header, size - 8 - length


def _own(folder: Path) -> dict[str, Any]:
    """What tinycall wrote about the model into config.json."""
    document = _read_json(folder / CONFIG_FILE)
    own = document.get("tinycall") if isinstance(document, dict) else None
    if not isinstance(own, dict):
        raise _refused(folder, "is the model of another program", _ACCEPTED)
    return own


def _step(path: Path) -> int | None:
    state = _read_json(path) if path.exists() else None
    step = state.get("step") if isinstance(state, dict) else None
    return step if isinstance(step, int) else None


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _unreadable(path, error) from None
    except (ValueError, RecursionError) as error:
        raise TinycallError(f"is not JSON: {error}", where=str(path), accepted=_ACCEPTED) from None


def _write_json(path: Path, document: Any) -> None:
    text = json.dumps(document, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def _unreadable(path: Path, error: OSError) -> TinycallError:
    what = "is missing" if isinstance(error, FileNotFoundError) else f"{error.strerror or error}"
    return TinycallError(what, where=str(path), accepted=_ACCEPTED)


def _refused(folder: Path, what: str, accepted: str) -> TinycallError:
    return TinycallError(what, where=str(folder / CONFIG_FILE), accepted=accepted)


def _broken(
    path: Path, what: str, accepted: str = "the whole file, as it was written"
) -> TinycallError:
    return TinycallError(what, where=str(path), accepted=accepted)


def _some(names: Iterable[str]) -> str:
    shown = sorted(names)
    return ", ".join(shown[:3]) + (f" and {len(shown) - 3} more are" if len(shown) > 3 else " is")
