"""Datasets as people write them: every record is kept or refused with its line and its reason."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.reading import (
    check_record,
    open_dataset,
    read_dataset,
    sample_line,
    summarize,
    write_dataset,
)
from tinycall.core.dataset.sample import Sample
from tinycall.core.tools.named import KnownTools, NamedTools
from tinycall.core.tools.shipped import shipped_registry


def record(tool: str, user: str, **args: str) -> str:
    call = f"CALL {tool} {json.dumps(args, separators=(',', ':'))}"
    return json.dumps({"tool": tool, "user": user, "call": call}, separators=(",", ":"))


SUM = record("calculator", "2 plus 2", expression="2 + 2")
FIND = record("search", "look up tokens", query="tokens")
LAMP = record("lamp", "light on", state="on")
PRETTY = "\n".join(json.dumps(json.loads(line), indent=2) for line in (SUM, FIND))


def reasons(text: str) -> dict[int, str]:
    return {r.number: r.reason for r in read_dataset(text).records if r.reason is not None}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (f"{SUM}\n{FIND}\n", [1, 2]),
        (f"\ufeff{SUM}\r\n\r\n  {FIND}  \r\n", [1, 3]),
        (f"{SUM}\r{FIND}", [1, 2]),
        (f"[{SUM},{FIND}]", [1, 1]),
        (f"[\n  {SUM},\n\n  {FIND}\n]\n", [2, 4]),
        (f"```jsonl\n{SUM}\n{FIND}\n```\n", [2, 3]),
        (f"Here it is:\n\n```\n{SUM}\n```\nand more:\n~\n```json\n{FIND}\n```\nEnjoy", [4, 9]),
        (f"Run this:\n```bash\nls -la\n```\n```json\n[{SUM},\n{FIND}]\n```", [6, 7]),
        (f"```\n{SUM}\n{FIND}", [2, 3]),
        (f"{SUM}\n{FIND}\n```", [1, 2]),
        (PRETTY, [1, 6]),
    ],
    ids=[
        "jsonl", "bom-crlf-blank", "cr", "array", "array-lines", "fence", "fences-and-prose",
        "foreign-fence", "open-fence", "closing-fence-only", "pretty-printed",
    ],
)  # fmt: skip
def test_layouts(text: str, numbers: list[int]) -> None:
    dataset = read_dataset(text)
    assert [record.number for record in dataset.records] == numbers
    assert [sample.tool for sample in dataset.samples] == ["calculator", "search"]
    assert all("\n" not in record.text for record in dataset.records)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (SUM[:40], "cut off after 40 characters"),
        (SUM[:-1], "cut off"),
        ("calculate 2 plus 2", "not JSON"),
        ('{"tool":"calculator",}', "column 22"),
        ("17", "not a JSON object"),
        ('"text"', "not a JSON object"),
        ('{"tool":"calculator","user":"hi"}', 'no field "call"'),
        (SUM.replace('"user"', '"prompt"'), 'no field "user", unknown field "prompt"'),
        (SUM[:-1] + ',"lang":"en"}', 'unknown field "lang"'),
        (SUM[:-1] + ',"user":"again"}', 'the field "user" stands twice'),
        (SUM.replace('"2 plus 2"', "4"), 'field "user": it is a number'),
        (SUM.replace('"2 plus 2"', "null"), 'field "user": it is null'),
        (SUM.replace('"2 plus 2"', '" \\t "'), 'field "user": it is empty'),
        (SUM.replace("2 plus 2", "2 \\ud800 2"), "surrogate"),
        (SUM.replace("calculator", "abacus"), "there is no tool 'abacus'; one of calculator"),
        (SUM.replace('"calculator"', '"search"'), "names 'calculator' and the field"),
        (SUM.replace("CALL calculator", "calculator"), 'field "call": not a CALL'),
        (SUM.replace(' + 2\\"}', ' + 2\\"'), "the arguments are not JSON"),
        (SUM.replace("expression", "formula"), "no argument 'formula'"),
        (SUM.replace('\\"2 + 2\\"', "1e999"), "the arguments are not JSON: 1e999"),
        (SUM.replace('\\"2 + 2\\"', "[" * 40 + "]" * 40), "nest too deeply"),
        ("[" * 100_000, "the JSON nests too deeply"),
        ('{"a":' * 100_000, "the JSON nests too deeply"),
    ],
    ids=lambda text: text[:40],
)  # fmt: skip
def test_a_bad_line_is_named_and_the_good_ones_are_kept(line: str, said: str) -> None:
    dataset = read_dataset(f"{SUM}\n\n{line}\n{FIND}\n")
    assert [record.number for record in dataset.records if record.sample] == [1, 4]
    (bad,) = (record for record in dataset.records if record.reason)
    assert bad.number == 3
    assert said in str(bad.reason)
    assert bad.text == line


def test_an_array_goes_on_after_a_broken_element() -> None:
    text = f'[\n{SUM},\n{{"tool": "calculator", "user": "half,\n"and": [1, {{}}\n{FIND},\n7\n]'
    dataset = read_dataset(text)
    assert [record.number for record in dataset.records] == [2, 3, 5, 6]
    assert [record.sample is None for record in dataset.records] == [False, True, False, True]


def test_an_array_that_is_never_closed_is_said_so() -> None:
    assert reasons(f"[\n{SUM},\n{FIND}")[3].startswith("the JSON is cut off")


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "```json\n```", "[]", "[\n]\n"])
def test_an_empty_dataset_is_refused(text: str) -> None:
    with pytest.raises(TinycallError, match="the dataset is empty"):
        read_dataset(text)


def test_bytes_that_are_not_utf8_are_placed(tmp_path: Path) -> None:
    path = tmp_path / "latin.jsonl"
    path.write_bytes(SUM.encode() + b"\n" + SUM.replace("plus", "más").encode("latin-1"))
    with pytest.raises(TinycallError) as refused:
        open_dataset(path)
    offset = len(SUM) + 1 + SUM.index("plus") + 1
    assert f"byte 0xe1 at offset {offset}, on line 2" in str(refused.value)
    assert refused.value.where == str(path)


@pytest.mark.parametrize("make", ["missing", "folder", "empty"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, make: str) -> None:
    path = tmp_path / "data.jsonl"
    if make == "folder":
        path.mkdir()
    elif make == "empty":
        path.touch()
    with pytest.raises(TinycallError) as refused:
        open_dataset(path)
    assert refused.value.where == str(path)


def test_the_typed_call_is_kept_and_the_canonical_one_is_trained_on() -> None:
    line = SUM.replace('{\\"expression\\":', '  { \\"expression\\" :  ')
    (record,) = read_dataset(line).records
    assert record.text == line
    assert record.sample == Sample(
        "calculator", "2 plus 2", 'CALL calculator {"expression":"2 + 2"}'
    )


def test_which_tools_are_in_force(tmp_path: Path) -> None:
    assert read_dataset(f"{SUM}\n{LAMP}").tools_source == "shipped"
    assert "there is no tool 'lamp'" in reasons(f"{SUM}\n{LAMP}")[2]
    inferred = read_dataset(f"{LAMP}\n{LAMP.replace('on', 'off')}\n{LAMP[:30]}")
    assert inferred.tools_source == "inferred from the dataset"
    assert inferred.registry.names == ("lamp",)
    assert inferred.summary.valid == 2
    data, tools = tmp_path / "lamps.jsonl", tmp_path / "lamps.json"
    data.write_text(f"{LAMP}\n{LAMP.replace('state', 'colour')}\n")
    schema = {
        "type": "object",
        "properties": {"state": {"enum": ["on", "off"]}},
        "additionalProperties": False,
    }
    tools.write_text(json.dumps([{"name": "lamp", "description": "", "parameters": schema}]))
    declared = open_dataset(data, NamedTools([tools]).known)
    assert declared.tools_source == "from lamps.json"
    assert [record.sample is None for record in declared.records] == [False, True]


def test_shipped_tools_that_are_called_join_those_that_are_named(tmp_path: Path) -> None:
    data, tools = tmp_path / "mixed.jsonl", tmp_path / "lamps.json"
    data.write_text(f"{LAMP}\n{SUM}\n")
    tools.write_text(json.dumps([{"name": "lamp", "parameters": {"type": "object"}}]))
    named = NamedTools([tools]).known
    mixed = open_dataset(data, named)
    assert mixed.registry.names == ("lamp", "calculator")
    assert mixed.tools_source == "from lamps.json; shipped calculator"
    assert mixed.summary.invalid == 0
    assert named.registry.names == ("lamp",)
    alone = open_dataset(data, KnownTools(named.registry, "of the checkpoint"))
    assert alone.registry.names == ("lamp",)
    assert alone.summary.invalid == 1


def test_tools_that_are_offered_are_in_force_where_a_record_calls_one(tmp_path: Path) -> None:
    data, tools = tmp_path / "lamps.jsonl", tmp_path / "lamps.json"
    tools.write_text(json.dumps([{"name": "lamp", "parameters": {"type": "object"}}]))
    offered = [NamedTools([tools]).known]
    for lines, source in (
        ([LAMP], "from lamps.json"),
        ([LAMP, SUM], "from lamps.json; shipped calculator"),
        ([SUM], "shipped"),
        ([LAMP.replace("lamp", "bulb")], "inferred from the dataset"),
    ):
        data.write_text("\n".join(lines))
        assert open_dataset(data, offered=offered).tools_source == source


def test_counts() -> None:
    again = SUM.replace("2 plus 2", " 2  plus 2 ")
    summary = read_dataset(f"{SUM}\n{again}\n{FIND}\nnonsense").summary
    assert (summary.valid, summary.invalid, summary.duplicates) == (3, 1, 1)
    assert summary.by_tool == {"calculator": 2, "search": 1}
    assert summary.characters == len(SUM) + len(again) + len(FIND) + len("nonsense")


def test_one_record_can_be_checked_alone() -> None:
    registry = shipped_registry()
    assert check_record(7, f" {SUM}\n", registry) == read_dataset("\n" * 6 + SUM).records[0]
    assert summarize([check_record(1, "", registry)]).invalid == 1


@given(
    st.text()
    | st.lists(st.sampled_from([*'[]{},:"` \n\ufeff', SUM, FIND, "```json\n"])).map("".join)
)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        dataset = read_dataset(text)
    except TinycallError:
        return
    assert all((record.sample is None) != (record.reason is None) for record in dataset.records)
    assert all("\n" not in record.text and "\r" not in record.text for record in dataset.records)


@given(
    st.lists(
        st.builds(
            Sample,
            st.just("note"),
            st.text(min_size=1).filter(str.strip),
            st.dictionaries(st.just("text"), st.text(), min_size=1).map(
                lambda args: (
                    f"CALL note {json.dumps(args, ensure_ascii=False, separators=(',', ':'))}"
                )
            ),
        ),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=100, deadline=None)
def test_what_is_written_reads_back(
    tmp_path_factory: pytest.TempPathFactory, samples: list[Sample]
) -> None:
    path = tmp_path_factory.mktemp("round") / "samples.jsonl"
    write_dataset(path, map(sample_line, samples))
    assert open_dataset(path).samples == tuple(samples)


def test_writing_keeps_the_file_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "data.jsonl"
    write_dataset(path, [SUM])

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TinycallError, match=f"{path}: cannot be written: No space left"):
        write_dataset(path, [FIND, FIND])
    assert path.read_text() == SUM + "\n"
    assert list(tmp_path.iterdir()) == [path]


def test_writing_where_nothing_can_be_written_names_the_path(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(TinycallError, match=r"data\.jsonl: cannot be written"):
        write_dataset(tmp_path / "file" / "data.jsonl", [SUM])


def test_writing_follows_a_link_and_keeps_the_mode(tmp_path: Path) -> None:
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    real.touch(0o640)
    link.symlink_to(real)
    write_dataset(link, [SUM])
    assert link.is_symlink()
    assert real.read_text() == SUM + "\n"
    assert real.stat().st_mode & 0o777 == 0o640
