"""Word papers: templates checked, compiled once, filled many times."""
