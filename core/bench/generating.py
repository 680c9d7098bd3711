"""How long a call takes, alone and in a batch; beside a plain loop and the reference."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib.resources import files
from itertools import cycle, islice
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from types import ModuleType

import torch

from tinycall.core.bench.ours import Turns, our_run, synchronize
from tinycall.core.bench.plain import plain_decode
from tinycall.core.bench.reference import ReferenceTraining, load_reference, write_samples
from tinycall.core.bench.turns import Figures, Wanted, middle, ratio, significant, tell
from tinycall.core.calls import CallError
from tinycall.core.dataset.encoding import encode_prompt
from tinycall.core.device import resolve_device
from tinycall.core.evaluation.requests import read_requests, shipped_requests
from tinycall.core.model.checkpoint import load_model
from tinycall.core.model.generator import Generator
from tinycall.core.model.options import GenerationConfig

ROUNDS = 5
# Both models of a comparison learn for so long that their calls end.
MOMENT = 60.0
_BATCH = 64
_ALONE, _PLAIN, _THEIRS = 16, 2, 6
_PRESET = "tiny"
_SAMPLES_PER_KIND = 250


def generate(wanted: Wanted) -> Figures:
    """Milliseconds a call and calls a second; against a reference the ratios too."""
    tell("generate")
    figures = _alone()
    if wanted.against is not None:
        with (
            load_reference(wanted.against) as module,
            TemporaryDirectory(prefix="tinycall-bench-") as folder,
        ):
            figures["against"] = _against(module, Path(folder))
    return figures


def _alone() -> Figures:
    loaded = load_model(Path(str(files("tinycall.data").joinpath("starter"))))
    loaded.model.to(resolve_device("auto").name)
    generator = Generator(loaded)
    users = [sample.user for sample in read_requests(shipped_requests())]
    options = GenerationConfig()
    batch = list(islice(cycle(users), _BATCH))
    ours: list[float] = []
    together: list[float] = []
    same: list[float] = []
    plain: list[float] = []
    generator.generate(batch[:2], options)
    for turn in range(ROUNDS):
        some = _some(users, _ALONE, turn)
        ours.append(_seconds(partial(_one_by_one, generator, some)))
        together.append(_seconds(partial(generator.generate, batch, options)))
        few = some[:_PLAIN]
        same.append(_seconds(partial(_one_by_one, generator, few)))
        plain.append(_seconds(partial(_plainly, generator, few)))
    alone = [1000 * one / _ALONE for one in ours]
    return {
        "checkpoint": "starter",
        "parameters": loaded.config.parameters,
        "requests": len(users),
        "rounds": ROUNDS,
        "milliseconds_a_call": middle(alone),
        "calls_per_second_in_a_batch_of_64": middle([_BATCH / one for one in together]),
        "plain_milliseconds_a_call": middle([1000 * one / _PLAIN for one in plain]),
        "times_as_fast_as_plain": ratio(plain, same),
    }


def _against(module: ModuleType, folder: Path) -> Figures:
    path = folder / "samples.jsonl"
    samples = write_samples(module, path, _SAMPLES_PER_KIND, seed=11)
    users = [one["user"] for one in module.generate_dataset(_BATCH, seed=12)]
    theirs = ReferenceTraining(module, _PRESET, samples)
    tell(f"generate: the reference trains for {MOMENT:g} s")
    began = time.perf_counter()
    while time.perf_counter() - began < MOMENT:
        theirs.step()
    theirs.model.eval()
    saved = folder / "reference.pt"
    theirs.save(saved)
    with our_run(preset=_PRESET, dataset=str(path)) as run:
        tell(f"generate: ours trains for {MOMENT:g} s")
        turns = Turns(
            run.trainer, rounds=1, seconds=MOMENT, budget=2 * MOMENT, between=lambda: None
        )
        run.trainer.run(turns)
        run.prepared.model.eval()
        generator = run.generator()
        tell("generate: turn by turn")
        return _turns(module, generator, theirs, saved, users)


def _turns(
    module: ModuleType,
    generator: Generator,
    theirs: ReferenceTraining,
    saved: Path,
    users: Sequence[str],
) -> Figures:
    options = GenerationConfig()
    batch = list(islice(cycle(users), _BATCH))
    ours: list[float] = []
    together: list[float] = []
    whole: list[float] = []
    in_memory: list[float] = []
    our_calls: list[str] = []
    their_calls: list[str] = []
    generator.generate(users[:2], options)
    for turn in range(ROUNDS):
        some = _some(users, _THEIRS, turn)

        def mine(some: Sequence[str] = some) -> None:
            our_calls.extend(_one_by_one(generator, some))

        def asked(some: Sequence[str] = some) -> None:
            for user in some:
                module.generate_call({"user": user, "checkpoint_path": str(saved)})

        def loaded(some: Sequence[str] = some) -> None:
            their_calls.extend(theirs.call(user) for user in some)

        ours.append(_seconds(mine) / _THEIRS)
        whole.append(_seconds(asked) / _THEIRS)
        in_memory.append(_seconds(loaded) / _THEIRS)
        together.append(_BATCH / _seconds(partial(generator.generate, batch, options)))
    serial = [1 / one for one in whole]
    our_length, their_length = (fmean(map(len, calls)) for calls in (our_calls, their_calls))
    return {
        "preset": _PRESET,
        "rounds": ROUNDS,
        "our_milliseconds_a_call": middle([1000 * one for one in ours]),
        "their_milliseconds_a_call": middle([1000 * one for one in whole]),
        "their_milliseconds_a_call_in_memory": middle([1000 * one for one in in_memory]),
        "our_calls_per_second_in_a_batch_of_64": middle(together),
        "their_calls_per_second": middle(serial),
        "our_valid_share": _valid(generator, our_calls),
        "their_valid_share": _valid(generator, their_calls),
        "our_characters_a_call": significant(our_length),
        "their_characters_a_call": significant(their_length),
        # A model that goes on to its limit takes longer for a call, and not for a character.
        "ratio_characters_per_second": significant(
            ratio(in_memory, ours) * our_length / max(1.0, their_length)
        ),
        "ratio_call_speed": ratio(whole, ours),
        "ratio_call_speed_in_memory": ratio(in_memory, ours),
        "ratio_calls_per_second": ratio(together, serial),
    }


def _some(users: Sequence[str], count: int, turn: int) -> list[str]:
    return list(islice(cycle(users), turn * count, (turn + 1) * count))


def _one_by_one(generator: Generator, users: Sequence[str]) -> list[str]:
    return [generator.generate([user], GenerationConfig())[0].call for user in users]


def _plainly(generator: Generator, users: Sequence[str]) -> None:
    loaded, most = generator.checkpoint, GenerationConfig().max_new_tokens
    for user in users:
        prompt = encode_prompt(user, loaded.tokenizer)
        plain_decode(loaded.model, prompt.ids, loaded.tokenizer.call_close, most)


def _seconds(work: Callable[[], object]) -> float:
    synchronize()
    began = time.perf_counter()
    with torch.inference_mode():
        work()
    synchronize()
    return time.perf_counter() - began


def _valid(generator: Generator, calls: Sequence[str]) -> float:
    valid = 0
    for call in calls:
        try:
            generator.checkpoint.registry.parse(call)
            valid += 1
        except CallError:
            continue
    return valid / len(calls)
