"""The sample workbook in ``input/``: how it was made, and proof of what it says."""
