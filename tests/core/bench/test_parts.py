"""What each part promises: its keys, its plain pieces, a reference that cannot be used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import torch

from tinycall.core import bench
from tinycall.core.bench import converging, datasets, generating, training
from tinycall.core.bench.ours import Turns, our_run
from tinycall.core.bench.plain import PlainTraining, plain_decode
from tinycall.core.bench.reference import load_reference
from tinycall.core.bench.terminal import Terminal, end
from tinycall.core.bench.turns import percentile, ratio
from tinycall.core.bench.typing import type_keys
from tinycall.core.calls import TinycallError
from tinycall.core.dataset.encoding import EncodedSample
from tinycall.core.dataset.sample import Sample
from tinycall.core.model.config import ModelConfig
from tinycall.core.model.decoding import decode
from tinycall.core.model.options import GenerationConfig
from tinycall.core.model.transformer import Transformer
from tinycall.core.tools.shipped import shipped_registry

MODEL = ModelConfig(12, layers=1, heads=2, width=16, context=64)
# Another program with the same names: it answers every request alike.
RUNNER = """
import random
from dataclasses import dataclass
from pathlib import Path
import torch
from torch import nn

(Path(__file__).parents[1] / "made").mkdir(parents=True)

@dataclass
class Config:
    block_size: int

PRESETS = {"tiny": Config(8), "small": Config(8), "medium": Config(8)}

class ToolCallTinyGPT(nn.Module):
    def __init__(self, size, config):
        super().__init__()
        self.table = nn.Embedding(size, size)
    def forward(self, x, y=None):
        logits = self.table(x)
        return logits, logits.mean()
    def generate(self, ids, most, temperature, top_k, stop):
        return ids

def generate_dataset(count, seed):
    rng = random.Random(seed)
    def one():
        a, b = rng.randint(2, 99), rng.randint(2, 99)
        call = 'CALL calculator {"expression":"%d + %d"}' % (a, b)
        return {"tool": "calculator", "user": f"calculate {a} plus {b}", "call": call}
    return [one() for _ in range(count)]

def format_sample(one):
    return f"<user>\\n{one['user']}\\n</user>\\n<call>\\n{one['call']}\\n</call>\\n"

def build_vocab(text):
    letters = sorted(set(text))
    return ({letter: i for i, letter in enumerate(letters)}, dict(enumerate(letters)))

def make_batch(ids, block, size, device):
    return ids[:block].repeat(size, 1), ids[:block].repeat(size, 1)

def extract_call(text):
    return "CALL calculator {}"

def generate_call(request):
    assert Path(request["checkpoint_path"]).is_file()
    return {"call": extract_call("")}
