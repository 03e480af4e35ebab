"""The program as a module: ``python -m annual_review`` does what the installed command ``ho-so-chi-bo`` does."""

import sys

from annual_review.cli.main import main

if __name__ == "__main__":  # worker processes import this module again and must not start the program anew
    sys.exit(main())
