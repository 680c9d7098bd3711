"""The files of tools that a user names, and what becomes of them beside a checkpoint."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from tinycall.core.calls import TinycallError
from tinycall.core.tools.declared import read_tools
from tinycall.core.tools.difference import schema_difference
from tinycall.core.tools.registry import Tool, ToolRegistry
from tinycall.core.tools.shipped import every_shipped


class KnownTools(NamedTuple):
    """Tools, and where they are from; `open`, where shipped ones that are called join them."""

    registry: ToolRegistry
    source: str
    open: bool = False

    def joined(self, called: Collection[str]) -> KnownTools:
        """These tools and, where they are open, the shipped ones of other names that are called."""
        more = [
            tool
            for tool in every_shipped()
            if self.open and tool.name in called and tool.name not in self.registry
        ]
        if not more:
            return self
        names = ", ".join(tool.name for tool in more)
        ours = self.source == "shipped"
        source = f"shipped, with {names}" if ours else f"{self.source}; shipped {names}"
        return KnownTools(ToolRegistry([*self.registry, *more]), source)


@dataclass(frozen=True)
class NamedTool:
    """A tool and the file that it stands in."""

    tool: Tool
    path: Path

    def differs_from(self, trained: Tool) -> str:
        """Why its function cannot run the calls of a trained tool; "" where it can."""
        difference = schema_difference(trained.schema, self.tool.schema)
        if not difference:
            return ""
        return (
            f"{self.path.name}: the checkpoint was trained for another {trained.name}: "
            f"{difference}; train again, or name the file that it was trained with"
        )


class NamedTools:
    """The tools of one or more files, each name once."""

    def __init__(self, paths: Sequence[Path] = ()) -> None:
        """Read the files; raises TinycallError."""
        self.paths = tuple(paths)
        self._tools: dict[str, NamedTool] = {}
        for path in self.paths:
            for tool in read_tools(path):
                if (taken := self._tools.get(tool.name)) is not None:
                    raise TinycallError(
                        f"there is already a tool {tool.name!r} in {taken.path}",
                        where=str(path),
                        accepted="each tool in one file",
                    )
                self._tools[tool.name] = NamedTool(tool, path)
        self.registry = ToolRegistry(named.tool for named in self._tools.values())

    @property
    def known(self) -> KnownTools:
        """The tools for a dataset that calls them."""
        source = f"from {', '.join(path.name for path in self.paths)}"
        return KnownTools(self.registry, source, open=True)

    def loaded(self) -> tuple[str, ...]:
        """How many tools each file gave, and whether they are run: `2 from my_tools.py (run)`."""
        lines = []
        for path in self.paths:
            found = [named.tool for named in self._tools.values() if named.path == path]
            run = any(tool.function is not None for tool in found)
            lines.append(f"{len(found)} from {path.name} ({'run' if run else 'checked only'})")
        return tuple(lines)

    def problems(self, trained: ToolRegistry) -> tuple[str, ...]:
        """What keeps tools of the files from being called by a checkpoint's model, file by file."""
        lines = []
        for path in self.paths:
            found = [named for named in self._tools.values() if named.path == path]
            unknown = [named.tool.name for named in found if named.tool.name not in trained]
            if unknown:
                lines.append(
                    f"{path.name}: the checkpoint does not know {', '.join(unknown)}; "
                    f"train with --tools {path.name} and samples that call it"
                )
            known = (named for named in found if named.tool.name in trained)
            said = (named.differs_from(trained[named.tool.name]) for named in known)
            lines += filter(None, said)
        return tuple(lines)

    def attached_to(self, trained: ToolRegistry) -> ToolRegistry:
        """A checkpoint's tools with their functions: those of the files, else those that ship.

        A function is attached only where the schemas are equal; a tool of another schema keeps
        none, so that its calls are checked, not run.
        """
        return ToolRegistry(self._attached(tool) for tool in trained)

    def _attached(self, trained: Tool) -> Tool:
        if (named := self._tools.get(trained.name)) is not None:
            if said := named.differs_from(trained):
                return replace(trained, function=None, not_run=said)
            if named.tool.function is not None:
                return replace(trained, function=named.tool.function)
        if trained.function is None and trained.name in (shipped := every_shipped()):
            own = shipped[trained.name]
            if not schema_difference(own.schema, trained.schema):
                return own
        return trained

    def beside(self, tools: Iterable[Tool]) -> ToolRegistry:
        """Tools, and beside them those of the files and those that ship under other names."""
        registry = ToolRegistry(tools)
        for tool in (*self.registry, *every_shipped()):
            if tool.name not in registry:
                registry.add(tool)
        return registry
