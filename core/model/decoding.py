"""The engine that turns prompts into CALLs; it knows token ids and nothing else."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

from tinycall.core.calls import TinycallError
from tinycall.core.model.options import GenerationConfig
from tinycall.core.model.row import Matcher, Row
from tinycall.core.model.transformer import KVCache, Transformer

# Rows decoded together are as many as their keys and values leave room for.
_CACHE_BYTES = 1 << 28
_MOST_ROWS = 128
# Below so many multiplications in a step, waking a second thread takes longer than it saves.
_ONE_THREAD = 1 << 28
# Tokens guessed ahead in a pass. Many rows are bound by arithmetic, and wrong guesses cost them.
_DRAFTED = 4
_DRAFTED_BY_MANY = 2
_FEW_ROWS = 8
# Slots of the cache for what follows a prompt, to begin with.
_BEGINNING = 48


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
    seeds: Sequence[int] = (),
    floors: Sequence[float] = (),
) -> list[Decoded]:
    """Continue each prompt up to the token `end`, the budget or the context.

    A row's result does not depend on the others. With a grammar, a row that the budget cuts off is
    decoded once more under the form that the budget can close. `guides` are one a prompt, or none;
    so are `seeds` of draws, else all rows have that of the options, and `floors`, log-probabilities
    below which a row is not gone on with, nor decoded once more.
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
        seed = seeds[index] if seeds else options.seed
        rows.append(Row(prompt, budget, matcher, seed, floors[index] if floors else -math.inf))
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


def _decode_rows(
    model: Transformer, rows: Sequence[Row], end: int, options: GenerationConfig
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
    model: Transformer, rows: list[Row], end: int, options: GenerationConfig
) -> None:
    beginnings = {tuple(row.tokens) for row in rows}
    cache = KVCache(model, len(beginnings), max(map(len, beginnings)) + _BEGINNING)
    while not all(row.done for row in rows):
        active = [index for index, row in enumerate(rows) if not row.done]
        if 2 * len(active) <= len(rows):
            cache.keep(active)
            rows = [rows[index] for index in active]
        logits = _next_logits(model, cache, rows, end).float().cpu()
        while _choose(logits, rows, end, options):
            pass
        log_probabilities = logits.log_softmax(-1)
        for index, row in enumerate(rows):
            if not row.done:
                row.settle(log_probabilities[index], end)
            cache.lengths[index] = row.read


def _next_logits(model: Transformer, cache: KVCache, rows: Sequence[Row], end: int) -> Tensor:
    """Read what is unread, and drafts; logits (rows, places, vocab) from each `first_place` on.

    An empty cache has a row for each different beginning, and one for each row afterwards.
    """
    drafted = _DRAFTED if len(rows) <= _FEW_ROWS else _DRAFTED_BY_MANY
    fed = [[] if row.done else row.feed(drafted, end) for row in rows]
    counts = [len(tokens) for tokens in fed]
    device = cache.keys.device
    ids = torch.tensor([tokens + [0] * (max(counts) - len(tokens)) for tokens in fed]).to(device)
    if any(cache.lengths):
        features = model.features(ids, cache, counts)
    else:
        features = _read_prompts(model, cache, ids, counts, rows)
    first = [0 if row.done else row.first_place for row in rows]
    most = max(count - start for count, start in zip(counts, first, strict=True))
    places = torch.tensor(first)[:, None] + torch.arange(most)
    places = places.clamp(max=ids.shape[1] - 1).to(device)
    wanted = features.gather(1, places[..., None].expand(-1, -1, features.shape[-1]))
    logits: Tensor = model.head(wanted)
    return logits


def _read_prompts(
    model: Transformer, cache: KVCache, ids: Tensor, counts: Sequence[int], rows: Sequence[Row]
) -> Tensor:
    """The features of the first pass, and each row's `prompt_scores`.

    Rows that begin with the same tokens, the prompt and what the grammar forces, are alike up to
    here, and one of them is read for all.
    """
    place: dict[tuple[int, ...], int] = {}
    alike = [place.setdefault(tuple(row.tokens), len(place)) for row in rows]
    first = [alike.index(one) for one in place.values()]
    features = model.features(ids[first], cache, [counts[index] for index in first])
    scores = [
        _prompt_scores(model, features[one], rows[index].prompt) for one, index in enumerate(first)
    ]
    for row, one in zip(rows, alike, strict=True):
        row.prompt_scores = scores[one]
    if len(first) == len(rows):
        return features
    cache.keep(alike)
    return features[alike]


def _prompt_scores(model: Transformer, features: Tensor, prompt: Sequence[int]) -> list[float]:
    """The log-probabilities of a prompt's tokens; all prompts at once could fill the memory."""
    logits = model.head(features[: len(prompt) - 1]).float()
    following = torch.tensor(prompt[1:], dtype=torch.long, device=logits.device)
    scores: list[float] = logits.log_softmax(-1).gather(1, following[:, None])[:, 0].tolist()
    return scores


def _choose(logits: Tensor, rows: Sequence[Row], end: int, options: GenerationConfig) -> bool:
    """Choose the next token of each row whose logits tell it; whether there was any.

    `logits` are (rows, places, vocab), from each row's `first_place` on.
    """
    masks, told, places = bytearray(), [], []
    for index, row in enumerate(rows):
        place = row.open_place(end)
        if place is None:
            continue
        allowed = row.matcher.allowed() if row.matcher is not None else b"\1" * logits.shape[-1]
        if any(allowed):
            masks += allowed
            told.append(index)
            places.append(place - row.first_place)
        else:
            row.give_up()
    if not told:
        return False
    following = logits[told, places]
    allowed_tokens = torch.frombuffer(masks, dtype=torch.uint8).view(len(told), -1) > 0
    following = following.masked_fill(~allowed_tokens, -torch.inf)
    chosen = _pick(following, [rows[index].generator for index in told], options)
    for index, token in zip(told, chosen, strict=True):
        rows[index].take(token, end)
    return True


def _pick(
    logits: Tensor, generators: Sequence[torch.Generator], options: GenerationConfig
) -> list[int]:
    """A token for each row of logits (rows, vocab): the likeliest, or one that is drawn."""
    if options.temperature == 0:
        tokens: list[int] = logits.argmax(-1).tolist()
        return tokens
    logits = logits / options.temperature
    if 0 < options.top_k < logits.shape[-1]:
        least = logits.topk(options.top_k).values[:, -1:]
        logits = logits.masked_fill(logits < least, -torch.inf)
    return [
        int(torch.multinomial(share, 1, generator=generator))
        for share, generator in zip(logits.softmax(-1), generators, strict=True)
    ]
