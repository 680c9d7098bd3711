"""Guesses of the next tokens, out of the request; the model then checks several in one pass."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST_MATCH = 3


def draft(prompt: Sequence[int], new: Sequence[int], most: int) -> list[int]:
    """What follows in the prompt on the last place where the end of `new` stands; [] without one.

    The longest of three, two and one tokens counts. A CALL copies most of its values, so that
    guesses are often right: prompt lookup, a form of speculative decoding (arXiv 2211.17192).
    """
    for length in range(min(_LONGEST_MATCH, len(new)), 0, -1):
        tail = list(new[-length:])
        for start in range(len(prompt) - length - 1, -1, -1):
            if list(prompt[start : start + length]) == tail:
                return list(prompt[start + length : start + length + most])
    return []
