"""A dataset of one record a line whose text stays in its file and is read when it is asked for."""

from __future__ import annotations

import os
import re
from array import array
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.layout import begins_elements, is_fence, lines_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BLOCK = 1 << 17  # bytes that are read at once: they stay in the processor's cache
_LINE_END = re.compile(rb"\r\n|\r|\n")
_LINE_FEED, _BRACE = b"\n{"
_BOM = b"\xef\xbb\xbf"


class LineFile:
    """Where the lines of a file stand that hold something; 12 bytes of memory a line.

    The file stays open. It must not be written to meanwhile: what is read of it then is refused.
    """

    def __init__(self, path: Path) -> None:
        """Find the lines; raises TinycallError where the file cannot be read or is no UTF-8."""
        self.path = path
        self.numbers = array("I")  # of each line, from 1
        self.whole = True
        self._offsets = array("Q")
        self._lock = Lock()
        try:
            self._file: BinaryIO = path.open("rb")
            self._state = self._stat()
            self._find()
        except OSError as error:
            reason = error.strerror or str(error)
            raise TinycallError(f"cannot be read: {reason}", where=str(path)) from None

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __len__(self) -> int:
        return len(self._offsets)

    def line(self, index: int) -> str:
        """One line, without spaces around it; raises TinycallError where the file was changed."""
        end = self._offsets[index + 1] if index + 1 < len(self) else self._state[0]
        return lines_of(self._read(self._offsets[index], end))[0].strip()

    def blocks(self, lines: int) -> Iterator[list[str]]:
        """All lines in order, at most so many at once."""
        for first in range(0, len(self), lines):
            last = first + lines
            end = self._offsets[last] if last < len(self) else self._state[0]
            found = lines_of(self._read(self._offsets[first], end))
            yield list(filter(None, map(str.strip, found)))

    def _read(self, start: int, end: int) -> str:
        try:
            with self._lock:
                self._file.seek(start)
                data = self._file.read(end - start)
            if self._stat() != self._state:
                raise TinycallError(
                    "changed while it was open", where=str(self.path), accepted="opening it again"
                )
            return data.decode()
        except (OSError, ValueError) as error:
            raise TinycallError(f"cannot be read: {error}", where=str(self.path)) from None

    def _stat(self) -> tuple[int, int]:
        found = os.fstat(self._file.fileno())
        return found.st_size, found.st_mtime_ns

    def _find(self) -> None:
        base = len(_BOM) if self._file.read(len(_BOM)) == _BOM else 0
        self._file.seek(base)
        number, rest = 1, b""
        while self.whole:
            block = self._file.read(max(_BLOCK, len(rest)))
            data = rest + block
            cut = data.rfind(b"\n") + 1 if block else len(data)
            rest = data[cut:]
            if cut:
                number = self._add(data[:cut], base, number)
                base += cut
            if not block:
                break

    def _add(self, data: bytes, base: int, number: int) -> int:
        """Add the lines of a block; the number of the line after it."""
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            line = number + data.count(b"\n", 0, error.start)
            raise TinycallError(
                f"not UTF-8: byte 0x{data[error.start]:02x} at offset {base + error.start}, "
                f"on line {line}",
                where=str(self.path),
                accepted="a text file saved as UTF-8",
            ) from None
        # The app's first frame waits for no import that takes a tenth of a second.
        import numpy as np

        starts: NDArray[np.intp]
        if "\r" in text and data.count(b"\r") != data.count(b"\r\n"):
            ends = [end.end() for end in _LINE_END.finditer(data)]
            starts = np.array([0, *ends], np.intp)
        else:
            starts = np.flatnonzero(np.frombuffer(b"\n" + data, np.uint8) == _LINE_FEED)
        lines = len(starts) - 1
        if starts[-1] == len(data):  # nothing stands behind the last line end
            starts = starts[:-1]
        kept = np.frombuffer(data, np.uint8)[starts] == _BRACE
        bounds = [*starts.tolist(), len(data)] if not kept.all() or not len(self) else []
        for index in np.flatnonzero(~kept).tolist():
            kept[index] = bool(data[bounds[index] : bounds[index + 1]].decode().strip())
        if not len(self) and kept.any():
            first = int(np.argmax(kept))
            opening = data[bounds[first] : bounds[first + 1]].decode().strip()
            self.whole = not begins_elements(opening)
        if b"```" in data and any(is_fence(line.strip()) for line in lines_of(text)):
            self.whole = False
        numbers = np.flatnonzero(kept) + number
        self._offsets.frombytes((starts[kept] + base).astype(np.uint64).tobytes())
        self.numbers.frombytes(numbers.astype(np.uint32).tobytes())
        return number + lines
