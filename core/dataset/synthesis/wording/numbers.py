"""Numbers as people write them, and as a CALL holds them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = ("", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split())

_NAMED = (
    ("a dozen", "12"), ("a dozen", "12"), ("half a dozen", "6"), ("half a million", "500000"),
    ("a million", "1000000"), ("a hundred", "100"), ("a thousand", "1000"), ("a billion", "1000000000"),
    ("half a thousand", "500"), ("a hundred thousand", "100000"), ("a quarter million", "250000"),
    ("a quarter of a million", "250000"),
)  # fmt: skip


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
    """A whole number of a size that people ask about: small and round ones often, large too."""
    digits = rng.choices((1, 2, 3, 4, 5, 6), (21, 38, 23, 10, 5, 3))[0]
    value = rng.randint(10 ** (digits - 1) if digits > 1 else 1, 10**digits - 1)
    if digits > 1 and rng.random() < 0.25:
        unit = 10 ** (digits - 1) if digits < 3 or rng.random() < 0.4 else 10 ** (digits - 2)
        value = max(value // unit, 1) * unit
    return value


def decimal(rng: Random) -> str:
    """A number with one to four decimals."""
    places = rng.choices((1, 2, 3, 4), (45, 40, 10, 5))[0]
    style = rng.random()
    head = rng.randint(0, 9 if style < 0.4 else 99) if style < 0.8 else whole(rng)
    tail = _digits(rng, places)
    return f"{head}.{tail}" if head or int(tail) else f"0.{tail[:-1]}5"


def _digits(rng: Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def spelled(rng: Random, value: int) -> str:
    """A whole number below a million in words, in one of the usual ways."""
    if 1100 <= value < 10_000 and value % 100 == 0 and value % 1000 and rng.random() < 0.4:
        return f"{in_words(value // 100, joiner=rng.choice(' -'))} hundred"
    words = in_words(value, joiner=rng.choice("  -"), hundred=rng.choice((" and ", " ")))
    if words.startswith(("one hundred", "one thousand")):
        words = words.replace("one", rng.choice(("one", "a")), 1)
    return words


def written(rng: Random, value: int, *, words: float = 0.2) -> Number:
    """A whole number in digits, in words or with thousands separators."""
    plain = str(value)
    style = rng.random()
    if style < words and (value < 10_000 or value % 1000 == 0) and value < 1_000_000:
        return Number(spelled(rng, value), plain)
    if value >= 1000 and style > 0.5:
        return Number(f"{value:,}", plain)
    return Number(plain, plain)


def number(rng: Random, *, decimals: float = 0.2, words: float = 0.2) -> Number:
    """Any positive number."""
    style = rng.random()
    if style < decimals:
        return _decimal_number(rng, words)
    if style > 0.96:
        return named(rng)
    return written(rng, whole(rng), words=words)


def _decimal_number(rng: Random, words: float) -> Number:
    plain = decimal(rng)
    style = rng.random()
    if style < words * 0.6:
        head, _, tail = plain.partition(".")
        said = " ".join(_ONES[int(digit)] for digit in tail)
        lead = f"{spelled(rng, int(head))} " if int(head) or rng.random() < 0.7 else ""
        return Number(f"{lead}point {said}", plain)
    if style > 0.95:
        tail = f".{rng.randint(1, 9)}{rng.choice(('', '5', '25'))}"
        return Number(tail, tail)
    head, point, tail = plain.partition(".")
    if len(head) > 3 and style > 0.5:
        return Number(f"{int(head):,}{point}{tail}", plain)
    return Number(plain, plain)


def named(rng: Random) -> Number:
    """A number with a name for its size: `1.2 million`, `45k`, `a dozen`, `two and a half`."""
    style = rng.random()
    if style < 0.3:
        tenths = rng.randint(1, 999) if rng.random() < 0.4 else rng.randint(1, 99) * 10
        head = str(tenths // 10) + (f".{tenths % 10}" if tenths % 10 else "")
        return Number(f"{head}{rng.choice('kkkK')}", str(tenths * 100))
    if style < 0.55:
        tenths = rng.choice((rng.randint(11, 99), 10 * rng.randint(1, 20), 15, 25))
        zeros, name = rng.choice(((5, "million"), (5, "million"), (8, "billion"), (2, "thousand")))
        head = str(tenths // 10) + (f".{tenths % 10}" if tenths % 10 else "")
        if not tenths % 10 and rng.random() < 0.5:
            head = in_words(tenths // 10)
        elif rng.random() < 0.25:
            hundredths = rng.randint(1, 9)
            head = f"{tenths // 10}.{tenths % 10}{hundredths}"
            return Number(f"{head} {name}", str((tenths * 10 + hundredths) * 10 ** (zeros - 1)))
        return Number(f"{head} {name}", str(tenths * 10**zeros))
    if style < 0.75:
        return Number(*rng.choice(_NAMED))
    if style < 0.9:
        value = rng.randint(1, 12)
        lead = in_words(value) if rng.random() < 0.6 else str(value)
        return Number(f"{lead} and a half", f"{value}.5")
    dozens = rng.randint(2, 9)
    lead = in_words(dozens) if rng.random() < 0.7 else str(dozens)
    return Number(f"{lead} dozen", str(dozens * 12))


def digits(rng: Random, *, decimals: float = 0.15, negative: float = 0.0) -> Number:
    """A number in digits alone, as lists and formulas hold it."""
    plain = decimal(rng) if rng.random() < decimals else str(whole(rng))
    if rng.random() < negative:
        plain = f"-{plain}"
    return Number(plain, plain)


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
