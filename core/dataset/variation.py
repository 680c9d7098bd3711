"""A sample told again: other numbers and words where request and call hold the same ones."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from random import Random
from typing import Any

from tinycall.core.calls import Call, CallError
from tinycall.core.dataset.sample import Sample
from tinycall.core.dataset.synthesis.wording.numbers import in_words
from tinycall.core.dataset.synthesis.wording.words import word
from tinycall.core.tools.registry import ToolRegistry

# A number in digits that stands alone; dates, times, versions and unspaced lists hold none.
_NUMBER = re.compile(
    r"(?<![\w.,:/])(?<![\w)]-)(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w:/]|[.,-]\d)"
)
_REPLACEABLE = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
# Numbers that a formula holds for what they do, also where the request happens to hold them.
_CONSTANTS = ("1", "2", "100")
# Numbers of three digits and more that the world gives; others stand twice for one thing alone.
_KNOWN = re.compile(r"10*|180|36[056]|1024|1440|3600")
_WORD = re.compile(r"(?<![\w'-])[^\W\d_]{3,}(?![\w'-])")
# A value of names and plain words; a formula has signs or brackets.
_WORDING = re.compile(r"[\w ',.-]*")
_UNHEARD = "qvzj"
_TRIES = 40


@dataclass(frozen=True)
class _Spelling:
    """A way to write whole numbers in words."""

    joiner: str
    hundred: str

    def of(self, number: str) -> str:
        return in_words(int(number), joiner=self.joiner, hundred=self.hundred)

    def pattern(self, number: str) -> re.Pattern[str]:
        """The number in words, not within a longer one."""
        return re.compile(
            r"(?<![\w-])(?<!hundred )(?<!hundred and )(?<!thousand )(?<!thousand and )(?<!ty )"
            rf"{self.of(number)}(?!-?\w| hundred| thousand| million)"
        )


_SPELLINGS = tuple(_Spelling(j, h) for j in (" ", "-") for h in (" and ", " "))


@dataclass(frozen=True)
class Variation:
    """What of a sample can be replaced while its call still answers its request.

    That is a number or a word which request and call hold equally often. New numbers have as many
    digits, and all that the call holds keep their order of size. Raises CallError where the
    sample's own call is not valid.
    """

    sample: Sample
    registry: ToolRegistry

    def draw(self, rng: Random) -> Sample:
        """The sample with other numbers and words, or as it is where nothing can be replaced."""
        for _ in range(_TRIES):
            numbers = self._other_numbers(rng)
            told = None if numbers is None else self._told(numbers, self._other_words(rng))
            if told is not None:
                return told
        return self.sample

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers that can be replaced, without separators of thousands."""
        said = _numbers_in([self.sample.user])
        formulas = _numbers_in(text for text in _texts(self._args) if not _is_wording(text))

        def free(number: str, count: int) -> bool:
            if number == "0" or not _REPLACEABLE.fullmatch(number):
                return False
            if number in _CONSTANTS and number in formulas:
                return False
            once = said[number] == 1 and len(number) > 2 and not _KNOWN.fullmatch(number)
            return said[number] == count or once or number in self._spelled

        return tuple(number for number, count in self._held.items() if free(number, count))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that can be replaced; one that the schema asks for is not among them."""
        said = Counter(_WORD.findall(self.sample.user))
        wordings = filter(_is_wording, _texts(self._args))
        held = Counter(found for text in wordings for found in _WORD.findall(text))
        numerals = {found for n in self._spelled for found in self._spelled[n].of(n).split()}
        return tuple(
            found
            for found, count in held.items()
            if said[found] == count
            and found not in numerals
            and self._told({}, {found: _UNHEARD}) is not None
        )

    @cached_property
    def _args(self) -> Mapping[str, Any]:
        return self.registry.parse(self.sample.call).args

    @cached_property
    def _spelled(self) -> dict[str, _Spelling]:
        """How the request spells numbers of the call in words, each as often as the call has it."""
        spelled: dict[str, _Spelling] = {}
        for number, count in self._held.items():
            if number.isdecimal() and int(number) < 1_000_000:
                for spelling in _SPELLINGS:
                    if len(spelling.pattern(number).findall(self.sample.user)) == count:
                        spelled.setdefault(number, spelling)
        return spelled

    @cached_property
    def _held(self) -> Counter[str]:
        return _numbers_in(_texts(self._args, numbers=True))

    def _other_numbers(self, rng: Random) -> dict[str, str] | None:
        alike: dict[tuple[int, int], list[str]] = {}
        for number in self.numbers:
            whole, _, decimals = number.partition(".")
            alike.setdefault((0 if whole == "0" else len(whole), len(decimals)), []).append(number)
        others: dict[str, str] = {}
        for (digits, places), group in alike.items():
            drawn = _draw(rng, digits, places, len(group))
            others |= zip(sorted(group, key=float), drawn, strict=False)
        values = [float(others.get(n, n)) for n in sorted(self._held, key=float)]
        rising = all(low < high for low, high in pairwise(values))
        return others if rising else None

    def _other_words(self, rng: Random) -> dict[str, str]:
        others: dict[str, str] = {}
        taken = set(_WORD.findall(self.sample.user.lower()))
        for old in self.words:
            new = word(rng)
            while not (_WORD.fullmatch(new) and new.isascii()) or new.lower() in taken:
                new = word(rng)
            taken.add(new.lower())
            others[old] = _shaped(new, old)
        return others

    def _told(self, numbers: Mapping[str, str], words: Mapping[str, str]) -> Sample | None:
        """The sample with these in place of those, or None where the schema refuses its call."""
        call = Call(self.sample.tool, _replaced(dict(self._args), numbers, words))
        try:
            self.registry.check(call)
        except CallError:
            return None
        user = self.sample.user
        for number, spelling in self._spelled.items():
            if number in numbers:
                new = spelling.of(numbers[number])
                user = spelling.pattern(number).sub(new, user)
        user = _reworded(_renumbered(user, numbers), words)
        return Sample(self.sample.tool, user, self.registry.format(call))


def _numbers_in(texts: Iterable[str]) -> Counter[str]:
    return Counter(found.replace(",", "") for text in texts for found in _NUMBER.findall(text))


def _texts(value: Any, *, numbers: bool = False) -> Iterator[str]:
    """The texts among the arguments, and the numbers as JSON writes them where asked for."""
    if isinstance(value, str):
        yield value
    elif numbers and _is_number(value):
        yield json.dumps(value)
    elif isinstance(value, Mapping | list):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(part, numbers=numbers)


def _is_wording(text: str) -> bool:
    return _WORDING.fullmatch(text) is not None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _replaced(value: Any, numbers: Mapping[str, str], words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        text = _renumbered(value, numbers)
        return _reworded(text, words) if _is_wording(value) else text
    if _is_number(value):
        return json.loads(_renumbered(json.dumps(value), numbers))
    if isinstance(value, Mapping):
        return {key: _replaced(part, numbers, words) for key, part in value.items()}
    if isinstance(value, list):
        return [_replaced(part, numbers, words) for part in value]
    return value


def _renumbered(text: str, numbers: Mapping[str, str]) -> str:
    def other(match: re.Match[str]) -> str:
        plain = match[0].replace(",", "")
        if plain not in numbers:
            return match[0]
        whole, point, decimals = numbers[plain].partition(".")
        return (f"{int(whole):,}" if "," in match[0] else whole) + point + decimals

    return _NUMBER.sub(other, text)


def _reworded(text: str, words: Mapping[str, str]) -> str:
    return _WORD.sub(lambda match: words.get(match[0], match[0]), text)


def _shaped(new: str, old: str) -> str:
    """The new word in the capitals of the old one."""
    if old.isupper():
        return new.upper()
    return new.capitalize() if old[0].isupper() else new.lower()


def _draw(rng: Random, digits: int, places: int, count: int) -> list[str]:
    """Rising numbers of so many digits before and after the point; fewer where too few exist.

    With no digit before the point they are below 1. None ends in a zero behind it.
    """
    unit = 10**places
    low, high = (10 ** (digits - 1) * unit, 10**digits * unit) if digits else (1, unit)
    drawn: set[int] = set()
    for _ in range(20 * count):
        value = rng.randrange(low, high)
        if (value % 10 or not places) and str(value) not in _CONSTANTS and len(drawn) < count:
            drawn.add(value)
    return [f"{v // unit}.{v % unit:0{places}}" if places else str(v) for v in sorted(drawn)]
