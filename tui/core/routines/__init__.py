"""What a routine says, and the passes it becomes."""
