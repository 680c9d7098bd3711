"""What the formats have in common once they are read: requests, and the calls that answer them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Record = Mapping[str, Any]


class Skip(StrEnum):
    """Why a record or a part of it gives no sample."""

    UNREADABLE = "cannot be read in this format"
    NO_CALL = "a request without a call"
    SEVERAL_CALLS = "several calls at once"
    NO_REQUEST = "a call that answers no request"
    EMPTY_REQUEST = "an empty request"
    NOT_TEXT = "a request that is not text alone"
    NO_WEIGHT = "an answer with weight 0"
    TOOL_NAME = "a name that no tool can have"
    ARGUMENTS = "arguments that are no JSON object"
    SCHEMA = "refused by the tool's schema"


@dataclass(frozen=True)
class Exchange:
    """A request and the calls of the answer that follows it, each as the file has it.

    `later` says that something was said before; `skip` that it cannot be learned, and why.
    """

    request: str
    calls: tuple[Any, ...]
    later: bool = False
    skip: Skip | None = None


@dataclass(frozen=True)
class Reading:
    """What one record holds: exchanges, and declarations of tools as the file has them."""

    exchanges: tuple[Exchange, ...]
    tools: tuple[Any, ...] = ()
