"""Requests that are only measured on: nothing is made, shipped or tuned in their phrasing.

What fails is named by its line in `test.jsonl`, never by its text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tinycall.core.dataset.held_out import held_out_hashes
from tinycall.core.dataset.reading import open_dataset
from tinycall.core.dataset.sample import Sample, normalize_request
from tinycall.core.dataset.skeletons import is_bare, skeleton
from tinycall.core.dataset.synthesis import samples as synthesis
from tinycall.core.dataset.synthesis import synthesize

DATA = Path(str(files("tinycall.data")))


@cache
def requests() -> tuple[Sample, ...]:
    return open_dataset(DATA / "test.jsonl").samples


def made(per_tool: int) -> list[Sample]:
    return [
        s for seed in (11, 12, 13) for epoch in range(3) for s in synthesize(per_tool, seed, epoch)
    ]


def phrased_alike(asked: Sequence[Sample], others: Iterable[Sample]) -> list[int]:
    """The lines of `asked` whose skeleton is that of one of `others`.

    Exempt are skeletons without phrasing: what `15+20`, `7 times 8` or a bare subject leave when
    masked is a slot, or slots and operators. Nobody could ask for it in other words, so only the
    request itself is held out.
    """
    skeletons = {skeleton(sample) for sample in others}
    lines = enumerate(map(skeleton, asked), start=1)
    return [line for line, phrase in lines if phrase in skeletons and not is_bare(phrase)]


def same_requests(asked: Sequence[Sample], others: Iterable[Sample]) -> list[int]:
    users = {normalize_request(sample.user).casefold() for sample in others}
    lines = enumerate(asked, start=1)
    return [line for line, s in lines if normalize_request(s.user).casefold() in users]


def test_every_line_can_be_measured() -> None:
    records = open_dataset(DATA / "test.jsonl").records
    assert [record.number for record in records if record.sample is None] == []


def test_no_sample_is_made_in_their_phrasing() -> None:
    samples = made(1000)
    assert phrased_alike(requests(), samples) == []
    assert same_requests(requests(), samples) == []


def test_without_the_filter_samples_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many samples are enough to meet them, and few of them are lost."""
    looked_at: list[bool] = []
    is_held_out = synthesis.is_held_out

    def watch(user: str, args: Mapping[str, Any]) -> bool:
        looked_at.append(is_held_out(user, args))
        return False

    monkeypatch.setattr(synthesis, "is_held_out", watch)
    assert len(phrased_alike(requests(), made(300))) > 10
    assert 0 < sum(looked_at) < len(looked_at) / 10


def test_one_sample_in_their_phrasing_is_found() -> None:
    asked = Sample(
        "calculator",
        "Please work out 12.5% of $80!",
        'CALL calculator {"expression":"80 * 12.5 / 100"}',
    )
    slipped = Sample(
        "calculator",
        "please work out nine percent of 1,200",
        'CALL calculator {"expression":"1200 * 9 / 100"}',
    )
    lines = [*requests(), asked]
    assert phrased_alike(lines, [slipped]) == [len(lines)]
    first = next(line for line, s in enumerate(lines, start=1) if not is_bare(skeleton(s)))
    assert first in phrased_alike(lines, [*synthesize(50, seed=1), lines[first - 1]])
    assert same_requests(lines, [lines[0]]) == [1]


def test_few_are_exempt() -> None:
    exempt = [line for line, s in enumerate(requests(), start=1) if is_bare(skeleton(s))]
    assert len(exempt) <= len(requests()) / 10, exempt


@pytest.mark.parametrize("name", ["tool_calls.jsonl", "eval.jsonl"])
def test_none_stands_in_another_file(name: str) -> None:
    assert same_requests(requests(), open_dataset(DATA / name).samples) == []


def test_the_hashes_are_theirs() -> None:
    """`make held-out` writes them anew."""
    shipped = json.loads((DATA / "held_out.json").read_text(encoding="utf-8"))
    assert shipped == held_out_hashes(requests())
