"""Fixes of imports: those that are missing, and those of a misspelt module or name."""

from __future__ import annotations

import ast
import datetime
import importlib
import re
import sys
from collections.abc import Mapping
from typing import Final

from tinycall.core.tools.debugging.program import KnownFix, Program
from tinycall.core.tools.debugging.spelling import near
from tinycall.core.tools.debugging.text import Change, Edit

_IMPORTED: Final[Mapping[str, str]] = {
    name: module
    for module, names in {
        "abc": "ABC abstractmethod",
        "collections": "ChainMap Counter OrderedDict defaultdict deque namedtuple",
        "contextlib": "contextmanager suppress",
        "copy": "deepcopy",
        "dataclasses": "dataclass field",
        "datetime": "date timedelta",
        "decimal": "Decimal",
        "enum": "Enum IntEnum",
        "fractions": "Fraction",
        "functools": "cache cached_property lru_cache partial reduce wraps",
        "heapq": "heapify heappop heappush",
        "io": "BytesIO StringIO",
        "itertools": "accumulate chain combinations islice pairwise permutations product",
        "math": "ceil cos exp factorial floor gcd log log10 log2 pi sin sqrt tan",
        "pathlib": "Path",
        "random": "choice randint randrange shuffle",
        "statistics": "mean median stdev",
        "time": "perf_counter sleep",
        "typing": "Any Callable Dict Iterable List Optional Set Tuple Union",
    }.items()
    for name in names.split()
}
# Of these alone is it looked up what they hold: importing them does nothing else.
_KNOWN_MODULES: Final = frozenset(
    "collections datetime functools itertools json math os random re string time".split()
)


def known_names(module: str) -> list[str]:
    """The public names of a module that everyone knows; none for another one."""
    if module.partition(".")[0] not in _KNOWN_MODULES:
        return []
    try:
        return [name for name in dir(importlib.import_module(module)) if name[0] != "_"]
    except ImportError:
        return []


def import_for(program: Program, name: str) -> str | None:
    """The import statement that the program lacks for a name, where everyone would mean it."""
    uses = [node for node in program.all(ast.Name) if node.id == name]
    parents = [program.parent(node) for node in uses]
    taken = [parent.attr for parent in parents if isinstance(parent, ast.Attribute)]
    if name == "datetime" and (not taken or set(taken) & set(dir(datetime.datetime))):
        return "from datetime import datetime"
    if taken and name in sys.stdlib_module_names:
        known = known_names(name)
        return None if known and not set(taken) <= set(known) else f"import {name}"
    if name in _IMPORTED:
        called = any(isinstance(one, ast.Call) and one.func in uses for one in parents)
        worn = any(isinstance(one, ast.FunctionDef | ast.ClassDef) for one in parents)
        if called or worn or name[0].isupper() or name == "pi":
            return f"from {_IMPORTED[name]} import {name}"
    return None


def _imported(program: Program, match: re.Match[str]) -> Change | None:
    statement = None if program.values(match[1]) else import_for(program, match[1])
    if statement is None:
        return None
    place = program.line_start(_first_line(program))
    edit = Edit(place, place, statement + program.newline)
    return Change(f"added the missing `{statement}`", (edit,))


def _first_line(program: Program) -> int:
    """The line of the first statement that an import may stand before."""
    for statement in program.tree.body:
        match statement:
            case ast.Expr(value=ast.Constant(value=str())) | ast.ImportFrom(module="__future__"):
                continue
            case (
                ast.FunctionDef(decorator_list=[first, *_])
                | ast.ClassDef(decorator_list=[first, *_])
            ):
                return first.lineno
        return statement.lineno
    return 1


def _module(program: Program, match: re.Match[str]) -> Change | None:
    wrong = match[1].partition(".")[0]
    right = near(wrong, (name for name in sys.stdlib_module_names if name[0] != "_"))
    edits: list[Edit] = []
    for statement in program.here(ast.stmt):
        match statement:
            case ast.Import(names=aliases):
                names = [alias.name for alias in aliases]
            case ast.ImportFrom(module=str(module)):
                names = [module]
            case _:
                continue
        if wrong in {name.partition(".")[0] for name in names}:
            text = program.text(statement)
            found = re.search(rf"\b{re.escape(wrong)}\b", text)
            start = program.start(statement) + (found.start() if found else 0)
            edits.append(Edit(start, start + len(wrong), right or ""))
    if not edits or right is None:
        return None
    edits += program.renamed(wrong, right)
    return Change(f"imported {right} for {wrong}", tuple(edits))


def _imported_name(program: Program, match: re.Match[str]) -> Change | None:
    name, module = match[1], match[2]
    for statement in program.here(ast.ImportFrom):
        names = [alias.name for alias in statement.names]
        if name not in names or statement.module != module:
            continue
        if module == "collections" and set(names) <= set(known_names("collections.abc")):
            found = program.text(statement).index(module)
            place = program.start(statement) + found + len(module)
            return Change(f"imported {name} from collections.abc", (Edit(place, place, ".abc"),))
        alias = statement.names[names.index(name)]
        if right := near(name, known_names(module)):
            start = program.start(alias)
            edits = Edit(start, start + len(name), right), *program.renamed(name, right)
            return Change(f"imported {right} for {name}", edits)
    return None


IMPORT_FIXES: Final[tuple[KnownFix, ...]] = (
    ("NameError", r"^name '(\w+)' is not defined", _imported),
    ("ModuleNotFoundError ImportError", r"^No module named '([\w.]+)'", _module),
    ("ImportError", r"^cannot import name '(\w+)' from '([\w.]+)'", _imported_name),
)
