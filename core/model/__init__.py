"""The transformer, its checkpoint folder and its decoding."""
