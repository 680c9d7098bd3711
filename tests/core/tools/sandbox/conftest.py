"""The sandbox, where there can be one, and the folder of what is tried on it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

# What is shared here is also run as a script, and is found then in the folder of the script.
sys.path.insert(0, str(Path(__file__).parent))

pytest.register_assert_rewrite("attacks")

from attacks.world import SAFE, UNSAFE  # noqa: E402

from tinycall.core.tools.sandbox import bubblewrap  # noqa: E402
from tinycall.core.tools.sandbox.sandbox import Sandbox  # noqa: E402


@pytest.fixture(scope="session")
def sandbox() -> Sandbox:
    """The sandbox; a machine without one is passed by, but not where everything is checked."""
    if found := SAFE.flaw():
        missing = bubblewrap.missing()
        if (missing or "bwrap: " in found) and "CI" not in os.environ:
            pytest.skip(f"{found}; this takes the package bubblewrap, and user namespaces")
        pytest.fail(found)
    return SAFE


@pytest.fixture(params=["plain process", "sandbox"])
def either(request: pytest.FixtureRequest) -> Sandbox:
    """The sandbox, and the watcher without it."""
    if request.param == "plain process":
        return UNSAFE
    found: Sandbox = request.getfixturevalue("sandbox")
    return found
