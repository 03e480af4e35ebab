"""The outside programs the end-to-end tests look at papers with: LibreOffice and poppler."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="needs LibreOffice Writer (soffice) and poppler (pdftotext)",
)


def pages(papers: Iterable[Path], folder: Path) -> dict[str, list[list[str]]]:
    """Return the lines of every page of every paper, by the paper's stem, as LibreOffice lays them out."""
    profile = (folder / "profile").resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, papers)], check=True, capture_output=True, timeout=300)
    return {pdf.stem: _lines(pdf) for pdf in sorted(folder.glob("*.pdf"))}


def _lines(pdf: Path) -> list[list[str]]:
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60).stdout.decode()
    return [[line.strip() for line in page.split("\n") if line.strip()] for page in text.split("\f")[:-1]]
