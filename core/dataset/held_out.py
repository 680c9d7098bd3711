"""What made samples may not be: phrased as the requests that a model is only measured on.

`data/held_out.json` is a JSON list of 64-bit hashes in hexadecimal: of each of these requests and
of its skeleton, unless that holds no phrasing, as that of `15+20`. So nothing that makes samples
reads the requests themselves.
`python -m tinycall.core.dataset.held_out REQUESTS.jsonl HASHES.json` writes it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from tinycall.core.dataset.reading import open_dataset, write_dataset
from tinycall.core.dataset.sample import Sample, normalize_request
from tinycall.core.dataset.skeletons import is_bare, request_skeleton, skeleton


def is_held_out(user: str, args: Mapping[str, Any]) -> bool:
    """Whether a request with the arguments of its call is one that is held out, or phrased as one.

    `args` are those of a call of a shipped tool.
    """
    known = _shipped()
    return _hash(request_skeleton(user, args)) in known or _hash(_request(user)) in known


def held_out_hashes(samples: Iterable[Sample]) -> list[str]:
    """The hashes of the requests of `samples`, sorted; raises CallError for a broken call."""
    found: set[str] = set()
    for sample in samples:
        phrase = skeleton(sample)
        found.add(_hash(_request(sample.user)))
        if not is_bare(phrase):
            found.add(_hash(phrase))
    return sorted(found)


def _request(user: str) -> str:
    return normalize_request(user).casefold()


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


@cache
def _shipped() -> frozenset[str]:
    text = files("tinycall.data").joinpath("held_out.json").read_text(encoding="utf-8")
    return frozenset(json.loads(text))


if __name__ == "__main__":
    requests, hashes = map(Path, sys.argv[1:])
    write_dataset(hashes, [json.dumps(held_out_hashes(open_dataset(requests).samples))])
