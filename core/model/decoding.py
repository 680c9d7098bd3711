"""The engine that turns prompts into CALLs; it knows token ids and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

from tinycall.core.calls import TinycallError
from tinycall.core.model.options import GenerationConfig
from tinycall.core.model.transformer import KVCache, Transformer

# Rows decoded together are as many as their keys and values leave room for.
_CACHE_BYTES = 1 << 28
_MOST_ROWS = 128
# Below so many multiplications in a step, waking a second thread takes longer than it saves.
_ONE_THREAD = 1 << 28


class Matcher(Protocol):
    """Where one row stands in a grammar."""

    def allowed(self) -> bytes: ...
    def forced(self) -> list[int]: ...
    def take(self, tokens: list[int]) -> None: ...


class Grammar(Protocol):
    """What may be emitted; `closing` is a form of it that the budget is sure to close."""

    def start(self) -> Matcher: ...
    def closing(self, ids: Sequence[int], budget: int) -> Matcher | None: ...


class Guide(Protocol):
    """What a prompt asks of its own CALL: a matcher at the beginning of one, narrowed."""

    def over(self, matcher: Matcher) -> Matcher: ...


@dataclass(frozen=True)
class Decoded:
    """The new ids of one prompt, the closing one included unless it was truncated.

    `scores` are their log-probabilities at temperature 1 before the grammar, forced tokens
    included, and `prompt_scores` those of the prompt's tokens, the first excepted.
    """

    ids: list[int]
    scores: list[float]
    prompt_scores: list[float]
    truncated: bool

    @property
    def log_probability(self) -> float:
        """That of all the new ids together."""
        return sum(self.scores)


def decode(
    model: Transformer,
    prompts: Sequence[Sequence[int]],
    end: int,
    options: GenerationConfig,
    grammar: Grammar | None = None,
    guides: Sequence[Guide] = (),
) -> list[Decoded]:
    """Continue each prompt up to the token `end`, the budget or the context.

    A row's result does not depend on the others. With a grammar, a row that the budget cuts off is
    decoded once more under the form that the budget can close. `guides` are one a prompt, or none.
    Raises TinycallError where a prompt leaves no room in the context.
    """
    context = model.config.context
    for prompt in prompts:
        if len(prompt) >= context:
            raise TinycallError(
                f"the request takes {len(prompt)} tokens and leaves no room for a CALL",
                where="request",
                accepted=f"fewer than {context} tokens, the context of this model",
            )
    rows = []
    for index, prompt in enumerate(prompts):
        budget = min(options.max_new_tokens, context - len(prompt))
        matcher = grammar.start() if grammar else None
        if matcher is not None and guides:
            matcher = guides[index].over(matcher)
        rows.append(_Row(prompt, budget, matcher, options.seed))
    _decode_rows(model, rows, end, options)
    if grammar is not None:
        again = []
        for index, row in enumerate(rows):
            matcher = grammar.closing(row.new, row.budget) if row.truncated else None
            if matcher is not None:
                row.begin(guides[index].over(matcher) if guides else matcher)
                again.append(row)
        _decode_rows(model, again, end, options)
    return [Decoded(row.new, row.scores, row.prompt_scores, row.truncated) for row in rows]


class _Row:
    """One prompt and what has been decoded after it."""

    def __init__(
        self, prompt: Sequence[int], budget: int, matcher: Matcher | None, seed: int
    ) -> None:
        self.prompt = list(prompt)
        self.budget = budget
        self.seed = seed
        self.begin(matcher)

    def begin(self, matcher: Matcher | None) -> None:
        """Start with the prompt alone."""
        self.matcher = matcher
        self.generator = torch.Generator().manual_seed(self.seed)
        self.new: list[int] = []
        self.scores: list[float] = []
        self.prompt_scores: list[float] = []
        self.done = False
        self.truncated = False
        # What the model has not read yet; of these tokens, the last `forced` have no score yet.
        self.unread = self.prompt
        self.forced = 0
        if matcher is not None:
            self._force()

    def score(self, log_probabilities: list[float], token: int, end: int) -> None:
        """Take the scores of the forced tokens and of the token that was chosen after them.

        Where the forced tokens ended the row, `token` is none of it.
        """
        self.scores += log_probabilities[: self.forced]
        if self.ended(end):
            self._finish(end)
            return
        self.scores.append(log_probabilities[self.forced])
        self.new.append(token)
        self.unread, self.forced = [token], 0
        if self.ended(end):
            self._finish(end)
        elif self.matcher is not None:
            self.matcher.take([token])
            self._force()

    def ended(self, end: int) -> bool:
        """Whether nothing is left to choose."""
        return len(self.new) >= self.budget or self.new[-1:] == [end]

    def give_up(self) -> None:
        """Stop where the grammar allows no token at all."""
        self.done = self.truncated = True
        self.forced = 0

    def _finish(self, end: int) -> None:
        self.done = True
        self.forced = 0
        self.truncated = self.new[-1:] != [end]

    def _force(self) -> None:
        assert self.matcher is not None
        forced = self.matcher.forced()[: self.budget - len(self.new)]
        self.new += forced
        self.unread = self.unread + forced
        self.forced = len(forced)


def _decode_rows(
    model: Transformer, rows: Sequence[_Row], end: int, options: GenerationConfig
) -> None:
    config = model.config
    row_bytes = 8 * config.layers * config.width * config.context
    size = max(1, min(_MOST_ROWS, _CACHE_BYTES // row_bytes))
    for start in range(0, len(rows), size):
        together = list(rows[start : start + size])
        with _threads_for(model, len(together)):
            _decode_together(model, together, end, options)


@contextmanager
def _threads_for(model: Transformer, rows: int) -> Iterator[None]:
    threads = torch.get_num_threads()
    if model.config.parameters * rows < _ONE_THREAD:
        torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


@torch.inference_mode()
def _decode_together(
    model: Transformer, rows: list[_Row], end: int, options: GenerationConfig
) -> None:
    cache = KVCache(model, len(rows), max(len(row.prompt) + row.budget for row in rows))
    while not all(row.done for row in rows):
        active = [index for index, row in enumerate(rows) if not row.done]
        if 2 * len(active) <= len(rows):
            cache.keep(active)
            rows = [rows[index] for index in active]
        logits = _next_logits(model, cache, rows).float().cpu()
        chosen = _choose(logits, rows, end, options)
        targets = torch.zeros(logits.shape[:2], dtype=torch.long)
        for index, row in enumerate(rows):
            known = [*row.new[len(row.new) - row.forced :], chosen[index]]
            targets[index, : len(known)] = torch.tensor(known)
        scores = logits.log_softmax(-1).gather(2, targets[..., None])[..., 0].tolist()
        for row, token, score in zip(rows, chosen, scores, strict=True):
            if not row.done:
                row.score(score, token, end)


def _next_logits(model: Transformer, cache: KVCache, rows: Sequence[_Row]) -> Tensor:
    """Read what is unread; logits (rows, places, vocab) of forced tokens and of the next one."""
    counts = [0 if row.done else len(row.unread) for row in rows]
    ids = torch.zeros(len(rows), max(counts), dtype=torch.long)
    for index, (row, count) in enumerate(zip(rows, counts, strict=True)):
        ids[index, :count] = torch.tensor(row.unread[:count])
    device = cache.keys.device
    reading_prompts = not any(cache.lengths)
    features = model.features(ids.to(device), cache, counts)
    if reading_prompts:
        _score_prompts(model, features, rows)
    most = max(row.forced for row in rows if not row.done) + 1
    first = torch.tensor([count - row.forced - 1 for row, count in zip(rows, counts, strict=True)])
    places = (first[:, None] + torch.arange(most)).clamp(0, ids.shape[1] - 1).to(device)
    wanted = features.gather(1, places[..., None].expand(-1, -1, features.shape[-1]))
    logits: Tensor = model.head(wanted)
    return logits


def _score_prompts(model: Transformer, features: Tensor, rows: Sequence[_Row]) -> None:
    """Give each row its `prompt_scores`, row by row: all logits at once could fill the memory."""
    for row, read in zip(rows, features, strict=True):
        logits = model.head(read[: len(row.prompt) - 1]).float()
        following = torch.tensor(row.prompt[1:], dtype=torch.long, device=logits.device)
        row.prompt_scores = logits.log_softmax(-1).gather(1, following[:, None])[:, 0].tolist()


def _choose(logits: Tensor, rows: Sequence[_Row], end: int, options: GenerationConfig) -> list[int]:
    """The next token of each row; logits are (rows, places, vocab), the next one at `forced`."""
    places = torch.tensor([row.forced for row in rows])
    following = logits[torch.arange(len(rows)), places.clamp(max=logits.shape[1] - 1)]
    anything = b"\1" * logits.shape[-1]
    masks = bytearray()
    for row in rows:
        allowed = anything
        if row.matcher is not None and not row.done and not row.ended(end):
            allowed = row.matcher.allowed()
            if not any(allowed):
                row.give_up()
                allowed = anything
        masks += allowed
    allowed_tokens = torch.frombuffer(masks, dtype=torch.uint8).view(len(rows), -1) > 0
    following = following.masked_fill(~allowed_tokens, -torch.inf)
    if options.temperature == 0:
        tokens: list[int] = following.argmax(-1).tolist()
        return tokens
    following = following / options.temperature
    if 0 < options.top_k < following.shape[-1]:
        least = following.topk(options.top_k).values[:, -1:]
        following = following.masked_fill(following < least, -torch.inf)
    shares = following.softmax(-1)
    return [
        int(torch.multinomial(share, 1, generator=row.generator))
        for share, row in zip(shares, rows, strict=True)
    ]
