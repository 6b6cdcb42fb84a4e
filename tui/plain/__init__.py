"""A session as plain lines, for a screen reader, a pipe or a bare terminal: no full screen, no sequence."""
