from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.reading import Record
from tinycall.tui.app import TinycallApp
from tinycall.tui.draft import Draft, open_draft
from tinycall.tui.panes.dataset import DatasetPane
from tinycall.tui.widgets.dataset_head import DatasetHead
from tinycall.tui.widgets.dialogs import Confirm
from tinycall.tui.widgets.key_bar import KeyBar
from tinycall.tui.widgets.path_dialog import PathDialog, entries, restarted
from tinycall.tui.widgets.question import Question
from tinycall.tui.widgets.record_table import RecordTable


def line(tool: str, user: str, **args: Any) -> str:
    call = f"CALL {tool} {json.dumps(args, ensure_ascii=False, separators=(',', ':'))}"
    return json.dumps({"tool": tool, "user": user, "call": call}, ensure_ascii=False)


GOOD = [
    line("calculator", "calculate 23 plus 17 times 4", expression="23 + 17 * 4"),
    line("plot", "plot y = x**2", kind="function", expression="x**2"),
    line("search", "search for [bold]ñandú[/bold] 中", query="ñandú 中"),
]
BAD = [
    '{"tool":"search","user":"cut of',
    line("search", "top thirty notes on rope", query="rope", top_k=30),
]
LINES = [GOOD[0], GOOD[1], BAD[0], GOOD[2], BAD[1]]

