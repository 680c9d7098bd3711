"""Made samples for the three shipped tools."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

from tinycall.core.calls import Call
from tinycall.core.dataset.sample import Sample, normalize_request
from tinycall.core.dataset.synthesis.arithmetic import make_calculation
from tinycall.core.dataset.synthesis.phrasing import as_typed
from tinycall.core.dataset.synthesis.plotting import make_plot
from tinycall.core.dataset.synthesis.searching import make_search
from tinycall.core.tools.registry import ToolRegistry
from tinycall.core.tools.shipped import shipped_registry

SYNTHESIS_VERSION = 1
TOOLS = ("calculator", "plot", "search")

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

    The same arguments give the same samples.
    """
    rng = Random(f"synthesis {SYNTHESIS_VERSION} {seed} {epoch}")
    registry = _registry()
    samples = [make_sample(tool, rng, registry) for tool in TOOLS for _ in range(per_tool)]
    rng.shuffle(samples)
    return samples


def make_sample(tool: str, rng: Random, registry: ToolRegistry) -> Sample:
    """One sample for one tool."""
    text, args = _request(tool, rng)
    command = text.partition(" ")[0].lower() in _VERBS
    user = normalize_request(as_typed(rng, text, command=command))
    return Sample(tool, user, registry.format(Call(tool, args)))


def _request(tool: str, rng: Random) -> tuple[str, dict[str, Any]]:
    if tool == "calculator":
        text, expression = make_calculation(rng)
        return text, {"expression": expression}
    return make_plot(rng) if tool == "plot" else make_search(rng)
