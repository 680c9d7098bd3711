"""Fixes where a value is of another type than the code needs: text and numbers, calls."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from tinycall.core.tools.debugging.program import KnownFix, Program, only
from tinycall.core.tools.debugging.spelling import BUILTINS
from tinycall.core.tools.debugging.text import Change, Edit

_NUMBERS: Final = frozenset({"int", "float"})


def operands(node: ast.expr) -> Iterator[ast.expr]:
    """The parts of a sum, from left to right."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from operands(node.left)
        yield from operands(node.right)
    else:
        yield node


def _sums(program: Program) -> list[list[ast.expr]]:
    """The parts of each whole sum on the line; of `x += y`, what is on the right too."""
    sums = [
        [*operands(node)]
        for node in program.here(ast.BinOp)
        if isinstance(node.op, ast.Add) and not isinstance(program.parent(node), ast.BinOp)
    ]
    grown = [
        [node.target, *operands(node.value)]
        for node in program.here(ast.AugAssign)
        if isinstance(node.op, ast.Add)
    ]
    return [*grown, *sums]


def _as_text(program: Program, match: re.Match[str]) -> Change | None:
    edits: list[Edit] = []
    for parts in _sums(program):
        texts = [index for index, part in enumerate(parts) if _is_literal_text(part)]
        grown = isinstance(program.parent(parts[0]), ast.AugAssign)
        # Which side is no text: to the right of what stands first, or left of the text.
        if match[0].endswith("to str"):
            doubtful = parts[1:] if texts or grown else []
        else:
            doubtful = parts[: texts[0]] if texts and not grown else []
        types = {part: program.type_of(part) for part in doubtful}
        sure = [part for part, kind in types.items() if kind not in {"str", None}]
        for part in sure or [part for part, kind in types.items() if kind is None]:
            edits += program.wrap(part, "str(")
    if not edits:
        return None
    return Change("turned into text with str() what is joined to text", tuple(dict.fromkeys(edits)))


def _is_literal_text(node: ast.expr) -> bool:
    match node:
        case ast.JoinedStr() | ast.Constant(value=str()):
            return True
    return False


def _as_number(program: Program, match: re.Match[str]) -> Change | None:
    names = [node for node in program.here(ast.Name) if isinstance(node.ctx, ast.Load)]
    used = {node.id for node in names if program.type_of(node) == "str"}
    typed = [
        value
        for name in used
        for value in program.values(name)
        if isinstance(value, ast.expr) and _is_input(value)
    ]
    typed += [node for node in program.here(ast.Call) if _is_input(node) and node not in typed]
    kinds = {program.type_of(node) for node in program.here(ast.Constant, ast.Name)}
    to = "float" if "float" in kinds else "int"
    if typed:
        edits = [edit for node in typed for edit in program.wrap(node, f"{to}(")]
        return Change(f"read what is typed as a number with {to}()", tuple(edits))
    digits = [node for node in names if node.id in used and _is_digits(program.value(node))]
    if not digits:
        return None
    edits = [edit for node in digits for edit in program.wrap(node, f"{to}(")]
    shown = " and ".join(dict.fromkeys(node.id for node in digits))
    return Change(f"turned {shown} into a number with {to}()", tuple(edits))


def _is_input(node: ast.expr) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="input")):
            return True
        case ast.Call(func=ast.Attribute(value=inner, attr="strip"), args=[]):
            return _is_input(inner)
    return False


def _is_digits(node: ast.expr | None) -> bool:
    match node:
        case ast.Constant(value=str(text)):
            return re.fullmatch(r"-?[0-9]{1,15}", text) is not None
    return False


def _item_of_list(program: Program, match: re.Match[str]) -> Change | None:
    for parts in _sums(program):
        lone = [part for part in parts if program.type_of(part) not in {"list", None}]
        unsure = [part for part in parts if program.type_of(part) is None]
        part = only(lone or unsure)
        if part is not None and len(parts) > 1 and part is not parts[0]:
            return Change("put what is added into a list", program.wrap(part, "[", "]"))
    return None


def _without_self(program: Program, match: re.Match[str]) -> Change | None:
    name = match[1].rpartition(".")[2]
    takes, given = int(match[2]), int(match[3])
    for method in program.all(ast.FunctionDef):
        owner = program.parent(method)
        names = [one.arg for one in (*method.args.posonlyargs, *method.args.args)]
        if method.name != name or not isinstance(owner, ast.ClassDef) or method.decorator_list:
            continue
        if len(names) == takes == given - 1 and "self" not in names:
            head = re.compile(r"def\s+\w+\s*\(").match(program.code, program.start(method))
            if head is None:
                continue
            edit = Edit(head.end(), head.end(), "self, " if names else "self")
            return Change(f"gave the method {name} the parameter self", (edit,))
    return None


def _not_callable(program: Program, match: re.Match[str]) -> Change | None:
    for call in program.here(ast.Call):
        if isinstance(call.func, ast.Constant) and match[1] in _NUMBERS:
            place = program.end(call.func)
            return Change("wrote the * that multiplies", (Edit(place, place, " * "),))
        if not isinstance(call.func, ast.Name):
            continue
        name = call.func.id
        if name in BUILTINS and program.values(name):
            return _freed(program, name)
        plain = len(call.args) == 1 and not call.keywords
        if plain and program.type_of(call.func) == match[1] and match[1] not in _NUMBERS:
            opened = program.code.index("(", program.end(call.func))
            end = program.end(call)
            edits = Edit(opened, opened + 1, "["), Edit(end - 1, end, "]")
            return Change(f"took an element of {name} with [ ] instead of ( )", edits)
    return None


