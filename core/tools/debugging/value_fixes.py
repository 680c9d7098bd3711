"""Fixes where a value is not there: a key, a divisor other than 0, an item, a result."""

from __future__ import annotations

import ast
import re
from typing import Final

from tinycall.core.tools.debugging.program import KnownFix, Program, only
from tinycall.core.tools.debugging.spelling import near
from tinycall.core.tools.debugging.text import Change, Edit

_CHANGING: Final = frozenset(
    "add append clear discard extend insert remove reverse shuffle sort update".split()
)


def _key(program: Program, match: re.Match[str]) -> Change | None:
    nodes = program.here(ast.Subscript)
    nodes = [node for node in nodes if not isinstance(node.slice, ast.Slice)]
    named = [
        node
        for node in nodes
        if isinstance(node.slice, ast.Constant) and repr(node.slice.value) == match[0]
    ]
    node = only(named) or only(node for node in nodes if not isinstance(node.slice, ast.Constant))
    if node is None:
        return None
    return _near_key(program, node) or _without_key(program, node)


def _near_key(program: Program, node: ast.Subscript) -> Change | None:
    match node.slice, program.value(node.value):
        case ast.Constant(value=str(wrong)), ast.Dict(keys=keys):
            texts = [key.value for key in keys if isinstance(key, ast.Constant)]
            right = near(wrong, (text for text in texts if isinstance(text, str)))
            if right is not None and right.isprintable():
                quote = program.text(node.slice)[-1]
                text = f"{quote}{right}{quote}" if quote not in right else repr(right)
                return Change(f"wrote the key {right}", (program.replace(node.slice, text),))
    return None


def _without_key(program: Program, node: ast.Subscript) -> Change | None:
    """What stands for the value of a key that is not there, by how the value is used."""
    owner, key = program.text(node.value), program.text(node.slice)
    parent, outer = program.parent(node), program.parent(program.parent(node))
    match parent:
        case ast.AugAssign(target=target, op=ast.Add(), value=value) if target is node:
            start = {"str": '""', "list": "[]"}.get(program.type_of(value) or "", "0")
            text = f"{owner}[{key}] = {owner}.get({key}, {start}) + {program.text(value)}"
            why = f"started {owner}[{key}] at {start}"
            return Change(why, (program.replace(parent, text),))
        case ast.Attribute(attr="append" | "extend") if isinstance(outer, ast.Call):
            edits = (program.replace(node, f"{owner}.setdefault({key}, [])"),)
            return Change(f"started {owner}[{key}] with an empty list", edits)
        case ast.Delete(targets=[_]):
            edits = (program.replace(parent, f"{owner}.pop({key}, None)"),)
            return Change(f"took {key} out only where it is there", edits)
    default = _default(program, node, parent)
    if default is None:
        return None
    edits = (program.replace(node, f"{owner}.get({key}{default})"),)
    return Change(f"read {owner} with .get(), which needs no such key", edits)


def _default(program: Program, node: ast.Subscript, parent: ast.AST) -> str | None:
    """How `.get` goes on where the value is used; None where a missing one breaks the rest."""
    match parent:
        case ast.BinOp(left=left, right=right):
            other = right if left is node else left
            return ", 0" if program.type_of(other) in {"int", "float"} else None
        case ast.For():
            return ", []"
        case ast.Call(func=ast.Name(id="print" | "str" | "repr")):
            return ""
        case ast.Compare(ops=[ast.Eq() | ast.NotEq() | ast.Is() | ast.IsNot()]):
            return ""
        case ast.FormattedValue(format_spec=None):
            return ""
        case ast.Assign() | ast.Return() | ast.Expr() | ast.If():
            return "" if isinstance(node.ctx, ast.Load) else None
    return None


