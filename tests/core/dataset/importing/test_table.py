"""Tables, by a mapping of their columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tinycall.core.calls import TinycallError, parse_call
from tinycall.core.dataset.importing.importer import Imported, import_file
from tinycall.core.dataset.importing.table import ColumnMapping, parse_mapping
from tinycall.core.tools.registry import Tool, ToolRegistry

COLUMNS = "user=Request,tool=Tool,args.city=City,args.days=Days"
HEADER = "Request,Tool,City,Days\n"
TYPES = {
    "city": {"type": "string"},
    "days": {"type": "integer"},
    "share": {"type": "number"},
    "warm": {"type": "boolean"},
    "hours": {"type": "array", "items": {"type": "integer"}},
    "either": {"anyOf": [{"type": "string"}, {"type": "array"}]},
    "point": {"$ref": "#/$defs/point"},
}
WEATHER = Tool(
    "weather",
    "",
    {
        "type": "object",
        "properties": TYPES,
        "$defs": {"point": {"type": "object", "properties": {"x": {"type": "number"}}}},
    },
)


def imported(tmp_path: Path, text: str, columns: str = COLUMNS, *tools: Tool) -> Imported:
    path = tmp_path / "asked.csv"
    path.write_bytes(text.encode())
    return import_file(path, mapping=parse_mapping([columns]), tools=ToolRegistry(tools))


def arguments(found: Imported) -> list[Any]:
    return [dict(parse_call(sample.call).args) for sample in found.samples]


@pytest.mark.parametrize(
    ("parts", "mapping"),
    [
        (["user=a,tool=b,args=c"], ColumnMapping("a", "b", "c", {})),
        (["user=a", "tool=b"], ColumnMapping("a", "b", None, {})),
        (
            ["user=What, then", "tool = b , args.x.y=c=d,args.z=tool"],
            ColumnMapping("What, then", "b", None, {"x.y": "c=d", "z": "tool"}),
        ),
    ],
)
def test_a_mapping(parts: list[str], mapping: ColumnMapping) -> None:
    assert parse_mapping(parts) == mapping


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (["user=a"], "no column for tool"),
        (["user=a,tool="], "'tool=' maps no column"),
        (["question=a"], "'question=a' maps no column; user=COLUMN"),
        (["user"], "'user' maps no column"),
        (["user=a,tool=b", "user=c"], "user stands twice"),
        (["user=a,tool=b,args=c,args.d=e"], "args and args.NAME together"),
    ],
)
def test_a_wrong_mapping(parts: list[str], message: str) -> None:
    with pytest.raises(TinycallError, match=message):
        parse_mapping(parts)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "~"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_any_delimiter(tmp_path: Path, delimiter: str, line_end: str) -> None:
    rows = [
        ["Request", "Tool", "City", "Days"],
        ['"How, in ""Rome""; then?"', "weather", "Rome", "3"],
        ['"two\nlines"', "weather", "Oslo", ""],
        ["plain", "weather", "Bern", "4"],
    ]
    text = "\ufeff" + line_end.join(delimiter.join(row) for row in rows) + line_end
    found = imported(tmp_path, text)
    assert [sample.user for sample in found.samples][:2] == ['How, in "Rome"; then?', "two\nlines"]
    assert arguments(found) == [
        {"city": "Rome", "days": "3"},
        {"city": "Oslo"},
        {"city": "Bern", "days": "4"},
    ]


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("city", "12", "12"),
        ("city", "true", "true"),
        ("days", "3", 3),
        ("days", "3.0", 3),
        ("share", "0.5", 0.5),
        ("share", "2", 2),
        ("warm", "TRUE", True),
        ("warm", "false", False),
        ("hours", "[1, 2]", [1, 2]),
        ("either", "[1]", [1]),
        ("either", "1", "1"),
        ("point", '{"x": 1}', {"x": 1}),
        ("unheard", "3", "3"),
    ],
)
def test_a_cell_is_read_by_the_schema(tmp_path: Path, name: str, cell: str, value: Any) -> None:
    quoted = cell.replace('"', '""')
    text = f'Request\tTool\tV\nnow\tweather\t"{quoted}"\n'
    found = imported(tmp_path, text, f"user=Request,tool=Tool,args.{name}=V", WEATHER)
    (args,) = arguments(found)
    assert args == {name: value}
    assert type(args[name]) is type(value)


def test_a_cell_that_the_schema_refuses_is_counted(tmp_path: Path) -> None:
    rows = "now,weather,Rome,many\nthen,weather,Rome,1\n"
    found = imported(tmp_path, HEADER + rows, COLUMNS, WEATHER)
    (skip,) = found.skipped
    assert skip.what == "refused by the tool's schema"
    assert (skip.lines, skip.example) == ((2,), "weather.days: 'many' is a string; a whole number")


@pytest.mark.parametrize(
    ("cell", "args"),
    [
        ('"{""city"": ""Rome"", ""days"": 3}"', {"city": "Rome", "days": 3}),
        ("\"{'city': 'Rome', 'warm': True}\"", {"city": "Rome", "warm": True}),
        ("", {}),
    ],
)
def test_all_arguments_in_one_cell(tmp_path: Path, cell: str, args: Any) -> None:
    text = f"q,fn,params_json\nnow,weather,{cell}\n"
    found = imported(tmp_path, text, "user=q,tool=fn,args=params_json")
    assert arguments(found) == [args]


def test_what_gives_no_sample_is_counted_on_the_line_where_its_row_begins(tmp_path: Path) -> None:
    rows = [
        '"two\nlines",weather,Rome,1',  # 2
        "",
        ",weather,Rome,1",  # 5
        "no tool,,Rome,",  # 6
        "no row at all",  # 7
        "too, many,cells,in,it",  # 8
        "now,the weather,Rome,1",  # 9
    ]
    found = imported(tmp_path, HEADER + "\n".join(rows))
    assert found.records == 6
    assert [(skip.what, skip.count, skip.lines) for skip in found.skipped] == [
        ("an empty request", 1, (5,)),
        ("a request without a call", 2, (6, 7)),
        ("cannot be read in this format", 1, (8,)),
        ("a name that no tool can have", 1, (9,)),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "asked.csv: no column 'Request'; a header row"),
        ("a,b\n", "asked.csv: no column 'Request'; one of 'a', 'b'"),
        ("Request,Tool,City\n", "no column 'Days'; one of 'Request', 'Tool', 'City'"),
        ("Request,Tool,City,Days,City\n", "several columns 'City'"),
        (HEADER, "asked.csv: no records"),
        (f"{HEADER}a,lamp,{'x' * 200_000},\n", "no table: field larger"),
    ],
)
def test_a_table_that_cannot_be_read(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TinycallError, match=message):
        imported(tmp_path, text)


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "asked.csv"
    path.write_bytes((HEADER + "now,weather,Gen\xe8ve,\n").encode("latin-1"))
    with pytest.raises(TinycallError, match="not UTF-8; a text file saved as UTF-8"):
        import_file(path, mapping=parse_mapping([COLUMNS]))
