"""Editing records in the dataset pane: what is typed meets the record that was meant."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from fakes.dataset import LINES, Open, head, line, reason, settled
from textual.widgets import Input, TextArea

from tinycall.tui.draft import Draft, open_draft
from tinycall.tui.widgets.key_bar import KeyBar
from tinycall.tui.widgets.record_table import RecordTable


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


async def test_keys_of_the_pane_work_while_a_field_has_the_focus(opened: Open) -> None:
    async with opened() as (pane, pilot):
        await pilot.press("e", "x", "f9")
        assert pane.query_one(RecordTable).cursor == 2
        assert pane.draft is not None
        assert json.loads(pane.draft.records[0].text)["user"].endswith("times 4x")


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


async def test_tools_inferred_from_the_calls_follow_the_edits(opened: Open) -> None:
    lines = [line("weather", "rain in Bern?", city="Bern"), line("weather", "Ulm?", city="Ulm")]
    async with opened(lines) as (pane, pilot):
        assert "inferred" in head(pane) and "weather 2" in head(pane)
        await pilot.press("e", "shift+tab", "ctrl+k", *"tide", "tab", "tab", "ctrl+k")
        await pilot.press(*'CALL tide {"port":"Brest"}')
        await settled(pilot, 0.4)
        assert "tide 1" in head(pane) and "✓ 2 valid" in head(pane)
        assert reason(pane) == "✓ valid"


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


async def test_the_footer_tells_the_way_into_the_fields_and_back(opened: Open) -> None:
    async with opened() as (_, pilot):
        ways = ("Enter Edit", "Esc Records")
        for key, (there, elsewhere) in (("enter", ways[::-1]), ("escape", ways)):
            await pilot.press(key)
            await pilot.pause()
            shown = pilot.app.query_one(KeyBar).render_line(0).text
            assert there in shown and elsewhere not in shown
