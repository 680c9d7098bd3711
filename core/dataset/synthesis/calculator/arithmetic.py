"""Requests for the calculator."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from random import Random

from tinycall.core.calls import CallError
from tinycall.core.dataset.synthesis.calculator.amounts import amount
from tinycall.core.dataset.synthesis.calculator.bills import bill
from tinycall.core.dataset.synthesis.calculator.brackets import nested
from tinycall.core.dataset.synthesis.calculator.decoys import decoy
from tinycall.core.dataset.synthesis.calculator.differences import difference
from tinycall.core.dataset.synthesis.calculator.figures import figure
from tinycall.core.dataset.synthesis.calculator.functions import (
    function,
    powers,
    remainder,
    rounding,
)
from tinycall.core.dataset.synthesis.calculator.listing import lists
from tinycall.core.dataset.synthesis.calculator.percentages import percentages
from tinycall.core.dataset.synthesis.calculator.proportions import proportion
from tinycall.core.dataset.synthesis.calculator.spoken import fraction, pair, said_chain
from tinycall.core.dataset.synthesis.calculator.steps import steps
from tinycall.core.dataset.synthesis.calculator.symbols import typed_in_signs
from tinycall.core.dataset.synthesis.problems.problems import word_problem
from tinycall.core.dataset.synthesis.wording.spelling import casual
from tinycall.core.tools.expressions import parse_expression

Made = tuple[str, str]

_MAKERS: tuple[tuple[int, Callable[[Random], Made]], ...] = (
    (15, typed_in_signs),
    (13, said_chain),
    (8, pair),
    (4, fraction),
    (4, steps),
    (6, powers),
    (8, function),
    (4, rounding),
    (2, remainder),
    (5, lists),
    (8, percentages),
    (5, bill),
    (3, proportion),
    (5, figure),
    (5, amount),
    (6, difference),
    (2, nested),
    (5, decoy),
    (46, word_problem),
)
_SHARES = tuple(accumulate(share for share, _ in _MAKERS))
# Where a divisor, a root or a logarithm might have no value.
_RISKS = ("/ (", "% (", "sqrt(", "log(", "log10(", "** -")


def make_calculation(rng: Random) -> Made:
    """One request and its expression."""
    while True:
        text, expression = rng.choices(_MAKERS, cum_weights=_SHARES)[0][1](rng)
        if _has_value(expression):
            return casual(rng, text), expression


def _has_value(expression: str) -> bool:
    if not any(risk in expression for risk in _RISKS):
        return True
    try:
        parse_expression(expression, "calculator.expression").value()
    except CallError:
        return False
    return True
