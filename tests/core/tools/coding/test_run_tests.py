"""run_tests: each test by name, with both frameworks, and code that tests itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tinycall.core.calls import Call, CallError
from tinycall.core.tools.registry import ToolContext
from tinycall.core.tools.shipped import coding_registry

REGISTRY = coding_registry()
CASE = """
import unittest
class TestAdd(unittest.TestCase):
    def test_right(self):
        "Says something of itself."
        print("noise ... ok")
        self.assertEqual(1 + 1, 2)
    def test_wrong(self):
        self.assertEqual(1 + 1, 3)
    @unittest.skip("later")
    def test_later(self):
        pass
"""


def run(context: ToolContext, code: str, **more: str) -> dict[str, Any]:
    return dict(REGISTRY.execute(Call("run_tests", {"code": code, **more}), context).value)


def counts(value: dict[str, Any]) -> tuple[int, int, int]:
    return value["passed"], value["failed"], value["skipped"]


def test_functions_of_pytest(context: ToolContext) -> None:
    value = run(context, "def test_a(): assert True\ndef test_b(tmp_path): assert 1 == 2\n")
    assert value["tests"] == [
        {"name": "test_a", "result": "passed"},
        {"name": "test_b", "result": "failed"},
    ]
    assert counts(value) == (1, 1, 0)
    assert "assert 1 == 2" in value["output"]
    assert value["status"] == 1


@pytest.mark.parametrize("framework", ["pytest", "unittest"])
def test_cases_of_unittest(context: ToolContext, framework: str) -> None:
    value = run(context, CASE, test_framework=framework)
    assert counts(value) == (1, 1, 1)
    results = {test["name"].rpartition("::")[2]: test["result"] for test in value["tests"]}
    assert results == {"test_right": "passed", "test_wrong": "failed", "test_later": "skipped"}


@pytest.mark.parametrize("framework", ["pytest", "unittest"])
@pytest.mark.parametrize(("claim", "passed"), [("5", 1), ("6", 0)])
def test_bare_asserts_are_one_test(
    context: ToolContext, framework: str, claim: str, passed: int
) -> None:
    code = f"def add(a, b): return a + b\nassert add(2, 3) == {claim}"
    value = run(context, code, test_framework=framework)
    assert counts(value) == (passed, 1 - passed, 0)
    assert value["test_framework"] == framework


def test_code_that_cannot_be_read_has_failed(context: ToolContext) -> None:
    value = run(context, "def test_a(:\n")
    assert value["passed"] == 0
    assert value["failed"] == 1
    assert "SyntaxError" in value["output"]


def test_parameters_and_parts_have_names(context: ToolContext) -> None:
    code = (
        "import pytest\n@pytest.mark.parametrize('x', ['a b', 'c'])\n"
        "def test_x(x): assert x == 'c'\n"
    )
    value = run(context, code)
    assert [(one["name"], one["result"]) for one in value["tests"]] == [
        ("test_x[a b]", "failed"),
        ("test_x[c]", "passed"),
    ]
    parts = (
        "import unittest\nclass T(unittest.TestCase):\n    def test_x(self):\n"
        "        for i in range(2):\n            with self.subTest(i=i): self.assertEqual(i, 1)\n"
    )
    assert run(context, parts, test_framework="unittest")["failed"] >= 1


def test_tests_that_do_not_end_have_failed(context: ToolContext) -> None:
    short = replace(context, timeouts={"run_tests": 3.0})
    value = run(short, "def test_a(): pass\ndef test_b():\n    while True: pass\n")
    assert value["ended"] == "out of time"
    assert value["failed"] == 1


def test_another_framework_is_refused(context: ToolContext) -> None:
    with pytest.raises(CallError, match="pytest, unittest"):
        run(context, "assert True", test_framework="nose")
