"""What a program in the sandbox may use."""

from __future__ import annotations

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True)
class Limits:
    """Seconds, bytes and counts; `memory` and `folder` hold for all processes together."""

    seconds: float = 5.0
    processor_seconds: int = 5
    address_space: int = 2048 * MIB
    memory: int = 2048 * MIB
    output_kept: int = 256 * KIB
    output: int = 8 * MIB
    file: int = 16 * MIB
    folder: int = 64 * MIB
    files: int = 1000
    processes: int = 64
    open_files: int = 128

    @classmethod
    def of_seconds(cls, seconds: float) -> Limits:
        """The usual limits with another clock."""
        return cls(seconds=seconds, processor_seconds=max(1, round(seconds)))
