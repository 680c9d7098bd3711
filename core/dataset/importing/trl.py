"""TRL's conversational form: `messages`, or `prompt` and `completion`, and `tools`.

https://huggingface.co/docs/trl/dataset_formats: the arguments of a call are an object. Columns of
a table are often JSON inside a string, and what one row lacks and another has is null there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tinycall.core.dataset.importing import openai
from tinycall.core.dataset.importing.chat import exchanges, messages_of
from tinycall.core.dataset.importing.embedded import listed, unpacked
from tinycall.core.dataset.importing.exchange import Reading, Record

FORM = "prompt and completion, or messages whose arguments are objects"


def matches(record: Record) -> bool:
    """Whether the record shows a call of this form."""
    if "prompt" in record and "completion" in record:
        messages = listed(record["prompt"]) + listed(record["completion"])
    else:
        messages = listed(record.get("messages"))
    calls = [call for part in messages if isinstance(part, Mapping) for call in calls_of(part)]
    objects = any(isinstance(_inner(call).get("arguments"), Mapping) for call in calls)
    return bool(calls) and (objects or not isinstance(record.get("messages"), list))


def read(record: Record) -> Reading:
    """What the record holds; raises TinycallError where it has no messages."""
    if "messages" in record:
        messages = messages_of(record, "messages")
    else:
        messages = messages_of(record, "prompt") + messages_of(record, "completion")
    return Reading(tuple(exchanges(messages, calls_of)), listed(record.get("tools")))


def calls_of(message: Record) -> tuple[Any, ...]:
    """The calls that a message makes, without arguments that are null."""
    return tuple(_without_nulls(unpacked(call)) for call in openai.calls_of(message))


def _inner(call: Any) -> Record:
    inner = call.get("function", call) if isinstance(call, Mapping) else None
    return inner if isinstance(inner, Mapping) else {}


def _without_nulls(call: Any) -> Any:
    inner = _inner(call)
    arguments = inner.get("arguments")
    if not isinstance(arguments, Mapping):
        return call
    given = {name: value for name, value in arguments.items() if value is not None}
    return {"name": inner.get("name"), "arguments": given}
