"""The own form: `tool`, `user` and `call`."""

from __future__ import annotations

import json

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.fields import FIELDS, parse_record
from tinycall.core.dataset.importing.exchange import Exchange, Reading, Record

FORM = ", ".join(FIELDS)


def matches(record: Record) -> bool:
    """Whether the record is of this form."""
    return all(name in record for name in FIELDS)


def read(record: Record) -> Reading:
    """What the record holds; raises TinycallError where a field is missing or the CALL is wrong."""
    kept = {name: record[name] for name in FIELDS if name in record}
    fields, call = parse_record(json.dumps(kept))
    if call.tool != fields["tool"]:
        raise TinycallError(f'the CALL names {call.tool!r} and the field "tool" {fields["tool"]!r}')
    return Reading((Exchange(fields["user"], ({"name": call.tool, "arguments": call.args},)),))
