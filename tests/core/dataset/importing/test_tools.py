"""Tools as files declare them, in one form."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tinycall.core.calls import Call
from tinycall.core.dataset.importing.python_types import schema_of_type
from tinycall.core.dataset.importing.schemas import arguments_schema
from tinycall.core.dataset.importing.tools import ToolCollection

STRING = {"type": "string"}


def closed(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, **more, "additionalProperties": False}


@pytest.mark.parametrize(
    ("written", "schema"),
    [
        ("str", STRING),
        ("int, optional", {"type": "integer"}),
        ("float", {"type": "number"}),
        ("bool", {"type": "boolean"}),
        ("STRING", STRING),
        ("List[int]", {"type": "array", "items": {"type": "integer"}}),
        ("list", {"type": "array"}),
        ("List[Any]", {"type": "array"}),
        ("typing.List[str], optional", {"type": "array", "items": STRING}),
        ("Set[str]", {"type": "array", "items": STRING}),
        ("Tuple[float, float]", {"type": "array", "items": {"type": "number"}}),
        ("Tuple[int, ...]", {"type": "array", "items": {"type": "integer"}}),
        (
            "List[Union[int, float]]",
            {"type": "array", "items": {"anyOf": [{"type": "integer"}, {"type": "number"}]}},
        ),
        ("Dict[str, int]", {"type": "object", "additionalProperties": {"type": "integer"}}),
        ("Dict[str, Any]", {"type": "object"}),
        ("dict", {"type": "object"}),
        ("Optional[str]", STRING),
        ("str | None", STRING),
        ("Union[int, str]", {"anyOf": [{"type": "integer"}, STRING]}),
        ("Union[int, Any]", {}),
        ("Literal['a', 'b']", {"enum": ["a", "b"]}),
        ("Callable[[float], float]", STRING),
        ("str, optional (default: 5)", STRING),
        ("np.ndarray", {}),
        ("a sentence, perhaps", {}),
        ("", {}),
        ("[" * 300, {}),
    ],
)
def test_types_of_python(written: str, schema: dict[str, Any]) -> None:
    assert schema_of_type(written) == schema


@given(st.text(alphabet="[](),.|'\"-~ intstrListOptional0\\\n\0", max_size=40))
def test_any_text_has_some_schema(written: str) -> None:
    Draft202012Validator.check_schema(schema_of_type(written))


@pytest.mark.parametrize(
    ("parameters", "schema"),
    [
        (None, closed({})),
        ({}, closed({})),
        ({"type": "object", "properties": {"a": STRING}}, closed({"a": STRING})),
        ({"properties": {}}, closed({})),
        (
            {"type": "dict", "properties": {"a": {"type": "float"}}, "required": ["a"]},
            closed({"a": {"type": "number"}}, required=["a"]),
        ),
        (
            {"type": "object", "properties": {"a": {**STRING, "required": True}, "b": STRING}},
            closed({"a": STRING, "b": STRING}, required=["a"]),
        ),
        (
            {"type": "object", "properties": {"a": {**STRING, "enum": None}, "b": None}},
            closed({"a": STRING}),
        ),
        (
            {"type": "object", "properties": {"a": {"const": None, "default": None}}},
            closed({"a": {"const": None, "default": None}}),
        ),
        (
            {"type": "object", "properties": {"a": {"type": "array", "items": {"type": "int"}}}},
            closed({"a": {"type": "array", "items": {"type": "integer"}}}),
        ),
        (
            {"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": STRING}},
            closed({"a": STRING}),
        ),
        # The names of parameters may be words of JSON Schema.
        (
            {"type": {"type": "str", "description": "Which"}, "properties": {"type": "int"}},
            closed(
                {"type": {**STRING, "description": "Which"}, "properties": {"type": "integer"}},
                required=["type", "properties"],
            ),
        ),
        (
            {
                "a": {"type": "str", "default": ""},
                "b": {"type": "int, optional"},
                "c": {"description": "Any"},
                "d": {"type": "str", "enum": ["x"], "required": False},
            },
            closed(
                {
                    "a": STRING,
                    "b": {"type": "integer"},
                    "c": {"description": "Any"},
                    "d": {**STRING, "enum": ["x"]},
                },
                required=["c"],
            ),
        ),
    ],
)
def test_schemas_of_arguments(parameters: Any, schema: dict[str, Any]) -> None:
    assert arguments_schema(parameters) == schema


@pytest.mark.parametrize(
    "parameters",
    [
        {"type": "object", "properties": {"a": STRING}, "additionalProperties": True},
        {"type": "object", "properties": {}, "additionalProperties": STRING},
        {"anyOf": [closed({"a": STRING}), closed({"b": STRING})]},
        {"type": "object", "properties": {"a": STRING}, "allOf": [{"properties": {"b": STRING}}]},
    ],
)
def test_what_says_itself_which_arguments_it_accepts_keeps_that(parameters: Any) -> None:
    assert arguments_schema(parameters) == parameters


def declared(name: str, **properties: Any) -> dict[str, Any]:
    return {"name": name, "parameters": {"type": "object", "properties": properties}}


def test_the_first_declaration_of_a_name_is_kept() -> None:
    collection = ToolCollection()
    collection.add([declared("lamp", on=STRING), declared("bell")], 1)
    collection.add([{"type": "function", "function": declared("lamp", on=STRING)}], 2)
    for line in (3, 4):
        collection.add([declared("lamp", on={"type": "boolean"})], line)
    found = collection.settle([Call("lamp", {"on": "yes"})])
    assert found.registry.names == ("lamp", "bell")
    assert found.registry["lamp"].schema == closed({"on": STRING})
    assert (found.source, found.inferred) == ("declared", ())
    (conflict,) = found.conflicting
    assert (conflict.what, conflict.count, conflict.lines) == ("lamp", 2, (3, 4))


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("lamp", "not an object"),
        (declared("a lamp"), "name: 'a lamp' is not a tool's name"),
        ({"type": "web_search"}, "type: a tool of the type 'web_search'"),
        ({"name": "lamp", "parameters": {"type": "array"}}, "parameters: not a schema"),
        (declared("lamp", on={"type": ["bit"]}), "not a JSON Schema"),
        (declared("lamp", on={"$ref": "#/$defs/on"}), "points at nothing"),
        (declared("lamp", on={"maximum": float("inf")}), "JSON cannot hold"),
        (declared("\ud800"), "JSON cannot hold"),
    ],
)
def test_a_wrong_declaration_is_counted_and_its_calls_are_inferred(entry: Any, reason: str) -> None:
    collection = ToolCollection()
    collection.add([entry], 7)
    found = collection.settle([Call("lamp", {"on": True})])
    (wrong,) = found.unusable
    assert wrong.what.startswith(reason) or reason in wrong.what
    assert (wrong.count, wrong.lines) == (1, (7,))
    assert (found.source, found.inferred) == ("inferred", ("lamp",))


def test_calls_that_nothing_declares_are_inferred_beside_the_others() -> None:
    collection = ToolCollection()
    collection.add([declared("lamp", on=STRING)], 1)
    found = collection.settle([Call("lamp", {"on": "yes"}), Call("bell", {"times": 2})])
    assert (found.source, found.inferred) == ("declared and inferred", ("bell",))
    assert found.registry["bell"].schema["properties"] == {"times": {"type": "integer"}}


@pytest.mark.parametrize(
    ("calls", "source"),
    [
        ([Call("calculator", {"expression": "1"})], "shipped"),
        ([Call("calculator", {"expression": "1"}), Call("calculator", {"sum": 1})], "shipped"),
        ([Call("search", {"q": "cats"})], "inferred"),
        ([Call("calculator", {"expression": "1"}), Call("lamp", {})], "inferred"),
    ],
)
def test_the_shipped_tools_are_known_by_their_calls(calls: list[Call], source: str) -> None:
    assert ToolCollection().settle(calls).source == source
