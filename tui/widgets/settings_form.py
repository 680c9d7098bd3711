"""The settings of a run as a form that is checked while one types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantFocus, Resize
from textual.message import Message
from textual.widgets import Input, Label, Select, Static

from tinycall.core.calls import TinycallError
from tinycall.core.device import POLICIES
from tinycall.core.model.config import CUSTOM_BOUNDS, PRESETS
from tinycall.core.training.config import BOUNDS, TrainingConfig
from tinycall.core.visible import visible
from tinycall.tui.theme import BAD, MUTED

Choices = tuple[tuple[str, Any], ...]

NARROW = 64  # cells below which the notes get a line at most
FRESH = "fresh"
NEW_MODEL = ""
NONE = ""
SIZES = tuple(CUSTOM_BOUNDS)
DEFAULTS = TrainingConfig()


@dataclass(frozen=True)
class Setting:
    """A row of the form: a text where there are no choices."""

    name: str
    label: str
    hint: str = ""
    choices: Choices = ()


def _bounds(name: str, note: str = "") -> str:
    low, high = (BOUNDS | CUSTOM_BOUNDS)[name]
    text = f"{_number(low)} to {_number(high)}"
    return f"{text}, {note}" if note else text


def _number(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:g}".replace("e-0", "e-")


def _same(*values: str) -> Choices:
    return tuple((value, value) for value in values)


_YES_OR_NO: Choices = (("no", False), ("yes", True))
SETTINGS = (
    Setting("source", "train on", choices=(("fresh samples", FRESH),)),
    Setting("samples_per_tool", "samples/tool", _bounds("samples_per_tool", "in each epoch")),
    Setting("swap_values", "swap values", _bounds("swap_values", "share of the samples")),
    Setting("corrections", "corrections", "put right: console, F9", (("none", NONE),)),
    Setting("preset", "size", choices=_same(*PRESETS, "custom")),
    Setting("layers", "layers", _bounds("layers")),
    Setting("heads", "heads", _bounds("heads")),
    Setting("width", "width", _bounds("width", "a multiple of the heads")),
    Setting("context", "context", _bounds("context", "tokens")),
    Setting("shape", "shape", choices=_same("llama", "gpt2")),
    Setting("norm", "norm", choices=(("of the shape", None), *_same("rms", "layer"))),
    Setting("positions", "positions", choices=(("of the shape", None), *_same("rope", "learned"))),
    Setting("qk_norm", "QK-norm", "of the shape llama", (("on", True), ("off", False))),
    Setting("epochs", "epochs", _bounds("epochs", "0: until max steps")),
    Setting("max_steps", "max steps", _bounds("max_steps")),
    Setting("steps_per_epoch", "steps/epoch", _bounds("steps_per_epoch", "empty: all samples")),
    Setting("batch_size", "batch size", _bounds("batch_size", "samples")),
    Setting(
        "gradient_accumulation_steps",
        "accumulate",
        _bounds("gradient_accumulation_steps", "batches in a step"),
    ),
    Setting("learning_rate", "learning rate", _bounds("learning_rate")),
    Setting("warmup_steps", "warm-up", _bounds("warmup_steps", "steps; empty: 60")),
    Setting("dropout", "dropout", _bounds("dropout")),
    Setting(
        "until_accuracy",
        "until accuracy",
        _bounds("until_accuracy", "exact calls; empty: to the end"),
    ),
    Setting("seed", "seed", _bounds("seed")),
    Setting("checkpoint_every", "checkpoint", _bounds("checkpoint_every", "steps apart")),
    Setting("checkpoint_seconds", "and at most", _bounds("checkpoint_seconds", "seconds apart")),
    Setting("device", "device", choices=_same(*POLICIES)),
    Setting(
        "compile",
        "compile",
        "pays on long runs",
        (("where it pays", None), ("yes", True), ("no", False)),
    ),
    Setting("amp", "AMP", "bfloat16 on a card; no effect elsewhere", _YES_OR_NO),
    Setting(
        "gradient_checkpointing", "recompute", "gradient checkpointing: less memory", _YES_OR_NO
    ),
    Setting("continue_from", "begin with", choices=(("a new model", NEW_MODEL),)),
    Setting("name", "name", "letters, digits, . _ -; or made up"),
)
WHOLE = {f.name for f in fields(TrainingConfig) if f.type in ("int", "int | None")}
SHAPES = {"llama": "RMSNorm, rotary, gated MLP", "gpt2": "LayerNorm, learned positions, GELU"}


class SettingsForm(VerticalScroll):
    """One row for each setting, with its bounds or what is wrong with it."""

    DEFAULT_CSS = """
    SettingsForm {
        height: 1fr;
        scrollbar-size-vertical: 1;
        & Horizontal { height: auto; }
        & Label { width: 15; color: $foreground 75%; }
        & .-here Label { color: $primary; text-style: bold; }
        & Input, & Select { width: 24; }
        & Input { background: $surface; }
        & Input:focus { background: $panel; text-style: bold; }
        & SelectCurrent:focus { text-style: bold; }
        & .setting-note { width: 1fr; height: auto; padding-left: 2; }
        &.-narrow Label { width: 14; }
        &.-narrow Input, &.-narrow Select { width: 16; }
        &.-narrow .setting-note {
            height: 1; padding-left: 1; text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    """

    @dataclass
    class Changed(Message):
        """The settings are others now: None where one is wrong, with what is wrong by label."""

        config: TrainingConfig | None
        wrong: tuple[tuple[str, str], ...]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, can_focus=False)
        self._sources: dict[str, tuple[Path, Path | None]] = {}
        self.config: TrainingConfig | None = DEFAULTS

    def compose(self) -> ComposeResult:
        for setting in SETTINGS:
            with Horizontal(id=f"row-{setting.name}"):
                yield Label(setting.label)
                value = _stand_in(setting.name)
                if setting.choices:
                    first = setting.choices[0][1]
                    yield Select[Any](
                        setting.choices,
                        value=value if value is not None else first,
                        allow_blank=False,
                        compact=True,
                        id=f"set-{setting.name}",
                    )
                else:
                    text = "" if value is None else f"{value:g}" if value else f"{value}"
                    yield Input(text, compact=True, id=f"set-{setting.name}")
                yield Static(classes="setting-note", id=f"note-{setting.name}", markup=False)

    def on_mount(self) -> None:
        self._check()

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width < NARROW, "-narrow")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        for row in self.query(Horizontal):
            row.set_class(row is event.widget.parent, "-here")

    def on_descendant_blur(self) -> None:
        self.query(Horizontal).remove_class("-here")

    def offer_dataset(self, path: Path | None, tools: Path | None, *, choose: bool) -> None:
        """Offer to train on a dataset, and choose it where that is meant."""
        self._sources = {} if path is None else {str(path): (path, tools)}
        choices = [("fresh samples", FRESH)]
        choices += [(visible(path.name), key) for key, (path, _) in self._sources.items()]
        self._offer("source", choices, str(path) if choose and path else None)

    def offer_corrections(self, path: Path, count: int) -> None:
        """Offer to mix in the corrections of a file, where it holds any."""
        choices = [("none", NONE)]
        if count:
            choices.append((f"{count:,} mixed in", str(path)))
        self._offer("corrections", choices, None)

    def offer_checkpoints(self, names: Iterable[str]) -> None:
        """Offer checkpoints to begin with."""
        choices = [("a new model", NEW_MODEL), *((visible(name), name) for name in names)]
        self._offer("continue_from", choices, None)

    def _offer(self, name: str, choices: list[tuple[str, str]], value: str | None) -> None:
        select = self.query_one(f"#set-{name}", Select)
        kept = select.value if value is None else value
        select.set_options(choices)
        select.value = kept if any(kept == key for _, key in choices) else choices[0][1]

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._check()

    def on_select_changed(self, event: Select.Changed) -> None:
        event.stop()
        self._check()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next("SettingsForm Input, SettingsForm Select")

    def _values(self) -> dict[str, Any]:
        """What the form says, as the fields of a run's settings."""
        values: dict[str, Any] = {}
        for setting in SETTINGS:
            if setting.choices:
                values[setting.name] = self.query_one(f"#set-{setting.name}", Select).value
            else:
                text = self.query_one(f"#set-{setting.name}", Input).value
                values[setting.name] = _parsed(setting.name, text)
        source = values.pop("source")
        if source in self._sources:
            path, tools = self._sources[source]
            values |= {"dataset": str(path), "tools": (str(tools),) if tools else ()}
            values["samples_per_tool"] = DEFAULTS.samples_per_tool
        if values["preset"] != "custom":
            values |= dict.fromkeys(SIZES)
        for name in ("continue_from", "corrections"):
            values[name] = values[name] or None
        return values

    def _check(self) -> None:
        values = self._values()
        errors: dict[str, TinycallError] = {}
        self.config = None
        tried = dict(values)
        for _ in SETTINGS:
            try:
                config = TrainingConfig(**tried)
            except TinycallError as error:
                field = error.where if error.where in tried else "width"
                if field in errors:
                    break
                errors[field] = error
                tried[field] = _stand_in(field)
            else:
                self.config = None if errors else config
                break
        self._show(values, errors)
        labels = {setting.name: setting.label for setting in SETTINGS}
        wrong = tuple((labels[name], _said(error)) for name, error in errors.items())
        self.post_message(self.Changed(self.config, wrong))

    def _show(self, values: Mapping[str, Any], errors: Mapping[str, TinycallError]) -> None:
        custom = values["preset"] == "custom"
        for size in SIZES:
            self.query_one(f"#row-{size}").display = custom
        fresh = values.get("dataset") is None
        self.query_one("#row-samples_per_tool").display = fresh
        self.query_one("#row-swap_values").display = not fresh
        for setting in SETTINGS:
            note = Text(setting.hint, MUTED)
            if setting.name in errors:
                note = _complaint(errors[setting.name])
            elif setting.name == "preset" and not custom:
                preset = PRESETS[values["preset"]]
                note = Text(
                    f"{preset.layers} layers of {preset.width}, {preset.heads} heads, "
                    f"{preset.context} long",
                    MUTED,
                )
            elif setting.name == "shape":
                note = Text(SHAPES[values["shape"]], MUTED)
            self.query_one(f"#note-{setting.name}", Static).update(note)

    def refuse(self, error: TinycallError) -> bool:
        """Show a refusal beside the field that it names; False where it names none."""
        if not any(setting.name == error.where for setting in SETTINGS):
            return False
        self.query_one(f"#note-{error.where}", Static).update(_complaint(error))
        return True


def _complaint(error: TinycallError) -> Text:
    return Text(f"✗ {_said(error)}", BAD, no_wrap=True, overflow="ellipsis")


def _said(error: TinycallError) -> str:
    return visible(f"{error.what}; {error.accepted}" if error.accepted else error.what)


def _parsed(name: str, text: str) -> Any:
    text = text.strip()
    if not text and getattr(DEFAULTS, name, "") is None:
        return None
    try:
        return int(text.replace(",", "")) if name in WHOLE else float(text)
    except ValueError:
        return text


def _stand_in(field: str) -> Any:
    """A value that is right: the default, and for the sizes those of the default preset."""
    default = DEFAULTS.size() if field in SIZES else DEFAULTS
    return getattr(default, field, None)
