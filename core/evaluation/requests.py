"""The requests that checkpoints are measured on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Literal

from tinycall.core.calls import Call, CallError, TinycallError
from tinycall.core.dataset.reading import open_dataset
from tinycall.core.dataset.sample import Sample
from tinycall.core.tools.named import KnownTools
from tinycall.core.tools.registry import ToolRegistry
from tinycall.core.tools.shipped import shipped_registry
from tinycall.core.tools.wording import content_words


def shipped_requests() -> Path:
    """The file of requests that ships, each with the call that it asks for."""
    return Path(str(files("tinycall.data").joinpath("eval.jsonl")))


def read_requests(path: Path, tools: KnownTools | None = None) -> tuple[Sample, ...]:
    """The samples of a file whose every record is valid; raises TinycallError for the first bad.

    `tools` are those that are measured; without them, those that the records call.
    """
    dataset = open_dataset(path, tools)
    for record in dataset.records:
        if record.reason is not None:
            raise TinycallError(
                record.reason,
                where=f"{path}, line {record.number}",
                accepted="a file whose every line can be measured",
            )
    return dataset.samples


def expected_call(sample: Sample, registry: ToolRegistry, data: str) -> Call:
    """The call that a sample's request asks for; raises TinycallError where it is not valid."""
    try:
        return registry.parse(sample.call)
    except CallError as error:
        raise TinycallError(
            f"the expected call cannot be used: {error}",
            where=f"{data}, request {sample.user!r}",
            accepted="samples of the tools that the checkpoint knows",
        ) from None


def unanswerable_requests(
    half: Literal["calibration", "report"], registry: ToolRegistry, samples: Iterable[Sample]
) -> tuple[str, ...]:
    """Requests that no tool of the registry serves; the two halves have none in common.

    They are written for the shipped tools. Other tools might serve some of them: those are left
    out that share a word with a request of `samples`.
    """
    text = files("tinycall.data").joinpath("unanswerable.jsonl").read_text(encoding="utf-8")
    requests = [str(json.loads(line)["user"]) for line in text.splitlines()]
    chosen = requests[0::2] if half == "calibration" else requests[1::2]
    if serves_shipped(registry):
        return tuple(chosen)
    known = {word for sample in samples for word in content_words(sample.user)}
    return tuple(user for user in chosen if known.isdisjoint(content_words(user)))


def serves_shipped(registry: ToolRegistry) -> bool:
    """Whether all tools of the registry are shipped ones."""
    shipped = {tool.name: tool.schema for tool in shipped_registry()}
    return all(shipped.get(tool.name) == tool.schema for tool in registry)
