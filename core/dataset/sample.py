"""One line of a dataset."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """A request and the CALL that answers it."""

    tool: str
    user: str
    call: str


def normalize_request(text: str) -> str:
    """The request on one line: white space at the ends dropped, runs of it one space."""
    return " ".join(text.split())
