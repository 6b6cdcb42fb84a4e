"""The files of running sessions, and of those whose program is gone."""
