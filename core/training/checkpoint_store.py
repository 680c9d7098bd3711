"""The checkpoints of one run: saved whole or not at all, and told apart from damaged ones."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tinycall.core.calls import TinycallError
from tinycall.core.model.checksums import check_sums, write_sums
from tinycall.core.model.folder import TRAINER_FILE
from tinycall.core.training.disk import disk_errors

KEPT_CHECKPOINTS = 3
_LINKS = ("last", "best")


@dataclass(frozen=True)
class TrainerState:
    """Where a run stood when a checkpoint was written.

    `best_exact` is the highest share of exact calls so far, `best_loss` the best checkpoint's.
    """

    step: int
    max_steps: int
    best_exact: float | None
    best_loss: float | None
    seconds: float


@dataclass(frozen=True)
class Resumable:
    """The newest checkpoint that is whole, and what is wrong with those after it."""

    checkpoint: Path
    state: TrainerState
    damaged: tuple[tuple[Path, str], ...]


class CheckpointStore:
    """`<run>/checkpoints`: the newest `step-*` folders and the best one, `last` and `best`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def save(self, state: TrainerState, write: Callable[[Path], None], *, best: bool) -> Path:
        """Let `write` fill a temporary folder, move it into place, and point `last` at it.

        Raises TinycallError, with what was saved before in its place.
        """
        final = self.path / f"step-{state.step:06d}"
        with disk_errors(final):
            aside = Path(tempfile.mkdtemp(prefix=".writing-", dir=self.path))
            try:
                aside.chmod(0o755)
                write(aside)
                (aside / TRAINER_FILE).write_text(json.dumps(asdict(state), indent=1) + "\n")
                write_sums(aside)
                if final.exists():
                    shutil.rmtree(final)
                aside.replace(final)
            except BaseException:
                shutil.rmtree(aside, ignore_errors=True)
                raise
            self._point("last", final)
            if best or not (self.path / "best").exists():
                self._point("best", final)
            self._drop_old()
        return final

    def last_state(self) -> TrainerState | None:
        """Where the run stood at its last checkpoint that can be read; None without one."""
        for folder in self._newest_first():
            try:
                return read_state(folder)
            except TinycallError:
                continue
        return None

    def resumable(self) -> Resumable:
        """The newest checkpoint whose files are as they were saved; raises TinycallError."""
        damaged: list[tuple[Path, str]] = []
        for folder in self._newest_first():
            try:
                check_sums(folder)
                return Resumable(folder, read_state(folder), tuple(damaged))
            except TinycallError as error:
                damaged.append((folder, str(error)))
        raise TinycallError(
            damaged[0][1] if damaged else "there is no checkpoint to go on from",
            where=str(self.path),
            accepted="a run with a checkpoint that is whole",
        )

    def set_aside(self, resumable: Resumable) -> None:
        """Keep damaged folders out of the way, and point at the whole one in their place."""
        gone = {folder.name for folder, _ in resumable.damaged}
        with disk_errors(self.path):
            for link in _LINKS:
                if (self.path / link).readlink().name in gone:
                    self._point(link, resumable.checkpoint)
            for folder, _ in resumable.damaged:
                away = self.path / f"damaged-{folder.name}"
                shutil.rmtree(away, ignore_errors=True)
                folder.replace(away)

    def _newest_first(self) -> list[Path]:
        return sorted(self.path.glob("step-*"), reverse=True)

    def _point(self, name: str, target: Path) -> None:
        aside = self.path / f".{name}-{os.getpid()}"
        aside.unlink(missing_ok=True)
        aside.symlink_to(target.name)
        aside.replace(self.path / name)

    def _drop_old(self) -> None:
        kept = {(self.path / name).resolve().name for name in _LINKS}
        for folder in self._newest_first()[KEPT_CHECKPOINTS:]:
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)
        for folder in self.path.glob(".writing-*"):
            shutil.rmtree(folder, ignore_errors=True)


def read_state(checkpoint: Path) -> TrainerState:
    """The trainer.json of a checkpoint folder; raises TinycallError."""
    path = checkpoint / TRAINER_FILE
    try:
        values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return TrainerState(**values)
    except (OSError, ValueError, TypeError) as error:
        raise TinycallError(f"cannot be read: {error}", where=str(path)) from None