def _divisor(program: Program, match: re.Match[str]) -> Change | None:
    divisions = [
        node
        for node in program.here(ast.BinOp)
        if isinstance(node.op, ast.Div | ast.FloorDiv | ast.Mod)
        if not isinstance(node.left, ast.Constant | ast.JoinedStr)
        or program.type_of(node.left) != "str"
    ]
    node = only(divisions)
    if node is None:
        return None
    match node.right:
        case ast.Call(func=ast.Name(id="len"), args=[items]):
            tested, instead = program.text(items), "0"
        case ast.Name() | ast.Attribute():
            tested, instead = program.text(node.right), "None"
        case _:
            return None
    guard = f" if {tested} else {instead}"
    why = f"gave {instead} where {tested} is {'empty' if instead == '0' else '0'}"
    match program.parent(node):
        case ast.Assign() | ast.Return() | ast.AnnAssign() | ast.Call() | ast.Expr():
            end = program.end(node)
            if program.code[end : end + 1] != ")" or isinstance(program.parent(node), ast.Call):
                return Change(why, (Edit(end, end, guard),))
    return Change(why, program.wrap(node, "(", f"{guard})")) if instead == "0" else None


def _whole_of_text(program: Program, match: re.Match[str]) -> Change | None:
    calls = [node for node in program.here(ast.Call) if program.text(node.func) == "int"]
    call = only(call for call in calls if len(call.args) == 1)
    if call is None:
        return None
    return Change(
        "read the decimal number with float() first", program.wrap(call.args[0], "float(")
    )


def _find(program: Program, match: re.Match[str]) -> Change | None:
    node = only(node for node in program.here(ast.Attribute) if node.attr == "index")
    if node is None:
        return None
    end = program.end(node)
    why = "searched with .find(), which gives -1 where there is nothing"
    return Change(why, (Edit(end - 5, end, "find"),))


def _empty(program: Program, match: re.Match[str]) -> Change | None:
    calls = [node for node in program.here(ast.Call) if program.text(node.func) == match[1]]
    call = only(call for call in calls if len(call.args) == 1)
    if call is None:
        return None
    place = program.end(call.args[0])
    why = f"gave {match[1]}() a default for where there is nothing"
    return Change(why, (Edit(place, place, ", default=None"),))


def _next(program: Program, match: re.Match[str]) -> Change | None:
    calls = [node for node in program.here(ast.Call) if program.text(node.func) == "next"]
    call = only(call for call in calls if len(call.args) == 1)
    if call is None:
        return None
    place = program.end(call.args[0])
    return Change("gave next() a None for the end", (Edit(place, place, ", None"),))


def _kept(program: Program, match: re.Match[str]) -> Change | None:
    """`x = x.sort()`: the method changes x and returns None."""
    used = {node.id for node in program.here(ast.Name)}
    for node in program.all(ast.Assign):
        match node:
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.Call(func=ast.Attribute(value=owner, attr=method)) as call,
            ) if name in used and method in _CHANGING:
                pass
            case _:
                continue
        owners = [owner, *call.args] if method == "shuffle" else [owner]
        if name in {program.text(one) for one in owners}:
            edit = Edit(program.start(node), program.start(call), "")
            return Change(f"let .{method}() change {name}, without assigning its None", (edit,))
        if method == "sort":
            inside = ", ".join(program.text(part) for part in (owner, *call.args, *call.keywords))
            edits = (program.replace(call, f"sorted({inside})"),)
            return Change(f"gave {name} a sorted list; .sort() returns None", edits)
    return None


VALUE_FIXES: Final[tuple[KnownFix, ...]] = (
    ("TypeError AttributeError", r"NoneType", _kept),
    ("KeyError", r"^.+", _key),
    ("ZeroDivisionError", r"", _divisor),
    (
        "ValueError",
        r"^invalid literal for int\(\) with base 10: '\s*-?[0-9]+\.[0-9]*\s*'",
        _whole_of_text,
    ),
    ("ValueError", r"^substring not found", _find),
    (
        "ValueError",
        r"^(max|min)\(\) (?:arg is an empty sequence|iterable argument is empty)",
        _empty,
    ),
    ("StopIteration", r"", _next),
)
