"""What a CALL runs: the tools, and the registry that holds them."""
