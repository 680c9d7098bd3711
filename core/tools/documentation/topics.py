"""The language topics of pydoc as entries, under the words by which people ask for them."""

from __future__ import annotations

import pydoc
import re
from collections.abc import Iterator
from pydoc_data.topics import topics
from typing import Final

from tinycall.core.tools.documentation.docstrings import plain
from tinycall.core.tools.documentation.library import Entry

# What topics and sections of them never call by the name that everyone else does.
_ASIDES: Final = {
    "Set types": "set operation",
    'The "match" statement': "pattern matching, switch",
    "assignment-expressions": ":=, walrus operator, named expression",
    "assignment": "variable, type hint, unpacking",
    "async": "coroutine",
    "atom-identifiers": "name mangling",
    "calls": "keyword argument, unpacking, args, kwargs",
    "class": "inheritance",
    "context-managers": "context manager",
    "customization": "dunder method, magic method",
    "debugger": "breakpoint",
    "dict": "dict comprehension, dictionary comprehension, dict literal",
    "for": "for loop, loop",
    "formatstrings": "f-string, string formatting",
    "function": "decorator, default argument, type hint, docstring",
    "if": "conditional",
    "in": "membership",
    "lists": "list comprehension, comprehension, list literal",
    "naming": "scope, closure, namespace",
    "operator-summary": ":=, walrus operator, assignment expression, ternary operator",
    "slicings": "slice",
    "specialnames": "dunder method, magic method",
    "strings": "f-string, raw string, string literal",
    "try": "exception handling",
    "typesmapping": "dictionary",
    "typesseq": "list, tuple",
    "while": "while loop, loop",
    "with": "context manager",
    "yield": "generator",
}
_HEADING: Final = re.compile(r"^(\S.*)\n([*=~^-])\2{2,}$", re.MULTILINE)


def topic_entries() -> Iterator[Entry]:
    """Every topic, and every section of a long one unless it is a topic itself."""
    aliases = _aliases()
    titles: dict[str, list[str]] = {}
    for label, text in topics.items():
        titles.setdefault(_sections(label, text)[0][0], []).append(label)
    taken = set(titles)
    for title, (label, *others) in titles.items():
        names = [name for one in (label, *others) for name in (one, *aliases.get(one, ()))]
        (_, body), *sections = _sections(label, topics[label])
        # One that begins with a section is introduced by it.
        body = next(filter(None, [body, *(text for _, text in sections)]), "")
        source = f"pydoc topic {label}"
        yield Entry(title, "topic", "", body, source, aliases=tuple(dict.fromkeys(names)))
        for heading, text in sections:
            if heading in taken or not text:
                continue
            taken.add(heading)
            # One word says too little without the topic that it belongs to.
            whole = heading if " " in heading else f"{title}: {heading}"
            yield Entry(whole, "topic", "", text, source, aliases=tuple(aliases.get(heading, ())))


def _sections(label: str, text: str) -> list[tuple[str, str]]:
    """The headings of a topic and the text below each, its own title first."""
    before, *parts = _HEADING.split(text)
    sections = [(title, plain(body)) for title, body in zip(parts[::3], parts[2::3], strict=True)]
    return sections or [(label, plain(before))]


def _aliases() -> dict[str, list[str]]:
    """The keywords, symbols and other names of each topic."""
    targets: dict[str, str | tuple[str, ...]] = {
        **pydoc.Helper.symbols,
        **pydoc.Helper.topics,
        **pydoc.Helper.keywords,
    }
    found = {label: words.split(", ") for label, words in _ASIDES.items()}
    for name in targets:
        target = targets[name]
        while isinstance(target, str) and target:
            target = targets.get(target.split()[0], "")
        if target:
            found.setdefault(target[0], []).append(name.casefold())
    return found
