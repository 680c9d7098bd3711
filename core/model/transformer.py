"""The decoder-only transformer, in the shapes that transformers knows as GPT2, Llama and Qwen3."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint

from tinycall.core.model.config import LAYER_NORM_EPS, RMS_NORM_EPS, ROPE_THETA, ModelConfig

# Slots that a cache grows by beyond what is asked for.
_ROOM = 32


class KVCache:
    """The keys and values of what each row has read so far; rows may differ in length.

    `keys` and `values` are (layers, batch, heads, capacity + 1, head_size). The last slot takes
    what padding writes and is never read. `lengths` lives on the host, where decoding needs it.
    The capacity grows with what is read, up to the context.
    """

    def __init__(self, model: Transformer, batch: int, capacity: int | None = None) -> None:
        config, like = model.config, model.head.weight
        self.capacity = min(config.context, capacity or config.context)
        shape = (config.layers, batch, config.heads, self.capacity + 1, config.head_size)
        self.lengths = [0] * batch
        self.keys = like.new_zeros(shape)
        self.values = like.new_zeros(shape)

    def make_room(self, tokens: int, context: int) -> None:
        """Have slots for so many tokens in each row."""
        if tokens > self.capacity:
            more = min(context, tokens + _ROOM) - self.capacity
            self.keys = F.pad(self.keys, (0, 0, 0, more))
            self.values = F.pad(self.values, (0, 0, 0, more))
            self.capacity += more

    def keep(self, rows: list[int]) -> None:
        """Go on with these rows alone."""
        index = torch.tensor(rows, device=self.keys.device)
        self.lengths = [self.lengths[row] for row in rows]
        self.keys = self.keys.index_select(1, index)
        self.values = self.values.index_select(1, index)


class _Step:
    """Where the new tokens of one forward pass go in the cache, and what each of them sees."""

    def __init__(self, cache: KVCache, context: int, tokens: int, counts: list[int]) -> None:
        self.cache = cache
        ends = [length + count for length, count in zip(cache.lengths, counts, strict=True)]
        if max(ends) > context or max(counts) > tokens:
            raise ValueError(f"{max(ends)} tokens do not fit a context of {context}")
        cache.make_room(max(ends), context)
        self.seen = max(ends)
        self.rows: Tensor | None = None
        self.mask: Tensor | None = None
        self.start = cache.lengths[0]
        device = cache.keys.device
        if len(set(cache.lengths)) == 1 and set(counts) == {tokens}:
            self.slots = torch.arange(self.start, self.seen, device=device)
            if tokens > 1 and self.start > 0:
                seen = torch.arange(self.seen, device=device)
                self.mask = seen <= self.slots[:, None]
        else:
            offsets = torch.arange(tokens, device=device)
            starts = torch.tensor([cache.lengths, counts], device=device)[..., None]
            padding = offsets >= starts[1]
            self.slots = (starts[0] + offsets).masked_fill(padding, cache.capacity)
            self.rows = torch.arange(len(counts), device=device)[:, None]
            seen = torch.arange(self.seen, device=device)
            self.mask = (seen <= self.slots[..., None])[:, None]
        self.positions = self.slots.clamp(max=context - 1)
        self.causal = tokens > 1 and self.mask is None
        cache.lengths = ends

    def store(self, layer: int, key: Tensor, value: Tensor) -> tuple[Tensor, Tensor]:
        """Write (batch, heads, tokens, head_size) into the cache; return all that may be seen."""
        keys, values = self.cache.keys[layer], self.cache.values[layer]
        if self.rows is None:
            keys[:, :, self.start : self.seen] = key
            values[:, :, self.start : self.seen] = value
        else:
            keys[self.rows, :, self.slots] = key.transpose(1, 2)
            values[self.rows, :, self.slots] = value.transpose(1, 2)
        return keys[:, :, : self.seen], values[:, :, : self.seen]


class Attention(nn.Module):
    """Causal self-attention over (batch, tokens, width)."""

    def __init__(self, config: ModelConfig, layer: int) -> None:
        super().__init__()
        self.heads, self.layer = config.heads, layer
        self.qkv = nn.Linear(config.width, 3 * config.width, bias=config.bias)
        self.out = nn.Linear(config.width, config.width, bias=config.bias)
        # RMSNorm over each head before the rotation, as in Qwen3 (arXiv 2505.09388).
        self.q_norm = nn.RMSNorm(config.head_size, RMS_NORM_EPS) if config.qk_norm else None
        self.k_norm = nn.RMSNorm(config.head_size, RMS_NORM_EPS) if config.qk_norm else None

    def forward(self, x: Tensor, rotation: Tensor | None, step: _Step | None) -> Tensor:
        query, key, value = self.qkv(x).unflatten(-1, (3, self.heads, -1)).unbind(2)
        if self.q_norm is not None and self.k_norm is not None:
            query, key = self.q_norm(query), self.k_norm(key)
        if rotation is not None:
            query, key = rotate(query, rotation), rotate(key, rotation)
        query, key, value = query.transpose(1, 2), key.transpose(1, 2), value.transpose(1, 2)
        if step is None:
            y = F.scaled_dot_product_attention(query, key, value, is_causal=True)
        else:
            key, value = step.store(self.layer, key, value)
            y = F.scaled_dot_product_attention(query, key, value, step.mask, is_causal=step.causal)
        out: Tensor = self.out(y.transpose(1, 2).flatten(2))
        return out


def rotation_table(context: int, head_size: int) -> Tensor:
    """Cosines and signed sines of RoPE (arXiv 2104.09864), as (2, context, 1, head_size).

    Halves of a head are rotated against each other, as GPT-NeoX and Llama in transformers do.
    """
    frequencies = ROPE_THETA ** (-torch.arange(0, head_size, 2).float() / head_size)
    angles = torch.outer(torch.arange(context).float(), frequencies)
    cosines, sines = angles.cos(), angles.sin()
    table = torch.stack((torch.cat((cosines, cosines), -1), torch.cat((-sines, sines), -1)))
    return table[:, :, None]


def rotate(x: Tensor, rotation: Tensor) -> Tensor:
    """Turn (batch, tokens, heads, head_size) by the angles of its positions."""
    cosines, sines = rotation.unbind(0)
    return torch.addcmul(x * cosines, x.roll(x.size(-1) // 2, -1), sines)


class GeluMlp(nn.Module):
    """The two-matrix MLP of GPT-2, with the exact GELU."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.up = nn.Linear(config.width, config.hidden, bias=config.bias)
        self.down = nn.Linear(config.hidden, config.width, bias=config.bias)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.down(F.gelu(self.up(x)))
        return out


