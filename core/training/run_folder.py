"""A run's folder: what is written, what is read back; free of torch."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.corrections import CORRECTIONS_FILE
from tinycall.core.dataset.reading import sample_line
from tinycall.core.dataset.sample import Sample
from tinycall.core.model.folder import TRAINER_FILE
from tinycall.core.tools.declared import tools_document
from tinycall.core.tools.registry import ToolRegistry
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.events import RunMetric

KEPT_CHECKPOINTS = 3
# As many requests show what can be asked, looked for in so many lines.
_EXAMPLES = 6
_EXAMPLE_LINES = 5000
# The settings that name a file, and what its copy in the folder is called.
_COPIES = {"dataset": "dataset.jsonl", "tools": "tools.json", "corrections": CORRECTIONS_FILE}


@dataclass(frozen=True)
class TrainerState:
    """Where a run stood when a checkpoint was written."""

    step: int
    max_steps: int
    best_exact: float | None
    best_loss: float | None
    seconds: float


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn an OSError into one line that names the path."""
    try:
        yield
    except OSError as error:
        raise TinycallError(
            f"cannot be written: {error.strerror or error}",
            where=str(error.filename or path),
            accepted="a folder that is writable and has room",
        ) from None


class RunFolder:
    """`<workspace>/runs/<name>`, written by one process at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name
        self.checkpoints = path / "checkpoints"
        # One thread resumes a run and another writes it: the lock is the process's.
        self._lock = FileLock(path / ".lock", thread_local=False)

    @classmethod
    def create(cls, runs: Path, name: str | None) -> RunFolder:
        """A new folder; without a name it is called after the time."""
        base = name or time.strftime("%m%d-%H%M")
        folder = runs / base
        number = 1
        while folder.exists():
            if name is not None:
                raise TinycallError(
                    f"there is already a run {name!r}",
                    where=str(folder),
                    accepted="another name, or the same run continued",
                )
            number += 1
            folder = runs / f"{base}-{number}"
        with disk_errors(folder):
            (folder / "checkpoints").mkdir(parents=True)
        return cls(folder)

    @classmethod
    def of_checkpoint(cls, folder: Path) -> RunFolder | None:
        """The run that wrote a checkpoint; None for one that stands alone."""
        run = folder.parent.parent
        of_a_run = folder.parent.name == "checkpoints" and (run / "config.json").is_file()
        return cls(run) if of_a_run else None

    def lock(self) -> None:
        """Claim the folder for this process; raises TinycallError where another holds it."""
        with disk_errors(self.path):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                raise TinycallError(
                    "another process is writing this run",
                    where=str(self.path),
                    accepted="wait for it, or stop it",
                ) from None

    def unlock(self) -> None:
        """Let others write."""
        self._lock.release(force=True)

    def write_config(
        self,
        config: TrainingConfig,
        samples: Iterable[Sample] = (),
        corrections: Iterable[Sample] = (),
        tools: ToolRegistry | None = None,
    ) -> None:
        """Write config.json, the samples that the run read, and the tools that these call."""
        with disk_errors(self.path):
            for given, name, read in (
                (config.dataset, "dataset.jsonl", samples),
                (config.corrections, CORRECTIONS_FILE, corrections),
            ):
                if given is not None:
                    lines = "".join(f"{sample_line(sample)}\n" for sample in read)
                    write_aside(self.path / name, lines)
            if tools is not None:
                document = json.dumps(tools_document(tools), indent=1, ensure_ascii=False)
                write_aside(self.path / "tools.json", document + "\n")
            text = json.dumps(config.to_json(), indent=1, ensure_ascii=False)
            write_aside(self.path / "config.json", text + "\n")

    def read_config(self) -> TrainingConfig:
        """The settings of the run, the files that it reads being the folder's own copies."""
        path = self.path / "config.json"
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise TinycallError(f"cannot be read: {error}", where=str(path)) from None
        for field, copy in _COPIES.items():
            if values.get(field):
                values[field] = str(self.path / copy)
        return TrainingConfig.from_json(values)

    def examples(self) -> tuple[str, ...]:
        """The first request for each of the first tools of its dataset; () without one."""
        found: dict[str, str] = {}
        try:
            with (self.path / _COPIES["dataset"]).open(encoding="utf-8") as lines:
                for line in islice(lines, _EXAMPLE_LINES):
                    sample = json.loads(line)
                    found.setdefault(sample["tool"], sample["user"])
        except (OSError, ValueError, KeyError, TypeError):
            return ()
        return tuple(found.values())[:_EXAMPLES]

    def append_metric(self, metric: RunMetric) -> None:
        """Add a row to metrics.jsonl."""
        self._append("metrics.jsonl", json.dumps(asdict(metric)))

    def append_log(self, line: str) -> None:
        """Add a line to train.log."""
        self._append("train.log", f"{time.strftime('%H:%M:%S')} {line}")

    def _append(self, name: str, line: str) -> None:
        with disk_errors(self.path / name), (self.path / name).open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def metrics(self) -> list[RunMetric]:
        """The rows of metrics.jsonl; a row cut off in writing is passed over."""
        path = self.path / "metrics.jsonl"
        rows: list[RunMetric] = []
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                try:
                    rows.append(RunMetric(**json.loads(line)))
                except (ValueError, TypeError):
                    continue
        return rows

    def forget_metrics_after(self, step: int) -> None:
        """Drop the rows that a continued run is going to write again."""
        rows = [json.dumps(asdict(row)) for row in self.metrics() if row.step <= step]
        with disk_errors(self.path):
            write_aside(self.path / "metrics.jsonl", "".join(f"{row}\n" for row in rows))

    def save_checkpoint(
        self, state: TrainerState, write: Callable[[Path], None], *, best: bool
    ) -> Path:
        """Let `write` fill a temporary folder, move it into place, and point `last` at it."""
        final = self.checkpoints / f"step-{state.step:06d}"
        with disk_errors(final):
            aside = Path(tempfile.mkdtemp(prefix=".writing-", dir=self.checkpoints))
            try:
                aside.chmod(0o755)
                write(aside)
                (aside / TRAINER_FILE).write_text(json.dumps(asdict(state), indent=1) + "\n")
                if final.exists():
                    shutil.rmtree(final)
                aside.replace(final)
            except BaseException:
                shutil.rmtree(aside, ignore_errors=True)
                raise
            self._point("last", final)
            if best or not (self.checkpoints / "best").exists():
                self._point("best", final)
            self._drop_old()
        return final

    def _point(self, name: str, target: Path) -> None:
        aside = self.checkpoints / f".{name}-{os.getpid()}"
        aside.unlink(missing_ok=True)
        aside.symlink_to(target.name)
        aside.replace(self.checkpoints / name)

    def _drop_old(self) -> None:
        kept = {(self.checkpoints / name).resolve().name for name in ("last", "best")}
        steps = sorted(path for path in self.checkpoints.glob("step-*"))
        for path in steps[:-KEPT_CHECKPOINTS]:
            if path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)
        for path in self.checkpoints.glob(".writing-*"):
            shutil.rmtree(path, ignore_errors=True)

    def last_state(self) -> TrainerState | None:
        """Where the run stood at its last checkpoint; None where there is none to read."""
        try:
            return read_state(self.checkpoints / "last")
        except TinycallError:
            return None

    def locked_elsewhere(self) -> bool:
        """Whether a process is writing this run now."""
        try:
            self._lock.acquire(timeout=0)
        except OSError:
            return True
        self._lock.release()
        return False


def read_state(checkpoint: Path) -> TrainerState:
    """The trainer.json of a checkpoint folder; raises TinycallError."""
    path = checkpoint / TRAINER_FILE
    try:
        values: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return TrainerState(**values)
    except (OSError, ValueError, TypeError) as error:
        raise TinycallError(f"cannot be read: {error}", where=str(path)) from None


def write_aside(path: Path, text: str) -> None:
    """Write a text file under a temporary name and move it into place."""
    handle, aside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).chmod(0o644)
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def runs_newest_first(runs: Path) -> list[RunFolder]:
    """All runs of a workspace."""
    if not runs.is_dir():
        return []
    folders = [path for path in runs.iterdir() if (path / "checkpoints").is_dir()]
    return [RunFolder(path) for path in sorted(folders, key=_started, reverse=True)]


def _started(path: Path) -> float:
    config = path / "config.json"
    return (config if config.exists() else path).stat().st_mtime
