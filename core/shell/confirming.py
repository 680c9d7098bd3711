"""Safe mode in the shell: the code stands on the terminal, and a person says yes, no or edit."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tinycall.core.calls import CallError, CallFailure
from tinycall.core.shell.output import tell
from tinycall.core.tools.confirming import Code
from tinycall.core.tools.sandbox.plain import shown_code

if TYPE_CHECKING:
    from tinycall.core.runner import Generation


def ask(code: Code) -> str | None:
    """What a person at the terminal lets through; Enter is a no.

    Raises CallError without a terminal to ask on.
    """
    _check_terminal(code.tool, "--no-confirm, which executes code without asking")
    text = code.text
    while True:
        _show(code, text)
        answer = _answer("Execute this code? (yes/no/edit) [no]")
        if answer in ("y", "yes"):
            return text
        if answer not in ("e", "edit"):
            return None
        text = _edited(text, code)


def allow(generation: Generation) -> bool:
    """Whether a person lets a CALL run of which the model is unsure; Enter is a no.

    Raises CallError without a terminal to ask on.
    """
    tool = generation.parsed.tool if generation.parsed else ""
    _check_terminal(tool, "--no-confirm, which runs it without asking")
    tell("The model is unsure whether this is what was meant.")
    return _answer("Run it? (yes/no) [no]") in ("y", "yes")


def _check_terminal(tool: str, otherwise: str) -> None:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise CallError(
            CallFailure.TOOL,
            "there is no terminal to ask on, so it is not run",
            where=tool,
            accepted=f"a terminal, or {otherwise}",
            remedy="",
        )


def _answer(question: str) -> str:
    import termios  # Windows has none

    # What was typed before the question was to be seen is no answer to it.
    termios.tcflush(sys.stdin, termios.TCIFLUSH)
    tell(question)
    return sys.stdin.readline().strip().lower()


def _show(code: Code, text: str) -> None:
    tell("")
    tell(code.why or f"{code.language} code of {code.tool}:")
    if code.unsafe:
        tell("WITHOUT A SANDBOX: it can do whatever you can")
    lines = shown_code(text).split("\n")
    for number, line in enumerate(lines, start=1):
        tell(f"{number:>{len(str(len(lines)))}} │ {line}")
    tell("")


def _edited(text: str, code: Code) -> str:
    """The text as the person's editor leaves it."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    suffix = ".py" if code.language == "python" else ".sh"
    with tempfile.TemporaryDirectory(prefix="tinycall-") as folder:
        path = Path(folder, f"code{suffix}")
        try:
            path.write_text(text, encoding="utf-8")
            # Standard output holds results alone.
            subprocess.run([*shlex.split(editor), str(path)], stdout=sys.stderr, check=True)
            return path.read_text(encoding="utf-8")
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            tell(f"the editor failed: {error}; EDITOR names another")
            return text
