"""The clerk's guide speaks of everything the sample workbook holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from annual_review.form.layout import SHEETS, WARD_SHEETS
from annual_review.form.paper_choices import CHOICES
from annual_review.form.sheets import info
from tests.sample import make_sample


def terms() -> list[str]:
    """Every sheet, every heading and every item of the information sheet."""
    book = make_sample.workbook()
    headings = [str(cell.value) for sheet in book for cell in sheet[1]]
    items = [str(cell.value) for (cell,) in book["Thông tin"].iter_rows(min_row=2, max_col=1)]
    return list(dict.fromkeys([*book.sheetnames, *headings, *items]))


def declared_terms() -> list[str]:
    """Every item and every heading a clerk may use, but the two parts of a name in columns of their own."""
    items = [item.heading for item in info.ITEMS]
    headings = [column.heading for sheet in SHEETS for column in sheet.columns if column.key not in {"family", "given"}]
    return [each for each in dict.fromkeys((*items, *headings)) if each not in terms()]


@pytest.mark.parametrize("term", [*terms(), *declared_terms()])
def test_the_guide_explains(term: str, repository: Path) -> None:
    assert term in (repository / "docs" / "huong-dan-nhap-lieu.md").read_text(encoding="utf-8")


def ward_terms() -> list[str]:
    """Every item and every heading of the ward's own workbook."""
    items = [item.heading for sheet in WARD_SHEETS for item in sheet.items]
    headings = [column.heading for sheet in WARD_SHEETS for column in sheet.columns]
    labels = [choice.label for choice in CHOICES]
    return list(dict.fromkeys((*(sheet.name for sheet in WARD_SHEETS), *items, *headings, *labels)))


@pytest.mark.parametrize("term", ward_terms())
def test_the_ward_s_guide_explains(term: str, repository: Path) -> None:
    text = (repository / "docs" / "huong-dan-dang-bo.md").read_text(encoding="utf-8")
    assert term in " ".join(text.split())
