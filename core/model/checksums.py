"""The checksums of a checkpoint's files, by which damage on disk is known."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection
from pathlib import Path

from tinycall.core.calls import TinycallError

CHECKSUMS_FILE = "checksums.json"


def write_sums(folder: Path) -> None:
    """Write the SHA-256 (FIPS 180-4) of every file of a folder beside them, and all to the disk.

    The form is an object of hexadecimal digests by file name. Raises OSError.
    """
    sums = {}
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            sums[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
    with (folder / CHECKSUMS_FILE).open("w", encoding="utf-8") as out:
        out.write(json.dumps(sums, indent=1) + "\n")
        out.flush()
        os.fsync(out.fileno())


def check_sums(folder: Path, names: Collection[str] | None = None) -> None:
    """Compare files with their checksums, where the folder has any: all of them, or those named.

    Raises TinycallError that names the first file that is missing or not as it was written.
    """
    path = folder / CHECKSUMS_FILE
    if not path.exists():
        return
    try:
        sums: dict[str, str] = dict(json.loads(path.read_text(encoding="utf-8")))
        for name, expected in sums.items():
            if names is not None and name not in names:
                continue
            path = folder / name
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != expected:
                    raise _damaged(
                        path, "is damaged: its checksum is another than when it was saved"
                    )
    except (OSError, ValueError, TypeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its checksums are not JSON"
        raise _damaged(path, f"cannot be read: {reason}") from None


def _damaged(path: Path, what: str) -> TinycallError:
    return TinycallError(what, where=str(path), accepted="a checkpoint whose files are whole")
