"""The running session's local socket: a way in for a second terminal, a phone, a script. No network."""
