"""The records of a large file as they are edited: what nobody edited stays in the file."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, MutableSequence
from typing import overload

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.reading import Checker, DatasetSummary, Record
from tinycall.core.dataset.survey import BAD, Survey


class LineRecords(MutableSequence[Record]):
    """Reads and checks a record when it is asked for; 8 bytes of memory for each.

    A record that cannot be read any more, because the file was changed, says so as its reason.
    """

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        # The index of a line in the file; of an edited record, what is below zero.
        self._places = array("q", range(len(survey.file)))
        self._edited: dict[int, Record] = {}
        self._next = -1
        self._gone: set[int] = set()
        self._gone_characters = 0
        self._checker = Checker(survey.registry)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> list[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | list[Record]:
        if isinstance(index, slice):
            return [self._record(place) for place in self._places[index]]
        return self._record(self._places[index])

    def __setitem__(self, index: int | slice, value: Record | Iterable[Record]) -> None:
        if isinstance(index, slice) or not isinstance(value, Record):
            raise TypeError("one record is replaced at a time")
        self._drop(self._places[index])
        self._places[index] = self._keep(value)

    def __delitem__(self, index: int | slice) -> None:
        if isinstance(index, slice):
            raise TypeError("one record is deleted at a time")
        self._drop(self._places.pop(index))

    def insert(self, index: int, value: Record) -> None:
        self._places.insert(index, self._keep(value))

    def texts(self) -> Iterator[str]:
        """All records as typed, as they are now; raises TinycallError where the file was changed.

        Another thread may go on editing.
        """
        edited = dict(self._edited)
        places = self._places[:]
        edited |= self._edited
        for place in places:
            yield edited[place].text if place < 0 else self.survey.file.line(place)

    def edited(self) -> tuple[Record, ...]:
        """The records that do not stand in the file, in no order."""
        return tuple(self._edited.values())

    def check_edited(self) -> None:
        """Check the edited records anew, after the tools in force became others."""
        checker = Checker(self.survey.registry)
        for place, record in self._edited.items():
            self._edited[place] = checker.check(record.number, record.text)

    def next_bad(self, start: int) -> int | None:
        """The first record after `start`, going round, that is known to be bad, or None."""
        verdicts = self.survey.verdicts
        done = min(len(verdicts), self.survey.done)
        count = len(self._places)
        for step in range(1, count + 1):
            index = (start + step) % count
            place = self._places[index]
            if place < 0:
                if self._edited[place].sample is None:
                    return index
            elif place < done and verdicts[place] == BAD:
                return index
        return None

    def summary(self) -> DatasetSummary:
        """The counts of what is checked."""
        return self.survey.summary(tuple(self._gone), self._gone_characters, self.edited())

    def _record(self, place: int) -> Record:
        if place < 0:
            return self._edited[place]
        if self._checker.registry is not self.survey.registry:
            self._checker = Checker(self.survey.registry)
        number = self.survey.file.numbers[place]
        try:
            return self._checker.check(number, self.survey.file.line(place))
        except TinycallError as error:
            return Record(number, "", None, str(error))

    def _drop(self, place: int) -> None:
        if place < 0:
            del self._edited[place]
        else:
            self._gone_characters += len(self._record(place).text)
            self._gone.add(place)

    def _keep(self, record: Record) -> int:
        place = self._next
        self._next -= 1
        self._edited[place] = record
        return place
