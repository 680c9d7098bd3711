"""Every attempt: outside it succeeds, so that it means something that the sandbox holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from attacks.attempt import Attempt
from attacks.files import left_folders
from attempts import ATTEMPTS

from tinycall.core.tools.sandbox import bubblewrap
from tinycall.core.tools.sandbox.program import Outcome, Program
from tinycall.core.tools.sandbox.proof import flaw
from tinycall.core.tools.sandbox.sandbox import Sandbox

EACH = pytest.mark.parametrize("attempt", ATTEMPTS, ids=[attempt.name for attempt in ATTEMPTS])


@pytest.fixture(autouse=True)
def clean() -> Iterator[None]:
    yield
    assert not left_folders()


@EACH
@pytest.mark.usefixtures("sandbox")
def test_succeeds_outside(attempt: Attempt) -> None:
    if lacking := attempt.lacks():
        pytest.skip(lacking)
    assert attempt.succeeds_outside()


@EACH
@pytest.mark.usefixtures("sandbox")
def test_is_held(attempt: Attempt) -> None:
    assert attempt.is_held()


def test_all_are_there() -> None:
    assert {attempt.number for attempt in ATTEMPTS}.issuperset(range(1, 39))
    assert len({attempt.name for attempt in ATTEMPTS}) == len(ATTEMPTS)


def test_proof_finds_what_a_plain_process_can_do() -> None:
    found = flaw(Sandbox(unsafe=True).run, None)
    for deed in (
        "read a file of yours",
        "write outside",
        "connect to this machine",
        "signal another process",
        "see your environment",
    ):
        assert deed in found


def test_proof_finds_a_sandbox_in_which_nothing_works(sandbox: Sandbox) -> None:
    def broken(program: Program) -> Outcome:
        return replace(sandbox.run(program), output="")

    assert "harmless program fails" in flaw(broken, bubblewrap.owner())
