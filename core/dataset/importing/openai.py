"""OpenAI's form for fine-tuning chat models: `messages` with `tool_calls`, and `tools`.

https://platform.openai.com/docs/guides/fine-tuning: the arguments of a call are JSON inside a
string. The older `function_call` and `functions` are read as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tinycall.core.dataset.importing.chat import exchanges, messages_of
from tinycall.core.dataset.importing.embedded import listed, unpacked
from tinycall.core.dataset.importing.exchange import Reading, Record

FORM = "messages with tool_calls"


def matches(record: Record) -> bool:
    """Whether the record shows a call of this form."""
    messages = record.get("messages")
    return isinstance(messages, list) and any(
        calls_of(message) for message in messages if isinstance(message, Mapping)
    )


def read(record: Record) -> Reading:
    """What the record holds; raises TinycallError where it has no messages."""
    messages = messages_of(record, "messages")
    tools = listed(record.get("tools")) + listed(record.get("functions"))
    return Reading(tuple(exchanges(messages, calls_of)), tools)


def calls_of(message: Record) -> tuple[Any, ...]:
    """The calls that a message makes."""
    older = unpacked(message.get("function_call"))
    return listed(message.get("tool_calls")) + ((older,) if isinstance(older, Mapping) else ())
