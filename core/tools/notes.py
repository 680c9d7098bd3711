"""The notes that search reads: the shipped ones, or a folder of the user's."""

from __future__ import annotations

import importlib.resources
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tinycall.core.calls import CallError, CallFailure

MAX_FILES: Final = 5000
MAX_BYTES: Final = 1 << 20
_SUFFIXES: Final = (".md", ".txt")
_HEADING: Final = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Note:
    """One text file; `source` is its path inside the folder."""

    title: str
    body: str
    source: str


@dataclass(frozen=True)
class NoteFile:
    """A file that may be read, and what tells whether it has changed since."""

    path: Path
    source: str
    size: int
    modified: int


def list_notes(folder: Path) -> tuple[NoteFile, ...]:
    """Every `.md` and `.txt` file below `folder`, by source.

    Hidden folders and links that lead outside are passed over. Raises CallError where `folder` is
    not a folder that can be read.
    """
    try:
        root = folder.resolve(strict=True)
        next(root.iterdir(), None)
    except OSError as error:
        raise CallError(
            CallFailure.TOOL,
            f"the notes in {folder} cannot be read: {error.strerror or error}",
            where="search",
            accepted="a folder of .md and .txt files",
        ) from None
    return tuple(sorted(_files(root), key=lambda file: file.source))


def read_note(file: NoteFile) -> Note | None:
    """The note in `file`, titled by its first heading or its name; None where it is no text.

    None as well where it is larger than 1 MiB or cannot be read.
    """
    if file.size > MAX_BYTES:
        return None
    try:
        raw = file.path.read_bytes()
    except OSError:
        return None
    if b"\0" in raw:
        return None
    text = raw.decode("utf-8-sig", errors="replace")
    heading = _HEADING.search(text)
    title = heading[1] if heading else file.path.stem.replace("-", " ").replace("_", " ")
    body = text[: heading.start()] + text[heading.end() :] if heading else text
    return Note(title, " ".join(body.split()), file.source)


def shipped_notes() -> Path:
    """The folder of notes that comes with tinycall, where its files really lie.

    An editable install links each file into a folder of its own.
    """
    folder = Path(str(importlib.resources.files("tinycall.data") / "notes"))
    return next((note.resolve().parent for note in folder.glob("*.md")), folder)


def _files(root: Path) -> Iterator[NoteFile]:
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        for name in names:
            path = Path(folder, name)
            if name.startswith(".") or path.suffix.lower() not in _SUFFIXES:
                continue
            try:
                state = path.stat()
                inside = path.resolve().is_relative_to(root)
            except (OSError, RuntimeError):
                continue
            if inside and stat.S_ISREG(state.st_mode):
                source = path.relative_to(root).as_posix()
                yield NoteFile(path, source, state.st_size, state.st_mtime_ns)
