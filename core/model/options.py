"""How a CALL is decoded; free of torch."""

from __future__ import annotations

from dataclasses import dataclass

from tinycall.core.calls import TinycallError

TEMPERATURES = (0.1, 1.2)
TOP_K = (0, 100)
NEW_TOKENS = (40, 800)


@dataclass(frozen=True)
class GenerationConfig:
    """A temperature of 0 takes the likeliest token each time; a `top_k` of 0 leaves all in play.

    Raises TinycallError where a value is out of bounds.
    """

    temperature: float = 0.0
    top_k: int = 0
    max_new_tokens: int = 240
    grammar: bool = True
    seed: int = 11

    def __post_init__(self) -> None:
        low, high = TEMPERATURES
        if self.temperature != 0 and not low <= self.temperature <= high:
            raise _out_of_bounds("temperature", self.temperature, f"0, or {low} to {high}")
        if not TOP_K[0] <= self.top_k <= TOP_K[1]:
            raise _out_of_bounds("top-k", self.top_k, f"0 (all) to {TOP_K[1]}")
        if not NEW_TOKENS[0] <= self.max_new_tokens <= NEW_TOKENS[1]:
            accepted = f"{NEW_TOKENS[0]} to {NEW_TOKENS[1]}"
            raise _out_of_bounds("new tokens", self.max_new_tokens, accepted)
        if not 0 <= self.seed < 2**63:
            raise _out_of_bounds("seed", self.seed, "0 to 2**63 - 1")


def _out_of_bounds(field: str, value: float, accepted: str) -> TinycallError:
    return TinycallError(f"{value} is out of bounds", where=field, accepted=accepted)
