"""The workbook of a small ward, for tests."""
