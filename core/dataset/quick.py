"""Lines that are plainly right, read at a small share of what a diagnosis costs."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from tinycall.core.calls import Call, format_call, is_tool_name
from tinycall.core.tools.acceptance import Accepts
from tinycall.core.tools.registry import ToolRegistry

_FIELDS = frozenset({"tool", "user", "call"})
_MAX_BRACKETS = 32
# Arguments, known to be JSON, without spaces, escapes and fractions: written, they are the same.
_CANONICAL = re.compile(r'(?:"[^"\\]*+"|[\[\]{},:0-9-]++|true|false|null)*+')

QuickLine = tuple[str, str, str, dict[str, Any]]


def _whole(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError
    return value


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError
    return value


def _no_constant(name: str) -> None:
    raise ValueError


_pairs = json.JSONDecoder(object_pairs_hook=list).raw_decode
_arguments = json.JSONDecoder(
    object_pairs_hook=_whole, parse_float=_finite, parse_constant=_no_constant
).raw_decode


def quick_parse(line: str) -> QuickLine | None:
    """The tool, the request, the call as typed and its arguments; None where that is not plain.

    What it returns `parse_record` finds as well, with field and CALL naming the same tool. Where it
    returns None, nothing is said. `line` has no line ends and no spaces around it.
    """
    if line[:1] != "{":
        return None
    try:
        pairs, end = _pairs(line)
        (first, tool), (second, user), (third, call) = pairs
        if first != "tool" or second != "user" or third != "call":
            fields = dict(pairs)
            if fields.keys() != _FIELDS:
                return None
            tool, user, call = fields["tool"], fields["user"], fields["call"]
        if not (type(tool) is type(user) is type(call) is str) or end != len(line):
            return None
        start = len(tool) + 6
        if call[:start] != f"CALL {tool} " or call[start : start + 1] != "{":
            return None
        if "\\u" in call or "\n" in call or call.count("[") + call.count("{") > _MAX_BRACKETS:
            return None
        args, end = _arguments(call, start)
        if end != len(call) or not user or user.isspace():
            return None
        if not line.isascii() or "\\u" in line:
            user.encode()
            call.encode()
    except (ValueError, TypeError, RecursionError):
        return None
    return tool, user, call, args


def names_tool(parsed: QuickLine) -> bool:
    """Whether the tool's name is one that a CALL can have."""
    return is_tool_name(parsed[0])


class QuickCheck:
    """Reads the lines that tools plainly accept."""

    def __init__(self, registry: ToolRegistry) -> None:
        self._accepts: dict[str, Accepts] = {
            tool.name: tool.accepts
            for tool in registry
            if tool.accepts is not None and is_tool_name(tool.name)
        }

    def read(self, line: str) -> tuple[str, str, str] | None:
        """The tool, the request and the canonical call; None where a diagnosis has to say."""
        found = self.accepted(line)
        if found is None:
            return None
        tool, user, call, args = found
        if "-0" in call or _CANONICAL.fullmatch(call, len(tool) + 6) is None:
            call = format_call(Call(tool, args))
        return tool, user, call

    def accepted(self, line: str) -> QuickLine | None:
        """As `quick_parse`, of the lines whose arguments the tool's schema plainly accepts."""
        parsed = quick_parse(line)
        if parsed is None:
            return None
        accepts = self._accepts.get(parsed[0])
        return parsed if accepts is not None and accepts(parsed[3]) else None
