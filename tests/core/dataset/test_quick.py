"""Lines read quickly: the verdict, the sample and the message are those of the full diagnosis."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tinycall.core.dataset.reading import Checker, Record
from tinycall.core.tools.registry import Tool, ToolRegistry
from tinycall.core.tools.schema import in_schema_order, refusal
from tinycall.core.tools.shipped import shipped_registry

KEYS = st.sampled_from("abc")
TEXTS = st.sampled_from(["", "a", "b", "longer text", "é中", "\u2028", "-0", '"', "\\", "\x01"])
NUMBERS = st.sampled_from([0, 1, -1, 3, 10**20, 1.0, 0.5, -0.0, 1e300])
VALUES = st.recursive(
    TEXTS | NUMBERS | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
SCALARS = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "minLength": 1, "maxLength": 3, "description": "short"},
        {"type": "string", "enum": ["a", "b"]},
        {"enum": ["a", 1, None]},
        {"const": "a"},
        {"const": 1},
        {"type": "integer", "minimum": 0, "maximum": 3},
        {"type": "number", "maximum": 1},
        {"type": "number"},
        {"type": "boolean"},
        {"type": ["string", "null"]},
        {"type": "string", "pattern": "a"},
        {},
        True,
    ]
)


def objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {"type": st.just("object"), "properties": st.dictionaries(KEYS, inner, max_size=3)},
        optional={
            "required": st.lists(KEYS, unique=True, max_size=2),
            "additionalProperties": st.booleans(),
        },
    )


SCHEMAS = st.recursive(
    SCALARS,
    lambda inner: (
        objects(inner)
        | st.fixed_dictionaries({"type": st.just("array"), "items": inner})
        | st.builds(lambda item: {"type": "array", "items": item, "maxItems": 2}, inner)
        | st.builds(lambda branches: {"anyOf": branches}, st.lists(inner, min_size=1, max_size=3))
    ),
    max_leaves=5,
)


def precise(registry: ToolRegistry) -> Checker:
    """A checker that takes no short cut."""
    slow = ToolRegistry(Tool(tool.name, "", tool.schema) for tool in registry)
    for tool in slow:
        tool.__dict__["accepts"] = None
    checker = Checker(slow)
    checker.quick.accepted = lambda line: None  # type: ignore[method-assign]  # for this checker alone
    return checker


SHIPPED = shipped_registry()
QUICK, PRECISE = Checker(SHIPPED), precise(SHIPPED)


def same(line: str, quick: Checker = QUICK, slow: Checker = PRECISE) -> Record:
    assert quick.check(3, line) == slow.check(3, line)
    assert quick.called == slow.called
    return quick.check(3, line)


@given(SCHEMAS, VALUES)
@settings(max_examples=400, deadline=None)
def test_what_is_accepted_quickly_the_schema_accepts(schema: Any, value: Any) -> None:
    tool = Tool("t", "", schema if isinstance(schema, dict) else {"properties": {"a": schema}})
    _ = tool.validator
    if tool.accepts is not None and tool.accepts(value):
        assert refusal(tool.validator, value) is None
        assert not isinstance(value, dict) or (
            json.dumps(in_schema_order(tool.schema, value)) == json.dumps(value)
        )


@given(objects(SCHEMAS), st.dictionaries(KEYS, VALUES, max_size=3), st.booleans(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_lines_of_own_tools(schema: Any, args: Any, ascii_: bool, spaces: bool) -> None:
    registry = ToolRegistry([Tool("t", "", schema)])
    separators = None if spaces else (",", ":")
    call = f"CALL t {json.dumps(args, ensure_ascii=ascii_, separators=separators)}"
    line = json.dumps({"tool": "t", "user": "do", "call": call}, ensure_ascii=not ascii_)
    same(line, Checker(registry), precise(registry))


GOOD = [
    {"tool": "calculator", "user": "2 plus 2", "call": 'CALL calculator {"expression":"2 + 2"}'},
    {"tool": "search", "user": "rope", "call": 'CALL search {"query":"rope","top_k":3}'},
    {"tool": "plot", "user": "bars", "call": 'CALL plot {"kind":"bar","values":[1,2.5,-0]}'},
]
PARTS = [
    *'{}[]",:\\ 0-', "\\u0041", "\\ud800", "1e999", "NaN", "é", "\n", "\u2028", "CALL ", "plot",
    "null", '"user":', "search", '\\"', ".0",
]  # fmt: skip


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    line = json.dumps(
        draw(st.sampled_from(GOOD)), separators=draw(st.sampled_from([None, (",", ":")]))
    )
    for _ in range(draw(st.integers(0, 3))):
        at, cut = draw(st.integers(0, len(line))), draw(st.integers(0, 3))
        line = line[:at] + draw(st.sampled_from(PARTS)) + line[at + cut :]
    return " ".join(line.split("\n")).strip()


@given(spoiled() | st.text())
@example('["tool","user","call"]')
@example('[["tool","search"],["user","x"],["call","CALL search {}"]]')
@example('{"tool":"search","user":"a","user":"b","call":"CALL search {\\"query\\":\\"a\\"}"}')
@example('{"tool":["search"],"user":"a","call":"CALL search {\\"query\\":\\"a\\"}"}')
@example('{"tool":"search","user":" ","call":"CALL search {\\"query\\":\\"a\\"}"}')
@example(
    '{"tool":"search","user":"a","call":"CALL search {\\"query\\":\\"a\\",\\"query\\":\\"a\\"}"}'
)
@example('{"tool":"search","user":"a","call":"CALL search {\\"top_k\\":3,\\"query\\":\\"a\\"}"}')
@example('{"tool":"search","user":"a","call":"CALL search {\\"query\\":\\"a\\"}\\n"}')
@example('{"tool":" search","user":"a","call":"CALL  search {\\"query\\":\\"a\\"} "}')
@example('{"tool":"search","user":"\ud800","call":"CALL search {\\"query\\":\\"a\\"}"}')
@example('{"tool":"search","user":"a","call":"CALL search ' + '{\\"query\\":' * 40 + '1"}')
@example("[" * 100_000)
@settings(max_examples=500, deadline=None)
def test_any_line_has_the_same_verdict_and_message(line: str) -> None:
    same(" ".join(line.splitlines()).strip())


def test_plain_lines_take_the_short_cut() -> None:
    for fields in GOOD:
        assert QUICK.quick.accepted(json.dumps(fields)) is not None
        assert same(json.dumps(fields)).reason is None
