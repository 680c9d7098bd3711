"""Bytes from a program as plain text: nothing in it steers a terminal or hides."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# ECMA-48: CSI sequences, the strings (OSC, DCS, SOS, PM, APC) up to their end, two-byte escapes.
_ESCAPES: Final = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
_KEPT: Final = "\n\t"


def plain_text(content: bytes) -> str:
    """The text without escapes; of what is left, invisible characters are shown as U+FFFD.

    A line that was written over with carriage returns is what it last was.
    """
    text = content.decode("utf-8", errors="replace").replace("\r\n", "\n")
    text = _ESCAPES.sub("", text)
    if "\r" in text:
        text = "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n"))
    if text.isprintable():
        return text
    return "".join(
        character if character in _KEPT or not _steers(character) else "\N{REPLACEMENT CHARACTER}"
        for character in text
    )


def shown_code(code: str) -> str:
    """Code as a person is asked about it: every character that hides is named, `‹U+200B›`."""
    return "".join(
        f"‹U+{ord(character):04X}›"
        if character != "\n" and (character == "\t" or _steers(character) or _is_odd(character))
        else character
        for character in code
    )


def _steers(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _is_odd(character: str) -> bool:
    """A space that is not the space, or a mark that needs a letter that it may not have."""
    return character != " " and unicodedata.category(character) == "Zs"
