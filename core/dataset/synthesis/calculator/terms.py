"""Pieces of arithmetic: what a request says, and the expression it means, with its precedence."""

from __future__ import annotations

from dataclasses import dataclass

SUM, PRODUCT, NEGATED, POWER, ATOM = range(5)
_LEVELS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "//": PRODUCT, "%": PRODUCT, "**": POWER}


@dataclass(frozen=True)
class Term:
    """Words and the expression that they mean; `level` says how tightly the expression binds."""

    text: str
    plain: str
    level: int = ATOM


def atom(text: str, plain: str) -> Term:
    """A number, as tight as it is written: a sign in front binds less than a power."""
    return Term(text, plain, NEGATED if plain.startswith("-") else ATOM)


def joined(left: str, operator: str, right: str, *, left_level: int, right_level: int) -> str:
    """`left operator right` with the brackets that it needs, and no others."""
    level = _LEVELS[operator]
    if left_level < level or (operator == "**" and left_level < ATOM):
        left = f"({left})"
    loose = right_level == level and operator != "**" and operator not in "+*"
    if loose or (right_level < level and right_level != NEGATED):
        right = f"({right})"
    return f"{left} {operator} {right}"


def combined(text: str, left: Term, operator: str, right: Term) -> Term:
    """The two terms under an operator, said as `text`."""
    plain = joined(
        left.plain, operator, right.plain, left_level=left.level, right_level=right.level
    )
    return Term(text, plain, _LEVELS[operator])


def applied(text: str, function: str, inner: str) -> Term:
    """A function of an expression, said as `text`."""
    return Term(text, f"{function}({inner})")
