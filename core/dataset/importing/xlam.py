"""The form of xLAM's function-calling data: `query`, `tools` and `answers`.

https://huggingface.co/datasets/Salesforce/xlam-function-calling-60k: tools and answers are lists,
mostly as JSON inside a string.
"""

from __future__ import annotations

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.importing.embedded import listed, unpacked
from tinycall.core.dataset.importing.exchange import Exchange, Reading, Record

FORM = "query, tools, answers"


def matches(record: Record) -> bool:
    """Whether the record is of this form."""
    return isinstance(record.get("query"), str) and "answers" in record


def read(record: Record) -> Reading:
    """What the record holds; raises TinycallError where the query or the answers are missing."""
    query = record.get("query")
    answers = unpacked(record.get("answers"))
    if not isinstance(query, str):
        raise TinycallError('no text in the field "query"')
    if not isinstance(answers, list):
        raise TinycallError('no list in the field "answers"')
    return Reading((Exchange(query, tuple(answers)),), listed(record.get("tools")))
