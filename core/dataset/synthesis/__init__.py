"""Made samples: requests as people phrase them, with the CALL that each means."""

from tinycall.core.dataset.synthesis.samples import SYNTHESIS_VERSION, synthesize

__all__ = ["SYNTHESIS_VERSION", "synthesize"]
