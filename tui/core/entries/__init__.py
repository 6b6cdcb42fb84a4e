"""What the journal holds, and the rules of its entries."""
