"""Programs that are read and never run: what an exception means there, and what would mend it."""
