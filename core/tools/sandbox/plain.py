"""Bytes from a program as plain text: nothing in it steers a terminal or hides."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from tinycall.core.visible import hides

# ECMA-48: CSI sequences, the strings (OSC, DCS, SOS, PM, APC) up to their end on the same line, and
# two-byte escapes. A string without an end hides no line after it.
_ESCAPES: Final = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
_KEPT: Final = "\n\t"
_BLANK: Final = ("Zs", "Cn", "Co")  # what looks like a space, or like anything


def plain_text(content: bytes) -> str:
    """The text without escapes; of what is left, hidden characters are shown as U+FFFD.

    A line that was written over with carriage returns is what it last was.
    """
    text = content.decode("utf-8", errors="replace").replace("\r\n", "\n")
    text = _ESCAPES.sub("", text)
    if "\r" in text:
        text = "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n"))
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if hides(character) and character not in _KEPT else character
        for character in text
    )


def shown_code(code: str) -> str:
    """Code as a person is asked about it: every character that hides is named, `‹U+200B›`."""
    return "".join(
        character if character == "\n" or not _is_odd(character) else f"‹U+{ord(character):04X}›"
        for character in code
    )


def _is_odd(character: str) -> bool:
    if character.isascii():
        return character < " " or character == "\x7f"
    selects = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return selects or hides(character) or unicodedata.category(character) in _BLANK
