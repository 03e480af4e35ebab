"""Workbooks saved by LibreOffice as .ods, .xls and .xlsx say the same as before, mistakes and all."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from annual_review.sample.mistakes import MISTAKES
from annual_review.sample.ward import make_book, plant, seeded
from annual_review.sample.workbook import book_bytes
from tests.messages import placed_messages
from tests.planted.judging import judge, random_branch

needs_calc = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice Calc (soffice)")


def workbooks() -> dict[str, bytes]:
    """A few clean workbooks, and as many with a mistake."""
    found: dict[str, bytes] = {}
    for number in range(6):
        rng = seeded(f"formats {number}")
        found[f"sach-{number}"] = book_bytes(make_book(rng, *random_branch(rng))[1])
    for mistake in MISTAKES[::12]:
        rng = seeded(f"formats {mistake.kind}")
        planted = plant(rng, mistake, *random_branch(rng))
        assert planted is not None
        found[f"loi-{mistake.kind}"] = book_bytes(planted[1])
    return found


@needs_calc
@pytest.mark.parametrize("kind", ["ods", "xls", "xlsx"])
def test_a_workbook_saved_in_another_format_says_the_same(kind: str, tmp_path: Path) -> None:
    books = workbooks()
    source, target = tmp_path / "xlsx", tmp_path / "saved"
    source.mkdir()
    for name, data in books.items():
        (source / f"{name}.xlsx").write_bytes(data)
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir", str(target)]
    subprocess.run([*command, *map(str, sorted(source.iterdir()))], check=True, capture_output=True, timeout=300)
    differing = {
        name: (told, kept)
        for name, data in books.items()
        if (told := placed_messages(judge((target / f"{name}.{kind}").read_bytes()).errors))
        != (kept := placed_messages(judge(data).errors))
    }
    assert differing == {}
