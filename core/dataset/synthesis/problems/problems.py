"""Everyday calculations in words, each kind as often as people ask for it."""

from __future__ import annotations

from itertools import accumulate
from random import Random

from tinycall.core.dataset.synthesis.calculator.discounts import DISCOUNTS
from tinycall.core.dataset.synthesis.calculator.measures import conversion, shape
from tinycall.core.dataset.synthesis.problems.ages import AGES
from tinycall.core.dataset.synthesis.problems.budgets import BUDGETS
from tinycall.core.dataset.synthesis.problems.comparing import COMPARISONS
from tinycall.core.dataset.synthesis.problems.counting import COUNTS
from tinycall.core.dataset.synthesis.problems.errands import ERRANDS
from tinycall.core.dataset.synthesis.problems.fitting import FITTING
from tinycall.core.dataset.synthesis.problems.fuel import FUEL
from tinycall.core.dataset.synthesis.problems.households import HOUSEHOLDS
from tinycall.core.dataset.synthesis.problems.incomes import INCOMES
from tinycall.core.dataset.synthesis.problems.journeys import JOURNEYS
from tinycall.core.dataset.synthesis.problems.paces import PACES
from tinycall.core.dataset.synthesis.problems.pastimes import PASTIMES
from tinycall.core.dataset.synthesis.problems.percent_shares import PERCENT_SHARES
from tinycall.core.dataset.synthesis.problems.portions import PORTIONS
from tinycall.core.dataset.synthesis.problems.price_changes import PRICE_CHANGES
from tinycall.core.dataset.synthesis.problems.progress import PROGRESS
from tinycall.core.dataset.synthesis.problems.purses import PURSES
from tinycall.core.dataset.synthesis.problems.rates import RATES
from tinycall.core.dataset.synthesis.problems.repeats import REPEATS
from tinycall.core.dataset.synthesis.problems.shared_costs import SHARES
from tinycall.core.dataset.synthesis.problems.shopping import SHOPPING
from tinycall.core.dataset.synthesis.problems.story import told
from tinycall.core.dataset.synthesis.problems.unit_prices import UNIT_PRICES
from tinycall.core.dataset.synthesis.problems.wages import WAGES

_FRAMES = (
    *(*PURSES, *SHOPPING, *WAGES, *COUNTS, *COMPARISONS, *RATES, *DISCOUNTS),
    *(
        *ERRANDS,
        *INCOMES,
        *JOURNEYS,
        *HOUSEHOLDS,
        *PORTIONS,
        *PASTIMES,
        *AGES,
        *BUDGETS,
        *FUEL,
        *SHARES,
    ),
    *(*PROGRESS, *PERCENT_SHARES, *PRICE_CHANGES, *UNIT_PRICES, *PACES, *FITTING, *REPEATS),
)
_WEIGHTS = tuple(accumulate(frame.weight for frame in _FRAMES))


def word_problem(rng: Random) -> tuple[str, str]:
    """A situation with a question about it, a shape or a conversion, and the expression."""
    style = rng.random()
    if style < 0.1:
        return shape(rng)
    if style < 0.18:
        return conversion(rng)
    return told(rng, rng.choices(_FRAMES, cum_weights=_WEIGHTS)[0])
