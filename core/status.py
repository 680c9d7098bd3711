"""The status card: this machine, and what is in use."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Status:
    """Every field of the status card.

    `policy` is what was asked for, `device` what it came to; `selected` the checkpoint in use by
    name, `loaded` the folder of the one in memory. `tool_files` says what was loaded from the files
    that the user named, `tool_problems` why tools of theirs are not called or not run.
    """

    python: str
    torch: str
    cuda_build: str | None
    cuda_driver: str | None
    cuda_available: bool
    cuda_unavailable_reason: str | None
    cuda_devices: tuple[str, ...]
    policy: str
    device: str
    device_reason: str
    threads: int
    workspace: Path
    active_run: str | None
    selected: str
    loaded: Path | None
    tools: tuple[str, ...]
    tools_source: str
    tool_files: tuple[str, ...] = ()
    tool_problems: tuple[str, ...] = ()
