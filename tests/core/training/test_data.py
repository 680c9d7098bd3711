"""What a run learns from: nothing too long, nothing seen on both sides, clear refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.sample import Sample
from tinycall.core.tokenizer import Tokenizer
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.data import prepare_data, split


def write(path: Path, users: list[str]) -> str:
    rows = [
        {"tool": "search", "user": user, "call": 'CALL search {"query":"rome"}'} for user in users
    ]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    return str(path)


def test_long_samples_are_left_out_by_name(tmp_path: Path) -> None:
    users = [f"find rome {i}" for i in range(40)] + ["find " + "rome " * 60]
    data = prepare_data(TrainingConfig(dataset=write(tmp_path / "d.jsonl", users)), 160)
    assert len(data.left_out) == 1
    assert data.left_out[0].startswith("find rome rome")
    assert data.source.size + len(data.validation) == 40
    assert all(len(sample.ids) <= 160 for sample in data.epoch(0))


def test_a_dataset_that_is_longer_than_the_context_throughout_is_refused(tmp_path: Path) -> None:
    users = [f"find {i} " + "rome " * 60 for i in range(20)]
    with pytest.raises(TinycallError, match="all 20 samples are longer than the context of 160"):
        prepare_data(TrainingConfig(dataset=write(tmp_path / "d.jsonl", users)), 160)


def test_too_small_a_dataset_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "d.jsonl", ["find rome", "look up rome"])
    with pytest.raises(TinycallError, match="2 valid samples are too few"):
        prepare_data(TrainingConfig(dataset=path), 160)


def test_the_same_request_stays_on_one_side() -> None:
    samples = [Sample("search", f"find {i % 50}", "x") for i in range(500)]
    train, validation = split(samples, seed=4)
    assert validation
    assert len(train) + len(validation) == 500
    assert not {s.user for s in train} & {s.user for s in validation}
    assert split(samples, seed=4) == (train, validation)
    assert split(samples, seed=5) != (train, validation)


def test_characters_new_to_a_continued_checkpoint_go_by_bytes(tmp_path: Path) -> None:
    config = TrainingConfig(dataset=write(tmp_path / "d.jsonl", [f"suche ñ{i}" for i in range(20)]))
    assert prepare_data(config, 160, Tokenizer.of(())).by_bytes == ("ñ",)
    assert prepare_data(config, 160).by_bytes == ()


def test_made_epochs_differ_and_have_one_size() -> None:
    data = prepare_data(TrainingConfig(samples_per_tool=30), 160)
    first, second = data.epoch(0), data.epoch(1)
    assert len(first) == len(second) == 90
    assert first != second
    assert first == prepare_data(TrainingConfig(samples_per_tool=30), 160).epoch(0)
