"""What the tools for code gave, for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from tinycall.core.shell.output import tell
from tinycall.core.tools.coding.executing import ending
from tinycall.core.tools.results import RESULT
from tinycall.core.tools.sandbox.plain import shown_code
from tinycall.core.visible import visible

if TYPE_CHECKING:
    from tinycall.core.runner import Execution


def prints_code(execution: Execution) -> bool:
    """Print the result of a tool for code; False, with nothing printed, for any other tool."""
    show = _SHOWN.get(execution.tool)
    # A user's own tool may have the name of one of these.
    if show is None or execution.output.keys() == {RESULT}:
        return False
    show(execution.output)
    for artifact in execution.artifacts:
        tell(f"saved {artifact.path.absolute()}")
    return True


def _written(output: Mapping[str, Any]) -> None:
    print(output["output"], end="" if output["output"].endswith("\n") else "\n")
    if output["errors"]:
        tell(output["errors"].rstrip("\n"))
    tell(ending(output))


def _tests(output: Mapping[str, Any]) -> None:
    for test in output["tests"]:
        print(f"{test['result']:<8}{test['name']}")
    if output["failed"] or not output["tests"]:
        tell((output["output"] + output["errors"]).rstrip("\n"))
    print(", ".join(f"{output[name]} {name}" for name in ("passed", "failed", "skipped")))
    tell(ending(output))


def _analysis(output: Mapping[str, Any]) -> None:
    for function in output.get("functions", ()):
        print(
            f"line {function['line']}: {function['name']} has complexity {function['complexity']}"
        )
    for finding in output["findings"]:
        place = f"line {finding['line']}:{finding['column']}"
        print(visible(f"{place}: {finding['rule']} {finding['name']}: {finding['message']}"))
        line = output["code"].splitlines()[finding["line"] - 1 : finding["line"]]
        tell("".join(f"    {shown_code(text)}" for text in line))
    if not output["findings"]:
        print(f"nothing found by the rules for {output['analysis_type']}")


def _documentation(output: Mapping[str, Any]) -> None:
    for result in output["results"]:
        print(f"{result['rank']}. {result['title']}{result['signature']}  ({result['source']})")
        for line in result["excerpt"].splitlines():
            print(f"   {line}")
    if not output["results"]:
        print(f"none of {output['searched']:,} entries holds these words")


def _debugging(output: Mapping[str, Any]) -> None:
    for line in output["explanation"]:
        print(visible(line))
    if output["fix"] is None:
        tell("no fix is known")
        return
    print(visible(f"fix: {output['fix']['why']}"))
    print(shown_code(output["fix"]["code"]))
    if (again := output["fix"]["outcome"]) is not None:
        print(f"with the fix: {'it runs' if not again['status'] else 'it still fails'}")
        _written(again)


_SHOWN: Final[Mapping[str, Callable[[Mapping[str, Any]], None]]] = {
    "execute_python": _written,
    "execute_bash": _written,
    "run_tests": _tests,
    "analyze_code": _analysis,
    "search_docs": _documentation,
    "debug_code": _debugging,
}
