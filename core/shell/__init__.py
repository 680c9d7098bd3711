"""The commands of `tinycall`, a module for each group of them."""
