"""What is open, how much of it is valid, and which tools it is checked against."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from tinycall.core.dataset.reading import DatasetSummary
from tinycall.core.visible import visible
from tinycall.tui.draft import SHIPPED, Draft
from tinycall.tui.theme import ACCENT, BAD, GOOD


class DatasetHead(Static):
    """Three lines above the records."""

    DEFAULT_CSS = """
    DatasetHead { height: 3; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def show(self, draft: Draft | None, summary: DatasetSummary | None, index: int) -> None:
        """Show the file, the counts and the tools; `index` is the record that is looked at."""
        if draft is None or summary is None:
            self.update(Text("No dataset is open: ctrl+o opens one."))
        else:
            lines = [_file(draft, index), _counts(draft, summary), _tools(draft, summary)]
            self.update(Text("\n").join(lines))


def _file(draft: Draft, index: int) -> Text:
    name = "the dataset that ships" if draft.path == SHIPPED else visible(str(draft.path))
    line = Text(name, "bold", no_wrap=True, overflow="ellipsis", end="")
    if draft.changed:
        line.append("  ● not saved", f"not bold {ACCENT}")
    if draft.records:
        place = f"  record {index + 1:,} of {len(draft.records):,}"
        number = draft.records[index].number
        if not draft.changed and number != index + 1:
            place += f", line {number:,}"
        line.append(place, "not bold")
    if draft.deleted:
        line.append("  u puts back the deleted", "not bold")
    return line


def _counts(draft: Draft, summary: DatasetSummary) -> Text:
    line = Text(no_wrap=True, overflow="ellipsis")
    line.append(f"✓ {summary.valid:,} valid", GOOD)
    line.append(f"  ✗ {summary.invalid:,} invalid", BAD if summary.invalid else "")
    if draft.progress < 1:
        line.append(f"  checking … {draft.progress:.0%}")
    else:
        line.append(f"  {summary.duplicates:,} duplicates  {summary.characters:,} characters")
    return line


def _tools(draft: Draft, summary: DatasetSummary) -> Text:
    counts = (
        f"{visible(tool.name)} {summary.by_tool.get(tool.name, 0):,}" for tool in draft.registry
    )
    source = visible(draft.tools_source)
    return Text(f"tools ({source}): {' · '.join(counts)}", no_wrap=True, overflow="ellipsis")
