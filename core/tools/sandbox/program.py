"""A program for the sandbox, and what came of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

PYTHON = sys.executable


@dataclass(frozen=True)
class Program:
    """The words of a command, and the files of its folder by their names."""

    command: tuple[str, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)


class Ended(StrEnum):
    """How a program ended: by itself, or at which limit."""

    ITSELF = "by itself"
    TIME = "out of time"
    MEMORY = "out of memory"
    OUTPUT = "too much output"
    FOLDER = "too much on disk"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class MadeFile:
    """A plain file that a program left in its folder."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Outcome:
    """What came of a program.

    `status` is the exit status, that of a shell (128 + n) where signal n ended it. `output` and
    `errors` are what it wrote, in UTF-8 as far as it was, without escapes; `cut` says whether more
    came than is kept.
    """

    status: int
    output: str
    errors: str
    ended: Ended
    seconds: float
    cut: bool = False
    files: tuple[MadeFile, ...] = ()

    @property
    def succeeded(self) -> bool:
        """Whether it ended by itself with status 0."""
        return self.ended is Ended.ITSELF and self.status == 0
