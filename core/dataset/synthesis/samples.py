"""Made samples for the three shipped tools."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

from tinycall.core.calls import Call
from tinycall.core.dataset.held_out import is_held_out
from tinycall.core.dataset.sample import Sample, normalize_request
from tinycall.core.dataset.synthesis.calculator.arithmetic import make_calculation
from tinycall.core.dataset.synthesis.plot.plotting import make_plot
from tinycall.core.dataset.synthesis.search.searching import make_search
from tinycall.core.dataset.synthesis.wording.phrasing import as_typed
from tinycall.core.tools.shipped import shipped_registry

SYNTHESIS_VERSION = 4
TOOLS = ("calculator", "plot", "search")

Made = tuple[str, dict[str, Any]]

_VERBS = frozenset(
    (
        "calculate compute work find figure evaluate solve tell give get do add sum subtract "
        "multiply divide round take convert split plot draw graph show make create sketch "
        "generate display render produce chart search look lookup list fetch explain check query "
        "read pull increase decrease reduce raise cut lower share"
    ).split()
)

_registry = cache(shipped_registry)


def synthesize(per_tool: int, seed: int, epoch: int = 0) -> list[Sample]:
    """`per_tool` samples for each tool, shuffled; other numbers and words in each epoch.

    The same arguments give the same samples. None is phrased as a request that is held out.
    """
    rng = Random(f"synthesis {SYNTHESIS_VERSION} {seed} {epoch}")
    samples = [sample for tool in TOOLS for sample in _samples(tool, per_tool, rng)]
    rng.shuffle(samples)
    return samples


def _samples(tool: str, count: int, rng: Random) -> list[Sample]:
    kept: list[Made] = []
    while len(kept) < count:
        # A loop for each step keeps its code in the processor's cache: a quarter faster.
        made = [_made(tool, rng) for _ in range(count - len(kept))]
        kept += [(user, args) for user, args in made if not is_held_out(user, args)]
    registry = _registry()
    return [Sample(tool, user, registry.format(Call(tool, args))) for user, args in kept]


def _made(tool: str, rng: Random) -> Made:
    text, args = _request(tool, rng)
    command = text.partition(" ")[0].lower() in _VERBS
    return normalize_request(as_typed(rng, text, command=command)), args


def _request(tool: str, rng: Random) -> Made:
    if tool == "calculator":
        text, expression = make_calculation(rng)
        return text, {"expression": expression}
    return make_plot(rng) if tool == "plot" else make_search(rng)
