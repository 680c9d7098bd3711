"""A JSON Schema from the type of an argument, and JSON values back into that type."""

from __future__ import annotations

import dataclasses
import inspect
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, Final, Literal

from tinycall.core.calls import TinycallError

ACCEPTED: Final = (
    "str, int, float, bool, Literal[...], an Enum, list[...], dict[str, ...], a dataclass, "
    "a TypedDict, or one of these | None"
)

# What the least and the most of a type are called in JSON Schema.
_BOUNDS: Final[Mapping[Any, tuple[str, str]]] = {
    "integer": ("minimum", "maximum"),
    "number": ("minimum", "maximum"),
    "string": ("minLength", "maxLength"),
    "array": ("minItems", "maxItems"),
}
_PLAIN: Final[Mapping[Any, tuple[str, Callable[[Any], Any]]]] = {
    str: ("string", str),
    bool: ("boolean", bool),
    int: ("integer", int),
    float: ("number", float),
}


@dataclasses.dataclass(frozen=True)
class Bounds:
    """The least and the most that `Annotated` lets through, both included.

    Of a number its value, of a text its characters, of a list its items.
    """

    least: float | None = None
    most: float | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where nothing lies between."""
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError(f"nothing is at least {self.least} and at most {self.most}")


@dataclasses.dataclass(frozen=True)
class ArgumentType:
    """The schema of an argument, and how a JSON value that satisfies it becomes the argument."""

    schema: dict[str, Any]
    read: Callable[[Any], Any]


@dataclasses.dataclass(frozen=True)
class _Field:
    name: str
    hint: Any
    required: bool


def argument_type(hint: Any, where: str, inside: tuple[Any, ...] = ()) -> ArgumentType:
    """What the annotation `hint` asks for; `where` names the argument in an error.

    `inside` are the classes around it. Raises TinycallError for a type that is not supported.
    """
    if isinstance(hint, _ALIAS):
        return argument_type(hint.__value__, where, inside)
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return _annotated(argument_type(parts[0], where, inside), hint.__metadata__, where)
    if isinstance(hint, type) and hint in _PLAIN:
        name, read = _PLAIN[hint]
        return ArgumentType({"type": name}, read)
    if origin is Literal:
        return ArgumentType(_choices(parts, where), lambda value: value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return ArgumentType(_choices([member.value for member in hint], where), hint)
    if origin in (typing.Union, types.UnionType):
        return _optional(parts, where, inside)
    if origin is list and len(parts) == 1:
        item = argument_type(parts[0], f"{where}, its items", inside)
        return ArgumentType(
            {"type": "array", "items": item.schema}, lambda value: [item.read(v) for v in value]
        )
    if origin is dict and parts[0] is str:
        item = argument_type(parts[1], f"{where}, its values", inside)
        return ArgumentType(
            {"type": "object", "additionalProperties": item.schema},
            lambda value: {key: item.read(v) for key, v in value.items()},
        )
    if isinstance(hint, type) and (dataclasses.is_dataclass(hint) or typing.is_typeddict(hint)):
        return _record(hint, where, inside)
    raise _unsupported(_shown(hint), where)


def object_schema(properties: Mapping[str, Any], required: Iterable[str]) -> dict[str, Any]:
    """The schema of an object that takes these properties and no others."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _annotated(inner: ArgumentType, metadata: Sequence[Any], where: str) -> ArgumentType:
    schema = dict(inner.schema)
    for note in metadata:
        if isinstance(note, str):
            schema["description"] = " ".join(note.split())
        elif isinstance(note, Bounds):
            keywords = _BOUNDS.get(schema.get("type")) if "enum" not in schema else None
            if keywords is None:
                raise TinycallError(
                    "bounds on what has no size",
                    where=where,
                    accepted="Bounds on a number, a text or a list, inside of any | None",
                )
            limits = zip(keywords, (note.least, note.most), strict=True)
            schema.update((keyword, limit) for keyword, limit in limits if limit is not None)
        else:
            raise TinycallError(
                f"Annotated holds {note!r}",
                where=where,
                accepted="a text that describes the argument, or Bounds(least, most)",
            )
    return ArgumentType(schema, inner.read)


def _choices(values: Sequence[Any], where: str) -> dict[str, Any]:
    wrong = [value for value in values if not isinstance(value, str | int | None)]
    if wrong or not values:
        what = f"{wrong[0]!r} is not a JSON value" if wrong else "there is nothing to choose from"
        raise TinycallError(what, where=where, accepted="choices that are texts or whole numbers")
    kinds = {type(value) for value in values}
    kind = next((name for plain, (name, _) in _PLAIN.items() if kinds == {plain}), None)
    return {"type": kind, "enum": list(values)} if kind else {"enum": list(values)}


def _optional(parts: Sequence[Any], where: str, inside: tuple[Any, ...]) -> ArgumentType:
    rest = [part for part in parts if part is not type(None)]
    if len(rest) != 1 or len(rest) == len(parts):
        raise _unsupported(" | ".join(map(_shown, parts)), where)
    inner = argument_type(rest[0], where, inside)
    return ArgumentType(
        {"anyOf": [inner.schema, {"type": "null"}]},
        lambda value: None if value is None else inner.read(value),
    )


def _record(kind: Any, where: str, inside: tuple[Any, ...]) -> ArgumentType:
    if kind in inside:
        raise TinycallError(f"{kind.__name__} nests itself", where=where, accepted=ACCEPTED)
    members = {
        field.name: (argument_type(field.hint, f"{where}.{field.name}", (*inside, kind)), field)
        for field in _fields(kind, where)
    }
    schema = object_schema(
        {name: member.schema for name, (member, _) in members.items()},
        [name for name, (_, field) in members.items() if field.required],
    )
    return ArgumentType(
        schema,
        lambda given: kind(**{name: members[name][0].read(value) for name, value in given.items()}),
    )


def _fields(kind: Any, where: str) -> list[_Field]:
    try:
        hints = typing.get_type_hints(kind, include_extras=True)
    except Exception as error:
        raise TinycallError(
            f"an annotation of {kind.__name__} cannot be read: {error}",
            where=where,
            accepted=ACCEPTED,
        ) from None
    if typing.is_typeddict(kind):
        return [_key(name, hint, name in kind.__required_keys__) for name, hint in hints.items()]
    missing = dataclasses.MISSING
    return [
        _Field(
            field.name,
            hints[field.name],
            field.default is missing and field.default_factory is missing,
        )
        for field in dataclasses.fields(kind)
        if field.init
    ]


def _key(name: str, hint: Any, required: bool) -> _Field:
    """A key of a TypedDict; where annotations are texts, the class itself misreads these two."""
    origin = typing.get_origin(hint)
    if origin in (typing.Required, typing.NotRequired):
        return _Field(name, typing.get_args(hint)[0], origin is typing.Required)
    return _Field(name, hint, required)


def _unsupported(shown: str, where: str) -> TinycallError:
    return TinycallError(f"the type {shown} is not supported", where=where, accepted=ACCEPTED)


def _shown(hint: Any) -> str:
    return inspect.formatannotation(hint)


# Aliases made by the statement `type`, which Python has from 3.12 on.
_ALIAS: Final[tuple[Any, ...]] = tuple(
    alias for alias in [getattr(typing, "TypeAliasType", None)] if alias is not None
)
