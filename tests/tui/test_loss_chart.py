from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from tinycall.tui.widgets.loss_chart import LossChart, decimate, log_ticks, round_ticks

losses = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=300)


@given(losses, st.integers(4, 80))
def test_decimating_keeps_the_ends_and_the_extremes(values: list[float], limit: int) -> None:
    points = [(float(step), loss) for step, loss in enumerate(values)]
    kept = decimate(points, limit)
    assert len(kept) <= limit
    assert kept == sorted(set(kept) & set(points))
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    assert min(loss for _, loss in kept) == min(values)
    assert max(loss for _, loss in kept) == max(values)


@given(st.floats(-1e5, 1e5), st.floats(1e-3, 1e5), st.integers(1, 20))
def test_round_ticks_lie_inside_and_are_few(low: float, span: float, most: int) -> None:
    ticks = round_ticks(low, low + span, most)
    apart = 1e-6 * max(abs(low), span)
    assert all(low - apart <= tick <= low + span + apart for tick in ticks)
    assert 2 <= len(ticks) <= max(2, most + 1)


@given(st.floats(-6, 3), st.floats(0.01, 6), st.integers(1, 12))
def test_log_ticks_lie_inside_and_are_few(low: float, span: float, most: int) -> None:
    ticks = log_ticks(low, low + span, most)
    assert all(low <= tick <= low + span for tick in ticks)
    assert len(ticks) <= max(2, most)


class ChartApp(App[None]):
    def compose(self) -> ComposeResult:
        yield LossChart()


def shown(chart: LossChart) -> str:
    return "\n".join(chart.render_line(y).text for y in range(chart.size.height))


async def test_points_become_a_curve_and_crosses() -> None:
    app = ChartApp()
    async with app.run_test(size=(60, 16)) as pilot:
        chart = app.query_one(LossChart)
        assert "no loss yet" in shown(chart)
        for step in range(0, 1000, 10):
            chart.add(step, 4 * math.exp(-step / 200) + 0.1, 0.9 if step == 500 else None)
        await pilot.pause()
        curve = shown(chart)
        assert "train 0.1283" in curve and "× validation 0.9000" in curve
        assert "500" in curve.splitlines()[-1]
        assert any("\u2801" <= character <= "\u28ff" for character in curve)
        assert curve.count("×") == 2  # in the legend and on the curve


async def test_log_scale_shows_powers_and_drops_what_has_no_logarithm() -> None:
    app = ChartApp()
    async with app.run_test(size=(60, 16)) as pilot:
        chart = app.query_one(LossChart)
        for step, loss in enumerate([0.0, math.nan, math.inf, 10.0, 1.0, 0.1, 0.01]):
            chart.add(step, loss)
        chart.log_scale = True
        await pilot.pause()
        curve = shown(chart)
        assert "log scale" in curve
        assert all(mark in curve for mark in ("10┤", "0.1┤", "0.01┤"))


async def test_too_small_a_place_still_says_the_loss() -> None:
    app = ChartApp()
    async with app.run_test(size=(20, 4)) as pilot:
        chart = app.query_one(LossChart)
        chart.add(1, 2.5)
        chart.add(2, 2.25)
        await pilot.pause()
        assert "train 2.2500" in shown(chart)


async def test_a_continued_run_shows_its_earlier_steps_once() -> None:
    app = ChartApp()
    async with app.run_test(size=(60, 16)):
        chart = app.query_one(LossChart)
        chart.add(30, 1.0, 1.5)
        chart.recall([(10, 3.0, None), (20, 2.0, 2.5), (30, 1.0, 1.5)])
        chart.add(30, 1.0, 1.5)
        chart.add(40, 0.5)
        assert chart._train == [(10, 3.0), (20, 2.0), (30, 1.0), (40, 0.5)]
        assert chart._validation == [(20, 2.5), (30, 1.5)]
