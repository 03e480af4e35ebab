"""Guides, schema and the drawing of the forms."""
