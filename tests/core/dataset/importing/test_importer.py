"""From a file to samples that are valid for the tools beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.importing.formats import FORMATS, FormatName
from tinycall.core.dataset.importing.importer import Imported, import_file, write_imported
from tinycall.core.dataset.importing.table import parse_mapping
from tinycall.core.dataset.reading import check_record
from tinycall.core.dataset.sample import Sample
from tinycall.core.tools.declared import read_tools
from tinycall.core.tools.registry import Tool, ToolRegistry
from tinycall.core.tools.shipped import shipped_registry

LAMP = {
    "name": "lamp",
    "parameters": {"properties": {"room": {"type": "string"}, "on": {"type": "boolean"}}},
}


def asked(request: Any, *calls: Any, **more: Any) -> dict[str, Any]:
    return {"query": request, "answers": list(calls), "tools": [LAMP], **more}


def call(**args: Any) -> dict[str, Any]:
    return {"name": "lamp", "arguments": args}


def jsonl(*records: Any) -> str:
    lines = [one if isinstance(one, str) else json.dumps(one) for one in records]
    return "\n".join(lines) + "\n"


def imported(folder: Path, text: str | bytes, **options: Any) -> Imported:
    path = folder / "file.jsonl"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_file(path, **options)


def test_keys_stand_in_the_order_of_the_schema(tmp_path: Path) -> None:
    found = imported(tmp_path, jsonl(asked(" light\n", call(on=True, room="hall"))))
    (sample,) = found.samples
    assert sample == Sample("lamp", "light", 'CALL lamp {"room":"hall","on":true}')


def test_what_gives_no_sample_is_counted_by_its_reason(tmp_path: Path) -> None:
    good = asked("light", call(on=True))
    found = imported(
        tmp_path,
        jsonl(
            good,  # 1
            asked("none"),
            asked("both", call(), call()),
            "",
            asked(" ", call()),
            asked("hm", {"name": "the lamp", "arguments": {}}),  # 6
            asked("hm", {"name": "lamp", "arguments": [1]}),
            asked("hm", {"name": "lamp", "arguments": 0}),
            asked("hm", {"name": "lamp", "arguments": "on"}),
            asked("hm", {"name": "lamp", "arguments": '{"on": true, "on": false}'}),
            asked("hm", "lamp"),  # 11
            asked("hm", call(on="yes")),
            asked("hm", call(colour="red")),
            '{"query": "cut off',
            "[1]",
            {"query": "no answers"},  # 16
            asked("\ud800", call()),
            *[asked("none")] * 6,
            good,  # 24
        ),
    )
    assert (found.records, len(found.samples)) == (23, 2)
    assert [(skip.what, skip.count, skip.lines) for skip in found.skipped] == [
        ("a request without a call", 7, (2, 18, 19, 20, 21)),
        ("several calls at once", 1, (3,)),
        ("an empty request", 1, (5,)),
        ("a name that no tool can have", 1, (6,)),
        ("arguments that are no JSON object", 5, (7, 8, 9, 10, 11)),
        ("cannot be read in this format", 4, (14, 15, 16, 17)),
        ("refused by the tool's schema", 2, (12, 13)),
    ]
    examples = {skip.what: skip.example for skip in found.skipped}
    assert examples["refused by the tool's schema"] == ("lamp.on: 'yes' is a string; true or false")
    assert examples["a name that no tool can have"] == "'the lamp'"


def test_arguments_may_be_left_out(tmp_path: Path) -> None:
    bare = [{"name": "lamp"}, {"name": "lamp", "arguments": None}]
    found = imported(tmp_path, jsonl(*[asked("light", one) for one in bare]))
    assert [sample.call for sample in found.samples] == ["CALL lamp {}"] * 2


def test_samples_from_later_in_a_conversation_are_counted(tmp_path: Path) -> None:
    turns = [
        {"from": "system", "value": "Be brief"},
        {"from": "human", "value": "light"},
        {"from": "function_call", "value": json.dumps(call(on=True))},
        {"from": "observation", "value": "on"},
        {"from": "human", "value": "dark"},
        {"from": "function_call", "value": json.dumps(call(on=False))},
    ]
    found = imported(tmp_path, jsonl({"conversations": turns, "tools": [LAMP]}))
    assert [sample.user for sample in found.samples] == ["light", "dark"]
    assert (found.records, found.later) == (1, 1)


def test_given_tools_come_first(tmp_path: Path) -> None:
    given = Tool("lamp", "", {"type": "object", "properties": {"on": {"type": "string"}}})
    records = jsonl(asked("a", call(on=True)), asked("b", call(on="yes")))
    found = imported(tmp_path, records, tools=ToolRegistry([given]))
    assert [sample.user for sample in found.samples] == ["b"]
    (conflict,) = found.tools.conflicting
    assert (conflict.what, conflict.count) == ("lamp", 2)


GOOD = asked("light", call(on=True))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (jsonl(GOOD, asked("none")), (2,)),
        ("\ufeff\r\n" + jsonl(GOOD, "", asked("none")).replace("\n", "\r\n"), (4,)),
        (json.dumps([GOOD, asked("none")], indent=1), (None,)),
        (json.dumps([GOOD, asked("none")]), (1,)),
        (f"{json.dumps(GOOD, indent=1)}\n{json.dumps(asked('none'), indent=1)}", (None,)),
        (f"Two:\n```json\n{jsonl(GOOD, asked('none'))}```\n", (4,)),
    ],
)
def test_json_in_several_layouts(tmp_path: Path, text: str, lines: tuple[int | None]) -> None:
    found = imported(tmp_path, text)
    assert (found.format, found.records) == ("xlam", 2)
    assert [sample.user for sample in found.samples] == ["light"]
    (skip,) = found.skipped
    begins = text.partition('"none"')[0].count("\n")
    assert skip.lines == (lines if lines[0] else (begins,))


def test_a_line_in_another_encoding_is_skipped(tmp_path: Path) -> None:
    found = imported(tmp_path, jsonl(GOOD).encode() + b'{"query": "Gen\xe8ve"}\n')
    (skip,) = found.skipped
    assert (skip.lines, skip.example) == ((2,), "not UTF-8")


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        ("", {}, "file.jsonl: the file is empty"),
        (b"\xff\xfe[\0", {}, "not UTF-8 at byte 0; a text file saved as UTF-8"),
        ("1\n", {}, "in no format that can be imported"),
        (jsonl(asked("none")), {}, "none of 1 records gives a sample: 1 a request without a call"),
        ("", {"format": "openai"}, "file.jsonl: no records"),
        (jsonl(GOOD), {"format": "openai"}, r"1 cannot be read in this format \(no list of mess"),
        (jsonl(GOOD), {"format": "csv"}, "a table wants --map; --map user=COLUMN"),
        (
            jsonl(GOOD),
            {"format": "trl", "mapping": parse_mapping(["user=a,tool=b"])},
            "trl has no columns",
        ),
    ],
)
def test_a_file_that_cannot_be_imported(
    tmp_path: Path, text: str | bytes, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(TinycallError, match=message):
        imported(tmp_path, text, **options)


@pytest.mark.parametrize("mapping", [None, parse_mapping(["user=a,tool=b"])])
def test_a_file_that_cannot_be_read(tmp_path: Path, mapping: Any) -> None:
    with pytest.raises(TinycallError, match="nowhere: cannot be read: No such file"):
        import_file(tmp_path / "nowhere", mapping=mapping)
    with pytest.raises(TinycallError, match="cannot be read: Is a directory"):
        import_file(tmp_path, mapping=mapping)


TEXTS = st.sampled_from(["light", "now", "", "{}", "[]", "<tool_call>{}", "1e999"]) | st.text(
    max_size=5
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
TOOL_NAMES = st.sampled_from(["lamp", "lamp", "lamp", "search", "a b", ""])
ARGUMENT_NAMES = st.sampled_from(["on", "room", "type", "properties"])
SCHEMAS = st.recursive(
    st.sampled_from(
        ["string", "integer", "boolean", "str, optional", "List[int]", "null", "?"]
    ).map(lambda kind: {"type": kind}),
    lambda inner: (
        st.fixed_dictionaries(
            {"type": st.sampled_from(["object", "dict", "array", None])},
            optional={
                "properties": st.dictionaries(ARGUMENT_NAMES, inner | VALUES, max_size=3),
                "required": VALUES | st.lists(ARGUMENT_NAMES, max_size=2),
                "anyOf": st.lists(inner, max_size=2),
                "items": inner | VALUES,
                "enum": VALUES | st.lists(VALUES, max_size=2),
                "$ref": st.sampled_from(["#", "#/$defs/a", "http://localhost/"]),
                "$id": TEXTS,
                "additionalProperties": inner | VALUES,
                "default": VALUES,
            },
        )
        | st.dictionaries(ARGUMENT_NAMES, inner, max_size=3)
    ),
    max_leaves=5,
)


def loose(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The value, the value in a text, or now and then something else."""
    common = values | values.map(json.dumps)
    return st.one_of(*[common] * 6, values.map(repr), VALUES)


