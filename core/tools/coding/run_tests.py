"""The tool run_tests: code with its tests, each test with how it ended."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from tinycall.core.tools.coding.executing import (
    CODE,
    PROGRAM,
    check_code,
    confirmed,
    described,
    object_of,
    run,
)
from tinycall.core.tools.confirming import Code
from tinycall.core.tools.debugging.text import quiet
from tinycall.core.tools.registry import Arguments, Tool, ToolContext, ToolOutput
from tinycall.core.tools.sandbox.program import PYTHON, Program

NAME: Final = "run_tests"
FRAMEWORKS: Final = ("pytest", "unittest")

_TESTS: Final = "test_program.py"
# Code that tests itself as it is executed, by bare asserts, is one test.
_RUN: Final = f"runpy.run_path({PROGRAM!r}, run_name='__main__')"
_WHOLE: Final = {
    "pytest": f"import runpy\ndef test_program():\n    {_RUN}\n",
    "unittest": (
        "import runpy, unittest\n"
        f"class TestProgram(unittest.TestCase):\n    def test_program(self):\n        {_RUN}\n"
    ),
}
_COMMANDS: Final = {
    "pytest": (
        *(PYTHON, "-m", "pytest", "-v", "--color=no", "--tb=short", "--no-header"),
        *("-p", "no:cacheprovider", "-c", "/dev/null"),
        *("--rootdir=.", _TESTS),
    ),
    "unittest": (
        *(PYTHON, "-c"),
        "import unittest; unittest.main("
        f"{_TESTS.removesuffix('.py')!r}, "
        "testRunner=unittest.TextTestRunner(verbosity=2, descriptions=False, buffer=True))",
    ),
}
_LINES: Final = {
    "pytest": re.compile(
        rf"^{re.escape(_TESTS)}::(?P<name>\S.*?) "
        r"(?P<result>PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)\b"
    ),
    "unittest": re.compile(
        r"^\s*(?P<name>\w+) \([\w.]+\)(?: \[.*\]| \(.*\))* \.\.\. "
        r"(?P<result>ok|FAIL|ERROR|skipped|expected failure|unexpected success)"
    ),
}
_RESULTS: Final = {
    "PASSED": "passed",
    "XFAIL": "passed",
    "ok": "passed",
    "expected failure": "passed",
    "SKIPPED": "skipped",
    "skipped": "skipped",
}


def run_tests(args: Arguments, context: ToolContext) -> ToolOutput:
    """What executing gives, and `{"tests": [{"name", "result"}], "passed", "failed", "skipped"}`.

    Code without a test in it is executed as one test. Raises CallError where it is not executed;
    tests that fail are no error.
    """
    framework = args.get("test_framework", FRAMEWORKS[0])
    code = confirmed(Code(NAME, args["code"]), context)
    files = {_TESTS: code.encode()}
    if not _has_tests(code, framework):
        files = {PROGRAM: code.encode(), _TESTS: _WHOLE[framework].encode()}
    outcome = run(NAME, Program(_COMMANDS[framework], files), context)
    tests = [
        {"name": name, "result": _RESULTS.get(result, "failed")}
        for name, result in _ends(framework, f"{outcome.output}\n{outcome.errors}")
    ]
    counts = {
        result: sum(test["result"] == result for test in tests)
        for result in ("passed", "failed", "skipped")
    }
    if not counts["failed"] and not outcome.succeeded:
        counts["failed"] = 1  # one that did not end, or what cannot be read and has none to name
    return ToolOutput(
        {**described(code, outcome), "test_framework": framework, "tests": tests, **counts}
    )


def _has_tests(code: str, framework: str) -> bool:
    """Whether the framework finds a test in it; what cannot be read is left to the framework."""
    try:
        with quiet():
            body = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return True
    classes = [node for node in body if isinstance(node, ast.ClassDef)]
    cases = any(_is_test(method) for node in classes for method in node.body)
    return cases or (framework == "pytest" and any(map(_is_test, body)))


def _is_test(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test")


def _ends(framework: str, text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if (found := _LINES[framework].match(line)) is not None:
            yield found["name"], found["result"]


TOOL: Final = Tool(
    name=NAME,
    description="Run unit tests with pytest or unittest.",
    schema=object_of(
        {"code": CODE, "test_framework": {"type": "string", "enum": list(FRAMEWORKS)}}, "code"
    ),
    function=run_tests,
    refuse=check_code,
    sandboxed=True,
)
