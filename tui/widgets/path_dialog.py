"""A dialog that asks for a file and completes its path."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from tinycall.core.visible import visible
from tinycall.tui.keymap import PATH, bindings
from tinycall.tui.widgets.dialogs import Confirm

MOST_ENTRIES = 200


def entries(typed: str) -> list[str]:
    """Paths that begin with what is typed, folders with a slash at the end."""
    typed = restarted(typed)
    folder, _, begin = typed.rpartition("/")
    root = Path(f"{folder}/" if typed.startswith("/") or folder else ".").expanduser()
    try:
        found = sorted(root.iterdir(), key=lambda path: (not path.is_dir(), path.name.lower()))
    except OSError:
        return []
    prefix = f"{folder}/" if "/" in typed else ""
    return [
        f"{prefix}{path.name}{'/' if path.is_dir() else ''}"
        for path in found
        if path.name.startswith(begin) and (begin.startswith(".") or path.name[0] != ".")
    ][:MOST_ENTRIES]


def restarted(typed: str) -> str:
    """What is meant where a path from / or ~ was typed behind another one."""
    _, again, rest = typed.rpartition("//")
    if again:
        return f"/{rest}"
    _, home, rest = typed.rpartition("/~/")
    return f"~/{rest}" if home else typed


def shared_start(paths: Sequence[str]) -> str:
    """The letters with which all of the paths begin."""
    low, high = min(paths, default=""), max(paths, default="")
    equal = takewhile(lambda pair: pair[0] == pair[1], zip(low, high, strict=False))
    return "".join(letter for letter, _ in equal)


class _PathSuggester(Suggester):
    async def get_suggestion(self, value: str) -> str | None:
        return next(iter(entries(value)), None) if value else None


class PathDialog(ModalScreen[tuple[Path, Path | None] | None]):
    """Asks for a path and, for opening, for a file of tools; None where one goes back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(PATH)
    DEFAULT_CSS = """
    PathDialog {
        & Input { background: $panel; }
        & #path-note { color: $warning; display: none; }
        & OptionList {
            height: auto; max-height: 10; background: $surface; border: none; padding: 0;
        }
    }
    """

    def __init__(self, title: str, start: str, *, action: str, opening: bool = False) -> None:
        super().__init__(classes="dialog")
        self._title = title
        self._start = start
        self._action = action
        self._opening = opening

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box") as box:
            box.border_title = self._title
            yield Input(
                self._start,
                id="path",
                compact=True,
                select_on_focus=False,
                suggester=_PathSuggester(use_cache=False, case_sensitive=True),
            )
            yield OptionList(id="entries", compact=True, markup=False)
            if self._opening:
                yield Label(
                    "tools that it calls, a .json or .py file (may stay empty)",
                    classes="dialog-hint",
                )
                yield Input(
                    id="tools",
                    compact=True,
                    suggester=_PathSuggester(use_cache=False, case_sensitive=True),
                )
            yield Static("", id="path-note", markup=False)
            yield Static(
                f"Tab complete · ↓ files · Enter {self._action} · Esc back", classes="dialog-hint"
            )

    def on_mount(self) -> None:
        self.query_one("#path", Input).cursor_position = len(self._start)
        self._list(self._start)

    @on(Input.Changed, "#path")
    def _typed(self, event: Input.Changed) -> None:
        self.query_one("#path-note").display = False
        self._list(event.value)

    def _list(self, typed: str) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(visible(entry), id=entry) for entry in entries(typed))

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        path = self.query_one("#path", Input)
        path.value = event.option_id or ""
        path.cursor_position = len(path.value)
        path.focus()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        typed = restarted(self.query_one("#path", Input).value.strip())
        if not typed:
            return
        note = self.query_one("#path-note", Static)
        if Path(typed).expanduser().is_dir():
            note.update("This is a folder: ↓ goes to the files in it.")
            note.display = True
            return
        if self._opening and not Path(typed).expanduser().exists() and not note.display:
            note.update("There is no such file: Enter once more begins a new one.")
            note.display = True
            return
        tools = self.query_one("#tools", Input).value.strip() if self._opening else ""
        self.dismiss((Path(typed).expanduser(), Path(tools).expanduser() if tools else None))

    def action_complete(self) -> None:
        typed = self.focused
        if isinstance(typed, Input) and typed.id in ("path", "tools"):
            common = shared_start(entries(typed.value))
            if len(common) > len(restarted(typed.value)):
                typed.value = common
                typed.cursor_position = len(common)
                return
        self.focus_next()

    def action_to_list(self) -> None:
        options = self.query_one(OptionList)
        if options.option_count:
            options.focus()
            options.highlighted = 0

    def action_back(self) -> None:
        self.dismiss(None)


async def path_to_save(app: App[object], start: Path, *, home: Path | None) -> Path | None:
    """Ask for a path to write, and once more where it is another file; None for going back."""
    dialog = PathDialog("Save the dataset as", str(start), action="saves it")
    chosen = await app.push_screen_wait(dialog)
    if chosen is None:
        return None
    path = chosen[0]
    question = Confirm(
        "Overwrite?",
        f"{visible(str(path))} exists already.",
        yes="Overwrite",
        no="Go back",
        default=False,
    )
    if path.exists() and path != home and not await app.push_screen_wait(question):
        return None
    return path
