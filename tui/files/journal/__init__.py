"""The journal's files: a year each, sealed records, versions, backups."""
