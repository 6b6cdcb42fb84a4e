"""What is damaged: found, told, and mended."""
