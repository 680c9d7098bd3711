"""debug_code: what was raised, the fix, and the fix run only where a person lets it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tinycall.core.calls import Call
from tinycall.core.tools.confirming import Code
from tinycall.core.tools.registry import ToolContext
from tinycall.core.tools.shipped import coding_registry

REGISTRY = coding_registry()
EMPTY = "def mean(x):\n    return sum(x) / len(x)\n\nprint(mean([]))\n"


def run(context: ToolContext, code: str, error: str = "") -> dict[str, Any]:
    return dict(REGISTRY.execute(Call("debug_code", {"code": code, "error": error}), context).value)


def test_the_fix_is_run(context: ToolContext) -> None:
    value = run(context, EMPTY)
    assert "ZeroDivisionError" in value["errors"]
    assert any("line 2" in line.lower() for line in value["explanation"])
    assert value["fix"]["outcome"]["status"] == 0
    assert value["fix"]["outcome"]["code"] == value["fix"]["code"] != EMPTY


def test_each_program_is_asked_about(context: ToolContext) -> None:
    asked: list[Code] = []

    def first_only(code: Code) -> str | None:
        asked.append(code)
        return code.text if len(asked) == 1 else None

    value = run(replace(context, confirm=first_only), EMPTY)
    assert [code.text for code in asked] == [EMPTY, value["fix"]["code"]]
    assert asked[1].why.startswith("a fix for ZeroDivisionError")
    assert value["fix"]["outcome"] is None


def test_a_fragment_is_explained_by_the_error_that_is_given(context: ToolContext) -> None:
    value = run(context, "my_list[10]", "IndexError: list index out of range")
    assert "NameError" in value["explanation"][0]
    assert any("IndexError" in line for line in value["explanation"][1:])


def test_a_program_that_runs_has_nothing_to_explain(context: ToolContext) -> None:
    value = run(context, "print(1)")
    assert value["explanation"] == ["The program runs without an error."]
    assert value["fix"] is None


def test_a_program_that_does_not_end_is_no_error_to_explain(context: ToolContext) -> None:
    short = replace(context, timeouts={"debug_code": 0.5})
    assert run(short, "while True: pass")["explanation"] == ["The program was ended: out of time."]