"""


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    path = tmp_path / "runner.py"
    path.write_text(RUNNER, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("parts", "against", "said"),
    [
        (["start", "speed"], None, "no benchmark 'speed'"),
        (["converge"], None, "requests of a reference"),
        (["train"], "missing.py", "missing.py: is no file"),
        (["train"], "other.py", "there is no PRESETS in it"),
        (["generate"], "broken.py", "does not run: ZeroDivisionError"),
    ],
)
def test_what_cannot_be_measured_is_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    parts: list[str],
    against: str | None,
    said: str,
) -> None:
    (tmp_path / "other.py").write_text("x = 1\n")
    (tmp_path / "broken.py").write_text("1 / 0\n")
    monkeypatch.setattr(training, "_PRESETS", ())
    monkeypatch.setattr(generating, "_alone", dict)
    with pytest.raises(TinycallError, match=said) as caught:
        bench.run(parts, against=tmp_path / against if against else None)
    assert "\n" not in str(caught.value)


def test_what_the_reference_writes_lies_elsewhere(runner: Path) -> None:
    with load_reference(runner) as module:
        made = Path(module.__file__ or "").parents[1] / "made"
        assert made.is_dir()
    assert not made.exists()
    assert list(runner.parent.iterdir()) == [runner]


def test_train(runner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "_PRESETS", ("tiny",))
    monkeypatch.setattr(training, "_MATRIX", 64)
    monkeypatch.setattr(training, "ROUNDS", 1)
    monkeypatch.setattr(training, "ROUND_SECONDS", 0.01)
    monkeypatch.setattr(training, "our_run", small_run)
    monkeypatch.setattr(training, "has_compiler", lambda: True)
    compiled = []

    def quick(loss: Any, **settings: Any) -> Any:
        compiled.append(True)
        return loss

    monkeypatch.setattr(torch, "compile", quick)
    figures = bench.run(["train"], against=runner)["train"]
    tiny = figures["tiny"]
    assert figures["matrix_gflop_per_second"] > 0
    for key in ("tokens_per_second", "samples_per_second", "milliseconds_a_step"):
        assert tiny[key] > 0
    assert tiny["times_as_fast_as_plain"] > 0
    assert tiny["share_of_matrix_rate"] == pytest.approx(
        tiny["gflop_per_second"] / figures["matrix_gflop_per_second"], rel=1e-3
    )
    for part in ("against", "compiled_against"):
        assert {key for key in tiny[part] if "ratio" in key} == {
            "ratio_samples_per_second",
            "ratio_tokens_per_second",
        }
    assert compiled == [True]


def small_run(**settings: Any) -> Any:
    sizes = {"layers": 1, "heads": 2, "width": 32, "context": 128, "samples_per_tool": 20}
    return our_run(**{**settings, **sizes, "preset": "custom", "batch_size": 4})


def test_generate(runner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generating, "MOMENT", 0.01)
    monkeypatch.setattr(generating, "ROUNDS", 1)
    monkeypatch.setattr(generating, "_alone", dict)
    monkeypatch.setattr(generating, "_BATCH", 2)
    monkeypatch.setattr(generating, "_THEIRS", 1)
    monkeypatch.setattr(generating, "our_run", small_run)
    against = bench.run(["generate"], against=runner)["generate"]["against"]
    assert against["their_valid_share"] == 0
    assert against["our_milliseconds_a_call"] > 0
    assert against["ratio_call_speed"] > 0
    assert against["ratio_calls_per_second"] > 0


def test_converge_gives_the_accuracy_of_a_reference_that_is_stopped(
    runner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converging, "our_run", small_run)
    monkeypatch.setattr(converging, "_STEPS", 20)
    monkeypatch.setattr(converging, "_SAMPLES_PER_KIND", 50)
    monkeypatch.setattr(converging, "_OURS_ASKED", 2)
    monkeypatch.setattr(converging, "_FIRST_LOOK", 60.0)
    figures = bench.run(["converge"], against=runner, limit=0.05)["converge"]
    assert figures["our_reached"] is figures["their_reached"] is False
    assert figures["their_accuracy"] == 0
    assert figures["their_seconds"] < 5


def test_answers_are_compared_by_the_tools() -> None:
    samples = [
        Sample("calculator", "add 2 and 3", 'CALL calculator {"expression":"2 + 3"}'),
        Sample("calculator", "add 2 and 4", 'CALL calculator {"expression":"2 + 4"}'),
    ]
    calls = ['CALL calculator {"expression":"3 + 2"}', "CALL calc"]
    assert converging.answers_right(shipped_registry(), samples, calls) == 0.5


def test_data() -> None:
    figures = bench.run(["data"], lines=20)["data"]
    assert (figures["lines"], figures["valid_lines"]) == (20, 20)
    assert figures["lines_per_second"] > 0
    assert figures["rounds"] == datasets.ROUNDS


def test_a_run_in_turns_stops_after_its_rounds() -> None:
    calls = []
    with small_run(preset="tiny") as run:
        turns = Turns(
            run.trainer, rounds=2, seconds=0.0, budget=60, between=lambda: calls.append(1)
        )
        ended = run.trainer.run(turns)
    assert ended.status == "stopped"
    assert [one.steps for one in turns.measured] == [1, 1]
    assert len(calls) == 3


def test_the_plain_loop_learns_and_counts_no_padding() -> None:
    samples = [EncodedSample((1, 2, 3, 4), (0, 1, 1, 1)), EncodedSample((1, 2), (0, 1))]
    torch.manual_seed(1)
    plain = PlainTraining(MODEL, samples, 8, "cpu")
    for _ in range(60):
        plain.step()
    assert 60 * 8 * 2 < plain.tokens < 60 * 8 * 4
    assert plain_decode(plain._model, [1], 4, 10) == [2, 3, 4]


def test_the_plain_decoder_emits_what_ours_does() -> None:
    torch.manual_seed(3)
    model = Transformer(MODEL).eval()
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    (ours,) = decode(model, [[1, 2, 3]], 4, GenerationConfig(max_new_tokens=40))
    assert plain_decode(model, [1, 2, 3], 4, 40) == ours.ids


def test_ratios_are_taken_turn_by_turn() -> None:
    assert ratio([10, 20, 1], [5, 10, 0.5]) == 2
    assert percentile(list(range(100)), 0.99) == 99
    assert percentile([3.0], 0.99) == 3


ECHO = """
import sys, time, tty
tty.setraw(0)
line = ""
print("\\x1b[?1049h ready", end="", flush=True)
while key := sys.stdin.read(1):
    line = "" if key in "\\x01\\x0b" else line + key
    time.sleep(0.02)
    print(f"\\x1b[1;1H\\x1b[1m{line[:-1]}\\x1b[0m{line[-1:]}", end="", flush=True)
"""


def test_keys_are_timed_until_their_frame_and_the_app_ends() -> None:
    with Terminal() as terminal:
        terminal.process = process = subprocess.Popen(
            [sys.executable, "-c", ECHO],
            stdin=terminal.side,
            stdout=terminal.side,
            start_new_session=True,
        )
        terminal.close_side()
        terminal.wait_for(b"ready")
        took = type_keys(terminal, 5)
    assert len(took) == 5
    assert all(milliseconds >= 20 for milliseconds in took)
    assert process.returncode is not None


def test_a_process_that_is_held_ends_with_what_it_started() -> None:
    child = (
        "import subprocess, sys; p = subprocess.Popen(['sleep', '60']); print(p.pid, flush=True)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", f"{child}; import os, signal; os.kill(0, signal.SIGSTOP)"],
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    started = int(process.stdout.readline())
    end(process)
    process.stdout.close()
    deadline = time.monotonic() + 5
    while runs(started) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not runs(started)


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not (status.is_file() and status.read_text().rpartition(")")[2].split()[0] == "Z")


def test_figures_are_json(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = bench.run(["data"], lines=3)
    assert json.loads(json.dumps(figures)) == figures
