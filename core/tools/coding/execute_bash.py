"""The tool execute_bash: a command, what it writes, and the files that it makes."""

from __future__ import annotations

import shutil
from typing import Final

from tinycall.core.tools.coding.executing import (
    CODE,
    check_code,
    confirmed,
    described,
    kept,
    object_of,
    run,
)
from tinycall.core.tools.confirming import Code
from tinycall.core.tools.registry import Arguments, Tool, ToolContext, ToolOutput
from tinycall.core.tools.sandbox.program import Program

NAME: Final = "execute_bash"


def execute_bash(args: Arguments, context: ToolContext) -> ToolOutput:
    """`{"code", "output", "errors", "status", "ended", "seconds", "cut"}`; files are artifacts.

    The folder is new and empty, and there is nothing of the user's to see. Raises CallError where
    it is not executed; a command that fails is no error.
    """
    command = confirmed(Code(NAME, args["command"], "bash"), context)
    shell = shutil.which("bash") or "/bin/sh"
    outcome = run(NAME, Program((shell, "-c", "--", command)), context)
    return ToolOutput(described(command, outcome), kept(outcome.files, context, NAME))


TOOL: Final = Tool(
    name=NAME,
    description="Run a bash command and return what it prints.",
    schema=object_of({"command": CODE}, "command"),
    function=execute_bash,
    refuse=check_code,
    sandboxed=True,
)
