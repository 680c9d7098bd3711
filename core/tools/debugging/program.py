"""A program that is read and never run: its nodes by place, its names, and edits of its text."""

from __future__ import annotations

import ast
import bisect
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple, TypeVar

from tinycall.core.tools.debugging.text import LINE_END, Change, Edit, quiet, trouble

MAX_CHARACTERS: Final = 20_000

_Node = TypeVar("_Node", bound=ast.AST)
_Any = TypeVar("_Any")
_COMPREHENSIONS: Final = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_SCOPES: Final = (ast.Module, ast.ClassDef, *_FUNCTIONS, *_COMPREHENSIONS)
_LITERALS: Final[dict[type[ast.expr], str]] = {
    ast.JoinedStr: "str",
    ast.List: "list",
    ast.ListComp: "list",
    ast.Tuple: "tuple",
    ast.Dict: "dict",
    ast.DictComp: "dict",
    ast.Set: "set",
    ast.SetComp: "set",
}
_RETURNS: Final = {"input": "str", "repr": "str", "len": "int", "round": "int", "sorted": "list"}
_TEXT_METHODS: Final = frozenset("format join lower replace strip title upper".split())
_TYPES: Final = frozenset("bool dict float int list set str tuple".split())


class Binding(NamedTuple):
    """A place where a name gets a value; `value` where it is plainly written there."""

    name: str
    scope: ast.AST
    value: ast.expr | None


def only(items: Iterable[_Any]) -> _Any | None:
    """The one item; None where there is none or several."""
    found = list(items)
    return found[0] if len(found) == 1 else None


