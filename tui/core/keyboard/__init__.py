"""Keys, and the actions they become."""
