"""The bytes of a workbook to clean cells with their places."""
