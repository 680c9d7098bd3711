"""The strict form of bubblewrap: the command line around a program."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tinycall.core.tools.sandbox.limits import MIB, Limits
from tinycall.core.tools.sandbox.seccomp import is_known_machine

WORK: Final = "/sandbox"  # the work folder as the program sees it
NOBODY: Final = 65534  # the user that root becomes; root is not bound by every limit

# What bubblewrap and all that it starts find in their environment.
ENVIRONMENT: Final = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUNBUFFERED": "1",
    # What is installed beside pytest has no part in the tests of a program, and starts slowly.
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    "MPLBACKEND": "Agg",
    "MPLCONFIGDIR": "/tmp",
    "MALLOC_ARENA_MAX": "2",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}
_TEMPORARY: Final = 64 * MIB
_SHARED: Final = 16 * MIB
_OLDEST: Final = (0, 8)  # the first that knows --disable-userns
_ALTERNATIVES: Final = Path("/etc/alternatives")
_SYSTEM: Final = ("bin", "sbin", "lib", "lib32", "lib64", "libx32")


def missing() -> str:
    """What keeps bubblewrap from being used here, with its remedy; "" where nothing is known."""
    if platform.system() != "Linux":
        return f"bubblewrap needs Linux, and this is {platform.system()}"
    if not is_known_machine():
        known = "only for x86_64 and aarch64"
        return f"there is no filter of system calls for {platform.machine()}, {known}"
    needed = {"bwrap": "bubblewrap", "prlimit": "util-linux"}
    if os.geteuid() == 0:
        needed["setpriv"] = "util-linux"
    for command, package in needed.items():
        if shutil.which(command) is None:
            return f"{command} is not installed: apt install {package}"
    if () < (version := _version()) < _OLDEST:
        old = ".".join(map(str, version))
        return f"bwrap {old} is too old: 0.8.0 or newer (package bubblewrap)"
    if not Path(f"/proc/self/task/{os.getpid()}/children").exists():
        return "this kernel does not tell which processes a program has (CONFIG_PROC_CHILDREN)"
    return ""


def _version() -> tuple[int, ...]:
    said = subprocess.run(
        [_found("bwrap"), "--version"], capture_output=True, text=True, check=False
    ).stdout
    return tuple(map(int, re.findall(r"\d+", said)[:3]))


def owner() -> int | None:
    """The user to whom the work folder has to belong, where that is not this one."""
    return NOBODY if os.geteuid() == 0 else None


def wrapped(
    program: Sequence[str], folder: Path, limits: Limits, seccomp: int, info: int
) -> list[str]:
    """The command that runs `program` in `folder`; `seccomp` is the descriptor of the filter.
    To `info` bubblewrap writes which process is the first inside, with which all others end.

    As root a first bubblewrap builds the tree that the program may see and nothing else; in it
    root becomes nobody, whom the second, strict one serves. Only so can nobody reach an interpreter
    that lies in a folder of root's.
    """
    strict = [
        _found("bwrap"),
        "--unshare-all",
        "--unshare-user",
        "--disable-userns",
        "--die-with-parent",
        "--new-session",
        *("--cap-drop", "ALL"),
        "--clearenv",
        *(word for name, value in _environment().items() for word in ("--setenv", name, value)),
        *("--seccomp", str(seccomp)),
        # Before the tree: the interpreter may lie in a folder below /tmp.
        *("--size", str(_TEMPORARY), "--tmpfs", "/tmp"),
        *_tree(),
        *("--proc", "/proc", "--dev", "/dev"),
        *("--size", str(_SHARED), "--tmpfs", "/dev/shm"),
        *(word for path in _font_lists() for word in ("--symlink", str(path), f"/tmp/{path.name}")),
        *("--bind", str(folder), WORK, "--chdir", WORK),
        *("--remount-ro", "/dev", "--remount-ro", "/"),
        "--",
        *_limited(limits),
        *program,
    ]
    told = ("--info-fd", str(info))
    if os.geteuid() != 0:
        return [strict[0], *told, *strict[1:]]
    return [
        _found("bwrap"),
        *told,
        "--die-with-parent",
        # It drops its capabilities and so may not signal nobody when it dies; the kernel may.
        "--unshare-pid",
        *_tree(),
        *_parents(folder),
        *("--bind", str(folder), str(folder)),
        *("--bind", "/proc", "/proc", "--dev", "/dev"),
        "--",
        _found("setpriv"),
        f"--reuid={NOBODY}",
        f"--regid={NOBODY}",
        "--clear-groups",
        "--inh-caps=-all",
        "--bounding-set=-all",
        *strict,
    ]


def _limited(limits: Limits) -> list[str]:
    return [
        _found("prlimit"),
        f"--as={limits.address_space}",
        f"--cpu={limits.processor_seconds}",
        f"--fsize={limits.file}",
        f"--nproc={limits.processes}",
        f"--nofile={limits.open_files}",
        # Of 1 the kernel starts no program for dumps either, as it does of 0.
        "--core=1",
        "--memlock=65536",
        "--msgqueue=0",
        "--",
    ]


def _environment() -> dict[str, str]:
    """The environment with the interpreter's own commands, pytest among them, on the path."""
    binaries = str(Path(sys.executable).parent)
    return {**ENVIRONMENT, "PATH": f"{binaries}:{ENVIRONMENT['PATH']}"}


def _tree() -> Iterator[str]:
    """What can be seen, all of it read-only: /usr and the interpreter's prefixes."""
    yield from ("--ro-bind", "/usr", "/usr")
    for name in _SYSTEM:
        path = Path("/", name)
        if path.is_symlink():
            yield from ("--symlink", str(path.readlink()), str(path))
        elif path.is_dir():
            yield from ("--ro-bind", str(path), str(path))
    # Debian's awk, vi and others are links that lead through here.
    yield from _parents(_ALTERNATIVES)
    yield from ("--ro-bind-try", str(_ALTERNATIVES), str(_ALTERNATIVES))
    for path in (*_prefixes(), *_font_lists()):
        yield from _parents(path)
        yield from ("--ro-bind", str(path), str(path))


def _prefixes() -> list[Path]:
    """The folders of the interpreter, outer ones first, none twice and none above a home."""
    given = {sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix}
    given.add(str(Path(sys.executable).resolve().parent.parent))
    found: list[Path] = []
    for path in sorted(map(Path, given)):
        if not any(path.is_relative_to(outer) for outer in (Path("/usr"), *found)):
            found.append(path)
    return [path for path in found if not Path.home().is_relative_to(path)]


def _font_lists() -> list[Path]:
    """Matplotlib's lists of fonts, which take it seconds to make anew."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "matplotlib")
    return sorted(cache.glob("fontlist-*.json"))


def _parents(path: Path) -> Iterator[str]:
    """Folders on the way to `path` that everybody may pass."""
    for parent in reversed(path.parents[:-1]):
        yield from ("--perms", "0755", "--dir", str(parent))


def _found(command: str) -> str:
    return shutil.which(command) or command
