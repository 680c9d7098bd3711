"""The files that tools made, and what to do with one."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tinycall.core.visible import visible
from tinycall.tui.keymap import ARTIFACTS, bindings
from tinycall.tui.theme import ACCENT, MUTED


class ArtifactsDialog(ModalScreen[None]):
    """A list of files, newest first; Enter opens one, or says how to fetch it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(ARTIFACTS)

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__(classes="dialog")
        self._paths = paths

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box artifacts") as box:
            box.border_title = "Artifacts"
            if not self._paths:
                yield Static("No tool has made a file yet. A plot makes one.")
                yield Static("Esc closes", classes="dialog-hint")
                return
            yield OptionList(*map(_option, self._paths), compact=True, markup=False)
            yield Static(id="fetch")
            yield Static(
                "Enter opens · C sends the scp line to the terminal · Esc closes",
                classes="dialog-hint",
            )

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        path = self._paths[event.option_index]
        self._tell(Text.assemble(visible(str(path)), ("\n" + scp_line(path), ACCENT)))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        path = self._paths[event.option_index]
        command = viewer()
        text = Text(visible(str(path)))
        if command is None:
            text.append("\nNo viewer here: fetch it from your machine with\n", MUTED)
            text.append(scp_line(path), ACCENT)
        else:
            text.append(f"\n{open_with(command, path)}", MUTED)
        self._tell(text)

    def _tell(self, text: Text) -> None:
        text.overflow = "fold"
        self.query_one("#fetch", Static).update(text)

    def action_copy_line(self) -> None:
        """Send the scp line to the terminal's clipboard (OSC 52)."""
        index = self.query_one(OptionList).highlighted if self._paths else None
        if index is not None:
            self.app.copy_to_clipboard(scp_line(self._paths[index]))
            self.notify("The scp line was sent to the terminal.")

    def action_close(self) -> None:
        self.dismiss()


def viewer() -> str | None:
    """The program that opens a file, or None where there is no display to open it on."""
    if sys.platform == "darwin":
        return None if "SSH_CONNECTION" in os.environ else shutil.which("open")
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return shutil.which("xdg-open")
    return None


def open_with(command: str, path: Path) -> str:
    """Start a viewer that cannot write on this screen; says what came of it."""
    nothing = subprocess.DEVNULL
    try:
        subprocess.Popen(
            [command, str(path)], stdin=nothing, stdout=nothing, stderr=nothing,
            start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        return f"{command} could not be started: {error.strerror}"
    return f"Opened with {Path(command).name}."


def scp_line(path: Path) -> str:
    """The command that fetches a file from another machine."""
    connection = os.environ.get("SSH_CONNECTION", "").split()
    host = connection[2] if len(connection) == 4 else socket.gethostname()
    if ":" in host:
        host = f"[{host}]"
    return f"scp {shlex.quote(f'{getpass.getuser()}@{host}:{path.absolute()}')} ."


def _option(path: Path) -> Option:
    try:
        made = time.strftime("%d %b %H:%M", time.localtime(path.stat().st_mtime))
    except OSError:
        made = "gone"
    return Option(f"{visible(path.name)}  {made}")
