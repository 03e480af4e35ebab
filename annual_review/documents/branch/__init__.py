"""The papers of one branch that has voted."""
