"""What Word does by itself in a form: fields that change, tracked changes, comments, bound controls, numbers in loops."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from lxml import etree

from annual_review.rendering.docx.prepared import prepared
from tests.rendering.checking import FILE, about, form_messages
from tests.rendering.forms import ORIGIN, Fields, part, saved, with_files, word
from tests.rendering.sdk import find_validator, sdk_errors

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
VALIDATOR = find_validator()


def inserted(xml: str, document: WordDocument | None = None, *, row: int | None = None) -> bytes:
    """A form with a piece of a paragraph put into its first paragraph, or into a row of its table."""
    document = document or word()
    at = document.paragraphs[0] if row is None else document.tables[0].rows[row].cells[0].paragraphs[0]
    pieces = parse_xml(f'<w:p xmlns:w="{W}" xmlns:w14="{W14}">{xml}</w:p>')
    for piece in pieces:
        at._p.append(piece)
    return saved(document)


def field(code: str) -> str:
    """A field as Word writes one, its code in two runs."""
    half = len(code) // 2
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code[:half]}</w:instrText></w:r>'
        f"<w:r><w:instrText>{code[half:]}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def live(code: str) -> str:
    return f"Mẫu «{FILE}» có trường do Word tự điền: «{code}»; chữ in ra sẽ đổi theo máy và ngày mở tệp, không theo bảng tính."


FILLED_BY_WORD = ["DATE", "TIME", "SAVEDATE", "FILENAME", "AUTHOR", "USERNAME"]
ASKED_OR_MERGED = ["MERGEFIELD Ho_va_ten", "ASK ten", "FILLIN", "DOCPROPERTY x"]


@pytest.mark.parametrize("code", [*FILLED_BY_WORD, *ASKED_OR_MERGED])
@pytest.mark.parametrize("is_simple", [False, True])
def test_a_field_that_word_fills_is_an_error(code: str, *, is_simple: bool) -> None:
    simple = f'<w:fldSimple w:instr=" {code} "><w:r><w:t>x</w:t></w:r></w:fldSimple>'
    assert form_messages(inserted(simple if is_simple else field(code))) == [live(code)]


def test_so_is_one_in_a_header() -> None:
    document = word()
    paragraph = document.sections[0].header.paragraphs[0]
    for piece in parse_xml(f'<w:p xmlns:w="{W}">{field("DATE")}</w:p>'):
        paragraph._p.append(piece)
    assert form_messages(saved(document)) == [live("DATE")]


@pytest.mark.parametrize("code", ["PAGE", "NUMPAGES", "SECTIONPAGES", 'TOC \\o "1-3"', "SEQ Bang", "= 1 + 1"])
def test_pages_and_numbering_are_fine(code: str) -> None:
    assert form_messages(inserted(field(code))) == []


AUTHOR = 'w:id="7" w:author="A" w:date="2026-11-01T00:00:00Z"'


@pytest.mark.parametrize(
    "change",
    [
        f"<w:ins {AUTHOR}><w:r><w:t>BẢNG KÊ</w:t></w:r></w:ins>",
        f"<w:del {AUTHOR}><w:r><w:delText>BẢNG KÊ</w:delText></w:r></w:del>",
        f"<w:r><w:rPr><w:b/><w:rPrChange {AUTHOR}><w:rPr/></w:rPrChange></w:rPr><w:t>BẢNG KÊ</w:t></w:r>",
    ],
)
def test_a_change_still_tracked_is_an_error(change: str) -> None:
    (told,) = form_messages(inserted(change))
    assert told.endswith("còn thay đổi đang theo dõi, văn bản làm ra sẽ có cả chữ cũ lẫn chữ mới.")


def test_a_row_inserted_under_tracking_is_an_error() -> None:
    document = word()
    row = document.tables[0].rows[2]._tr
    row.insert(0, parse_xml(f'<w:trPr xmlns:w="{W}"><w:ins {AUTHOR}/></w:trPr>'))
    (told,) = form_messages(saved(document))
    assert told.startswith(about("{{ row.name }} {{ row.items }}{% if row.late %} (muộn){% endif %}"[:58], "")[:40])


COMMENT = (
    '<w:commentRangeStart w:id="3"/><w:r><w:t> có ghi chú</w:t></w:r><w:commentRangeEnd w:id="3"/>'
    '<w:r><w:commentReference w:id="3"/></w:r>'
)


def with_comments(data: bytes) -> bytes:
    """The form with a part of comments, as Word has it."""
    comment = f"<w:comment {AUTHOR.replace('7', '3')}><w:p><w:r><w:t>Ai viết?</w:t></w:r></w:p></w:comment>"
    comments = f'<w:comments xmlns:w="{W}">{comment}</w:comments>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    override = f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'
    types = part(data, "[Content_Types].xml").replace("</Types>", override)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    relation = f'<Relationship Id="rId900" Type="{office}" Target="comments.xml"/>'
    relations = part(data, "word/_rels/document.xml.rels").replace("</Relationships>", f"{relation}</Relationships>")
    changed = {"word/comments.xml": comments, "[Content_Types].xml": types, "word/_rels/document.xml.rels": relations}
    return with_files(data, {name: text.encode() for name, text in changed.items()})


@pytest.mark.parametrize("row", [None, 2])
def test_comments_are_said_and_stay_behind(row: int | None) -> None:
    form = with_comments(inserted(COMMENT, row=row))
    (told,) = form_messages(form)
    assert told.endswith("có ghi chú bên lề; ghi chú không được chép vào văn bản.")
    paper = prepared(form).fill(Fields(), "", ORIGIN)
    with zipfile.ZipFile(BytesIO(paper)) as archive:
        assert not [name for name in archive.namelist() if "comments" in name]
        assert not [name for name in archive.namelist() if b"comment" in archive.read(name)]
    assert "có ghi chú" in part(paper, "word/document.xml")


BOUND = (
    '<w:sdt><w:sdtPr><w:id w:val="5"/><w:dataBinding w:xpath="/x" w:storeItemID="{00000000-0000-0000-0000-000000000000}"/>'
    "</w:sdtPr><w:sdtContent><w:r><w:t>trong ô</w:t></w:r></w:sdtContent></w:sdt>"
)


def test_a_binding_is_said_and_stays_behind() -> None:
    form = inserted(BOUND)
    (told,) = form_messages(form)
    assert "ô nội dung gắn với thuộc tính của tệp" in told
    body = part(prepared(form).fill(Fields(), "", ORIGIN), "word/document.xml")
    assert "dataBinding" not in body
    assert "trong ô" in body


def test_hard_blanks_in_tags_are_blanks() -> None:
    table = (("Họ và tên",), ("{%tr\u00a0for row\u202fin rows %}",), ("{{\u00a0row.name }}",), ("{%tr\u00a0endfor %}",))
    form = saved(word(table=table))
    assert form_messages(form) == []
    assert "Trần Thị A" in part(prepared(form).fill(Fields(), "", ORIGIN), "word/document.xml")


def test_hard_blanks_outside_tags_stay() -> None:
    form = saved(word(("Số\u00a0{{\u00a0title }}",), table=()))
    assert "Số\u00a0về" in part(prepared(form).fill(Fields(), "", ORIGIN), "word/document.xml")


NUMBERED = (
    '<w:bookmarkStart w:id="9" w:name="_Muc1"/><w:r><w:t>m</w:t></w:r><w:bookmarkEnd w:id="9"/>'
    '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:r><w:t>s</w:t></w:r></w:sdtContent></w:sdt>'
)


def test_what_must_stand_once_is_not_repeated_by_a_loop(tmp_path: Path) -> None:
    document = word()
    document.tables[0].rows[2]._tr.set(f"{{{W14}}}paraId", "1A2B3C4D")
    form = inserted(NUMBERED, document, row=2)
    assert form_messages(form) == []
    paper = prepared(form).fill(Fields(), "", ORIGIN)
    body = part(paper, "word/document.xml")
    numbers = [one.get(f"{{{W}}}id") for one in etree.fromstring(body.encode()).iter(f"{{{W}}}bookmarkStart")]
    assert len(numbers) == len(set(numbers))
    assert not re.search(r"paraId|<w:sdtPr><w:id", body)
    if VALIDATOR is not None:
        (tmp_path / "a.docx").write_bytes(paper)
        assert sdk_errors(VALIDATOR, tmp_path / "a.docx") == []
