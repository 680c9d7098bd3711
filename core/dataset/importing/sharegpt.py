"""ShareGPT's form with function calls, as LLaMA-Factory defines it: `conversations`, `tools`.

https://github.com/hiyouga/LLaMA-Factory/blob/main/data/README.md: turns from human, function_call,
observation and gpt; a call is JSON inside a turn's text, several calls a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tinycall.core.dataset.importing.chat import exchanges, messages_of, text_of
from tinycall.core.dataset.importing.embedded import listed, unpacked
from tinycall.core.dataset.importing.exchange import Reading, Record

FORM = "conversations with function_call"
FIELDS = ("conversations", "messages")


def matches(record: Record) -> bool:
    """Whether the record shows a call of this form."""
    return any(
        calls_of(message)
        for field in FIELDS
        for message in listed(record.get(field))
        if isinstance(message, Mapping)
    )


def read(record: Record) -> Reading:
    """What the record holds; raises TinycallError where it has no conversation."""
    messages = messages_of(record, *FIELDS)
    return Reading(tuple(exchanges(messages, calls_of)), listed(record.get("tools")))


def calls_of(message: Record) -> tuple[Any, ...]:
    """The calls that a message makes."""
    if message.get("from", message.get("role")) != "function_call":
        return ()
    call = unpacked(text_of(message))
    return tuple(call) if isinstance(call, list) else (call,)
