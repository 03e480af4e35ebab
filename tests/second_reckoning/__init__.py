"""The reckoning once more, by other code, held against the program's."""
