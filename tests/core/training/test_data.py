"""What a run learns from: nothing too long, nothing seen on both sides, clear refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.encoding import EncodedSample, encode_sample
from tinycall.core.dataset.sample import Sample
from tinycall.core.tokenizer import Tokenizer
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.data import TrainingData, prepare_data, split


def write(path: Path, users: list[str]) -> str:
    rows = [
        {"tool": "search", "user": user, "call": 'CALL search {"query":"rome"}'} for user in users
    ]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    return str(path)


def made(data: TrainingData, epoch: int) -> list[Sample]:
    return [data.source.sample(epoch, place) for place in range(data.source.size)]


def encoded(data: TrainingData, epoch: int) -> list[EncodedSample]:
    return [data.encoded(epoch, place) for place in range(data.source.size)]


def test_long_samples_are_left_out_by_name(tmp_path: Path) -> None:
    users = [f"find rome {i}" for i in range(40)] + ["find " + "rome " * 90]
    data = prepare_data(TrainingConfig(dataset=write(tmp_path / "d.jsonl", users)), 160)
    assert len(data.left_out) == 1
    assert data.left_out[0].startswith("find rome rome")
    assert data.source.size + len(data.validation) == 40
    assert all(len(sample.ids) <= 160 for sample in encoded(data, 0))


def test_a_dataset_that_is_longer_than_the_context_throughout_is_refused(tmp_path: Path) -> None:
    users = [f"find {i} " + "rome " * 90 for i in range(20)]
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


def test_the_first_validation_samples_show_every_tool() -> None:
    """Exact calls are measured on the first ones."""
    samples = [Sample(tool, f"{tool} {i}", "CALL") for tool in "abcd" for i in range(300)]
    _, validation = split(samples, seed=4)
    assert {sample.tool for sample in validation[: len(validation) // 3]} == set("abcd")


def test_characters_new_to_a_continued_checkpoint_go_by_bytes(tmp_path: Path) -> None:
    config = TrainingConfig(dataset=write(tmp_path / "d.jsonl", [f"suche ñ{i}" for i in range(20)]))
    assert prepare_data(config, 160, Tokenizer.of(())).by_bytes == ("ñ",)
    assert prepare_data(config, 160).by_bytes == ()


def test_made_epochs_differ_and_have_one_size() -> None:
    data = prepare_data(TrainingConfig(samples_per_tool=30), 160)
    first, second = encoded(data, 0), encoded(data, 1)
    assert len(first) == len(second) == 90
    assert first != second
    assert first == encoded(prepare_data(TrainingConfig(samples_per_tool=30), 160), 0)


def test_a_made_sample_that_is_too_long_gives_way_to_another() -> None:
    config = TrainingConfig(samples_per_tool=100)
    data = prepare_data(config, 60)
    whole = [encode_sample(sample, data.tokenizer) for sample in made(data, 0)]
    assert 20 < sum(len(sample.ids) > 60 for sample in whole) < 280
    assert all(len(sample.ids) <= 60 for sample in encoded(data, 0))
    with pytest.raises(TinycallError, match="all samples are longer than the context of 5 tokens"):
        prepare_data(config, 5).encoded(0, 0)


CORRECTIONS = [
    {"tool": "search", "user": "one on rome", "call": 'CALL search {"query":"rome","top_k":1}'},
    {"tool": "search", "user": "find  rome 3", "call": 'CALL search {"query":"rome 3"}'},
]


def corrections(path: Path, rows: list[dict[str, str]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(path)


def test_corrections_are_a_share_of_made_epochs_in_which_each_stands(tmp_path: Path) -> None:
    path = corrections(tmp_path / "c.jsonl", CORRECTIONS)
    config = TrainingConfig(samples_per_tool=100, corrections=path)
    data = prepare_data(config, 160)
    assert data.source.size == 300 + 33
    first = made(data, 0)
    assert len(first) == len(encoded(data, 0)) == 333
    assert [sample.user for sample in first[300:302]] == ["one on rome", "find  rome 3"]
    assert first[:300] == made(prepare_data(TrainingConfig(samples_per_tool=100), 160), 0)
    assert encoded(data, 1) == encoded(prepare_data(config, 160), 1) != encoded(data, 0)
    assert data.description.endswith("; corrections mixed in: 2, 10%")


def test_a_correction_takes_the_place_of_a_dataset_s_sample(tmp_path: Path) -> None:
    dataset = write(tmp_path / "d.jsonl", [f"find rome {i}" for i in range(40)])
    for row in range(40):
        fixed = {**CORRECTIONS[1], "user": f"find  rome {row}"}
        path = corrections(tmp_path / "c.jsonl", [fixed])
        data = prepare_data(TrainingConfig(dataset=dataset, corrections=path), 160)
        held = [*data.validation, *made(data, 0)]
        corrected = [s for s in held if " ".join(s.user.split()) == f"find rome {row}"]
        assert {sample.call for sample in corrected} == {fixed["call"]}
        assert len([s for s in held if s.call == 'CALL search {"query":"rome"}']) == 39


def test_corrections_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    long = {**CORRECTIONS[0], "user": "find " + "rome " * 60}
    lamp = {"tool": "lamp", "user": "on", "call": "CALL lamp {}"}
    path = corrections(tmp_path / "c.jsonl", [*CORRECTIONS, long, lamp])
    data = prepare_data(TrainingConfig(samples_per_tool=10, corrections=path), 160)
    assert [sample.user for sample in data.corrections] == ["one on rome", "find  rome 3"]
    assert len(data.left_out) == 1
    assert data.refused[0].startswith("line 4")
    with pytest.raises(TinycallError, match="longer than the context"):
        only = corrections(tmp_path / "long.jsonl", [long])
        prepare_data(TrainingConfig(samples_per_tool=10, corrections=only), 160)
    with pytest.raises(TinycallError, match="there are no corrections"):
        none = str(tmp_path / "none.jsonl")
        prepare_data(TrainingConfig(samples_per_tool=10, corrections=none), 160)
