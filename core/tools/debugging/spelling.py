"""Which known word a misspelt one means."""

from __future__ import annotations

import builtins
import difflib
import re
from collections.abc import Iterable
from typing import Final

# Names that the interpreter adds for people at its prompt.
_PROMPT: Final = frozenset({"copyright", "credits", "exit", "license", "quit"})
BUILTINS: Final = tuple(
    name for name in dir(builtins) if not name.startswith("_") and name not in _PROMPT
)


def near(word: str, known: Iterable[str]) -> str | None:
    """The known name of which `word` is plainly a misspelling."""
    names = sorted({name for name in known if name != word and not name.startswith("__")})
    for name in names:
        if _squeezed(name) == _squeezed(word):
            return name
    if len(word) < 3:
        return None
    for name in difflib.get_close_matches(word, names, n=3, cutoff=0.74):
        if _misspelt(word, name):
            return name
    return None


def _squeezed(name: str) -> str:
    return name.replace("_", "").casefold()


def _misspelt(word: str, name: str) -> bool:
    """`lenght` of `length`; but `min_value` is not of `max_value`, nor `list_a` of `list_b`."""
    if re.sub(r"\D", "", word) != re.sub(r"\D", "", name):
        return False
    parts, others = word.lower().split("_"), name.lower().split("_")
    if len(parts) != len(others):
        return False
    return all(
        one == other
        or (
            min(len(one), len(other)) > 1
            and difflib.SequenceMatcher(None, one, other).ratio() > 0.79
        )
        or (len(one) > 3 and sorted(one) == sorted(other))
        for one, other in zip(parts, others, strict=True)
    )
