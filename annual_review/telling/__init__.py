"""What became of a night, told on board, report, console and log."""
