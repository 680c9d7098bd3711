"""Request in, CALL out, and what the CALL gives."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import ContentSwitcher, Static

from tinycall.core.agent.loop import Called
from tinycall.core.calls import CallError, TinycallError
from tinycall.core.dataset.sample import normalize_request
from tinycall.core.evaluation import EvaluatedRequest
from tinycall.core.model.generation import Generation
from tinycall.core.model.options import GenerationConfig
from tinycall.tui.keymap import CONSOLE, bindings
from tinycall.tui.messages import (
    CheckpointLoaded,
    CheckpointsRead,
    CodeWaits,
    CorrectionsKept,
    Evaluated,
    LearningWanted,
    ToolWorked,
    UnsureWaits,
)
from tinycall.tui.panes.pane import Pane, in_thread
from tinycall.tui.theme import ACCENT, BAD, GOOD, MUTED
from tinycall.tui.tool_thread import ToolThread
from tinycall.tui.widgets.artifacts import ArtifactsDialog
from tinycall.tui.widgets.call_view import CallView, unsure_question
from tinycall.tui.widgets.code_dialog import CodeDialog
from tinycall.tui.widgets.conversation import ConversationView
from tinycall.tui.widgets.correction import Correctable, ask_and_keep
from tinycall.tui.widgets.dialogs import SettingsDialog
from tinycall.tui.widgets.question import Question
from tinycall.tui.widgets.request_input import RequestInput
from tinycall.tui.widgets.results import ResultView
from tinycall.tui.widgets.scorecard import ScorecardView
from tinycall.tui.widgets.state_line import StateLine
from tinycall.tui.widgets.welcome import welcome

if TYPE_CHECKING:
    from tinycall.core.runner import Execution, Runner

Result = TypeVar("Result")


class ConsolePane(Pane):
    """The model at work."""

    TITLE = "Console"
    FIRST = "#request"
    BINDINGS: ClassVar[list[BindingType]] = bindings(CONSOLE)

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner)
        self._config = GenerationConfig()
        self._selected = ""
        self._asked = ""  # the request whose CALL is shown
        self._call = ""  # the CALL that is shown, where it can be run
        self._generation: Generation | None = None  # the one that is shown
        self._unsure = False  # whether its CALL runs only after a question
        self._scored = ""  # the checkpoint of the scorecard
        self._agent = False  # whether a request is answered to the end
        self._transcript = runner.transcript()
        self._tool = ToolThread(self)
        self._evaluating = Event()  # set, it ends the evaluation
        self._worked: Callable[[str], None]  # says how far a tool has come
        self._progress: Callable[[str], None]  # says how far the evaluation has come

    def compose(self) -> ComposeResult:
        yield RequestInput()
        yield StateLine()
        with ContentSwitcher(initial="welcome", id="console-body"):
            yield Static(welcome(), id="welcome")
            with VerticalScroll(id="answer"):
                yield CallView()
                yield ResultView(id="result")
            yield ConversationView(id="conversation")
            yield ScorecardView(id="scorecard")

    def on_unmount(self) -> None:
        self._tool.leave()
        self._evaluating.set()

    def on_checkpoints_read(self, message: CheckpointsRead) -> None:
        selected = next((e.name for e in message.entries if e.selected), "")
        if selected != self._selected:
            self._asked = ""  # Enter asks the other checkpoint
            self.work(self._show_examples(), group="examples")
        self._selected = selected

    async def _show_examples(self) -> None:
        examples = await in_thread(self.runner.examples)
        self.query_one("#welcome", Static).update(welcome(examples))

    @on(RequestInput.Submitted, "#request")
    def _submitted(self, event: RequestInput.Submitted) -> None:
        typed = event.value.strip()
        # Within a CALL white space is meant: it indents code.
        if not typed.startswith("CALL "):
            typed = normalize_request(typed)
        if self._answering:
            return
        if not typed:
            self._say("type a request, or a CALL", ACCENT)
            return
        if typed == self._asked and self._call and self._body == "answer":
            self.action_run_call()
        elif typed.startswith("CALL "):
            self.work(self._run(typed, typed=True), group="answer")
        elif self._agent:
            self.work(self._converse(typed), group="answer")
        else:
            self.work(self._ask(typed), group="answer")

    async def _ask(self, request: str) -> None:
        self._asked, self._call, self._generation = request, "", None
        self.query_one(RequestInput).remember(request)
        self.query_one(RequestInput).select_all()
        selected = self._selected
        generation = await self._waiting(
            f"asking {selected or 'the model'}",
            partial(self.runner.generate, request, self._config),
        )
        self._call = generation.call if generation.valid else ""
        self._generation = generation
        self._unsure = generation.unsure
        self.tell(CheckpointLoaded(generation.checkpoint))
        await self._result.clear()
        self._body = "answer"
        self.query_one(CallView).show(generation, selected)
        self.query_one("#answer").scroll_home(animate=False)

    def action_run_call(self) -> None:
        """Run the CALL that is shown."""
        if self._answering:
            return
        if self._call:
            self.work(self._run_asked(self._call), group="answer")
        else:
            self._say("there is no CALL to run: type a request first", BAD)

    async def _run_asked(self, call: str) -> None:
        """Run the CALL of a request; an unsure one after a question, once."""
        if self._unsure:
            question = Question("Unsure", unsure_question(call), {"run": "Run it"})
            if await self.app.push_screen_wait(question) is None:
                return
            self._unsure = False
        await self._run(call)

    async def _run(self, call: str, *, typed: bool = False) -> None:
        result = self._result
        if typed:
            self._asked, self._call, self._generation = call, call, None
            self._unsure = False
            self.query_one(RequestInput).remember(call)
            self.query_one(CallView).show_typed(call)
            await result.clear()
        self._body = "answer"
        try:
            execution = await self._execute(call)
        except CallError as error:
            await result.refuse(error)
        else:
            room = self.query_one("#answer").size.height - 6
            await result.show(execution, room)
        self.call_after_refresh(self._scroll_to_result)

    async def _execute(self, call: str) -> Execution:
        """What a CALL gives; where it holds code, a person is asked on the way."""
        self._tool = tool = ToolThread(self)
        execute = partial(
            self.runner.execute, call, tool.confirm, told=tool.told, cancelled=tool.left
        )
        return await self._waiting("running", execute)

    def action_agent(self) -> None:
        """Answer requests to the end, or show each CALL first again."""
        self._agent = not self._agent
        self._asked = ""
        self.query_one(RequestInput).border_title = "Request · agent" if self._agent else "Request"
        said = "requests are answered to the end: CALLs run at once" if self._agent else ""
        self._say(said or "Enter shows the CALL of a request, Enter again runs it", ACCENT)

    async def _converse(self, request: str) -> None:
        """Show the steps from a request to its answer as they are made."""
        view = self.query_one(ConversationView)
        self._asked, self._call, self._generation = "", "", None
        self.query_one(RequestInput).remember(request)
        self.query_one(RequestInput).select_all()
        self._tool = tool = ToolThread(self)
        steps = self.runner.converse(
            request,
            tool.confirm,
            tool.allow,
            self._transcript,
            config=self._config,
            told=tool.told,
            cancelled=tool.left,
        )
        self._body = "conversation"
        await view.begin(request)
        while (step := await self._waiting("answering", partial(next, steps, None))) is not None:
            if isinstance(step, Called):
                self.tell(CheckpointLoaded(step.generation.checkpoint))
            await view.add(step, self.query_one("#console-body").size.height - 6)
        self._say(f"kept in {self._transcript.path}", MUTED)

    async def on_unsure_waits(self, message: UnsureWaits) -> None:
        """Ask whether a CALL runs of which the model is unsure."""
        if message.answer.done():
            return

        def answered(choice: str | None) -> None:
            if not message.answer.done():
                message.answer.set_result(choice is not None)

        text = unsure_question(message.generation.call)
        self.app.push_screen(Question("Unsure", text, {"run": "Run it"}), answered)

    def on_code_waits(self, message: CodeWaits) -> None:
        """Ask, with the whole code on the screen."""
        if message.answer.done():
            return

        def answered(text: str | None) -> None:
            if not message.answer.done():
                message.answer.set_result(text)

        self.app.push_screen(CodeDialog(message.code), answered)

    def on_tool_worked(self, message: ToolWorked) -> None:
        self._worked(f"{message.done:,} of {message.total:,}")

    def _scroll_to_result(self) -> None:
        self.query_one("#answer").scroll_to_widget(self._result, animate=False, top=True)

    def action_evaluate(self) -> None:
        """Show the scorecard of the checkpoint; where it is shown already, make it anew."""
        if self._scored == self._selected and self._scored and self._body != "scorecard":
            self._body = "scorecard"
        elif not self._at_work("evaluation"):
            self.work(self._evaluate(), group="evaluation")

    async def _evaluate(self) -> None:
        selected, body = self._selected, self._body
        self._evaluating = stop = Event()

        def told(done: int, total: int) -> None:
            if not stop.is_set():
                self.post_message(Evaluated(done, total))

        label = f"evaluating {selected or 'the model'}"
        with self.query_one(StateLine).waiting(label) as self._progress:
            scorecard = await in_thread(partial(self.runner.evaluate, told=told, stop=stop))
        self._scored = selected
        self.query_one(ScorecardView).show(scorecard, selected)
        if self._body == body:
            self._body = "scorecard"
        else:
            self._say("evaluated: F6 shows the scorecard", ACCENT)

    def on_evaluated(self, message: Evaluated) -> None:
        self._progress(f"{message.done:,} of {message.total:,}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys that correct and turn show where there is something to, that of running not."""
        match action:
            case "run_call" | "agent":
                return self._body != "scorecard"
            case "leave":
                return self._answering or self._at_work("evaluation")
            case "turn":
                return self._body == "scorecard"
            case "correct":
                return self._correctable() is not None
            case "correct_all":
                return bool(self._failing())
        return True

    def action_leave(self) -> None:
        """Wait no longer for what was asked or run; its thread is left to itself."""
        if self._answering:
            self._tool.leave()
            self.workers.cancel_group(self, "answer")
            self._say("not waited for any longer; a program is ended, other work goes on", ACCENT)
        else:
            self._evaluating.set()
            self.workers.cancel_group(self, "evaluation")
            self._say("not evaluated any further", ACCENT)

    def action_turn(self) -> None:
        """Show the next page of the scorecard."""
        self.query_one(ScorecardView).turn()
        self.refresh_bindings()

    def action_correct(self) -> None:
        """Put the CALL that is shown, or that of the failing request, right."""
        self.ask(self._correct(), group="correct")

    async def _correct(self) -> None:
        if (start := self._correctable()) is not None:
            registry = await in_thread(self.runner.registry)
            await ask_and_keep(self.app, start, registry, self._keep)

    def action_correct_all(self) -> None:
        """Keep what was expected of every failing request that was not corrected yet."""
        calls = [(one.user, one.expected) for one in self._failing()]
        self.work(self._keep(calls), group="correct")

    async def _keep(self, calls: list[tuple[str, str]]) -> None:
        path, count = await in_thread(partial(self.runner.correct, calls))
        self.query_one(ScorecardView).mark(user for user, _ in calls)
        self.tell(CorrectionsKept(path, calls, count))
        corrections = "1 correction" if count == 1 else f"{count:,} corrections"
        self._say(f"✓ kept in {path.name}: {corrections}, ^L learns them", GOOD)
        self.refresh_bindings()

    def _correctable(self) -> Correctable | None:
        if self._body == "scorecard":
            row = self.query_one(ScorecardView).failing_here
            return Correctable(row.user, row.call, row.expected) if row is not None else None
        if self._body == "answer" and self._generation is not None:
            said = self._generation
            return Correctable(said.user, said.call, said.call)
        return None

    def _failing(self) -> list[EvaluatedRequest]:
        return self.query_one(ScorecardView).uncorrected if self._body == "scorecard" else []

    def action_learn(self) -> None:
        """Learn the corrections, in the training pane."""
        self.tell(LearningWanted())

    def action_settings(self) -> None:
        """Change how a CALL is decoded."""

        def keep(config: GenerationConfig | None) -> None:
            if config is not None:
                self._config = config
                self._asked = ""
                self.query_one(StateLine).settings(config)

        self.app.push_screen(SettingsDialog(self._config), keep)

    def action_artifacts(self) -> None:
        """List the files that tools made."""
        self.ask(self._list_artifacts(), group="artifacts")

    async def _list_artifacts(self) -> None:
        paths: tuple[Path, ...] = await in_thread(self.runner.artifacts)
        self.app.push_screen(ArtifactsDialog(paths))

    def refuse(self, error: TinycallError) -> None:
        """A refusal stands under the request, which stays as it was typed."""
        if not self._call and self._body == "answer":
            self._body = "welcome"
        self._say(f"✗ {error}", BAD)

    @property
    def _result(self) -> ResultView:
        return self.query_one("#result", ResultView)

    @property
    def _body(self) -> str:
        return next((body.current or "" for body in self.query(ContentSwitcher)), "")

    @_body.setter
    def _body(self, name: str) -> None:
        self.query_one(ContentSwitcher).current = name
        self.refresh_bindings()

    @property
    def _answering(self) -> bool:
        return self._at_work("answer")

    def _at_work(self, group: str) -> bool:
        return any(worker.group == group and not worker.is_finished for worker in self.workers)

    async def _waiting(self, label: str, work: Callable[[], Result]) -> Result:
        """Do slow work on another thread, with a word about it in the meantime."""
        with self.query_one(StateLine).waiting(label) as self._worked:
            return await in_thread(work)

    def _say(self, text: str, color: str) -> None:
        self.query_one(StateLine).say(text, color)
