"""The documentation that every Python carries: read once, indexed, and searched."""
