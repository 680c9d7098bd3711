"""The lines of a file checked and counted, with nothing kept but a few bytes of each."""

from __future__ import annotations

import time
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Event

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.fields import EXAMPLE
from tinycall.core.dataset.lines import LineFile
from tinycall.core.dataset.reading import (
    PROBED,
    Checker,
    DatasetSummary,
    Record,
    calls_of,
    same_tools,
    tools_called,
    tools_in_force,
)
from tinycall.core.dataset.sample import Sample, normalize_request
from tinycall.core.tools.named import KnownTools
from tinycall.core.tools.registry import ToolRegistry

UNCHECKED, BAD = 0, 1  # a verdict above them is that of a valid record of one tool
_STEP = 256  # lines between two pauses
_PAUSE = 0.0002  # seconds in which other threads come to their turn


@dataclass(frozen=True)
class Problem:
    """A record that cannot be used: the line on which it stands, from 1, and why."""

    number: int
    reason: str


class Survey:
    """What is known of each line of a file: 10 bytes of memory a line, and the counts.

    `run` may work on another thread than those that read. `done` lines are known.
    """

    def __init__(
        self,
        file: LineFile,
        tools: KnownTools | None = None,
        offered: Sequence[KnownTools] = (),
        *,
        explain: bool = False,
    ) -> None:
        """Guess the tools from the first lines; raises TinycallError where there are none.

        `problems` are only kept to `explain` the bad lines.
        """
        if not len(file):
            raise TinycallError(
                "the dataset is empty",
                where=str(file.path),
                accepted=f"one object a line, such as {EXAMPLE}",
            )
        self.file = file
        self._tools, self._offered = tools, offered
        self._explain = explain
        first = next(file.blocks(PROBED))
        self._begin(tools_in_force(first, tools, offered))

    def _begin(self, known: KnownTools) -> None:
        self.known = known
        self.names = ("", "", *known.registry.names)
        self.verdicts = array("H")
        self.requests = array("q")  # hashes, of valid records alone of use
        self.problems: list[Problem] = []
        self.characters = 0
        self.complete = False

    @property
    def registry(self) -> ToolRegistry:
        """The tools that the lines are checked against."""
        return self.known.registry

    @property
    def done(self) -> int:
        """How many lines are checked."""
        return len(self.requests)

    def run(self, stop: Event | None = None, told: Callable[[], None] | None = None) -> None:
        """Check all lines, again where they call other tools than guessed, unless `stop` is set.

        With `told`, which is called after every few milliseconds, other threads get their turn.
        Raises TinycallError where the file was changed.
        """
        while not self.complete:
            self._begin(self.known)
            checker = Checker(self.registry)
            for lines in self.file.blocks(_STEP):
                if stop is not None and stop.is_set():
                    return
                self._take(lines, checker)
                if told is not None:
                    told()
                    time.sleep(_PAUSE)
            found = tools_called(
                checker.called, calls_of(self._texts()), self._tools, self._offered
            )
            same = same_tools(found.registry, self.registry)
            self.known = found
            self.complete = same

    def _texts(self) -> Iterator[str]:
        for lines in self.file.blocks(_STEP):
            yield from lines

    def _take(self, lines: list[str], checker: Checker) -> None:
        accepted = checker.quick.accepted
        codes = {name: code for code, name in enumerate(self.names) if name}
        verdicts: list[int] = []
        requests: list[int] = []
        for line in lines:
            found = accepted(line)
            if found is not None:
                tool, user = found[0], found[1]
            else:
                sample = checker.sample(line)
                if not isinstance(sample, Sample):
                    if self._explain:
                        number = self.file.numbers[self.done + len(requests)]
                        self.problems.append(Problem(number, sample))
                    verdicts.append(BAD)
                    requests.append(0)
                    continue
                tool, user = sample.tool, sample.user
            verdicts.append(codes[tool])
            requests.append(hash(normalize_request(user)))
        checker.called.update(self.names[code] for code in set(verdicts) if code > BAD)
        self.characters += sum(map(len, lines))
        self.verdicts.extend(verdicts)
        self.requests.extend(requests)

    def summary(
        self, gone: Collection[int] = (), gone_characters: int = 0, more: Iterable[Record] = ()
    ) -> DatasetSummary:
        """The counts of the checked lines but those `gone`, by index from 0, and of `more` records.

        Duplicates are counted when all lines are checked, in a tenth of a second for a million.
        """
        found, hashes = self.verdicts[:], self.requests[:]
        done = min(len(found), len(hashes))
        import numpy as np

        verdicts = np.frombuffer(found, np.uint16)[:done]
        kept = np.ones(done, bool)
        kept[[index for index in gone if index < done]] = False
        good = kept & (verdicts > BAD)
        by_code = np.bincount(verdicts[good], minlength=len(self.names))
        by_tool = Counter({name: int(n) for name, n in zip(self.names, by_code, strict=False) if n})
        invalid = int(np.count_nonzero(kept & (verdicts == BAD)))
        characters = self.characters - gone_characters
        requests = [np.frombuffer(hashes, np.int64)[:done][good]]
        for record in more:
            characters += len(record.text)
            if (sample := record.sample) is None:
                invalid += 1
            else:
                by_tool[sample.tool] += 1
                requests.append(np.array([hash(normalize_request(sample.user))], np.int64))
        distinct = len(np.unique(np.concatenate(requests))) if self.complete else by_tool.total()
        return DatasetSummary(
            valid=by_tool.total(),
            invalid=invalid,
            by_tool=dict(sorted(by_tool.items())),
            characters=characters,
            duplicates=by_tool.total() - distinct,
        )
