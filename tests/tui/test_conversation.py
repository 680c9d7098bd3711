"""The console's agent mode: requests answered to the end, with every step on the screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from tinycall.core.agent.loop import Answered, Called, Resulted
from tinycall.core.calls import CallError, CallFailure
from tinycall.core.runner import Execution
from tinycall.core.tools.confirming import Code
from tinycall.tui.app import TinycallApp
from tinycall.tui.tool_thread import ToolThread
from tinycall.tui.widgets import code_dialog
from tinycall.tui.widgets.code_dialog import CodeDialog
from tinycall.tui.widgets.question import Question

SUM = 'CALL calculator {"expression":"23 + 17 * 4"}'
PROGRAM = 'CALL execute_python {"code":"print(9)"}'
PRINTED = {
    "code": "print(9)", "output": "9\n", "errors": "", "status": 0, "ended": "by itself",
    "seconds": 0.2, "cut": False,
}  # fmt: skip


@pytest.fixture
def runner(scripted_runner, scripted_generation):
    value = Execution(SUM, "calculator", {}, {"expression": "23 + 17 * 4", "value": 91}, ())
    printed = Execution(PROGRAM, "execute_python", {}, PRINTED, ())
    scripted_runner.codes[PROGRAM] = Code("execute_python", "print(9)")
    scripted_runner.steps = {
        "sum": [
            Called(1, scripted_generation("sum", SUM)),
            Resulted(1, "91", value),
            Answered("It is 91."),
        ],
        "two": [
            Called(1, scripted_generation("two", PROGRAM)),
            Resulted(1, "9", printed),
            Called(2, scripted_generation("two", SUM)),
            Resulted(2, "no", error=CallError(CallFailure.TOOL, "it was refused")),
            Answered("[red]Done.[/]\u202e"),
        ],
        "hm": [
            Called(1, replace(scripted_generation("hm", SUM), unsure=True)),
            Answered("Done."),
        ],
    }
    return scripted_runner


@pytest.fixture
def ask(settle):
    async def type_and_enter(pilot, text, *, agent=True):
        await settle(pilot)
        if agent:
            await pilot.press("ctrl+g")
        pilot.app.query_one("#request", Input).value = text
        await pilot.press("enter")
        await settle(pilot)

    return type_and_enter


async def until(pilot, kind):
    for _ in range(200):
        if isinstance(pilot.app.screen, kind) and pilot.app.screen.focused:
            return
        await pilot.pause(0.02)
    pytest.fail(f"no {kind.__name__}")


async def test_one_enter_leads_to_the_answer(runner, ask, shown, settle):
    app = TinycallApp(runner)
    async with app.run_test(size=(80, 40)) as pilot:
        await ask(pilot, "sum")
        await settle(pilot)
        screen = shown(app)
        places = [screen.index(part) for part in (
            "You  sum", "Tool Call #1", SUM, "Tool Result", "23 + 17 * 4 =", "Assistant Response",
            "It is 91.")]  # fmt: skip
        assert places == sorted(places)
        assert "Request · agent" in screen
        assert "transcripts" in screen
        await pilot.press("ctrl+g")
        await ask(pilot, "sum", agent=False)
        assert [call[0] for call in runner.calls if call[0] in ("converse", "generate")] == [
            "converse",
            "generate",
        ]


async def test_code_is_asked_about_on_the_way(runner, ask, shown, settle, monkeypatch):
    monkeypatch.setattr(code_dialog, "SECONDS_TO_READ", 0.0)
    app = TinycallApp(runner)
    async with app.run_test(size=(80, 60)) as pilot:
        await ask(pilot, "two")
        await until(pilot, CodeDialog)
        await pilot.press("y")
        await settle(pilot)
        await pilot.pause(0.2)
        await settle(pilot)
        screen = shown(app)
        for part in ("status 0, 0.20 s", "Tool Call #2", "Tool Error", "it was refused"):
            assert part in screen
        assert "[red]Done.[/]\N{REPLACEMENT CHARACTER}" in screen
        assert runner.let_through == ["print(9)"]


@pytest.mark.parametrize(("keys", "let"), [("escape", "False"), ("shift+tab enter", "True")])
async def test_an_unsure_call_is_asked_about(runner, ask, settle, keys, let):
    app = TinycallApp(runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot, "hm")
        await until(pilot, Question)
        await pilot.press(*keys.split())
        await settle(pilot)
        assert runner.let_through == [let]


def test_a_tool_that_is_left_waits_for_no_answer():
    class Screen:
        def post_message(self, message):
            tool.leave()

    tool = ToolThread(Screen())
    assert tool.confirm(Code("execute_python", "print(1)")) is None
    assert tool.allow(None) is False
    assert tool.left()


def test_conversations_are_kept_where_the_workspace_is(runner):
    assert runner.transcript().path.parent == Path("/home/me/workspace/transcripts")


def test_conversation_snapshot(runner, snap_compare, ask, settle):
    async def play(pilot):
        await ask(pilot, "sum")
        await settle(pilot)

    assert snap_compare(TinycallApp(runner), terminal_size=(80, 30), run_before=play)
