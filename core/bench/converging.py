"""Seconds until a model answers fresh requests of the reference's templates, ours and theirs."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from types import ModuleType

from tinycall.core.bench.ours import OurRun, our_run
from tinycall.core.bench.reference import ReferenceTraining, load_reference, write_samples
from tinycall.core.bench.turns import Figures, Wanted, significant, tell
from tinycall.core.calls import CallError
from tinycall.core.dataset.sample import Sample
from tinycall.core.model.options import GenerationConfig
from tinycall.core.tools.registry import ToolRegistry

GOAL = 0.9
# The reference may take so many times as long as ours.
TIMES = 10.0
_PRESET = "tiny"
# Enough for the goal; the rate falls to nothing with the last one.
_STEPS = 3000
_SAMPLES_PER_KIND = 1000
_OURS_ASKED, _THEIRS_ASKED = 96, 40
_MOST_TOKENS = 160
# Answers are looked at after so many seconds, then each time that this share has been added.
_FIRST_LOOK, _LOOK_AGAIN = 2.0, 0.1
_THEIR_LOOKS = (1.0, 1.5, 2.0, 3.0, 4.0, 5.5, 7.5, TIMES)


class Clock:
    """Seconds of training; what happens while it is paused is not counted."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._away = 0.0

    def seconds(self) -> float:
        """So far."""
        return time.perf_counter() - self._began - self._away

    def paused(self, work: Callable[[], float]) -> float:
        """The result of work that is not counted."""
        before = time.perf_counter()
        result = work()
        self._away += time.perf_counter() - before
        return result


def converge(wanted: Wanted) -> Figures:
    """Seconds to 90 % right answers on fresh numbers; the reference has ten times as long."""
    assert wanted.against is not None
    with (
        load_reference(wanted.against) as module,
        TemporaryDirectory(prefix="tinycall-bench-") as folder,
    ):
        path = Path(folder) / "samples.jsonl"
        samples = write_samples(module, path, _SAMPLES_PER_KIND, seed=11)
        fresh = fresh_requests(module, samples, _OURS_ASKED)
        tell(f"converge: ours, {wanted.limit:g} s at most")
        seconds, accuracy = _ours(path, fresh, wanted.limit)
        limit = min(TIMES * seconds, wanted.limit)
        tell(f"converge: {accuracy:.0%} after {seconds:.0f} s; the reference, {limit:.0f} s")
        theirs = _theirs(module, samples, fresh[:_THEIRS_ASKED], seconds, limit)
    return {
        "preset": _PRESET,
        "goal_accuracy": GOAL,
        "our_reached": accuracy >= GOAL,
        "our_accuracy": accuracy,
        "our_seconds": significant(seconds),
        "their_reached": theirs[1] >= GOAL,
        "their_accuracy": theirs[1],
        "their_seconds": significant(theirs[0]),
        # Where the reference has not come to the goal, it is at least so many times as slow.
        "ratio_seconds": significant(theirs[0] / seconds),
    }


def fresh_requests(
    module: ModuleType, samples: Sequence[dict[str, str]], count: int
) -> list[Sample]:
    """Requests in the reference's templates whose text is not among the samples'.

    Where a template has nothing to fill in, it has no fresh requests and is not asked.
    """
    known = {sample["user"] for sample in samples}
    made = module.generate_dataset(count, seed=12)
    fresh = {one["user"]: one for one in made if one["user"] not in known}
    return [Sample(one["tool"], one["user"], one["call"]) for one in fresh.values()][:count]


def answers_right(registry: ToolRegistry, samples: Sequence[Sample], calls: Sequence[str]) -> float:
    """The share of calls, texts as emitted, that our tools find to be what was asked for."""
    right = 0
    for sample, text in zip(samples, calls, strict=True):
        try:
            given = registry.parse(text)
        except CallError:
            continue
        right += registry.agree(registry.parse(sample.call), given, sample.user)
    return right / len(samples)


class _Goal(Event):
    """Stops a run at the goal or at the limit; asks it on the way."""

    def __init__(self, run: OurRun, clock: Clock, samples: Sequence[Sample], limit: float) -> None:
        super().__init__()
        self._run, self._clock, self._samples, self._limit = run, clock, samples, limit
        self._look = _FIRST_LOOK
        self.seconds, self.accuracy = 0.0, 0.0

    def is_set(self) -> bool:
        """Whether the run shall stop; asked after each step."""
        now = self._clock.seconds()
        if not super().is_set() and now >= self._look:
            self.look()
            self._look = now + max(_FIRST_LOOK, _LOOK_AGAIN * now)
            if self.accuracy >= GOAL or now > self._limit:
                self.set()
        return super().is_set()

    def look(self) -> None:
        """Ask the model as it is."""
        self.seconds = self._clock.seconds()
        self.accuracy = self._clock.paused(self._ask)

    def _ask(self) -> float:
        model = self._run.prepared.model
        model.eval()
        users = [sample.user for sample in self._samples]
        made = self._run.generator().generate(users, GenerationConfig())
        model.train()
        return answers_right(
            self._run.prepared.data.registry, self._samples, [one.call for one in made]
        )


def _ours(path: Path, fresh: Sequence[Sample], limit: float) -> tuple[float, float]:
    clock = Clock()
    with our_run(preset=_PRESET, dataset=str(path), max_steps=_STEPS) as run:
        goal = _Goal(run, clock, fresh, limit)
        run.trainer.run(goal)
        if not goal.is_set():
            goal.look()
        return goal.seconds, goal.accuracy


def _theirs(
    module: ModuleType,
    samples: Sequence[dict[str, str]],
    fresh: Sequence[Sample],
    ours: float,
    limit: float,
) -> tuple[float, float]:
    """Seconds and accuracy when the reference reached the goal or its limit."""
    from tinycall.core.tools.shipped import shipped_registry

    clock = Clock()
    training = ReferenceTraining(module, _PRESET, samples)
    registry = shipped_registry()

    def ask() -> float:
        training.model.eval()
        calls = [training.call(sample.user, _MOST_TOKENS) for sample in fresh]
        training.model.train()
        return answers_right(registry, fresh, calls)

    accuracy = 0.0
    for look in _THEIR_LOOKS:
        until = min(look * ours, limit)
        while clock.seconds() < until:
            training.step()
        seconds = clock.seconds()
        accuracy = clock.paused(ask)
        tell(f"converge: the reference answers {accuracy:.0%} right after {seconds:.0f} s")
        if accuracy >= GOAL or until >= limit:
            break
    return seconds, accuracy
