"""The Hermes form: tools in tags of the system text, calls in tags of the assistant's.

https://huggingface.co/datasets/NousResearch/hermes-function-calling-v1: `<tools>` holds a list or
one tool a line, `<tool_call>` a name and arguments, in JSON or as a Python dict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.importing.chat import exchanges, messages_of, role_of, text_of
from tinycall.core.dataset.importing.embedded import listed, load_literal, load_several
from tinycall.core.dataset.importing.exchange import Reading, Record

FORM = "conversations with <tool_call>"
FIELDS = ("conversations", "messages")

_TOOLS = re.compile(r"<tools>(.*?)</tools>", re.DOTALL)
_CALL = re.compile(r"<tool_call>(.*?)(?:</tool_call>|\Z)", re.DOTALL)


def matches(record: Record) -> bool:
    """Whether the record shows a call or a tool of this form."""
    messages = [part for field in FIELDS for part in listed(record.get(field))]
    return any(_shows(message) for message in messages if isinstance(message, Mapping))


def read(record: Record) -> Reading:
    """What the record holds; raises TinycallError where it has no conversation."""
    messages = messages_of(record, *FIELDS)
    told = [tool for part in messages if role_of(part) == "system" for tool in _tools(part)]
    tools = (*told, *listed(record.get("tools")))
    return Reading(tuple(exchanges(messages, calls_of)), tools)


def calls_of(message: Record) -> tuple[Any, ...]:
    """The calls that a message makes; one that cannot be read as the text that it is."""
    return tuple(_value(text) for text in _CALL.findall(text_of(message)))


def _shows(message: Record) -> bool:
    tags = {"assistant": _CALL, "system": _TOOLS}.get(role_of(message))
    return tags is not None and tags.search(text_of(message)) is not None


def _value(text: str) -> Any:
    try:
        return load_literal(text)
    except TinycallError:
        return text


def _tools(message: Record) -> Iterator[Any]:
    # The text around the tools may name the tags too, with nothing between them.
    for text in _TOOLS.findall(text_of(message)):
        if text.strip():
            try:
                yield from load_several(text)
            except TinycallError:
                continue
