"""Files of tools that are named: what they gave, and when their functions run calls."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.calls import CallError, CallFailure, TinycallError
from tinycall.core.tools.declared import declared_tools, tools_document
from tinycall.core.tools.difference import schema_difference
from tinycall.core.tools.named import NamedTools
from tinycall.core.tools.registry import ToolContext, ToolRegistry
from tinycall.core.tools.shipped import coding_registry, shipped_registry

HERE = ToolContext(Path())
TOOLS = '''
from typing import Literal
from tinycall.core.tools import tool

@tool
def double(value: float, kind: Literal["a", "b"] = "a") -> float:
    """Twice the value."""
    return value * 2

@tool
def halve(value: float) -> float:
    return value / 2
'''
LAMP = {
    "name": "set_lamp",
    "description": "",
    "parameters": {"type": "object", "properties": {"on": {"type": "boolean"}}},
}


@pytest.fixture
def named(tmp_path: Path) -> NamedTools:
    (tmp_path / "mine.py").write_text(TOOLS)
    (tmp_path / "lamp.json").write_text(json.dumps([LAMP]))
    return NamedTools([tmp_path / "mine.py", tmp_path / "lamp.json"])


def trained(named: NamedTools, **changes: Any) -> ToolRegistry:
    """What a checkpoint remembers of these tools; `changes` are other schemas by tool."""
    document = json.loads(json.dumps(tools_document(named.registry)))
    for entry in document:
        entry["description"] = "Something else"
        entry["parameters"] = changes.get(entry["name"], entry["parameters"])
    return declared_tools(document, "tools.json")


def test_what_was_loaded_from_where(named: NamedTools) -> None:
    assert named.registry.names == ("double", "halve", "set_lamp")
    assert named.loaded() == ("2 from mine.py (run)", "1 from lamp.json (checked only)")
    assert named.known.source == "from mine.py, lamp.json"
    assert NamedTools().loaded() == ()


def test_a_tool_stands_in_one_file(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(json.dumps([LAMP]))
    with pytest.raises(TinycallError, match=r"b\.json: there is already .*'set_lamp' in .*a\.json"):
        NamedTools([tmp_path / "a.json", tmp_path / "b.json"])


def test_functions_run_the_calls_of_a_checkpoint_with_equal_schemas(named: NamedTools) -> None:
    attached = named.attached_to(trained(named))
    assert attached.execute(attached.parse('CALL double {"value":2}'), HERE).value == {"result": 4}
    assert attached["double"].description == "Something else"
    assert named.problems(trained(named)) == ()
    with pytest.raises(CallError, match="set_lamp is declared, not installed"):
        attached.execute(attached.parse('CALL set_lamp {"on":true}'), HERE)


def test_a_tool_of_another_schema_is_checked_not_run_and_says_which(named: NamedTools) -> None:
    other = json.loads(json.dumps(named.registry["double"].schema))
    other["properties"]["kind"]["enum"] = ["a"]
    remembered = trained(named, double=other)
    attached = named.attached_to(remembered)
    call = attached.parse('CALL double {"value":2}')
    with pytest.raises(CallError) as refused:
        attached.execute(call, HERE)
    assert str(refused.value) == (
        "mine.py: the checkpoint was trained for another double: "
        'kind.enum also has "b"; train again, or name the file that it was trained with'
    )
    assert (refused.value.failure, refused.value.remedy) == (CallFailure.TOOL, "")
    assert named.problems(remembered) == (str(refused.value),)
    assert attached.execute(attached.parse('CALL halve {"value":2}'), HERE).value == {"result": 1}


def test_a_tool_that_the_checkpoint_does_not_know_wants_training(named: NamedTools) -> None:
    known = shipped_registry()
    assert named.problems(known)[0] == (
        "mine.py: the checkpoint does not know double, halve; "
        "train with --tools mine.py and samples that call it"
    )
    assert len(named.problems(known)) == 2
    assert named.attached_to(known).names == known.names
    beside = named.beside(named.attached_to(known))
    assert set(beside.names) == {*known.names, *named.registry.names, *coding_registry().names}
    assert beside.execute(beside.parse('CALL halve {"value":3}'), HERE).value == {"result": 1.5}


def test_a_shipped_tool_that_was_declared_is_the_shipped_one() -> None:
    document = json.loads(json.dumps(tools_document(shipped_registry())))
    attached = NamedTools().attached_to(declared_tools(document, "tools.json"))
    call = attached.parse('CALL calculator {"expression":"2 + 2"}')
    assert attached.execute(call, HERE).value["value"] == 4
    assert attached.agree(call, attached.parse('CALL calculator {"expression":"1 + 3"}'), "")
    document[0]["parameters"]["properties"]["expression"]["maxLength"] = 9
    attached = NamedTools().attached_to(declared_tools(document, "tools.json"))
    with pytest.raises(CallError, match="declared, not installed"):
        attached.execute(call, HERE)


TEXT = {"type": "string"}


def schema(properties: Any, **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, **more}


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (schema({"a": TEXT}), schema({"b": TEXT}), "a is gone"),
        (schema({"a": TEXT}), schema({"a": TEXT, "b": TEXT}), "b is new"),
        (schema({"a": TEXT, "b": TEXT}), schema({"b": TEXT, "a": TEXT}), "order was a, b, is b, a"),
        (schema({"a": TEXT}, required=["a"]), schema({"a": TEXT}, required=[]), "required is gone"),
        (
            schema({"a": TEXT}),
            schema({"a": {"type": "number"}}),
            'a.type was "string", is "number"',
        ),
        (schema({"a": {"minimum": 1}}), schema({"a": {"minimum": 2}}), "a.minimum was 1, is 2"),
        (schema({"a": {"const": 1}}), schema({"a": {"const": True}}), "a.const was 1, is true"),
        (
            schema({"a": {"items": TEXT}}),
            schema({"a": {"items": {"type": "null"}}}),
            'a.items.type was "string", is "null"',
        ),
        (
            schema({"a": {"anyOf": [TEXT, {"minimum": 1}]}}),
            schema({"a": {"anyOf": [TEXT, {"minimum": 2}]}}),
            "a.anyOf[1].minimum was 1, is 2",
        ),
        (schema({"a": {"anyOf": [TEXT]}}), schema({"a": {"anyOf": []}}), "a.anyOf lacks"),
        (schema({"a": {"enum": [1, True]}}), schema({"a": {"enum": [1]}}), "a.enum lacks true"),
        (schema({"a": {"enum": [1]}}), schema({"a": {"enum": [2]}}), "a.enum also has 2"),
        (schema({"a": {"type": "null"}}), schema({"a": {"type": ["null"]}}), 'is ["null"]'),
        (schema({"a": schema({"b": TEXT})}), schema({"a": schema({})}), "a.b is gone"),
        (schema({}), schema({"description": TEXT}), "description is new"),
        (
            schema({"a": {"enum": [{"title": 1}]}}),
            schema({"a": {"enum": [{"title": 2}]}}),
            "a.enum[0].title was 1, is 2",
        ),
    ],
)
def test_a_difference_names_its_place(one: Any, other: Any, said: str) -> None:
    assert said in schema_difference(one, other)
    assert schema_difference(other, one)


KEYWORDS = st.recursive(
    st.fixed_dictionaries(
        {"type": st.sampled_from(["string", "number"])},
        optional={"minimum": st.integers(0, 2), "enum": st.lists(st.integers(0, 2), unique=True)},
    ),
    lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3).map(schema),
)


@given(KEYWORDS)
def test_a_schema_differs_from_itself_in_nothing_though_it_is_told_otherwise(one: Any) -> None:
    def told(part: Any) -> Any:
        if not isinstance(part, dict):
            return part
        inner = {key: told(value) for key, value in reversed(part.items())}
        if "properties" in part:
            inner["properties"] = {n: told(value) for n, value in part["properties"].items()}
            inner["required"] = []
        if "enum" in part:
            inner["enum"] = part["enum"][::-1]
        return {**inner, "description": "x", "title": "y", "default": 1}

    assert schema_difference(one, told(one)) == ""


@given(KEYWORDS, KEYWORDS)
def test_schemas_without_a_difference_are_equal(one: Any, other: Any) -> None:
    def order(part: Any) -> Any:
        if not isinstance(part, dict):
            return sorted(part) if isinstance(part, list) else part
        return [(key, order(part[key])) for key in (sorted(part) if "type" in part else part)]

    same = order({**one, "type": "object"}) == order({**other, "type": "object"})
    found = schema_difference({**one, "type": "object"}, {**other, "type": "object"})
    assert (found == "") == same