DECLARED = st.fixed_dictionaries(
    {"name": TOOL_NAMES}, optional={"description": VALUES, "parameters": SCHEMAS | VALUES}
)
TOOLS = loose(st.lists(DECLARED | DECLARED.map(lambda tool: {"function": tool}), max_size=3))
ARGUMENTS = st.dictionaries(ARGUMENT_NAMES, VALUES, max_size=3)
MADE = st.fixed_dictionaries({"name": TOOL_NAMES, "arguments": loose(ARGUMENTS)})
CALLED = loose(
    st.lists(MADE | MADE.map(lambda made: {"function": made}), min_size=1, max_size=1)
    | st.lists(MADE, max_size=2)
)
ROLES = st.sampled_from(["user", "assistant", "system", "tool", "gpt", "function_call", None])
SAID = st.one_of(TEXTS, VALUES, TOOLS.map(lambda tools: f"<tools>{tools}</tools>"))
ANSWERS = (
    st.fixed_dictionaries(
        {"role": st.just("assistant"), "tool_calls": CALLED}, optional={"weight": VALUES}
    )
    | st.builds(lambda made: {"from": "function_call", "value": made}, loose(MADE))
    | st.builds(lambda made: {"role": "assistant", "function_call": made}, loose(MADE))
    | st.builds(
        lambda made: {"from": "gpt", "value": f"<tool_call>{made}</tool_call>"}, loose(MADE)
    )
)
REQUESTS = st.builds(lambda text: {"role": "user", "content": text}, TEXTS | VALUES)
MESSAGES = loose(
    st.lists(
        st.tuples(REQUESTS, ANSWERS)
        | st.tuples(st.fixed_dictionaries({"from": ROLES, "value": SAID}))
        | st.tuples(ANSWERS),
        min_size=1,
        max_size=3,
    ).map(lambda parts: [message for part in parts for message in part])
)
RECORDS = st.one_of(
    st.fixed_dictionaries({"query": TEXTS, "answers": CALLED, "tools": TOOLS}),
    st.fixed_dictionaries({"messages": MESSAGES}, optional={"tools": TOOLS, "functions": TOOLS}),
    st.fixed_dictionaries({"conversations": MESSAGES}, optional={"tools": TOOLS}),
    st.fixed_dictionaries({"prompt": MESSAGES, "completion": MESSAGES, "tools": TOOLS}),
    st.builds(
        lambda tool, user, args: {"tool": tool, "user": user, "call": f"CALL {tool} {args}"},
        TOOL_NAMES,
        TEXTS,
        ARGUMENTS.map(json.dumps),
    ),
    VALUES,
)
LINES = st.one_of(*[RECORDS.map(json.dumps)] * 6, st.text(max_size=9))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("imported")


