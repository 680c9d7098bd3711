"""The formats that can be imported, and which of them a file is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final, Literal

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.importing import hermes, openai, own, sharegpt, trl, xlam
from tinycall.core.dataset.importing.exchange import Reading, Record
from tinycall.core.dataset.importing.source import Found

FormatName = Literal["tinycall", "xlam", "hermes", "sharegpt", "trl", "openai", "csv"]
CSV: Final = "csv"


@dataclass(frozen=True)
class Format:
    """A format of JSON records; `form` says what its records are told by.

    `matches` says whether a record is surely in it; `read` raises TinycallError where it is not.
    """

    name: FormatName
    form: str
    matches: Callable[[Record], bool]
    read: Callable[[Record], Reading]


# The first that matches a record is its format: later ones are wider.
_JSON_FORMATS = (
    Format("tinycall", own.FORM, own.matches, own.read),
    Format("xlam", xlam.FORM, xlam.matches, xlam.read),
    Format("hermes", hermes.FORM, hermes.matches, hermes.read),
    Format("sharegpt", sharegpt.FORM, sharegpt.matches, sharegpt.read),
    Format("trl", trl.FORM, trl.matches, trl.read),
    Format("openai", openai.FORM, openai.matches, openai.read),
)
FORMATS: Mapping[FormatName, Format] = {format.name: format for format in _JSON_FORMATS}
# Where no record shows a call, the field that it has tells at least where calls would stand.
_BY_FIELD: Mapping[str, FormatName] = {"messages": "openai", "conversations": "sharegpt"}


def recognize(records: Iterator[Found], path: Path) -> tuple[Format, Iterator[Found]]:
    """The format of the first record that is surely in one, and all of the records.

    Raises TinycallError where there is none.
    """
    seen: list[Found] = []
    for found in records:
        seen.append(found)
        record = found[1]
        if isinstance(record, Mapping):
            for format in _JSON_FORMATS:
                if format.matches(record):
                    return format, chain(seen, records)
    for _, record in seen:
        for field, name in _BY_FIELD.items():
            if isinstance(record, Mapping) and field in record:
                return FORMATS[name], iter(seen)
    raise _unrecognized(seen, path)


def _unrecognized(seen: list[Found], path: Path) -> TinycallError:
    if not seen:
        return TinycallError("the file is empty", where=str(path), accepted=_accepted())
    line, first = seen[0]
    what = "in no format that can be imported"
    if isinstance(first, TinycallError):
        return TinycallError(f"{what}: {first}", where=f"{path}:{line}", accepted=_accepted())
    if isinstance(first, Mapping) and first:
        names = [str(name)[:40] for name in first][:8]
        what = f"{what}: the first record has the fields {', '.join(map(repr, names))}"
    return TinycallError(what, where=str(path), accepted=_accepted())


def _accepted() -> str:
    forms = ", ".join(f"{format.name} ({format.form})" for format in _JSON_FORMATS)
    return f"{forms}, or {CSV} with --map"
