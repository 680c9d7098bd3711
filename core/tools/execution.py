"""What came of a CALL, and how a model or a person reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tinycall.core.tools.registry import Artifact
from tinycall.core.tools.results import RESULT, shown
from tinycall.core.tools.sandbox.program import Ended

_LONGEST: Final = 2000  # characters of a result that are read


@dataclass(frozen=True)
class Execution:
    """What a CALL gave."""

    call: str
    tool: str
    args: Mapping[str, Any]
    output: Mapping[str, Any]
    artifacts: tuple[Artifact, ...]


def result_text(execution: Execution) -> str:
    """The result as text, as it stands in a transcript: what was asked for, without its framing."""
    output = execution.output
    if output.keys() == {RESULT}:
        lines = [shown(output[RESULT])]
    elif (read := _READ.get(execution.tool)) is not None:
        lines = list(read(output))
    else:
        lines = [f"{name}: {shown(value)}" for name, value in output.items()]
    files = [artifact.path.name for artifact in execution.artifacts]
    if files and output.keys() != {RESULT}:
        lines.append(f"files: {', '.join(files)}")
    text = "\n".join(lines).strip()
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _value(output: Mapping[str, Any]) -> Iterator[str]:
    yield shown(output["value"])


def _plot(output: Mapping[str, Any]) -> Iterator[str]:
    yield f"a {output['kind']} plot was drawn"


def _notes(output: Mapping[str, Any]) -> Iterator[str]:
    for result in output["results"]:
        yield f"{result['rank']}. {result['title']}: {result['snippet']}"
    if not output["results"]:
        yield "nothing was found"


def _program(output: Mapping[str, Any]) -> Iterator[str]:
    if output["ended"] != Ended.ITSELF:
        yield f"ended: {output['ended']}"
    elif output["status"]:
        errors = output["errors"].strip()
        yield f"status {output['status']}" + (f": {errors.splitlines()[-1]}" if errors else "")
    yield from filter(None, (output["output"].strip(), output["errors"].strip()))


def _tests(output: Mapping[str, Any]) -> Iterator[str]:
    yield f"{output['passed']} passed, {output['failed']} failed"
    for test in output["tests"]:
        yield f"{test['name']}: {test['result']}"
    if output["ended"] != Ended.ITSELF:
        yield f"ended: {output['ended']}"


def _analysis(output: Mapping[str, Any]) -> Iterator[str]:
    for function in output.get("functions", ()):
        yield f"{function['name']}: complexity {function['complexity']}"
    for finding in output["findings"]:
        yield f"line {finding['line']}: {finding['rule']} {finding['message']}"
    if not output["findings"]:
        yield "nothing was found"


def _documentation(output: Mapping[str, Any]) -> Iterator[str]:
    for result in output["results"]:
        yield f"{result['rank']}. {result['title']}{result['signature']}: {result['excerpt']}"
    if not output["results"]:
        yield "nothing was found"


def _debugging(output: Mapping[str, Any]) -> Iterator[str]:
    yield from output["explanation"]
    if (fix := output["fix"]) is not None:
        yield f"fix: {fix['why']}"
        yield fix["code"]
        if fix["outcome"] is not None:
            yield "with the fix it runs" if not fix["outcome"]["status"] else "it still fails"


_READ: Final[Mapping[str, Callable[[Mapping[str, Any]], Iterator[str]]]] = {
    "calculator": _value,
    "plot": _plot,
    "search": _notes,
    "execute_python": _program,
    "execute_bash": _program,
    "run_tests": _tests,
    "analyze_code": _analysis,
    "search_docs": _documentation,
    "debug_code": _debugging,
}