class SwigluMlp(nn.Module):
    """The gated MLP of Llama (arXiv 2002.05202)."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.gate_up = nn.Linear(config.width, 2 * config.hidden, bias=config.bias)
        self.down = nn.Linear(config.hidden, config.width, bias=config.bias)

    def forward(self, x: Tensor) -> Tensor:
        gate, up = self.gate_up(x).chunk(2, -1)
        out: Tensor = self.down(F.silu(gate) * up)
        return out


def _norm(config: ModelConfig) -> nn.Module:
    if config.norm == "layer":
        return nn.LayerNorm(config.width, LAYER_NORM_EPS)
    return nn.RMSNorm(config.width, RMS_NORM_EPS)


class Block(nn.Module):
    """Attention and MLP, each behind its norm and added to the residual stream."""

    def __init__(self, config: ModelConfig, layer: int) -> None:
        super().__init__()
        self.attention_norm = _norm(config)
        self.attention = Attention(config, layer)
        self.mlp_norm = _norm(config)
        self.mlp = GeluMlp(config) if config.mlp == "gelu" else SwigluMlp(config)
        self.drop = nn.Dropout(0.0)

    def forward(self, x: Tensor, rotation: Tensor | None, step: _Step | None) -> Tensor:
        x = x + self.drop(self.attention(self.attention_norm(x), rotation, step))
        out: Tensor = x + self.drop(self.mlp(self.mlp_norm(x)))
        return out


class Transformer(nn.Module):
    """Token ids to logits.

    Batches of unequal samples are padded on the right and need no mask: attention looks back only,
    so no real token ever sees the padding.
    """

    rotation: Tensor | None
    # Whether training computes the blocks again on the way back and keeps less of them in memory.
    recompute = False

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        learned = config.positions == "learned"
        self.tokens = nn.Embedding(config.vocab_size, config.width)
        self.places = nn.Embedding(config.context, config.width) if learned else None
        self.drop = nn.Dropout(0.0)
        self.blocks = nn.ModuleList(Block(config, layer) for layer in range(config.layers))
        self.norm = _norm(config)
        self.head = nn.Linear(config.width, config.vocab_size, bias=False)
        table = None if learned else rotation_table(config.context, config.head_size)
        self.register_buffer("rotation", table, persistent=False)
        self.draw()

    def draw(self, generator: torch.Generator | None = None) -> None:
        """Give all parameters fresh values, from torch's shared generator or from this one."""
        for module in self.modules():
            if isinstance(module, nn.Linear | nn.Embedding):
                nn.init.normal_(module.weight, std=0.02, generator=generator)
            if isinstance(module, nn.Linear) and module.bias is not None:
                nn.init.zeros_(module.bias)
            if isinstance(module, nn.LayerNorm | nn.RMSNorm):
                module.reset_parameters()
        for name, parameter in self.named_parameters():
            # Every block starts as the identity, which lets training take larger steps.
            if name.endswith(("out.weight", "down.weight")):
                nn.init.zeros_(parameter)

    def drop_out(self, share: float) -> None:
        """In training, drop this share of the embeddings and of what each block adds to them.

        Dropout as in arXiv 1207.0580, at the places where GPT-2 has it outside the attention.
        """
        for module in self.modules():
            if isinstance(module, nn.Dropout):
                module.p = share

    def forward(
        self, ids: Tensor, cache: KVCache | None = None, counts: list[int] | None = None
    ) -> Tensor:
        """Logits (batch, tokens, vocab) for ids (batch, tokens); see `features`."""
        logits: Tensor = self.head(self.features(ids, cache, counts))
        return logits

    def features(
        self, ids: Tensor, cache: KVCache | None = None, counts: list[int] | None = None
    ) -> Tensor:
        """What `head` turns into logits: (batch, tokens, width) for ids (batch, tokens).

        With a cache the ids follow on what each row has read. `counts` says how many of them are
        real in each row, all by default; the rest is padding on the right, its output meaningless.
        Raises ValueError where a row would grow past the context.
        """
        batch, tokens = ids.shape
        step = None
        if cache is not None:
            counts = counts if counts is not None else [tokens] * batch
            step = _Step(cache, self.config.context, tokens, counts)
        elif tokens > self.config.context:
            raise ValueError(f"{tokens} tokens do not fit a context of {self.config.context}")
        x = self.tokens(ids)
        at = step.positions if step else torch.arange(tokens, device=ids.device)
        if self.places is not None:
            x = x + self.places(at)
        x = self.drop(x)
        rotation = self.rotation[:, at] if self.rotation is not None else None
        for block in self.blocks:
            if self.recompute and self.training:
                x = checkpoint(block, x, rotation, step, use_reentrant=False)
            else:
                x = block(x, rotation, step)
        out: Tensor = self.norm(x)
        return out


def unfilled_model(config: ModelConfig) -> Transformer:
    """A model whose parameters are still to be written, on the CPU.

    It takes no random numbers, and so does not disturb a run in another thread.
    """
    with torch.device("meta"):
        model = Transformer(config)
    model.to_empty(device="cpu")
    if model.rotation is not None:
        model.rotation.copy_(rotation_table(config.context, config.head_size))
    return model


def fresh_model(config: ModelConfig, seed: int) -> Transformer:
    """A model before its first step, the same for the same seed."""
    model = unfilled_model(config)
    model.draw(torch.Generator().manual_seed(seed))
    return model
