"""Files of records read line by line: their samples or their faults alone are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tinycall.core.dataset.lines import LineFile
from tinycall.core.dataset.reading import Checker, DatasetSummary, open_dataset
from tinycall.core.dataset.sample import Sample
from tinycall.core.dataset.survey import Problem, Survey
from tinycall.core.tools.named import KnownTools
from tinycall.core.tools.registry import ToolRegistry


@dataclass(frozen=True)
class Findings:
    """What a check of a file found; `problems` in the order of its lines."""

    summary: DatasetSummary
    problems: tuple[Problem, ...]
    registry: ToolRegistry
    tools_source: str


@dataclass(frozen=True)
class FileSamples:
    """The samples of a file, and how many of its records hold none."""

    samples: tuple[Sample, ...]
    invalid: int
    registry: ToolRegistry
    tools_source: str


def check_file(path: Path, tools: KnownTools | None = None) -> Findings:
    """Check every record of a file; raises TinycallError as `open_dataset` does."""
    with _lines(path) as file:
        if file is not None:
            survey = Survey(file, tools, explain=True)
            survey.run()
            known = survey.known
            return Findings(survey.summary(), tuple(survey.problems), known.registry, known.source)
    dataset = open_dataset(path, tools)
    problems = (Problem(r.number, r.reason) for r in dataset.records if r.reason is not None)
    return Findings(dataset.summary, tuple(problems), dataset.registry, dataset.tools_source)


def read_samples(
    path: Path, tools: KnownTools | None = None, *, offered: Sequence[KnownTools] = ()
) -> FileSamples:
    """The samples of a file, with each text once; raises TinycallError as `open_dataset` does."""
    with _lines(path) as file:
        if file is not None:
            survey = Survey(file, tools, offered)
            survey.run()
            checker = Checker(survey.registry)
            found = (checker.sample(line) for lines in file.blocks(256) for line in lines)
            samples = tuple(one for one in found if isinstance(one, Sample))
            return FileSamples(
                samples, len(file) - len(samples), survey.registry, survey.known.source
            )
    dataset = open_dataset(path, tools, offered=offered)
    return FileSamples(
        dataset.samples, dataset.summary.invalid, dataset.registry, dataset.tools_source
    )


@contextmanager
def _lines(path: Path) -> Iterator[LineFile | None]:
    """The lines of a file of one record a line; None of another, which is read as a whole."""
    if not path.is_file():
        yield None
        return
    with closing(LineFile(path)) as file:
        yield file if file.whole and len(file) else None
