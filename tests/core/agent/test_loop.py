"""The loop: what is said next follows from all that was said, and everything is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tinycall.core.agent.loop import Answered, Called, Resulted, answer_of_result, converse
from tinycall.core.agent.transcript import Message, TranscriptFile, conversation
from tinycall.core.calls import Call, CallError, CallFailure, TinycallError, parse_call
from tinycall.core.dataset.importing.importer import import_file
from tinycall.core.model.generation import Generation
from tinycall.core.tools.execution import Execution

SUM = 'CALL calculator {"expression":"2 + 2"}'
PROGRAM = 'CALL execute_python {"code":"print(1)"}'


def generation(call: str) -> Generation:
    parsed, error = None, None
    try:
        parsed = parse_call(call)
    except CallError as refused:
        error = refused
    return Generation("request", call, parsed, error, False, 0.9, 1.0, Path("/c"), ())


def run(one: Generation) -> Execution:
    assert one.parsed is not None
    if one.parsed.args.get("expression") == "1 / 0":
        raise CallError(CallFailure.TOOL, "division by zero", where="calculator")
    return Execution(one.call, one.parsed.tool, one.parsed.args, {"value": 4}, ())


class Script:
    """Says one thing after another, and remembers what it had been told."""

    def __init__(self, *sayings: str) -> None:
        self.sayings = list(sayings)
        self.heard: list[tuple[Message, ...]] = []
        self.kept: list[Message] = []

    def __call__(self, said: Sequence[Message]) -> Generation | str:
        self.heard.append(tuple(said))
        text = self.sayings.pop(0)
        return generation(text) if text.startswith("CALL") else text

    def keep(self, said: Sequence[Message]) -> None:
        self.kept = list(said)


def test_call_after_call_up_to_the_answer() -> None:
    script = Script(SUM, SUM, "It is 4.")
    steps = list(converse("two and two", script, run, script.keep))
    assert [type(step) for step in steps] == [Called, Resulted, Called, Resulted, Answered]
    assert [step.number for step in steps if isinstance(step, Called | Resulted)] == [1, 1, 2, 2]
    call = Message("assistant", call=Call("calculator", {"expression": "2 + 2"}))
    assert script.kept == [
        Message("user", "two and two"), call, Message("tool", "4"), call, Message("tool", "4"),
        Message("assistant", "It is 4."),
    ]  # fmt: skip
    assert [len(heard) for heard in script.heard] == [1, 3, 5]


def test_a_refusal_is_read_like_a_result() -> None:
    script = Script('CALL calculator {"expression":"1 / 0"}', SUM, "4")
    steps = list(converse("request", script, run, script.keep))
    assert isinstance(steps[1], Resulted)
    assert steps[1].error is not None
    assert script.heard[1][-1] == Message(
        "tool", "refused by the tool: calculator: division by zero"
    )
    assert steps[-1] == Answered("4")
    first, second = (one for one in conversation(script.kept)["messages"] if "tool_calls" in one)
    assert (first["weight"], second.get("weight")) == (0, None)


def test_no_more_than_so_many_calls() -> None:
    script = Script(*[SUM] * 4)
    steps = list(converse("request", script, run, script.keep, most_calls=3))
    assert sum(isinstance(step, Called) for step in steps) == 3
    assert steps[-1] == Answered("No answer after 3 CALLs.")


def test_what_is_no_call_ends_it() -> None:
    script = Script("CALL calc")
    steps = list(converse("request", script, run, script.keep))
    assert [type(step) for step in steps] == [Called, Resulted]
    assert script.kept[:2] == [Message("user", "request"), Message("assistant", "CALL calc")]
    assert "not a CALL" in script.kept[2].text


def test_where_nothing_was_said_nothing_is_kept() -> None:
    def refuse(said: Sequence[Message]) -> str:
        raise TinycallError("too long")

    script = Script()
    with pytest.raises(TinycallError, match="too long"):
        list(converse("request", refuse, run, script.keep))
    assert script.kept == []


def test_code_is_kept_as_it_was_executed() -> None:
    def edited(one: Generation) -> Execution:
        assert one.parsed is not None
        output = {"code": "print(2)", "output": "2", "errors": "", "status": 0,
                  "ended": "by itself"}  # fmt: skip
        return Execution(one.call, one.parsed.tool, one.parsed.args, output, ())

    script = Script(PROGRAM, "2")
    list(converse("request", script, edited, script.keep))
    assert script.kept[1].call == Call("execute_python", {"code": "print(2)"})


def test_what_was_said_is_kept_where_nobody_waits_for_the_end() -> None:
    script = Script(SUM, "4")
    steps = converse("request", script, run, script.keep)
    next(steps), next(steps)
    steps.close()
    assert [message.role for message in script.kept] == ["user", "assistant", "tool"]


def test_the_answer_of_a_model_without_sentences() -> None:
    assert answer_of_result([Message("user", "r"), Message("tool", "first\nsecond")]) == "first"
    assert answer_of_result([Message("user", "r"), Message("tool", "")]) == "Done."


def test_transcripts_are_imported_and_trained_on(tmp_path: Path) -> None:
    file = TranscriptFile(tmp_path / "new")
    assert not file.path.exists()
    for request, call in (("what is 2 plus 2", SUM), ("print ünø one", PROGRAM)):
        said = Message("assistant", call=parse_call(call))
        file.add([Message("user", request), said, Message("tool", "…"), Message("assistant", "4")])
    imported = import_file(file.path)
    assert imported.format == "openai"
    assert imported.samples[0].call == SUM
    assert imported.by_tool["execute_python"] == 1
    assert imported.tools.source == "shipped"
    first = json.loads(file.path.read_text().splitlines()[0])["messages"]
    assert [message["role"] for message in first] == ["user", "assistant", "tool", "assistant"]
    assert first[1]["tool_calls"][0]["id"] == first[2]["tool_call_id"]


def test_every_result_bears_the_id_of_its_call() -> None:
    call = Message("assistant", call=Call("search", {"query": "é"}))
    lines = conversation([Message("user", "r"), call, Message("tool", "a"), call,
                          Message("tool", "b")])["messages"]  # fmt: skip
    assert [line.get("tool_call_id") for line in lines] == [None, None, "call_1", None, "call_2"]
    assert json.loads(lines[1]["tool_calls"][0]["function"]["arguments"]) == {"query": "é"}


def test_a_transcript_that_cannot_be_kept_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TinycallError, match="cannot be kept"):
        TranscriptFile(tmp_path / "file").add([Message("user", "r")])
