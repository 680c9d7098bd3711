"""Large files: lines that stay in the file are found, checked, counted and edited as others are."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinycall.core.calls import TinycallError
from tinycall.core.dataset import lines as lines_module
from tinycall.core.dataset.layout import split_records
from tinycall.core.dataset.line_records import LineRecords
from tinycall.core.dataset.lines import LineFile
from tinycall.core.dataset.reading import check_record, open_dataset
from tinycall.core.dataset.streaming import check_file, read_samples
from tinycall.core.dataset.survey import Survey


def line(tool: str, user: str, **args: object) -> str:
    return json.dumps({"tool": tool, "user": user, "call": f"CALL {tool} {json.dumps(args)}"})


SUM = line("calculator", "2 plus 2", expression="2 + 2")
FIND = line("search", "look up rope", query="rope")
LAMP = line("lamp", "light on", state="on")
LINES = [SUM, "{broken", FIND, SUM.replace("2 plus 2", " 2  plus 2 "), LAMP]


@given(
    st.lists(st.sampled_from(["{1}", "{", "x", " ", "é", "\n", "\n", "\r\n", "\r", "\u2028", "`"])),
    st.sampled_from([3, 1 << 17]),
)
@settings(max_examples=300, deadline=None)
def test_lines_are_found_where_the_whole_text_has_them(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], block: int
) -> None:
    text = "".join(parts)
    path = tmp_path_factory.getbasetemp() / "lines.txt"
    path.write_bytes(text.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines_module, "_BLOCK", block)
        file = LineFile(path)
    if file.whole:
        found = [(file.numbers[index], file.line(index)) for index in range(len(file))]
        assert found == list(split_records(text))
        assert [one for some in file.blocks(2) for one in some] == [one for _, one in found]
    file.close()


@pytest.mark.parametrize("text", [f"[{SUM}]", f"```\n{SUM}\n```", '{\n"tool": 1}'])
def test_other_layouts_are_told_apart(tmp_path: Path, text: str) -> None:
    path = tmp_path / "data.json"
    path.write_text(text)
    assert not LineFile(path).whole


def test_bytes_that_are_not_utf8_are_placed_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "latin.jsonl"
    path.write_bytes(f"{SUM}\n\n".encode() + b'{"user":"m\xe1s"}\n')
    with pytest.raises(TinycallError) as whole:
        open_dataset(path)
    with pytest.raises(TinycallError) as found:
        check_file(path)
    assert str(found.value) == str(whole.value)


@pytest.mark.parametrize(
    "lines",
    [LINES, [LAMP, LAMP.replace("state", "colour"), "{"], [LAMP] * 300 + [SUM], ["", "{", ""]],
    ids=["mixed", "inferred", "shipped-at-the-end", "no-sample"],
)
def test_a_file_is_checked_and_counted_as_one_read_whole(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "data.jsonl"
    path.write_text("\n".join(lines))
    whole, found, samples = open_dataset(path), check_file(path), read_samples(path)
    assert found.summary == whole.summary
    assert [(one.number, one.reason) for one in found.problems] == [
        (record.number, record.reason) for record in whole.records if record.reason
    ]
    assert found.tools_source == samples.tools_source == whole.tools_source
    assert found.registry.names == samples.registry.names == whole.registry.names
    assert (samples.samples, samples.invalid) == (whole.samples, whole.summary.invalid)


def test_edits_are_counted_and_the_rest_stays_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "data.jsonl"
    path.write_text("\n".join(LINES))
    survey = Survey(LineFile(path))
    records, plain = LineRecords(survey), list(open_dataset(path).records)
    assert list(records) == plain
    assert records.next_bad(0) is None
    survey.run()
    assert [records.next_bad(start) for start in (0, 1, 4)] == [1, 4, 1]
    new = check_record(2, FIND, survey.registry)
    for some in (records, plain):
        some[1] = new
        some.insert(0, new)
        del some[3]
        some.insert(4, check_record(5, "{", survey.registry))
        del some[4]
    assert list(records) == plain
    assert list(records.texts()) == [record.text for record in plain]
    counts = records.summary()
    assert (counts.valid, counts.invalid, counts.duplicates) == (4, 1, 2)
    assert counts.characters == sum(len(record.text) for record in plain)


def test_a_file_that_is_written_to_meanwhile_is_not_mixed_up(tmp_path: Path) -> None:
    path = tmp_path / "data.jsonl"
    path.write_text("\n".join(LINES))
    records = LineRecords(Survey(LineFile(path)))
    path.write_text("\n".join(["something else", *LINES]))
    assert "changed while it was open" in str(records[0].reason)
    with pytest.raises(TinycallError, match="opening it again"):
        list(records.texts())


def test_checking_stops_when_told(tmp_path: Path) -> None:
    path = tmp_path / "data.jsonl"
    path.write_text("\n".join([SUM] * 2000))
    stop = Event()
    survey = Survey(LineFile(path))
    survey.run(stop, stop.set)
    assert 0 < survey.done < 2000
    survey.run()
    assert survey.complete and survey.summary().valid == 2000


def test_a_large_file_is_checked_in_bounded_memory(tmp_path: Path) -> None:
    path, count = tmp_path / "data.jsonl", 20_000
    with path.open("w") as file:
        file.writelines(
            SUM.replace("2 plus 2", "2 plus 2 " * 9 + str(i)) + "\n" for i in range(count)
        )
    tracemalloc.start()
    survey = Survey(LineFile(path))
    records = LineRecords(survey)
    survey.run()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(records) == survey.summary().valid == count
    assert peak < path.stat().st_size / 2
