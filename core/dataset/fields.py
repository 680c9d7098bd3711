"""One record: a JSON object of three texts, and the CALL in one of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from tinycall.core.calls import Call, CallError, TinycallError, parse_call

FIELDS = ("tool", "user", "call")
EXAMPLE = '{"tool":"…","user":"…","call":"CALL … {…}"}'

_MAX_NESTING = 32


def parse_record(text: str) -> tuple[dict[str, str], Call]:
    """The fields of a record and its CALL, as far as can be said without knowing the tools."""
    fields = _fields(text)
    try:
        call = parse_call(fields["call"])
    except CallError as error:
        raise in_call(error) from None
    if _nesting(call.args) > _MAX_NESTING:
        raise TinycallError(
            "the arguments nest too deeply",
            where='field "call"',
            accepted=f"at most {_MAX_NESTING} levels",
        )
    return fields, call


def in_call(error: CallError) -> TinycallError:
    """The same refusal, placed in the field `call`."""
    where = 'field "call"' + (f", {error.where}" if error.where else "")
    return TinycallError(error.what, where=where, accepted=error.accepted)


def _fields(text: str) -> dict[str, str]:
    value = _load(text)
    if not isinstance(value, dict):
        raise TinycallError("not a JSON object", accepted=f"a line such as {EXAMPLE}")
    missing = [name for name in FIELDS if name not in value]
    extra = [name for name in value if name not in FIELDS]
    if missing or extra:
        what = [f"no field {_quoted(missing)}"] if missing else []
        what += [f"unknown field {_quoted(extra)}"] if extra else []
        raise TinycallError(", ".join(what), accepted=f"the fields are {_quoted(FIELDS)}")
    for name in FIELDS:
        _check_text(name, value[name])
    return {**value, "tool": value["tool"].strip()}


def _check_text(name: str, value: Any) -> None:
    where = f'field "{name}"'
    if not isinstance(value, str):
        raise TinycallError(f"it is {_kind(value)}", where=where, accepted="a text in quotes")
    if not value.strip():
        raise TinycallError("it is empty", where=where, accepted="a text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise TinycallError(
            "half of a \\u surrogate pair", where=where, accepted="whole characters"
        ) from None


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _kind(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    kinds: dict[type, str] = {dict: "an object", list: "a list"}
    return kinds.get(type(value), "a number")


def _load(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_no_duplicates)
    except json.JSONDecodeError as error:
        if error.pos >= len(text) or error.msg.startswith("Unterminated string"):
            raise TinycallError(
                f"the JSON is cut off after {len(text)} characters",
                accepted="a whole object on one line",
            ) from None
        raise TinycallError(
            f"not JSON: {error.msg}", where=f"column {error.pos + 1}", accepted=f"such as {EXAMPLE}"
        ) from None
    except RecursionError:
        raise TinycallError("the JSON nests too deeply", accepted=f"such as {EXAMPLE}") from None
    except ValueError as error:
        raise TinycallError(str(error), accepted=f"such as {EXAMPLE}") from None


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        twice, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise ValueError(f'the field "{twice}" stands twice')
    return value


def _nesting(value: Any) -> int:
    levels = 0
    layer = [value]
    while layer := [
        part for outer in layer if isinstance(outer, dict | list) for part in _parts(outer)
    ]:
        levels += 1
    return levels


def _parts(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value
