"""`tinycall chat`: requests in, CALLs made and run, answers out, step by step."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tinycall.core.calls import TinycallError
from tinycall.core.shell.confirming import allow, ask
from tinycall.core.shell.options import (
    Checkpoint,
    Device,
    Json,
    NoConfirm,
    Notes,
    Timeouts,
    Tools,
    UnsafeExec,
    Workspace,
    open_runner,
)
from tinycall.core.shell.output import emit, prints_told, tell
from tinycall.core.shell.progress import entries_report
from tinycall.core.tools.confirming import without_asking
from tinycall.core.visible import visible, visible_lines

if TYPE_CHECKING:
    from tinycall.core.agent.loop import Step


def chat(
    context: typer.Context,
    request: Annotated[
        str | None, typer.Argument(help="What the user says; without it, one line after another.")
    ] = None,
    notes: Notes = None,
    tools: Tools = None,
    no_confirm: NoConfirm = False,
    timeouts: Timeouts = None,
    unsafe_exec: UnsafeExec = False,
    as_json: Json = False,
    workspace: Workspace = None,
    device: Device = None,
    checkpoint: Checkpoint = None,
) -> None:
    """Answer requests: each CALL is shown and run, and what it gives is the answer.

    Code is executed, and a CALL run of which the model is unsure, after a question; --no-confirm
    asks neither. With --json every step is an object, and so is a refusal. The transcripts are kept
    in the workspace, in a form that `tinycall data import` reads.
    """
    if request is not None and not request.strip():
        raise typer.BadParameter("the REQUEST is empty")
    runner = open_runner(
        context,
        workspace,
        device,
        checkpoint,
        notes,
        tools,
        timeouts=timeouts,
        unsafe_exec=unsafe_exec,
    )
    for problem in runner.tool_problems():
        tell(problem)
    transcript = runner.transcript()
    show = _emit if as_json else _print

    def answer(text: str) -> None:
        with entries_report() as told:
            take_steps(text, told)

    def take_steps(text: str, told: Callable[[int, int], None]) -> None:
        steps = runner.converse(
            text,
            without_asking if no_confirm else ask,
            (lambda generation: True) if no_confirm else allow,
            transcript,
            told=told,
        )
        for step in _quiet(steps):
            show(text, step)

    try:
        if request is not None:
            answer(request)
        else:
            _talk(answer, as_json=as_json)
    finally:
        if transcript.path.exists():
            tell(f"kept in {transcript.path}")


def _talk(answer: Callable[[str], None], *, as_json: bool) -> None:
    """Answer line after line; one that is refused, or broken off by Ctrl+C, does not end it."""
    for text in _lines():
        try:
            answer(text)
        except TinycallError as error:
            if as_json:
                emit({"user": text, "step": "error", "error": str(error)})
            tell(f"✗ {error}")
        except KeyboardInterrupt:
            if not sys.stdin.isatty():
                raise
            tell("✗ broken off")


def _lines() -> Iterator[str]:
    """The lines that are typed, or come through a pipe; empty ones are passed by."""
    if not sys.stdin.isatty():
        yield from filter(None, map(str.strip, sys.stdin))
        return
    tell("A request a line; Ctrl+D ends.")
    while True:
        print("You: ", end="", file=sys.stderr, flush=True)
        try:
            text = input().strip()
        except (EOFError, KeyboardInterrupt):
            tell("")
            return
        if text:
            yield text


def _quiet(steps: Iterator[Step]) -> Iterator[Step]:
    """The steps; what a tool of the user's prints on the way is told."""
    while True:
        with prints_told():
            step = next(steps, None)
        if step is None:
            return
        yield step


def _print(user: str, step: Step) -> None:
    from tinycall.core.agent.loop import Answered, Called, Resulted

    match step:
        case Called(number, generation):
            print(f"Tool Call #{number}")
            if generation.parsed is None:
                print(f"  {visible(generation.call)}")
                return
            print(f"  Tool: {generation.parsed.tool}")
            print(f"  Arguments: {_indented(generation.parsed.args)}")
        case Resulted(_, text, _, error):
            print("Tool Result" if error is None else "Tool Error")
            for line in text.splitlines() or ["(nothing)"]:
                print(f"  {visible(line)}")
        case Answered(text):
            print(f"Assistant Response\n{visible_lines(text)}\n")


def _indented(args: Mapping[str, Any]) -> str:
    text = json.dumps(args, ensure_ascii=False, indent=2)
    return visible_lines(text).replace("\n", "\n  ")


def _emit(user: str, step: Step) -> None:
    from tinycall.core.agent.loop import Answered, Called, Resulted

    match step:
        case Called(number, generation):
            emit(
                {
                    "user": user,
                    "step": "call",
                    "number": number,
                    "call": generation.call,
                    "valid": generation.valid,
                    "probability": generation.probability,
                    "unsure": generation.unsure,
                }
            )
        case Resulted(number, text, execution, error):
            artifacts = execution.artifacts if execution else ()
            emit(
                {
                    "user": user,
                    "step": "result",
                    "number": number,
                    "text": text,
                    "output": execution.output if execution else None,
                    "artifacts": [one.path.absolute() for one in artifacts],
                    "error": str(error) if error else None,
                }
            )
        case Answered(text):
            emit({"user": user, "step": "answer", "text": text})