def _freed(program: Program, name: str) -> Change | None:
    """Another name for what hides a built-in function."""
    if None in program.values(name):
        return None
    other = next(f"{name}{end}" for end in ("_value", "_", "__") if not program.values(name + end))
    edits = tuple(
        program.replace(node, other)
        for node in program.all(ast.Name)
        if node.id == name and not _is_called(program, node)
    )
    return Change(f"called the variable {other}, since {name} is a built-in function", edits)


def _is_called(program: Program, node: ast.Name) -> bool:
    parent = program.parent(node)
    return isinstance(parent, ast.Call) and parent.func is node


def _called_with_brackets(program: Program, match: re.Match[str]) -> Change | None:
    for node in program.here(ast.Subscript):
        written = program.text(node.value)
        function = isinstance(node.value, ast.Attribute) or written in BUILTINS
        own = any(
            isinstance(one, ast.FunctionDef) and one.name == written
            for one in program.all(ast.FunctionDef)
        )
        if (function or own) and not isinstance(node.slice, ast.Slice):
            opened = program.code.index("[", program.end(node.value))
            end = program.end(node)
            edits = Edit(opened, opened + 1, "("), Edit(end - 1, end, ")")
            return Change(f"called {written} with ( ) instead of [ ]", edits)
    return None


def _as_list(program: Program, match: re.Match[str]) -> Change | None:
    node = only(node for node in program.here(ast.Subscript) if isinstance(node.ctx, ast.Load))
    if node is None:
        return None
    why = f"made a list of {program.text(node.value)} first"
    return Change(why, program.wrap(node.value, "list("))


def _whole_quotient(program: Program, match: re.Match[str]) -> Change | None:
    """`//` where a quotient is counted with or is an index."""
    used = [node for node in program.here(ast.Name) if program.type_of(node) is not None]
    values = [value for node in used for value in program.values(node.id) if value is not None]
    quotients = {
        part
        for node in [*program.here(ast.BinOp), *values]
        for part in ast.walk(node)
        if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Div)
    }
    node = only(quotients)
    if node is None:
        return None
    left, right = program.end(node.left), program.start(node.right)
    place = program.code.index("/", left, right)
    return Change("divided with //, which gives a whole number", (Edit(place, place, "/"),))


def _hashable(program: Program, match: re.Match[str]) -> Change | None:
    for node in program.here(ast.List):
        parent = program.parent(node)
        key = (isinstance(parent, ast.Dict) and node in parent.keys) or (
            isinstance(parent, ast.Subscript) and parent.slice is node
        )
        added = isinstance(parent, ast.Call) and program.text(parent.func).endswith(".add")
        if key or added or isinstance(parent, ast.Set):
            return Change("used a tuple, since a list cannot be a key", _round(program, node))
    return None


def _round(program: Program, node: ast.List) -> tuple[Edit, Edit]:
    start, end = program.start(node), program.end(node)
    closed = ",)" if len(node.elts) == 1 else ")"
    return Edit(start, start + 1, "("), Edit(end - 1, end, closed)


def _changeable(program: Program, match: re.Match[str]) -> Change | None:
    for node in program.here(ast.Subscript):
        given = program.value(node.value)
        if isinstance(node.ctx, ast.Store) and isinstance(given, ast.Tuple):
            start, end = program.start(given), program.end(given)
            if program.code[start] != "(":
                continue
            edits = Edit(start, start + 1, "["), Edit(end - 1, end, "]")
            return Change(f"made {program.text(node.value)} a list, which can be changed", edits)
    return None


def _length_of_number(program: Program, match: re.Match[str]) -> Change | None:
    calls = [node for node in program.here(ast.Call) if program.text(node.func) == "len"]
    call = only(call for call in calls if len(call.args) == 1)
    if call is None:
        return None
    why = "took the length of the number as text"
    return Change(why, program.wrap(call.args[0], "str("))


def _joined(program: Program, match: re.Match[str]) -> Change | None:
    for call in program.here(ast.Call):
        match call:
            case ast.Call(func=ast.Attribute(attr="join"), args=[given]) if not isinstance(
                given, ast.GeneratorExp
            ):
                return Change("turned each item into text", program.wrap(given, "map(str, "))
    return None


TYPE_FIXES: Final[tuple[KnownFix, ...]] = (
    ("TypeError", r"str.* to str|for \+=?: '\w+' and 'str'|for \+=?: 'str' and '\w+'", _as_text),
    ("TypeError", r"'str'|not \"str\"|str \(not", _as_number),
    ("TypeError", r"^can only concatenate list", _item_of_list),
    (
        "TypeError",
        r"^([\w.<>]+)\(\) takes ([0-9]{1,3}) positional arguments? but ([0-9]{1,3})",
        _without_self,
    ),
    ("TypeError", r"^'(\w+)' object is not callable", _not_callable),
    (
        "TypeError",
        r"^'(builtin_function_or_method|function|method|type)' object is not subscriptable",
        _called_with_brackets,
    ),
    (
        "TypeError",
        r"^'(dict_\w+|map|filter|zip|generator|enumerate|reversed)' object is not subscr",
        _as_list,
    ),
    (
        "TypeError",
        r"'float' object cannot be interpreted|must be integers or slices, not float",
        _whole_quotient,
    ),
    ("TypeError", r"unhashable type: 'list'", _hashable),
    ("TypeError", r"^'tuple' object does not support item assignment", _changeable),
    ("TypeError", r"^object of type 'int' has no len\(\)", _length_of_number),
    ("TypeError", r"^sequence item \d+: expected str instance", _joined),
)
