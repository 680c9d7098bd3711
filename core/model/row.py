"""One prompt and what has been decoded after it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol

import torch
from torch import Tensor

from tinycall.core.model.drafting import draft


class Matcher(Protocol):
    """Where one row stands in a grammar."""

    def allowed(self) -> bytes: ...
    def forced(self) -> list[int]: ...
    def take(self, tokens: list[int]) -> None: ...


class Row:
    """One prompt and what has been decoded after it.

    `read` of its `tokens` are in the cache. The next pass is `fed` the rest and a draft of what may
    follow; what follows is chosen by the logits as far as the draft was right.
    """

    def __init__(
        self,
        prompt: Sequence[int],
        budget: int,
        matcher: Matcher | None,
        seed: int,
        floor: float = -math.inf,
    ) -> None:
        """With a `floor`, the row is done once its log-probability falls below."""
        self.prompt = list(prompt)
        self.budget = budget
        self.seed = seed
        self.floor = floor
        self.begin(matcher)

    def begin(self, matcher: Matcher | None) -> None:
        """Start with the prompt alone."""
        self.matcher = matcher
        self.generator = torch.Generator().manual_seed(self.seed)
        self.tokens = list(self.prompt)
        self.scores: list[float] = []
        self.prompt_scores: list[float] = []
        self.done = False
        self.truncated = False
        self.read = 0
        self.fed: list[int] = []
        if matcher is not None:
            self._force(matcher)

    @property
    def new(self) -> list[int]:
        """What follows on the prompt."""
        return self.tokens[len(self.prompt) :]

    @property
    def room(self) -> int:
        """How many tokens may still follow."""
        return len(self.prompt) + self.budget - len(self.tokens)

    def feed(self, drafted: int, end: int) -> list[int]:
        """What the next pass reads of this row, with a draft of so many tokens at most."""
        self.fed = self.tokens[self.read :]
        if drafted and not self.ended(end):
            self.fed = self.fed + draft(self.prompt, self.new, min(drafted, self.room))
        return self.fed

    @property
    def first_place(self) -> int:
        """The place in what was fed whose logits tell the first token without a score."""
        return len(self.prompt) + len(self.scores) - 1 - self.read

    def open_place(self, end: int) -> int | None:
        """The place in what was fed whose logits tell the next token; None where none do."""
        told = self._agreed == len(self.tokens) - self.read
        return self._agreed - 1 if told and not self.done and not self.ended(end) else None

    def take(self, token: int, end: int) -> None:
        """Go on with this token and with those that the grammar then forces."""
        self.tokens.append(token)
        if self.matcher is not None and not self.ended(end):
            self.matcher.take([token])
            self._force(self.matcher)

    def settle(self, log_probabilities: Tensor, end: int) -> None:
        """Score what the pass can tell, and forget the part of the draft that was wrong.

        `log_probabilities` are (places, vocab), from `first_place` on.
        """
        agreed, first = self._agreed, self.first_place
        told = self.tokens[self.read + first + 1 : self.read + agreed + 1]
        places = torch.arange(len(told))
        self.scores += log_probabilities[places, torch.tensor(told, dtype=torch.long)].tolist()
        self.read += agreed
        if self.ended(end) and len(self.scores) == len(self.tokens) - len(self.prompt):
            self.done = True
            self.truncated = self.tokens[-1] != end
        elif sum(self.scores) < self.floor:
            self.done = True

    def ended(self, end: int) -> bool:
        """Whether nothing is left to choose."""
        return self.room <= 0 or self.new[-1:] == [end]

    def give_up(self) -> None:
        """Stop where the grammar allows no token at all."""
        self.done = self.truncated = True

    @property
    def _agreed(self) -> int:
        """How many of the tokens that were fed are the ones that stand there now."""
        agreed = 0
        for fed, token in zip(self.fed, self.tokens[self.read :], strict=False):
            if fed != token:
                break
            agreed += 1
        return agreed

    def _force(self, matcher: Matcher) -> None:
        self.tokens += matcher.forced()[: self.room]
