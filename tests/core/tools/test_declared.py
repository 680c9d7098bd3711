from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinycall.core.calls import Call, TinycallError
from tinycall.core.tools.declared import declared_tools, infer_tools, read_tools, tools_document
from tinycall.core.tools.shipped import shipped_registry

WEATHER = {
    "name": "GetWeather",
    "description": "Tell the weather",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}},
}
TEXT = st.text(max_size=5)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
CALLS = st.lists(
    st.builds(Call, st.sampled_from(["a", "b"]), st.dictionaries(TEXT, VALUES, max_size=4)),
    min_size=1,
    max_size=6,
)


def schema_of(*arguments):
    registry = infer_tools([Call("t", args) for args in arguments])
    assert registry.names == ("t",)
    return registry["t"].schema


def test_declared_tools_are_read_in_order(tmp_path):
    path = tmp_path / "tools.json"
    path.write_text(json.dumps([WEATHER, {"name": "Stop"}]))
    registry = read_tools(path)
    assert registry.names == ("GetWeather", "Stop")
    assert registry["GetWeather"].description == "Tell the weather"
    assert registry["GetWeather"].function is None
    assert registry["Stop"].schema["properties"] == {}


def test_a_document_reads_back_the_same():
    shipped = shipped_registry()
    document = json.loads(json.dumps(tools_document(shipped)))
    again = declared_tools(document, "tools.json")
    assert again.names == shipped.names
    assert tools_document(again) == document


def as_openai(tool):
    return {"type": "function", "function": {**tool, "strict": True}}


def as_mcp(tool):
    rest = {"title": None, "annotations": {"readOnlyHint": True}, "_meta": {}}
    return {"name": tool["name"], **rest, "inputSchema": tool["parameters"]}


WRAPPED = {
    "list": lambda tools: tools,
    "object": lambda tools: {"tools": tools},
    "response": lambda tools: {"jsonrpc": "2.0", "id": 1, "result": {"tools": tools}},
}


@pytest.mark.parametrize("wrapped", WRAPPED)
@given(
    tools=st.lists(
        st.fixed_dictionaries(
            {
                "name": st.from_regex(r"[A-Za-z_][A-Za-z0-9_.-]{0,8}", fullmatch=True),
                "description": st.text(max_size=9),
                "parameters": st.dictionaries(
                    st.text(max_size=5), st.sampled_from([{"type": "string"}, {"minimum": 1}])
                ).map(lambda properties: {"type": "object", "properties": properties}),
            }
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda tool: tool["name"],
    ),
    form=st.sampled_from([dict, as_openai, as_mcp]),
)
def test_every_form_of_one_list_gives_the_same_tools(wrapped, tools, form):
    document = WRAPPED[wrapped]([form(tool) for tool in tools])
    registry = declared_tools(json.loads(json.dumps(document)), "tools.json")
    if form is as_mcp:
        tools = [{**tool, "description": ""} for tool in tools]
    assert tools_document(registry) == tools
    orders = [list(tool.schema["properties"]) for tool in registry]
    assert orders == [list(tool["parameters"]["properties"]) for tool in tools]


def test_forms_may_stand_side_by_side_and_nulls_say_nothing():
    nothing = {"name": "Stop", "description": None, "inputSchema": None, "title": "Halt at once"}
    registry = declared_tools([WEATHER, {"type": "function", "function": nothing}], "tools.json")
    assert registry["Stop"].description == "Halt at once"
    assert registry["Stop"].schema["properties"] == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "tools.json, line 1, column 1: not JSON"),
        ('[{"name": "a"', "tools.json, line 1, column 14: not JSON"),
        ("[" * 100_000, "tools.json: not JSON"),
        ("\xff", "tools.json: not JSON in UTF-8"),
        ("{}", "tools.json: not a list of tools"),
        ("[]", "tools.json: an empty list of tools"),
        ('{"tools": []}', "tools.json, tools: an empty list of tools"),
        ('{"result": {"tools": 1}}', "tools.json, result, tools: not a list of tools"),
        ('{"error": {"code": -32601}}', "tools.json: not a list of tools"),
        ("[1]", "tools.json, tool 1: not an object"),
        ("[{}]", "tools.json, tool 1, name: no name"),
        ('[{"name": "a b"}]', "tool 1, name: 'a b' is not a tool's name"),
        ('[{"name": "a"}, {"name": "a"}]', "tool 2: there is already a tool 'a'"),
        ('[{"name": "a", "description": 1}]', "tool 1, description: not text"),
        ('[{"name": "a", "parameters": []}]', "tool 1, parameters: not a schema of an object"),
        (
            '[{"name": "a", "params": {}}]',
            "tool 1, params: .*'params' is not known; parameters or inputSchema",
        ),
        ('[{"name": "a", "parameters": {}, "inputSchema": {}}]', "tool 1, inputSchema: .*one of"),
        ('[{"name": "a", "inputSchema": {"type": "array"}}]', "tool 1, inputSchema: not a schema"),
        ('[{"type": "web_search"}]', "tool 1, type: .*'web_search'.*; \"function\""),
        ('[{"type": "function", "function": 1}]', "tool 1, function: not an object"),
        ('[{"type": "function", "function": {}}]', "tool 1, function.name: no name"),
        (
            '{"tools": [{"type": "function", "function": {"name": "a", "parameters": 1}}]}',
            "tools.json, tool 1, function.parameters: not a schema of an object",
        ),
        ('[{"name": "a", "parameters": {"type": "string"}}]', "not a schema of an object"),
        (
            '[{"name": "a", "parameters": {"properties": {"x": {"type": "text"}}}}]',
            "tool 1, tool a, properties/x/type: not a JSON Schema: 'text'",
        ),
        (
            '[{"name": "a", "parameters": {"properties": {"x": {"pattern": "["}}}}]',
            "properties/x/pattern: not a JSON Schema",
        ),
        (
            '[{"name": "a", "parameters": {"properties": {"x": {"$ref": "#/$defs/x"}}}}]',
            "'#/\\$defs/x' points at nothing",
        ),
        (
            '[{"name": "a", "parameters": {"properties": {"x": {"$ref": "file:///etc/passwd"}}}}]',
            "'file:///etc/passwd' points at nothing",
        ),
    ],
)
def test_a_wrong_file_says_what_and_where(text, message, tmp_path):
    path = tmp_path / "tools.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(TinycallError, match=message):
        read_tools(path)


