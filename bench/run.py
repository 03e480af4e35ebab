"""Measures whole nights, ours and the naive script's, in the same rounds: ``python -m bench.run [--cells N] [--rounds N]``."""

from __future__ import annotations

import argparse
import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, replace
from pathlib import Path

from annual_review.cli.commands.example import review_of
from annual_review.documents.kind import kinds_for
from annual_review.documents.kinds import KINDS
from annual_review.documents.profiles import profile_for
from annual_review.sample.ward import write_ward
from bench.naive import Context

ROOT = Path(__file__).resolve().parents[1]
SEED = 2026


def contexts(workbook: Path) -> list[tuple[Path, Context]]:
    """Return the template and the ready context of every paper of a workbook, without its photographs."""
    source = review_of(workbook.read_bytes(), workbook.name)
    source = replace(source, record=replace(source.record, photos=()))
    folder = ROOT / "templates" / profile_for(source.record.document_date)
    return [
        (folder / f"{kind.code}.docx", asdict(draft.fields))
        for kind in kinds_for(source, KINDS)
        for draft in kind.build(source)
    ]


def timed(command: list[str]) -> float:
    """Return the seconds of wall time a whole process takes; raises CalledProcessError when it fails."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> int:
    """Print, for every round and as medians, the seconds of each night and how many times faster ours is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_ward(folder / "input", arguments.cells, SEED)
        papers = {each.name: contexts(each) for each in sorted((folder / "input").glob("*.xlsx"))}
        (folder / "contexts").write_bytes(pickle.dumps(papers))
        rows = [night(folder, number) for number in range(arguments.rounds)]
    total = sum(map(len, papers.values()))
    print(f"{arguments.cells} workbooks, {total} papers, {arguments.rounds} rounds; seconds of whole processes, medians")
    for label, column in zip(
        ("naive script", "first night", "second night, nothing changed"), zip(*rows, strict=True), strict=True
    ):
        ratios = [row[0] / own for row, own in zip(rows, column, strict=True)]
        print(f"{label:32}{statistics.median(column):8.2f} s   x{statistics.median(ratios):.1f}")
    return 0


def night(folder: Path, number: int) -> tuple[float, float, float]:
    """Return the seconds of one round: the naive script, our first night, our second night."""
    output = folder / f"output-{number}"
    ours = ["generate.py", "--input", str(folder / "input"), "--output", str(output), "-q"]
    naive = ["-m", "bench.naive", str(folder / "input"), str(folder / "contexts"), str(folder / f"naive-{number}")]
    row = timed(naive), timed(ours), timed(ours)
    shutil.rmtree(output)
    return row


if __name__ == "__main__":
    sys.exit(main())
