"""A checkpoint folder: read by transformers, read back, and refused where it is broken."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import AutoModelForCausalLM, AutoTokenizer

from tinycall.core.calls import TinycallError
from tinycall.core.model.checkpoint import load_model, write_model
from tinycall.core.model.folder import read_checkpoint_info
from tinycall.core.model.transformer import Transformer
from tinycall.core.tokenizer import Tokenizer
from tinycall.core.tools.registry import Tool, ToolRegistry
from tinycall.core.tools.shipped import shipped_registry

CLASSES = {"gpt2": "GPT2LMHeadModel", "llama": "LlamaForCausalLM", "qwen3": "Qwen3ForCausalLM"}
WEIGHTS = "model.safetensors"
TEXT = 'Plot ñandú 中 🙂 ÿ for "x" = 3'
OWN = Tool("timer", "Set a timer", {"type": "object", "properties": {"s": {"type": "integer"}}})


@pytest.fixture
def folder(tmp_path: Path, make_model, tokenizer: Tokenizer) -> Path:
    write_model(tmp_path, make_model(), tokenizer, shipped_registry(), {})
    return tmp_path


def logits(model: Transformer) -> torch.Tensor:
    ids = torch.arange(60).reshape(2, 30) * 5 % model.config.vocab_size
    with torch.inference_mode():
        return model(ids)


@pytest.mark.parametrize("shape", list(CLASSES))
def test_transformers_computes_the_same(tmp_path, make_model, tokenizer, shape: str) -> None:
    model = make_model(shape)
    write_model(tmp_path, model, tokenizer, shipped_registry(), {})
    theirs, report = AutoModelForCausalLM.from_pretrained(tmp_path, output_loading_info=True)
    assert type(theirs).__name__ == CLASSES[shape]
    assert not any(report.values())
    ids = torch.arange(60).reshape(2, 30) * 5 % tokenizer.size
    with torch.inference_mode():
        torch.testing.assert_close(theirs(ids).logits, logits(model), atol=1e-4, rtol=1e-4)


def test_transformers_gives_the_same_ids(folder: Path, tokenizer: Tokenizer) -> None:
    theirs = AutoTokenizer.from_pretrained(folder)
    assert theirs(TEXT, add_special_tokens=False).input_ids == tokenizer.encode(TEXT)
    assert theirs.decode(tokenizer.encode(TEXT)) == TEXT
    assert theirs.eos_token_id == tokenizer.call_close


def test_a_model_comes_back_as_it_was(tmp_path, make_model, tokenizer, shape: str) -> None:
    model = make_model(shape)
    write_model(tmp_path, model, tokenizer, ToolRegistry([OWN]), {"timer": frozenset("s")})
    loaded = load_model(tmp_path)
    assert loaded.config == model.config
    assert torch.equal(logits(loaded.model), logits(model))
    assert loaded.tokenizer.characters == tokenizer.characters
    assert loaded.registry["timer"].schema == OWN.schema
    assert loaded.copied == {"timer": {"s"}}
    assert (tmp_path / "README.md").exists() == (shape == "mix")


def test_the_shipped_tools_come_back_with_their_functions(folder: Path) -> None:
    registry = load_model(folder).registry
    assert registry.names == shipped_registry().names
    assert all(tool.function for tool in registry)


def test_half_precision_weights_load_as_float32(folder: Path) -> None:
    path = folder / WEIGHTS
    whole = load_model(folder).model
    save_file({name: part.bfloat16() for name, part in load_file(path).items()}, path)
    half = load_model(folder).model
    assert half.head.weight.dtype == torch.float32
    torch.testing.assert_close(half.head.weight, whole.head.weight, atol=0.01, rtol=0.01)


def test_what_a_checkpoint_says_of_itself_needs_no_torch(folder: Path) -> None:
    (folder / "trainer.json").write_text('{"step": 400}')
    info = read_checkpoint_info(folder)
    assert (info.step, info.tools, info.tools_shipped) == (400, shipped_registry().names, True)
    assert info.parameters == sum(p.numel() for p in load_model(folder).model.parameters())
    script = (
        "import sys; from pathlib import Path\n"
        "from tinycall.core.model.folder import read_checkpoint_info as read\n"
        "read(Path(sys.argv[1])); assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script, str(folder)], check=True)


def edit_config(**values: object) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        path = folder / "config.json"
        document = json.loads(path.read_text())
        document["tinycall"] |= values
        path.write_text(json.dumps(document))

    return edit


def edit_weights(edit: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda folder: overwrite_bytes(folder / WEIGHTS, edit)


def overwrite_bytes(path: Path, edit: Callable[[bytes], bytes]) -> None:
    path.write_bytes(edit(path.read_bytes()))


def remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def overwrite(name: str, text: str) -> Callable[[Path], None]:
    return lambda folder: overwrite_bytes(folder / name, lambda _: text.encode())


def drop_tensor(folder: Path) -> None:
    path = folder / WEIGHTS
    tensors = load_file(path)
    del tensors["model.norm.weight"]
    save_file(tensors, path)


def whole_numbers(folder: Path) -> None:
    path = folder / WEIGHTS
    save_file({name: part.int() for name, part in load_file(path).items()}, path)


@pytest.mark.parametrize(
    ("harm", "file", "what"),
    [
        (edit_weights(lambda raw: raw[:-1000]), WEIGHTS, "bytes of weights where"),
        (edit_weights(lambda raw: raw + b"x"), WEIGHTS, "bytes of weights where"),
        (edit_weights(lambda raw: raw[:40]), WEIGHTS, "cut off in its header"),
        (edit_weights(lambda raw: b""), WEIGHTS, "cut off in its header"),
        (
            edit_weights(lambda raw: raw[:8] + b"\xff" + raw[9:]),
            WEIGHTS,
            "no safetensors",
        ),
        (edit_weights(lambda raw: b"\x80\x04" + bytes(99)), WEIGHTS, "no safetensors"),
        (edit_config(copied=["query"]), "config.json", "copied is ['query']"),
        (drop_tensor, WEIGHTS, "model.norm.weight is missing"),
        (whole_numbers, WEIGHTS, "holds I32; F32 or BF16 or F16"),
        (edit_config(layers=3), WEIGHTS, "missing"),
        (edit_config(width=64), WEIGHTS, "has the shape"),
        (edit_config(layers=10**9), "config.json", "layers is 1000000000; 1 to 256"),
        (edit_config(norm="batch"), "config.json", "layer or rms"),
        (edit_config(qk_norm=1), "config.json", "true or false"),
        (edit_config(depth=1), "config.json", "depth"),
        (edit_config(vocab_size=300), "tokenizer.json", "where the model has 300"),
        (overwrite("config.json", '{"model_type": "llama"}'), "config.json", "another program"),
        (overwrite("config.json", "{"), "config.json", "not JSON"),
        (overwrite("tokenizer.json", "[]"), "tokenizer.json", "tokenizer"),
        (remove("config.json"), "config.json", "missing"),
        (remove(WEIGHTS), WEIGHTS, "missing"),
        (remove("tokenizer.json"), "tokenizer.json", "tokenizer"),
    ],
)
def test_a_broken_folder_is_refused_by_the_name_of_its_file(
    folder: Path, harm: Callable[[Path], None], file: str, what: str
) -> None:
    harm(folder)
    with pytest.raises(TinycallError) as refused:
        load_model(folder)
    assert refused.value.where.endswith(file)
    assert what in str(refused.value)
    assert refused.value.accepted