Open = Callable[..., AbstractAsyncContextManager[tuple[DatasetPane, Pilot[None]]]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, and no dataset that ships."""
    monkeypatch.chdir(tmp_path)
    for module in ("draft", "panes.dataset", "widgets.dataset_head"):
        monkeypatch.setattr(f"tinycall.tui.{module}.SHIPPED", tmp_path / "none")
    return tmp_path


@pytest.fixture
def opened(folder: Path, scripted_runner: Any) -> Open:
    """The app with a dataset of the given lines in its dataset pane."""

    @asynccontextmanager
    async def start(
        lines: list[str] = LINES, name: str = "requests.jsonl", size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[tuple[DatasetPane, Pilot[None]]]:
        scripted_runner.status_now = replace(scripted_runner.status_now, workspace=folder / "ws")
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        app = TinycallApp(scripted_runner)
        async with app.run_test(size=size) as pilot:
            await pilot.press("f3")
            pane = app.query_one(DatasetPane)
            await open_file(pilot, name)
            yield pane, pilot

    return start


async def settled(pilot: Pilot[None], seconds: float = 0.05) -> None:
    """Let workers finish and their messages arrive."""
    await pilot.pause(seconds)
    pane = pilot.app.screen_stack[0].query_one(DatasetPane)
    asking = len(pilot.app.screen_stack) > 1
    await pilot.app.workers.wait_for_complete(
        worker
        for worker in pilot.app.workers
        if worker.node is pane and not (asking and worker.group in ("dialog", "save"))
    )
    await pilot.pause()


async def open_file(pilot: Pilot[None], name: str) -> None:
    await pilot.press("ctrl+o")
    await pilot.pause()
    pilot.app.screen.query_one("#path", Input).value = name
    await pilot.press("enter")
    await settled(pilot)


def head(pane: DatasetPane) -> str:
    return str(pane.query_one(DatasetHead).content)


def reason(pane: DatasetPane) -> str:
    return str(pane.query_one("#reason", Static).content)


async def test_the_keys_are_shown_after_a_file_was_opened(opened: Open) -> None:
    async with opened() as (_, pilot):
        await pilot.pause()
        assert "F9 Next bad" in pilot.app.query_one(KeyBar).render_line(0).text


async def test_counts_and_the_source_of_the_tools_are_said(opened: Open) -> None:
    async with opened() as (pane, _):
        assert "✓ 3 valid" in head(pane) and "✗ 2 invalid" in head(pane)
        assert "tools (shipped): calculator 1 · plot 1 · search 1" in head(pane)


async def test_typing_edits_the_record_and_the_counts(opened: Open, folder: Path) -> None:
    async with opened() as (pane, pilot):
        await pilot.press("end", "e", "tab")
        assert "30" in reason(pane)
        await pilot.press("end", "left", "backspace")
        assert reason(pane) == "✓ valid"
        assert pane.unsaved is not None
        await settled(pilot, 0.4)
        assert "✓ 4 valid" in head(pane) and "● not saved" in head(pane)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert pane.unsaved is None
        saved = (folder / "requests.jsonl").read_text(encoding="utf-8").splitlines()
        assert saved[:4] == LINES[:4]
        assert json.loads(saved[4])["call"] == 'CALL search {"query":"rope","top_k":3}'


async def test_a_line_that_is_not_json_is_edited_as_it_is(opened: Open) -> None:
    async with opened() as (pane, pilot):
        await pilot.press("b")
        assert pane.query_one(RecordTable).cursor == 2
        assert "cut off" in reason(pane)
        await pilot.press("e", "end", *'"}')
        assert pane.draft is not None
        assert pane.draft.records[2].text == '{"tool":"search","user":"cut of"}'
        assert 'no field "call"' in reason(pane)


async def test_next_bad_goes_round(opened: Open) -> None:
    async with opened() as (pane, pilot):
        stops = []
        for key in ("b", "f9", "b"):
            await pilot.press(key)
            stops.append(pane.query_one(RecordTable).cursor)
        assert stops == [2, 4, 2]


async def test_keys_of_the_pane_work_while_a_field_has_the_focus(opened: Open) -> None:
    async with opened() as (pane, pilot):
        await pilot.press("e", "x", "f9")
        assert pane.query_one(RecordTable).cursor == 2
        assert pane.draft is not None
        assert json.loads(pane.draft.records[0].text)["user"].endswith("times 4x")


async def test_opening_another_file_asks_about_unsaved_edits(opened: Open, folder: Path) -> None:
    (folder / "other.jsonl").write_text(GOOD[0] + "\n", encoding="utf-8")
    async with opened() as (pane, pilot):
        await pilot.press("x", "ctrl+o")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Question)
        await pilot.press("enter")
        await pilot.pause()
        assert pane.draft is not None and len(pane.draft.records) == 4
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.click("#discard")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PathDialog)
        pilot.app.screen.query_one("#path", Input).value = "other.jsonl"
        await pilot.press("enter")
        await settled(pilot)
        assert len(pane.draft.records if pane.draft else ()) == 1
        assert len((folder / "requests.jsonl").read_text(encoding="utf-8").splitlines()) == 5


async def test_a_file_that_cannot_be_written_loses_nothing(
    opened: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, lines: object) -> None:
        raise TinycallError("cannot be written: No space left on device", where=str(path))

    monkeypatch.setattr("tinycall.tui.draft.write_dataset", full)
    async with opened() as (pane, pilot):
        await pilot.press("x", "ctrl+s")
        await settled(pilot)
        assert any("No space left" in note.message for note in pilot.app._notifications)
        assert pane.unsaved is not None
        assert len((folder / "requests.jsonl").read_text(encoding="utf-8").splitlines()) == 5


async def test_add_copy_delete_and_put_back(opened: Open) -> None:
    async with opened() as (pane, pilot):
        assert pane.draft is not None
        await pilot.press("d", "x", "x", "u")
        assert [record.text for record in pane.draft.records] == LINES
        await pilot.press("a", *"search", "enter", *"hello", "escape")
        added = json.loads(pane.draft.records[2].text)
        assert added == {"tool": "search", "user": "hello", "call": ""}
        assert len(pane.draft.records) == len(LINES) + 1


async def test_what_is_typed_ahead_meets_the_record_that_was_meant(opened: Open) -> None:
    async with opened() as (pane, _):
        assert pane.draft is not None
        pane.query_one("#field-user", TextArea).insert("first ")
        pane.query_one(RecordTable).cursor = 1
        pane.action_delete()
        left = [record.text for record in pane.draft.records]
        assert json.loads(left[0])["user"].startswith("first ")
        assert left[1:] == LINES[2:]


async def test_the_shipped_dataset_is_saved_in_the_workspace(
    folder: Path, scripted_runner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = folder / "package" / "tool_calls.jsonl"
    shipped.parent.mkdir()
    shipped.write_text(GOOD[0] + "\n", encoding="utf-8")
    for module in ("draft", "panes.dataset", "widgets.dataset_head"):
        monkeypatch.setattr(f"tinycall.tui.{module}.SHIPPED", shipped)
    scripted_runner.status_now = replace(scripted_runner.status_now, workspace=folder / "ws")
    app = TinycallApp(scripted_runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        await settled(pilot)
        pane = app.query_one(DatasetPane)
        assert "the dataset that ships" in head(pane)
        await pilot.press("d", "ctrl+s")
        await pilot.pause(0.2)
        await pilot.press("enter")
        await settled(pilot)
        assert len((folder / "ws/datasets/tool_calls.jsonl").read_text().splitlines()) == 2
        assert shipped.read_text() == GOOD[0] + "\n"


async def test_saving_over_another_file_asks(opened: Open, folder: Path) -> None:
    (folder / "other.jsonl").write_text("precious\n", encoding="utf-8")
    async with opened() as (_, pilot):
        await pilot.press("w")
        await pilot.pause(0.2)
        pilot.app.screen.query_one("#path", Input).value = "other.jsonl"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("enter")
        await pilot.pause()
        assert (folder / "other.jsonl").read_text() == "precious\n"


async def test_an_array_is_not_written_over(opened: Open, folder: Path) -> None:
    array = ["[", GOOD[0] + ",", GOOD[1], "]"]
    async with opened(array, "array.json") as (pane, pilot):
        assert pane.draft is not None and len(pane.draft.records) == 2
        await pilot.press("d", "ctrl+s")
        await pilot.pause(0.2)
        assert isinstance(pilot.app.screen, PathDialog)
        assert (folder / "array.json").read_text().splitlines() == array


async def test_tools_inferred_from_the_calls_follow_the_edits(opened: Open) -> None:
    lines = [line("weather", "rain in Bern?", city="Bern"), line("weather", "Ulm?", city="Ulm")]
    async with opened(lines) as (pane, pilot):
        assert "inferred" in head(pane) and "weather 2" in head(pane)
        await pilot.press("e", "shift+tab", "ctrl+k", *"tide", "tab", "tab", "ctrl+k")
        await pilot.press(*'CALL tide {"port":"Brest"}')
        await settled(pilot, 0.4)
        assert "tide 1" in head(pane) and "✓ 2 valid" in head(pane)
        assert reason(pane) == "✓ valid"


async def test_a_file_that_is_not_there_begins_a_new_dataset(opened: Open, folder: Path) -> None:
    async with opened() as (pane, pilot):
        await open_file(pilot, "new.jsonl")
        assert isinstance(pilot.app.screen, PathDialog)
        await pilot.press("enter")
        await settled(pilot)
        assert pane.draft is not None and pane.draft.records == []
        await pilot.press("ctrl+n", *"hi", "ctrl+s")
        await settled(pilot)
        assert json.loads((folder / "new.jsonl").read_text())["tool"] == "hi"


async def test_a_file_that_cannot_be_read_leaves_the_open_one(opened: Open, folder: Path) -> None:
    (folder / "empty.jsonl").write_text("")
    async with opened() as (pane, pilot):
        await open_file(pilot, "empty.jsonl")
        assert any("empty" in note.message for note in pilot.app._notifications)
        assert pane.draft is not None and len(pane.draft.records) == len(LINES)


async def test_nothing_is_edited_while_another_file_is_read(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slow(path: Path, *more: Any) -> Draft:
        go_on.wait(10)
        return open_draft(path, *more)

    async with opened() as (pane, pilot):
        monkeypatch.setattr("tinycall.tui.panes.dataset.open_draft", slow)
        old = pane.draft
        await pilot.press("e", "ctrl+o")
        await pilot.pause()
        pilot.app.screen.query_one("#path", Input).value = "requests.jsonl"
        await pilot.press("enter")
        await pilot.pause()
        assert "reading requests.jsonl" in head(pane)
        await pilot.press("x", "tab", "y", "a")
        assert old is not None and not old.changed
        go_on.set()
        await pilot.pause(0.2)
        await settled(pilot)
        assert pane.draft is not old and pane.unsaved is None


async def test_tracing_shows_the_steps_and_the_weights(opened: Open) -> None:
    async with opened() as (pane, pilot):
        await pilot.press("f8")
        await settled(pilot)
        text = str(pane.query_one("#step-2", Static).content)
        assert text.splitlines()[0] == "<user>↵" and text.splitlines()[-1] == "</call>↵"
        pairs = str(pane.query_one("#step-4", Static).content)
        assert "   0 <user>   → \\n       ·    0" in pairs
        assert "████ 2" in pairs
        await pilot.press("n", "n")
        await settled(pilot)
        assert "cut off" in str(pane.query_one("#no-trace", Static).content)
        await pilot.press("escape")
        assert pilot.app.focused is pane.query_one(RecordTable)


async def test_text_of_files_is_plain_on_the_screen(opened: Open) -> None:
    nasty = line("search", "a \u001b]52;c;x\u0007 \u202e[@click=app.quit]b[/]", query="a")
    raw = "{not json \u009b31m \u001b[2J [red]"
    async with opened([nasty, raw]) as (pane, pilot):
        for _ in range(2):
            screen = "".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
            assert not set(screen) & {"\u001b", "\u0007", "\u202e", "\u009b"}
            assert "[@click=app.quit]b[/]" in screen
            await pilot.press("down")
        assert pane.draft is not None and "\u001b" in pane.draft.records[1].text


async def test_a_hundred_thousand_records_are_drawn_by_the_row(opened: Open) -> None:
    class Counted(list[Record]):
        reads = 0

        def __getitem__(self, index: Any) -> Any:
            Counted.reads += 1
            return super().__getitem__(index)

    async with opened() as (pane, pilot):
        assert pane.draft is not None
        table = pane.query_one(RecordTable)
        pane.draft.records = Counted(pane.draft.records * 20_000)
        table.show(pane.draft.records)
        await pilot.press("end")
        await pilot.pause()
        assert table.cursor == 99_999
        assert Counted.reads < 300


async def test_tab_completes_a_path_as_a_shell_does(opened: Open, folder: Path) -> None:
    (folder / "requests-2.jsonl").touch()
    async with opened() as (_, pilot):
        await pilot.press("ctrl+o", "ctrl+u", "r", "tab")
        await pilot.pause()
        path = pilot.app.screen.query_one("#path", Input)
        assert path.value == "requests"
        await pilot.press(".", "tab")
        assert path.value == "requests.jsonl"
        await pilot.press("tab")
        assert not path.has_focus


def test_paths_are_completed(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "a.jsonl").touch()
    (folder / ".hidden").touch()
    (folder / "done.jsonl").touch()
    assert entries("") == ["data/", "done.jsonl"]
    assert entries("da") == ["data/"]
    assert entries("data/") == ["data/a.jsonl"]
    assert entries(f"{folder}/do") == [f"{folder}/done.jsonl"]
    assert entries("none/") == []
    assert entries(".h") == [".hidden"]
    assert restarted("/srv//tmp/a") == "/tmp/a"
    assert restarted("/srv/~/a") == "~/a"


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60)])
def test_dataset_snapshot(
    folder: Path, scripted_runner: Any, snap_compare: Callable[..., bool], size: tuple[int, int]
) -> None:
    (folder / "requests.jsonl").write_text("\n".join(LINES) + "\n", encoding="utf-8")

    async def show(pilot: Pilot[None]) -> None:
        await pilot.press("f3")
        await open_file(pilot, "requests.jsonl")
        await pilot.press("f9")

    assert snap_compare(TinycallApp(scripted_runner), terminal_size=size, run_before=show)


def test_trace_snapshot(
    folder: Path, scripted_runner: Any, snap_compare: Callable[..., bool]
) -> None:
    (folder / "requests.jsonl").write_text("\n".join(LINES) + "\n", encoding="utf-8")

    async def show(pilot: Pilot[None]) -> None:
        await pilot.press("f3")
        await open_file(pilot, "requests.jsonl")
        await pilot.press("f8")
        await settled(pilot)

    assert snap_compare(TinycallApp(scripted_runner), terminal_size=(80, 24), run_before=show)


def test_a_signal_keeps_edits_in_a_file_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text("".join(f"{text}\n" for text in LINES))
    draft = open_draft(path)
    draft.rescue(tmp_path / "kept")
    assert not (tmp_path / "kept").exists()
    draft.delete(0)
    draft.rescue(tmp_path / "kept")
    kept = tmp_path / "kept" / "unsaved-mine.jsonl"
    assert kept.read_text().splitlines() == LINES[1:]
    assert path.read_text().splitlines() == LINES
