"""A request and what came of it step by step: CALLs, results, the answer."""

from __future__ import annotations

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from tinycall.core.agent.loop import Answered, Called, Resulted, Step
from tinycall.core.visible import visible
from tinycall.tui.theme import ACCENT, INK, MUTED
from tinycall.tui.widgets.call_view import call_line
from tinycall.tui.widgets.results import Heading, ResultView


class ConversationView(VerticalScroll):
    """The steps of the latest request, and of those before it."""

    DEFAULT_CSS = """
    ConversationView {
        height: 1fr;
        padding: 0 1;
        & .request { margin-top: 1; }
    }
    """

    async def begin(self, request: str) -> None:
        """Show another request below what was said."""
        line = Text.assemble(("You  ", MUTED), (visible(request), f"bold {ACCENT}"))
        await self._add(Static(line, classes="request"))

    async def add(self, step: Step, room: int) -> None:
        """Show a step below those before it; a drawing takes about `room` rows."""
        match step:
            case Called(number, generation):
                await self._add(Heading(f"Tool Call #{number}"), Static(call_line(generation.call)))
            case Resulted(_, _, execution, error):
                view = ResultView()
                await self._add(view)
                if error is not None:
                    await view.refuse(error, heading="Tool Error")
                elif execution is not None:
                    await view.show(execution, room, heading="Tool Result")
                self.scroll_end(animate=False)
            case Answered(text):
                lines = "\n".join(map(visible, text.splitlines()))
                answer = Static(Text(lines, f"bold {INK}", overflow="fold"))
                await self._add(Heading("Assistant Response"), answer)

    async def _add(self, *parts: Static | ResultView) -> None:
        await self.mount(*parts)
        self.scroll_end(animate=False)
