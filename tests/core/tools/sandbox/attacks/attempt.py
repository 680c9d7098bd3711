"""One attempt, and how it is judged: outside it must succeed, in the sandbox it must not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from attacks.world import World


def _nothing() -> str:
    return ""


@dataclass(frozen=True)
class Attempt:
    """Something that a program tries in a world, and whether it succeeded.

    `lacks` names what a machine lacks on which it cannot succeed outside. What is `harmless` has
    to succeed in the sandbox too.
    """

    number: int
    made: Callable[[World], bool]
    lacks: Callable[[], str] = _nothing
    harmless: bool = False

    @property
    def name(self) -> str:
        """Its number and what is tried: `01-read-a-secret`."""
        return f"{self.number:02d}-{self.made.__name__.replace('_', '-')}"

    def succeeds_outside(self) -> bool:
        """Whether a plain process can do it: the control."""
        with World(outside=True) as world:
            return self.made(world)

    def is_held(self) -> bool:
        """Whether the sandbox holds it, or lets through what is harmless."""
        with World(outside=False) as world:
            return self.made(world) is self.harmless
