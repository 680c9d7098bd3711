"""The parts of a scorecard as tables: rates, reasons, kinds and lengths, confidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tinycall.core.evaluation import Compared, Scorecard
from tinycall.core.visible import visible
from tinycall.tui.theme import ACCENT, BAD, LINE, MUTED, PRIMARY

RATES = {
    "answer_accuracy": "Answer",
    "argument_accuracy": "Arguments",
    "tool_accuracy": "Tool",
    "valid_call_rate": "Valid CALL",
    "execution_pass_rate": "Runs",
}
_BAR = 12
_BARS_FROM = 66  # the width from which there is room for bars


def rates(scorecard: Scorecard) -> Table:
    """The five rates with the grammar and without it, the answers first."""
    table = _table("", *RATES.values())
    for name, row in (("grammar", scorecard.constrained), ("without", scorecard.unconstrained)):
        cells = [_percent(getattr(row, field)) if row else "–" for field in RATES]
        table.add_row(Text(name, MUTED), Text(cells[0], "bold"), *cells[1:])
    return table


def reasons(scorecard: Scorecard, width: int) -> RenderableType:
    """Why answers are wrong, the commonest reason first."""
    if not scorecard.by_failure:
        return Text("no answer is wrong", MUTED)
    counts = sorted(scorecard.by_failure.items(), key=lambda item: -item[1].constrained)
    most = max(1, counts[0][1].constrained)
    table = _table("Why answers are wrong", "grammar", *_bar_title(width), "without")
    for name, count in counts:
        free = "–" if count.unconstrained is None else str(count.unconstrained)
        bar = _bar(count.constrained / most, BAD, width)
        table.add_row(name, str(count.constrained), *bar, free)
    return table


def kinds(scorecard: Scorecard, width: int) -> RenderableType:
    """Answers right by tool, and below each by kind of request."""
    rows: list[tuple[Text, Compared]] = []
    for tool, whole in scorecard.by_tool.items():
        rows.append((Text(visible(tool), "bold"), whole))
        for kind, part in scorecard.by_kind.items():
            name, _, sort = kind.partition(": ")
            if name == tool and sort:
                rows.append((Text(f"  {visible(sort)}"), part))
    return _answers("Answers right by kind", rows, width)


def lengths(scorecard: Scorecard, width: int) -> RenderableType:
    """Answers right by the characters of the request."""
    rows = [(Text(name), part) for name, part in scorecard.by_length.items()]
    return _answers("Answers right by characters", rows, width)


def confidence(scorecard: Scorecard, width: int) -> RenderableType:
    """How well confidence tells right calls from the others."""
    report = scorecard.confidence
    if report is None:
        return Text("This checkpoint is not calibrated: tinycall calibrate does it.", MUTED)
    table = _table("", "unsure", *_bar_title(width), "calls", "ROC AUC")
    for name, share, count, area in (
        ("right answers", report.right_unsure, report.right, None),
        ("wrong answers", report.wrong_unsure, report.wrong, report.auc_wrong),
        ("no tool answers", report.unanswerable_unsure, report.unanswerable,
         report.auc_unanswerable),
    ):  # fmt: skip
        table.add_row(
            name,
            "–" if share is None else _percent(share),
            *_bar(share or 0, ACCENT, width),
            str(count),
            "" if area is None else f"{area:.3f}",
        )
    meaning = (
        f"\nCalibration error {report.calibration_error:.3f}: how far confidence is from the share "
        "that is right. ROC AUC: how often a right call has more confidence than one of the row."
    )
    return Group(table, Text(meaning, MUTED))


# The pages, by their titles; each is drawn for a width.
PAGES: Mapping[str, Callable[[Scorecard, int], RenderableType]] = {
    "Reasons": reasons,
    "Kinds": kinds,
    "Lengths": lengths,
    "Confidence": confidence,
}


def _answers(title: str, rows: list[tuple[Text, Compared]], width: int) -> Table:
    table = _table(title, "grammar", *_bar_title(width), "without", "requests")
    for name, both in rows:
        share, free = both.constrained.answer_accuracy, both.unconstrained
        table.add_row(
            name,
            _percent(share),
            *_bar(share, PRIMARY, width),
            _percent(free.answer_accuracy) if free else "–",
            str(both.constrained.requests),
        )
    return table


def _table(first: str, *titles: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=MUTED)
    table.add_column(first, no_wrap=True)
    for title in titles:
        table.add_column(title, justify="right", no_wrap=True)
    return table


def _bar_title(width: int) -> list[str]:
    return [""] if width >= _BARS_FROM else []


def _bar(share: float, color: str, width: int) -> list[Text]:
    """A line in halves of characters on a fainter one of full length, where there is room."""
    if width < _BARS_FROM:
        return []
    halves = round(2 * _BAR * share)
    bar = Text("━" * (halves // 2) + "╸" * (halves % 2), color)
    return [bar.append("─" * (_BAR - len(bar)), LINE)]


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
