"""Fixes of names that are misspelt or out of reach, and of attributes that a value lacks."""

from __future__ import annotations

import ast
import builtins
import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Final

from tinycall.core.tools.debugging.import_fixes import known_names
from tinycall.core.tools.debugging.program import KnownFix, Program, only
from tinycall.core.tools.debugging.spelling import BUILTINS, near
from tinycall.core.tools.debugging.text import Change, Edit

FOREIGN: Final[Mapping[str, str]] = {
    "true": "True",
    "false": "False",
    "null": "None",
    "nil": "None",
    "none": "None",
    "undefined": "None",
    "raw_input": "input",
    "xrange": "range",
    "unicode": "str",
    "unichr": "chr",
    "long": "int",
}
_OTHER_METHODS: Final[Mapping[str, Mapping[str, str]]] = {
    "list": {"add": "append", "push": "append", "push_back": "append", "addAll": "extend"},
    "set": {"append": "add", "push": "add", "insert": "add", "extend": "update"},
    "dict": {"iteritems": "items", "iterkeys": "keys", "itervalues": "values"},
    "deque": {"push": "append", "add": "append"},
    "str": {
        **dict.fromkeys(("toLowerCase", "tolower", "lowercase", "downcase"), "lower"),
        **dict.fromkeys(("toUpperCase", "toupper", "uppercase", "upcase"), "upper"),
        **dict.fromkeys(("startsWith", "starts_with"), "startswith"),
        **dict.fromkeys(("endsWith", "ends_with"), "endswith"),
        "trim": "strip",
        "indexOf": "find",
    },
}
_REWRITTEN: Final[Mapping[tuple[str, str], str]] = {
    **{(kind, "length"): "len({0})" for kind in ("str", "list", "dict", "set", "tuple")},
    **{(kind, "size"): "len({0})" for kind in ("str", "list", "dict", "set", "tuple")},
    **{(kind, "len"): "len({0})" for kind in ("str", "list", "dict", "set", "tuple")},
    **{(kind, "contains"): "({1} in {0})" for kind in ("str", "list", "dict", "set", "tuple")},
    **{(kind, "includes"): "({1} in {0})" for kind in ("str", "list")},
    **{("list", name): f"{name}({{0}})" for name in ("max", "min", "sum", "sorted", "reversed")},
    ("dict", "has_key"): "({1} in {0})",
    ("str", "reverse"): "{0}[::-1]",
    ("str", "reversed"): "{0}[::-1]",
    ("tuple", "sort"): "sorted({0})",
    ("list", "join"): "{1}.join({0})",
}


def attributes(program: Program, kind: str) -> list[str]:
    """The public attributes of a built-in type, or of a class that the program defines."""
    own = [node for node in program.all(ast.ClassDef) if node.name == kind]
    if own:
        return [name for node in own for name in _members(node)]
    known = getattr(builtins, kind, None)
    return [name for name in dir(known) if name[0] != "_"] if isinstance(known, type) else []


def _members(node: ast.ClassDef) -> Iterator[str]:
    for part in ast.walk(node):
        match part:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                yield name
    for statement in node.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                yield name


def _foreign(program: Program, match: re.Match[str]) -> Change | None:
    name = match[1]
    if name not in FOREIGN or program.values(name):
        return None
    why = f"wrote {FOREIGN[name]}, as Python calls it, for {name}"
    return Change(why, program.renamed(name, FOREIGN[name]))


def _through_self(program: Program, match: re.Match[str]) -> Change | None:
    for use in program.here(ast.Name):
        method = next(program.around(use, ast.FunctionDef), None)
        owner = program.parent(method) if method else None
        if use.id != match[1] or method is None or not isinstance(owner, ast.ClassDef):
            continue
        first = next(iter(method.args.args), None)
        if first is not None and first.arg == "self" and use.id in _members(owner):
            start = program.start(use)
            why = f"reached {use.id} through self on line {use.lineno}"
            return Change(why, (Edit(start, start, "self."),))
    return None


