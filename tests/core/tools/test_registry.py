from __future__ import annotations

from pathlib import Path

import pytest

from tinycall.core.calls import Call, CallError, CallFailure, TinycallError
from tinycall.core.tools.registry import Tool, ToolContext, ToolOutput, ToolRegistry
from tinycall.core.tools.shipped import shipped_registry

SCHEMA = {
    "type": "object",
    "properties": {"a": {"type": "integer"}, "b": {}},
    "required": ["a"],
    "additionalProperties": False,
}
HERE = ToolContext(Path())


def double(args, context):
    return ToolOutput({"value": args["a"] * 2})


@pytest.fixture
def registry():
    return ToolRegistry(
        [Tool("double", "Twice the number", SCHEMA, double), Tool("told", "Declared", SCHEMA)]
    )


def test_a_new_tool_joins_and_runs_without_touching_the_others(registry):
    assert registry.names == ("double", "told")
    call = registry.parse('CALL double {"b":1,"a":4}')
    assert registry.execute(call, HERE).value == {"value": 8}
    assert registry.format(call) == 'CALL double {"a":4,"b":1}'


def test_the_shipped_tools_are_three():
    assert shipped_registry().names == ("calculator", "plot", "search")


def test_a_name_is_taken_once(registry):
    with pytest.raises(TinycallError, match="already a tool 'double'"):
        registry.add(Tool("double", "", SCHEMA))


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"type": "objekt"}, "tool bad, type: not a JSON Schema"),
        ({"properties": {"a": {"$ref": "http://localhost:9/a"}}}, "points at nothing"),
        ({"properties": {"a": {"$dynamicRef": "#a"}}}, "points at nothing"),
    ],
)
def test_a_wrong_schema_cannot_join(registry, schema, message):
    with pytest.raises(TinycallError, match=message):
        registry.add(Tool("bad", "", schema))
    assert "bad" not in registry


@pytest.mark.parametrize(
    ("line", "failure", "message"),
    [
        ("double 4", CallFailure.NOT_A_CALL, "not a CALL"),
        ("CALL treble {}", CallFailure.UNKNOWN_TOOL, "'treble'; one of double, told"),
        ("CALL double {", CallFailure.BAD_JSON, "not JSON"),
        ("CALL double {}", CallFailure.SCHEMA, "double: a missing; with a"),
        ('CALL double {"a":"4"}', CallFailure.SCHEMA, "double.a: '4' is a string; a whole number"),
        ('CALL told {"a":4}', CallFailure.TOOL, "told is declared, not installed"),
    ],
)
def test_each_failure_is_named_in_its_order(registry, line, failure, message):
    with pytest.raises(CallError, match=message) as caught:
        registry.execute(registry.parse(line), HERE)
    assert caught.value.failure is failure


@pytest.mark.parametrize(
    ("expected", "given", "right"),
    [
        ({"a": 1, "b": [1, {"c": "x"}]}, {"b": [1.0, {"c": "x"}], "a": 1}, True),
        ({"a": 1, "b": True}, {"a": 1, "b": 1}, False),
        ({"a": 1, "b": [1, 2]}, {"a": 1, "b": [2, 1]}, False),
        ({"a": 1, "b": {"c": 1}}, {"a": 1, "b": {"c": 1, "d": 2}}, False),
        ({"a": 1, "b": "Rome"}, {"a": 1, "b": "rome"}, False),
        ({"a": 1}, {"a": 1, "c": 2}, False),
        ({"a": 1}, {"a": 2}, False),
    ],
)
def test_calls_of_declared_tools_agree_when_their_arguments_are_equal(
    registry, expected, given, right
):
    assert registry.agree(Call("told", expected), Call("told", given), "") is right


def test_calls_of_different_tools_never_agree(registry):
    assert not registry.agree(Call("told", {"a": 1}), Call("double", {"a": 1}), "")
    assert not registry.agree(Call("new", {"a": 1}), Call("new", {"a": 1}), "")
