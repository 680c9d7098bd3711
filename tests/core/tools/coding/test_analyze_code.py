"""analyze_code: Ruff's findings by kind, with their lines; nothing is executed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tinycall.core.calls import Call
from tinycall.core.tools.registry import ToolContext
from tinycall.core.tools.shipped import coding_registry

REGISTRY = coding_registry()
BRANCHES = "\n".join(f"    if n == {i}:\n        return {i}" for i in range(11))


def run(context: ToolContext, code: str, kind: str) -> dict[str, Any]:
    args = {"code": code, "analysis_type": kind}
    context = replace(context, confirm=pytest.fail)
    return dict(REGISTRY.execute(Call("analyze_code", args), context).value)


def rules(value: dict[str, Any]) -> list[tuple[int, str]]:
    return [(finding["line"], finding["rule"]) for finding in value["findings"]]


@pytest.mark.parametrize(
    ("code", "kind", "expected"),
    [
        ("x = 1\nprint(x)\n", "syntax", []),
        ("import os\nprint(y)\n", "syntax", [(1, "F401"), (2, "F821")]),
        ("eval(input())", "security", [(1, "S307")]),
        ("import os\nos.system(input())\nassert True", "security", [(2, "S605")]),
        ("password = 'hunter2'", "security", [(1, "S105")]),
        ("print('hello')", "security", []),
    ],
)
def test_findings(
    context: ToolContext, code: str, kind: str, expected: list[tuple[int, str]]
) -> None:
    assert rules(run(context, code, kind)) == expected


@pytest.mark.parametrize("kind", ["syntax", "security", "complexity"])
def test_what_is_no_python_is_said_whatever_was_asked(context: ToolContext, kind: str) -> None:
    value = run(context, "def f(:\n    return eval('1')\n", kind)
    assert value["findings"][0]["line"] == 1
    assert {finding["rule"] for finding in value["findings"]} == {"invalid-syntax"}


def test_every_function_has_its_complexity(context: ToolContext) -> None:
    code = f"def simple(n):\n    return n\n\ndef branches(n):\n{BRANCHES}\n"
    value = run(context, code, "complexity")
    assert value["functions"] == [
        {"name": "simple", "line": 1, "complexity": 1},
        {"name": "branches", "line": 4, "complexity": 12},
    ]
    assert (4, "C901") in rules(value)
    assert 1 not in [line for line, _ in rules(value)]
    assert any("(12 > 10)" in finding["message"] for finding in value["findings"])


def test_a_finding_names_its_rule(context: ToolContext) -> None:
    (finding,) = run(context, "x = 2\nprint(eval('x'))", "security")["findings"]
    assert (finding["column"], finding["name"]) == (7, "suspicious-eval-usage")
    assert "ast.literal_eval" in finding["message"]


def test_code_cannot_switch_its_analysis_off(context: ToolContext) -> None:
    code = "# ruff: noqa\nprint(eval(input()))  # noqa: S307\n"
    assert rules(run(context, code, "security")) == [(2, "S307")]


def test_a_module_of_the_code_does_not_stand_for_ruff(context: ToolContext) -> None:
    assert rules(run(context, "import ruff\n", "syntax")) == [(1, "F401")]
