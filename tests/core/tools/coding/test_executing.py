"""execute_python and execute_bash: only what a person lets through, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.calls import Call, CallError, CallFailure
from tinycall.core.dataset.sample import Sample
from tinycall.core.evaluation import Emission, evaluate
from tinycall.core.tools.coding.executing import checked
from tinycall.core.tools.confirming import Code
from tinycall.core.tools.registry import ToolContext, ToolOutput
from tinycall.core.tools.sandbox.sandbox import Sandbox
from tinycall.core.tools.shipped import coding_registry

REGISTRY = coding_registry()


def run(context: ToolContext, tool: str, **args: Any) -> ToolOutput:
    return REGISTRY.execute(Call(tool, args), context)


def test_a_program_gives_what_it_prints(context: ToolContext) -> None:
    value = run(context, "execute_python", code="print(2 + 2)").value
    seconds = value["seconds"]
    assert value == {
        "code": "print(2 + 2)", "output": "4\n", "errors": "", "status": 0,
        "ended": "by itself", "seconds": seconds, "cut": False,
    }  # fmt: skip
    assert 0 < seconds < 60


def test_a_program_that_fails_is_a_result(context: ToolContext) -> None:
    value = run(context, "execute_python", code="print(1)\nraise SystemExit(3)").value
    assert (value["output"], value["status"]) == ("1\n", 3)
    value = run(context, "execute_python", code="print(1 / 0)").value
    assert value["status"] == 1
    assert value["errors"].endswith("ZeroDivisionError: division by zero\n")


def test_a_command_sees_an_empty_folder(context: ToolContext) -> None:
    value = run(context, "execute_bash", command="ls -A; echo done | rev; false").value
    assert (value["output"], value["status"]) == ("enod\n", 1)


def test_files_become_artifacts(context: ToolContext) -> None:
    code = "open('plot.png', 'wb').write(b'PNG'); open('a b;.txt', 'w').write('text')"
    made = run(context, "execute_python", code=code).artifacts
    assert [(one.path.read_bytes(), one.media_type) for one in made] == [
        (b"text", "text/plain"),
        (b"PNG", "image/png"),
    ]
    assert all(one.path.parent == context.artifacts for one in made)
    assert [one.path.name.partition("-")[0] for one in made] == ["a_b_", "plot"]


def test_exactly_what_was_let_through_is_executed(context: ToolContext) -> None:
    shown: list[Code] = []

    def edit(code: Code) -> str:
        shown.append(code)
        return "print('edited')"

    value = run(replace(context, confirm=edit), "execute_python", code="print('given')").value
    assert shown == [Code("execute_python", "print('given')")]
    assert (value["code"], value["output"]) == ("print('edited')", "edited\n")


@pytest.mark.parametrize("tool", ["execute_python", "run_tests", "debug_code", "execute_bash"])
def test_a_no_executes_nothing(context: ToolContext, tmp_path: Path, tool: str) -> None:
    asked: list[Code] = []

    def no(code: Code) -> None:
        asked.append(code)

    name = "command" if tool == "execute_bash" else "code"
    with pytest.raises(CallError, match="the answer was no") as refused:
        run(replace(context, confirm=no), tool, **{name: "print(1)"})
    assert refused.value.failure is CallFailure.TOOL
    assert [(code.tool, code.text) for code in asked] == [(tool, "print(1)")]


@pytest.mark.parametrize("tool", REGISTRY.names)
def test_without_a_sandbox_the_six_refuse(
    context: ToolContext, monkeypatch: pytest.MonkeyPatch, tool: str
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    asked: list[Code] = []
    without = replace(context, sandbox=Sandbox(), confirm=asked.append)
    name = {"execute_bash": "command", "search_docs": "query"}.get(tool, "code")
    with pytest.raises(CallError, match="apt install bubblewrap"):
        run(without, tool, **{name: "sorted"})
    assert asked == []


def test_a_time_out_is_that_of_the_tool(context: ToolContext) -> None:
    short = replace(context, timeouts={"execute_python": 0.5})
    value = run(short, "execute_python", code="while True: pass").value
    assert value["ended"] == "out of time"
    assert 0.5 <= value["seconds"] < 20


def test_an_evaluation_executes_no_code(context: ToolContext, tmp_path: Path) -> None:
    call = 'CALL execute_python {"code":"print(1)"}'
    asked: list[Code] = []
    card = evaluate(
        [Sample("execute_python", "print one", call)],
        lambda users, grammar: [Emission(call, False, 1.0)] * len(users),
        REGISTRY,
        replace(context, confirm=asked.append),
        data="d",
        checkpoint="c",
    )
    assert card.constrained.answer_accuracy == 1.0
    assert asked == []


@given(st.text())
def test_code_that_no_file_can_hold_is_refused(text: str) -> None:
    try:
        assert checked(text, "execute_python").encode().decode() == text
    except CallError:
        assert "\0" in text or any("\ud800" <= character <= "\udfff" for character in text)
