"""One module for each sheet of the workbook: its declaration, and how its rows become values."""
