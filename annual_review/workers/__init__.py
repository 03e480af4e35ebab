"""Where tasks are run: in this process or in worker processes."""
