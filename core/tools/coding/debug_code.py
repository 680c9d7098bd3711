"""The tool debug_code: runs code, explains what it raised, suggests a fix and runs that too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from tinycall.core.calls import CallError
from tinycall.core.tools.coding.executing import (
    CODE,
    PROGRAM,
    check_code,
    confirmed,
    described,
    object_of,
    run_python,
)
from tinycall.core.tools.confirming import Code
from tinycall.core.tools.debugging.explaining import Raised, explain, read_traceback
from tinycall.core.tools.debugging.fixes import Fix, suggest
from tinycall.core.tools.registry import Arguments, Tool, ToolContext, ToolOutput
from tinycall.core.tools.sandbox.program import Ended

NAME: Final = "debug_code"


def debug_code(args: Arguments, context: ToolContext) -> ToolOutput:
    """What executing gives, and `{"explanation": [line], "fix": {"why", "code", "outcome"}}`.

    `fix` is None where none is known, its `outcome` where a person did not let it run. An `error`
    that the code does not raise here, as a fragment does not, is explained in place of what it
    raises. Raises CallError where the code is not executed.
    """
    code = confirmed(Code(NAME, args["code"]), context)
    outcome = run_python(NAME, code, context)
    raised = read_traceback(outcome.errors, PROGRAM)
    given = read_traceback(args.get("error", ""), PROGRAM)
    lines: list[str] = []
    if given is not None and (raised is None or raised.kind != given.kind):
        here = f"here it raises {raised.kind}" if raised else "here it runs without an error"
        lines.append(f"The error that was given is explained; {here}.")
        raised = given
    if raised is not None:
        lines += explain(raised, code)
    elif outcome.ended is not Ended.ITSELF:
        lines.append(f"The program was ended: {outcome.ended}.")
    elif outcome.status:
        lines.append(f"The program ended with status {outcome.status} and raised nothing.")
    else:
        lines.append("The program runs without an error.")
    fix = suggest(code, raised) if raised is not None else None
    value = {**described(code, outcome), "explanation": lines, "fix": None}
    if fix is not None:
        value["fix"] = {"why": fix.why, "code": fix.code, "outcome": _tried(fix, raised, context)}
    return ToolOutput(value)


def _tried(fix: Fix, raised: Raised | None, context: ToolContext) -> Mapping[str, Any] | None:
    """What comes of the program with its fix, where a person lets it run."""
    kind = raised.kind if raised is not None else ""
    why = f"a fix for {kind}: {fix.why}"
    try:
        code = confirmed(Code(NAME, fix.code, why=why), context)
    except CallError:
        return None
    return described(code, run_python(NAME, code, context))


TOOL: Final = Tool(
    name=NAME,
    description="Run code, explain its error line by line, and try a fix.",
    schema=object_of({"code": CODE, "error": {"type": "string", "maxLength": 20_000}}, "code"),
    function=debug_code,
    refuse=check_code,
    sandboxed=True,
)
