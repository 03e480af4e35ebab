"""Sub-commands of the command line that are no night run."""
