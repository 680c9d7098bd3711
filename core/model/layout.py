"""What a checkpoint calls its tensors: the names and forms that transformers reads; no torch."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from tinycall.core.model.config import LAYER_NORM_EPS, RMS_NORM_EPS, ROPE_THETA, ModelConfig

Architecture = Literal["gpt2", "llama", "qwen3", "tinycall"]
Sizes = tuple[int, ...]

_GPT2 = {
    "tokens": ("transformer.wte",),
    "places": ("transformer.wpe",),
    "norm": ("transformer.ln_f",),
    "head": ("lm_head",),
    "attention_norm": ("ln_1",),
    "attention.qkv": ("attn.c_attn",),
    "attention.out": ("attn.c_proj",),
    "mlp_norm": ("ln_2",),
    "mlp.up": ("mlp.c_fc",),
    "mlp.down": ("mlp.c_proj",),
}
_LLAMA = {
    "tokens": ("model.embed_tokens",),
    "norm": ("model.norm",),
    "head": ("lm_head",),
    "attention_norm": ("input_layernorm",),
    "attention.qkv": ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
    "attention.q_norm": ("self_attn.q_norm",),
    "attention.k_norm": ("self_attn.k_norm",),
    "attention.out": ("self_attn.o_proj",),
    "mlp_norm": ("post_attention_layernorm",),
    "mlp.gate_up": ("mlp.gate_proj", "mlp.up_proj"),
    "mlp.down": ("mlp.down_proj",),
}
_CLASSES = {"gpt2": "GPT2LMHeadModel", "llama": "LlamaForCausalLM", "qwen3": "Qwen3ForCausalLM"}


@dataclass(frozen=True)
class Stored:
    """One tensor of model.safetensors: some rows of a parameter, transposed or not.

    `shape` is that of the stored tensor; `first` is the first of its rows in the parameter.
    """

    name: str
    parameter: str
    shape: Sizes
    first: int = 0
    transposed: bool = False


def architecture(config: ModelConfig) -> Architecture:
    """The model type of transformers that computes the same, or `tinycall` where none does."""
    mix = (config.norm, config.positions, config.mlp)
    if mix == ("layer", "learned", "gelu") and not config.qk_norm:
        return "gpt2"
    if mix == ("rms", "rope", "swiglu"):
        return "qwen3" if config.qk_norm else "llama"
    return "tinycall"


def parameter_shapes(config: ModelConfig) -> Iterator[tuple[str, Sizes]]:
    """Names and shapes of the parameters of `Transformer`."""
    width, hidden = config.width, config.hidden

    def linear(name: str, inputs: int, outputs: int) -> Iterator[tuple[str, Sizes]]:
        yield f"{name}.weight", (outputs, inputs)
        if config.bias:
            yield f"{name}.bias", (outputs,)

    def norm(name: str) -> Iterator[tuple[str, Sizes]]:
        yield f"{name}.weight", (width,)
        if config.norm == "layer":
            yield f"{name}.bias", (width,)

    yield "tokens.weight", (config.vocab_size, width)
    if config.positions == "learned":
        yield "places.weight", (config.context, width)
    for block in (f"blocks.{layer}" for layer in range(config.layers)):
        yield from norm(f"{block}.attention_norm")
        yield from linear(f"{block}.attention.qkv", width, 3 * width)
        yield from linear(f"{block}.attention.out", width, width)
        if config.qk_norm:
            yield f"{block}.attention.q_norm.weight", (config.head_size,)
            yield f"{block}.attention.k_norm.weight", (config.head_size,)
        yield from norm(f"{block}.mlp_norm")
        if config.mlp == "gelu":
            yield from linear(f"{block}.mlp.up", width, hidden)
        else:
            yield from linear(f"{block}.mlp.gate_up", width, 2 * hidden)
        yield from linear(f"{block}.mlp.down", hidden, width)
    yield from norm("norm")
    yield "head.weight", (config.vocab_size, width)


def stored_tensors(config: ModelConfig) -> list[Stored]:
    """The tensors of model.safetensors; together they hold every parameter once."""
    kind = architecture(config)
    if kind == "tinycall":
        return [Stored(name, name, shape) for name, shape in parameter_shapes(config)]
    names, prefix = (_GPT2, "transformer.h") if kind == "gpt2" else (_LLAMA, "model.layers")
    tensors: list[Stored] = []
    for parameter, shape in parameter_shapes(config):
        path, _, leaf = parameter.rpartition(".")
        front = ""
        if path.startswith("blocks."):
            _, layer, path = path.split(".", 2)
            front = f"{prefix}.{layer}."
        # GPT2 keeps its linear layers as Conv1D, whose weights are (inputs, outputs).
        transposed = kind == "gpt2" and "." in path and leaf == "weight"
        parts = names[path]
        rows = shape[0] // len(parts)
        part: Sizes = (rows, *shape[1:])
        if transposed:
            part = part[::-1]
        tensors += [
            Stored(f"{front}{name}.{leaf}", parameter, part, index * rows, transposed)
            for index, name in enumerate(parts)
        ]
    return tensors


def transformers_config(config: ModelConfig, end: int) -> dict[str, Any]:
    """What transformers reads from config.json; `end` is the id of the token that ends a CALL."""
    kind = architecture(config)
    if kind == "tinycall":
        return {"model_type": kind}
    common = {
        "model_type": kind,
        "architectures": [_CLASSES[kind]],
        "vocab_size": config.vocab_size,
        "tie_word_embeddings": False,
        "bos_token_id": None,
        "eos_token_id": end,
        "dtype": "float32",
    }
    if kind == "gpt2":
        return common | {
            "n_layer": config.layers,
            "n_head": config.heads,
            "n_embd": config.width,
            "n_inner": config.hidden,
            "n_positions": config.context,
            "activation_function": "gelu",
            "layer_norm_epsilon": LAYER_NORM_EPS,
            "resid_pdrop": 0.0,
            "embd_pdrop": 0.0,
            "attn_pdrop": 0.0,
        }
    return common | {
        "num_hidden_layers": config.layers,
        "num_attention_heads": config.heads,
        "num_key_value_heads": config.heads,
        "head_dim": config.head_size,
        "hidden_size": config.width,
        "intermediate_size": config.hidden,
        "max_position_embeddings": config.context,
        "hidden_act": "silu",
        "rms_norm_eps": RMS_NORM_EPS,
        "rope_parameters": {"rope_type": "default", "rope_theta": ROPE_THETA},
        "attention_bias": False,
    }


def count(shape: Sizes) -> int:
    """How many numbers a tensor holds."""
    return math.prod(shape)
