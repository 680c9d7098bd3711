"""The shell in an empty working directory, with a runner that trains and runs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fakes.shell import FakeRunner, Shell

import tinycall.core.runner


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Shell:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TINYCALL_WORKSPACE", raising=False)
    fake = Shell(capsys, [], {})

    def make(workspace: Path, **options: Any) -> FakeRunner:
        fake.runners.append(FakeRunner(workspace, **options, **fake.settings))
        return fake.runners[-1]

    monkeypatch.setattr(tinycall.core.runner, "Runner", make)
    return fake
