"""What each format's records hold, and which format a file is in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.importing import hermes, openai, sharegpt, trl, xlam
from tinycall.core.dataset.importing.exchange import Exchange, Reading, Record, Skip
from tinycall.core.dataset.importing.formats import recognize

CALL = {"name": "lamp", "arguments": {"on": True}}
PACKED = {"name": "lamp", "arguments": '{"on": true}'}
LAMP = {"name": "lamp", "parameters": {"type": "object"}}


def user(text: Any) -> dict[str, Any]:
    return {"role": "user", "content": text}


def assistant(*calls: Any, **more: Any) -> dict[str, Any]:
    return {"role": "assistant", "content": "", "tool_calls": list(calls), **more}


def function(call: Any) -> dict[str, Any]:
    return {"id": "1", "type": "function", "function": call}


def turns(*pairs: tuple[str, str]) -> dict[str, Any]:
    return {"conversations": [{"from": who, "value": text} for who, text in pairs]}


def tagged(*calls: Any) -> str:
    return "Well. " + "\n".join(f"<tool_call>\n{call}\n</tool_call>" for call in calls)


def test_a_conversation_gives_an_exchange_for_each_request() -> None:
    messages = [
        {"role": "system", "content": "Be brief"},
        user("hello"),
        {"role": "assistant", "content": "Hello"},
        user("light"),
        assistant(function(PACKED)),
        {"role": "tool", "content": "on"},
        assistant(function(PACKED)),
        user("and now"),
        user("both"),
        {"role": "assistant", "content": "At once"},
        assistant(function(PACKED), function(PACKED)),
    ]
    packed = function(PACKED)
    assert openai.read({"messages": messages}).exchanges == (
        Exchange("hello", ()),
        Exchange("light", (packed,), later=True),
        Exchange("", (packed,), skip=Skip.NO_REQUEST),
        Exchange("and now", (), later=True),
        Exchange("both", (packed, packed), later=True),
    )


@pytest.mark.parametrize(
    ("content", "request_", "skip"),
    [
        ("light", "light", None),
        (None, "", None),
        ([{"type": "text", "text": "light"}, {"type": "text", "text": "now"}], "light\nnow", None),
        ([{"type": "text", "text": "this"}, {"type": "image_url"}], "this", Skip.NOT_TEXT),
        (3, "", Skip.NOT_TEXT),
    ],
)
def test_the_text_of_a_request(content: Any, request_: str, skip: Skip | None) -> None:
    reading = openai.read({"messages": [user(content), assistant(function(PACKED))]})
    assert reading.exchanges == (Exchange(request_, (function(PACKED),), skip=skip),)


def test_openai_has_an_older_spelling_and_weights() -> None:
    older = {"role": "assistant", "content": None, "function_call": PACKED}
    reading = openai.read({"messages": [user("light"), older], "functions": [LAMP]})
    assert reading == Reading((Exchange("light", (PACKED,)),), (LAMP,))
    unwanted = assistant(function(PACKED), weight=0)
    (exchange,) = openai.read({"messages": [user("light"), unwanted]}).exchanges
    assert exchange.skip is Skip.NO_WEIGHT
    wanted = assistant(function(PACKED), weight=1)
    (exchange,) = openai.read({"messages": [user("light"), wanted]}).exchanges
    assert exchange.skip is None


@pytest.mark.parametrize(
    "record",
    [
        {"messages": [user("light"), assistant(function(CALL))], "tools": [LAMP]},
        {"messages": [user("light"), assistant(CALL)], "tools": json.dumps([LAMP])},
        {"prompt": [user("light")], "completion": [assistant(function(CALL))], "tools": [LAMP]},
        {
            "messages": json.dumps([user("light"), assistant(function(CALL))]),
            "tools": json.dumps([LAMP]),
        },
        {
            "prompt": [user("light")],
            "completion": [{"role": "assistant", "tool_calls": json.dumps([function(CALL)])}],
            "tools": [LAMP],
        },
        {
            "messages": [
                user("light"),
                assistant({"name": "lamp", "arguments": {"on": True, "room": None}}),
            ],
            "tools": [LAMP],
        },
    ],
)
def test_trl_has_objects_and_texts_of_them(record: Record) -> None:
    assert trl.matches(record)
    reading = trl.read(record)
    assert reading == Reading((Exchange("light", (CALL,)),), (LAMP,))


def test_trl_reads_arguments_in_a_string_too() -> None:
    record = {"prompt": [user("light")], "completion": [assistant(function(PACKED))]}
    assert trl.read(record).exchanges == (Exchange("light", (function(PACKED),)),)


@pytest.mark.parametrize("pack", [json.dumps, lambda value: value])
def test_xlam(pack: Callable[[Any], Any]) -> None:
    record = {"query": "light", "tools": pack([LAMP]), "answers": pack([CALL, CALL])}
    assert xlam.matches(record)
    assert xlam.read(record) == Reading((Exchange("light", (CALL, CALL)),), (LAMP,))


def test_sharegpt() -> None:
    record = turns(
        ("human", "light"),
        ("function_call", json.dumps(CALL)),
        ("observation", "on"),
        ("gpt", "It is on"),
        ("human", "both"),
        ("function_call", json.dumps([CALL, CALL])),
        ("human", "hm"),
        ("function_call", "lamp on"),
    )
    assert sharegpt.matches(record)
    assert sharegpt.read(record | {"tools": json.dumps([LAMP])}) == Reading(
        (
            Exchange("light", (CALL,)),
            Exchange("both", (CALL, CALL), later=True),
            Exchange("hm", ("lamp on",), later=True),
        ),
        (LAMP,),
    )


@pytest.mark.parametrize("written", [json.dumps(CALL), str(CALL), json.dumps(CALL, indent=1)])
def test_hermes_calls_are_json_or_python(written: str) -> None:
    record = turns(("human", "light"), ("gpt", tagged(written)))
    assert hermes.matches(record)
    assert hermes.read(record).exchanges == (Exchange("light", (CALL,)),)


@pytest.mark.parametrize(
    "written",
    [
        json.dumps([LAMP]),
        str([LAMP]),
        json.dumps(LAMP),
        f"{json.dumps(LAMP)}\n",
    ],
)
def test_hermes_tools_stand_in_the_system_text(written: str) -> None:
    system = f"Tools are in <tools></tools> tags. Here: <tools>{written}</tools> Go on."
    messages = [{"role": "system", "content": system}, user("light"), assistant()]
    assert hermes.matches({"messages": messages})
    assert hermes.read({"messages": messages}).tools == (LAMP,)


def test_hermes_several() -> None:
    lines = "\n".join(json.dumps({"name": name}) for name in "ab")
    record = turns(
        ("system", f"<tools>\n{lines}\n</tools>"),
        ("human", "both"),
        ("gpt", tagged(CALL, CALL)),
        ("human", "cut"),
        ("gpt", "<tool_call>" + json.dumps(CALL)),
        ("human", "say <tool_call>"),
        ("gpt", "no"),
        ("human", "hm"),
        ("gpt", tagged("lamp on")),
    )
    reading = hermes.read(record)
    assert reading.tools == ({"name": "a"}, {"name": "b"})
    assert [exchange.calls for exchange in reading.exchanges] == [
        (CALL, CALL),
        (CALL,),
        (),
        ("\nlamp on\n",),
    ]


@pytest.mark.parametrize(
    ("read", "record", "message"),
    [
        (openai.read, {}, 'no list of messages in the field "messages"'),
        (openai.read, {"messages": [1]}, "no list of messages"),
        (trl.read, {"prompt": "light", "completion": []}, "no list.*prompt"),
        (trl.read, {"prompt": []}, "no list.*completion"),
        (xlam.read, {"query": 1, "answers": []}, 'no text in the field "query"'),
        (xlam.read, {"query": "light", "answers": "lamp"}, 'no list in the field "answers"'),
        (sharegpt.read, {"conversations": {}}, "no list of messages"),
        (hermes.read, {"messages": None}, "no list.*messages"),
    ],
)
def test_another_form_says_what_is_missing(
    read: Callable[[Record], Reading], record: Record, message: str
) -> None:
    with pytest.raises(TinycallError, match=message):
        read(record)


CHAT = {"messages": [user("hello"), {"role": "assistant", "content": "Hello"}]}
TALK = turns(("human", "hello"), ("gpt", "Hello"))
TAGGED = {"messages": [user("light"), {"role": "assistant", "content": tagged(CALL)}]}


@pytest.mark.parametrize(
    ("records", "name"),
    [
        ([{"tool": "lamp", "user": "light", "call": "CALL lamp {}"}], "tinycall"),
        ([{"query": "light", "tools": "[]", "answers": "[]"}], "xlam"),
        ([CHAT, {"messages": [user("light"), assistant(function(PACKED))]}], "openai"),
        ([CHAT, {"messages": [user("light"), assistant(function(CALL))]}], "trl"),
        ([{"prompt": [user("light")], "completion": [assistant(function(PACKED))]}], "trl"),
        ([CHAT, TAGGED], "hermes"),
        ([TALK, turns(("human", "light"), ("gpt", tagged(CALL)))], "hermes"),
        ([TALK, turns(("human", "<tool_call>"), ("function_call", "{}"))], "sharegpt"),
        (["nonsense", TinycallError("not JSON"), TALK], "sharegpt"),
        ([CHAT], "openai"),
    ],
)
def test_the_first_record_with_a_call_tells_the_format(records: list[Any], name: str) -> None:
    found = list(enumerate(records, start=1))
    format, all_of_them = recognize(iter(found), Path("file"))
    assert format.name == name
    assert list(all_of_them) == found


def test_a_long_file_is_not_read_to_its_end_for_that() -> None:
    taken = []

    def records() -> Any:
        for number in range(1, 1000):
            taken.append(number)
            yield number, {"query": "light", "answers": []}

    recognize(records(), Path("file"))
    assert taken == [1]


@pytest.mark.parametrize(
    ("records", "message"),
    [
        ([], "file: the file is empty; tinycall"),
        ([{"a": 1, "b": 2}], "the fields 'a', 'b'; tinycall .*, xlam .*, or csv with --map"),
        ([TinycallError("not JSON: oh")], "file:1: in no format.*: not JSON: oh; tinycall"),
        ([1], "in no format that can be imported; tinycall"),
    ],
)
def test_no_format(records: list[Any], message: str) -> None:
    with pytest.raises(TinycallError, match=message):
        recognize(iter(enumerate(records, start=1)), Path("file"))
