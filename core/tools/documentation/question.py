"""What a query asks of the documentation: the words to look for, and the names it may spell."""

from __future__ import annotations

import builtins
import itertools
import keyword
import re
import token
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from tinycall.core.tools.wording import STOP_WORDS, content_words

# Python's words among the stop words: `for`, `with`, `any`. They count where they are all that is
# asked for, or where one of `_CONSTRUCTS` says that the language is meant.
_RESERVED: Final = STOP_WORDS & {*keyword.kwlist, *dir(builtins)}
_CONSTRUCTS: Final = frozenset(
    "block clause expression keyword loop loops operator statement statements".split()
)
_ASKING: Final = frozenset("a an are can do does how i is the to what when which why".split())
_FILLERS: Final = frozenset(
    """
    doc docs documentation example examples explain mean means meaning please python show tell use
    used uses using work works
    """.split()
)
_ARTICLES: Final = frozenset({"a", "an", "the"})
_MAX_JOINED: Final = 4
_SAID: Final = re.compile(r"\w+")
_NAME: Final = re.compile(r"[^\W\d]\w*(?:\.\w+)+|\w+_\w+|[^\W\dA-Z]+[A-Z]\w*|\w+(?=\(\))")


@dataclass(frozen=True)
class Question:
    """`words` to look for anywhere, `reserved` ones in names alone; none of either: too broad.

    `whole` are the names that the query as a whole may spell, `parts` those that stand in it.
    """

    words: tuple[str, ...]
    reserved: tuple[str, ...]
    whole: tuple[str, ...]
    parts: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.words or self.reserved or self.whole)


def question(query: str) -> Question:
    """What `query` asks, in lower case."""
    plain = query.strip().casefold()
    if plain in token.EXACT_TOKEN_TYPES:
        return Question((), (), (plain,), ())
    said = _SAID.findall(plain)
    content = content_words(plain)
    words = tuple(word for word in content if word not in _FILLERS) or content
    reserved = tuple(
        word
        for word, after in itertools.pairwise([*said, ""])
        if word in _RESERVED and after in _CONSTRUCTS
    )
    if words:
        core = _between(said, (STOP_WORDS | _FILLERS).difference(reserved)) or said
    else:
        core = _between(said, _ASKING) or said
        reserved = tuple(core) if _RESERVED.issuperset(core) else ()
        if not reserved:
            return Question((), (), (), ())
    whole = [mark.join(core) for mark in (" ", ".", "_", "")] if len(core) <= _MAX_JOINED else []
    whole += [" ".join(core).removesuffix("s"), *reserved]
    pieces = (piece for word in words for piece in (word, *word.split(".")))
    return Question(
        tuple(dict.fromkeys(pieces)),
        reserved,
        tuple(dict.fromkeys(whole)),
        tuple(dict.fromkeys([*map(str.casefold, _NAME.findall(query)), *_joined(core)])),
    )


def _joined(core: Sequence[str]) -> list[str]:
    """`copy_file` and `copyfile` for what says `copy a file`."""
    kept = [word for word in core if word not in _ARTICLES]
    return [mark.join(kept) for mark in ("_", "")] if 1 < len(kept) <= _MAX_JOINED else []


def _between(said: Sequence[str], idle: Collection[str]) -> list[str]:
    """What is left when the idle words at both ends are dropped."""
    kept = [at for at, word in enumerate(said) if word not in idle]
    return list(said[kept[0] : kept[-1] + 1]) if kept else []
