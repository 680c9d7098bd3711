"""Where the records stand in a dataset's text: lines, an array, either inside Markdown fences."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

_LINE_END = re.compile(r"\r\n|\r|\n")
_FENCE = re.compile(r"\s*```\s*([\w+-]*)")
_DATA_LANGUAGES = ("", "json", "jsonl", "ndjson", "jsonlines", "text", "txt")
_NEXT = re.compile(r"[\s,]*(?:([\[\]])|(?=[^\s,\[\]]))")
_NEXT_OBJECT = re.compile(r"\n(?=\{)")


def split_records(text: str) -> Iterator[tuple[int, str]]:
    """The records' texts, each with the line on which it begins."""
    lines = [line for line in _data_lines(text.removeprefix("\ufeff")) if line[1]]
    if lines and begins_elements(lines[0][1]):
        return _elements(lines)
    return iter(lines)


def begins_elements(line: str) -> bool:
    """Whether the first line says that records do not stand one on each line."""
    return line.startswith("[") or line == "{"


def is_fence(line: str) -> bool:
    """Whether a line is a fence of Markdown."""
    return _FENCE.match(line) is not None


def _data_lines(text: str) -> Iterator[tuple[int, str]]:
    """The stripped lines, numbered; where there are fences, without them and the prose around."""
    lines = [line.strip() for line in lines_of(text)]
    if "```" not in text:
        yield from enumerate(lines, start=1)
        return
    fenced = any(map(is_fence, lines))
    inside = data = False
    for number, line in enumerate(lines, start=1):
        fence = _FENCE.match(line)
        if fence is not None:
            inside = not inside
            data = inside and fence[1].lower() in _DATA_LANGUAGES
        elif data or not fenced or line.startswith("{"):
            yield number, line


def _elements(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The elements of a JSON array, or objects that each span several lines.

    After an element that is not JSON it goes on at the next line that begins an object.
    """
    decoder = json.JSONDecoder()
    text = "\n".join(line for _, line in lines)
    starts = list(accumulate((len(line) + 1 for _, line in lines), initial=0))
    position = opened = 0
    whole = True
    while match := _NEXT.match(text, position):
        position = match.end()
        if match[1]:
            opened += 1 if match[1] == "[" else -1
            continue
        begin = position
        try:
            _, position = decoder.raw_decode(text, begin)
            whole = True
        except (ValueError, RecursionError):
            following = _NEXT_OBJECT.search(text, begin)
            position = following.start() if following else len(text)
            whole = False
        yield lines[bisect_right(starts, begin) - 1][0], text[begin:position]
    if opened > 0 and whole:
        yield lines[-1][0], "["


def one_line(text: str) -> str:
    """The text with line ends, which JSON allows between tokens alone, as spaces."""
    if "\n" not in text and "\r" not in text:
        return text.strip()
    return " ".join(line.strip() for line in _LINE_END.split(text)).strip()


def lines_of(text: str) -> list[str]:
    """The lines of a text, whichever way they end."""
    return _LINE_END.split(text) if "\r" in text else text.split("\n")
