"""What the journal knows of a place of the body."""
