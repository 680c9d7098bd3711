"""The CALL line: `CALL tool {json_args}`."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

OPEN_CALL = "<call>"
CLOSE_CALL = "</call>"

MAX_NESTING = 50

_NAME = r"[A-Za-z_][A-Za-z0-9_.-]*"
_CALL = re.compile(rf"CALL +({_NAME}) +(\S.*)", re.DOTALL)


class TinycallError(Exception):
    """A refusal: what was wrong, where, and what would be accepted."""

    def __init__(self, what: str, *, where: str = "", accepted: str = "") -> None:
        self.what = what
        self.where = where
        self.accepted = accepted
        text = f"{where}: {what}" if where else what
        super().__init__(f"{text}; {accepted}" if accepted else text)


class CallFailure(StrEnum):
    """The six ways in which a CALL fails, in the order in which they are looked for."""

    TRUNCATED = "truncated"
    NOT_A_CALL = "not a CALL"
    UNKNOWN_TOOL = "unknown tool"
    BAD_JSON = "bad JSON"
    SCHEMA = "refused by the schema"
    TOOL = "refused by the tool"

    @property
    def remedy(self) -> str:
        """What to try next."""
        return _REMEDIES[self]


_REMEDIES = {
    CallFailure.TRUNCATED: "give it more new tokens",
    CallFailure.NOT_A_CALL: "train longer or add samples",
    CallFailure.UNKNOWN_TOOL: "add samples of the tools that it should call",
    CallFailure.BAD_JSON: "lower the temperature or switch the grammar on",
    CallFailure.SCHEMA: "add samples with arguments like these, or switch the grammar on",
    CallFailure.TOOL: "add samples with arguments like these, or lower the temperature",
}


class CallError(TinycallError):
    """A CALL that cannot be used, and which of the six failures it is.

    `remedy` is the failure's own unless another is given; "" where the refusal says it all.
    """

    def __init__(
        self,
        failure: CallFailure,
        what: str,
        *,
        where: str = "",
        accepted: str = "",
        remedy: str | None = None,
    ) -> None:
        super().__init__(what, where=where, accepted=accepted)
        self.failure = failure
        self.remedy = failure.remedy if remedy is None else remedy


@dataclass(frozen=True)
class Call:
    """A parsed CALL."""

    tool: str
    args: Mapping[str, Any]


def format_call(call: Call) -> str:
    """The one line for `call`: no spaces after separators, no `\\u` escapes for letters."""
    args = json.dumps(call.args, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return f"CALL {call.tool} {args}"


def extract_call(generated: str) -> str:
    """The CALL inside generated text, which begins at or before the call itself.

    Raises CallError (truncated) if the closing tag never came.
    """
    _, opened, inside = generated.rpartition(f"{OPEN_CALL}\n")
    body, closed, _ = (inside if opened else generated).partition(f"\n{CLOSE_CALL}")
    if not closed:
        raise CallError(
            CallFailure.TRUNCATED,
            "the CALL was cut off before its closing tag",
            where=f"after {len(body)} characters",
            accepted=f"a CALL that ends in {CLOSE_CALL}",
        )
    return body.strip()


def parse_call(text: str, tools: Collection[str] | None = None) -> Call:
    """Read one CALL line; with `tools`, a tool outside them is refused.

    Raises CallError: not a CALL, unknown tool or bad JSON, in this order.
    """
    line = text.strip()
    match = _CALL.fullmatch(line)
    if match is None or "\n" in line:
        shown = line[:60] + ("…" if len(line) > 60 else "")
        raise CallError(
            CallFailure.NOT_A_CALL,
            f"not a CALL: {shown!r}",
            accepted='one line such as CALL calculator {"expression":"2 + 2"}',
        )
    tool, raw = match.groups()
    if tools is not None and tool not in tools:
        raise CallError(
            CallFailure.UNKNOWN_TOOL,
            f"there is no tool {tool!r}",
            accepted=f"one of {', '.join(sorted(tools)) or 'no tool at all'}",
        )
    return Call(tool, _arguments(raw, match.start(2)))


def is_tool_name(name: str) -> bool:
    """Whether a CALL can name a tool so."""
    return re.fullmatch(_NAME, name) is not None


def _arguments(raw: str, start: int) -> dict[str, Any]:
    problem, where = "", ""
    try:
        args = json.loads(
            raw,
            object_pairs_hook=_no_duplicates,
            parse_float=_finite,
            parse_constant=_no_constant,
        )
        _check_nesting(args)
        json.dumps(args, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        problem, where = error.msg, f"column {start + error.colno}"
    except UnicodeEncodeError:
        problem = "half of a surrogate pair is not a character"
    except RecursionError:
        problem = f"nested more than {MAX_NESTING} levels"
    except ValueError as error:
        problem = str(error)
    else:
        if isinstance(args, dict):
            return args
    raise CallError(
        CallFailure.BAD_JSON,
        f"the arguments are {f'not JSON: {problem}' if problem else _json_type(args)}",
        where=where,
        accepted='an object such as {"expression":"2 + 2"}',
    )


def _check_nesting(value: Any) -> None:
    level = [value]
    for _ in range(MAX_NESTING + 1):
        level = [
            item
            for part in level
            if isinstance(part, dict | list)
            for item in (part.values() if isinstance(part, dict) else part)
        ]
        if not level:
            return
    raise RecursionError


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError(f"{digits[:40]} is beyond the largest number")
    return value


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {twice!r} stands twice")
    return result


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")


def _json_type(value: Any) -> str:
    names = {list: "a list", str: "a string", bool: "a boolean", type(None): "null"}
    return names.get(type(value), "a number")
