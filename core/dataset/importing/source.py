"""The records of a file, one after another: JSONL line by line, other forms as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.importing.embedded import load_json
from tinycall.core.dataset.layout import split_records

_MARK = b"\xef\xbb\xbf"
_NOT_UTF8 = "not UTF-8"

Found = tuple[int, Any | TinycallError]


def read_records(path: Path) -> Iterator[Found]:
    """Each record with the line on which it begins: its value, or why it is none in JSON.

    JSONL is read as it is asked for. A JSON array, objects over several lines and Markdown are
    read at once. Raises TinycallError where the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            first = next((line for line in file if line.removeprefix(_MARK).strip()), b"")
            file.seek(0)
            start = first.removeprefix(_MARK).strip()
            by_line = start.startswith(b"{") and start != b"{"
            yield from _lines(file) if by_line else _whole(file, path)
    except OSError as error:
        raise TinycallError(f"cannot be read: {error.strerror or error}", where=str(path)) from None


def _lines(file: BinaryIO) -> Iterator[Found]:
    for number, raw in enumerate(file, start=1):
        line = raw.removeprefix(_MARK).strip() if number == 1 else raw.strip()
        if line:
            try:
                yield number, _value(line.decode())
            except UnicodeDecodeError:
                yield number, TinycallError(_NOT_UTF8)


def _whole(file: BinaryIO, path: Path) -> Iterator[Found]:
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TinycallError(
            f"{_NOT_UTF8} at byte {error.start}",
            where=str(path),
            accepted="a text file saved as UTF-8",
        ) from None
    for number, record in split_records(text):
        yield number, _value(record)


def _value(text: str) -> Any | TinycallError:
    try:
        return load_json(text)
    except TinycallError as error:
        return error
