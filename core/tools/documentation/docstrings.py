"""The docstrings of the standard library: parsed from its source, asked of what is compiled."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

MAX_TEXT: Final = 6000
_CONTROL: Final = re.compile(r"[^\S\n]|[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Parameters as a docstring writes them, one pair of parentheses inside the other.
_PARENTHESES: Final = r"\((?:[^()\n]|\([^()\n]*\))*\)"

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def plain(text: str) -> str:
    """`text` without indentation and control characters, cut after a line at 6000 characters."""
    text = _CONTROL.sub(" ", inspect.cleandoc(text)).strip()
    return text if len(text) <= MAX_TEXT else text[:MAX_TEXT].rpartition("\n")[0]


@dataclass(frozen=True)
class Definition:
    """A class, function or method, under the name by which its module defines it."""

    name: str
    kind: str
    signature: str
    text: str
    members: tuple[Definition, ...] = ()


@dataclass(frozen=True)
class Reference:
    """A name that another module defines, or this one elsewhere."""

    module: str
    name: str


@dataclass(frozen=True)
class Module:
    """What a module's names may mean, which modules it takes whole, what it exports and imports."""

    name: str
    text: str
    names: dict[str, list[Definition | Reference]] = field(default_factory=dict)
    whole: list[str] = field(default_factory=list)
    exported: list[str] = field(default_factory=list)
    imported: set[str] = field(default_factory=set)


def parsed(name: str, path: Path) -> Module | None:
    """The module whose source is in `path`, which is not run; None where it cannot be read."""
    try:
        tree = ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return None
    module = Module(name, _docstring(tree))
    package = name if path.stem == "__init__" else name.rpartition(".")[0]
    _Reader(module, package).read(tree.body)
    return module


def imported(name: str) -> Module | None:
    """The compiled module of this name, which is imported; None where this Python has none."""
    try:
        module = importlib.import_module(name)
    except ImportError:
        return None
    found = Module(name, plain(module.__doc__ or ""))
    for attribute, value in inspect.getmembers(module):
        if attribute[0] != "_" and (inspect.isbuiltin(value) or inspect.isclass(value)):
            found.names[attribute] = [_compiled(value)]
    return found


@dataclass(frozen=True)
class _Reader:
    """Fills `module` with what its statements bind, whatever that depends on."""

    module: Module
    package: str
    instances: dict[str, str] = field(default_factory=dict)

    def read(self, body: Iterable[ast.stmt]) -> None:
        """Note the definitions, imports and assignments in `body`."""
        for node in body:
            match node:
                case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                    self._mean(node.name, _definition(node))
                case ast.Import():
                    self.module.imported.update(name.name for name in node.names)
                case ast.ImportFrom():
                    self._take(node)
                case ast.Assign(targets=[ast.Name(id=name)]) if name != "__all__":
                    self._assign(name, node.value)
                case ast.If() | ast.Try():
                    handlers = node.handlers if isinstance(node, ast.Try) else []
                    for part in (node, *handlers):
                        self.read(part.body)
                    self.read(node.orelse)
                case ast.Assign() | ast.AugAssign() | ast.Expr() if "__all__" in ast.unparse(node):
                    parts = (getattr(part, "value", None) for part in ast.walk(node))
                    self.module.exported.extend(part for part in parts if isinstance(part, str))

    def _mean(self, name: str, meaning: Definition | Reference) -> None:
        self.module.names.setdefault(name, []).append(meaning)

    def _take(self, node: ast.ImportFrom) -> None:
        above = self.package.split(".")
        above = above[: len(above) + 1 - node.level] if node.level else []
        source = ".".join([*above, *filter(None, [node.module])])
        self.module.imported.add(source)
        for name in node.names:
            if name.name == "*":
                self.module.whole.append(source)
            else:
                self._mean(name.asname or name.name, Reference(source, name.name))

    def _assign(self, name: str, value: ast.expr) -> None:
        match value:
            case ast.Name(id=other):
                self._mean(name, Reference(self.module.name, other))
            case ast.Call(func=ast.Name(id=made)):
                self.instances[name] = made
            case ast.Attribute(value=ast.Name(id=owner), attr=member) if owner in self.instances:
                self._mean(name, Reference(self.module.name, f"{self.instances[owner]}.{member}"))
            case ast.Attribute(value=ast.Name(id=owner), attr=member):
                self._mean(name, Reference(owner, member))


def _definition(node: ast.ClassDef | _Function) -> Definition:
    if not isinstance(node, ast.ClassDef):
        return Definition(node.name, "function", _written(node), _docstring(node))
    functions = [part for part in node.body if isinstance(part, _Function)]
    members = {part.name: _method(part) for part in reversed(functions) if part.name[0] != "_"}
    makers = [part for part in functions if part.name in {"__init__", "__new__"}]
    signature = _written(makers[0], bound=True) if makers else ""
    text = next(filter(None, map(_docstring, (node, *makers))), "")
    return Definition(node.name, "class", signature, text, tuple(members.values()))


def _method(node: _Function) -> Definition:
    marks = {ast.unparse(mark).rpartition(".")[2] for mark in node.decorator_list}
    if marks & {"property", "cached_property"}:
        return Definition(node.name, "property", "", _docstring(node))
    signature = _written(node, bound="staticmethod" not in marks)
    return Definition(node.name, "method", signature, _docstring(node))


def _written(node: _Function, *, bound: bool = False) -> str:
    """The parameters as the source has them, without the one that a bound method fills itself."""
    if bound:
        del (node.args.posonlyargs or node.args.args)[:1]
    returned = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"({ast.unparse(node.args)}){returned}"


def _docstring(node: ast.Module | ast.ClassDef | _Function) -> str:
    return plain(ast.get_docstring(node, clean=False) or "")


def _compiled(value: Any, *, member: bool = False) -> Definition:
    name = value.__name__
    text = plain(value.__doc__ if isinstance(value.__doc__, str) else "")
    if not callable(value):
        return Definition(name, "property", "", text)
    called = re.match(rf"(?:\w+\.)*{re.escape(name)}({_PARENTHESES})", text)
    try:
        shape = inspect.signature(value)
        given = list(shape.parameters.values())
        signature = str(shape.replace(parameters=given[member and not inspect.isbuiltin(value) :]))
    except (ValueError, TypeError, AttributeError, NameError, SyntaxError):
        signature = called[1] if called else ""
    # Signatures, a line each, may stand above the text.
    text = re.sub(rf"\A(?:[\w.]+{_PARENTHESES}(?: -+> .{{,30}})?\n)+\s*(?=\S)", "", text)
    if not inspect.isclass(value):
        return Definition(name, "method" if member else "function", signature, text)
    members = (
        _compiled(getattr(value, part), member=True)
        for part, held in vars(value).items()
        if part[0] != "_" and (inspect.isroutine(held) or inspect.isgetsetdescriptor(held))
    )
    return Definition(name, "class", signature, text, tuple(members))
