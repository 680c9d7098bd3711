"""The dataset: its records, what is wrong with them, and how one becomes tokens."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import Resize
from textual.timer import Timer

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.reading import DatasetSummary
from tinycall.core.dataset.tracing import trace_sample
from tinycall.core.model.config import PRESETS
from tinycall.core.visible import visible
from tinycall.tui.draft import SHIPPED, Draft, LineDraft, open_draft
from tinycall.tui.keymap import DATASET, bindings
from tinycall.tui.messages import CorrectionsKept, DatasetOpened
from tinycall.tui.panes.pane import Pane, in_thread
from tinycall.tui.widgets.dataset_head import DatasetHead
from tinycall.tui.widgets.path_dialog import PathDialog, path_to_save
from tinycall.tui.widgets.question import Question
from tinycall.tui.widgets.record_editor import RecordEditor
from tinycall.tui.widgets.record_table import RecordTable
from tinycall.tui.widgets.trace_view import TraceView

PROGRESS = 0.5  # seconds between two counts while a large file is checked
PAUSE = 0.3  # seconds without an edit before the whole is counted again
WIDE = 110  # cells from which table and editor stand side by side
TRACE_CONTEXT = PRESETS["small"].context


class DatasetPane(Pane):
    """A table of records, an editor for one of them, and its trace."""

    TITLE = "Dataset"
    FIRST = "#records"
    BINDINGS: ClassVar[list[BindingType]] = bindings(DATASET)

    def compose(self) -> ComposeResult:
        yield DatasetHead(markup=False)
        with Container(id="dataset-body"):
            yield RecordTable(id="records")
            yield RecordEditor(id="editor")
            yield TraceView(id="trace")

    def on_mount(self) -> None:
        self.draft: Draft | None = None
        self._shown = 0  # the record in the editor
        self._summary: DatasetSummary | None = None
        self._reviewing = False
        self._pause: Timer | None = None
        self._show_trace(False)
        self.query_one(RecordEditor).show(None)
        self._show_head()
        if SHIPPED.exists():
            self.work(self._open(SHIPPED, None), group="open")

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width >= WIDE, "-wide")

    @property
    def unsaved(self) -> str | None:
        self._take_edit()
        if self.draft is None or not self.draft.changed:
            return None
        return f"The edits of {visible(self.draft.path.name)} are not saved."

    def rescue(self, folder: Path) -> None:
        if self.draft is not None:
            self.draft.rescue(folder)

    # opening and saving

    async def _open(self, path: Path, tools: Path | None) -> None:
        if self.has_focus_within:
            self.query_one(RecordTable).focus()
        self._lock(True)
        self.query_one(DatasetHead).update(f"reading {visible(str(path))} …")
        try:
            offered = self.runner.offered_tools()
            draft = await in_thread(partial(open_draft, path, tools, offered))
            summary = await in_thread(draft.summary)
        finally:
            self._lock(False)
            self._show_head()
        self._close()
        self.draft = draft
        self._summary = summary
        self._show_records(0)
        if isinstance(draft, LineDraft):
            self.work(self._check(draft), group="check")
        self.tell(DatasetOpened(path if path.exists() else None, tools))

    async def _check(self, draft: LineDraft) -> None:
        """Have the lines of a large file checked while one goes on."""
        stop = Event()
        shown = self.set_interval(PROGRESS, self._show_progress)
        try:
            await in_thread(partial(draft.check, stop))
        finally:
            stop.set()
            shown.stop()
        await self._review()

    def _show_progress(self) -> None:
        if isinstance(self.draft, LineDraft):
            self._summary = self.draft.summary()
            self._show_head()

    def _close(self) -> None:
        """Let go of a large file that was open."""
        for worker in self.workers:
            if worker.group == "check":
                worker.cancel()
        if isinstance(self.draft, LineDraft):
            self.draft.close()

    def _lock(self, locked: bool) -> None:
        """Let nothing be edited that is about to be replaced."""
        self.query_one(RecordTable).loading = locked
        self.query_one(RecordEditor).disabled = locked
        self.refresh_bindings()

    def action_open(self) -> None:
        """Ask for a file and open it."""
        self.ask(self._ask_and_open(), group="dialog")

    async def _ask_and_open(self) -> None:
        if not await self._may_leave():
            return
        start = self.draft.path.parent if self.draft and self.draft.home else Path.cwd()
        dialog = PathDialog("Open a dataset", f"{start}/", action="opens it", opening=True)
        if (chosen := await self.app.push_screen_wait(dialog)) is not None:
            await self._open(*chosen)

    async def _may_leave(self) -> bool:
        if (unsaved := self.unsaved) is None:
            return True
        choices = {"save": "Save", "discard": "Discard them"}
        answer = await self.app.push_screen_wait(Question("Unsaved edits", unsaved, choices))
        if answer == "save":
            await self._save(ask=False)
        return answer == "discard" or self.unsaved is None

    def action_save(self) -> None:
        """Write the records to their file, or ask for one."""
        self.ask(self._save(ask=False), group="save")

    def action_save_as(self) -> None:
        """Write the records to another file."""
        self.ask(self._save(ask=True), group="save")

    async def _save(self, *, ask: bool) -> None:
        self._take_edit()
        draft = self.draft
        if draft is None:
            return
        path = draft.home
        if ask or path is None:
            workspace = (await in_thread(self.runner.status)).workspace
            start = path or workspace / "datasets" / f"{draft.path.stem}.jsonl"
            path = await path_to_save(self.app, start, home=draft.home)
        if path is None:
            return
        await in_thread(partial(draft.save, path))
        self._show_head()
        self.notify(f"{len(draft.records):,} records saved in {path}", markup=False)
        self.tell(DatasetOpened(path, draft.tools))

    def on_corrections_kept(self, message: CorrectionsKept) -> None:
        """Corrections were written into a file, which may be the one that is open."""
        if self.draft is not None and self.draft.is_kept_in(message.path):
            self._take_edit()
            try:
                self.draft.correct(message.calls)
            except TinycallError as error:
                self.refuse(error)
            self._after_change(self._shown)

    # the record under the cursor

    @on(RecordTable.Moved)
    def _moved(self, event: RecordTable.Moved) -> None:
        event.stop()
        self._follow_cursor()

    def _follow_cursor(self) -> int | None:
        """Bring the record under the cursor into the editor; its index, or None without one."""
        if self.draft is None or not self.draft.records:
            return None
        cursor = self.query_one(RecordTable).cursor
        self._take_edit()
        if cursor != self._shown:
            self._shown = cursor
            self._show_record()
        return cursor

    @on(RecordEditor.Edited)
    def _edited(self, event: RecordEditor.Edited) -> None:
        event.stop()
        self._take_edit()

    def _take_edit(self) -> None:
        """Bring what stands in the editor into the draft."""
        if self.draft is None or not self.draft.records:
            return
        text = self.query_one(RecordEditor).take()
        if text is not None:
            record = self.draft.replace(self._shown, text)
            self.query_one(RecordEditor).show_reason(record)
            self._changed()

    def _changed(self) -> None:
        self.query_one(RecordTable).refresh()
        self._show_head()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._review_soon)

    def _review_soon(self) -> None:
        if not self._reviewing:
            self.work(self._review(), group="review")

    async def _review(self) -> None:
        self._reviewing = True
        try:
            while (draft := self.draft) is not None:
                review = await in_thread(draft.review)
                if draft is self.draft and draft.version == review.version:
                    draft.adopt(review)
                    self._summary = review.summary
                    break
        finally:
            self._reviewing = False
        self.query_one(RecordTable).refresh()
        if draft is not None and draft.records:
            self.query_one(RecordEditor).show_reason(draft.records[self._shown])
        self._show_head()

    def _show_records(self, cursor: int) -> None:
        """Show the draft's records anew, with the cursor on one of them."""
        if self.draft is not None:
            table = self.query_one(RecordTable)
            table.show(self.draft.records, cursor)
            self._shown = table.cursor
            self._show_record()

    def _show_record(self) -> None:
        records = self.draft.records if self.draft is not None else []
        self.query_one(RecordEditor).show(records[self._shown] if records else None)
        self._show_head()
        if self.query_one(TraceView).display:
            self.work(self._trace(), group="trace")

    def _show_head(self) -> None:
        self.query_one(DatasetHead).show(self.draft, self._summary, self._shown)

    # editing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the fields the way back shows in place of the way there."""
        match action:
            case "edit":
                return not self.query_one(RecordEditor).has_focus_within
            case "to_records":
                return not self.query_one(RecordTable).has_focus
        return True

    def action_edit(self) -> None:
        """Go to the record's fields."""
        if self._follow_cursor() is not None:
            self._show_trace(False)
            self.query_one(RecordEditor).focus_first()

    def action_to_records(self) -> None:
        """Go back to the table."""
        self._show_trace(False)
        self.query_one(RecordTable).focus()

    def action_add(self) -> None:
        """Add an empty record below this one."""
        if self.draft is not None:
            cursor = self._follow_cursor()
            place = 0 if cursor is None else cursor + 1
            self.draft.insert(place)
            self._after_change(place)
            self.action_edit()

    def action_duplicate(self) -> None:
        """Add a copy of the record below it."""
        if (cursor := self._follow_cursor()) is not None and self.draft is not None:
            self.draft.insert(cursor + 1, self.draft.records[cursor].text)
            self._after_change(cursor + 1)

    def action_delete(self) -> None:
        """Take the record out."""
        if (cursor := self._follow_cursor()) is not None and self.draft is not None:
            self.draft.delete(cursor)
            self._after_change(cursor)

    def action_put_back(self) -> None:
        """Put the record deleted last back in its place."""
        self._follow_cursor()
        if self.draft is not None and (place := self.draft.put_back()) is not None:
            self._after_change(place)

    def _after_change(self, cursor: int) -> None:
        self._show_records(cursor)
        self._changed()

    def action_next_bad(self) -> None:
        """Go to the next record that is not valid."""
        if (cursor := self._follow_cursor()) is not None and self.draft is not None:
            found = self.draft.next_bad(cursor)
            if found is None:
                so_far = f" of the {self.draft.progress:.0%} checked so far"
                said = "every record" + (so_far if self.draft.progress < 1 else "")
                self.notify(f"{said} is valid", markup=False)
            else:
                self.query_one(RecordTable).cursor = found

    # tracing

    def action_trace(self) -> None:
        """Show how the record becomes training data, or go back to the records."""
        if self.query_one(TraceView).display:
            self.action_to_records()
        else:
            self._follow_cursor()
            self._show_trace(True)
            self.query_one(TraceView).focus()
            self.work(self._trace(), group="trace")

    def _show_trace(self, shown: bool) -> None:
        self.query_one(TraceView).display = shown
        self.query_one(RecordTable).display = not shown
        self.query_one(RecordEditor).display = not shown

    def action_step(self, records: int) -> None:
        """Go to the next or the previous record, in a trace too."""
        self.query_one(RecordTable).cursor += records

    async def _trace(self) -> None:
        draft = self.draft
        view = self.query_one(TraceView)
        if draft is None or not draft.records:
            view.show(None, "There is no record to trace.")
            return
        record = draft.records[self._shown]
        if record.sample is None:
            view.show(None, f"There is no sample to trace here.\n✗ {visible(record.reason or '')}")
        else:
            tokenizer = await in_thread(draft.tokenizer)
            view.show(trace_sample(record.sample, tokenizer, TRACE_CONTEXT))
