"""From requests to CALLs: the text around the engine, which knows tokens only."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from functools import cached_property

from tinycall.core.calls import CallError, TinycallError, extract_call
from tinycall.core.dataset.encoding import encode_prompt
from tinycall.core.dataset.sample import normalize_request
from tinycall.core.model.checkpoint import LoadedCheckpoint
from tinycall.core.model.decoding import Decoded, decode
from tinycall.core.model.generation import Generation
from tinycall.core.model.grammar import Grammar
from tinycall.core.model.options import GenerationConfig


class Generator:
    """A loaded checkpoint that answers requests."""

    def __init__(self, checkpoint: LoadedCheckpoint) -> None:
        self.checkpoint = checkpoint

    @cached_property
    def grammar(self) -> Grammar:
        """The grammar of the checkpoint's tools, compiled at its first use."""
        return Grammar(self.checkpoint.registry, self.checkpoint.tokenizer)

    def generate(self, users: Sequence[str], config: GenerationConfig) -> list[Generation]:
        """One generation a request, in their order; a request's result depends on itself alone.

        Raises TinycallError for an empty request and for one longer than the context.
        """
        requests = [normalize_request(user) for user in users]
        if "" in requests:
            raise TinycallError("the request is empty", accepted="a request in your own words")
        began = time.perf_counter()
        tokenizer = self.checkpoint.tokenizer
        decoded = decode(
            self.checkpoint.model,
            [encode_prompt(request, tokenizer) for request in requests],
            tokenizer.call_close,
            config,
            self.grammar if config.grammar else None,
        )
        milliseconds = (time.perf_counter() - began) * 1000 / max(1, len(requests))
        return [
            self._generation(request, row, milliseconds)
            for request, row in zip(requests, decoded, strict=True)
        ]

    def _generation(self, user: str, row: Decoded, milliseconds: float) -> Generation:
        text = self.checkpoint.tokenizer.decode(row.ids)
        call, parsed, error = text.strip(), None, None
        try:
            call = extract_call(text)
            parsed = self.checkpoint.registry.parse(call)
        except CallError as refusal:
            error = refusal
        return Generation(
            user=user,
            call=call,
            parsed=parsed,
            error=error,
            truncated=row.truncated,
            probability=math.exp(row.log_probability),
            milliseconds=milliseconds,
            checkpoint=self.checkpoint.folder,
            by_bytes=self.checkpoint.tokenizer.by_bytes(user),
        )
