"""What ships: samples, evaluation requests, search notes, the starter checkpoint."""
