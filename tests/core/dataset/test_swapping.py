"""Values go from sample to sample in the request and in the call alike."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.dataset.sample import Sample
from tinycall.core.dataset.swapping import ValueSwaps
from tinycall.core.tools.registry import Tool, ToolRegistry

TEXTS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
PLAY = Tool(
    "play",
    "",
    {
        "type": "object",
        "properties": {"artist": TEXTS, "sort": {"enum": ["top", "new"]}},
        "additionalProperties": False,
    },
)
REGISTRY = ToolRegistry([PLAY])


def sample(user: str, call: str) -> Sample:
    return Sample("play", user, f"CALL play {call}")


SAMPLES = [
    sample("play Ana Lund now", '{"artist":"Ana Lund"}'),
    sample("put on the top songs of Bo", '{"artist":"Bo","sort":"top"}'),
    sample("new Cy (live) and Di", '{"artist":["Cy (live)","Di"],"sort":"new"}'),
    sample("Bo or Bo", '{"artist":"Bo"}'),
    sample("something by them", '{"artist":"the band"}'),
]
ARTISTS = {"Ana Lund", "Bo", "Cy (live)", "Di"}
SWAPS = ValueSwaps(SAMPLES, REGISTRY)


@given(st.sampled_from(SAMPLES), st.integers())
def test_a_new_value_stands_in_request_and_call(before: Sample, seed: int) -> None:
    after = SWAPS.draw(before, Random(seed))
    old, new = (REGISTRY.parse(one.call).args for one in (before, after))
    assert old.keys() == new.keys()
    as_list = new["artist"] if isinstance(new["artist"], list) else [new["artist"]]
    if before in SAMPLES[:3]:
        assert set(as_list) <= ARTISTS
        assert all(artist in after.user for artist in as_list)
        assert len(as_list) == (2 if before is SAMPLES[2] else 1)
    else:
        assert after == before


def test_values_do_change_and_the_frame_stays() -> None:
    told = {SWAPS.draw(SAMPLES[1], Random(seed)).user for seed in range(60)}
    assert len(told) > 4
    assert all(user.startswith("put on the ") and " songs of " in user for user in told)


def test_the_same_generator_gives_the_same_sample() -> None:
    one, other = (SWAPS.draw(SAMPLES[2], Random(5)) for _ in range(2))
    assert one == other
