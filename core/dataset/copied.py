"""Which arguments are filled with words of the request, and where such words stand in one."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tinycall.core.calls import parse_call
from tinycall.core.dataset.sample import Sample
from tinycall.core.tools.registry import ToolRegistry

# The names of the arguments of each tool whose strings are copies.
CopiedArguments = Mapping[str, frozenset[str]]

# Fewer values than these say nothing.
_FEWEST = 20
# So many samples, taken evenly from all, are looked at.
_ENOUGH = 5000
# So many may stand otherwise in the request: in capitals, or by a slip of the person who wrote it.
_SLIPS = 0.02


def copied_arguments(
    samples: Sequence[Sample], corrections: Iterable[Sample], registry: ToolRegistry
) -> dict[str, frozenset[str]]:
    """The arguments that these samples fill with whole words of their requests, lists included.

    Not those with a list of values to choose from, and none that a correction fills otherwise.
    """
    values: Counter[tuple[str, str]] = Counter()
    copies: Counter[tuple[str, str]] = Counter()
    for argument, copied in _texts(samples[:: len(samples) // _ENOUGH + 1]):
        values[argument] += 1
        copies[argument] += copied
    otherwise = {argument for argument, copied in _texts(corrections) if not copied}
    found: dict[str, set[str]] = defaultdict(set)
    for (tool, name), count in values.items():
        mostly = count >= _FEWEST and copies[tool, name] >= (1 - _SLIPS) * count
        if mostly and (tool, name) not in otherwise and not _chosen(registry[tool].schema, name):
            found[tool].add(name)
    return {tool: frozenset(names) for tool, names in sorted(found.items())}


def _texts(samples: Iterable[Sample]) -> Iterator[tuple[tuple[str, str], bool]]:
    """Each text of an argument, as tool and name, and whether it stands in its request."""
    for sample in samples:
        call = parse_call(sample.call)
        request = RequestText(sample.user)
        for name, value in call.args.items():
            for text in _strings(value):
                yield (call.tool, name), request.holds(in_json(text))


def _chosen(schema: Mapping[str, Any], name: str) -> bool:
    """Whether the schema has a list of values for the argument."""
    described = json.dumps(schema.get("properties", {}).get(name))
    return any(f'"{keyword}"' in described for keyword in ("enum", "const", "$ref"))


class RequestText:
    """A request as the bytes that a JSON string has for it, and where its words begin and end."""

    def __init__(self, user: str) -> None:
        self._bytes = b""
        self._beginnings: set[int] = set()
        self._ends: set[int] = set()
        before = ""
        for character in user:
            here = len(self._bytes)
            if not (before.isalnum() and character.isalnum()):
                if character != " ":
                    self._beginnings.add(here)
                if before not in ("", " "):
                    self._ends.add(here)
            self._bytes += in_json(character)
            before = character
        if before != " ":
            self._ends.add(len(self._bytes))

    def holds(self, text: bytes) -> bool:
        """Whether `text` stands in the request, with no part of a word or space at its ends."""
        return bool(text) and any(at + len(text) in self._ends for at in self._places(text))

    def following(self, text: bytes) -> Iterator[bytes]:
        """What stands behind `text`, wherever it begins with a word."""
        for at in self._places(text):
            yield self._bytes[at + len(text) :]

    def _places(self, text: bytes) -> Iterator[int]:
        at = self._bytes.find(text)
        while at >= 0:
            if at in self._beginnings:
                yield at
            at = self._bytes.find(text, at + 1)


def in_json(text: str) -> bytes:
    """A text as it stands between the quotes of a JSON string (RFC 8259), in UTF-8."""
    return json.dumps(text, ensure_ascii=False)[1:-1].encode("utf-8", "replace")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
