"""Some random programs, the same each time: nothing of them is left."""

from __future__ import annotations

import pytest
from random_programs import program_code, run_all


@pytest.mark.usefixtures("sandbox")
def test_random_programs_leave_nothing() -> None:
    summary = run_all(20, seed=1)
    assert summary.wrong == ()
    assert summary.ended.total() == 20
    assert len(summary.ended) > 1


def test_programs_can_be_had_again() -> None:
    codes = [program_code(number, seed=0) for number in range(200)]
    assert codes == [program_code(number, seed=0) for number in range(200)]
    assert len(set(codes)) > 150
    for code in codes:
        compile(code, "program", "exec")
