"""Numbers as people write them, and as a CALL holds them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = ("", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split())


@dataclass(frozen=True)
class Number:
    """A number: how the request writes it, and how the CALL does."""

    text: str
    plain: str

    @property
    def value(self) -> int | float:
        """The number for JSON."""
        return float(self.plain) if "." in self.plain else int(self.plain)


def in_words(value: int, *, joiner: str = " ", hundred: str = " and ") -> str:
    """A whole number from 0 to 999,999 in English words."""
    if value < 20:
        return _ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (joiner + _ONES[ones] if ones else "")
    unit, name = (100, "hundred") if value < 1000 else (1000, "thousand")
    head, rest = divmod(value, unit)
    text = f"{in_words(head, joiner=joiner, hundred=hundred)} {name}"
    if not rest:
        return text
    link = hundred if unit == 100 or rest < 100 else " "
    return text + link + in_words(rest, joiner=joiner, hundred=hundred)


def whole(rng: Random) -> int:
    """A whole number of a size that people ask about: small ones often, large ones too."""
    digits = rng.choices((1, 2, 3, 4, 5, 6), (22, 38, 22, 10, 5, 3))[0]
    return rng.randint(10 ** (digits - 1) if digits > 1 else 1, 10**digits - 1)


def decimal(rng: Random) -> str:
    """A number with one to four decimals."""
    places = rng.choices((1, 2, 3, 4), (45, 40, 10, 5))[0]
    return (
        f"{rng.choice((rng.randint(0, 9), rng.randint(0, 99), whole(rng)))}.{_digits(rng, places)}"
    )


def _digits(rng: Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def written(rng: Random, value: int) -> Number:
    """A whole number in digits, in words or with thousands separators."""
    plain = str(value)
    style = rng.random()
    if style < 0.2 and value < 10_000:
        words = in_words(
            value, joiner=rng.choice(" -"), hundred=rng.choice((" and ", " and ", " "))
        )
        if value >= 100 and rng.random() < 0.2:
            words = words.replace("one hundred", "a hundred", 1)
        return Number(words, plain)
    if style < 0.6 and value >= 1000:
        return Number(f"{value:,}", plain)
    return Number(plain, plain)


def number(rng: Random, *, decimals: float = 0.2) -> Number:
    """Any positive number."""
    if rng.random() < decimals:
        plain = decimal(rng)
        return Number(plain, plain)
    return written(rng, whole(rng))


def digits(rng: Random, *, decimals: float = 0.15, negative: float = 0.0) -> Number:
    """A number in digits alone, as lists and formulas hold it."""
    plain = decimal(rng) if rng.random() < decimals else str(whole(rng))
    if rng.random() < negative:
        plain = f"-{plain}"
    return Number(plain, plain)


def money(rng: Random) -> Number:
    """An amount of money."""
    if rng.random() < 0.3:
        plain = (
            f"{rng.randint(1, 400)}.{rng.choice((f'{rng.randint(0, 99):02d}', '50', '99', '5'))}"
        )
        base = Number(plain, plain)
    else:
        base = written(rng, whole(rng))
    if base.text[0].isdigit():
        sign = rng.choice(("${}", "${}", "{} dollars", "{}", "€{}", "{} euros", "£{}", "{} bucks"))
    else:
        sign = rng.choice(("{} dollars", "{} dollars", "{}", "{} euros", "{} pounds"))
    return Number(sign.format(base.text), base.plain)


def count(rng: Random, low: int, high: int) -> Number:
    """A small count in digits or words."""
    value = rng.randint(low, high)
    return Number(in_words(value) if rng.random() < 0.35 else str(value), str(value))


def signed(rng: Random, value: str) -> str:
    """A signed number for a range, now and then with its sign as a word."""
    if value.startswith("-") and rng.random() < 0.15:
        return f"{rng.choice(('minus', 'negative'))} {value[1:]}"
    if rng.random() < 0.08 and value.lstrip("-").isdigit():
        sign = f"{rng.choice(('minus', 'negative'))} " if value.startswith("-") else ""
        return sign + in_words(int(value.lstrip("-")))
    return value
