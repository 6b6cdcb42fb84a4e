"""What another process may ask of a running session."""
