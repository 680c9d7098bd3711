"""From requests to CALLs: the text around the engine, which knows tokens only."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cached_property
from statistics import fmean
from threading import Event

from tinycall.core.calls import Call, CallError, TinycallError, extract_call
from tinycall.core.dataset.encoding import EncodedSample, encode_prompt
from tinycall.core.dataset.sample import normalize_request
from tinycall.core.model.checkpoint import LoadedCheckpoint
from tinycall.core.model.confidence import Calibration, Evidence, read_calibration
from tinycall.core.model.copying import CopyGuide, TokenBytes
from tinycall.core.model.decoding import Decoded, decode
from tinycall.core.model.generation import Generation
from tinycall.core.model.grammar import Grammar
from tinycall.core.model.options import GenerationConfig

# Requests that go through the model together.
_AT_ONCE = 64
# So many other CALLs are drawn, at this temperature, where one is unlikely or would be
# refused by its tool.
_OTHER_CALLS = 8
_OTHER_TEMPERATURE = 0.7
# Between 0.4 and 0.5 the CALLs drawn are no better (data/experiments.md).
_DOUBT = math.log(0.4)


class GenerationStoppedError(TinycallError):
    """Nobody waits for the CALLs any longer."""


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

    def generate(
        self,
        users: Sequence[str],
        config: GenerationConfig,
        stop: Event | None = None,
        told: Callable[[int], None] | None = None,
    ) -> list[Generation]:
        """One generation a request, in their order; a request's result depends on itself alone.

        Requests of like length go through the model together. Raises TinycallError for an empty
        request and for one longer than the context, GenerationStoppedError where `stop` was set.
        `told` hears how many were added by each batch.
        """
        requests = [normalize_request(user) for user in users]
        if "" in requests:
            raise TinycallError("the request is empty", accepted="a request in your own words")
        prompts = [encode_prompt(request, self.checkpoint.tokenizer) for request in requests]
        order = sorted(range(len(requests)), key=lambda index: len(prompts[index].ids))
        made: dict[int, Generation] = {}
        for start in range(0, len(order), _AT_ONCE):
            if stop is not None and stop.is_set():
                raise GenerationStoppedError("stopped")
            part = order[start : start + _AT_ONCE]
            made |= zip(
                part,
                self._generate([requests[i] for i in part], [prompts[i] for i in part], config),
                strict=True,
            )
            if told is not None:
                told(len(part))
        return [made[index] for index in range(len(requests))]

    def _generate(
        self, requests: Sequence[str], prompts: Sequence[EncodedSample], config: GenerationConfig
    ) -> list[Generation]:
        """One batch."""
        began = time.perf_counter()
        # Read each time: a run and `tinycall calibrate` write it beside weights that are loaded.
        calibration = read_calibration(self.checkpoint.folder) if self._calibrated else None
        copied = self.checkpoint.copied if config.grammar else {}
        guides = [CopyGuide(request, copied, self._token_bytes) for request in requests if copied]
        decoded = decode(
            self.checkpoint.model,
            [prompt.ids for prompt in prompts],
            self.checkpoint.tokenizer.call_close,
            config,
            self.grammar if config.grammar else None,
            guides,
        )
        refused: set[int] = set()
        others: dict[int, Decoded] = {}
        if config.grammar and config.temperature == 0:
            refused = {i for i, row in enumerate(decoded) if not self._would_run(row)}
            others = self._likelier(decoded, refused, prompts, guides, config)
        milliseconds = (time.perf_counter() - began) * 1000 / len(requests)
        made = []
        for index, (request, prompt) in enumerate(zip(requests, prompts, strict=True)):
            row = others.get(index, decoded[index])
            evidence = self._evidence(prompt, row)
            one = self._generation(request, row, milliseconds, evidence, calibration)
            # Of 13 CALLs in place of a refused one five were meant (data/experiments.md).
            second = index in others and index in refused and calibration is not None
            made.append(replace(one, unsure=True) if second else one)
        return made

    def _likelier(
        self,
        decoded: Sequence[Decoded],
        refused: Collection[int],
        prompts: Sequence[EncodedSample],
        guides: Sequence[CopyGuide],
        config: GenerationConfig,
    ) -> dict[int, Decoded]:
        """In place of doubtful CALLs, by place, the likeliest of a few that are drawn.

        Doubtful is one that its tool would refuse, and one of a probability below 0.4: token by
        token the likeliest is not always so as a whole. What is drawn has to be likelier, and none
        that the tool would refuse.
        """
        doubtful = [
            index
            for index, row in enumerate(decoded)
            if index in refused or row.log_probability < _DOUBT
        ]
        if not doubtful:
            return {}
        places = [index for index in doubtful for _ in range(_OTHER_CALLS)]
        rows = decode(
            self.checkpoint.model,
            [prompts[index].ids for index in places],
            self.checkpoint.tokenizer.call_close,
            replace(config, temperature=_OTHER_TEMPERATURE),
            self.grammar,
            [guides[index] for index in places] if guides else (),
            [seed for _ in doubtful for seed in range(_OTHER_CALLS)],
            [-math.inf if index in refused else decoded[index].log_probability for index in places],
        )
        found: dict[int, Decoded] = {}
        for index, row in zip(places, rows, strict=True):
            best = found.get(index, None if index in refused else decoded[index])
            likelier = best is None or row.log_probability > best.log_probability
            if likelier and self._would_run(row):
                found[index] = row
        return found

    def _would_run(self, row: Decoded) -> bool:
        """Whether nothing is known that keeps the tool from running this CALL."""
        _, parsed, _ = self._read(row)
        return parsed is not None and self.checkpoint.registry.refused(parsed) is None

    def _read(self, row: Decoded) -> tuple[str, Call | None, CallError | None]:
        """The text of a CALL, and the CALL or what is wrong with it."""
        text = self.checkpoint.tokenizer.decode(row.ids)
        call = text.strip()
        try:
            call = extract_call(text)
            return call, self.checkpoint.registry.parse(call), None
        except CallError as refusal:
            return call, None, refusal

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
        call, parsed, error = self._read(row)
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
