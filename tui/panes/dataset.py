"""The dataset: its records, what is wrong with them, and how one becomes tokens."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import Resize
from textual.timer import Timer
from textual.widgets import Static

from tinycall.core.dataset.reading import DatasetSummary, summarize
from tinycall.core.dataset.tracing import trace_sample
from tinycall.core.model.config import PRESETS
from tinycall.core.tokenizer import Tokenizer
from tinycall.tui.draft import SHIPPED, Draft, open_draft
from tinycall.tui.keymap import DATASET, bindings
from tinycall.tui.messages import DatasetOpened
from tinycall.tui.panes.pane import Pane, in_thread
from tinycall.tui.theme import ACCENT, BAD, GOOD
from tinycall.tui.widgets.dialogs import Confirm
from tinycall.tui.widgets.path_dialog import PathDialog
from tinycall.tui.widgets.plain_text import visible
from tinycall.tui.widgets.question import Question
from tinycall.tui.widgets.record_editor import RecordEditor
from tinycall.tui.widgets.record_table import RecordTable
from tinycall.tui.widgets.trace_view import TraceView

PAUSE = 0.3  # seconds without an edit before the whole is counted again
WIDE = 110  # cells from which table and editor stand side by side
TRACE_CONTEXT = PRESETS["small"].context


class DatasetPane(Pane):
    """A table of records, an editor for one of them, and its trace."""

    TITLE = "Dataset"
    FIRST = "#records"
    BINDINGS: ClassVar[list[BindingType]] = bindings(DATASET)

    def compose(self) -> ComposeResult:
        yield Static(id="dataset-head", markup=False)
        with Container(id="dataset-body"):
            yield RecordTable(id="records")
            yield RecordEditor(id="editor")
            yield TraceView(id="trace")

    def on_mount(self) -> None:
        self.draft: Draft | None = None
        self._editing = 0
        self._summary: DatasetSummary | None = None
        self._deleted: list[tuple[int, str]] = []
        self._settling = False
        self._pause: Timer | None = None
        self.query_one(TraceView).display = False
        self.query_one(RecordEditor).show(None)
        self._show_head()
        if SHIPPED.exists():
            self.work(self._open(SHIPPED, None), group="open")

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width >= WIDE, "-wide")
        self._show_head()

    @property
    def unsaved(self) -> str | None:
        self._take_edit()
        if self.draft is None or not self.draft.changed:
            return None
        return f"The edits of {visible(self.draft.path.name)} are not saved."

    # opening and saving

    async def _open(self, path: Path, tools: Path | None) -> None:
        self.query_one(RecordTable).loading = True
        try:
            draft = await in_thread(lambda: open_draft(path, tools))
        finally:
            self.query_one(RecordTable).loading = False
        self.draft = draft
        self._deleted.clear()
        self._editing = 0
        self._summary = summarize(draft.records)
        self._show_records(0)
        self.tell(DatasetOpened(path, tools))

    def action_open(self) -> None:
        """Ask for a file and open it."""
        self.work(self._ask_and_open(), group="dialog")

    async def _ask_and_open(self) -> None:
        if not await self._may_lose_edits():
            return
        start = self.draft.path.parent if self.draft and self.draft.home else Path.cwd()
        dialog = PathDialog("Open a dataset", f"{start}/", action="opens it", with_tools=True)
        if (chosen := await self.app.push_screen_wait(dialog)) is not None:
            await self._open(*chosen)

    async def _may_lose_edits(self) -> bool:
        if (unsaved := self.unsaved) is None:
            return True
        answer = await self.app.push_screen_wait(
            Question(
                "Unsaved edits",
                unsaved,
                {"save": "Save", "discard": "Discard them"},
            )
        )
        return answer == "discard" or (answer == "save" and await self._save())

    def action_save(self) -> None:
        """Write the records to their file, or ask for one."""
        self.work(self._save_quietly(), group="save")

    def action_save_as(self) -> None:
        """Write the records to another file."""
        self.work(self._save_quietly(ask=True), group="save")

    async def _save_quietly(self, ask: bool = False) -> None:
        await self._save(ask)

    async def _save(self, ask: bool = False) -> bool:
        self._take_edit()
        draft = self.draft
        if draft is None:
            return False
        path = draft.home
        if path is None or ask:
            path = await self._ask_where(draft)
        if path is None:
            return False
        await in_thread(lambda: draft.save(path))
        self._show_head()
        self.notify(f"saved {len(draft.records):,} records to {path}", markup=False)
        self.tell(DatasetOpened(path, draft.tools))
        return True

    async def _ask_where(self, draft: Draft) -> Path | None:
        folder = await in_thread(lambda: self.runner.status().workspace)
        start = draft.home or folder / "datasets" / f"{draft.path.stem}.jsonl"
        chosen = await self.app.push_screen_wait(
            PathDialog("Save the dataset as", str(start), action="saves it")
        )
        if chosen is None:
            return None
        path = chosen[0]
        if path.exists() and path != draft.home:
            question = Confirm(
                "Overwrite?",
                f"{visible(str(path))} exists already.",
                yes="Overwrite",
                no="Go back",
                default=False,
            )
            if not await self.app.push_screen_wait(question):
                return None
        return path

    # records

    @on(RecordTable.Moved)
    def _moved(self, event: RecordTable.Moved) -> None:
        event.stop()
        if self.draft is not None and event.index != self._editing:
            self._take_edit()
            self._editing = event.index
            self._show_record()

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
            record = self.draft.replace(self._editing, text)
            self.query_one(RecordEditor).show_reason(record)
            self._changed()

    def _changed(self) -> None:
        self.query_one(RecordTable).refresh()
        self._show_head()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._settle)

    def _settle(self) -> None:
        if not self._settling:
            self.work(self._recount(), group="count")

    async def _recount(self) -> None:
        self._settling = True
        try:
            while (draft := self.draft) is not None:
                version = draft.version
                settled = await in_thread(draft.settle)
                if draft is self.draft and draft.version == version:
                    break
            else:
                return
        finally:
            self._settling = False
        self._summary, draft.registry, draft.tools_source, draft.records[:] = settled
        self.query_one(RecordTable).refresh()
        if draft.records:
            self.query_one(RecordEditor).show_reason(draft.records[self._editing])
        self._show_head()

    def _show_records(self, cursor: int) -> None:
        assert self.draft is not None
        table = self.query_one(RecordTable)
        table.show(self.draft.records, cursor)
        self._editing = table.cursor
        self._show_record()

    def _show_record(self) -> None:
        assert self.draft is not None
        records = self.draft.records
        self.query_one(RecordEditor).show(records[self._editing] if records else None)
        self._show_head()
        if self.query_one(TraceView).display:
            self.work(self._trace(), group="trace")

    def action_edit(self) -> None:
        """Go to the record's fields."""
        if self.draft is not None and self.draft.records:
            self._show_trace(False)
            self.query_one(RecordEditor).focus_first()

    def action_to_records(self) -> None:
        """Go back to the table."""
        self._show_trace(False)
        self.query_one(RecordTable).focus()

    def action_add(self) -> None:
        """Add an empty record below this one."""
        if self.draft is None:
            return
        self._take_edit()
        place = min(self._editing + 1, len(self.draft.records))
        self.draft.insert(place)
        self._after_change(place)
        self.action_edit()

    def action_duplicate(self) -> None:
        """Add a copy of the record below it."""
        if self.draft is None or not self.draft.records:
            return
        self._take_edit()
        self.draft.insert(self._editing + 1, self.draft.records[self._editing].text)
        self._after_change(self._editing + 1)

    def action_delete(self) -> None:
        """Take the record out."""
        if self.draft is None or not self.draft.records:
            return
        self._take_edit()
        self._deleted.append((self._editing, self.draft.records[self._editing].text))
        self.draft.delete(self._editing)
        self._after_change(self._editing)
        self.notify(f"record {self._deleted[-1][0] + 1} deleted; u puts it back", markup=False)

    def action_put_back(self) -> None:
        """Put the record deleted last back in its place."""
        if self.draft is not None and self._deleted:
            self._take_edit()
            place, text = self._deleted.pop()
            place = min(place, len(self.draft.records))
            self.draft.insert(place, text)
            self._after_change(place)

    def _after_change(self, cursor: int) -> None:
        self._show_records(cursor)
        self._changed()

    def action_next_bad(self) -> None:
        """Go to the next record that is not valid."""
        if self.draft is None or not self.draft.records:
            return
        self._take_edit()
        found = self.draft.next_bad(self._editing)
        if found is None:
            self.notify("every record is valid", markup=False)
        else:
            self.query_one(RecordTable).cursor = found

    # tracing

    def action_trace(self) -> None:
        """Show how the record becomes training data, or go back to the records."""
        self._show_trace(not self.query_one(TraceView).display)
        if self.query_one(TraceView).display:
            self._take_edit()
            self.query_one(TraceView).focus()
            self.work(self._trace(), group="trace")
        else:
            self.query_one(RecordTable).focus()

    def _show_trace(self, shown: bool) -> None:
        self.query_one(TraceView).display = shown
        self.set_class(shown, "-tracing")

    def action_step(self, records: int) -> None:
        """Trace the next or the previous record."""
        self.query_one(RecordTable).cursor += records

    async def _trace(self) -> None:
        draft = self.draft
        view = self.query_one(TraceView)
        if draft is None or not draft.records:
            view.show(None, "There is no record to trace.")
            return
        record = draft.records[self._editing]
        if record.sample is None:
            view.show(None, f"This record holds no sample yet.\n✗ {visible(record.reason or '')}")
            return
        sample = record.sample
        tokenizer = await in_thread(lambda: _tokenizer(draft))
        view.show(trace_sample(sample, tokenizer, TRACE_CONTEXT))

    # the head

    def _show_head(self) -> None:
        head = self.query_one("#dataset-head", Static)
        draft, summary = self.draft, self._summary
        if draft is None or summary is None:
            head.update(Text("No dataset is open: ctrl+o opens one."))
            return
        name = "the dataset that ships" if draft.path == SHIPPED else visible(str(draft.path))
        first = Text(no_wrap=True, overflow="ellipsis")
        first.append(name, "bold")
        if draft.changed:
            first.append("  ● not saved", ACCENT)
        if draft.records:
            record = draft.records[self._editing]
            first.append(f"  record {self._editing + 1:,} of {len(draft.records):,}")
            if not draft.changed and record.number != self._editing + 1:
                first.append(f", line {record.number:,}")
        second = Text(no_wrap=True, overflow="ellipsis")
        second.append(f"✓ {summary.valid:,} valid", GOOD)
        second.append(f"  ✗ {summary.invalid:,} invalid", BAD if summary.invalid else "")
        second.append(f"  {summary.characters:,} characters  {summary.duplicates:,} duplicates")
        third = Text(no_wrap=True, overflow="ellipsis")
        third.append(f"tools ({visible(draft.tools_source)}): ")
        counts = [
            f"{visible(tool.name)} {summary.by_tool.get(tool.name, 0):,}" for tool in draft.registry
        ]
        third.append(" · ".join(counts))
        head.update(Text("\n").join([first, second, third]))


def _tokenizer(draft: Draft) -> Tokenizer:
    samples = [record.sample for record in draft.records if record.sample is not None]
    return Tokenizer.of(text for sample in samples for text in (sample.user, sample.call))
