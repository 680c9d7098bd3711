"""The tools for code: run, test, debug, analyse, look up."""