def assert_written_valid(found: Imported, folder: Path) -> None:
    """Written, the samples are read again as they are, all valid for the tools beside them."""
    path = folder / "out.jsonl"
    tools = write_imported(found, path)
    registry = shipped_registry() if tools is None else read_tools(tools)
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    records = [check_record(number, line, registry) for number, line in enumerate(lines)]
    assert [record.reason for record in records if record.reason] == []
    assert tuple(record.sample for record in records) == found.samples


def nested(levels: int) -> list[str]:
    arguments = '{"a":' * levels + "1" + "}" * levels
    return [json.dumps(asked("light", {"name": "bell", "arguments": arguments}))]


@given(
    lines=st.lists(LINES, min_size=1, max_size=5),
    format=st.sampled_from([None] * 9 + list(FORMATS)),
)
@example([json.dumps(asked("light", call(on=10**400)))], None)
@example(['{"query":"a","answers":[{"name":"bell","arguments":{"on":' + "9" * 5000 + "}}]}"], None)
@example(['{"messages": ' + "[" * 100_000], "openai")
@example(nested(20), None)
@example(nested(40), None)
@example(nested(60), None)
def test_whatever_comes_in_the_samples_are_valid_for_the_tools(
    folder: Path, lines: list[str], format: FormatName | None
) -> None:
    text = "\n".join(lines).encode("utf-8", "surrogatepass")
    try:
        found = imported(folder, text, format=format)
    except TinycallError:
        return
    assert_written_valid(found, folder)


@given(
    text=st.text(alphabet='Request,Tool;A\n" {}[1]true', max_size=80),
    columns=st.sampled_from(["user=Request,tool=Tool", "user=Request,tool=Tool,args.a=A"]),
)
def test_whatever_table_comes_in_the_samples_are_valid_for_the_tools(
    folder: Path, text: str, columns: str
) -> None:
    try:
        found = imported(folder, f"Request,Tool,A\n{text}", mapping=parse_mapping([columns]))
    except TinycallError:
        return
    assert_written_valid(found, folder)
