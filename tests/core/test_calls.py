from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.calls import (
    Call,
    CallError,
    CallFailure,
    extract_call,
    format_call,
    is_tool_name,
    parse_call,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_.-]{0,12}", fullmatch=True)


@given(NAMES, st.dictionaries(TEXT, VALUES, max_size=5))
def test_a_formatted_call_reads_back_the_same(tool, args):
    line = format_call(Call(tool, args))
    assert "\n" not in line
    assert parse_call(line) == Call(tool, args)
    assert list(parse_call(line).args) == list(args)


@given(st.text() | st.text().map("CALL t {}".__add__) | st.text().map("CALL t {{{}}}".format))
def test_any_text_is_a_call_or_refused_as_one(text):
    try:
        call = parse_call(text)
    except CallError as error:
        assert error.failure in (CallFailure.NOT_A_CALL, CallFailure.BAD_JSON)
        assert error.what
        assert error.accepted
    else:
        assert parse_call(format_call(call)) == call


@given(st.text())
def test_extraction_gives_text_or_says_that_it_was_cut_off(generated):
    try:
        assert extract_call(generated) in generated
    except CallError as error:
        assert error.failure is CallFailure.TRUNCATED


def test_a_call_is_found_between_its_tags():
    line = 'CALL calculator {"expression":"2 + 2"}'
    assert extract_call(f"<user>\ntwo\n</user>\n<call>\n{line}\n</call>\nmore") == line
    assert extract_call(f"{line}\n</call>\n") == line
    with pytest.raises(CallError, match="cut off"):
        extract_call(f"<call>\n{line}")


@pytest.mark.parametrize(
    ("line", "failure", "message"),
    [
        ("", CallFailure.NOT_A_CALL, "not a CALL: ''"),
        ("call t {}", CallFailure.NOT_A_CALL, "not a CALL"),
        ("CALL t", CallFailure.NOT_A_CALL, "not a CALL"),
        ("CALL 2t {}", CallFailure.NOT_A_CALL, "not a CALL"),
        ("CALL t {}\nCALL t {}", CallFailure.NOT_A_CALL, "not a CALL"),
        ("CALL nope {", CallFailure.UNKNOWN_TOOL, "one of t"),
        ('CALL t {"a":1', CallFailure.BAD_JSON, "column 14"),
        ("CALL t {a}", CallFailure.BAD_JSON, "column 9: .*double quotes"),
        ("CALL t [1]", CallFailure.BAD_JSON, "the arguments are a list"),
        ("CALL t null", CallFailure.BAD_JSON, "the arguments are null"),
        ('CALL t {"a":1,"a":2}', CallFailure.BAD_JSON, "'a' stands twice"),
        ('CALL t {"a":NaN}', CallFailure.BAD_JSON, "NaN is not a JSON number"),
        ('CALL t {"a":-1e999}', CallFailure.BAD_JSON, "-1e999 is beyond the largest number"),
        ('CALL t {"a":"\\ud800"}', CallFailure.BAD_JSON, "surrogate"),
        ('CALL t {"a":' + "[" * 51 + "]" * 51 + "}", CallFailure.BAD_JSON, "50 levels"),
        ('CALL t {"a":' + "[" * 100_000, CallFailure.BAD_JSON, "50 levels"),
        ('CALL t {"a":' + "9" * 5000 + "}", CallFailure.BAD_JSON, "4300 digits"),
    ],
)
def test_a_refusal_says_which_failure_it_is_and_why(line, failure, message):
    with pytest.raises(CallError, match=message) as caught:
        parse_call(line, ("t",))
    assert caught.value.failure is failure


def test_the_line_has_no_spaces_and_no_escapes_for_letters():
    call = Call("search", {"query": 'ñ 中 "x"', "top_k": 3})
    assert format_call(call) == 'CALL search {"query":"ñ 中 \\"x\\"","top_k":3}'


def test_what_json_cannot_hold_is_never_written():
    with pytest.raises(ValueError, match="JSON"):
        format_call(Call("t", {"a": float("nan")}))


def test_every_failure_has_a_remedy():
    assert len({failure.remedy for failure in CallFailure}) == len(CallFailure)


@given(st.text())
def test_a_tool_name_is_what_a_call_can_say(name):
    try:
        readable = parse_call(f"CALL {name} {json.dumps({})}").tool == name
    except CallError:
        readable = False
    assert is_tool_name(name) == readable
