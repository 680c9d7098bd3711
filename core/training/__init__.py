"""A training run: settings, batches, loop, folder."""
