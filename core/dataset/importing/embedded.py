"""Values that stand as text inside a field: JSON, or a dict as Python prints it."""

from __future__ import annotations

import ast
import json
import warnings
from collections.abc import Iterator
from typing import Any

from tinycall.core.calls import TinycallError

_LONGEST_LITERAL = 100_000
_DECODER = json.JSONDecoder()


def load_json(text: str) -> Any:
    """The value that `text` is in JSON; raises TinycallError where it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise TinycallError(f"not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise TinycallError("the JSON nests too deeply") from None
    except ValueError:  # a number of thousands of digits
        raise TinycallError("not JSON: a number is too long") from None


def unpacked(value: Any) -> Any:
    """`value`, or what it holds where it is a text in JSON; any other text as it is."""
    if isinstance(value, str):
        try:
            return load_json(value)
        except TinycallError:
            return value
    return value


def load_literal(text: str) -> Any:
    """The value that `text` is in JSON or, failing that, in Python's own spelling of constants.

    Raises TinycallError where it is neither.
    """
    try:
        return load_json(text)
    except TinycallError as error:
        if len(text) > _LONGEST_LITERAL:
            raise
        problem = error
    try:
        with warnings.catch_warnings(action="ignore"):
            return ast.literal_eval(text.strip())
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        raise problem from None


def load_several(text: str) -> Iterator[Any]:
    """The values of a text that holds several in JSON, one after another, or one literal.

    Raises TinycallError where it does not.
    """
    rest = text.strip()
    if rest.startswith("{") and rest.endswith("}"):
        found = []
        while rest:
            try:
                value, end = _DECODER.raw_decode(rest)
            except (ValueError, RecursionError):
                break
            found.append(value)
            rest = rest[end:].lstrip(" \t\r\n,")
        else:
            yield from found
            return
    value = load_literal(text)
    if isinstance(value, list | tuple):
        yield from value
    else:
        yield value


def listed(value: Any) -> tuple[Any, ...]:
    """The items of a list, or of a text that is a list in JSON; () for anything else."""
    found = unpacked(value)
    return tuple(found) if isinstance(found, list) else ()
