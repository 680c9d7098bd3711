"""The sample of Snips that ships."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from tinycall.core.dataset.layout import split_records
from tinycall.core.dataset.reading import check_record, summarize
from tinycall.core.tools.declared import read_tools

DATA = Path(str(files("tinycall.data")))


def test_the_sample_is_valid_and_even() -> None:
    registry = read_tools(DATA / "snips_tools.json")
    text = (DATA / "snips_sample.jsonl").read_text(encoding="utf-8")
    records = [check_record(number, line, registry) for number, line in split_records(text)]
    summary = summarize(records)
    assert (summary.valid, summary.invalid, summary.duplicates) == (350, 0, 0)
    assert summary.by_tool == dict.fromkeys(sorted(registry.names), 50)
