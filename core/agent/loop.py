"""Request, CALL, result, next CALL or answer; at most so many CALLs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tinycall.core.agent.transcript import Message
from tinycall.core.calls import Call, CallError
from tinycall.core.model.generation import Generation
from tinycall.core.tools.execution import Execution, result_text

MOST_CALLS: Final = 5


@dataclass(frozen=True)
class Called:
    """The model makes its n-th CALL, from 1 on, which may be no valid one."""

    number: int
    generation: Generation


@dataclass(frozen=True)
class Resulted:
    """The n-th CALL gave this, or was refused."""

    number: int
    text: str
    execution: Execution | None = None
    error: CallError | None = None


@dataclass(frozen=True)
class Answered:
    """The answer in words, with which the loop ends."""

    text: str


Step = Called | Resulted | Answered
# What the assistant says next: a CALL, or an answer.
Say = Callable[[Sequence[Message]], Generation | str]


def converse(
    request: str,
    say: Say,
    execute: Callable[[Generation], Execution],
    keep: Callable[[Sequence[Message]], None],
    most_calls: int = MOST_CALLS,
) -> Iterator[Step]:
    """The steps from a request to its answer, each as soon as it is made.

    A CALL that is refused is a result that the model reads. `keep` is given the whole transcript
    at the end, also where the steps are not asked for up to the end; code stands in it as it was
    executed. Raises TinycallError as `say` does.
    """
    said = [Message("user", request)]
    try:
        for number in range(1, most_calls + 1):
            next_said = say(said)
            if isinstance(next_said, str):
                said.append(Message("assistant", next_said))
                yield Answered(next_said)
                return
            yield Called(number, next_said)
            result = _result(number, next_said, execute)
            if next_said.parsed is None:
                said += [Message("assistant", next_said.call), Message("tool", result.text)]
                yield result
                return
            call, refused = _executed(next_said.parsed, result), result.error is not None
            said += [Message("assistant", call=call, refused=refused), Message("tool", result.text)]
            yield result
        last = say(said)
        text = last if isinstance(last, str) else f"No answer after {most_calls} CALLs."
        said.append(Message("assistant", text))
        yield Answered(text)
    finally:
        if len(said) > 1:
            keep(said)


def answer_of_result(said: Sequence[Message]) -> str:
    """The answer of a model that makes CALLs and no sentences: the first line of the result."""
    return next(iter(said[-1].text.splitlines()), "Done.")


def _executed(call: Call, result: Resulted) -> Call:
    """The CALL with its code as a person let it through."""
    code = result.execution.output.get("code") if result.execution else None
    edited = {name: code for name in ("code", "command") if name in call.args and code}
    return Call(call.tool, {**call.args, **edited})


def _result(
    number: int, generation: Generation, execute: Callable[[Generation], Execution]
) -> Resulted:
    error = generation.error
    if error is None:
        try:
            execution = execute(generation)
        except CallError as refused:
            error = refused
        else:
            return Resulted(number, result_text(execution), execution)
    return Resulted(number, f"{error.failure}: {error}", error=error)
