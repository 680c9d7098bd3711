"""Files of a run on a disk that may be full: written aside, moved into place."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tinycall.core.calls import TinycallError

_FULL = (errno.ENOSPC, errno.EDQUOT)


class DiskFullError(TinycallError):
    """There is no room for a file; what was saved before stands."""


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn an OSError into one line that names the path, a DiskFullError where room is missing."""
    try:
        yield
    except OSError as error:
        kind = DiskFullError if error.errno in _FULL else TinycallError
        raise kind(
            f"cannot be written: {error.strerror or error}",
            where=str(error.filename or path),
            accepted="a folder that is writable and has room",
        ) from None


def write_aside(path: Path, text: str) -> None:
    """Write a text file under a temporary name and move it into place; raises OSError."""
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