class Program:
    """Code that parses, and the line where it went wrong, where that is known."""

    def __init__(self, code: str, tree: ast.Module, line: int | None = None) -> None:
        self.code = code
        self.tree = tree
        self.line = line
        self.newline = "\r\n" if "\r\n" in code else "\n"
        self._types: dict[str, str | None] = {}
        self._starts = [0, *(found.end() for found in LINE_END.finditer(code))]
        self._parents = {
            child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)
        }

    @classmethod
    def read(cls, code: str, line: int | None = None) -> Program | None:
        """The program; None where it does not compile or is longer than MAX_CHARACTERS."""
        if len(code) > MAX_CHARACTERS or trouble(code) is not None:
            return None
        with quiet():
            return cls(code, ast.parse(code), line)

    def parent(self, node: ast.AST) -> ast.AST:
        """The node around `node`; the module's own is the module."""
        return self._parents.get(node, self.tree)

    def around(self, node: ast.AST, *types: type[_Node]) -> Iterator[_Node]:
        """The nodes of these types around `node`, from the inside out."""
        while node is not self.tree:
            node = self.parent(node)
            if isinstance(node, types):
                yield node

    def all(self, *types: type[_Node]) -> list[_Node]:
        """The nodes of these types in the whole program, in the order of the text."""
        found = [
            node for node in ast.walk(self.tree) if isinstance(node, types) and self._placed(node)
        ]
        return sorted(found, key=lambda node: (self.start(node), -self.end(node)))

    def here(self, *types: type[_Node]) -> list[_Node]:
        """Those of them on the line where it went wrong; all where that is unknown."""
        if self.line is None:
            return self.all(*types)
        return [
            node
            for node in self.all(*types)
            if node.lineno <= self.line <= (node.end_lineno or node.lineno)  # type: ignore[attr-defined]
        ]

    def start(self, node: ast.AST) -> int:
        """The offset in the code at which `node` starts."""
        return self._offset(node.lineno, node.col_offset)  # type: ignore[attr-defined]

    def end(self, node: ast.AST) -> int:
        """The offset in the code after `node`."""
        return self._offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]

    def line_start(self, line: int) -> int:
        """The offset at which a line, counted from 1, starts."""
        return self._starts[min(line, len(self._starts)) - 1]

    def line_at(self, offset: int) -> int:
        """The line, counted from 1, that holds an offset."""
        return bisect.bisect_right(self._starts, offset)

    def text(self, node: ast.AST) -> str:
        """`node` as it is written."""
        return self.code[self.start(node) : self.end(node)]

    def replace(self, node: ast.AST, text: str) -> Edit:
        """The edit that writes `text` for `node`."""
        return Edit(self.start(node), self.end(node), text)

    def wrap(self, node: ast.AST, before: str, after: str = ")") -> tuple[Edit, Edit]:
        """The edits that put `node` between two texts."""
        start, end = self.start(node), self.end(node)
        return Edit(start, start, before), Edit(end, end, after)

    def renamed(self, old: str, new: str) -> tuple[Edit, ...]:
        """The edits that write `new` wherever the name `old` stands."""
        return tuple(self.replace(node, new) for node in self.all(ast.Name) if node.id == old)

    def indentation(self, node: ast.AST) -> str:
        """The white space before the line on which `node` starts."""
        found = re.compile(r"[ \t\f]*").match(self.code, self.line_start(node.lineno))  # type: ignore[attr-defined]
        return found.group() if found else ""

    def same(self, one: ast.AST, other: ast.AST) -> bool:
        """Whether two nodes are written alike, but for space."""
        shown = (ast.dump(node).replace("Store()", "Load()") for node in (one, other))
        return next(shown) == next(shown)

    @cached_property
    def _values(self) -> dict[str, list[ast.expr | None]]:
        values: dict[str, list[ast.expr | None]] = {}
        for binding in self.bindings:
            values.setdefault(binding.name, []).append(binding.value)
        return values

    @cached_property
    def _in_texts(self) -> set[ast.AST]:
        texts = (node for node in ast.walk(self.tree) if isinstance(node, ast.JoinedStr))
        return {part for text in texts for part in ast.walk(text) if part is not text}

    @cached_property
    def bindings(self) -> list[Binding]:
        """Every place where a name gets a value."""
        return [binding for node in ast.walk(self.tree) for binding in self._bound_by(node)]

    def values(self, name: str) -> list[ast.expr | None]:
        """What is written for the name, once for each place that binds it."""
        return self._values.get(name, [])

    def visible(self, node: ast.AST) -> set[str]:
        """The names that the program binds and that `node` can see."""
        scopes = [*self.around(node, *_SCOPES)]
        seen = scopes[:1] + [scope for scope in scopes[1:] if not isinstance(scope, ast.ClassDef)]
        return {binding.name for binding in self.bindings if binding.scope in seen}

    def value(self, node: ast.expr) -> ast.expr | None:
        """`node`, or what its name was given where that was done in one place."""
        return only(self.values(node.id)) if isinstance(node, ast.Name) else node

    def type_of(self, node: ast.expr | None, depth: int = 0) -> str | None:
        """The built-in type that `node` evidently has."""
        if depth > 8:
            return None
        match node:
            case ast.Constant(value=value):
                return type(value).__name__
            case ast.Name(id=name):
                return self._type_of_name(name, depth)
            case ast.BinOp(left=left, right=right):
                return self._sum_type(self.type_of(left, depth + 1), self.type_of(right, depth + 1))
            case ast.Call(func=ast.Name(id=name)):
                return name if name in _TYPES else _RETURNS.get(name)
            case ast.Call(func=ast.Attribute(attr=name)):
                return "str" if name in _TEXT_METHODS else "list" if name == "split" else None
            case ast.UnaryOp(operand=operand):
                return self.type_of(operand, depth + 1)
        return _LITERALS.get(type(node)) if isinstance(node, ast.expr) else None

    def _type_of_name(self, name: str, depth: int) -> str | None:
        if name not in self._types:
            # A name that is given itself says nothing new of its type.
            self._types[name] = None
            self._types[name] = only({self.type_of(one, depth + 1) for one in self.values(name)})
        return self._types[name]

    def _sum_type(self, left: str | None, right: str | None) -> str | None:
        if left == right:
            return left
        return "float" if {left, right} == {"int", "float"} else None

    def _scope(self, node: ast.AST) -> ast.AST:
        return next(self.around(node, *_SCOPES), self.tree)

    def _bound_by(self, node: ast.AST) -> Iterator[Binding]:
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                yield Binding(name, self._scope(node), self._given(node))
            case (
                ast.FunctionDef(name=name)
                | ast.AsyncFunctionDef(name=name)
                | ast.ClassDef(name=name)
            ):
                yield Binding(name, self._scope(node), None)
            case ast.arg(arg=name):
                yield Binding(name, self._scope(node), None)
            case ast.alias(name=name, asname=shown):
                yield Binding(shown or name.partition(".")[0], self._scope(node), None)
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
                yield Binding(name, self._scope(node), None)
            case ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                yield Binding(name, self._scope(node), None)

    def _given(self, name: ast.Name) -> ast.expr | None:
        match self.parent(name):
            case ast.Assign(value=value) | ast.AugAssign(value=value):
                return value
            case ast.AnnAssign(value=value):
                return value
        return None

    def _offset(self, line: int, column: int) -> int:
        """Python counts columns in bytes."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.code)
        text = self.code[start:end]
        if text.isascii():
            return start + column
        return start + len(text.encode()[:column].decode(errors="ignore"))

    def _placed(self, node: ast.AST) -> bool:
        """Whether `node` stands where it says; inside an f-string it may not before Python 3.12."""
        if not hasattr(node, "lineno"):
            return False
        if node not in self._in_texts:
            return True
        try:
            with quiet():
                return ast.dump(ast.parse(self.text(node), mode="eval").body) == ast.dump(node)
        except (SyntaxError, ValueError, IndexError):
            return False


# Kinds of exception, what their message says, and the fix for that, where one is known.
KnownFix = tuple[str, str, Callable[[Program, re.Match[str]], Change | None]]
