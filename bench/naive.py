"""The obvious script the program is measured against: pandas sheet by sheet, one new docxtpl template per paper, no checks."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from docxtpl import DocxTemplate

SHEETS = ("Thông tin", "Đảng viên", "Phiếu đảng viên", "Phiếu chi bộ", "Thành tích", "Ý kiến", "Ảnh")
Context = Mapping[str, object]


def naive_night(workbooks: list[Path], papers: Mapping[str, list[tuple[Path, Context]]], output: Path) -> int:
    """Read every workbook and fill its papers; return how many papers were written.

    ``papers`` gives, by workbook name, each paper's template and its ready context: the script is spared the reckoning.
    """
    written = 0
    for workbook in workbooks:
        names = set(pd.ExcelFile(workbook, engine="openpyxl").sheet_names)
        for sheet in SHEETS:
            if sheet in names:
                pd.read_excel(workbook, sheet_name=sheet, engine="openpyxl")
        for template, context in papers[workbook.name]:
            document = DocxTemplate(str(template))
            document.render(dict(context), autoescape=True)
            document.save(str(output / f"{workbook.stem}-{template.name}"))
            written += 1
    return written


def main(argv: list[str]) -> int:
    """Run the script over a folder of workbooks: ``python -m bench.naive FOLDER CONTEXTS OUTPUT``."""
    folder, contexts, output = map(Path, argv)
    papers: dict[str, list[tuple[Path, Context]]] = pickle.loads(contexts.read_bytes())  # noqa: S301 - written by bench.run a moment ago
    output.mkdir(parents=True, exist_ok=True)
    return 0 if naive_night(sorted(folder.glob("*.xlsx")), papers, output) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
