"""The sandbox: programs in, outcomes out."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable
from typing import Final

from tinycall.core.calls import TinycallError
from tinycall.core.tools.sandbox import bubblewrap
from tinycall.core.tools.sandbox.folder import made_files, work_folder
from tinycall.core.tools.sandbox.limits import Limits
from tinycall.core.tools.sandbox.plain import plain_text
from tinycall.core.tools.sandbox.program import MadeFile, Outcome, Program
from tinycall.core.tools.sandbox.proof import flaw
from tinycall.core.tools.sandbox.seccomp import refusing_filter
from tinycall.core.tools.sandbox.watching import Watched, watch

_USUAL: Final = Limits()
_PROVING: Final = Limits.of_seconds(20.0)
_NAMESPACES: Final = (
    "allow user namespaces (sysctl kernel.unprivileged_userns_clone=1; on Ubuntu 24.04 load the "
    "AppArmor profile bwrap-userns-restrict of the package apparmor-profiles; in a container start "
    "it with them), or type --unsafe-exec to run code without a sandbox"
)
_OTHERWISE: Final = "a machine where it holds, or --unsafe-exec, which runs code without a sandbox"


class Sandbox:
    """Runs programs apart from everything; safe from any thread.

    Before the first one it proves that it holds here. `unsafe` runs them as plain processes, with
    the watcher alone: they can do whatever the user can.
    """

    def __init__(self, *, unsafe: bool = False) -> None:
        self.unsafe = unsafe
        self._proving = threading.Lock()
        self._holds = False

    def flaw(self) -> str:
        """Why nothing is run here; "" where it is. It is proven once, and tried until it is."""
        if self.unsafe or self._holds:
            return ""
        with self._proving:
            found = bubblewrap.missing() or self._proven()
            self._holds = not found
            return found

    def check(self) -> None:
        """Raise TinycallError where nothing is run here."""
        if found := self.flaw():
            raise TinycallError(f"no sandbox, so no code is run: {found}", accepted=_remedy(found))

    def run(
        self,
        program: Program,
        limits: Limits = _USUAL,
        *,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Outcome:
        """Run a program; raises TinycallError where the sandbox does not hold, and runs nothing."""
        self.check()
        return self._run(program, limits, cancelled)

    def _proven(self) -> str:
        try:
            return flaw(
                lambda program: self._run(program, _PROVING, lambda: False), bubblewrap.owner()
            )
        except TinycallError as error:
            return str(error)
        except (OSError, RuntimeError, subprocess.SubprocessError) as error:
            return f"it cannot be proven: {error}"

    def _run(self, program: Program, limits: Limits, cancelled: Callable[[], bool]) -> Outcome:
        try:
            with work_folder(program.files, None if self.unsafe else bubblewrap.owner()) as folder:
                if self.unsafe:
                    seen = watch(
                        list(program.command), folder, limits, dict(os.environ), cancelled=cancelled
                    )
                else:
                    filter_file = _filter_file()
                    info, told = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
                    try:
                        seen = watch(
                            bubblewrap.wrapped(program.command, folder, limits, filter_file, told),
                            folder,
                            limits,
                            dict(bubblewrap.ENVIRONMENT),
                            passed=(filter_file, told),
                            info=info,
                            cancelled=cancelled,
                        )
                    finally:
                        for descriptor in (filter_file, info, told):
                            os.close(descriptor)
                return _outcome(seen, made_files(folder, program.files, limits))
        except (OSError, subprocess.SubprocessError) as error:
            raise TinycallError(
                f"the sandbox cannot be started: {error}",
                accepted="a folder for temporary files with space left, and processes to start",
            ) from None


def _outcome(seen: Watched, files: tuple[MadeFile, ...]) -> Outcome:
    return Outcome(
        status=seen.status,
        output=plain_text(seen.output),
        errors=plain_text(seen.errors),
        ended=seen.ended,
        seconds=seen.seconds,
        cut=seen.cut,
        files=files,
    )


def _filter_file() -> int:
    """A descriptor from which bubblewrap reads the filter of system calls."""
    descriptor = os.memfd_create("tinycall-seccomp", 0)
    os.write(descriptor, refusing_filter())
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def _remedy(found: str) -> str:
    return _NAMESPACES if "bwrap: " in found else _OTHERWISE
