"""From requests to CALLs: the text around the engine, which knows tokens only."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from functools import cached_property
from statistics import fmean

from tinycall.core.calls import CallError, TinycallError, extract_call
from tinycall.core.dataset.encoding import EncodedSample, encode_prompt
from tinycall.core.dataset.sample import normalize_request
from tinycall.core.model.checkpoint import LoadedCheckpoint
from tinycall.core.model.confidence import Calibration, Evidence, read_calibration
from tinycall.core.model.copying import CopyGuide, TokenBytes
from tinycall.core.model.decoding import Decoded, decode
from tinycall.core.model.generation import Generation
from tinycall.core.model.grammar import Grammar
from tinycall.core.model.options import GenerationConfig


class Generator:
    """A loaded checkpoint that answers requests; uncalibrated, its calls have no confidence."""

    def __init__(self, checkpoint: LoadedCheckpoint, *, calibrated: bool = True) -> None:
        self.checkpoint = checkpoint
        self._calibrated = calibrated

    @cached_property
    def grammar(self) -> Grammar:
        """The grammar of the checkpoint's tools, compiled at its first use."""
        return Grammar(self.checkpoint.registry, self.checkpoint.tokenizer)

    @cached_property
    def _token_bytes(self) -> TokenBytes:
        return TokenBytes(self.checkpoint.tokenizer)

    def fits(self, user: str) -> bool:
        """Whether the request leaves room for a CALL in the context."""
        prompt = encode_prompt(user, self.checkpoint.tokenizer)
        return len(prompt.ids) < self.checkpoint.config.context

    def generate(self, users: Sequence[str], config: GenerationConfig) -> list[Generation]:
        """One generation a request, in their order; a request's result depends on itself alone.

        Raises TinycallError for an empty request and for one longer than the context.
        """
        requests = [normalize_request(user) for user in users]
        if "" in requests:
            raise TinycallError("the request is empty", accepted="a request in your own words")
        began = time.perf_counter()
        tokenizer = self.checkpoint.tokenizer
        # Read each time: a run and `tinycall calibrate` write it beside weights that are loaded.
        calibration = read_calibration(self.checkpoint.folder) if self._calibrated else None
        prompts = [encode_prompt(request, tokenizer) for request in requests]
        copied = self.checkpoint.copied if config.grammar else {}
        guides = [CopyGuide(request, copied, self._token_bytes) for request in requests if copied]
        decoded = decode(
            self.checkpoint.model,
            [prompt.ids for prompt in prompts],
            tokenizer.call_close,
            config,
            self.grammar if config.grammar else None,
            guides,
        )
        milliseconds = (time.perf_counter() - began) * 1000 / max(1, len(requests))
        return [
            self._generation(request, row, milliseconds, self._evidence(prompt, row), calibration)
            for request, prompt, row in zip(requests, prompts, decoded, strict=True)
        ]

    def _evidence(self, prompt: EncodedSample, row: Decoded) -> Evidence | None:
        """What confidence is computed from; None where nothing could be emitted."""
        if not row.scores:
            return None
        text = self.checkpoint.tokenizer.token_bytes
        named = next((i for i, token in enumerate(row.ids) if b"{" in text(token)), len(row.ids))
        weights = prompt.weights[1:]
        learned = [
            score for score, weight in zip(row.prompt_scores, weights, strict=True) if weight
        ]
        return Evidence(fmean(row.scores), math.fsum(row.scores[: named + 1]), fmean(learned))

    def _generation(
        self,
        user: str,
        row: Decoded,
        milliseconds: float,
        evidence: Evidence | None,
        calibration: Calibration | None,
    ) -> Generation:
        text = self.checkpoint.tokenizer.decode(row.ids)
        call, parsed, error = text.strip(), None, None
        try:
            call = extract_call(text)
            parsed = self.checkpoint.registry.parse(call)
        except CallError as refusal:
            error = refusal
        confidence, unsure = None, False
        if calibration is not None:
            confidence = calibration.confidence(evidence) if parsed and evidence else 0.0
            unsure = confidence < calibration.threshold
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
            evidence=evidence,
            confidence=confidence,
            unsure=unsure,
        )
