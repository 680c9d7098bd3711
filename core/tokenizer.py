"""Text to tokens and back: one token a character, one for each frame, bytes for all else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from tinycall.core.calls import CLOSE_CALL, OPEN_CALL, TinycallError

TAGS = ("<user>", "</user>", OPEN_CALL, CLOSE_CALL)
TOKENIZER_FILE = "tokenizer.json"

_BYTES = tuple(f"<0x{byte:02X}>" for byte in range(256))
_BASE = ("\n", *(chr(code) for code in range(0x20, 0x7F)))


class Tokenizer:
    """Ids of the four tags, of the 256 bytes, of the characters, and of the frames.

    A frame is a string of two characters or more that stands between the values of CALLs, such as
    `CALL calculator {"expression":"`. A tag or a frame is one token only where the caller asks for
    it: the same letters inside a request are plain characters. The files are those of the
    `tokenizers` library (BPE without merges, with byte fallback; the frames are added tokens), so
    that transformers reads them.
    """

    user_open, user_close, call_open, call_close = range(4)

    def __init__(self, characters: Sequence[str], frames: Sequence[str] = ()) -> None:
        self._characters = tuple(characters)
        self._frames = tuple(frames)
        first = len(TAGS) + len(_BYTES)
        self._ids = {text: first + i for i, text in enumerate((*self._characters, *self._frames))}
        self._raw = (
            [tag.encode() for tag in TAGS]
            + [bytes([byte]) for byte in range(256)]
            + [text.encode() for text in self._ids]
        )
        longest_first = sorted(self._frames, key=len, reverse=True)
        self._frame = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    @classmethod
    def of(cls, texts: Iterable[str], frames: Sequence[str] = ()) -> Tokenizer:
        """A tokenizer for all printable ASCII and every further character of `texts`."""
        found = set().union(*texts) - set(_BASE)
        return cls(_BASE + tuple(sorted(found - set(map(chr, range(0xD800, 0xE000))))), frames)

    @property
    def size(self) -> int:
        """Number of tokens."""
        return len(self._raw)

    @property
    def characters(self) -> tuple[str, ...]:
        """The characters that have a token of their own."""
        return self._characters

    @property
    def frames(self) -> tuple[str, ...]:
        """The strings between the values of CALLs that have a token of their own."""
        return self._frames

    def encode_frames(self, text: str) -> list[int]:
        """The ids of what stands between values: the longest frames from left to right."""
        result: list[int] = []
        done = 0
        for match in self._frame.finditer(text):
            result += self.encode(text[done : match.start()])
            result.append(self._ids[match[0]])
            done = match.end()
        return result + self.encode(text[done:])

    def encode(self, text: str) -> list[int]:
        """The ids of a text; a character without a token of its own becomes its UTF-8 bytes."""
        ids = self._ids
        result: list[int] = []
        for character in text:
            token = ids.get(character)
            if token is None:
                result += self.spell(character)
            else:
                result.append(token)
        return result

    def spell(self, text: str) -> list[int]:
        """The ids of a text's UTF-8 bytes; half a surrogate pair becomes U+FFFD."""
        raw = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
        return [len(TAGS) + byte for byte in raw]

    def decode(self, ids: Iterable[int]) -> str:
        """The text of the ids; bytes that are not UTF-8 become U+FFFD."""
        return b"".join(self._raw[token] for token in ids).decode("utf-8", "replace")

    def token_bytes(self, token: int) -> bytes:
        """The raw bytes that a token stands for."""
        return self._raw[token]

    def by_bytes(self, text: str) -> tuple[str, ...]:
        """The distinct characters of a text that go by bytes, in order of appearance."""
        return tuple(dict.fromkeys(c for c in text if c not in self._ids))

    def save(self, folder: Path) -> None:
        """Write `tokenizer.json` and `tokenizer_config.json` into a folder."""
        from tokenizers import AddedToken, decoders, models
        from tokenizers import Tokenizer as Fast

        vocab = {text: i for i, text in enumerate((*TAGS, *_BYTES, *self._characters))}
        fast = Fast(models.BPE(vocab=vocab, merges=[], byte_fallback=True))
        fast.add_special_tokens([AddedToken(tag, special=True, normalized=False) for tag in TAGS])
        fast.add_tokens([AddedToken(frame, normalized=False) for frame in self._frames])
        fast.decoder = decoders.Sequence([decoders.ByteFallback(), decoders.Fuse()])
        fast.save(str(folder / TOKENIZER_FILE))
        config = {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "clean_up_tokenization_spaces": False,
            "eos_token": CLOSE_CALL,
        }
        (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=1) + "\n")

    @classmethod
    def load(cls, folder: Path) -> Tokenizer:
        """Read what `save` wrote; raises TinycallError where it is missing or of another kind."""
        path = folder / TOKENIZER_FILE
        accepted = "a tokenizer.json that tinycall wrote"
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
            vocab = document["model"]["vocab"]
            tokens = sorted(vocab, key=vocab.__getitem__)
            added = {entry["content"]: entry["id"] for entry in document["added_tokens"]}
            frames = sorted(added.keys() - set(TAGS), key=added.__getitem__)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise TinycallError(
                f"cannot be read: {error}", where=str(path), accepted=accepted
            ) from None
        head = (*TAGS, *_BYTES)
        characters = tokens[len(head) :]
        ids = [vocab[token] for token in tokens] + [added[frame] for frame in frames]
        if (
            tuple(tokens[: len(head)]) != head
            or ids != list(range(len(ids)))
            or any(len(character) != 1 for character in characters)
            or any(len(frame) < 2 for frame in frames)
        ):
            raise TinycallError("is another kind of tokenizer", where=str(path), accepted=accepted)
        return cls(characters, frames)
