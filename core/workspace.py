"""The workspace: where runs, datasets and artifacts are, and which checkpoints can be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.corrections import CORRECTIONS_FILE
from tinycall.core.model.folder import read_checkpoint_info
from tinycall.core.training.config import STARTER
from tinycall.core.training.disk import disk_errors, write_aside
from tinycall.core.training.run_folder import RunFolder, runs_newest_first

_SELECTED_FILE = "selected"


@dataclass(frozen=True)
class CheckpointEntry:
    """A checkpoint that can be chosen; `modified` in seconds since 1970."""

    name: str
    path: Path
    step: int
    parameters: int
    tools: tuple[str, ...]
    modified: float
    selected: bool


class Workspace:
    """A folder of the user's, made when something is first written into it."""

    def __init__(self, path: Path) -> None:
        """Raise TinycallError where a file has the path."""
        if path.exists() and not path.is_dir():
            raise TinycallError("is no folder", where=str(path), accepted="a folder, or a new name")
        self.path = path
        self.runs = path / "runs"
        self.artifacts = path / "artifacts"
        self.documentation = path / "documentation"
        self.datasets = path / "datasets"
        self.transcripts = path / "transcripts"
        self.corrections = self.datasets / CORRECTIONS_FILE

    def make(self) -> None:
        """Make the folders; raises TinycallError where that is not allowed."""
        with disk_errors(self.path):
            for folder in (self.runs, self.artifacts, self.datasets):
                folder.mkdir(parents=True, exist_ok=True)

    def artifacts_newest_first(self) -> tuple[Path, ...]:
        """The files that tools made."""
        if not self.artifacts.is_dir():
            return ()
        found = [path for path in self.artifacts.iterdir() if not path.name.startswith(".")]
        return tuple(sorted(found, key=lambda path: path.stat().st_mtime, reverse=True))

    def run(self, name: str) -> RunFolder:
        """A run by its name; raises TinycallError where there is none."""
        for folder in runs_newest_first(self.runs):
            if folder.name == name:
                return folder
        raise TinycallError(
            f"there is no run {name!r}",
            where=str(self.runs),
            accepted=_listed("a run", (folder.name for folder in runs_newest_first(self.runs))),
        )

    def interrupted(self) -> str | None:
        """The newest run with a checkpoint, if it is unfinished and no process is writing it."""
        for folder in runs_newest_first(self.runs):
            state = folder.store.last_state()
            if state is not None:
                unfinished = state.step < state.max_steps and not folder.locked_elsewhere()
                return folder.name if unfinished else None
        return None

    def written_elsewhere(self) -> str | None:
        """The newest run, if another process is writing it."""
        newest = next(iter(runs_newest_first(self.runs)), None)
        return newest.name if newest is not None and newest.locked_elsewhere() else None

    def checkpoints(self) -> tuple[CheckpointEntry, ...]:
        """All that can be chosen, newest run first, the starter last; the one in use is marked."""
        chosen = self.selected()
        entries = [
            entry
            for name, path in self._candidates()
            if (entry := _entry(name, path, selected=name == chosen)) is not None
        ]
        return tuple(entries)

    def select(self, name: str) -> None:
        """Remember a choice for this and later sessions; raises TinycallError for another name."""
        self.find(name)
        self.make()
        with disk_errors(self.path):
            write_aside(self.path / _SELECTED_FILE, name + "\n")

    def selected(self) -> str:
        """The checkpoint in use: the one selected, or the best of a run that was complete later.

        Where there is neither, the starter.
        """
        names = [name for name, _ in self._candidates()]
        path = self.path / _SELECTED_FILE
        chosen = path.read_text(encoding="utf-8").strip() if path.is_file() else ""
        since = path.stat().st_mtime if chosen in names else 0.0
        for run in runs_newest_first(self.runs):
            if run.completed_since(since) and f"{run.name}/best" in names:
                return f"{run.name}/best"
        return chosen if chosen in names else STARTER

    def find(self, name: str) -> Path:
        """The folder of a checkpoint: a name of the list, a run's name or a folder.

        Raises TinycallError where there is no such checkpoint.
        """
        candidates = dict(self._candidates())
        for known in (name, f"{name}/best", f"{name}/last"):
            if known in candidates:
                return candidates[known]
        folder = Path(name)
        if folder.is_dir():
            return folder
        raise TinycallError(
            f"there is no checkpoint {name!r}",
            where=str(self.path),
            accepted=_listed("a folder", candidates),
        )

    def _candidates(self) -> Iterator[tuple[str, Path]]:
        for run in runs_newest_first(self.runs):
            steps = sorted(run.checkpoints.glob("step-*"), reverse=True)
            for path in (run.checkpoints / "best", run.checkpoints / "last", *steps):
                if path.is_dir():
                    yield f"{run.name}/{path.name}", path
        yield STARTER, starter_folder()


def starter_folder() -> Path:
    """The checkpoint that ships with the package."""
    return Path(str(files("tinycall.data").joinpath(STARTER)))


def _entry(name: str, path: Path, *, selected: bool) -> CheckpointEntry | None:
    try:
        info = read_checkpoint_info(path)
    except TinycallError:
        return None
    modified = (path / "config.json").stat().st_mtime
    return CheckpointEntry(
        name, path, info.step or 0, info.parameters, info.tools, modified, selected
    )


def _listed(first: str, names: Iterator[str] | dict[str, Path]) -> str:
    shown = list(names)[:6]
    return f"{first}, or one of {', '.join(shown)}" if shown else first
