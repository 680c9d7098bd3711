"""A development set holds nothing that is trained on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.dataset.dividing import divide
from tinycall.core.dataset.sample import Sample

REQUESTS = st.lists(
    st.sampled_from(["a", "b", " a", "c", "d", "e", "b  "]), min_size=1, max_size=60
)


@given(REQUESTS, st.integers(2, 12))
def test_no_request_stands_on_both_sides(requests: list[str], every: int) -> None:
    samples = [Sample("search", user, f"CALL {index}") for index, user in enumerate(requests)]
    train, dev = divide(samples, every)
    assert not {one.user.strip() for one in train} & {one.user.strip() for one in dev}
    assert train == [one for number, one in enumerate(samples, 1) if number % every]
    trained = {one.user.strip() for one in train}
    taken = [one for number, one in enumerate(samples, 1) if not number % every]
    assert dev == [one for one in taken if one.user.strip() not in trained]
