"""Text to tokens and back: frames, frequent words and characters as tokens, bytes for all else."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from tinycall.core.calls import CLOSE_CALL, OPEN_CALL, TinycallError

TAGS = ("<user>", "</user>", OPEN_CALL, CLOSE_CALL)
TOKENIZER_FILE = "tokenizer.json"
TOKENIZER_CONFIG_FILE = "tokenizer_config.json"

_BYTES = tuple(f"<0x{byte:02X}>" for byte in range(256))
_BASE = ("\n", *(chr(code) for code in range(0x20, 0x7F)))
# Two letters or more of ASCII with no letter, digit or underscore beside them.
_WORD = re.compile(r"(?<!\w)[A-Za-z]{2,}(?!\w)")


def words_in(text: str) -> list[str]:
    """What may be one token as a word: runs of ASCII letters, nothing of a word beside them."""
    return _WORD.findall(text)


class Tokenizer:
    """Ids of the four tags, of the 256 bytes, of the characters, of the frames and of the words.

    A frame is a string of two characters or more that stands between the values of CALLs, such as
    `CALL calculator {"expression":"`. A tag or a frame is one token only where the caller asks for
    it: the same letters inside a request are plain text. A word is one token wherever it stands
    alone, in requests and in values alike, and every other word is spelled in characters. The files
    are those of the `tokenizers` library (BPE without merges, with byte fallback; frames and words
    are added tokens, words those that match single words only), so that transformers reads them.
    """

    user_open, user_close, call_open, call_close = range(4)

    def __init__(
        self, characters: Sequence[str], frames: Sequence[str] = (), words: Sequence[str] = ()
    ) -> None:
        self._characters = tuple(characters)
        self._frames = tuple(frames)
        self._words = tuple(words)
        own = (*self._characters, *self._frames, *self._words)
        first = len(TAGS) + len(_BYTES)
        self._ids = {text: first + i for i, text in enumerate(own)}
        self._raw = (
            [tag.encode() for tag in TAGS]
            + [bytes([byte]) for byte in range(256)]
            + [text.encode() for text in own]
        )
        longest_first = sorted(self._frames, key=len, reverse=True)
        self._frame = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    @classmethod
    def of(
        cls, texts: Iterable[str], frames: Sequence[str] = (), words: Sequence[str] = ()
    ) -> Tokenizer:
        """A tokenizer for all printable ASCII and every further character of `texts`."""
        found = set().union(*texts) - set(_BASE) - set(map(chr, range(0xD800, 0xE000)))
        return cls(_BASE + tuple(sorted(found)), frames, words)

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

    @property
    def words(self) -> tuple[str, ...]:
        """The words that have a token of their own."""
        return self._words

    def encode_frames(self, text: str) -> list[int]:
        """The ids of what stands between values: the longest frames from left to right."""
        result: list[int] = []
        done = 0
        for match in self._frame.finditer(text):
            result += self.encode(text[done : match.start()])
            result.append(self._ids[match[0]])
            done = match.end()
        return result + self.encode(text[done:])

    def encode(self, text: str, spelled: Collection[str] = ()) -> list[int]:
        """The ids of a text; the words in `spelled` are spelled in characters like rare ones."""
        result: list[int] = []
        done = 0
        for match in _WORD.finditer(text):
            token = self._ids.get(match[0])
            if token is not None and match[0] not in spelled:
                result += self._characters_of(text[done : match.start()])
                result.append(token)
                done = match.end()
        return result + self._characters_of(text[done:])

    def spell(self, text: str) -> list[int]:
        """The ids of a text's UTF-8 bytes; half a surrogate pair becomes U+FFFD."""
        raw = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
        return [len(TAGS) + byte for byte in raw]

    def _characters_of(self, text: str) -> list[int]:
        """One id a character; one without a token of its own becomes its UTF-8 bytes."""
        result: list[int] = []
        for character in text:
            token = self._ids.get(character)
            if token is None:
                result += self.spell(character)
            else:
                result.append(token)
        return result

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
        fast.add_tokens([AddedToken(w, single_word=True, normalized=False) for w in self._words])
        fast.decoder = decoders.Sequence([decoders.ByteFallback(), decoders.Fuse()])
        fast.save(str(folder / TOKENIZER_FILE), pretty=False)
        config = {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "clean_up_tokenization_spaces": False,
            "eos_token": CLOSE_CALL,
        }
        (folder / TOKENIZER_CONFIG_FILE).write_text(json.dumps(config, indent=1) + "\n")

    @classmethod
    def load(cls, folder: Path) -> Tokenizer:
        """Read what `save` wrote; raises TinycallError where it is missing or of another kind."""
        path = folder / TOKENIZER_FILE
        accepted = "a tokenizer.json that tinycall wrote"
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
            vocab = document["model"]["vocab"]
            tokens = sorted(vocab, key=vocab.__getitem__)
            added = sorted(document["added_tokens"], key=lambda entry: entry["id"])
            own = [entry for entry in added if entry["content"] not in TAGS]
            frames = [entry["content"] for entry in own if not entry["single_word"]]
            words = [entry["content"] for entry in own if entry["single_word"]]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise TinycallError(
                f"cannot be read: {error}", where=str(path), accepted=accepted
            ) from None
        head = (*TAGS, *_BYTES)
        characters = tokens[len(head) :]
        ids = [vocab[token] for token in tokens] + [entry["id"] for entry in own]
        if (
            tuple(tokens[: len(head)]) != head
            or ids != list(range(len(ids)))
            or any(len(character) != 1 for character in characters)
            or any(len(frame) < 2 for frame in frames)
            or any(not _WORD.fullmatch(word) for word in words)
            or [entry["content"] for entry in own] != frames + words
        ):
            raise TinycallError("is another kind of tokenizer", where=str(path), accepted=accepted)
        return cls(characters, frames, words)
