"""The night: lists the workbooks, calls every room in order, puts the papers in place and tells. Knows all rooms."""
