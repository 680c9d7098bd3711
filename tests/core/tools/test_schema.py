from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from tinycall.core.tools.schema import in_schema_order, refusal


def one_of(kind, required, **properties):
    return {
        "type": "object",
        "properties": {"kind": {"const": kind}, **properties},
        "required": ["kind", *required],
        "additionalProperties": False,
    }


NUMBERS = {"type": "array", "items": {"type": "number"}, "minItems": 1, "maxItems": 3}
KINDS = {
    "anyOf": [
        one_of("curve", ["text"], text={"type": "string", "minLength": 1, "maxLength": 5}),
        one_of("line", ["y"], x=NUMBERS, y=NUMBERS, n={"type": "integer", "maximum": 9}),
    ]
}
FORMS = {
    "type": "object",
    "properties": {
        "name": {
            "anyOf": [
                {"type": "string"},
                {"type": "array", "items": {"type": "string"}, "minItems": 2},
            ]
        },
        "size": {"enum": ["small", "large"]},
        "count": {"type": "integer", "minimum": 0},
        "at": {"$ref": "#/$defs/point"},
    },
    "$defs": {
        "point": {
            "type": "object",
            "properties": {"x": {"type": "number"}, "y": {"type": "number"}},
            "required": ["x", "y"],
        }
    },
}
NOTHING = {"type": "object", "properties": {}, "additionalProperties": False}


@pytest.mark.parametrize(
    ("schema", "args", "what", "where", "accepted"),
    [
        (KINDS, {}, "kind missing", "", "kind one of curve, line"),
        (KINDS, {"kind": "pie"}, "there is no kind 'pie'", "kind", "one of curve, line"),
        (KINDS, {"kind": True}, "there is no kind true", "kind", "one of curve, line"),
        (KINDS, {"kind": ["line"]}, 'there is no kind ["line"]', "kind", "one of curve, line"),
        (KINDS, {"kind": "line"}, "y missing", "", "with kind, y"),
        (KINDS, {"kind": "line", "Y": [1]}, "there is no argument 'Y'", "", "one of kind, x, y, n"),
        (KINDS, {"kind": "line", "y": [1] * 10_000}, "10000 items", "y", "1 to 3 items"),
        (KINDS, {"kind": "line", "y": []}, "0 items", "y", "1 to 3 items"),
        (KINDS, {"kind": "line", "y": [1, True]}, "true is a boolean", "y[1]", "a number"),
        (KINDS, {"kind": "line", "y": "1"}, "'1' is a string", "y", "a list"),
        (KINDS, {"kind": "line", "y": [1], "n": 10}, "10 is out of range", "n", "at most 9"),
        (KINDS, {"kind": "line", "y": [1], "n": 1.5}, "1.5 is a number", "n", "a whole number"),
        (KINDS, {"kind": "curve", "text": "x" * 90}, "90 characters", "text", "1 to 5 characters"),
        (FORMS, {"name": 3}, "3 fits none of the forms", "name", "a string or a list"),
        (FORMS, {"name": ["a"]}, "1 item", "name", "at least 2 items"),
        (FORMS, {"name": ["a", 3]}, "3 is a whole number", "name[1]", "a string"),
        (FORMS, {"size": "tiny"}, "'tiny' is not a choice", "size", "one of small, large"),
        (FORMS, {"count": -1}, "-1 is out of range", "count", "at least 0"),
        (FORMS, {"at": {"x": 1}}, "y missing", "at", "with x, y"),
        (FORMS, {"at": {"x": 1, "y": None}}, "null is null", "at.y", "a number"),
        (NOTHING, {"a": 1}, "there is no argument 'a'", "", "no arguments"),
    ],
)
def test_a_refusal_says_what_where_and_what_would_do(schema, args, what, where, accepted):
    found = refusal(Draft202012Validator(schema), args)
    assert found is not None
    assert (found.what, found.where, found.accepted) == (what, where, accepted)


@pytest.mark.parametrize(
    ("schema", "args"),
    [
        (KINDS, {"kind": "line", "y": [1, 2.5]}),
        (KINDS, {"kind": "line", "y": [1], "n": 2.0}),
        (FORMS, {"name": ["a", "b"], "at": {"x": 1, "y": 2}}),
        (NOTHING, {}),
    ],
)
def test_what_the_schema_accepts_is_not_refused(schema, args):
    assert refusal(Draft202012Validator(schema), args) is None


def test_a_huge_value_makes_a_short_message():
    found = refusal(Draft202012Validator(FORMS), {"size": "x" * 100_000})
    assert found is not None
    assert len(found.what) < 100


@pytest.mark.parametrize(
    ("schema", "args", "order"),
    [
        (KINDS, {"y": [1], "x": [2], "kind": "line"}, ["kind", "x", "y"]),
        (KINDS, {"new": 1, "y": [1], "kind": "line"}, ["kind", "y", "new"]),
        (FORMS, {"at": {}, "name": "a"}, ["name", "at"]),
        (NOTHING, {"b": 1, "a": 2}, ["b", "a"]),
    ],
)
def test_keys_come_in_the_order_of_the_schema(schema, args, order):
    ordered = in_schema_order(schema, args)
    assert list(ordered) == order
    assert ordered == args


def test_nested_objects_are_ordered_through_references_and_lists():
    point = {"$ref": "#/$defs/point"}
    schema = {**FORMS, "properties": {"path": {"type": "array", "items": point}}}
    ordered = in_schema_order(schema, {"path": [{"y": 1, "x": 2}]})
    assert list(ordered["path"][0]) == ["x", "y"]
