"""What Textual does not do for a terminal, or does at too high a price; each stands alone until it does."""
