"""Text of models, programs and files: shown as it is, unable to steer a terminal or to hide."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_STEERING: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")
# Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties as far as their categories are
# those of letters and marks, and the empty Braille pattern: printable, and not to be seen.
_EMPTY: Final = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0]")


class _Pictures(dict[int, int]):
    """For each code point the one that shows it; filled as characters are met."""

    def __missing__(self, code: int) -> int:
        shown = code
        if code < 0x20:
            shown = 0x2400 + code
        elif code == 0x7F:
            shown = 0x2421
        elif hides(chr(code)):
            shown = 0xFFFD
        self[code] = shown
        return shown


def hides(character: str) -> bool:
    """Whether a character steers a terminal, or is there and not to be seen."""
    return unicodedata.category(character) in _STEERING or bool(_EMPTY.match(character))


def visible(text: str) -> str:
    """The text with a visible character in place of each that is invisible or a control."""
    if text.isprintable() and (text.isascii() or not _EMPTY.search(text)):
        return text
    return text.translate(_PICTURES)


def visible_lines(text: str) -> str:
    """The text on its lines, all else in it made visible."""
    return "\n".join(visible(line) for line in text.expandtabs().split("\n"))


_PICTURES: Final = _Pictures()
