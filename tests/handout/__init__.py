"""Tests of what reading writes back: the blank workbook, the annotated copy."""
