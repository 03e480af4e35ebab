"""Columns that nobody filled are left out of a table, and their width goes to the others (documents.md §2.5)."""

from __future__ import annotations

import pytest
from lxml import etree

from annual_review.rendering.docx.columns import OPTIONAL_STYLE, without_empty_columns
from annual_review.rendering.docx.xml import W, w

Grid = list[list[str]]


def cell(text: str, *, style: str = "", span: int = 1) -> str:
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{1000 * span}"/>{spans}</w:tcPr><w:p>{styled}<w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'


def row(*cells: str, heading: bool = False) -> str:
    repeated = "<w:trPr><w:tblHeader/></w:trPr>" if heading else ""
    return f"<w:tr>{repeated}{''.join(cells)}</w:tr>"


def table(*rows: str, columns: int) -> bytes:
    grid = '<w:gridCol w:w="1000"/>' * columns
    text = f'<w:document xmlns:w="{W}"><w:tbl><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl></w:document>'
    return text.encode()


def read(content: bytes) -> tuple[Grid, list[int], list[list[int]]]:
    """The texts of the rows, the widths of the grid, and those of the cells of each row."""
    root = etree.fromstring(content)
    rows = list(root.iter(w("tr")))
    texts = [["".join(map(str, cell.itertext())) for cell in row.iter(w("tc"))] for row in rows]
    widths = [[int(str(each.get(w("w")))) for each in row.iter(w("tcW"))] for row in rows]
    return texts, [int(str(each.get(w("w")))) for each in root.iter(w("gridCol"))], widths


HEADING = row(cell("STT"), cell("Môn", style=OPTIONAL_STYLE), cell("Lớp", style=OPTIONAL_STYLE), cell("Giải"), heading=True)


@pytest.mark.parametrize(
    ("subject", "form", "kept"),
    [
        ("Toán", "5A", ["STT", "Môn", "Lớp", "Giải"]),
        ("", "5A", ["STT", "Lớp", "Giải"]),
        ("", "……", ["STT", "Giải"]),
        (" ", "", ["STT", "Giải"]),
    ],
)
def test_an_optional_column_stays_where_one_row_fills_it(subject: str, form: str, kept: list[str]) -> None:
    rows = (row(cell("1"), cell(""), cell(""), cell("Nhất")), row(cell("2"), cell(subject), cell(form), cell("")))
    texts, grid, widths = read(without_empty_columns(table(HEADING, *rows, columns=4)))
    assert texts[0] == kept
    assert {len(each) for each in texts} == {len(kept)}
    assert sum(grid) == 4000
    assert all(each == grid for each in widths)


def test_a_heading_over_several_columns_shrinks_with_them_and_goes_with_the_last() -> None:
    over = row(cell("STT"), cell("Điểm", span=2), heading=True)
    under = row(cell(""), cell("Tự chấm", style=OPTIONAL_STYLE), cell("Chi bộ", style=OPTIONAL_STYLE), heading=True)
    one = without_empty_columns(table(over, under, row(cell("1"), cell(""), cell("90")), columns=3))
    assert read(one) == ([["STT", "Điểm"], ["", "Chi bộ"], ["1", "90"]], [1500, 1500], [[1500, 1500]] * 3)
    assert b"gridSpan" not in one
    none = without_empty_columns(table(over, under, row(cell("1"), cell(""), cell("")), columns=3))
    assert read(none)[0] == [["STT"], [""], ["1"]]


def test_a_group_heading_over_the_whole_table_fills_no_column() -> None:
    texts, _, _ = read(
        without_empty_columns(table(HEADING, row(cell("I", span=4)), row(*[cell("x"), cell("")] * 2), columns=4))
    )
    assert texts == [["STT", "Lớp", "Giải"], ["I"], ["x", "x", ""]]


def test_a_picture_fills_a_column() -> None:
    picture = '<w:tc><w:tcPr><w:tcW w:w="1000"/></w:tcPr><w:p><w:r><w:drawing/></w:r></w:p></w:tc>'
    texts, _, _ = read(without_empty_columns(table(HEADING, row(cell("1"), picture, cell(""), cell("")), columns=4)))
    assert texts[0] == ["STT", "Môn", "Giải"]


def test_a_table_without_rows_keeps_its_columns() -> None:
    assert read(without_empty_columns(table(HEADING, columns=4)))[0] == [["STT", "Môn", "Lớp", "Giải"]]


def test_a_paper_without_such_columns_stays_as_it_is() -> None:
    content = table(row(cell("STT"), heading=True), row(cell("")), columns=1)
    assert without_empty_columns(content) is content
