"""The one façade: what the screen and the shell ask for; free of torch until work begins."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tinycall.core.agent.loop import Step, answer_of_result, converse
from tinycall.core.agent.transcript import Message, TranscriptFile
from tinycall.core.calls import CallError, CallFailure, TinycallError
from tinycall.core.dataset.corrections import read_corrections
from tinycall.core.dataset.sample import Sample
from tinycall.core.device import GpuReading, environment, read_gpus, resolve_device
from tinycall.core.evaluation import Emission, Scorecard, evaluate
from tinycall.core.evaluation.requests import (
    read_requests,
    serves_shipped,
    shipped_requests,
    unanswerable_requests,
)
from tinycall.core.learning import count_corrections, keep_corrections, learning_config
from tinycall.core.model.confidence import Calibration
from tinycall.core.model.folder import read_checkpoint_info, read_registry
from tinycall.core.model.generation import Generation
from tinycall.core.model.options import GenerationConfig
from tinycall.core.status import Status
from tinycall.core.tools.confirming import Confirm
from tinycall.core.tools.execution import Execution
from tinycall.core.tools.named import KnownTools, NamedTools
from tinycall.core.tools.registry import ToolContext, ToolRegistry
from tinycall.core.tools.sandbox.sandbox import Sandbox
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.events import RunEnded, RunEvent, RunPlan
from tinycall.core.training.run_folder import RunFolder
from tinycall.core.training.running import Running
from tinycall.core.training.world import ALONE, World
from tinycall.core.workspace import CheckpointEntry, Workspace

if TYPE_CHECKING:
    from tinycall.core.model.generator import Generator

__all__ = [
    "CheckpointEntry",
    "Execution",
    "Generation",
    "GenerationConfig",
    "GpuReading",
    "Runner",
    "Status",
]


class Runner:
    """Jobs, events, generate, execute, evaluate, status; every method is safe from any thread.

    `checkpoint` is a folder, a run's name or `starter`; `notes` a folder of the user's own texts
    for the search tool; `tools` files of the user's own tools, which are read at once; `world` the
    processes that train together. `timeouts` are seconds for the tools that execute code, by name;
    `unsafe_exec` lets them execute it without a sandbox.
    """

    def __init__(
        self,
        workspace: Path,
        *,
        device: str = "auto",
        checkpoint: str | None = None,
        notes: Path | None = None,
        tools: Sequence[Path] = (),
        world: World = ALONE,
        timeouts: Mapping[str, float] | None = None,
        unsafe_exec: bool = False,
    ) -> None:
        """Raise TinycallError where a file of tools, or the workspace, cannot be used."""
        self._named = NamedTools(tools)
        self.workspace = Workspace(workspace.absolute())
        self._policy = device
        self._asked = checkpoint
        self._notes = notes
        self._timeouts = dict(timeouts or {})
        self._sandbox = Sandbox(unsafe=unsafe_exec)
        self._lock = threading.RLock()
        self._decoding = threading.Lock()
        self._generator: Generator | None = None
        self._running = Running(self.workspace.runs, world)

    def status(self) -> Status:
        """The status card; imports torch."""
        device = resolve_device(self._policy)
        machine = environment()
        tools, source, problems = self._tools()
        return Status(
            python=machine.python,
            torch=machine.torch,
            cuda_build=machine.cuda_build,
            cuda_driver=machine.cuda_driver,
            cuda_available=machine.cuda_available,
            cuda_unavailable_reason=machine.cuda_unavailable_reason,
            cuda_devices=machine.cuda_devices,
            policy=self._policy,
            device=device.name,
            device_reason=device.reason,
            threads=machine.threads,
            workspace=self.workspace.path,
            active_run=self._running.active or self.following or self.written_elsewhere(),
            selected=self._asked or self.workspace.selected(),
            loaded=self._generator.checkpoint.folder if self._generator else None,
            tools=tools,
            tools_source=source,
            tool_files=self._named.loaded(),
            tool_problems=problems,
        )

    def gpus(self) -> tuple[GpuReading, ...]:
        """What the NVIDIA driver measures; () without a card."""
        return read_gpus()

    def checkpoints(self) -> tuple[CheckpointEntry, ...]:
        """What can be selected, newest run first, the starter last."""
        entries = self.workspace.checkpoints()
        if self._asked is None:
            return entries
        used = self._folder()
        return tuple(replace(entry, selected=entry.path.resolve() == used) for entry in entries)

    def select(self, name: str) -> CheckpointEntry:
        """Use another checkpoint, now and in later sessions; raises TinycallError."""
        self.workspace.select(name)
        self._asked = None
        return next(entry for entry in self.workspace.checkpoints() if entry.selected)

    def artifacts(self) -> tuple[Path, ...]:
        """The files that tools made, newest first."""
        return self.workspace.artifacts_newest_first()

    def registry(self) -> ToolRegistry:
        """The tools of the checkpoint in use, those with their functions that can be run.

        Raises TinycallError where it cannot be read.
        """
        return self._named.attached_to(read_registry(self._folder()))

    def offered_tools(self) -> tuple[KnownTools, ...]:
        """The tools that the user named, for a dataset that calls them."""
        return (self._named.known,) if self._named.paths else ()

    def examples(self) -> tuple[str, ...]:
        """A few requests that the checkpoint in use learned from; () where they were made.

        Raises TinycallError where there is no such checkpoint.
        """
        run = RunFolder.of_checkpoint(self._folder())
        return run.examples() if run is not None else ()

    def tool_problems(self) -> tuple[str, ...]:
        """Why tools that the user named are not called or not run by the checkpoint in use."""
        return self._tools()[2]

    def plan(self, config: TrainingConfig) -> RunPlan:
        """What a run would do, everything checked that `start` checks; raises TinycallError."""
        from tinycall.core.training.runs import prepare_run

        prepared = prepare_run(config, self._continued(config), self.offered_tools())
        return prepared.plan(self.workspace.runs / (config.name or "run"))

    def corrections(self) -> tuple[Path, int]:
        """The file of corrections, and how many it holds; raises TinycallError."""
        return self.workspace.corrections, count_corrections(self.workspace)

    def correct(self, calls: Iterable[tuple[str, str]]) -> tuple[Path, int]:
        """Keep the right CALLs of requests as corrections, in place of former ones.

        Returns what `corrections` does. Raises TinycallError, with nothing kept, where the tools of
        the checkpoint in use refuse one.
        """
        with self._lock:
            count = keep_corrections(self.workspace, calls, self.registry())
        return self.workspace.corrections, count

    def learning(self) -> TrainingConfig:
        """Settings that learn the corrections from the checkpoint in use; raises TinycallError."""
        name = self._asked or self.workspace.selected()
        return learning_config(self.workspace, name, self._folder(), self._policy)

    def learned(self) -> tuple[int, int]:
        """How many corrections the checkpoint in use answers right, and of how many."""
        registry = self.registry()
        samples = read_corrections(self.workspace.corrections, registry).samples
        made = self.generate_many([sample.user for sample in samples])
        right = sum(
            one.parsed is not None
            and registry.agree(registry.parse(sample.call), one.parsed, sample.user)
            for sample, one in zip(samples, made, strict=True)
        )
        return right, len(samples)

    def start(self, config: TrainingConfig) -> RunPlan:
        """Begin a run in a thread of its own; raises TinycallError, also while one is active."""
        return self._running.start(config, self._continued(config), self.offered_tools())

    def resume(self, run: str) -> RunPlan:
        """Go on with a run that stopped before its last step; raises TinycallError."""
        return self._running.resume(self.workspace.run(run))

    def interrupted(self) -> str | None:
        """The newest run, where it stopped before its last step."""
        return self.workspace.interrupted()

    def written_elsewhere(self) -> str | None:
        """The newest run, where another process is writing it."""
        return self.workspace.written_elsewhere()

    def follow(self, run: str) -> RunPlan:
        """Tell the events of a run that another process writes; raises TinycallError."""
        return self._running.follow(self.workspace.run(run))

    def leave(self) -> None:
        """Follow no longer; the run of the other process goes on."""
        self._running.leave()

    @property
    def following(self) -> str | None:
        """The run of another process that is followed, up to its end."""
        return self._running.following

    def stop(self) -> None:
        """Ask the active run, or the one that is followed, to save and end; RunEnded follows."""
        self._running.stop()

    def wait(self, timeout: float | None = None) -> RunEnded | None:
        """The end of the run last started; None before it ends, or without one."""
        return self._running.wait(timeout)

    @property
    def active(self) -> bool:
        """Whether a run is going on."""
        return self._running.active is not None

    def subscribe(self, listener: Callable[[RunEvent], None]) -> Callable[[], None]:
        """Call `listener` with every event, on the run's thread, until the result is called."""
        return self._running.subscribe(listener)

    def generate(self, user: str, config: GenerationConfig | None = None) -> Generation:
        """The CALL for one request; raises TinycallError."""
        return self.generate_many([user], config)[0]

    def generate_many(
        self, users: Sequence[str], config: GenerationConfig | None = None
    ) -> list[Generation]:
        """The CALLs for several requests, in batches; raises TinycallError."""
        chosen = config or GenerationConfig()
        with self._decoding:
            return self._loaded().generate(users, chosen)

    @property
    def unsafe_exec(self) -> bool:
        """Whether code is executed without a sandbox."""
        return self._sandbox.unsafe

    def execute(
        self,
        call: str,
        confirm: Confirm | None = None,
        *,
        told: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Execution:
        """Check a CALL and run it; raises CallError with the failure that stopped it.

        The tools that ship or were named run whatever checkpoint is in use; its own are known
        beside them. Code is executed as `confirm` lets it through, and without one not at all;
        `told` hears of slow preparations, and `cancelled` ends a program.
        """
        registry = self._executable()
        parsed = registry.parse(call)
        context = replace(self._context(), confirm=confirm, told=told, cancelled=cancelled)
        output = registry.execute(parsed, context)
        return Execution(
            registry.format(parsed), parsed.tool, parsed.args, output.value, output.artifacts
        )

    def converse(
        self,
        request: str,
        confirm: Confirm,
        allow: Callable[[Generation], bool],
        transcript: TranscriptFile,
        *,
        config: GenerationConfig | None = None,
        told: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Step]:
        """The steps from a request to its answer; each is made when it is asked for.

        A CALL of which the model is unsure runs as `allow` says, code as `confirm` does. The
        messages are added to `transcript`. Raises TinycallError.
        """

        def say(said: Sequence[Message]) -> Generation | str:
            return answer_of_result(said) if said[1:] else self.generate(request, config)

        def execute(generation: Generation) -> Execution:
            if generation.unsure and not allow(generation):
                raise CallError(CallFailure.TOOL, "not run: it is hardly what was meant", remedy="")
            return self.execute(generation.call, confirm, told=told, cancelled=cancelled)

        return converse(request, say, execute, transcript.add)

    def transcript(self) -> TranscriptFile:
        """A file for the transcripts of one sitting."""
        return TranscriptFile(self.workspace.transcripts)

    def evaluate(
        self,
        data: Path | None = None,
        *,
        unconstrained: bool = True,
        told: Callable[[int, int], None] | None = None,
        stop: threading.Event | None = None,
    ) -> Scorecard:
        """The scorecard on a file of samples.

        By default on the requests that ship; where the checkpoint knows other tools, on what its
        run held back. `told` hears how many of all CALLs are made, and `stop` ends it with a
        TinycallError. Raises TinycallError where the samples cannot be used, too.
        """
        folder = self._folder()
        trained = read_registry(folder)
        samples, source = self._measured(data, trained)

        with self._decoding:
            fits = self._loaded().fits
        nothing_meant = [
            user for user in unanswerable_requests("report", trained, samples) if fits(user)
        ]
        done, total = 0, len(samples) * (1 + unconstrained) + len(nothing_meant)

        def advance(count: int) -> None:
            nonlocal done
            done += count
            if told is not None:
                told(done, total)

        def emit(users: Sequence[str], grammar: bool) -> list[Emission]:
            config = GenerationConfig(grammar=grammar)
            with self._decoding:
                made = self._loaded().generate(users, config, stop, advance)
            return [
                Emission(one.call, one.truncated, one.probability, one.confidence, one.unsure)
                for one in made
            ]

        return evaluate(
            samples,
            emit,
            self._named.attached_to(trained),
            self._context(),
            data=source,
            checkpoint=str(folder),
            unconstrained=unconstrained,
            unanswerable=nothing_meant,
        )

    def calibrate(self, data: Path | None = None) -> Calibration:
        """Fit the confidence of the checkpoint in use, and keep it in the checkpoint's folder.

        By default on what its run was validated with. Raises TinycallError.
        """
        from tinycall.core.training.calibrating import calibrate_checkpoint

        with self._decoding:
            return calibrate_checkpoint(self._loaded().checkpoint, data)

    def _measured(self, data: Path | None, trained: ToolRegistry) -> tuple[tuple[Sample, ...], str]:
        """What the checkpoint in use is evaluated on, and where it is from."""
        if data is None and not serves_shipped(trained):
            from tinycall.core.training.held_back import held_back

            with self._decoding:
                return held_back(self._loaded().checkpoint)
        path = data or shipped_requests()
        return read_requests(path, KnownTools(trained, "of the checkpoint")), str(path)

    def _executable(self) -> ToolRegistry:
        try:
            trained = self.registry()
        except TinycallError:
            trained = ToolRegistry()
        return self._named.beside(trained)

    def _context(self) -> ToolContext:
        return ToolContext(
            self.workspace.artifacts,
            self._notes,
            self.workspace.documentation,
            self._sandbox,
            timeouts=self._timeouts,
        )

    def _folder(self) -> Path:
        return self.workspace.find(self._asked or self.workspace.selected()).resolve()

    def _continued(self, config: TrainingConfig) -> Path | None:
        return self.workspace.find(config.continue_from) if config.continue_from else None

    def _tools(self) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
        """The tools of the checkpoint in use, where they are from, and what keeps named ones."""
        try:
            folder = self._folder()
            info, trained = read_checkpoint_info(folder), read_registry(folder)
        except TinycallError as error:
            return (), f"unknown: {error}", ()
        source = "shipped" if info.tools_shipped else "the checkpoint's own"
        return info.tools, source, self._named.problems(trained)

    def _loaded(self) -> Generator:
        folder = self._folder()
        if self._generator is None or self._generator.checkpoint.folder != folder:
            from tinycall.core.model.checkpoint import load_model
            from tinycall.core.model.generator import Generator

            loaded = load_model(folder)
            loaded.model.to(resolve_device(self._policy).name)
            self._generator = Generator(loaded)
        return self._generator
