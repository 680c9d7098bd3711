"""Text of models and files on the screen: shown as it is, unable to steer the terminal."""

from __future__ import annotations

import unicodedata


class _Pictures(dict[int, int]):
    """For each code point the one that shows it; filled as characters are met."""

    def __missing__(self, code: int) -> int:
        shown = code
        if code < 0x20:
            shown = 0x2400 + code
        elif code == 0x7F:
            shown = 0x2421
        elif unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            shown = 0xFFFD
        self[code] = shown
        return shown


_PICTURES = _Pictures()


def visible(text: str) -> str:
    """The text with a visible character in place of each that is invisible or a control."""
    return text if text.isprintable() else text.translate(_PICTURES)
