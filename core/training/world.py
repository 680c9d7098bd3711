"""The processes that train one model together, as torchrun starts them; one where it does not."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from tinycall.core.calls import TinycallError

_Item = TypeVar("_Item")


@dataclass(frozen=True)
class World:
    """How many processes there are, and which this one is; the first one writes and tells."""

    rank: int = 0
    size: int = 1

    @property
    def first(self) -> bool:
        """Whether this process writes the run's folder and tells its events."""
        return self.rank == 0

    def share(self, items: Sequence[_Item]) -> Sequence[_Item]:
        """Those that fall to this process."""
        return items[self.rank :: self.size]

    def any(self, flag: bool) -> bool:
        """Whether the flag is set in any of the processes; all must ask."""
        if self.size == 1:
            return flag
        import torch

        flags = torch.tensor([float(flag)], device=_device())
        torch.distributed.all_reduce(flags)
        return bool(flags.item())


ALONE = World()


def join_world() -> World:
    """Meet the other processes that torchrun started with this one.

    Over nccl where each process has a card of its own, else over gloo. Raises TinycallError where
    the environment names no place to meet.
    """
    size = int(os.environ.get("WORLD_SIZE", "1"))
    if size == 1:
        return ALONE
    import torch

    if not torch.distributed.is_initialized():
        cards = torch.cuda.is_available() and torch.cuda.device_count() >= _processes_here()
        if cards:
            torch.cuda.set_device(int(os.environ.get("LOCAL_RANK", "0")))
        try:
            torch.distributed.init_process_group("nccl" if cards else "gloo")
        except (ValueError, RuntimeError) as error:
            raise TinycallError(
                f"the processes do not meet: {error}",
                where="WORLD_SIZE",
                accepted="torchrun, which says to each where the others are",
            ) from None
    return World(torch.distributed.get_rank(), torch.distributed.get_world_size())


def leave_world(world: World) -> None:
    """Part from the other processes."""
    if world.size > 1:
        import torch

        torch.distributed.destroy_process_group()


def _processes_here() -> int:
    return int(os.environ.get("LOCAL_WORLD_SIZE", "1"))


def _device() -> str:
    import torch

    return "cuda" if torch.distributed.get_backend() == "nccl" else "cpu"
