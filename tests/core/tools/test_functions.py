"""Tools written as Python functions: the schema of a signature, the call, what is refused."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import GenericAlias
from typing import Annotated, Any, Literal, NotRequired, Required, TypedDict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.calls import Call, CallError, CallFailure, TinycallError, format_call
from tinycall.core.tools import Bounds, tool
from tinycall.core.tools.functions import function_tool
from tinycall.core.tools.registry import ToolContext, ToolRegistry

HERE = ToolContext(Path())


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@dataclass
class Point:
    x: float
    y: float = 0.0
    names: list[str] = field(default_factory=list)


@dataclass
class Line:
    ends: list[Point]


class Options(TypedDict, total=False):
    size: Required[int]
    loud: bool


class Place(TypedDict):
    city: str
    street: NotRequired[Annotated[str, "With the number"]]


@dataclass
class Tree:
    branches: list[Tree]


def schema_of(hint: Any) -> Any:
    def one(value: Any) -> str:
        return ""

    one.__annotations__["value"] = hint
    return function_tool(one).schema["properties"]["value"]


def closed(required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


TEXT, WHOLE, NUMBER = {"type": "string"}, {"type": "integer"}, {"type": "number"}
POINT = closed(["x"], x=NUMBER, y=NUMBER, names={"type": "array", "items": TEXT})


@pytest.mark.parametrize(
    ("hint", "schema"),
    [
        (str, TEXT),
        (int, WHOLE),
        (float, NUMBER),
        (bool, {"type": "boolean"}),
        (Literal["a", "b"], {"type": "string", "enum": ["a", "b"]}),
        (Literal[1, 2], {"type": "integer", "enum": [1, 2]}),
        (Literal["a", 1, None], {"enum": ["a", 1, None]}),
        (Colour, {"type": "string", "enum": ["red", "blue"]}),
        (list[int], {"type": "array", "items": WHOLE}),
        (dict[str, list[float]], {
            "type": "object", "additionalProperties": {"type": "array", "items": NUMBER}
        }),
        (str | None, {"anyOf": [TEXT, {"type": "null"}]}),
        (Annotated[str, "Where\n it is"], {**TEXT, "description": "Where it is"}),
        (Annotated[float, Bounds(0, 2.5)], {**NUMBER, "minimum": 0, "maximum": 2.5}),
        (Annotated[str, Bounds(most=9), "Its name"], {
            **TEXT, "maxLength": 9, "description": "Its name"
        }),
        (Annotated[list[Annotated[int, Bounds(1)]], Bounds(2, 3)], {
            "type": "array", "items": {**WHOLE, "minimum": 1}, "minItems": 2, "maxItems": 3
        }),
        (Annotated[int, Bounds(1)] | None, {"anyOf": [{**WHOLE, "minimum": 1}, {"type": "null"}]}),
        (Point, POINT),
        (Line, closed(["ends"], ends={"type": "array", "items": POINT})),
        (Options, closed(["size"], size=WHOLE, loud={"type": "boolean"})),
        (Place, closed(["city"], city=TEXT, street={**TEXT, "description": "With the number"})),
    ],
)  # fmt: skip
def test_a_type_says_its_schema(hint: Any, schema: Any) -> None:
    assert schema_of(hint) == schema


@pytest.mark.skipif(sys.version_info < (3, 12), reason="the statement `type` is of Python 3.12")
def test_an_alias_is_what_it_stands_for() -> None:
    names: dict[str, Any] = {}
    exec("type Size = int | None", names)
    assert schema_of(names["Size"]) == {"anyOf": [WHOLE, {"type": "null"}]}


@pytest.mark.parametrize(
    ("hint", "message"),
    [
        (Any, "the type Any is not supported; str, int,"),
        (object, "the type object is not supported"),
        (list, "the type list is not supported"),
        (tuple[int, int], "the type tuple"),
        (dict[int, str], "the type dict"),
        (list[set[int]], "parameter value, its items: the type set"),
        (int | str, r"the type int \| str is not supported"),
        (None, "the type NoneType is not supported"),
        (Callable[[int], int], "is not supported"),
        ("Nowhere", "an annotation cannot be read: name 'Nowhere' is not defined"),
        (Literal[b"x"], "b'x' is not a JSON value; choices that are texts or whole numbers"),
        (Enum("Empty", []), "there is nothing to choose from"),
        (Tree, "parameter value.branches, its items: Tree nests itself"),
        (Annotated[bool, Bounds(1)], "bounds on what has no size; Bounds on a number"),
        (Annotated[int | None, Bounds(1)], "bounds on what has no size; .* inside of any"),
        (Annotated[int, 5], r"Annotated holds 5; .* Bounds\(least, most\)"),
    ],
)
def test_a_type_that_no_schema_says_is_refused(hint: Any, message: str) -> None:
    with pytest.raises(TinycallError, match="function one.*" + message) as refused:
        schema_of(hint)
    assert "\n" not in str(refused.value)


def test_bounds_with_nothing_between_are_refused_where_they_are_written() -> None:
    with pytest.raises(ValueError, match="nothing is at least 2 and at most 1"):
        Bounds(2, 1)


def test_a_function_says_name_description_arguments_and_which_may_be_left_out() -> None:
    @tool
    def set_lamp(
        room: Annotated[str, "Which room"], on: bool = True, *, level: float | None = None
    ) -> str:
        """Switch a lamp,
        and dim it.

        Lamps are slow.

        Args:
            room: Not this, the annotation is nearer.
            on (bool): Whether it shines,
                until it is switched off.
            other: Nobody asks for it.

        Returns:
            level: A word about it.
        """
        return f"{room} {on} {level}"

    made = function_tool(set_lamp)
    assert (made.name, made.description) == ("set_lamp", "Switch a lamp, and dim it.")
    assert made.schema == closed(
        ["room"],
        room={**TEXT, "description": "Which room"},
        on={"type": "boolean", "description": "Whether it shines, until it is switched off."},
        level={"anyOf": [NUMBER, {"type": "null"}]},
    )
    assert list(made.schema["properties"]) == ["room", "on", "level"]
    assert set_lamp("hall") == "hall True None", "it is still a function"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("def f(x): ...", "function f, parameter x: it has no type; str, int"),
        ("def f(*x: int): ...", r"parameter x: \*x cannot be given by name; parameters with names"),
        ("def f(**x: int): ...", r"parameter x: \*\*x cannot be given by name"),
        ("def f(x: int, /): ...", "parameter x: x cannot be given by name"),
        ("async def f(x: int): ...", "function f: asynchronous; a plain def"),
        ("f = lambda: 1", "function <lambda>: not a tool's name"),
        ("def größe(): ...", "function größe: not a tool's name; letters, digits, _"),
    ],
)
def test_a_signature_that_no_call_can_fill_is_refused(source: str, message: str) -> None:
    names: dict[str, Any] = {}
    exec(source, names)
    names.pop("__builtins__")
    (function,) = names.values()
    with pytest.raises(TinycallError, match=message):
        function_tool(function)


@pytest.mark.parametrize("what", [Point, 3, "f"])
def test_only_functions_are_marked(what: Any) -> None:
    with pytest.raises(TypeError, match="@tool stands on a function, not on"):
        tool(what)


LEAVES = {
    str: st.text(max_size=5),
    int: st.integers(-(10**6), 10**6),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    Literal["a", 2, None]: st.sampled_from(["a", 2, None]),
    Colour: st.sampled_from([colour.value for colour in Colour]),
}


def around(inner: st.SearchStrategy[tuple[Any, Any]]) -> st.SearchStrategy[tuple[Any, Any]]:
    """Pairs of a type and a strategy of its JSON values, nested once more."""
    return st.one_of(
        inner.map(lambda pair: (GenericAlias(list, pair[0]), st.lists(pair[1], max_size=2))),
        inner.map(
            lambda pair: (
                GenericAlias(dict, (str, pair[0])),
                st.dictionaries(st.text(max_size=2), pair[1]),
            )
        ),
        inner.map(lambda pair: (pair[0] | None, st.none() | pair[1])),
        inner.map(lambda pair: (Annotated[pair[0], "told"], pair[1])),
    )


TYPES = st.recursive(st.sampled_from(list(LEAVES.items())), around, max_leaves=3)


@given(st.data())
def test_every_value_of_the_schema_reaches_the_function_and_comes_back(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from("abcd"), unique=True))
    drawn = {name: data.draw(TYPES) for name in names}
    optional = data.draw(st.sets(st.sampled_from(names))) if names else set()
    parameter = inspect.Parameter

    def echo(**given: Any) -> dict[str, Any]:
        return given

    echo.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # inspect reads it
        [
            parameter(name, parameter.KEYWORD_ONLY, default=0)
            if name in optional
            else parameter(name, parameter.KEYWORD_ONLY)
            for name in names
        ]
    )
    echo.__annotations__ = {name: hint for name, (hint, _) in drawn.items()}
    registry = ToolRegistry([function_tool(echo)])
    given_names = [n for n in names if n not in optional or data.draw(st.booleans())]
    args = {name: data.draw(drawn[name][1]) for name in given_names}
    line = format_call(Call("echo", args))
    assert registry.format(registry.parse(line)) == line, "keys stand in the order of parameters"
    assert registry.execute(registry.parse(line), HERE).value == {"result": args}
    missing = [name for name in given_names if name not in optional]
    if missing:
        with pytest.raises(CallError, match=f"{missing[0]} missing"):
            registry.check(Call("echo", {k: v for k, v in args.items() if k != missing[0]}))


def test_arguments_arrive_as_the_types_that_were_asked_for() -> None:
    def look(a: float, b: int, c: Colour, d: Point, e: Options, f: list[Point]) -> str:
        assert (type(a), type(b), c, d) == (float, int, Colour.RED, Point(1.0, names=["x"]))
        assert (e, f) == ({"size": 3}, [Point(2.0, 3.0)])
        return "all"

    registry = ToolRegistry([function_tool(look)])
    call = registry.parse(
        'CALL look {"a":1,"b":2.0,"c":"red","d":{"x":1,"names":["x"]},"e":{"size":3},'
        '"f":[{"x":2,"y":3}]}'
    )
    assert registry.execute(call, HERE).value == {"result": "all"}


def raising(error: BaseException | None = None) -> ToolRegistry:
    def fail() -> str:
        if error is not None:
            raise error
        return {}["key"]

    return ToolRegistry([function_tool(fail)])


class SilentError(Exception):
    """It says nothing."""


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ValueError("give\n a length"), r"^fail: give a length$"),
        (ValueError(), r"^fail, line \d+ of test_functions.py: ValueError$"),
        (SilentError(), r"^fail, line \d+ of test_functions.py: SilentError$"),
        (SystemExit(2), r"^fail, line \d+ of test_functions.py: SystemExit: 2$"),
        (None, r"^fail, line \d+ of test_functions.py: KeyError: 'key'$"),
    ],
)
def test_what_a_function_raises_is_one_line(error: BaseException | None, message: str) -> None:
    registry = raising(error)
    with pytest.raises(CallError, match=message) as refused:
        registry.execute(registry.parse("CALL fail {}"), HERE)
    assert refused.value.failure is CallFailure.TOOL


def test_an_interruption_passes() -> None:
    registry = raising(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        registry.execute(registry.parse("CALL fail {}"), HERE)
