"""The night run: reads ``input/``, writes ``output/`` (``python generate.py --help``)."""

import sys
from pathlib import Path

WRONG_SETUP = 2  # annual_review.exit_code says what it means; nothing of ours can be imported yet


def stop(sentence: str) -> None:
    """Say on stderr what is missing and end with exit code 2."""
    sys.stderr.write(sentence + "\n")
    sys.exit(WRONG_SETUP)


if sys.version_info < (3, 11):  # said before anything of ours is imported: older versions cannot even parse it
    stop("Cần Python 3.11 trở lên. Tải tại python.org rồi chạy lại: pip install -r requirements.txt")

try:
    from annual_review.cli.main import main
except ModuleNotFoundError as missing:
    stop(f"Thiếu gói Python «{missing.name}». Hãy chạy: pip install -r requirements.txt")

if __name__ == "__main__":
    sys.exit(main(home=Path(__file__).resolve().parent))
