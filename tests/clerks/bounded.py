"""Reads the files it is given within a gibibyte of memory and says what it found and how long it took, as JSON.

``python -m tests.clerks.bounded FILE…``; run by ``test_hostile`` as a process of its own.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from annual_review.reading.record import read_record

GIBIBYTE = 1 << 30


def main() -> None:
    """Print, for each file, its codes of errors and the seconds it took."""
    resource.setrlimit(resource.RLIMIT_AS, (GIBIBYTE, GIBIBYTE))
    for name in sys.argv[1:]:
        data = Path(name).read_bytes()
        started = time.perf_counter()
        problems = read_record(data, file=name).problems
        codes = [problem.code for problem in problems if problem.severity == "error"]
        print(json.dumps({"file": name, "codes": codes, "seconds": time.perf_counter() - started}), flush=True)


if __name__ == "__main__":
    main()
