"""The grammar: whatever it lets through is a CALL that the registry takes."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tinycall.core.calls import Call, TinycallError
from tinycall.core.model.grammar import Grammar, Matcher
from tinycall.core.tokenizer import Tokenizer
from tinycall.core.tools.registry import Tool, ToolRegistry
from tinycall.core.tools.schema import in_schema_order
from tinycall.core.tools.shipped import shipped_registry

END = "\n</call>"
SEVERAL = {"type": "array", "items": {"type": "string"}, "minItems": 2}
ONE_OR_MORE = {"anyOf": [{"type": "string"}, SEVERAL]}


def declared(**schemas: dict[str, Any]) -> ToolRegistry:
    return ToolRegistry(Tool(name, "", schema) for name, schema in schemas.items())


@pytest.fixture
def frames() -> ToolRegistry:
    """Tools in the shape of those that people bring: everything optional, nothing bounded."""
    names = ("artist", "entity_name", "music_item", "playlist", "playlist_owner")
    playlist = {
        "type": "object",
        "properties": {name: ONE_OR_MORE | {"description": name} for name in names},
        "additionalProperties": False,
    }
    book = {
        "type": "object",
        "properties": {
            "name": {"type": "string", "format": "restaurant"},
            "party": {"type": "integer", "minimum": 1},
            "spend": {"type": ["number", "null"]},
            "notes": {},
            "extras": {"type": "object", "maxProperties": 1},
            "seats": {"type": "array", "items": {"$ref": "#/$defs/seat"}},
        },
        "required": ["name", "party"],
        "$defs": {"seat": {"type": "object", "properties": {"row": {"enum": ["é", "b"]}}}},
    }
    return declared(AddToPlaylist=playlist, book_table=book, ping={})


def walk(
    matcher: Matcher, tokenizer: Tokenizer, chance: random.Random, most: int = 10_000
) -> tuple[list[int], str]:
    """A CALL of random allowed tokens: its ids and its text."""
    ids = matcher.forced()
    while ids[-1:] != [tokenizer.call_close] and len(ids) < most:
        allowed = [token for token, bit in enumerate(matcher.allowed()) if bit]
        token = chance.choice(allowed)
        matcher.take([token])
        ids = [*ids, token, *matcher.forced()]
    return ids, b"".join(map(tokenizer.token_bytes, ids)).decode("utf-8")


def accepts(grammar: Grammar, tokenizer: Tokenizer, text: str) -> bool:
    matcher = grammar.start()
    for token in [*tokenizer.encode(text + "\n"), tokenizer.call_close]:
        if not matcher.allowed()[token]:
            return False
        matcher.take([token])
    return True


@pytest.mark.parametrize("budget", [60, 100, 240])
def test_a_closing_form_ends_within_its_budget(
    tokenizer: Tokenizer, frames: ToolRegistry, budget: int
) -> None:
    chance = random.Random(budget)
    for registry in (shipped_registry(), frames):
        grammar = Grammar(registry, tokenizer)
        for name in registry.names:
            for _ in range(30):
                matcher = grammar.closing(tokenizer.encode(f"CALL {name} {{"), budget)
                assert matcher is not None
                ids, text = walk(matcher, tokenizer, chance)
                assert len(ids) <= budget
                assert registry.parse(text.removesuffix(END)).tool == name


def test_whatever_the_whole_form_closes_is_valid_and_spelled_one_way(
    tokenizer: Tokenizer, frames: ToolRegistry
) -> None:
    chance = random.Random(3)
    for registry in (shipped_registry(), frames):
        grammar = Grammar(registry, tokenizer)
        closed = 0
        for _ in range(60):
            try:
                ids, text = walk(grammar.start(), tokenizer, chance, 2000)
            except UnicodeDecodeError:
                continue
            if ids[-1] == tokenizer.call_close:
                closed += 1
                line = text.removesuffix(END)
                call = registry.parse(line)
                assert list(call.args) == list(
                    in_schema_order(registry[call.tool].schema, call.args)
                )
                assert all(token > 131 or token < 4 for token in ids if _is_ascii(tokenizer, token))
        assert closed > 20


def _is_ascii(tokenizer: Tokenizer, token: int) -> bool:
    return tokenizer.token_bytes(token) < b"\x80"


def test_long_real_lists_pass(tokenizer: Tokenizer) -> None:
    registry = shipped_registry()
    grammar = Grammar(registry, tokenizer)
    values = [round(-7.25 + 0.5 * index, 2) for index in range(200)]
    for args in (
        {"kind": "histogram", "values": values, "bins": 12, "title": 'Größe "A" 中🙂 \\ ÿ'},
        {"kind": "bar", "labels": [f"month {i}" for i in range(40)], "values": list(range(40))},
    ):
        assert accepts(grammar, tokenizer, registry.format(Call("plot", args)))


def test_what_no_schema_takes_does_not_pass(tokenizer: Tokenizer) -> None:
    grammar = Grammar(shipped_registry(), tokenizer)
    assert accepts(grammar, tokenizer, 'CALL search {"query":"x","top_k":3}')
    for text in (
        'CALL search {"query":"x", "top_k":3}',
        'CALL search {"top_k":3,"query":"x"}',
        'CALL search {"query":"x","top_k":9}',
        'CALL search {"query":""}',
        'CALL search {"query":"\\u00e9"}',
        'CALL search {"query":"x\n"}',
        'CALL finder {"query":"x"}',
        'CALL plot {"kind":"line","y":[1e999]}',
    ):
        assert not accepts(grammar, tokenizer, text)


def test_bytes_that_are_not_utf8_cannot_come(tokenizer: Tokenizer) -> None:
    start = Grammar(shipped_registry(), tokenizer).start()
    start.take(tokenizer.encode('CALL search {"query":"'))
    first = 4
    for lead, follow in ((0xC3, 0x41), (0xE0, 0x80), (0xED, 0xA0), (0xF0, 0x80), (0xF4, 0x90)):
        matcher = start.copy()
        assert matcher.allowed()[first + lead]
        matcher.take([first + lead])
        assert not matcher.allowed()[first + follow]
        assert not matcher.allowed()[tokenizer.encode('"')[0]]
    for wrong in (0x80, 0xC0, 0xC1, 0xF5, 0xFF):
        assert not start.allowed()[first + wrong]


def test_what_is_forced_needs_no_choice(tokenizer: Tokenizer) -> None:
    start = Grammar(shipped_registry(), Tokenizer.of(())).start()
    assert tokenizer.decode(start.forced()) == "CALL "
    start.take(tokenizer.encode("c"))
    assert tokenizer.decode(start.forced()) == 'alculator {"expression":"'
    start.take(tokenizer.encode('1"'))
    assert start.forced() == [*tokenizer.encode("}\n"), tokenizer.call_close]


def test_a_frame_and_its_characters_are_left_to_the_model() -> None:
    tokenizer = Tokenizer.of((), ('CALL search {"query":"', ',"top_k":'))
    matcher = Grammar(shipped_registry(), tokenizer).start()
    assert matcher.forced() == []
    for frame, free in (('CALL search {"query":"', "tea"), (',"top_k":', "3")):
        token = tokenizer.encode_frames(frame)
        assert len(token) == 1
        assert matcher.allowed()[token[0]]
        assert matcher.allowed()[tokenizer.encode(frame)[0]]
        matcher.take([*token, *tokenizer.encode(free)])
        if free == "tea":
            matcher.take(tokenizer.encode('"'))
    assert matcher.forced() == [*tokenizer.encode("}\n"), tokenizer.call_close]


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        ({"type": "array", "uniqueItems": True}, "uniqueItems"),
        ({"not": {"type": "string"}}, "not"),
        ({"if": {"type": "string"}, "then": {"maxLength": 3}}, "if"),
        ({"type": "string", "pattern": "(?=a)b"}, "look-ahead"),
    ],
)
def test_an_unsupported_schema_names_tool_and_feature(
    tokenizer: Tokenizer, schema: dict[str, Any], reason: str
) -> None:
    registry = declared(fine={"type": "object"}, odd={"properties": {"a": schema}})
    with pytest.raises(TinycallError) as refused:
        Grammar(registry, tokenizer)
    assert refused.value.where == "grammar of the tool odd"
    assert reason in refused.value.what


def test_no_tools_make_no_grammar(tokenizer: Tokenizer) -> None:
    with pytest.raises(TinycallError, match="no tools to call"):
        Grammar(ToolRegistry(), tokenizer)


def test_a_call_that_no_budget_closes_has_no_closing_form(tokenizer: Tokenizer) -> None:
    grammar = Grammar(shipped_registry(), tokenizer)
    chosen = tokenizer.encode("CALL plot {")
    shortest = len('CALL plot {"kind":"line","y":[0]}') + len("\n") + 1
    assert grammar.closing(chosen, shortest) is not None
    assert grammar.closing(chosen, shortest - 1) is None
    assert grammar.closing(tokenizer.encode("CALL pl"), 240) is None
