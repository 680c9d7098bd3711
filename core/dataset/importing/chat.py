"""Conversations: lists of messages, whatever their fields and roles are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.importing.embedded import unpacked
from tinycall.core.dataset.importing.exchange import Exchange, Record, Skip

CallsOf = Callable[[Record], tuple[Any, ...]]

_USER = ("user", "human")
_ASSISTANT = ("assistant", "gpt", "model", "function_call")
_SYSTEM = ("system", "developer")


@dataclass(frozen=True)
class _Turn:
    role: str
    text: str
    calls: tuple[Any, ...] = ()
    skip: Skip | None = None


def messages_of(record: Record, *fields: str) -> tuple[Record, ...]:
    """The messages in the first of `fields` that the record has.

    Raises TinycallError where there is no list of objects.
    """
    field = next((name for name in fields if name in record), fields[0])
    messages = unpacked(record.get(field))
    if not isinstance(messages, list) or not all(isinstance(part, Mapping) for part in messages):
        raise TinycallError(f'no list of messages in the field "{field}"')
    return tuple(messages)


def role_of(message: Record) -> str:
    """Who speaks: user, assistant or system; any other, such as a tool, under its own name."""
    role = message.get("role", message.get("from"))
    for name, spellings in (("user", _USER), ("assistant", _ASSISTANT), ("system", _SYSTEM)):
        if role in spellings:
            return name
    return str(role)


def text_of(message: Record) -> str:
    """What is said; the parts of a text in several are joined."""
    content = message.get("content", message.get("value"))
    if isinstance(content, list):
        parts = [part.get("text") for part in content if isinstance(part, Mapping)]
        return "\n".join(part for part in parts if isinstance(part, str))
    return content if isinstance(content, str) else ""


def exchanges(messages: tuple[Record, ...], calls_of: CallsOf) -> Iterator[Exchange]:
    """Each request with the calls of the answer directly after it.

    Answers in a row are one answer. A call after anything else, such as the result of another
    call, is an exchange without a request.
    """
    turns = _turns(messages, calls_of)
    for index, turn in enumerate(turns):
        before = turns[index - 1].role if index else ""
        after = turns[index + 1] if index + 1 < len(turns) else _Turn("", "")
        if turn.role == "user":
            answer = after if after.role == "assistant" else _Turn("", "")
            skip = turn.skip or answer.skip
            yield Exchange(turn.text, answer.calls, later=index > 0, skip=skip)
        elif turn.calls and before != "user":
            yield Exchange("", turn.calls, skip=Skip.NO_REQUEST)


def _turns(messages: tuple[Record, ...], calls_of: CallsOf) -> list[_Turn]:
    turns: list[_Turn] = []
    for message in messages:
        role = role_of(message)
        if role == "system":
            continue
        turn = _turn(role, message, calls_of)
        if role == "assistant" and turns and turns[-1].role == role:
            last = turns[-1]
            turns[-1] = replace(last, calls=last.calls + turn.calls, skip=last.skip or turn.skip)
        else:
            turns.append(turn)
    return turns


def _turn(role: str, message: Record, calls_of: CallsOf) -> _Turn:
    if role == "assistant":
        calls = calls_of(message)
        weight = message.get("weight")
        unwanted = calls and weight == 0 and not isinstance(weight, bool)
        return _Turn(role, "", calls, Skip.NO_WEIGHT if unwanted else None)
    whole = role != "user" or _is_text(message.get("content", message.get("value")))
    return _Turn(role, text_of(message), skip=None if whole else Skip.NOT_TEXT)


def _is_text(content: Any) -> bool:
    if isinstance(content, list):
        return all(isinstance(part, Mapping) and "text" in part for part in content)
    return content is None or isinstance(content, str)
