"""Fixes of indices and loops: how far they go, and what they go through."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from tinycall.core.tools.debugging.program import KnownFix, Program
from tinycall.core.tools.debugging.text import Change, Edit

_LENGTHENED: Final = frozenset("append clear extend insert pop remove".split())


def known_length(program: Program, node: ast.expr) -> int | None:
    """How many elements a literal has, or the one that a name was given and kept."""
    value = program.value(node)
    if isinstance(node, ast.Name) and _is_changed(program, node.id):
        return None
    match value:
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            starred = any(isinstance(part, ast.Starred) for part in parts)
            return None if starred else len(parts)
        case ast.Constant(value=str(text)):
            return len(text)
    return None


def _is_changed(program: Program, name: str) -> bool:
    for node in program.all(ast.Attribute, ast.Subscript):
        match node:
            case ast.Attribute(value=ast.Name(id=owner), attr=method):
                if owner == name and method in _LENGTHENED:
                    return True
            case ast.Subscript(value=ast.Name(id=owner), ctx=ast.Del()):
                if owner == name:
                    return True
    return False


def _constant(node: ast.expr) -> int | None:
    match node:
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=int(number)):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
            return -number
    return None


def _is_length(program: Program, node: ast.expr, of: ast.expr) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="len"), args=[given]):
            return program.same(given, of)
    return False


def _loops(program: Program, node: ast.AST, index: str) -> Iterator[ast.For]:
    """The loops around `node` whose variable is `index`."""
    for loop in program.around(node, ast.For):
        if isinstance(loop.target, ast.Name) and loop.target.id == index:
            yield loop


def _stop(loop: ast.For) -> ast.expr | None:
    """The end of the range that a loop counts through."""
    match loop.iter:
        case ast.Call(func=ast.Name(id="range"), args=[stop] | [_, stop]):
            return stop
    return None


def _index(program: Program, match: re.Match[str]) -> Change | None:
    for node in program.here(ast.Subscript):
        if isinstance(node.slice, ast.Slice | ast.Tuple):
            continue
        change = _last_index(program, node) or _loop_index(program, node)
        if change is not None:
            return change
    return None


def _last_index(program: Program, node: ast.Subscript) -> Change | None:
    if _is_length(program, node.slice, node.value):
        text = f"{program.text(node.slice)} - 1"
    else:
        length, place = known_length(program, node.value), _constant(node.slice)
        if not length or place is None or -length <= place < length:
            return None
        text = str(length - 1) if place > 0 else "0"
    why = f"took {program.text(node.value)}[{text}], the {'first' if text == '0' else 'last'} one"
    return Change(why, (program.replace(node.slice, text),))


def _loop_index(program: Program, node: ast.Subscript) -> Change | None:
    match node.slice:
        case ast.Name(id=index):
            step = None
        case ast.BinOp(left=ast.Name(id=index), op=ast.Add(), right=step):
            pass
        case _:
            return None
    ahead = _constant(step) if step is not None else 0
    if ahead is None or ahead < 0:
        return None
    for loop in _loops(program, node, index):
        appended = None if ahead else _appended(program, node, loop)
        return appended or _shorter(program, node, loop, ahead)
    return None if ahead else _while(program, node, index)


def _shorter(program: Program, node: ast.Subscript, loop: ast.For, ahead: int) -> Change | None:
    """A range that ends where the elements do."""
    stop, items = _stop(loop), program.text(node.value)
    if stop is None:
        if not ahead and program.same(loop.iter, node.value):
            why = f"counted the places of {items} with range()"
            return Change(why, program.wrap(loop.iter, "range(len(", "))"))
        return None
    text = f"len({items}) - {ahead}" if ahead else f"len({items})"
    match stop:
        case ast.BinOp(left=counted, op=ast.Add()) if _is_length(program, counted, node.value):
            return Change(f"ended the range at {text}", (program.replace(stop, text),))
    if _is_length(program, stop, node.value):
        if ahead:
            return Change(f"ended the range at {text}", (program.replace(stop, text),))
        return _backwards(program, node, loop)
    length, last = known_length(program, node.value), _constant(stop)
    if length and last is not None and last + ahead > length:
        return Change(f"ended the range at {text}", (program.replace(stop, text),))
    return None


def _backwards(program: Program, node: ast.Subscript, loop: ast.For) -> Change | None:
    """Elements taken out while an index runs: from the end, none is passed over."""
    for part in ast.walk(loop):
        match part:
            case ast.Subscript(value=owner, ctx=ast.Del()):
                pass
            case ast.Call(func=ast.Attribute(value=owner, attr="pop" | "remove"), args=[_]):
                pass
            case _:
                continue
        if program.same(owner, node.value):
            why = "ran through the places from the end, since elements are taken out"
            return Change(why, program.wrap(loop.iter, "reversed("))
    return None


def _appended(program: Program, node: ast.Subscript, loop: ast.For) -> Change | None:
    """`x[i] = value` for a list that starts out empty."""
    statement, given = program.parent(node), program.value(node.value)
    match statement, given, loop.iter:
        case (
            ast.Assign(targets=[target], value=value),
            ast.List(elts=[]),
            ast.Call(func=ast.Name(id="range"), args=[_]),
        ) if target is node:
            items = program.text(node.value)
            edits = (program.replace(statement, f"{items}.append({program.text(value)})"),)
            return Change(f"appended to {items}, which has no such place yet", edits)
    return None


def _while(program: Program, node: ast.Subscript, index: str) -> Change | None:
    for loop in program.around(node, ast.While):
        match loop.test:
            case ast.Compare(left=ast.Name(id=name), ops=[ast.LtE()], comparators=[stop]) if (
                name == index and _is_length(program, stop, node.value)
            ):
                start, end = program.end(loop.test.left), program.start(stop)
                place = program.code.index("<=", start, end)
                why = "ended the loop before the length is reached"
                return Change(why, (Edit(place, place + 2, "<"),))
    return None


def _range_of(program: Program, match: re.Match[str]) -> Change | None:
    """`for i in 5`, and `range(items)` of a list."""
    for loop in program.here(ast.For):
        if program.line not in {None, loop.iter.lineno}:
            continue
        match_range = isinstance(loop.iter, ast.Call) and program.text(loop.iter.func) == "range"
        if match[1] in {"list", "tuple", "str", "dict"}:
            if not isinstance(loop.iter, ast.Call) or not match_range or len(loop.iter.args) != 1:
                continue
            argument = loop.iter.args[0]
            why = f"counted up to the length of {program.text(argument)}"
            return Change(why, program.wrap(argument, "len("))
        if match[1] == "int" and not match_range and isinstance(loop.target, ast.Name):
            return Change("counted with range()", program.wrap(loop.iter, "range("))
    return None


def _enumerated(program: Program, match: re.Match[str]) -> Change | None:
    """Two names that a loop unpacks from each key of a dict, or from each item of a list."""
    for loop in program.here(ast.For):
        if not isinstance(loop.target, ast.Tuple) or len(loop.target.elts) != 2:
            continue
        kind, end = program.type_of(loop.iter), program.end(loop.iter)
        if kind == "dict":
            return Change("looped over .items()", (Edit(end, end, ".items()"),))
        value = program.value(loop.iter)
        plain = isinstance(value, ast.List) and all(
            isinstance(part, ast.Constant) for part in value.elts
        )
        if plain or kind == "str":
            return Change(
                "numbered the items with enumerate()", program.wrap(loop.iter, "enumerate(")
            )
    return None


def _copied(program: Program, match: re.Match[str]) -> Change | None:
    for loop in program.here(ast.For):
        if program.line in {None, loop.lineno}:
            why = f"looped over a copy of {program.text(loop.iter)}"
            return Change(why, program.wrap(loop.iter, "list("))
    return None


LOOP_FIXES: Final[tuple[KnownFix, ...]] = (
    ("TypeError", r"^'(int)' object is not iterable", _range_of),
    ("TypeError", r"^'(\w+)' object cannot be interpreted as an integer", _range_of),
    ("TypeError ValueError", r"^cannot unpack non-iterable|values to unpack", _enumerated),
    ("IndexError", r"index out of range", _index),
    ("TypeError", r"indices must be integers or slices, not str", _index),
    ("RuntimeError", r"changed size during iteration", _copied),
)
