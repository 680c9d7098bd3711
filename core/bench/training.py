"""How fast a run trains: beside the machine's matrix product, a plain loop and the reference."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from tinycall.core.bench.ours import (
    WARM_STEPS,
    OurRun,
    Round,
    Turns,
    our_run,
    synchronize,
    timed,
    tokens_a_sample,
)
from tinycall.core.bench.plain import PlainTraining
from tinycall.core.bench.reference import ReferenceTraining, load_reference, write_samples
from tinycall.core.bench.turns import Figures, Wanted, middle, ratio, significant, tell
from tinycall.core.device import resolve_device
from tinycall.core.training.compiling import has_compiler

ROUNDS = 5
ROUND_SECONDS = 1.0
# A preset whose rounds take longer is measured in fewer of them, one at least.
_BUDGET = 20.0
_PRESETS = ("tiny", "small", "medium")
# A medium step takes so much longer than a small one, and its shortest measurement such steps.
_MEDIUM_STEPS, _MEDIUM_TIMES = 8, 6.5
_MATRIX = 2048
_SAMPLES_PER_KIND = 250


def train(wanted: Wanted) -> Figures:
    """Tokens and samples a second, by preset; against a reference the ratios too."""
    torch.manual_seed(11)
    rates: list[float] = []
    product = _product()
    figures: Figures = {}
    for preset in _PRESETS:
        if preset == "medium":
            expected = figures["small"]["milliseconds_a_step"] / 1000 * _MEDIUM_TIMES
            if expected * _MEDIUM_STEPS > _BUDGET:
                tell(f"train {preset} is left out: a step would take about {expected:.1f} s")
                break
        tell(f"train {preset}")
        figures[preset] = _preset(preset, product, rates)
    rate = middle(rates)
    for one in figures.values():
        one["share_of_matrix_rate"] = significant(one["gflop_per_second"] / rate)
    if wanted.against is not None:
        with (
            load_reference(wanted.against) as module,
            TemporaryDirectory(prefix="tinycall-bench-") as folder,
        ):
            path = Path(folder) / "samples.jsonl"
            samples = write_samples(module, path, _SAMPLES_PER_KIND, seed=11)
            for preset in figures:
                tell(f"train {preset} against the reference")
                theirs = ReferenceTraining(module, preset, samples)
                figures[preset]["against"] = _against(preset, path, theirs, compiled=False)
                if has_compiler():
                    tell(f"train {preset}, compiled, against the reference")
                    compiled = _against(preset, path, theirs, compiled=True)
                    figures[preset]["compiled_against"] = compiled
    return {
        "device": resolve_device("auto").name,
        "threads": torch.get_num_threads(),
        "matrix_gflop_per_second": rate,
        **figures,
    }


def _preset(preset: str, product: Callable[[], float], rates: list[float]) -> Figures:
    with our_run(preset=preset) as run:
        config, samples = run.prepared.config, run.samples
        plain = PlainTraining(
            run.prepared.model.config, samples, config.batch_size, run.prepared.device.name
        )
        plain.step()
        plain_tokens: list[float] = []
        plain_samples: list[float] = []

        def between() -> None:
            rates.append(product())
            plain.tokens = 0
            done = timed(plain.step, ROUND_SECONDS)
            plain_tokens.append(plain.tokens / done.seconds)
            plain_samples.append(done.steps * config.batch_size / done.seconds)

        rounds = _rounds(run, between)
        per_second = _samples_per_second(run, rounds)
        tokens = [one * tokens_a_sample(samples) for one in per_second]
        # What was measured before the first round stands beside none of ours.
        return {
            "parameters": run.parameters,
            "rounds": len(rounds),
            "tokens_per_second": middle(tokens),
            "samples_per_second": middle(per_second),
            "milliseconds_a_step": middle([1000 * one.seconds / one.steps for one in rounds]),
            "gflop_per_second": significant(6 * run.parameters * middle(tokens) / 1e9),
            "plain_tokens_per_second": middle(plain_tokens[1:]),
            "plain_samples_per_second": middle(plain_samples[1:]),
            "times_as_fast_as_plain": ratio(per_second, plain_samples[1:]),
        }


def _against(preset: str, samples: Path, theirs: ReferenceTraining, *, compiled: bool) -> Figures:
    theirs.step()
    with our_run(preset=preset, dataset=str(samples), compile=compiled) as run:
        others: list[Round] = []
        # A compiled step is compiled once more when the last batch of an epoch is a shorter one.
        warm = run.prepared.data.source.size // run.prepared.config.batch_size + 2
        rounds = _rounds(
            run,
            lambda: others.append(timed(theirs.step, ROUND_SECONDS)),
            warm if compiled else WARM_STEPS,
        )
        del others[0]
        ours = _samples_per_second(run, rounds)
        our_tokens = [one * tokens_a_sample(run.samples) for one in ours]
    steps = [one.steps / one.seconds for one in others]
    their_samples = [one * theirs.samples_a_step for one in steps]
    their_tokens = [one * theirs.tokens_a_step for one in steps]
    return {
        "rounds": len(rounds),
        "our_samples_per_second": middle(ours),
        "our_tokens_per_second": middle(our_tokens),
        "their_samples_per_second": middle(their_samples),
        "their_tokens_per_second": middle(their_tokens),
        "ratio_samples_per_second": ratio(ours, their_samples),
        "ratio_tokens_per_second": ratio(our_tokens, their_tokens),
    }


def _rounds(run: OurRun, between: Callable[[], None], warm: int = WARM_STEPS) -> list[Round]:
    turns = Turns(
        run.trainer,
        rounds=ROUNDS,
        seconds=ROUND_SECONDS,
        budget=_BUDGET,
        between=between,
        warm=warm,
    )
    run.trainer.run(turns)
    return turns.measured


def _samples_per_second(run: OurRun, rounds: list[Round]) -> list[float]:
    config = run.prepared.config
    a_step = config.batch_size * config.gradient_accumulation_steps
    return [one.steps * a_step / one.seconds for one in rounds]


def _product() -> Callable[[], float]:
    """Measures the rate of one product of two square matrices, in GFLOP/s."""
    device = resolve_device("auto").name
    matrix = torch.randn(_MATRIX, _MATRIX, device=device)
    out = torch.empty_like(matrix)

    def measure() -> float:
        synchronize()
        began = time.perf_counter()
        torch.mm(matrix, matrix, out=out)
        synchronize()
        return 2 * _MATRIX**3 / (time.perf_counter() - began) / 1e9

    measure()
    return measure
