"""Files of the dataset pane: opening and saving lose no edit and write over nothing unasked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes.dataset import GOOD, LINES, Open, asked_for_path, head, open_file, settled

from tinycall.core.calls import TinycallError
from tinycall.tui.app import TinycallApp
from tinycall.tui.panes.dataset import DatasetPane
from tinycall.tui.widgets.dialogs import Confirm
from tinycall.tui.widgets.path_dialog import PathDialog, entries, restarted
from tinycall.tui.widgets.question import Question


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
        (await asked_for_path(pilot)).value = "other.jsonl"
        await pilot.press("enter")
        await settled(pilot)
        assert len(pane.draft.records if pane.draft else ()) == 1
        assert len((folder / "requests.jsonl").read_text(encoding="utf-8").splitlines()) == 5


async def test_a_file_that_cannot_be_read_leaves_the_open_one(opened: Open, folder: Path) -> None:
    (folder / "empty.jsonl").write_text("")
    async with opened() as (pane, pilot):
        await open_file(pilot, "empty.jsonl")
        assert any("empty" in note.message for note in pilot.app._notifications)
        assert pane.draft is not None and len(pane.draft.records) == len(LINES)


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
        await asked_for_path(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert len((folder / "ws/datasets/tool_calls.jsonl").read_text().splitlines()) == 2
        assert shipped.read_text() == GOOD[0] + "\n"


async def test_saving_over_another_file_asks(opened: Open, folder: Path) -> None:
    (folder / "other.jsonl").write_text("precious\n", encoding="utf-8")
    async with opened() as (_, pilot):
        await pilot.press("w")
        (await asked_for_path(pilot)).value = "other.jsonl"
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
        await asked_for_path(pilot)
        assert (folder / "array.json").read_text().splitlines() == array


async def test_tab_completes_a_path_as_a_shell_does(opened: Open, folder: Path) -> None:
    (folder / "requests-2.jsonl").touch()
    async with opened() as (_, pilot):
        await pilot.press("ctrl+o")
        path = await asked_for_path(pilot)
        await pilot.press("ctrl+u", "r", "tab")
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
