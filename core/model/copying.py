"""What may come next in a CALL, so that values which are always copied stay copies."""

from __future__ import annotations

from collections import defaultdict

from tinycall.core.dataset.copied import CopiedArguments, RequestText
from tinycall.core.model.row import Matcher
from tinycall.core.tokenizer import Tokenizer

_QUOTE, _BACKSLASH = b'"\\'
_ALLOWED = 0xFF


class CopyGuide:
    """Narrows a grammar for one request: the strings of copied arguments are words of it."""

    def __init__(self, user: str, copied: CopiedArguments, tokens: TokenBytes) -> None:
        self._request = RequestText(user)
        self._copied = copied
        self._tokens = tokens

    def over(self, matcher: Matcher) -> Matcher:
        """The matcher of a CALL that has just begun, narrowed."""
        return _CopyingMatcher(matcher, self._request, self._copied, self._tokens)


class TokenBytes:
    """The tokens of a tokenizer by the bytes that they stand for."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.of = [tokenizer.token_bytes(token) for token in range(tokenizer.size)]
        self._with: dict[bytes, list[int]] = defaultdict(list)
        # Those that end a string, by what they add to it before.
        self._closing: dict[bytes, list[int]] = defaultdict(list)
        # Those that open a string and begin it.
        self._opening: list[tuple[bytes, int]] = []
        for token, raw in enumerate(self.of):
            if raw.startswith(b'"') and len(raw) > 1:
                self._opening.append((raw[1:], token))
            self._with[raw].append(token)
            before, quote, _ = raw.partition(b'"')
            if quote and not before.endswith(b"\\"):
                self._closing[before].append(token)
        self._longest = max(map(len, self.of))

    def without(self, request: RequestText) -> bytes:
        """One byte for each token, zero where it begins a string that is not of the request."""
        allowed = bytearray([_ALLOWED]) * len(self.of)
        for begun, token in self._opening:
            if next(request.following(begun), None) is None:
                allowed[token] = 0
        return bytes(allowed)

    def within(self, request: RequestText, text: bytes) -> bytes:
        """One byte for each token, zero where a string begun as `text` would leave the request."""
        allowed = bytearray(len(self.of))
        for rest in request.following(text):
            for length in range(1, min(self._longest, len(rest)) + 1):
                for token in self._with.get(rest[:length], ()):
                    allowed[token] = _ALLOWED
        for before, tokens in self._closing.items():
            if request.holds(text + before):
                for token in tokens:
                    allowed[token] = _ALLOWED
        return bytes(allowed)


class _CopyingMatcher:
    """A matcher that follows the JSON of its CALL to know when a copied value is being written.

    Where the request holds nothing that the grammar allows, the grammar alone decides.
    """

    def __init__(
        self, matcher: Matcher, request: RequestText, copied: CopiedArguments, tokens: TokenBytes
    ) -> None:
        self._matcher = matcher
        self._request = request
        self._copied = copied
        self._tokens = tokens
        self._place = _Place()

    def allowed(self) -> bytes:
        allowed = self._matcher.allowed()
        place = self._place
        if place.argument not in self._copied.get(place.tool, ()):
            return allowed
        if place.text is None:
            within = self._tokens.without(self._request)
        else:
            within = self._tokens.within(self._request, bytes(place.text))
        both = int.from_bytes(allowed, "big") & int.from_bytes(within, "big")
        return both.to_bytes(len(allowed), "big") if both else allowed

    def forced(self) -> list[int]:
        tokens = self._matcher.forced()
        self._follow(tokens)
        return tokens

    def take(self, tokens: list[int]) -> None:
        self._matcher.take(tokens)
        self._follow(tokens)

    def _follow(self, tokens: list[int]) -> None:
        for token in tokens:
            for byte in self._tokens.of[token]:
                self._place.take(byte)


class _Place:
    """Where in a CALL its next byte stands: the tool, the argument, and the string begun."""

    def __init__(self) -> None:
        self.text: bytearray | None = None
        self._argument = b""
        self._head = b""
        self._last = b""
        self._open = b""
        self._escaped = False

    @property
    def tool(self) -> str:
        """The name between `CALL` and the arguments."""
        return self._head.removeprefix(b"CALL ").strip().decode(errors="replace")

    @property
    def argument(self) -> str:
        """The name of the argument whose value is being written; "" elsewhere."""
        return self._argument.decode(errors="replace")

    def take(self, byte: int) -> None:
        """Go on past a byte."""
        sign = bytes([byte])
        if self.text is not None:
            self._take_in_string(byte)
        elif sign == b'"':
            self.text = bytearray()
        elif sign in b"{[":
            self._open += sign
        elif sign in b"}]":
            self._open = self._open[:-1]
        elif sign == b":" and self._open == b"{":
            self._argument = self._last
        elif sign == b"," and self._open == b"{":
            self._argument = b""
        elif not self._open:
            self._head += sign

    def _take_in_string(self, byte: int) -> None:
        assert self.text is not None
        if byte == _QUOTE and not self._escaped:
            self._last, self.text = bytes(self.text), None
            return
        self._escaped = byte == _BACKSLASH and not self._escaped
        self.text.append(byte)
