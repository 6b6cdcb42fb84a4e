"""Finding entries in the journal."""
