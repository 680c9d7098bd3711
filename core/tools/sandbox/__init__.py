"""Where code that a model wrote is run: bubblewrap around it, limits in it, a watcher over it."""
