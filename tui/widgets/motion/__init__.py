"""The moving pictures of the movements: what is drawn, and on what."""
