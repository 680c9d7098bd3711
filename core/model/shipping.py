"""A checkpoint as it ships: what answers requests, and its numbers in half the room.

`python -m tinycall.core.model.shipping FROM TO` writes the folder TO.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from safetensors.torch import load_file

from tinycall.core.model.checkpoint import write_tensors
from tinycall.core.model.confidence import CALIBRATION_FILE
from tinycall.core.model.folder import CONFIG_FILE, TOOLS_FILE, WEIGHTS_FILE
from tinycall.core.tokenizer import TOKENIZER_CONFIG_FILE, TOKENIZER_FILE

_AS_THEY_ARE = (TOKENIZER_FILE, TOKENIZER_CONFIG_FILE, TOOLS_FILE, CALIBRATION_FILE)


def ship(source: Path, target: Path) -> None:
    """Write the checkpoint `source` into the folder `target`, its numbers as float16.

    Raises OSError where a file is missing or cannot be written.
    """
    target.mkdir(parents=True, exist_ok=True)
    for name in _AS_THEY_ARE:
        shutil.copyfile(source / name, target / name)
    config = json.loads((source / CONFIG_FILE).read_text(encoding="utf-8"))
    text = json.dumps({**config, "dtype": "float16"}, indent=1, ensure_ascii=False)
    (target / CONFIG_FILE).write_text(text + "\n", encoding="utf-8")
    weights = load_file(source / WEIGHTS_FILE)
    write_tensors(target / WEIGHTS_FILE, {name: part.half() for name, part in weights.items()})


if __name__ == "__main__":
    ship(Path(sys.argv[1]), Path(sys.argv[2]))
