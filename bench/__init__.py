"""How fast the night is beside the obvious script, as ratios (see README.md here)."""
