"""The journal out and in: exports, imports and copies of other machines."""
