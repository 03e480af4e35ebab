"""Papers a branch needs before its meeting."""
