"""A scorecard on standard output: the answers first, then where they go wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from tinycall.core.evaluation import Compared, Rates, Scorecard
    from tinycall.core.evaluation.confidence import ConfidenceReport

_RATES = {
    "answer_accuracy": "answers right",
    "argument_accuracy": "arguments right",
    "tool_accuracy": "tool right",
    "valid_call_rate": "valid CALLs",
    "execution_pass_rate": "CALLs that run",
}


def print_scorecard(scorecard: Scorecard) -> None:
    """Print the rates, the breakdowns and the requests whose answer is wrong."""
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    console.print(f"{scorecard.checkpoint} on {scorecard.data}", soft_wrap=True)
    _print_rates(console, scorecard)
    if scorecard.by_failure:
        rows = {
            name: (str(count.constrained), _count(count.unconstrained))
            for name, count in scorecard.by_failure.items()
        }
        _print_table(console, ("wrong answers", "with grammar", "without"), rows)
    for title, breakdown in (("kind", scorecard.by_kind), ("characters", scorecard.by_length)):
        _print_answers(console, title, breakdown)
    if scorecard.confidence is not None:
        _print_confidence(console, scorecard.confidence)
    else:
        console.print("\n no confidence: tinycall calibrate was not run on this checkpoint")
    if scorecard.failing:
        print("\nwrong answers, with grammar:")
    for request in scorecard.failing:
        print(f"  {request.user}\n    {request.call}\n    {request.fault}: {request.reason}")


def _print_rates(console: Console, scorecard: Scorecard) -> None:
    columns: dict[str, Rates] = {"with grammar": scorecard.constrained}
    if scorecard.unconstrained is not None:
        columns["without"] = scorecard.unconstrained
    columns |= {tool: both.constrained for tool, both in scorecard.by_tool.items()}
    rows = {
        title: tuple(f"{getattr(rates, field):.1%}" for rates in columns.values())
        for field, title in _RATES.items()
    }
    rows["requests"] = tuple(str(rates.requests) for rates in columns.values())
    _print_table(console, ("", *columns), rows)


def _print_answers(console: Console, title: str, breakdown: Mapping[str, Compared]) -> None:
    rows = {}
    for name, both in breakdown.items():
        free = both.unconstrained
        rows[name] = (
            f"{both.constrained.answer_accuracy:.1%}",
            f"{free.answer_accuracy:.1%}" if free else "–",
            str(both.constrained.requests),
        )
    _print_table(console, (title, "answers right", "without grammar", "requests"), rows)


def _print_confidence(console: Console, report: ConfidenceReport) -> None:
    rows = {
        "right answers": ("", _share(report.right_unsure), str(report.right)),
        "wrong answers": (_area(report.auc_wrong), _share(report.wrong_unsure), str(report.wrong)),
        "requests no tool answers": (
            _area(report.auc_unanswerable),
            _share(report.unanswerable_unsure),
            str(report.unanswerable),
        ),
    }
    _print_table(console, ("confidence", "ROC AUC", "marked unsure", "requests"), rows)
    console.print(f" expected calibration error {report.calibration_error:.3f}")


def _print_table(
    console: Console, titles: tuple[str, ...], rows: Mapping[str, tuple[str, ...]]
) -> None:
    from rich.table import Table

    if not rows:
        return
    console.print()
    table = Table(titles[0], box=None)
    for title in titles[1:]:
        table.add_column(title, justify="right")
    for name, cells in rows.items():
        table.add_row(name, *cells)
    console.print(table)


def _count(count: int | None) -> str:
    return "–" if count is None else str(count)


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def _area(area: float | None) -> str:
    return "–" if area is None else f"{area:.3f}"
