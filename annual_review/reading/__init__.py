"""From an Excel workbook to a ``ReviewRecord``, with every mistake named where it stands. Ends at the record."""
