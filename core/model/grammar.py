"""The grammar of a CALL over the tokenizer's own vocabulary, through llguidance."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from llguidance import LLMatcher, LLTokenizer, TokenizerWrapper

from tinycall.core.calls import TinycallError
from tinycall.core.model.bounded import within
from tinycall.core.model.emittable import emittable
from tinycall.core.tokenizer import Tokenizer
from tinycall.core.tools.registry import ToolRegistry

# No white space and no \u escapes: a CALL has one spelling.
_JSON_OPTIONS = {"whitespace_flexible": False, "json_allowed_escapes": '"\\bfnrt'}
# Text that is forced may be one frame or many characters: the mask lets the model choose.
_NO_FORCING = '%llguidance {"no_forcing": true}'
_START = "CALL "
# The line break and the tag that end a CALL.
_END_TOKENS = 2


class Matcher:
    """Where one CALL stands in the grammar."""

    def __init__(self, matcher: LLMatcher) -> None:
        self._matcher = matcher

    def copy(self) -> Matcher:
        """Another CALL at the same place."""
        return Matcher(self._matcher.deep_copy())

    def allowed(self) -> bytes:
        """One byte for each token: zero where it cannot come next; all zero at a dead end."""
        allowed: bytes = self._matcher.compute_logit_bias()
        return bytes(len(allowed)) if self._matcher.is_error() else allowed

    def forced(self) -> list[int]:
        """Take the tokens that alone can come next, and return them.

        Text that is forced but can be spelled by a frame or by characters is left to the model,
        whose samples have one spelling only.
        """
        tokens: list[int] = []
        while allowed := self._only():
            tokens += allowed
            self.take(allowed)
        return tokens

    def take(self, tokens: list[int]) -> None:
        """Go on past tokens that are allowed."""
        self._matcher.consume_tokens(tokens)

    def _only(self) -> list[int]:
        """The token that alone can come next; [] where there are more, or the CALL is over."""
        if self._matcher.is_stopped():
            return []
        allowed = self.allowed()
        if allowed.count(0) != len(allowed) - 1:
            return []
        return [next(token for token, fits in enumerate(allowed) if fits)]


class Grammar:
    """What a model may emit: `CALL tool {json}`, its end included, for the tools of a registry.

    `start` follows the tools' schemas, whose lists and strings may outgrow any budget. `closing`
    follows a form of them that the budget is sure to close.
    Raises TinycallError where a schema asks for what the grammar cannot promise.
    """

    def __init__(self, registry: ToolRegistry, tokenizer: Tokenizer) -> None:
        if not len(registry):
            raise TinycallError("no tools to call", where="grammar", accepted="at least one tool")
        self._tokenizer = tokenizer
        self._vocabulary = LLTokenizer(
            TokenizerWrapper(_Vocabulary(tokenizer)), eos_token=tokenizer.call_close, slices=[]
        )
        self._schemas = {
            tool.name: emittable({"type": "object", **tool.schema}) for tool in registry
        }
        self._closing: dict[tuple[str, int], Matcher | None] = {}
        whole = self._compile(self._schemas)
        if whole.is_error():
            raise self._unsupported(whole)
        self._whole = Matcher(whole)

    def start(self) -> Matcher:
        """The beginning of a CALL."""
        return self._whole.copy()

    def closing(self, ids: Sequence[int], budget: int) -> Matcher | None:
        """The beginning of a CALL of the tool that `ids` chose, which `budget` tokens can close.

        None where no tool was chosen, or where even its shortest CALL is longer.
        """
        start, _, rest = self._tokenizer.decode(ids).partition(" ")
        tool, chosen, _ = rest.partition(" ")
        if f"{start} " != _START or not chosen or tool not in self._schemas:
            return None
        key = tool, budget
        if key not in self._closing:
            room = budget - len(f"{_START}{tool} ") - _END_TOKENS
            schema = within(self._schemas[tool], room)
            matcher = self._compile({tool: schema}) if schema is not None else None
            self._closing[key] = None
            if matcher is not None and not matcher.is_error():
                self._closing[key] = Matcher(matcher)
        kept = self._closing[key]
        return kept.copy() if kept else None

    def _compile(self, schemas: Mapping[str, Any]) -> LLMatcher:
        rules = [
            f"args_{index}: %json {json.dumps({**schema, 'x-guidance': _JSON_OPTIONS})}"
            for index, schema in enumerate(schemas.values())
        ]
        tools = [f"{json.dumps(name + ' ')} args_{index}" for index, name in enumerate(schemas)]
        end = f'"\\n" <[{self._tokenizer.call_close}]>'
        lark = "\n".join([_NO_FORCING, f'start: "{_START}" ({" | ".join(tools)}) {end}', *rules])
        return LLMatcher(self._vocabulary, LLMatcher.grammar_from_lark(lark), log_level=0)

    def _unsupported(self, whole: LLMatcher) -> TinycallError:
        """Which tool it is, and what of its schema."""
        for name, schema in self._schemas.items():
            alone = self._compile({name: schema})
            if alone.is_error():
                reason = alone.get_error().rpartition("JSON schema: ")[2]
                return TinycallError(
                    " ".join(reason.partition("\n   1 | ")[0].split()),
                    where=f"grammar of the tool {name}",
                    accepted="a schema without it, or generation without the grammar",
                )
        return TinycallError(whole.get_error().splitlines()[0], where="grammar")


class _Vocabulary:
    """The tokenizer as llguidance wants it.

    A byte token of a character that has a token of its own is left out, so that forced text and
    free text are spelled alike.
    """

    bos_token_id = None

    def __init__(self, tokenizer: Tokenizer) -> None:
        tags = range(4)
        own = {tokenizer.encode(chr(code))[0] for code in range(128)}
        self._tokenizer = tokenizer
        self.eos_token_id = tokenizer.call_close
        self.special_token_ids = list(tags)
        self.tokens = [
            raw if len(raw) > 1 or raw[0] > 127 or token in own else b""
            for token, raw in enumerate(map(tokenizer.token_bytes, range(tokenizer.size)))
        ]

    def __call__(self, text: str | bytes) -> list[int]:
        return self._tokenizer.encode_frames(text if isinstance(text, str) else text.decode())
