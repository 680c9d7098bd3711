"""Safe mode on the screen: the whole code, a yes that was meant, an edit, and what runs after."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.widgets import Button, Input, TextArea

from tinycall.core.runner import Execution
from tinycall.core.tools.confirming import Code
from tinycall.tui.app import TinycallApp
from tinycall.tui.widgets import code_dialog
from tinycall.tui.widgets.code_dialog import CodeDialog

PROGRAM = "def add(a, b):\n    return a + b\n\nprint(add(2, 2))"
CALL = 'CALL execute_python {"code":"…"}'
OUTPUT = {
    "code": PROGRAM, "output": "4\n", "errors": "", "status": 0, "ended": "by itself",
    "seconds": 0.21, "cut": False,
}  # fmt: skip


@pytest.fixture
def runner(scripted_runner):
    scripted_runner.codes[CALL] = Code("execute_python", PROGRAM)
    scripted_runner.executions[CALL] = Execution(CALL, "execute_python", {}, OUTPUT, ())
    return scripted_runner


@pytest.fixture
def ask(settle, monkeypatch):
    async def until_asked(pilot, *, wait: float = 0.0):
        monkeypatch.setattr(code_dialog, "SECONDS_TO_READ", wait)
        await settle(pilot)
        pilot.app.query_one("#request", Input).value = CALL
        await pilot.press("enter")
        for _ in range(200):
            if isinstance(pilot.app.screen, CodeDialog) and pilot.app.screen.focused:
                break
            await pilot.pause(0.02)
        assert isinstance(pilot.app.screen, CodeDialog)
        await settle(pilot)

    return until_asked


async def answered(pilot, runner, settle) -> list[str | None]:
    for _ in range(200):
        if runner.let_through:
            break
        await pilot.pause(0.02)
    await settle(pilot)
    return runner.let_through


@pytest.mark.parametrize(
    ("keys", "expected"),
    [("y", PROGRAM), ("n", None), ("escape", None), ("enter", None), ("tab enter", PROGRAM)],
)
async def test_only_a_yes_lets_it_through(runner, ask, settle, shown, keys, expected):
    app = TinycallApp(runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        screen = shown(app)
        assert "execute_python" in screen
        assert "2     return a + b" in screen
        assert "in the sandbox" in screen
        await pilot.press(*keys.split())
        assert await answered(pilot, runner, settle) == [expected]
        assert "status 0, 0.21 s" in shown(app)


async def test_a_yes_before_one_can_have_read_is_none(runner, ask, settle):
    app = TinycallApp(runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot, wait=60.0)
        await pilot.press("y", "e", "y")
        assert runner.let_through == []
        assert isinstance(app.screen, CodeDialog)
        await pilot.press("escape")
        assert await answered(pilot, runner, settle) == [None]


async def test_a_call_runs_with_the_spaces_that_were_typed(runner, ask, settle, shown):
    typed = 'CALL execute_python {"code":"if 1:\\n    print(2)"}'
    runner.codes[typed] = Code("execute_python", PROGRAM)
    runner.executions[typed] = runner.executions[CALL]
    app = TinycallApp(runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.query_one("#request", Input).value = f"  {typed} "
        await pilot.press("enter")
        for _ in range(200):
            if isinstance(app.screen, CodeDialog):
                break
            await pilot.pause(0.02)
        assert ("execute", typed) in runner.calls
        await pilot.press("escape")


async def test_a_word_that_is_being_typed_says_no_yes(runner, ask, settle):
    app = TinycallApp(runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot, wait=0.3)
        await pilot.pause(0.4)
        for letter in "what is my":
            await pilot.press("space" if letter == " " else letter)
        assert runner.let_through == []
        assert isinstance(app.screen, CodeDialog)
        await pilot.pause(0.4)
        await pilot.press("y")
        assert await answered(pilot, runner, settle) == [PROGRAM]


async def test_the_editor_shows_no_escape(runner, ask, settle, shown):
    runner.codes[CALL] = Code("execute_python", "a = '\x1b]52;c;x\x07\u202e'")
    app = TinycallApp(runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("e")
        await settle(pilot)
        screen = shown(app)
        assert "a = '␛]52;c;x␇\N{REPLACEMENT CHARACTER}'" in screen
        assert app.screen.query_one(TextArea).text == "a = '\x1b]52;c;x\x07\u202e'"
        await pilot.press("escape", "escape")


async def test_what_is_edited_is_asked_about_and_runs(runner, ask, settle, shown):
    app = TinycallApp(runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("e")
        await settle(pilot)
        area = app.screen.query_one(TextArea)
        assert area.has_focus
        area.load_text("print('y e n')")
        await pilot.press("y")  # a letter like any other, while one edits
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "1 yprint('y e n')" in shown(app)
        assert app.screen.query_one("#no", Button).has_focus
        assert runner.let_through == []
        await pilot.press("y")
        assert await answered(pilot, runner, settle) == ["yprint('y e n')"]


async def test_leaving_the_editor_leaves_the_edit(runner, ask, settle):
    app = TinycallApp(runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("e")
        await settle(pilot)
        await pilot.press("x", "escape")
        await settle(pilot)
        await pilot.press("y")
        assert await answered(pilot, runner, settle) == [PROGRAM]


async def test_all_of_a_long_program_can_be_seen(runner, ask, settle, shown):
    lines = "\n".join(f"print({number})" for number in range(300))
    runner.codes[CALL] = Code("execute_python", lines)
    app = TinycallApp(runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        assert "No  N" in shown(app)
        seen: set[str] = set()
        for _ in range(60):
            seen |= {part for part in shown(app).split() if part.startswith("print(")}
            await pilot.press("pagedown")
            await settle(pilot)
        assert len(seen) == 300
        await pilot.press("escape")
        assert await answered(pilot, runner, settle) == [None]


async def test_what_hides_in_code_or_output_is_shown(runner, ask, settle, shown):
    runner.codes[CALL] = Code("execute_python", "a\u202e\x1b]52;c;x\x07[@click=app.quit]b[/]")
    output = {**OUTPUT, "output": "[@click=app.quit]out[/]\u202e\n", "errors": "[bold]e\n"}
    runner.executions[CALL] = Execution(CALL, "execute_python", {}, output, ())
    app = TinycallApp(runner)
    async with app.run_test(size=(100, 30)) as pilot:
        await ask(pilot)
        assert "a‹U+202E›‹U+001B›]52;c;x‹U+0007›[@click=app.quit]b[/]" in shown(app)
        await pilot.press("y")
        await answered(pilot, runner, settle)
        screen = shown(app)
        assert "[@click=app.quit]out[/]\N{REPLACEMENT CHARACTER}" in screen
        assert "[bold]e" in screen


async def test_without_a_sandbox_it_is_said_in_red(runner, ask, settle, shown):
    runner.codes[CALL] = Code("execute_python", PROGRAM, unsafe=True)
    app = TinycallApp(replace(runner, unsafe_exec=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        assert "WITHOUT A SANDBOX" in shown(app)
        assert "NO SANDBOX" in shown(app)
        await pilot.press("escape")


async def test_esc_ends_the_program(runner, ask, settle, shown):
    runner.endless = True
    app = TinycallApp(runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("y")
        assert await answered(pilot, runner, settle) == [PROGRAM]
        await pilot.press("escape")
        await settle(pilot)
        assert "a program is ended" in shown(app)
        for _ in range(200):
            if runner.was_cancelled:
                break
            await pilot.pause(0.02)
        assert runner.was_cancelled


VIEWS: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "run_tests": (
        {**OUTPUT, "tests": [{"name": "test_a", "result": "passed"},
            {"name": "test_b", "result": "failed"}], "passed": 1, "failed": 1, "skipped": 0,
            "output": "assert 1 == 2\n", "status": 1},
        ("1 passed", "1 failed", "passed  test_a", "failed  test_b", "assert 1 == 2", "status 1"),
    ),
    "analyze_code": (
        {"code": "x = 1\neval(x)", "analysis_type": "security", "findings": [
            {"line": 2, "column": 1, "rule": "S307", "name": "suspicious-eval-usage",
             "message": "Use of possibly insecure function"}],
         "functions": [{"name": "f", "line": 1, "complexity": 7}]},
        ("1 x = 1", "2 eval(x)", "^ S307 Use of possibly", "suspicious-eval-usage", "7"),
    ),
    "search_docs": (
        {"query": "q", "searched": 9, "results": [{"rank": 1, "title": "str.split",
            "kind": "method", "signature": "(sep=None)", "excerpt": "Return a list\nof words.",
            "source": "builtins", "score": 1.0}]},
        ("1  str.split(sep=None)", "builtins", "Return a list", "of words."),
    ),
    "debug_code": (
        {**OUTPUT, "status": 1, "explanation": ["Line 1: it divides by 0."], "fix": {
            "why": "Gave 0.", "code": "print(0)", "outcome": {**OUTPUT, "output": "0\n"}}},
        ("Line 1: it divides by 0.", "fix  Gave 0.", "1 print(0)", "✓ with the fix it runs"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("tool", VIEWS)
async def test_results_are_shown(runner, ask, settle, shown, tool):
    output, words = VIEWS[tool]
    runner.executions[CALL] = Execution(CALL, tool, {}, output, ())
    app = TinycallApp(runner)
    async with app.run_test(size=(80, 40)) as pilot:
        await ask(pilot)
        await pilot.press("y")
        await answered(pilot, runner, settle)
        screen = shown(app)
        for word in words:
            assert word in screen


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
@pytest.mark.parametrize("keys", [(), ("e",)])
def test_code_dialog_snapshot(runner, snap_compare, ask, settle, size, keys):
    async def play(pilot):
        await ask(pilot)
        await pilot.press(*keys)
        await settle(pilot)

    app = TinycallApp(runner)
    assert snap_compare(app, terminal_size=size, run_before=play)


@pytest.mark.parametrize("tool", VIEWS)
def test_result_snapshot(runner, snap_compare, ask, settle, tool):
    runner.executions[CALL] = Execution(CALL, tool, {}, VIEWS[tool][0], ())

    async def play(pilot):
        await ask(pilot)
        await pilot.press("y")
        await answered(pilot, runner, settle)

    assert snap_compare(TinycallApp(runner), terminal_size=(80, 30), run_before=play)
