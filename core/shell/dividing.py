"""`tinycall data divide`: a development set taken out of a dataset."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tinycall.core.calls import TinycallError
from tinycall.core.shell.options import Json, Tools, Workspace, named_tools, workspace_of
from tinycall.core.shell.output import emit


def divide_dataset(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSONL, a JSON array, or Markdown.")],
    every: Annotated[int, typer.Option("--every", min=2, metavar="N", help="Take every Nth.")] = 10,
    tools: Tools = None,
    workspace: Workspace = None,
    as_json: Json = False,
) -> None:
    """Write a dataset in two parts: one to train on, and every Nth sample to measure with.

    A sample is in neither part where its request also stands in the one to train on. The parts are
    NAME.train.jsonl and NAME.dev.jsonl in the workspace's datasets.
    """
    from tinycall.core.dataset.dividing import divide
    from tinycall.core.dataset.reading import open_dataset, sample_line, write_dataset

    dataset = open_dataset(file, named_tools(context, tools))
    train, dev = divide(dataset.samples, every)
    if not dev:
        raise TinycallError(
            f"every {every}th of {len(dataset.samples)} samples leaves none to measure with",
            where=str(file),
            accepted="more samples with different requests, or a smaller --every",
        )
    folder = workspace_of(context, workspace) / "datasets"
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{file.stem}.{part}.jsonl" for part in ("train", "dev")]
    for path, part in zip(paths, (train, dev), strict=True):
        write_dataset(path, map(sample_line, part))
    left_out = len(dataset.samples) - len(train) - len(dev)
    if as_json:
        emit({"train": paths[0], "dev": paths[1], "samples": [len(train), len(dev)]})
        return
    print(f"wrote {len(train):,} samples to {paths[0]}")
    print(f"wrote {len(dev):,} samples to {paths[1]}")
    if left_out:
        print(f"left out {left_out:,} whose request also stands in the first part")
