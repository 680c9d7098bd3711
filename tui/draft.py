"""A dataset as it is being edited: the file changes only when it is saved."""

from __future__ import annotations

from collections.abc import Iterable, MutableSequence, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from threading import Event

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.corrections import corrected, request_of
from tinycall.core.dataset.encoding import tokenizer_for
from tinycall.core.dataset.line_records import LineRecords
from tinycall.core.dataset.lines import LineFile
from tinycall.core.dataset.reading import (
    Dataset,
    DatasetSummary,
    Record,
    check_record,
    open_dataset,
    summarize,
    tools_in_force,
    write_dataset,
)
from tinycall.core.dataset.sample import normalize_request
from tinycall.core.dataset.survey import Survey
from tinycall.core.tokenizer import Tokenizer
from tinycall.core.tools.named import KnownTools, NamedTools
from tinycall.core.tools.registry import ToolRegistry
from tinycall.core.tools.shipped import shipped_registry

EMPTY_RECORD = '{"tool":"","user":"","call":""}'
RESCUED = "unsaved-"
TRACED = 20_000  # so many records of a large file make the tokenizer of a trace
LARGE = 8_000_000  # bytes of a file from which its lines stay in it
SHIPPED = Path(str(files("tinycall.data"))) / "tool_calls.jsonl"


@dataclass(frozen=True)
class Review:
    """The records of one version of a draft, checked and counted as a whole."""

    version: int
    records: tuple[Record, ...]
    registry: ToolRegistry
    tools_source: str
    summary: DatasetSummary


class Draft:
    """Records that can be replaced, added and deleted; each is checked as it changes.

    `home` is where saving writes: None where that must be asked first, for what ships with the
    package and for a file that is more than lines of JSON. `tools` is the file of its tools, which
    are `known`; without it those `offered` are in force where the records call them.
    """

    def __init__(
        self,
        dataset: Dataset | None,
        path: Path,
        tools: Path | None,
        home: Path | None,
        known: KnownTools | None = None,
        offered: Sequence[KnownTools] = (),
    ) -> None:
        self.path = path
        self.tools = tools
        self._known = known
        self._offered = offered
        self.home = home
        self.records: MutableSequence[Record] = list(dataset.records) if dataset else []
        self.registry, self.tools_source, _ = known or KnownTools(shipped_registry(), "shipped")
        if dataset is not None:
            self.registry, self.tools_source = dataset.registry, dataset.tools_source
        self.deleted: list[tuple[int, str]] = []
        self.version = 0
        self._saved_version = 0

    @property
    def progress(self) -> float:
        """The share of the records that are checked."""
        return 1.0

    @property
    def changed(self) -> bool:
        """Whether something is not saved."""
        return self.version != self._saved_version

    def replace(self, index: int, text: str) -> Record:
        """Put another line in a record's place."""
        record = check_record(self.records[index].number, text, self.registry)
        self.records[index] = record
        self.version += 1
        return record

    def insert(self, index: int, text: str = EMPTY_RECORD) -> None:
        """Let a record in before `index`."""
        self.records.insert(index, check_record(index + 1, text, self.registry))
        self.version += 1

    def delete(self, index: int) -> None:
        """Take a record out."""
        self.deleted.append((index, self.records.pop(index).text))
        self.version += 1

    def put_back(self) -> int | None:
        """Put the record that was deleted last back in its place, and say where that is."""
        if not self.deleted:
            return None
        place, text = self.deleted.pop()
        place = min(place, len(self.records))
        self.insert(place, text)
        return place

    def next_bad(self, start: int) -> int | None:
        """The first bad record after `start`, going round, or None."""
        count = len(self.records)
        around = ((start + i) % count for i in range(1, count + 1))
        return next((i for i in around if self.records[i].sample is None), None)

    def tokenizer(self) -> Tokenizer:
        """The tokenizer of the valid records."""
        samples = [record.sample for record in tuple(self.records) if record.sample is not None]
        return tokenizer_for(samples)

    def review(self) -> Review:
        """Count the records, and where the calls say which tools there are, check them anew.

        Slow for many records and free of side effects, so that it can run on another thread.
        """
        version, records = self.version, tuple(self.records)
        registry, source = self.registry, self.tools_source
        shipped = source == "shipped" and any(record.sample for record in records)
        if self._known is not None or self._offered or not shipped:
            texts = (record.text for record in records)
            found, source, _ = tools_in_force(texts, self._known, self._offered)
            if _schemas(found) != _schemas(registry):
                registry = found
                records = tuple(check_record(r.number, r.text, registry) for r in records)
        return Review(version, records, registry, source, summarize(records))

    def summary(self) -> DatasetSummary:
        """The counts of the records."""
        return summarize(self.records)

    def lines(self) -> Iterable[str]:
        """The records as they are saved; raises TinycallError."""
        return [record.text for record in self.records]

    def adopt(self, review: Review) -> None:
        """Take over what a review of this version found."""
        self.registry, self.tools_source = review.registry, review.tools_source
        self.records[:] = review.records

    def is_kept_in(self, path: Path) -> bool:
        """Whether saving writes to this path."""
        return self.home is not None and self.home.resolve() == path.resolve()

    def correct(self, calls: Sequence[tuple[str, str]]) -> None:
        """Take over corrections that were written into this draft's file."""
        saved = not self.changed
        lines = corrected((record.text for record in self.records), calls)
        self.records[:] = [
            check_record(number, line, self.registry) for number, line in enumerate(lines, start=1)
        ]
        self.version += 1
        if saved:
            self._saved_version = self.version

    def rescue(self, folder: Path) -> None:
        """Keep what is not saved in a file of its own; the draft's own file stays as it is."""
        if self.changed:
            folder.mkdir(parents=True, exist_ok=True)
            write_dataset(folder / f"{RESCUED}{self.path.stem}.jsonl", self.lines())

    def save(self, path: Path) -> None:
        """Write the records to `path`, their home from then on; raises TinycallError."""
        version = self.version
        write_dataset(path, self.lines())
        self.path = self.home = path
        self._saved_version = version


