"""A dataset's samples told again with the values of other samples."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from tinycall.core.calls import Call, CallError
from tinycall.core.dataset.sample import Sample
from tinycall.core.tools.registry import ToolRegistry

# The place of a text in the arguments: its key, and its index where the key holds a list.
_Place = tuple[str, int | None]


@dataclass(frozen=True)
class _Spot:
    """A text of the call that stands in the request once, as whole words."""

    place: _Place
    start: int
    end: int


class ValueSwaps:
    """Gives a sample's texts, where its request says them literally, values of the same argument.

    The values are those of all `samples`, each as likely as any other; arguments of the same name
    share theirs, whatever the tool.
    """

    def __init__(self, samples: Iterable[Sample], registry: ToolRegistry) -> None:
        self._registry = registry
        values: dict[str, dict[str, None]] = {}
        for sample in samples:
            for spot in _spots(sample.user, _arguments(sample)):
                values.setdefault(spot.place[0], {})[sample.user[spot.start : spot.end]] = None
        self._values = {key: tuple(found) for key, found in values.items()}

    def draw(self, sample: Sample, rng: Random) -> Sample:
        """One of `samples` with about half of its values exchanged.

        It comes back as it is where nothing can be exchanged, or where the schema refuses the new
        call.
        """
        new = _arguments(sample)
        user = sample.user
        for spot in reversed(tuple(_spots(user, new))):
            if rng.random() < 0.5:
                key, index = spot.place
                value = rng.choice(self._values[key])
                user = user[: spot.start] + value + user[spot.end :]
                if index is None:
                    new[key] = value
                else:
                    new[key] = [*new[key][:index], value, *new[key][index + 1 :]]
        call = Call(sample.tool, new)
        try:
            self._registry.check(call)
        except CallError:
            return sample
        return Sample(sample.tool, user, self._registry.format(call))


def _arguments(sample: Sample) -> dict[str, Any]:
    """The arguments of a valid call; to read them again costs less than a million of them kept."""
    return dict(json.loads(sample.call.split(" ", 2)[2]))


def _spots(user: str, args: Mapping[str, Any]) -> Iterator[_Spot]:
    """The spots in the order of the request; none overlaps another."""
    spots = []
    for place, text in _texts(args):
        starts = list(_whole_words(text, user))
        if len(starts) == 1:
            spots.append(_Spot(place, starts[0], starts[0] + len(text)))
    spots.sort(key=lambda spot: spot.start)
    for index, spot in enumerate(spots):
        before = spots[index - 1].end if index else 0
        after = spots[index + 1].start if index + 1 < len(spots) else len(user)
        if before <= spot.start and spot.end <= after:
            yield spot


def _whole_words(text: str, user: str) -> Iterator[int]:
    """Where the text stands in the request with no word going on before or behind it."""
    start = user.find(text) if text else -1
    while start >= 0:
        end = start + len(text)
        if not (_in_word(user[start - 1 : start]) or _in_word(user[end : end + 1])):
            yield start
            start = user.find(text, end)
        else:
            start = user.find(text, start + 1)


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _texts(args: Mapping[str, Any]) -> Iterator[tuple[_Place, str]]:
    for key, value in args.items():
        if isinstance(value, str):
            yield (key, None), value
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, str):
                    yield (key, index), item
