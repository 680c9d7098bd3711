"""A fix of a program that raised, where one is known: a small edit, never a new program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from tinycall.core.tools.debugging.explaining import Raised
from tinycall.core.tools.debugging.import_fixes import IMPORT_FIXES
from tinycall.core.tools.debugging.loop_fixes import LOOP_FIXES
from tinycall.core.tools.debugging.name_fixes import NAME_FIXES
from tinycall.core.tools.debugging.program import MAX_CHARACTERS, Program
from tinycall.core.tools.debugging.syntax_fixes import REPAIRS
from tinycall.core.tools.debugging.text import LINE_END, Change, Text, Trouble, trouble
from tinycall.core.tools.debugging.type_fixes import TYPE_FIXES
from tinycall.core.tools.debugging.value_fixes import VALUE_FIXES

MAX_REPAIRS: Final = 12
MAX_CANDIDATES: Final = 6
_RUNTIME: Final = (*IMPORT_FIXES, *NAME_FIXES, *VALUE_FIXES, *TYPE_FIXES, *LOOP_FIXES)
_UNREADABLE: Final = frozenset({"IndentationError", "SyntaxError", "TabError"})


@dataclass(frozen=True)
class Fix:
    """The whole program with the change made, and a sentence that says what was changed."""

    code: str
    why: str


def suggest(code: str, raised: Raised) -> Fix | None:
    """A fix for what the program raised, which compiles; None where none is known.

    Nothing of the code is run, and whatever the change does not concern stays as it is written.
    """
    if len(code) > MAX_CHARACTERS:
        return None
    try:
        program = Program.read(code, _line_in(code, raised))
        if program is None:
            kind = raised.kind.rpartition(".")[2]
            return _repaired(code) if kind in _UNREADABLE else None
        return _fixed(program, raised)
    except (RecursionError, ValueError):
        # Nested too deeply, or a name that is not written in the letters that Python reads it in.
        return None


def _fixed(program: Program, raised: Raised) -> Fix | None:
    kind = raised.kind.rpartition(".")[2]
    for kinds, pattern, fix in _RUNTIME:
        if kind in kinds.split() and (match := re.search(pattern, raised.message)):
            change = fix(program, match)
            if change is not None:
                fixed = change.apply(program.code)
                if fixed != program.code and trouble(fixed) is None:
                    return Fix(fixed, _sentence(change.why))
    return None


def _repaired(code: str) -> Fix | None:
    """The code after as many repairs as it takes, each of which lets Python read further."""
    done: list[str] = []
    while (stop := trouble(code)) is not None:
        change = _repair(code, stop) if len(done) < MAX_REPAIRS else None
        if change is None:
            return None
        code = change.apply(code)
        done.append(change.why)
    return Fix(code, _sentence("; ".join(dict.fromkeys(done)))) if done else None


def _repair(code: str, stop: Trouble) -> Change | None:
    text, further = Text(code), None
    for repair in REPAIRS:
        for change in islice(repair(text, stop.line), MAX_CANDIDATES):
            reached = trouble(change.apply(code))
            if reached is None:
                return change
            if further is None and reached > stop:
                further = change
    return further


def _line_in(code: str, raised: Raised) -> int | None:
    """The line of the code that is meant; a pasted traceback may count lines otherwise."""
    source = raised.frames[-1].source.strip() if raised.frames else ""
    lines = [line.strip() for line in LINE_END.split(code)]
    line = raised.line
    if line is not None and 1 <= line <= len(lines) and source in {"", lines[line - 1]}:
        return line
    return lines.index(source) + 1 if lines.count(source) == 1 else None


def _sentence(why: str) -> str:
    return why[:1].upper() + why[1:] + "."
