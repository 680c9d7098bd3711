"""Code that need not parse: its lines, its words and signs, and the brackets left open."""

from __future__ import annotations

import bisect
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, NamedTuple

# Signs that a word processor writes, and what Python has for them.
TYPOGRAPHIC: Final = {
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚", "'"),
    **dict.fromkeys("–—−", "-"),
    **dict.fromkeys("\xa0\u3000", " "),
    **dict.fromkeys("\u200b\ufeff", ""),
    "×": "*",
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "，": ",",
    "：": ":",
    "（": "(",
    "）": ")",
}
LINE_END: Final = re.compile(r"\r\n|\r|\n")
CLOSERS: Final = {"(": ")", "[": "]", "{": "}"}

_STRING: Final = r"""
    (?P<string>[rRbBuUfF]{0,2}(?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"
        |'(?!'')(?:[^'\\\r\n]|\\.)*'|"(?!"")(?:[^"\\\r\n]|\\.)*"))
    |(?P<open>[rRbBuUfF]{0,2}(?:'''.*|\"\"\".*|'(?:[^'\\\r\n]|\\.)*\\?|"(?:[^"\\\r\n]|\\.)*\\?))
"""
# Some signs are of other languages: `=>`, `&&`, `++`.
_PIECE: Final = re.compile(
    rf"""
    (?P<comment>\#[^\r\n]*)
    |{_STRING}
    |(?P<word>[^\W\d]\w*)
    |(?P<number>\d[\w.]*|\.\d\w*)
    |(?P<newline>\r\n|\r|\n)
    |(?P<space>[ \t\f]+|\\(?:\r\n|\r|\n))
    |(?P<sign>\*\*=|//=|>>=|<<=|\.\.\.|[-+*/%&|^@:=!<>]=|=[<>]|->|<>|\*\*|//|<<|>>|&&|\|\||\+\+|--|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_SILENT: Final = frozenset({"comment", "newline", "space"})


@dataclass(frozen=True)
class Edit:
    """Text that takes the place of `code[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Change:
    """Edits that do not overlap, and a clause that says what they do."""

    why: str
    edits: tuple[Edit, ...]

    def apply(self, code: str) -> str:
        """The code with every edit made."""
        for edit in sorted(self.edits, key=lambda edit: edit.start, reverse=True):
            code = code[: edit.start] + edit.text + code[edit.end :]
        return code


class Trouble(NamedTuple):
    """Where Python stops reading: a line and a column from 1; both 0 where it does not say."""

    line: int
    column: int


@contextmanager
def quiet() -> Iterator[None]:
    """What Python warns about while it reads code belongs on no screen of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def trouble(code: str) -> Trouble | None:
    """Where the code does not compile; None where it does."""
    try:
        with quiet():
            compile(code, "<program>", "exec", dont_inherit=True)
    except SyntaxError as error:
        return Trouble(error.lineno or 0, error.offset or 0)
    except (ValueError, OverflowError, RecursionError, MemoryError):
        return Trouble(0, 0)
    return None


@dataclass(frozen=True)
class Piece:
    """A word, number, string or sign, and how many brackets are open before it."""

    kind: str
    text: str
    start: int
    line: int
    depth: int = 0

    @property
    def end(self) -> int:
        """The offset after it."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Mismatch:
    """A closing bracket, and the opening ones that stand before it."""

    closer: Piece
    openers: tuple[Piece, ...]


class Text:
    """Code cut into pieces; the first bracket that closes nothing, and those never closed."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._starts = [0, *(found.end() for found in LINE_END.finditer(code))]
        self.count = len(self._starts)
        self.pieces: list[Piece] = []
        self.mismatch: Mismatch | None = None
        self.unclosed: list[Piece] = []
        self.within: set[int] = set()
        self._rows: dict[int, list[Piece]] = {}
        for found in _PIECE.finditer(code):
            kind = found.lastgroup or "sign"
            if kind not in _SILENT:
                self._take(kind, found.group(), found.start())

    def _take(self, kind: str, text: str, start: int) -> None:
        line = bisect.bisect_right(self._starts, start)
        piece = Piece(kind, text, start, line, len(self.unclosed))
        self.pieces.append(piece)
        self._rows.setdefault(line, []).append(piece)
        if kind in {"string", "open"}:
            last = bisect.bisect_right(self._starts, piece.end - 1)
            self.within.update(range(line + 1, last + 1))
        elif kind == "sign" and text in CLOSERS:
            self.unclosed.append(piece)
        elif kind == "sign" and text in CLOSERS.values():
            if self.unclosed and CLOSERS[self.unclosed[-1].text] == text:
                self.unclosed.pop()
            elif self.mismatch is None:
                self.mismatch = Mismatch(piece, tuple(self.unclosed))

    def on(self, line: int) -> list[Piece]:
        """The pieces that start on a line, counted from 1."""
        return self._rows.get(line, [])

    def statement(self, line: int) -> list[Piece]:
        """The pieces up to the end of a line, from where its statement starts."""
        pieces = self.on(line)
        while pieces and pieces[0].depth and line > 1:
            line -= 1
            pieces = [*self.on(line), *pieces]
        return pieces

    def start(self, line: int) -> int:
        """The offset at which a line starts."""
        return self._starts[min(line, self.count) - 1]

    def indentation(self, line: int) -> str:
        """The white space that a line starts with."""
        found = re.compile(r"[ \t\f]*").match(self.code, self.start(line))
        return found.group() if found else ""

    def statement_before(self, line: int) -> int:
        """The line on which the last statement before a line starts; 0 where there is none."""
        starts = (number for number, row in self._rows.items() if not row[0].depth)
        return max((number for number in starts if number < line), default=0)

    def unit(self) -> str:
        """What the program indents by."""
        used = {self.indentation(piece.line) for piece in self.pieces if not piece.depth}
        return min(used - {""}, key=len, default=" " * 4)