def test_a_missing_file_is_one_line(tmp_path):
    with pytest.raises(TinycallError, match="cannot be read: No such file"):
        read_tools(tmp_path / "tools.json")


def test_required_is_what_every_call_has():
    schema = schema_of({"city": "Rome", "days": 3}, {"city": "Oslo"})
    assert schema == {
        "type": "object",
        "properties": {"city": {"type": "string"}, "days": {"type": "integer"}},
        "required": ["city"],
        "additionalProperties": False,
    }


@pytest.mark.parametrize(
    ("values", "schema"),
    [
        ([1, 2], {"type": "integer"}),
        ([1, 2.5], {"type": "number"}),
        ([True, 1], {"anyOf": [{"type": "boolean"}, {"type": "integer"}]}),
        (["a", None], {"anyOf": [{"type": "string"}, {"type": "null"}]}),
        ([[]], {"type": "array"}),
        ([[1], [2.5], []], {"type": "array", "items": {"type": "number"}}),
        (
            [["a", 1]],
            {"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}},
        ),
        (
            ["a", ["b"]],
            {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
        ),
    ],
)
def test_types_are_those_seen(values, schema):
    assert schema_of(*({"v": value} for value in values))["properties"]["v"] == schema


@pytest.mark.parametrize(
    ("orders", "merged"),
    [
        (["ac", "abc"], "abc"),
        (["az", "mz", "am"], "amz"),
        (["ab", "ba", "ba"], "ba"),
        (["ab", "bc", "ca"], "abc"),
        (["b", "a"], "ba"),
        (["cd", "ab", "bc"], "abcd"),
    ],
)
def test_properties_stand_in_the_order_of_the_calls(orders, merged):
    schema = schema_of(*(dict.fromkeys(order, 1) for order in orders))
    assert "".join(schema["properties"]) == merged


def test_a_thousand_names_are_ordered_quickly():
    orders = [{f"k{number}": 1, f"k{number + 1}": 1} for number in range(1000)]
    assert list(schema_of(*orders)["properties"]) == [f"k{number}" for number in range(1001)]


@settings(max_examples=30, deadline=None)
@given(CALLS)
def test_every_call_satisfies_what_was_inferred_from_it(calls):
    registry = infer_tools(calls)
    for call in calls:
        registry.check(call)
    assert declared_tools(tools_document(registry), "tools.json").names == registry.names


def test_an_inferred_tool_refuses_what_was_never_seen():
    registry = infer_tools([Call("t", {"city": "Rome"})])
    with pytest.raises(TinycallError, match="t: there is no argument 'town'; city"):
        registry.check(Call("t", {"town": "Rome"}))
