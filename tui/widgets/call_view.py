"""The CALL that a model emitted, and everything known about it."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text
from textual.widgets import Static

from tinycall.core.calls import CallError
from tinycall.core.model.generation import Generation
from tinycall.core.training.run_folder import known_as
from tinycall.core.visible import visible
from tinycall.tui.theme import ACCENT, BAD, GOOD, MUTED, PRIMARY
from tinycall.tui.widgets.facts import Fact, facts, formatted_json

TWO_COLUMNS = 64  # from this width on the facts stand in two columns


class CallView(Static):
    """One generation, or a CALL that somebody wrote."""

    def __init__(self) -> None:
        super().__init__(id="call")
        self._generation: Generation | None = None
        self._selected = ""
        self._drawn_at = 0

    def show(self, generation: Generation, selected: str) -> None:
        """Show what came of a request while `selected` was the checkpoint chosen."""
        self._generation, self._selected = generation, selected
        self._drawn_at = 0
        # Shown for the first time it has no width yet: then on_resize draws it, once.
        if self.size.width:
            self._draw()

    def show_typed(self, call: str) -> None:
        """Show a CALL that was typed."""
        self._generation = None
        self.update(call_line(call))

    def on_resize(self) -> None:
        if self._generation is not None and self._drawn_at != self.size.width:
            self._draw()

    def _draw(self) -> None:
        generation = self._generation
        assert generation is not None
        self._drawn_at = self.size.width
        columns = 2 if self._drawn_at >= TWO_COLUMNS else 1
        parts: list[RenderableType] = [call_line(generation.call), _verdict(generation)]
        known = facts(_facts(generation, self._selected), columns=columns)
        parts.append(Padding(known, (1, 0, 0, 0)))
        if generation.parsed is not None:
            parts += ["", formatted_json(generation.parsed.args)]
        self.update(Group(*parts))


def call_line(call: str) -> Text:
    """A CALL line as plain text, its tool picked out; nothing in it can steer the terminal."""
    head, space, rest = visible(call).partition(" ")
    tool, gap, args = rest.partition(" ")
    if head != "CALL":
        return Text(visible(call) or "(nothing)", overflow="fold")
    return Text.assemble(
        (head + space, MUTED), (tool, f"bold {ACCENT}"), (gap + args, "bold"), overflow="fold"
    )


def unsure_question(call: str) -> str:
    """What is asked before a CALL runs that is hardly what was meant."""
    return f"The model is unsure whether this is what was meant:\n\n{visible(call)}\n\nRun it?"


def refusal(error: CallError) -> Text:
    """Which of the six failures it is, why, and the remedy."""
    text = Text.assemble((f"✗ {error.failure}", f"bold {BAD}"), overflow="fold")
    text.append(f"  {visible(str(error))}")
    if error.remedy:
        text.append(f"\n→ {error.remedy}", ACCENT)
    return text


def _verdict(generation: Generation) -> Text:
    if generation.error is not None:
        return refusal(generation.error)
    if generation.unsure:
        hint = "  valid, perhaps not what was meant; Enter asks first"
        return Text.assemble(("? unsure", f"bold {BAD}"), (hint, MUTED), overflow="fold")
    return Text.assemble(("✓ valid", f"bold {GOOD}"), ("  Enter or ^R runs it", MUTED))


def _facts(generation: Generation, selected: str) -> list[Fact]:
    loaded = generation.checkpoint
    rows: list[Fact] = [
        ("Tool", generation.parsed.tool if generation.parsed else "–"),
        ("Probability", _probability(generation.probability)),
        ("Selected", selected or "–"),
        ("Loaded", visible(known_as(loaded))),
        ("Time", f"{generation.milliseconds:,.0f} ms"),
        ("Truncated", "yes" if generation.truncated else "no"),
    ]
    if generation.confidence is not None:
        rows.append(("Confidence", _probability(generation.confidence)))
    if generation.by_bytes:
        shown = " ".join(visible(character) for character in generation.by_bytes)
        rows.append(("By bytes", Text(shown, style=PRIMARY, overflow="fold")))
    return rows


def _probability(share: float) -> str:
    return f"{100 * share:.1f} %" if share >= 0.001 else "below 0.1 %"
