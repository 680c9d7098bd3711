"""How sure one can be of a call: what decoding knows of it, and a checkpoint's calibration."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from tinycall.core.calls import TinycallError

CALIBRATION_FILE: Final = "calibration.json"

_VERSION: Final = 1
_FLOOR: Final = 1e-5


@dataclass(frozen=True)
class Evidence:
    """Log-probabilities at temperature 1, before the grammar.

    `call` is the mean of the call's tokens, `tool` the sum of those up to the tool's name, and
    `request` the mean of the request's own: a model finds requests unlike its samples unlikely.
    """

    call: float
    tool: float
    request: float

    def features(self) -> tuple[float, ...]:
        """What a calibration weighs; each grows with its log-probability."""
        return (-math.log(_FLOOR - self.call), -math.log(_FLOOR - self.tool), self.request)


FEATURES: Final = ("call", "tool", "request")


@dataclass(frozen=True)
class Calibration:
    """Logistic regression from evidence to the probability that a call is what was meant.

    A call is unsure below `threshold`. `right`, `wrong` and `unanswerable` count the calls that it
    was fitted on, which `data` names; `auc` is the area under the ROC curve of the first against
    the others.
    """

    weights: tuple[float, ...]
    bias: float
    threshold: float
    right: int
    wrong: int
    unanswerable: int
    auc: float
    data: str

    def confidence(self, evidence: Evidence) -> float:
        """The probability that the call is what was meant, 0 to 1."""
        terms = zip(self.weights, evidence.features(), strict=True)
        score = self.bias + sum(weight * feature for weight, feature in terms)
        # The two forms keep exp from overflowing.
        if score >= 0:
            return 1 / (1 + math.exp(-score))
        return math.exp(score) / (1 + math.exp(score))

    def to_json(self) -> dict[str, Any]:
        """What calibration.json holds."""
        return {"version": _VERSION, "features": list(FEATURES), **asdict(self)}


def read_calibration(folder: Path) -> Calibration | None:
    """A checkpoint's calibration, None where it has none; raises TinycallError where it is bad."""
    path = folder / CALIBRATION_FILE
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _broken(path, f"cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError) as error:
        raise _broken(path, f"is not JSON: {error}") from None
    if not isinstance(values, Mapping):
        raise _broken(path, "is no object")
    if (values.get("version"), values.get("features")) != (_VERSION, list(FEATURES)):
        raise _broken(path, "is of another version")
    return _calibration(path, values)


def _calibration(path: Path, values: Mapping[str, Any]) -> Calibration:
    def number(name: str, value: Any) -> float:
        if type(value) not in (int, float) or not math.isfinite(value):
            raise _broken(path, f"{name} holds {value!r}, which is no number")
        return float(value)

    weights = values.get("weights")
    if not isinstance(weights, list) or len(weights) != len(FEATURES):
        raise _broken(path, "weights are not one for each feature")
    return Calibration(
        weights=tuple(number("weights", weight) for weight in weights),
        data=str(values.get("data")),
        bias=number("bias", values.get("bias")),
        threshold=number("threshold", values.get("threshold")),
        auc=number("auc", values.get("auc")),
        right=int(number("right", values.get("right"))),
        wrong=int(number("wrong", values.get("wrong"))),
        unanswerable=int(number("unanswerable", values.get("unanswerable"))),
    )


def _broken(path: Path, what: str) -> TinycallError:
    accepted = "the file as `tinycall calibrate` writes it, or none"
    return TinycallError(what, where=str(path), accepted=accepted)
