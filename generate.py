"""The night run: reads ``input/``, writes ``output/`` (``python generate.py --help``)."""

import sys
from pathlib import Path

if sys.version_info < (3, 11):  # said before anything of ours is imported: older versions cannot even parse it
    sys.exit("Cần Python 3.11 trở lên. Tải tại python.org rồi chạy lại: pip install -r requirements.txt")

try:
    from annual_review.cli import main
except ModuleNotFoundError as missing:
    sys.exit(f"Thiếu gói Python «{missing.name}». Hãy chạy: pip install -r requirements.txt")

if __name__ == "__main__":
    sys.exit(main(home=Path(__file__).resolve().parent))
