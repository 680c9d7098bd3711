"""The folder that a program works in: filled before, measured meanwhile, emptied of all after."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from tinycall.core.tools.sandbox.limits import Limits
from tinycall.core.tools.sandbox.program import MadeFile

_PREFIX: Final = "tinycall-sandbox-"
_MOST_KEPT: Final = 16  # files that are taken out of one folder
# Windows has none of these, and no sandbox either.
_PLAIN: Final = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC")
)


@contextmanager
def work_folder(files: Mapping[str, bytes], owner: int | None) -> Iterator[Path]:
    """A new folder with `files`, which belongs to `owner` where one is given, gone afterwards.

    Folders that a killed process left behind are removed on the way. Raises OSError.
    """
    _remove_orphans()
    root = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    try:
        folder = root / "work"
        folder.mkdir(mode=0o700)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if owner is not None:
            root.chmod(0o711)
            for path in (folder, *folder.rglob("*")):
                os.chown(path, owner, owner, follow_symlinks=False)
        yield folder
    finally:
        remove_tree(root)


def measure(folder: Path, limits: Limits) -> tuple[int, int]:
    """The bytes on disk and the count of entries, up to where the limits are passed.

    What cannot be looked into, for its mode or its depth, passes them: anything may be in there.
    """
    size = count = 0
    waiting = [str(folder)]
    while waiting and size <= limits.folder and count <= limits.files:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    count += 1
                    with suppress(FileNotFoundError):
                        size += entry.stat(follow_symlinks=False).st_blocks * 512
                        if entry.is_dir(follow_symlinks=False):
                            waiting.append(entry.path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            return limits.folder + 1, count
    return size, count


def removed(processes: Iterable[int], folder: Path) -> int:
    """The bytes on disk of files that were removed from the folder and are still open."""
    device = folder.stat().st_dev
    sizes: dict[int, int] = {}
    for process in processes:
        with suppress(OSError):
            for opened in Path(f"/proc/{process}/fd").iterdir():
                with suppress(OSError):
                    about = opened.stat()
                    gone = stat.S_ISREG(about.st_mode) and about.st_nlink == 0
                    if gone and about.st_dev == device:
                        sizes[about.st_ino] = about.st_blocks * 512
    return sum(sizes.values())


def made_files(folder: Path, given: Mapping[str, bytes], limits: Limits) -> tuple[MadeFile, ...]:
    """The plain files at the folder's top that the program made or changed, by name.

    A link is not followed and anything else than a plain file is not opened for reading; no file
    is longer than the limit, and all together no more than the folder may hold.
    """
    found: list[MadeFile] = []
    folder.chmod(0o700)
    room = limits.folder
    for path in sorted(folder.iterdir()):
        content = _plain_content(path, min(limits.file, room))
        if content is not None and given.get(path.name) != content and _is_plain(path.name):
            found.append(MadeFile(path.name, content))
            room -= len(content)
        if len(found) == _MOST_KEPT:
            break
    return tuple(found)


def remove_tree(root: Path) -> None:
    """Remove a folder however deep, long or forbidden its paths are; links are not followed.

    Each folder inside is moved up to the top before it is looked into, so no path grows long.
    """
    if root.is_symlink():
        return
    moved = 0
    fresh = f".{secrets.token_hex()}"
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        with suppress(OSError):
            folder.chmod(0o700)
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                with suppress(OSError):
                    path = Path(entry.path)
                    if not entry.is_dir(follow_symlinks=False):
                        path.unlink()
                    elif folder == root:
                        waiting.append(path)
                    else:
                        path.chmod(0o700)
                        moved += 1
                        waiting.append(path.rename(root / f"{fresh}-{moved}"))
        if folder != root:
            with suppress(OSError):
                folder.rmdir()
    with suppress(OSError):
        root.rmdir()
    if root.exists():
        shutil.rmtree(root, ignore_errors=True)


def _plain_content(path: Path, most: int) -> bytes | None:
    try:
        descriptor = os.open(path, _PLAIN)
    except OSError:
        return None
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode) or about.st_size > most or about.st_nlink > 1:
            return None
        content = bytearray()
        while len(content) <= most and (part := os.read(descriptor, 1 << 20)):
            content += part
        return bytes(content[:most])
    except OSError:
        return None
    finally:
        os.close(descriptor)


def _is_plain(name: str) -> bool:
    return name.isprintable() and not name.startswith((".", "__"))


def _remove_orphans() -> None:
    """Remove the folders of processes that are no longer there."""
    if not Path("/proc/self").exists():
        return
    for root in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        owner = root.name.removeprefix(_PREFIX).partition("-")[0]
        with suppress(OSError):
            ours = root.lstat().st_uid == os.geteuid()
            if ours and owner.isdecimal() and not Path(f"/proc/{owner}").exists():
                remove_tree(root)
