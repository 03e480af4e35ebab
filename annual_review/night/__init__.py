"""The night run: list, read, settle, make, tell."""
