"""The same facts under several questions, so that the question has to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tinycall.core.dataset.synthesis.problems.story import Frame


def contrasted(
    facts: Sequence[str],
    questions: Mapping[str, str],
    *,
    falling: str = "",
    weight: float = 0.5,
) -> tuple[Frame, ...]:
    """A frame for each expression in `questions`, with the wordings that ask for it."""
    return tuple(
        Frame(expression, facts, (f"[{wordings}]",), falling=falling, brief=True, weight=weight)
        for expression, wordings in questions.items()
    )
