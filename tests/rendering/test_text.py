"""A paper is read back as lines of text."""

from __future__ import annotations

import pytest

from annual_review.rendering.docx.package import BrokenPackageError
from annual_review.rendering.docx.prepared import prepared
from annual_review.rendering.docx.text import read_text
from tests.rendering.forms import ORIGIN, Fields, form, part, saved, with_files, word
from tests.rendering.specimen import picture

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def body(xml: str) -> bytes:
    """A document whose body is ``xml``."""
    data = form((), (), "", "")
    return with_files(data, {"word/document.xml": f"<w:document {W}><w:body>{xml}</w:body></w:document>".encode()})


def line(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def test_a_paragraph_is_a_line() -> None:
    assert read_text(form(("một", "", "ba"), (), "", "")) == "một\n\nba\n"


def test_a_row_is_a_line() -> None:
    assert read_text(form((), (("a", "b"), ("c", "d")), "", "")) == "a | b\nc | d\n"


def test_header_and_footer_stand_under_their_names() -> None:
    assert read_text(form(("x",), (), "đầu", "cuối")) == "[đầu trang]\nđầu\nx\n[chân trang]\ncuối\n"


def test_an_empty_header_is_left_out() -> None:
    assert read_text(form(("x",), (), " ", "")) == "x\n"


def test_paragraphs_of_a_cell_are_line_feeds() -> None:
    document = word((), (("a", "b"),), "", "")
    document.tables[0].cell(0, 0).add_paragraph("a2")
    assert read_text(saved(document)) == "a\na2 | b\n"


def test_a_table_in_a_cell_is_read_once() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{line('trong')}</w:tc><w:tc>{line('nữa')}</w:tc></w:tr></w:tbl>"
    row = f"<w:tr><w:tc>{inner}{line('ngoài')}</w:tc><w:tc>{line('b')}</w:tc></w:tr>"
    assert read_text(body(f"<w:tbl>{row}</w:tbl>")) == "trong | nữa\nngoài | b\n"


def test_breaks_and_tabs_are_read() -> None:
    runs = "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:cr/></w:r>"
    assert read_text(body(f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{runs}</w:p>")) == "a\nb\tc\u2011\n\n"


def test_a_text_box_is_read_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{line('hộp')}</w:txbxContent>"
    ways = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f'<mc:AlternateContent xmlns:mc="{mc}">{ways}</mc:AlternateContent>'
    assert read_text(body(f"<w:p><w:r><w:t>a</w:t>{both}</w:r></w:p>")) == "a\nhộp\n"
    assert read_text(body(both)) == "hộp\n"


def test_content_controls_and_links_are_read() -> None:
    xml = (
        f"<w:sdt><w:sdtContent>{line('a')}</w:sdtContent></w:sdt><w:p><w:hyperlink><w:r><w:t>b</w:t></w:r></w:hyperlink></w:p>"
    )
    assert read_text(body(xml)) == "a\nb\n"


def test_cells_in_content_controls_are_read() -> None:
    row = f"<w:tr><w:sdt><w:sdtContent><w:tc>{line('a')}</w:tc></w:sdtContent></w:sdt><w:tc>{line('b')}</w:tc></w:tr>"
    assert read_text(body(f"<w:tbl>{row}</w:tbl>")) == "a | b\n"


def test_blanks_are_kept() -> None:
    assert read_text(body(line("  a   b  ") + line(" "))) == "  a   b  \n \n"


def test_a_picture_is_read_by_the_text_for_the_blind() -> None:
    filled = prepared(form(("{% for one in pictures %}{{ one }}{% endfor %}",), (), "", "")).fill(
        Fields(pictures=(picture(caption="Chi bộ & «khách»"),)), "", ORIGIN
    )
    assert read_text(filled) == "[ảnh: Chi bộ & «khách»]\n"


def test_what_is_no_element_is_passed_over() -> None:
    assert read_text(body("<!-- a --><w:sectPr/><w:p><w:r><!-- b --><w:t>c</w:t></w:r></w:p>")) == "c\n"


def test_deleted_text_is_not_read() -> None:
    assert read_text(body("<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:t>y</w:t></w:r></w:p>")) == "y\n"


def test_what_is_no_package_is_refused() -> None:
    with pytest.raises(BrokenPackageError):
        read_text(b"text")


def test_a_package_without_contents_is_refused() -> None:
    assert "word/document.xml" in part(form(), "[Content_Types].xml")
    with pytest.raises(KeyError):
        read_text(b"PK\x05\x06" + b"\0" * 18)
