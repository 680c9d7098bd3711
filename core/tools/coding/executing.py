"""How the tools for code execute: a sandbox that holds, a person's yes, a program, its outcome."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any, Final

from tinycall.core.calls import CallError, CallFailure, TinycallError
from tinycall.core.tools.confirming import Code
from tinycall.core.tools.registry import Arguments, Artifact, ToolContext
from tinycall.core.tools.results import keep_file
from tinycall.core.tools.sandbox.limits import Limits
from tinycall.core.tools.sandbox.program import PYTHON, Ended, MadeFile, Outcome, Program
from tinycall.core.tools.sandbox.sandbox import Sandbox

PROGRAM: Final = "program.py"
CODE: Final = {"type": "string", "minLength": 1, "maxLength": 20_000}


def sandbox_of(context: ToolContext, tool: str) -> Sandbox:
    """The sandbox, proven; raises CallError where there is none that holds."""
    if context.sandbox is None:
        raise CallError(CallFailure.TOOL, "code is not executed here", where=tool, remedy="")
    try:
        context.sandbox.check()
    except TinycallError as error:
        raise _as_call_error(error, tool) from None
    return context.sandbox


def confirmed(code: Code, context: ToolContext) -> str:
    """The text that a person let through; raises CallError for a no, or where nobody is asked."""
    sandbox = sandbox_of(context, code.tool)
    checked(code.text, code.tool)
    if context.confirm is None:
        raise CallError(
            CallFailure.TOOL, "nobody was asked, so nothing is executed", where=code.tool, remedy=""
        )
    answer = context.confirm(replace(code, unsafe=sandbox.unsafe))
    if answer is None:
        raise CallError(
            CallFailure.TOOL, "not executed: the answer was no", where=code.tool, remedy=""
        )
    return checked(answer, code.tool)


def run(tool: str, program: Program, context: ToolContext) -> Outcome:
    """What comes of a program in the sandbox, within the tool's time; raises CallError."""
    limits = Limits.of_seconds(context.timeouts.get(tool, Limits.seconds))
    try:
        return sandbox_of(context, tool).run(program, limits, cancelled=context.cancelled)
    except TinycallError as error:
        raise _as_call_error(error, tool) from None


def run_python(tool: str, code: str, context: ToolContext) -> Outcome:
    """What comes of a Python program; raises CallError."""
    return run(tool, Program((PYTHON, PROGRAM), {PROGRAM: code.encode()}), context)


def described(code: str, outcome: Outcome) -> dict[str, Any]:
    """An outcome as what JSON holds: `code` as it was executed, `output`, `errors`, `status` …"""
    return {
        "code": code,
        "output": outcome.output,
        "errors": outcome.errors,
        "status": outcome.status,
        "ended": str(outcome.ended),
        "seconds": round(outcome.seconds, 3),
        "cut": outcome.cut,
    }


def ending(output: Mapping[str, Any]) -> str:
    """How a program ended, of what `described` gives, in a few words."""
    words = [f"status {output['status']}", f"{output['seconds']:.2f} s"]
    if output["ended"] != Ended.ITSELF:
        words.insert(0, f"ended: {output['ended']}")
    if output["cut"]:
        words.append("only the beginning of its output is kept")
    return ", ".join(words)


def kept(files: tuple[MadeFile, ...], context: ToolContext, tool: str) -> tuple[Artifact, ...]:
    """The files that a program made, as artifacts; raises CallError where one cannot be saved."""
    return tuple(_kept(file, context, tool) for file in files)


def checked(code: str, tool: str) -> str:
    """Code that can be written to a file; raises CallError."""
    try:
        code.encode()
    except UnicodeEncodeError as error:
        raise CallError(
            CallFailure.TOOL,
            "half a surrogate pair cannot be written",
            where=f"{tool}, character {error.start + 1}",
            accepted="text that UTF-8 can hold",
        ) from None
    if "\0" in code:
        raise CallError(
            CallFailure.TOOL,
            "a NUL character",
            where=f"{tool}, character {code.index(chr(0)) + 1}",
            accepted="text without it",
        )
    return code


def check_code(args: Arguments) -> None:
    """Raise CallError for arguments that no program can be made of."""
    for name, value in args.items():
        if isinstance(value, str):
            checked(value, name)


def object_of(properties: Mapping[str, Any], *required: str) -> dict[str, Any]:
    """The schema of an object with these properties and no other."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _kept(file: MadeFile, context: ToolContext, tool: str) -> Artifact:
    name = PurePath(file.name)
    stem = "".join(c if c.isascii() and (c.isalnum() or c in "_-") else "_" for c in name.stem)
    suffix = name.suffix if name.suffix[1:].isalnum() and name.suffix.isascii() else ""
    path = keep_file(
        context.artifacts,
        stem[:40] or tool,
        suffix[:10],
        lambda aside: aside.write_bytes(file.content),
        tool,
    )
    return Artifact(path, mimetypes.guess_type(path.name)[0] or "application/octet-stream")


def _as_call_error(error: TinycallError, tool: str) -> CallError:
    return CallError(CallFailure.TOOL, error.what, where=tool, accepted=error.accepted, remedy="")
