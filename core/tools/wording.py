"""What a request or a query says in words: numbers, and the words that carry the subject."""

from __future__ import annotations

import re
from typing import Final

STOP_WORDS: Final = frozenset(
    """
    a about above after again against all also am an and any are as at be because been before being
    below between both but by can could did do does doing down during each few for from further had
    has have having he her here hers herself him himself his how i if in into is it its itself just
    me more most my myself nor of off on once only or other our ours ourselves out over own per she
    should so some such than that the their theirs them themselves then there these they this those
    through to too under until up very was we were what when where which while who whom whose why
    will with would you your yours yourself yourselves whats
    """.split()
)

_WORD: Final = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*(?:\+\+|#)?")
_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def content_words(text: str) -> tuple[str, ...]:
    """The words of `text` that carry its subject, casefolded: stop words and punctuation dropped.

    A point or an apostrophe inside a word stays (`node.js`), and so do the signs of `C++` and `C#`;
    the possessive `'s` goes.
    """
    words = (word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(text.casefold()))
    return tuple(word for word in words if word not in STOP_WORDS)


def says_number(text: str, number: int) -> bool:
    """Whether a number from 0 to 999 stands in `text`, in digits or spelled in English."""
    if re.search(rf"(?<![\d.,]){number}(?!\d|[.,]\d)", text):
        return True
    plain = f" {' '.join(re.findall(r'[a-z]+', text.casefold()))} ".replace(" and ", " ")
    plain = plain.replace(" a hundred ", " one hundred ").replace(" a dozen ", " twelve ")
    return f" {_spelled(number)} " in plain


def _spelled(number: int) -> str:
    if number < 20:
        return _UNITS[number]
    above, rest = divmod(number, 100) if number >= 100 else divmod(number, 10)
    head = f"{_UNITS[above]} hundred" if number >= 100 else _TENS[above - 2]
    return f"{head} {_spelled(rest)}" if rest else head
