"""What a CALL runs: the tools, and the registry that holds them.

`tool` marks a Python function of the user's own as a tool, `Bounds` limits an argument of it.
"""

from tinycall.core.tools.functions import tool
from tinycall.core.tools.signature import Bounds

__all__ = ["Bounds", "tool"]
