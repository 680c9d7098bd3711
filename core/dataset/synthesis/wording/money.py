"""Amounts of money as people write them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tinycall.core.dataset.synthesis.wording import numbers

_SYMBOLS = ("${}", "${}", "${}", "€{}", "£{}", "{}€", "{} €", "$ {}", "{}$", "€ {}", "₹{}", "¥{}")
_NAMES = (
    "dollars dollars dollars euros euros euro pounds bucks bucks usd eur rupees yen francs pesos quid"
).split()


@dataclass(frozen=True)
class Currency:
    """How one person writes money; `{}` stands for the number."""

    form: str
    rest: str

    def amount(self, rng: Random, plain: str, *, first: bool = True) -> numbers.Number:
        """The amount `plain`; an amount after the first may go without the currency."""
        form = self.form if first else self.rest
        if form in _SPELLED and "." not in plain and rng.random() < 0.22:
            return numbers.Number(form.format(numbers.spelled(rng, int(plain))), plain)
        if "." in plain:
            if form == "{} dollars" and rng.random() < 0.06 and plain[-3] == ".":
                whole, cents = plain.split(".")
                text = f"{whole} dollars and {int(cents)} cents"
                return numbers.Number(text, plain) if int(cents) > 1 else _shown(form, plain)
            return _shown(form, plain)
        value = int(plain)
        if value >= 1000 and value % 500 == 0 and rng.random() < 0.15:
            return numbers.Number(form.format(f"{value / 1000:g}k"), plain)
        return _shown(form, f"{value:,}" if value > 999 and rng.random() < 0.45 else plain, plain)


_SPELLED = frozenset(f"{{}} {name}" for name in _NAMES) | {"{}"}


def _shown(form: str, text: str, plain: str | None = None) -> numbers.Number:
    return numbers.Number(form.format(text), plain or text)


def currency(rng: Random) -> Currency:
    """A way to write money."""
    style = rng.random()
    form = rng.choice(_SYMBOLS) if style < 0.45 else f"{{}} {rng.choice(_NAMES)}"
    if style > 0.8:
        form = "{}"
    return Currency(form, form if rng.random() < 0.6 else "{}")


def sum_of(rng: Random, *, small: bool = False) -> str:
    """How much: whole or with cents; a `small` one is the price of a thing."""
    style = rng.random()
    cents = rng.choice((f"{rng.randint(0, 99):02d}", "50", "99", "99", "95", "25", "75", "5"))
    if small:
        if style < 0.45:
            return f"{rng.randint(0, 60) or rng.randint(1, 9)}.{cents if cents != '00' else '50'}"
        return str(rng.choice((rng.randint(1, 12), rng.randint(1, 60), rng.randint(2, 400))))
    if style < 0.28:
        return f"{rng.randint(1, 400)}.{cents if cents != '00' else '50'}"
    if style < 0.5:
        return str(
            rng.choice((10, 20, 25, 40, 50, 60, 80, 100, 120, 150, 200, 250, 500, 1000, 1200))
        )
    return str(max(numbers.whole(rng), rng.randint(2, 99)))
