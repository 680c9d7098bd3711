"""The tool analyze_code: what Ruff's rules find in code, which is read and not executed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from tinycall.core.calls import CallError, CallFailure
from tinycall.core.tools.coding.executing import CODE, PROGRAM, check_code, object_of, run
from tinycall.core.tools.registry import Arguments, Tool, ToolContext, ToolOutput
from tinycall.core.tools.sandbox.program import PYTHON, Program
from tinycall.core.visible import visible

NAME: Final = "analyze_code"
COMPLEX: Final = 10  # McCabe's own bound, also Ruff's

# Ruff's rules by the kind of analysis: Pyflakes and the syntax errors of pycodestyle; Bandit
# without its word on assert; McCabe and the sizes that Pylint counts.
_RULES: Final = {
    "syntax": ("--select=E9,F,PLE",),
    "security": ("--select=S", "--ignore=S101"),
    "complexity": (
        "--select=C901,PLR0911,PLR0912,PLR0913,PLR0915,PLR1702",
        "--preview",
        # So that the figure of every function is told.
        "--config=lint.mccabe.max-complexity=0",
    ),
}
TYPES: Final = tuple(_RULES)

_COMPLEXITY: Final = re.compile(r"`(.+)` is too complex \((\d+) > 0\)")
_SYNTAX: Final = "invalid-syntax"
_MOST: Final = 200


def analyze_code(args: Arguments, context: ToolContext) -> ToolOutput:
    """`{"code", "analysis_type", "findings": [{"line", "column", "rule", "name", "message"}]}`.

    Of complexity also `functions`, each with its `line` and McCabe's `complexity`. Code that is no
    Python has one finding, whatever was asked for. Raises CallError.
    """
    code, kind = args["code"], args.get("analysis_type", TYPES[0])
    found = _ruff(code, kind, context)
    value: dict[str, Any] = {"code": code, "analysis_type": kind}
    if kind == "complexity":
        functions = [function for one in found if (function := _function(one)) is not None]
        value["functions"] = functions
        simple = {function["line"] for function in functions if function["complexity"] <= COMPLEX}
        found = [one for one in found if _function(one) is None or one["line"] not in simple]
        for one in found:
            one["message"] = one["message"].replace(" > 0)", f" > {COMPLEX})")
    syntax = [one for one in found if one["rule"] == _SYNTAX]
    value["findings"] = (syntax or found)[:_MOST]
    return ToolOutput(value)


def _ruff(code: str, kind: str, context: ToolContext) -> list[dict[str, Any]]:
    command = (
        *(PYTHON, "-m", "ruff", "check", "--isolated", "--no-cache", "--quiet", "--exit-zero"),
        "--ignore-noqa",
        *("--output-format=json", *_RULES[kind], PROGRAM),
    )
    outcome = run(NAME, Program(command, {PROGRAM: code.encode()}), context)
    try:
        found = json.loads(outcome.output)
    except ValueError:
        said = outcome.errors.strip().splitlines()
        why = "there is too much to tell" if outcome.cut else said[-1] if said else outcome.ended
        raise CallError(
            CallFailure.TOOL,
            f"Ruff cannot say what it found: {why}",
            where=NAME,
            accepted="less code, or pip install ruff where it is missing",
            remedy="",
        ) from None
    return sorted(map(_finding, found), key=lambda one: (one["line"], one["column"], one["rule"]))


def _finding(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "line": int(entry["location"]["row"]),
        "column": int(entry["location"]["column"]),
        "rule": str(entry["code"] or _SYNTAX),
        "name": str(entry.get("name") or _SYNTAX),
        "message": visible(str(entry["message"])),
    }


def _function(finding: Mapping[str, Any]) -> dict[str, Any] | None:
    """The figure of a function, where the finding holds one."""
    told = _COMPLEXITY.match(finding["message"]) if finding["rule"] == "C901" else None
    if told is None:
        return None
    return {"name": told[1], "line": finding["line"], "complexity": int(told[2])}


TOOL: Final = Tool(
    name=NAME,
    description="Analyze code for syntax, security or complexity, without executing it.",
    schema=object_of(
        {"code": CODE, "analysis_type": {"type": "string", "enum": list(TYPES)}}, "code"
    ),
    function=analyze_code,
    refuse=check_code,
    sandboxed=True,
)
