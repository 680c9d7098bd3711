"""Parts that more than one pane shows."""