def _misspelt(program: Program, match: re.Match[str]) -> Change | None:
    name = match[1]
    use = next((node for node in program.here(ast.Name) if node.id == name), None)
    if use is None or program.values(name):
        return None
    right = near(name, program.visible(use)) or near(name, BUILTINS)
    if right is None:
        return None
    return Change(f"wrote {right} for {name}", program.renamed(name, right))


def _global(program: Program, match: re.Match[str]) -> Change | None:
    name = match[1]
    functions = {
        function
        for use in program.here(ast.Name)
        if use.id == name
        for function in [*program.around(use, ast.FunctionDef)][:1]
        if any(one.name == name and one.scope is function for one in program.bindings)
    }
    function = only(functions)
    if function is None:
        return None
    outside = {one.scope for one in program.bindings if one.name == name} - {function}
    word = "global" if program.tree in outside else "nonlocal"
    if not outside & {program.tree, *program.around(function, ast.FunctionDef)}:
        return None
    body = function.body
    first = body[1] if ast.get_docstring(function) is not None and body[1:] else body[0]
    start = program.start(first)
    if first.lineno == function.lineno:
        added = f"{word} {name}; "
    else:
        added = f"{word} {name}{program.newline}{program.indentation(first)}"
    why = f"declared {name} {word} in {function.name}"
    return Change(why, (Edit(start, start, added),))


def _attribute(program: Program, match: re.Match[str]) -> Change | None:
    kind, wrong = match[1], match[2]
    node = only(node for node in program.here(ast.Attribute) if node.attr == wrong)
    if node is None:
        return None
    if template := _REWRITTEN.get((kind, wrong)):
        return _rewritten(program, node, template)
    known = attributes(program, kind)
    other = _OTHER_METHODS.get(kind, {}).get(wrong)
    return _renamed_attribute(program, node, other or near(wrong, known))


def _rewritten(program: Program, node: ast.Attribute, template: str) -> Change | None:
    call = program.parent(node)
    called = isinstance(call, ast.Call) and call.func is node
    values = call.args if isinstance(call, ast.Call) and called else []
    if len(values) != template.count("{1}") or ("{1}" in template and not called):
        return None
    whole = call if called else node
    text = template.format(*(program.text(part) for part in (node.value, *values)))
    match program.parent(whole):
        case ast.If() | ast.While() | ast.Assign() if text.startswith("("):
            text = text[1:-1]
    why = f"wrote {text} for {program.text(whole)}"
    return Change(why, (program.replace(whole, text),))


def _renamed_attribute(program: Program, node: ast.Attribute, right: str | None) -> Change | None:
    end = program.end(node)
    if right is None or program.code[end - len(node.attr) : end] != node.attr:
        return None
    why = f"wrote .{right} for .{node.attr} on line {program.line_at(end - 1)}"
    return Change(why, (Edit(end - len(node.attr), end, right),))


def _module_attribute(program: Program, match: re.Match[str]) -> Change | None:
    module, wrong = match[1], match[2]
    node = only(node for node in program.here(ast.Attribute) if node.attr == wrong)
    if node is None:
        return None
    if module == "datetime" and wrong in dir(datetime.datetime):
        end = program.end(node.value)
        return Change(f"took {wrong} from datetime.datetime", (Edit(end, end, ".datetime"),))
    return _renamed_attribute(program, node, near(wrong, known_names(module)))


_UNDEFINED: Final = r"^name '(\w+)' is not defined"
NAME_FIXES: Final[tuple[KnownFix, ...]] = (
    ("NameError", _UNDEFINED, _foreign),
    ("NameError", _UNDEFINED, _through_self),
    ("NameError", _UNDEFINED, _misspelt),
    ("UnboundLocalError", r"local variable '(\w+)'", _global),
    (
        "AttributeError",
        r"^(?:type object )?'([\w.]+)'(?: object)? has no attribute '(\w+)'",
        _attribute,
    ),
    ("AttributeError", r"^module '([\w.]+)' has no attribute '(\w+)'", _module_attribute),
)
