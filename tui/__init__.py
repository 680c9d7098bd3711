"""The façade on the screen."""
