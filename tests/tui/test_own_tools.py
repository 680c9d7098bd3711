"""Tools of one's own on the screen: what they give, what was loaded, what they are checked for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Digits, Input

from tinycall.core.calls import CallError, CallFailure
from tinycall.core.runner import Execution
from tinycall.core.tools.named import NamedTools
from tinycall.core.tools.registry import Artifact, Tool, ToolRegistry
from tinycall.tui.app import TinycallApp
from tinycall.tui.widgets.dataset_head import DatasetHead
from tinycall.tui.widgets.results import MOST_ROWS

CALL = "CALL plot {}"
PNG = Path("/home/me/workspace/artifacts/plot-1.png")


@pytest.fixture
def give(scripted_runner, shown, settle):
    """Runs a CALL of a tool that gives a result, and reads the screen."""

    async def run(result, *, size=(80, 40), artifacts=(), probe=lambda app: None):
        # The name of a shipped tool: what is shown depends on the result alone.
        scripted_runner.tools = ToolRegistry([Tool("plot", "", {"type": "object"})])
        scripted_runner.executions[CALL] = Execution(
            CALL, "plot", {}, {"result": result}, artifacts
        )
        app = TinycallApp(scripted_runner)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            app.query_one("#request", Input).value = CALL
            await pilot.press("enter")
            await settle(pilot)
            return shown(app).partition("Result")[2], probe(app)

    return run


def digits(app):
    return app.query_one(Digits).value


@pytest.mark.parametrize(
    ("result", "value"), [(91440, "91,440"), (-0.5, "-0.5"), (0.1 + 0.2, "0.3")]
)
async def test_a_number_is_written_large(give, result, value):
    assert (await give(result, probe=digits))[1] == value


@pytest.mark.parametrize(
    ("result", "said"),
    [("12 km", "12 km"), (True, "true"), (None, "done"), (1e300, "1e+300"), ("", ""), ([], "[]")],
)
async def test_a_short_result_is_a_line(give, result, said):
    screen, _ = await give(result)
    assert said in screen
    assert "result" not in screen


async def test_a_long_text_keeps_its_lines_and_cannot_steer_the_terminal(give):
    screen, _ = await give("first [bold]line[/bold]\nsecond\x1b[31m\u202e line")
    lines = [line.strip() for line in screen.splitlines()]
    assert "first [bold]line[/bold]" in lines
    assert any(line.startswith("second") for line in lines)
    assert not {"\x1b", "\u202e"} & set(screen)


async def test_a_list_of_objects_is_a_table_with_every_column(give):
    rows = [{"room": "hall", "lux": 120}, {"room": "[red]attic", "lux": 9.5, "on": True}]
    screen, _ = await give(rows)
    heads, first, second = (line.split() for line in screen.splitlines()[1:4])
    assert heads[-3:] == ["room", "lux", "on"]
    assert "hall" in first
    assert "120" in first
    assert second[-3:] == ["[red]attic", "9.5", "true"]


async def test_a_dict_stands_name_by_name_and_a_list_item_by_item(give):
    screen, _ = await give({"state": "on", "rooms": ["hall"], "level": 0.5})
    pairs = [line.split()[-2:] for line in screen.splitlines()[1:4]]
    assert pairs == [["state", "on"], ["rooms", '["hall"]'], ["level", "0.5"]]
    screen, _ = await give(["one", 2, [3]])
    assert [line.strip() for line in screen.splitlines()[1:4]] == ["one", "2", "[3]"]


async def test_a_long_table_says_how_much_it_leaves_out(give):
    def said(app):
        app.query_one("#answer").scroll_end(animate=False)
        return [str(static.content) for static in app.query("#result Static")]

    _, parts = await give(list(range(MOST_ROWS + 7)), probe=said)
    assert f"and 7 more of {MOST_ROWS + 7}" in parts


async def test_of_a_picture_the_path_is_shown_once(give):
    screen, _ = await give(PNG.name, artifacts=(Artifact(PNG, "image/png"),))
    joined = "".join(line.strip() for line in screen.splitlines())
    assert joined.count(PNG.name) == 1
    assert "F8 opens it" in joined


async def test_a_tool_that_is_not_run_says_why_and_gives_no_other_remedy(give, scripted_runner):
    said = "mine.py: the checkpoint was trained for another plot: x is new; train again"
    scripted_runner.refusals["execute"] = CallError(CallFailure.TOOL, said, remedy="")
    screen, _ = await give(0)
    assert said in " ".join(screen.split())
    assert CallFailure.TOOL.remedy not in screen


async def test_the_runner_says_what_was_loaded_from_where(scripted_runner, shown, settle):
    problem = "my_tools.py: the checkpoint does not know halve; train with --tools my_tools.py"
    scripted_runner.status_now = replace(
        scripted_runner.status_now,
        tool_files=("2 from my_tools.py (run)", "1 from tools.json (checked only)"),
        tool_problems=(problem,),
    )
    app = TinycallApp(scripted_runner)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("f2")
        await settle(pilot)
        screen = " ".join(shown(app).split())
        assert "Your tools 2 from my_tools.py (run), 1 from tools.json (checked only)" in screen
        assert problem in screen


async def test_a_dataset_is_checked_against_the_tools_of_the_session(
    scripted_runner, settle, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    lamp = {
        "name": "lamp",
        "parameters": {"type": "object", "properties": {"on": {"type": "boolean"}}},
    }
    Path("lamp.json").write_text(json.dumps([lamp]))
    scripted_runner.offered = (NamedTools([Path("lamp.json")]).known,)
    calls = ['CALL lamp {"on":true}', 'CALL lamp {"on":1}']
    lines = [json.dumps({"tool": "lamp", "user": "lamp on", "call": call}) for call in calls]
    Path("lamps.jsonl").write_text("\n".join(lines))
    app = TinycallApp(scripted_runner)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f3", "ctrl+o")
        await settle(pilot)
        app.screen.query_one("#path", Input).value = "lamps.jsonl"
        await pilot.press("enter")
        await pilot.pause(0.2)
        await settle(pilot)
        head = str(app.query_one(DatasetHead).content)
        assert "tools (from lamp.json): lamp 1" in head
        assert "1 invalid" in head


async def test_a_new_dataset_is_checked_against_the_file_of_functions_that_it_names(
    scripted_runner, settle, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    head = "from tinycall.core.tools import tool\n\n"
    Path("mine.py").write_text(f"{head}@tool\ndef halve(x: float) -> float: ...\n")
    app = TinycallApp(scripted_runner)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f3", "ctrl+o")
        await settle(pilot)
        app.screen.query_one("#path", Input).value = "new.jsonl"
        app.screen.query_one("#tools", Input).value = "mine.py"
        await pilot.press("enter", "enter")
        await pilot.pause(0.2)
        await settle(pilot)
        assert "tools (from mine.py): halve 0" in str(app.query_one(DatasetHead).content)


async def test_the_console_begins_with_requests_that_the_checkpoint_learned(
    scripted_runner, shown, settle
):
    scripted_runner.learned_requests = ("convert 3 miles to feet", "lamp \x1b[31mon")
    app = TinycallApp(scripted_runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f5")
        await settle(pilot)
        screen = shown(app)
        assert "convert 3 miles to feet" in screen
        assert "plums" not in screen
        assert "\x1b" not in screen
