"""What an exception means, in a sentence or two for someone who learns the language."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import Final, NamedTuple

from tinycall.core.tools.debugging.import_fixes import import_for, known_names
from tinycall.core.tools.debugging.loop_fixes import known_length
from tinycall.core.tools.debugging.name_fixes import FOREIGN, attributes
from tinycall.core.tools.debugging.program import Program
from tinycall.core.tools.debugging.sentences import SENTENCES
from tinycall.core.tools.debugging.spelling import BUILTINS, near

_HEADERS: Final = frozenset("class def elif else except finally for if try while with".split())


class Clue(NamedTuple):
    """What else is known of an exception: the message's parts, its line, and the program."""

    match: re.Match[str]
    source: str
    program: Program | None


def meaning(kind: str, message: str, source: str, program: Program | None) -> str:
    """What an exception of this kind with this message says; "" where nothing more is known."""
    for its, pattern, said in _FOUND_OUT:
        if its == kind and (match := re.search(pattern, message)):
            return said(Clue(match, source, program))
    for pattern, sentence in SENTENCES.get(kind, ()):
        if match := re.search(pattern, message):
            return sentence.format(*match.groups())
    return ""


def _index(clue: Clue) -> str:
    what = clue.match[1] or "list"
    said = f"The {what} has no element at that place: indices go from 0 to its length - 1"
    program = clue.program
    for node in program.here(ast.Subscript) if program else []:
        length = known_length(program, node.value) if program else None
        if length is not None and program is not None:
            name = program.text(node.value)
            held = f"{name} has {length} element{'' if length == 1 else 's'}"
            last = f", so the last one is {name}[{length - 1}]" if length else ""
            return f"{said}; {held}{last}."
    if clue.match[2]:
        return f"{said}; append() adds an element at the end."
    return f"{said}, and from -1 back to -length."


def _key(clue: Clue) -> str:
    key = clue.match[0]
    said = f"The dictionary has no key {key}"
    program, texts = clue.program, set[str]()
    for node in program.all(ast.Dict) if program else []:
        texts |= {
            part.value
            for part in node.keys
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        }
    if right := near(key.strip("'\""), texts):
        return f"{said}; there is {right!r}, which is spelled nearly the same."
    return f"{said}; `in` tells whether a key is there, and .get() gives None where it is not."


def _name(clue: Clue) -> str:
    name, program = clue.match[1], clue.program
    said = f"Nothing is called {name} at this point"
    if name in FOREIGN:
        return f"{said}; Python's word for it is {FOREIGN[name]}."
    if program is not None:
        if statement := import_for(program, name):
            return f"{said}; `{statement}` would make it known."
        names = {binding.name for binding in program.bindings}
        if right := near(name, names) or near(name, BUILTINS):
            return f"{said}; {right} is spelled nearly the same."
        if name in names:
            return f"{said}: it gets its value later, or inside another function."
    return f"{said}: it is misspelled, not assigned yet, not imported, or meant as text in quotes."


def _operands(clue: Clue) -> str:
    sign, left, right = clue.match.groups()
    said = f"{sign.rstrip(':')} does not work between {_a(left)} and {_a(right)}"
    kinds = {left, right}
    if "NoneType" in kinds:
        return f"{said}: one side is None, such as a function without return gives."
    if "str" in kinds and kinds & {"int", "float"}:
        return f"{said}: str() turns a number into text, and int() or float() text into a number."
    return f"{said}; bring both to types that go together first."


def _a(kind: str) -> str:
    shown = {"str": "text (str)", "int": "a whole number (int)", "NoneType": "None"}.get(kind)
    return shown or f"{'an' if kind[:1].lower() in 'aeio' else 'a'} {kind}"


def _takes(clue: Clue) -> str:
    name, takes, given = clue.match[1], clue.match[2], clue.match[3]
    said = f"{name}() is called with {given} values, but it takes {takes}"
    if int(given) == int(re.findall("[0-9]+", takes)[-1]) + 1 and "." in name:
        return f"{said}; a method gets the object itself first, which `self` is there to receive."
    return f"{said}; compare the call with its definition."


def _lacks(clue: Clue) -> str:
    """An attribute that a value does not have."""
    kind, name = clue.match[1], clue.match[2]
    if kind == "NoneType":
        return (
            f"The value before .{name} is None: what should have given it returned nothing, "
            "as a function without return does, or a method such as list.sort() or list.append()."
        )
    known = attributes(clue.program, kind) if clue.program else []
    right = near(name, known)
    hint = f"{right} is spelled nearly the same" if right else "dir() lists what it has"
    what = _a(kind)
    return f"{what[0].upper()}{what[1:]} has nothing called {name}; {hint}."


def _module_lacks(clue: Clue) -> str:
    module, name = clue.match[1], clue.match[2]
    right = near(name, known_names(module))
    hint = f"; {right} is spelled nearly the same" if right else ""
    return f"The module {module} has nothing called {name}{hint}."


def _syntax(clue: Clue) -> str:
    """What can be seen on a line of which Python says only that it is invalid."""
    source = clue.source
    first = re.match(r"[^\W\d]\w*", source)
    word = first.group() if first else ""
    if word in {"if", "elif", "while"} and re.search(r"[^=!<>:]=[^=]", source):
        return "A condition compares with ==; a single = assigns a value."
    if word in _HEADERS and not source.rstrip().endswith(":"):
        return f"A line that starts with {word} ends with a colon."
    if re.match(r"print\s+[^\s(=]", source):
        return "print is a function: what it prints stands in parentheses, print(…)."
    if any(source.count(one) > source.count(other) for one, other in ("()", "[]", "{}")):
        return "A bracket is opened on this line and not closed."
    return (
        "Python cannot read this line, or the end of the one before: look for a missing bracket, "
        "quote, comma or colon, or a misspelled word."
    )


_FOUND_OUT: Final[tuple[tuple[str, str, Callable[[Clue], str]], ...]] = (
    (
        "IndexError",
        r"^(?:(list|tuple|string|range object) )?(?:index|(assignment) index) out of range",
        _index,
    ),
    ("KeyError", r"^(?!.* empty).+", _key),
    ("NameError", r"^name '(\w+)' is not defined", _name),
    (
        "TypeError",
        r"^unsupported operand type\(s\) for (\S+)(?: or pow\(\))?: '([\w.]+)' and '([\w.]+)'",
        _operands,
    ),
    (
        "TypeError",
        r"^'(\S+)' not supported between instances of '([\w.]+)' and '([\w.]+)'",
        _operands,
    ),
    (
        "TypeError",
        r"^([\w.<>]+)\(\) takes ((?:from [0-9]+ to )?[0-9]{1,4}) positional arguments? "
        r"but ([0-9]{1,4})",
        _takes,
    ),
    ("AttributeError", r"^module '([\w.]+)' has no attribute '(\w+)'", _module_lacks),
    ("AttributeError", r"'([\w.]+)'(?: object)? has no attribute '(\w+)'", _lacks),
    ("SyntaxError", r"^invalid syntax$|^$", _syntax),
)
