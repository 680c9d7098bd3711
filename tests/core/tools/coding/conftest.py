"""One sandbox, proven once, for every test of the tools for code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tinycall.core.tools.confirming import without_asking
from tinycall.core.tools.registry import ToolContext
from tinycall.core.tools.sandbox.sandbox import Sandbox


@pytest.fixture(scope="session")
def sandbox() -> Sandbox:
    sandbox = Sandbox()
    if (flaw := sandbox.flaw()) and not os.environ.get("CI"):
        pytest.skip(flaw)
    return sandbox


@pytest.fixture
def context(sandbox: Sandbox, tmp_path: Path) -> ToolContext:
    """A context in which everything is let through, with time enough on a busy machine."""
    return ToolContext(
        tmp_path / "artifacts",
        documentation=tmp_path / "documentation",
        sandbox=sandbox,
        confirm=without_asking,
        timeouts=dict.fromkeys(
            ("execute_python", "execute_bash", "run_tests", "analyze_code", "debug_code"), 60.0
        ),
    )
