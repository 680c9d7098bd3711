"""A run's folder: what is written, what is read back; free of torch."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.corrections import CORRECTIONS_FILE
from tinycall.core.dataset.reading import sample_line
from tinycall.core.dataset.sample import Sample
from tinycall.core.tools.declared import tools_document
from tinycall.core.tools.registry import ToolRegistry
from tinycall.core.training.checkpoint_store import CheckpointStore
from tinycall.core.training.config import STARTER, TrainingConfig
from tinycall.core.training.disk import disk_errors, write_aside
from tinycall.core.training.events import RunEnded, RunMetric, RunPlan

_PLAN_FILE, _ENDED_FILE, _STOP_FILE = "plan.json", "ended.json", "stop"
# As many requests show what can be asked, looked for in so many lines.
_EXAMPLES = 6
_EXAMPLE_LINES = 5000
# The settings that name a file, and what its copy in the folder is called.
_COPIES = {"dataset": "dataset.jsonl", "tools": "tools.json", "corrections": CORRECTIONS_FILE}


class RunFolder:
    """`<workspace>/runs/<name>`, written by one process at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name
        self.checkpoints = path / "checkpoints"
        self.store = CheckpointStore(self.checkpoints)
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
                # Whoever looks whether the run is being written holds the lock for a moment.
                self._lock.acquire(timeout=1)
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
        values = self._read_object("config.json")
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

    def begin(self, plan: RunPlan) -> None:
        """Write plan.json for those who follow, and forget how the run ended before."""
        with disk_errors(self.path):
            for name in (_ENDED_FILE, _STOP_FILE):
                (self.path / name).unlink(missing_ok=True)
            document = asdict(plan) | {"folder": str(plan.folder)}
            write_aside(self.path / _PLAN_FILE, json.dumps(document, ensure_ascii=False) + "\n")

    def read_plan(self) -> RunPlan:
        """What the run is about to do; raises TinycallError."""
        values = self._read_object(_PLAN_FILE)
        try:
            return RunPlan(**values | {"folder": self.path})
        except TypeError as error:
            raise TinycallError(f"is not understood: {error}", where=str(self.path)) from None

    def end(self, ended: RunEnded) -> None:
        """Write ended.json, where there is room for it."""
        saved = ended.checkpoint.name if ended.checkpoint else None
        document = json.dumps(asdict(ended) | {"checkpoint": saved}, ensure_ascii=False)
        with suppress(OSError):
            write_aside(self.path / _ENDED_FILE, document + "\n")

    def read_ended(self) -> RunEnded | None:
        """How the run ended; None where it goes on or its process was killed."""
        try:
            values = self._read_object(_ENDED_FILE)
            saved = values["checkpoint"]
            folder = self.checkpoints / saved if saved else None
            return RunEnded(**values | {"checkpoint": folder})
        except (TinycallError, KeyError, TypeError):
            return None

    def ask_to_stop(self) -> None:
        """Ask the process that writes this run to save a checkpoint and end."""
        with disk_errors(self.path):
            (self.path / _STOP_FILE).touch()

    def asked_to_stop(self) -> bool:
        """Whether another process asked for the end of the run."""
        return (self.path / _STOP_FILE).exists()

    def _read_object(self, name: str) -> dict[str, Any]:
        path = self.path / name
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise TinycallError(f"cannot be read: {error}", where=str(path)) from None
        if not isinstance(values, dict):
            raise TinycallError("is no JSON object", where=str(path))
        return values

    def completed_since(self, moment: float) -> bool:
        """Whether the run came to its last step after a moment, in seconds since 1970."""
        file = self.path / _ENDED_FILE
        if not file.is_file() or file.stat().st_mtime <= moment:
            return False
        ended = self.read_ended()
        return ended is not None and ended.status == "completed"

    def locked_elsewhere(self) -> bool:
        """Whether a process is writing this run now."""
        try:
            self._lock.acquire(timeout=0)
        except OSError:
            return True
        self._lock.release()
        return False


def known_as(checkpoint: Path) -> str:
    """The name of a checkpoint's folder: by its run, as the starter, or its path."""
    if checkpoint.parent.name == "checkpoints":
        return f"{checkpoint.parents[1].name}/{checkpoint.name}"
    return STARTER if checkpoint.name == STARTER else str(checkpoint)


def runs_newest_first(runs: Path) -> list[RunFolder]:
    """All runs of a workspace."""
    if not runs.is_dir():
        return []
    folders = [path for path in runs.iterdir() if (path / "checkpoints").is_dir()]
    return [RunFolder(path) for path in sorted(folders, key=_started, reverse=True)]


def _started(path: Path) -> float:
    config = path / "config.json"
    return (config if config.exists() else path).stat().st_mtime
