"""One review under each regulation, from a workbook told as Markdown to the text of every paper."""