class LineDraft(Draft):
    """The records of a large file, most of which stay in it and are checked by and by.

    Once all are checked, edits change the tools in force no more until the file is opened again.
    """

    def __init__(self, survey: Survey, path: Path, tools: Path | None) -> None:
        home = path if path.resolve() != SHIPPED.resolve() else None
        super().__init__(None, path, tools, home, survey.known)
        self.survey = survey
        self.records: LineRecords = LineRecords(survey)

    @property
    def progress(self) -> float:
        return 1.0 if self.survey.complete else self.survey.done / len(self.survey.file)

    def check(self, stop: Event) -> None:
        """Check every line on a thread of its own until `stop` is set; raises TinycallError."""
        self.survey.run(stop, lambda: None)

    def close(self) -> None:
        """Let go of the file."""
        self.survey.file.close()

    def summary(self) -> DatasetSummary:
        return self.records.summary()

    def next_bad(self, start: int) -> int | None:
        """The first record after `start`, going round, that is known to be bad, or None."""
        return self.records.next_bad(start)

    def tokenizer(self) -> Tokenizer:
        """The tokenizer of the valid ones of the first records."""
        records = (self.records[index] for index in range(min(TRACED, len(self.records))))
        return tokenizer_for([record.sample for record in records if record.sample is not None])

    def review(self) -> Review:
        known = self.survey.known
        return Review(self.version, (), known.registry, known.source, self.summary())

    def adopt(self, review: Review) -> None:
        if review.registry is not self.registry:
            self.registry, self.tools_source = review.registry, review.tools_source
            self.records.check_edited()

    def correct(self, calls: Sequence[tuple[str, str]]) -> None:
        saved = not self.changed
        requests = {normalize_request(user) for user, _ in calls}
        texts = enumerate(self.records.texts())
        former = [index for index, text in texts if request_of(text) in requests]
        for index in reversed(former):
            del self.records[index]
        for line in corrected((), calls):
            self.records.append(check_record(len(self.records) + 1, line, self.registry))
        self.version += 1
        if saved:
            self._saved_version = self.version

    def lines(self) -> Iterable[str]:
        return self.records.texts()

    def rescue(self, folder: Path) -> None:
        """Keep what is not saved in a file of its own: edits alone where the file was changed."""
        try:
            super().rescue(folder)
        except TinycallError:
            lines = [record.text for record in self.records.edited()]
            write_dataset(folder / f"{RESCUED}{self.path.stem}.jsonl", lines)


def open_draft(path: Path, tools: Path | None = None, offered: Sequence[KnownTools] = ()) -> Draft:
    """Read a file, or begin a new one where there is none; raises TinycallError."""
    known = NamedTools([tools]).known if tools is not None else None
    if not path.exists():
        return Draft(None, path, tools, path, known, offered)
    if path.is_file() and path.stat().st_size >= LARGE:
        file = LineFile(path)
        if file.whole and len(file):
            return LineDraft(Survey(file, known, offered), path, tools)
        file.close()
    dataset = open_dataset(path, known, offered=offered)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    only_lines = sum(1 for line in lines if line.strip()) == len(dataset.records)
    home = path if only_lines and path.resolve() != SHIPPED.resolve() else None
    return Draft(dataset, path, tools, home, known, offered)


def _schemas(registry: ToolRegistry) -> dict[str, object]:
    return {tool.name: tool.schema for tool in registry}
