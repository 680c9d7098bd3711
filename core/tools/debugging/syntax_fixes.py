"""Repairs of code that does not parse, one small edit each; the caller compiles the result."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise, takewhile
from typing import Final

from tinycall.core.tools.debugging.spelling import near
from tinycall.core.tools.debugging.text import CLOSERS, TYPOGRAPHIC, Change, Edit, Piece, Text

Repair = Callable[[Text, int], Iterator[Change]]

_HEADERS: Final = frozenset(
    "async case class def elif else except finally for if match try while with".split()
)
_CONDITIONS: Final = frozenset({"assert", "elif", "if", "while"})
_STATEMENTS: Final = (*sorted(_HEADERS), "from", "import", "raise", "return", "yield")
_BETWEEN: Final = frozenset(
    "and as async await else for from if import in is lambda not or yield".split()
)
_FOREIGN: Final = {"&&": "and", "||": "or", "=>": ">=", "=<": "<=", "<>": "!="}


def _insert(why: str, place: int, text: str) -> Change:
    return Change(why, (Edit(place, place, text),))


def _plain_characters(text: Text, line: int) -> Iterator[Change]:
    edits = tuple(
        Edit(piece.start, piece.end, TYPOGRAPHIC[piece.text])
        for piece in text.pieces
        if piece.kind == "sign" and piece.text in TYPOGRAPHIC
    )
    if edits:
        yield Change("wrote plain quotes and signs for the typographic ones", edits)


def _colon(text: Text, line: int) -> Iterator[Change]:
    pieces = text.statement(line)
    if not pieces or pieces[0].text not in _HEADERS or pieces[-1].text == ":":
        return
    why, end = f"added the missing colon at the end of line {line}", pieces[-1].end
    if pieces[-1].text in {";", "then", "do"}:
        end = pieces[-2].end if len(pieces) > 1 else end
        yield Change(why, (Edit(end, pieces[-1].end, ":"),))
    if pieces[0].text == "def" and len(pieces) == 2:
        yield _insert(f"added the missing () and colon on line {line}", end, "():")
    yield _insert(why, end, ":")


def _parameters(text: Text, line: int) -> Iterator[Change]:
    match [piece.text for piece in text.on(line)]:
        case ["def", _, ":", *_]:
            place = text.on(line)[1].end
            yield _insert(f"added the missing () of the function on line {line}", place, "()")


def _comparison(text: Text, line: int) -> Iterator[Change]:
    pieces = text.statement(line)
    if not pieces or pieces[0].text not in _CONDITIONS:
        return
    opened: list[Piece | None] = []
    edits = []
    for before, piece in pairwise(pieces):
        if piece.text in CLOSERS and piece.kind == "sign":
            called = before.kind == "word" and before.text not in _CONDITIONS | _BETWEEN
            opened.append(piece if called or before.text in {")", "]"} else None)
        elif piece.text in CLOSERS.values() and opened:
            opened.pop()
        elif piece.text == "=" and not any(opened):
            edits.append(Edit(piece.start, piece.end, "=="))
    if edits:
        yield Change(f"compared with == instead of = on line {line}", tuple(edits))


def _foreign(text: Text, line: int) -> Iterator[Change]:
    pieces = text.on(line)
    why = f"wrote it as Python does on line {line}"
    edits = []
    for piece in pieces:
        if piece.text in _FOREIGN:
            left = "" if text.code[piece.start - 1 : piece.start].isspace() else " "
            right = "" if text.code[piece.end : piece.end + 1].isspace() else " "
            edits.append(Edit(piece.start, piece.end, left + _FOREIGN[piece.text] + right))
    if edits:
        yield Change(why, tuple(edits))
    match pieces:
        case [Piece(text="else") as first, Piece(text="if") as second, *_]:
            yield Change(why, (Edit(first.start, second.end, "elif"),))
        case [Piece(text="elseif" | "elsif") as first, *_]:
            yield Change(why, (Edit(first.start, first.end, "elif"),))
        case [*_, Piece(kind="word"), Piece(text="++" | "--") as last]:
            yield Change(why, (Edit(last.start, last.end, f" {last.text[0]}= 1"),))


def _statement_word(text: Text, line: int) -> Iterator[Change]:
    first = next(iter(text.on(line)), None)
    if first is None or first.kind != "word" or first.text in _STATEMENTS:
        return
    if word := near(first.text, _STATEMENTS):
        edit = Edit(first.start, first.end, word)
        yield Change(f"wrote {word} for {first.text} on line {line}", (edit,))


def _old_print(text: Text, line: int) -> Iterator[Change]:
    pieces = text.on(line)
    for index, piece in enumerate(pieces[:-1]):
        starts = index == 0 or pieces[index - 1].text in {":", ";"}
        if not starts or piece.text not in {"print", "exec"}:
            continue
        after = [*takewhile(lambda piece: piece.text != ";", pieces[index + 1 :])]
        if not after or after[0].text in {"(", "=", "."}:
            return
        close = Edit(after[-1].end, after[-1].end, ")")
        if after[-1].text == ",":
            close = Edit(after[-1].start, after[-1].end, ', end=" ")')
        opened = Edit(piece.end, after[0].start, "(")
        yield Change(f"called {piece.text} with parentheses on line {line}", (opened, close))


def _old_except(text: Text, line: int) -> Iterator[Change]:
    match text.on(line):
        case [Piece(text="except"), *_, Piece(text=",") as comma, Piece(kind="word"), _]:
            edit = Edit(comma.start, comma.end, " as")
            yield Change(f"named the exception with `as` on line {line}", (edit,))


def _string(text: Text, line: int) -> Iterator[Change]:
    broken = next((piece for piece in text.on(line) if piece.kind == "open"), None)
    if broken is None:
        return
    quote = broken.text.lstrip("rRbBuUfF")[0]
    if broken.text.lstrip("rRbBuUfF")[1:3] == quote * 2:
        return
    why = f"closed the string on line {line}"
    other = "'" if quote == '"' else '"'
    ends = len(broken.text.rstrip().rstrip(")]}: \t,"))
    if broken.text[:ends].endswith(other) and broken.text.count(other) == 1:
        place = broken.start + ends
        yield Change(why, (Edit(place - 1, place, quote),))
    tail = broken.text[ends:].rstrip()
    nearest = ends + len(tail.rstrip(")]}:,"))
    for place in [*range(nearest, ends + len(tail) + 1), *range(ends, nearest)]:
        yield _insert(why, broken.start + place, quote)
    before = [piece for piece in text.on(line) if piece.start < broken.start]
    first = next((piece for piece in before if piece.text.startswith(quote)), None)
    last = broken.start + broken.text.rfind(quote)
    if first is not None and other not in text.code[first.start : last]:
        edits = Edit(first.start, first.start + 1, other), Edit(last, last + 1, other)
        yield Change(f"put the text with {quote} in it between {other} on line {line}", edits)


def _bracket(text: Text, line: int) -> Iterator[Change]:
    if (wrong := text.mismatch) is not None:
        where = f"the {wrong.closer.text} on line {wrong.closer.line}"
        start, end = wrong.closer.start, wrong.closer.end
        if wrong.openers:
            right = CLOSERS[wrong.openers[-1].text]
            yield _insert(f"added the missing {right} before {where}", start, right)
            yield Change(f"wrote {right} for {where}", (Edit(start, end, right),))
        else:
            yield Change(f"removed {where}, which closes nothing", (Edit(start, end, ""),))
    elif text.unclosed:
        closers = "".join(CLOSERS[piece.text] for piece in reversed(text.unclosed))
        last = text.unclosed[-1].line
        pieces = text.on(last)
        why = f"added the missing {closers} on line"
        if pieces[-1].text in {",", *CLOSERS}:
            end = _last_inside(text, last)
            place = text.on(end)[-1].end
            if pieces[-1].text in CLOSERS and end > last:
                lower = "\n" + text.indentation(last)
                yield _insert(f"{why} {end + 1}", place, lower + closers)
            yield _insert(f"{why} {end}", place, closers)
        for piece in reversed(pieces):
            if piece.text == ":" and pieces[0].text in _HEADERS:
                yield _insert(f"{why} {last}", piece.start, closers)
        yield _insert(f"{why} {last}", pieces[-1].end, closers)


def _last_inside(text: Text, line: int) -> int:
    """The last line of what a bracket that is left open on `line` seems to hold."""
    margin, last = len(text.indentation(line)), line
    for number in range(line + 1, text.count + 1):
        pieces = text.on(number)
        if pieces and len(text.indentation(number)) <= margin:
            break
        last = number if pieces else last
    return last


def _comma(text: Text, line: int) -> Iterator[Change]:
    gaps = [
        one
        for one, other in pairwise(text.pieces)
        if other.depth and line - 1 <= one.line and other.line <= line + 1
        if _is_value(one, "})]") and _is_value(other, "{")
        if not one.kind == other.kind == "string"
    ]
    if len(gaps) == 1:
        yield _insert(f"added the missing comma on line {gaps[0].line}", gaps[0].end, ",")


def _is_value(piece: Piece, brackets: str) -> bool:
    if piece.kind == "sign":
        return piece.text in brackets
    return piece.kind in {"number", "string"} or piece.text not in _BETWEEN


def _indented(text: Text, line: int) -> Iterator[Change]:
    pieces = text.on(line)
    before = text.statement_before(line if pieces else text.count + 1)
    header = before and text.on(before)[0].text in _HEADERS
    if not header:
        return
    margin = text.indentation(before)
    apart = line > 1 and not text.code[text.start(line - 1) : text.start(line)].strip()
    if pieces and text.indentation(line) == margin and not apart:
        why = f"indented the block under line {before}"
        for block in _blocks(text, line, text.on(before)[0].text):
            yield Change(why, _shifted(text, block, text.unit()))
    body = f"\n{margin}{text.unit()}pass"
    ends = max(piece.line for piece in text.pieces if piece.line < line or not pieces)
    yield _insert(f"gave line {before} a body: pass", text.on(ends)[-1].end, body)


def _blocks(text: Text, line: int, header: str) -> Iterator[list[int]]:
    """The lines that may be what a header without a block was meant to hold, likely first."""
    margin, block = text.indentation(line), []
    for number in range(line, text.count + 1):
        first = next(iter(text.on(number)), None)
        if first is None or len(text.indentation(number)) < len(margin):
            break
        block.append(number)
        if header == "def" and first.text == "return" and text.indentation(number) == margin:
            yield block
            break
    if header == "class":
        yield block
    yield [line]


def _shifted(text: Text, lines: list[int], by: str) -> tuple[Edit, ...]:
    kept = (line for line in lines if text.on(line) and line not in text.within)
    return tuple(Edit(text.start(line), text.start(line), by) for line in kept)


def _dedented(text: Text, line: int) -> Iterator[Change]:
    if not text.on(line):
        return
    before, given = text.statement_before(line), text.indentation(line)
    levels = {text.indentation(piece.line) for piece in text.pieces if piece.line < line} | {""}
    right = text.indentation(before) if before else ""
    if len(given) < len(right):
        levels.discard(given)
        right = min(levels, key=lambda level: (abs(len(level) - len(given)), -len(level)))
    block = []
    for number in range(line, text.count + 1):
        if text.on(number) and len(text.indentation(number)) < len(given):
            break
        block += [number] if text.on(number) and number not in text.within else []
    places = [(text.start(number), len(given)) for number in block]
    for rows, what in ((places, "the lines from line"), (places[:1], "line")):
        edits = tuple(Edit(start, start + size, right) for start, size in rows)
        yield Change(f"indented {what} {line} as the lines above", edits)


def _tabs(text: Text, line: int) -> Iterator[Change]:
    numbers = [line for line in range(1, text.count + 1) if line not in text.within]
    for size in (4, 8):
        edits = tuple(
            Edit(text.start(line), text.start(line) + len(margin), margin.expandtabs(size))
            for line in numbers
            if "\t" in (margin := text.indentation(line))
        )
        if edits:
            yield Change("indented with spaces instead of tabs", edits)


REPAIRS: Final[tuple[Repair, ...]] = (
    _plain_characters,
    _foreign,
    _string,
    _bracket,
    _colon,
    _parameters,
    _comparison,
    _old_print,
    _old_except,
    _indented,
    _dedented,
    _tabs,
    _comma,
    _statement_word,
)
