"""Safe mode on the screen: the whole code, and a person's yes, no or edit."""

from __future__ import annotations

from time import monotonic
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, ContentSwitcher, Static, TextArea

from tinycall.core.tools.confirming import Code
from tinycall.core.tools.sandbox.plain import shown_code
from tinycall.core.visible import visible
from tinycall.tui.keymap import CODE, bindings
from tinycall.tui.theme import BAD, INK, MUTED

# A yes that is typed sooner was meant for something else.
SECONDS_TO_READ = 0.5


class CodeDialog(ModalScreen[str | None]):
    """Asks whether code shall be executed; answers with the text to execute, or None for a no.

    What is executed is what was shown, character for character; Enter at once and Esc are a no.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(CODE)
    DEFAULT_CSS = """
    CodeDialog {
        & .dialog-box { width: 100; max-width: 96%; max-height: 92%; }
        & ContentSwitcher { height: auto; }
        & #code-text { height: auto; max-height: 45vh; }
        & #code-edit { height: 45vh; border: none; padding: 0; }
        & #code-where { height: auto; margin: 1 0; }
        & .dialog-buttons { height: 1; }
    }
    """

    def __init__(self, code: Code) -> None:
        super().__init__(classes="dialog")
        self._code = code
        self._text = code.text
        self._shown_since = float("inf")
        self._keys = (0.0, 0.0)  # when the key before the latest one came, and that one

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box code") as box:
            box.border_title = "Execute this code?"
            if self._code.why:
                yield Static(self._code.why, markup=False)
            with ContentSwitcher(initial="code-text"):
                with VerticalScroll(id="code-text"):
                    yield Static(id="code-lines")
                yield _CodeArea(self._text, id="code-edit", soft_wrap=True, show_line_numbers=True)
            yield Static(id="code-where")
            with Horizontal(classes="dialog-buttons"):
                yield Button("No  N", id="no", compact=True)
                yield Button("Yes  Y", id="yes", compact=True)
                yield Button("Edit  E", id="edit", compact=True)

    def on_mount(self) -> None:
        self._show()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._shown_since = monotonic()

    def _show(self) -> None:
        """Show the code as it stands, and ask."""
        self._shown_since = monotonic()
        self.query_one("#code-lines", Static).update(numbered(self._text))
        self._turn_to("code-text")
        count = self._text.count("\n") + 1
        lines = "1 line" if count == 1 else f"{count:,} lines, ↑ ↓ scroll"
        self.query_one(".dialog-box").border_subtitle = f"{self._code.tool} · {lines}"
        self.query_one("#no", Button).focus()

    def _turn_to(self, part: str) -> None:
        """Show the code with its question, or the editor."""
        self.query_one(ContentSwitcher).current = part
        self.query_one(".dialog-buttons").display = not self._editing
        self.query_one("#code-where", Static).update(self._said())
        self.refresh_bindings()

    def _said(self) -> Text:
        if self._editing:
            return Text("Ctrl+S shows it and asks again · Esc leaves the edit", MUTED)
        if self._code.unsafe:
            return Text("WITHOUT A SANDBOX: it can do whatever you can", f"bold {BAD}")
        return Text("in the sandbox: no network, none of your files, a few seconds", MUTED)

    @property
    def _editing(self) -> bool:
        return self.query_one(ContentSwitcher).current == "code-edit"

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        match event.button.id:
            case "yes":
                if self._is_read():
                    self.dismiss(self._text)
            case "edit":
                self.action_edit()
            case _:
                self.action_no()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the code is edited, letters are letters."""
        if action in ("yes", "edit", "page"):
            return not self._editing
        if action == "keep":
            return self._editing
        return True

    def on_key(self) -> None:
        self._keys = self._keys[1], monotonic()

    def action_yes(self) -> None:
        """Let through what is shown; a letter of a word that is being typed does not."""
        if self._is_read() and monotonic() - self._keys[0] >= SECONDS_TO_READ:
            self.dismiss(self._text)

    def _is_read(self) -> bool:
        """Whether the code has stood there long enough."""
        return monotonic() - self._shown_since >= SECONDS_TO_READ

    def action_no(self) -> None:
        """Execute nothing; from the editor back to the question."""
        if self._editing:
            self._show()
        else:
            self.dismiss(None)

    def action_edit(self) -> None:
        """Change the code."""
        if not self._is_read():
            return
        area = self.query_one(TextArea)
        area.load_text(self._text)
        self._turn_to("code-edit")
        area.focus()

    def action_keep(self) -> None:
        """Show what was edited, and ask again."""
        self._text = self.query_one(TextArea).text
        self._show()

    def action_page(self, direction: int) -> None:
        """Scroll the code."""
        text = self.query_one("#code-text", VerticalScroll)
        if direction > 0:
            text.scroll_page_down()
        else:
            text.scroll_page_up()


class _CodeArea(TextArea):
    """An editor in which nothing of the code steers the terminal."""

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn, a character for each of its own."""
        return Text(visible(self.document.get_line(line_index)), end="", no_wrap=True)


def numbered(code: str) -> Text:
    """Code with the numbers of its lines; what hides in it is named."""
    lines = shown_code(code).split("\n")
    width = len(str(len(lines)))
    shown = Text(overflow="fold")
    for number, line in enumerate(lines, start=1):
        shown.append(f"{number:>{width}} ", MUTED)
        shown.append(f"{line}\n" if number < len(lines) else line, INK)
    return shown
