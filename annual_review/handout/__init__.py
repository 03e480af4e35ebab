"""Workbooks we write: blank ones and annotated copies."""
