"""The tool execute_python: a program, what it writes, and the files that it makes."""

from __future__ import annotations

from typing import Final

from tinycall.core.tools.coding.executing import (
    CODE,
    check_code,
    confirmed,
    described,
    kept,
    object_of,
    run_python,
)
from tinycall.core.tools.confirming import Code
from tinycall.core.tools.registry import Arguments, Tool, ToolContext, ToolOutput

NAME: Final = "execute_python"


def execute_python(args: Arguments, context: ToolContext) -> ToolOutput:
    """`{"code", "output", "errors", "status", "ended", "seconds", "cut"}`; files are artifacts.

    Raises CallError where it is not executed; a program that fails is no error.
    """
    code = confirmed(Code(NAME, args["code"]), context)
    outcome = run_python(NAME, code, context)
    return ToolOutput(described(code, outcome), kept(outcome.files, context, NAME))


TOOL: Final = Tool(
    name=NAME,
    description="Execute Python code and return what it prints.",
    schema=object_of({"code": CODE}, "code"),
    function=execute_python,
    refuse=check_code,
    sandboxed=True,
)
