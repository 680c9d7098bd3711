"""What ships answers as the checkpoint that it was made of."""

from __future__ import annotations

import json
from pathlib import Path

import torch

from tinycall.core.model.checkpoint import load_model, write_model
from tinycall.core.model.shipping import ship
from tinycall.core.tokenizer import Tokenizer
from tinycall.core.tools.shipped import shipped_registry


def test_a_shipped_checkpoint_is_half_as_large_and_gives_the_same_logits(
    tmp_path: Path, tokenizer: Tokenizer, make_model
) -> None:
    source, target = tmp_path / "run", tmp_path / "shipped"
    source.mkdir()
    model = make_model("qwen3", std=0.05)
    write_model(source, model, tokenizer, shipped_registry(), {"search": ("query",)})
    (source / "calibration.json").write_text("{}")
    (source / "trainer.json").write_text("{}")
    ship(source, target)
    sizes = [(folder / "model.safetensors").stat().st_size for folder in (source, target)]
    assert sizes[1] < 0.55 * sizes[0]
    assert not (target / "trainer.json").exists()
    config = json.loads((target / "config.json").read_text())
    assert config == {**json.loads((source / "config.json").read_text()), "dtype": "float16"}
    ids = torch.arange(40)[None]
    with torch.no_grad():
        logits = load_model(target).model(ids)
        torch.testing.assert_close(logits, model(ids), atol=5e-3, rtol=5e-3)
