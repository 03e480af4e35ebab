"""A ward's own papers."""
