"""The standard library as entries: each public thing once, under the name that users import."""

from __future__ import annotations

import math
import os
import sys
import sysconfig
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tinycall.core.tools.documentation.docstrings import (
    Definition,
    Module,
    Reference,
    imported,
    parsed,
)

# Importing one of these does nothing but define names; what a platform lacks is passed by.
_COMPILED: Final = (
    "builtins _asyncio _bisect _bz2 _codecs _collections _contextvars _csv _datetime _decimal"
    " _functools _heapq _io _json _lzma _operator _pickle _queue _random _signal _socket _sqlite3"
    " _sre _ssl _statistics _struct _thread _tracemalloc _weakref _zoneinfo array atexit binascii"
    " cmath errno fcntl gc grp itertools marshal math mmap nt posix pwd pyexpat resource select"
    " sys syslog termios time unicodedata winreg zlib"
).split()
_SKIPPED: Final = frozenset(
    "__main__ antigravity distutils encodings ensurepip idlelib lib2to3 pydoc_data test tests this"
    " turtledemo".split()
)
# The names by which the library's own documentation calls what these hold.
_CALLED: Final = {os.path.__name__: "os.path"}
_SHADOWED: Final = frozenset({"genericpath", "nt", "ntpath", "posix", "posixpath"}) - {*_CALLED}


@dataclass(frozen=True)
class Entry:
    """One thing that is documented; `weight`, from 0 to 1, says how much its module is used.

    `kind` is topic, module, class, function, method or property; `aliases` are other names for it.
    """

    title: str
    kind: str
    signature: str
    text: str
    source: str
    weight: float = 1.0
    aliases: tuple[str, ...] = ()


def library_entries(told: Callable[[int, int], None]) -> Iterator[Entry]:
    """Whatever is public in the standard library and has a docstring.

    `told(done, total)` counts the modules that were read, and as one more what follows from them.
    """
    paths = dict(_sources())
    total = len(paths) + len(_COMPILED) + 1
    modules: dict[str, Module] = {}
    for done, name in enumerate([*paths, *_COMPILED], start=1):
        module = parsed(name, paths[name]) if name in paths else imported(name)
        if module is not None:
            modules[name] = module
        told(done, total)
    yield from _Library(modules).entries()
    told(total, total)


@dataclass(frozen=True)
class _Library:
    """The modules that were read, through which names lead to definitions."""

    modules: Mapping[str, Module]

    def entries(self) -> Iterator[Entry]:
        """Each definition once, under the shortest name by which users import it."""
        imports = Counter(name for module in self.modules.values() for name in module.imported)
        imports["builtins"] = most = max(imports.values(), default=1)
        best: dict[Definition, tuple[int, bool, str, str]] = {}
        for module in self.modules.values():
            if not _public(module.name):
                continue
            called = _CALLED.get(module.name, module.name)
            weight = math.log1p(imports[called]) / math.log1p(most)
            if module.text:
                yield Entry(called, "module", "", module.text, f"module {called}", weight)
            for name in self._exported(module.name):
                definition = self._meaning(module.name, name)
                if definition is not None:
                    title = name if called == "builtins" else f"{called}.{name}"
                    rank = (title.count("."), name != definition.name, title, called)
                    best[definition] = min(rank, best.get(definition, rank))
        for definition, (_, _, title, called) in best.items():
            weight = math.log1p(imports[called]) / math.log1p(most)
            source = f"module {called}"
            if definition.text:
                # A bound method under a name of the module's own is a function to its users.
                kind = "class" if definition.kind == "class" else "function"
                yield Entry(title, kind, definition.signature, definition.text, source, weight)
            for one in filter(lambda member: member.text, definition.members):
                yield Entry(
                    f"{title}.{one.name}", one.kind, one.signature, one.text, source, weight
                )

    def _exported(self, name: str, depth: int = 4) -> tuple[str, ...]:
        """The public names of a module, in order."""
        if name not in self.modules or not depth:
            return ()
        module = self.modules[name]
        own = module.exported or [
            name
            for name, meanings in module.names.items()
            if any(isinstance(one, Definition) or one.module[0] == "_" for one in meanings)
        ]
        taken = (part for whole in module.whole for part in self._exported(whole, depth - 1))
        return tuple(dict.fromkeys(part for part in (*own, *taken) if not part.startswith("_")))

    def _meaning(self, module: str, name: str, depth: int = 6) -> Definition | None:
        """The definition to which `name` leads in `module`, one with a docstring before others."""
        if module not in self.modules or not depth:
            return None
        name, _, member = name.partition(".")
        known = self.modules[module]
        meanings = [*known.names.get(name, ()), *(Reference(one, name) for one in known.whole)]
        if not meanings:
            # Exported, yet imported only when it is asked for, from a module of the package.
            inside = (one for one in self.modules.values() if one.name.startswith(f"{module}."))
            meanings = [meaning for one in inside for meaning in one.names.get(name, ())]
        found = (
            one if isinstance(one, Definition) else self._meaning(one.module, one.name, depth - 1)
            for one in meanings
        )
        definitions = sorted(filter(None, found), key=lambda one: not one.text)
        if not definitions or not member:
            return definitions[0] if definitions else None
        return next((one for one in definitions[0].members if one.name == member), None)


def _sources() -> Iterator[tuple[str, Path]]:
    root = Path(sysconfig.get_path("stdlib"))
    for top in sorted(sys.stdlib_module_names):
        for path in (root / f"{top}.py", *sorted((root / top).rglob("*.py"))):
            parts = path.relative_to(root).with_suffix("").parts
            if not _SKIPPED.intersection(parts) and path.is_file():
                yield ".".join(parts).removesuffix(".__init__"), path


def _public(module: str) -> bool:
    """Whether users import the module under its own name."""
    hidden = module in _SHADOWED or any(part.startswith("_") for part in module.split("."))
    return not hidden or module == "__future__"
