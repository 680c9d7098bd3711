"""A traceback read, and explained line by line for someone who learns the language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tinycall.core.tools.debugging.meanings import meaning
from tinycall.core.tools.debugging.program import Program
from tinycall.core.tools.debugging.text import LINE_END

MAX_FRAMES: Final = 8
MAX_CHARACTERS: Final = 500

_HEADER: Final = "Traceback (most recent call last):"
_COLOUR: Final = re.compile(r"\x1b\[[0-9;]*m")
# Inside an exception group every line has a margin; what stands deeper are the grouped ones.
_GROUP: Final = re.compile(r"  (?:\| |\+ Exception Group )")
_GROUPED: Final = re.compile(r"  +\+[-+]|    +\|")
_FILE: Final = re.compile(r'\s*File "([^"]*)", line ([0-9]{1,9})(?:, in (.*))?')
_CARETS: Final = re.compile(r"[\s~^]*")
_RAISED: Final = re.compile(r"([^\W\d][\w.<>]*)(?::\s(.*)|:?)")
_NAMED: Final = re.compile(
    r"(?<![\w.])((?:\w{1,40}\.){0,9}(?=[A-Z])\w{0,60}(?:Error|Exception|Group|Interrupt|Exit"
    r"|StopIteration|StopAsyncIteration))\b(?::\s+(.{1,500}))?"
)


@dataclass(frozen=True)
class Frame:
    """A line of the program through which the exception went."""

    line: int
    function: str
    source: str


@dataclass(frozen=True)
class Raised:
    """An exception as a traceback tells of it; `line` is the program's, where it went wrong."""

    kind: str
    message: str
    frames: tuple[Frame, ...]
    line: int | None


@dataclass
class _Open:
    """A traceback whose end is not read yet."""

    margin: int
    ignored: bool = False
    frames: list[tuple[str, Frame]] = field(default_factory=list)


def read_traceback(text: str, file_name: str) -> Raised | None:
    """The last exception that `text` tells of, from a whole traceback or its last line alone.

    Frames of other files than `file_name` are left out, unless all are. None where there is none.
    """
    lines = [_COLOUR.sub("", line.rstrip("\r")) for line in text.split("\n")]
    return _last_traceback(lines, file_name) or _last_named(lines)


def explain(raised: Raised, code: str) -> tuple[str, ...]:
    """Sentences for a learner: how the program came to the line, and what went wrong there."""
    lines = LINE_END.split(code)
    frames = [
        replace(frame, source=lines[frame.line - 1].strip()[:MAX_CHARACTERS])
        if not frame.source and 1 <= frame.line <= len(lines)
        else frame
        for frame in raised.frames
    ]
    source = frames[-1].source if frames else ""
    said = f"{raised.kind}: {raised.message}" if raised.message else raised.kind
    said += "" if said[-1:] in {".", "!", "?"} else "."
    steps = list(_steps(frames, said)) or [said]
    kind = raised.kind.rpartition(".")[2]
    try:
        program = Program.read(code, raised.line)
        sentence = meaning(kind, raised.message, source, program)
    except RecursionError:
        sentence = ""
    return (*steps, sentence) if sentence else tuple(steps)


def _last_traceback(lines: Sequence[str], file_name: str) -> Raised | None:
    last: Raised | None = None
    reading: _Open | None = None
    before = ""
    for line in lines:
        if _GROUPED.match(line):
            continue
        line = _GROUP.sub("", line, count=1)
        if line.strip() == _HEADER:
            reading = _Open(len(line) - len(line.lstrip()), before.startswith("Exception ignored"))
        elif found := _FILE.match(line):
            reading = reading or _Open(len(line) - len(line.lstrip()) - 2)
            function = (found[3] or "").strip()[:MAX_CHARACTERS]
            reading.frames.append((found[1], Frame(int(found[2]), function, "")))
        elif reading is not None:
            if raised := _last_line(line, reading):
                last = last if reading.ignored else _raised(raised, reading, file_name)
                reading = None
            else:
                _take_source(line, reading)
        before = line
    return last


def _last_line(line: str, reading: _Open) -> re.Match[str] | None:
    """`IndexError: …`; a line of source is indented, or is no such name."""
    found = _RAISED.fullmatch(line.strip())
    if found is None or len(line) - len(line.lstrip()) > max(reading.margin, 0):
        return None
    return None if found[1].islower() and "." not in found[1] else found


def _take_source(line: str, reading: _Open) -> None:
    if reading.frames and not _CARETS.fullmatch(line) and not line.lstrip().startswith("[Previous"):
        name, frame = reading.frames[-1]
        if not frame.source:
            source = line.strip()[:MAX_CHARACTERS]
            reading.frames[-1] = name, Frame(frame.line, frame.function, source)


def _raised(found: re.Match[str], reading: _Open, file_name: str) -> Raised:
    named = reading.frames
    own = [frame for name, frame in named if re.split(r"[/\\]", name)[-1] == file_name]
    own = [frame for name, frame in named if name == file_name] or own
    frames = own or [frame for _, frame in named]
    message = (found[2] or "").strip()[:MAX_CHARACTERS]
    return Raised(found[1], message, tuple(frames), frames[-1].line if frames else None)


def _last_named(lines: Sequence[str]) -> Raised | None:
    """The exception that is named last, where nothing looks like a traceback."""
    for line in reversed(lines):
        if named := [*_NAMED.finditer(line)]:
            return Raised(named[-1][1], (named[-1][2] or "").strip(), (), None)
    return None


def _steps(frames: Sequence[Frame], said: str) -> Iterator[str]:
    """One sentence for each frame; of many, those at both ends."""
    half = MAX_FRAMES // 2
    for index, frame in enumerate(frames):
        if len(frames) > MAX_FRAMES and half <= index < len(frames) - half:
            if index == half:
                yield f"… {len(frames) - 2 * half} calls more …"
            continue
        where = f"Line {frame.line}"
        if frame.function and frame.function != "<module>":
            where += f", in {frame.function}"
        shown = f": `{frame.source}`" if frame.source else ""
        if index < len(frames) - 1:
            called = frames[index + 1].function
            step = f" calls {called}" if called and called[0] != "<" else " leads on"
            yield f"{where}{shown}{step}."
        elif frame.function:
            yield f"{where}{shown} raises {said}"
        else:
            yield f"{where}{shown} cannot be read: {said}"
