"""Large files in the dataset pane: shown at once, checked meanwhile, edited like others."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from fakes.dataset import BAD, GOOD, Open, head, reason, settled

from tinycall.core.dataset.survey import Survey
from tinycall.tui.draft import LineDraft, open_draft
from tinycall.tui.widgets.record_table import RecordTable

MANY = [*GOOD * 300, BAD[1]]


@pytest.fixture(autouse=True)
def all_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tinycall.tui.draft.LARGE", 1)


async def test_records_are_shown_while_they_are_checked(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, run = Event(), Survey.run

    def slow(survey: Survey, *more: Any) -> None:
        go_on.wait(10)
        run(survey, *more)

    monkeypatch.setattr(Survey, "run", slow)
    monkeypatch.setattr("fakes.dataset.settled", lambda pilot: pilot.pause(0.3))
    async with opened(MANY) as (pane, pilot):
        assert "record 1 of 901" in head(pane) and "checking … 0%" in head(pane)
        await pilot.press("end")
        assert "30" in reason(pane)
        await pilot.press("home", "b")
        assert any("checked so far" in note.message for note in pilot.app._notifications)
        go_on.set()
        await settled(pilot)
        assert "✓ 900 valid  ✗ 1 invalid  897 duplicates" in head(pane)
        await pilot.press("b")
        assert pane.query_one(RecordTable).cursor == 900


async def test_edits_are_counted_and_saved_with_the_rest(opened: Open, folder: Path) -> None:
    async with opened(MANY) as (pane, pilot):
        assert isinstance(pane.draft, LineDraft)
        await pilot.press("e", "x", "escape", "down", "x", "end", "d", "x", "u")
        await settled(pilot, 0.4)
        assert "✓ 899 valid  ✗ 2 invalid  895 duplicates" in head(pane)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert pane.unsaved is None
        saved = (folder / "requests.jsonl").read_text(encoding="utf-8").splitlines()
        assert json.loads(saved[0])["user"].endswith("times 4x")
        assert saved[1:] == [*MANY[2:], MANY[-1]]
        await pilot.press("home", "f8")
        await settled(pilot)
        assert pane.query("#step-2")


def test_a_signal_keeps_edits_of_a_file_that_was_changed(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(GOOD))
    draft = open_draft(path)
    assert isinstance(draft, LineDraft)
    draft.insert(0, "typed")
    draft.rescue(tmp_path / "all")
    assert (tmp_path / "all/unsaved-mine.jsonl").read_text().splitlines() == ["typed", *GOOD]
    path.write_text("others")
    draft.rescue(tmp_path / "left")
    assert (tmp_path / "left/unsaved-mine.jsonl").read_text().splitlines() == ["typed"]


def test_corrections_that_were_written_into_it_are_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_text("\n".join(GOOD))
    draft = open_draft(path)
    assert isinstance(draft, LineDraft) and draft.is_kept_in(path)
    draft.correct([("calculate 23 plus 17  times 4", 'CALL calculator {"expression":"1"}')])
    assert not draft.changed
    texts = [record.text for record in draft.records]
    assert texts[:2] == GOOD[1:] and json.loads(texts[2])["call"].endswith('"1"}')
