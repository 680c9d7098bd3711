"""A file of corrections holds one sample a request and is never half written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.corrections import correction, read_corrections, save_corrections
from tinycall.core.dataset.reading import open_dataset
from tinycall.core.dataset.sample import Sample
from tinycall.core.tools.shipped import shipped_registry

SHIPPED = shipped_registry()
EGGS = correction("48 eggs in boxes of 6", 'CALL calculator {"expression":"48 / 6"}', SHIPPED)
NOTE = correction("one note on beams", 'CALL search {"query":"beams","top_k":1}', SHIPPED)


def test_a_correction_is_a_valid_sample_in_the_form_of_a_dataset() -> None:
    sample = correction(
        "  find \n rome ", ' CALL search { "top_k": 2, "query": "rome ñ" } ', SHIPPED
    )
    assert sample == Sample("search", "find rome", 'CALL search {"query":"rome ñ","top_k":2}')


@pytest.mark.parametrize(
    ("user", "call", "words"),
    [
        (" ", 'CALL calculator {"expression":"1"}', "the request is empty"),
        ("x", "48 / 6", "not a CALL"),
        ("x", "CALL lamp {}", "there is no tool 'lamp'"),
        ("x", 'CALL search {"query":', "not JSON"),
        ("x", 'CALL search {"query":"rome","top_k":9}', "search.top_k"),
    ],
)
def test_what_no_tool_takes_is_refused(user: str, call: str, words: str) -> None:
    with pytest.raises(TinycallError, match=words):
        correction(user, call, SHIPPED)


def test_a_request_corrected_again_replaces_the_former(tmp_path: Path) -> None:
    path = tmp_path / "datasets" / "corrections.jsonl"
    assert save_corrections(path, [EGGS]) == 1
    assert save_corrections(path, [NOTE]) == 2
    again = correction(
        "48  eggs in boxes of 6 ", 'CALL calculator {"expression":"48 // 6"}', SHIPPED
    )
    assert save_corrections(path, [again]) == 2
    assert open_dataset(path).samples == (NOTE, again)
    assert [p.name for p in path.parent.iterdir()] == ["corrections.jsonl"]


def test_lines_of_others_are_kept_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_text('{"tool": "search"\n[1]\n{"user": 3}\n')
    save_corrections(path, [EGGS])
    assert path.read_text().splitlines()[:3] == ['{"tool": "search"', "[1]", '{"user": 3}']
    assert json.loads(path.read_text().splitlines()[3])["user"] == EGGS.user


def test_a_write_that_fails_leaves_the_file_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "corrections.jsonl"
    save_corrections(path, [EGGS])
    before = path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(TinycallError, match=r"corrections\.jsonl: cannot be written: No space"):
        save_corrections(path, [NOTE])
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["corrections.jsonl"]


def test_a_file_that_is_no_text_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TinycallError, match="cannot be read: not UTF-8"):
        save_corrections(path, [EGGS])
    assert path.read_bytes() == b"\xff\xfe\x00"


def test_only_what_the_tools_in_force_take_is_mixed_in(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    with pytest.raises(TinycallError, match="there are no corrections"):
        read_corrections(path, SHIPPED)
    lamp = '{"tool":"lamp","user":"on","call":"CALL lamp {}"}\n'
    path.write_text(lamp)
    with pytest.raises(TinycallError, match=r"no correction can be used: line 1: .*lamp"):
        read_corrections(path, SHIPPED)
    save_corrections(path, [EGGS])
    found = read_corrections(path, SHIPPED)
    assert found.samples == (EGGS,)
    assert len(found.refused) == 1
    assert found.refused[0].startswith("line 1")
