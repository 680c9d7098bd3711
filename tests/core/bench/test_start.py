from __future__ import annotations

import pytest

from tinycall.core import bench
from tinycall.core.bench import start, terminal
from tinycall.core.calls import TinycallError


@pytest.mark.parametrize(
    ("output", "shown"),
    [
        (b"", False),
        (b"Traceback (most recent call last):\r\n", False),
        (b"\x1b[?1049h\x1b[?1000h\x1b[?25l\x1b[>1u\x1b[?2026$p", False),
        (b"\x1b[?1049h\x1b[2;1H\x1b[48;2;18;18;18m      \x1b[0m\r\n", False),
        (b"\x1b[?1049h\x1b]0;tinycall\x07\x1bP+q4d73\x1b\\\x1b(B", False),
        (b"\x1b[?1049h\x1b]0;tiny", False),
        (b"\x1b[?1049h\x1b[38;2;2", False),
        (b"\x1b[?1049h\x1b[2;1H\x1b[1m  R", True),
        ("\x1b[?1049h\x1b[Htinycall ┌─".encode(), True),
    ],
)
def test_a_frame_is_told_from_the_sequences_around_it(output: bytes, shown: bool) -> None:
    assert terminal.drawn(output) is shown


def test_an_app_that_never_draws_is_an_error_with_its_last_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(start, "_WATCHED", "print('{descriptor} is open'); print('goodbye')")
    with pytest.raises(TinycallError, match="ended, and its last line was: goodbye"):
        bench.run(["start"])


def test_an_import_of_torch_before_the_first_frame_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    app = "import sys; print(chr(27) + '[?1049h frame', flush=True); sys.stdin.read()"
    lines = start._WATCHED.split("from tinycall")[0]
    monkeypatch.setattr(start, "REPEATS", 1)
    monkeypatch.setattr(start, "_help", lambda: (0.1, False))
    monkeypatch.setattr(start, "_WATCHED", lines + app)
    assert bench.run(["start"])["start"]["first_frame_imports_torch"] is False
    monkeypatch.setattr(start, "_WATCHED", f"{lines}import torch.version; {app}")
    assert bench.run(["start"])["start"]["first_frame_imports_torch"] is True
