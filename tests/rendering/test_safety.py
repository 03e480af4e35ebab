"""A template is a plain Word document that starts nothing and reaches nowhere."""

from __future__ import annotations

import io
import zipfile

import pytest

from annual_review.rendering.docx.package import member, pack
from tests.rendering.checking import FILE, form_messages
from tests.rendering.forms import form, part, with_files


def test_a_cut_file_is_told() -> None:
    assert form_messages(form()[:-200]) == [
        f"Không đọc được mẫu «{FILE}»: tệp bị hỏng, chép dở hoặc không phải tệp Word .docx."
    ]


@pytest.mark.parametrize("data", [b"", b"PK", b"<html>"])
def test_what_is_no_word_file_is_told(data: bytes) -> None:
    assert form_messages(data) == [f"Không đọc được mẫu «{FILE}»: tệp bị hỏng, chép dở hoặc không phải tệp Word .docx."]


def test_a_zip_that_is_no_document_is_told() -> None:
    (told,) = form_messages(with_files(form(), {"[Content_Types].xml": b"<Types/>"}))
    assert told.startswith(f"Mẫu «{FILE}» không phải văn bản Word thông thường")


def test_broken_xml_is_told() -> None:
    (told,) = form_messages(with_files(form(), {"word/document.xml": b"<w:document>"}))
    assert told.startswith("Không đọc được mẫu")


def test_a_document_type_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "b">]>' + part(form(), "word/document.xml").partition("?>")[2].strip().encode()
    (told,) = form_messages(with_files(form(), {"word/document.xml": bomb}))
    assert told.startswith("Không đọc được mẫu")


def test_an_old_or_locked_file_is_told() -> None:
    told = form_messages(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert told == [f"Mẫu «{FILE}» là tệp Word đời cũ (.doc) hoặc được đặt mật khẩu."]


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/activeX/activeX1.xml"])
def test_macros_are_told(name: str) -> None:
    assert form_messages(with_files(form(), {name: b""})) == [f"Mẫu «{FILE}» chứa macro hoặc thành phần điều khiển tự chạy."]


def test_a_macro_enabled_document_is_told() -> None:
    types = part(form(), "[Content_Types].xml").replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    told = form_messages(with_files(form(), {"[Content_Types].xml": types.encode()}))
    assert told == [f"Mẫu «{FILE}» chứa macro hoặc thành phần điều khiển tự chạy."]


def relationship(kind: str, target: str, mode: str) -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" {mode}/>'
        "</Relationships>"
    ).encode()


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject"])
def test_a_relation_to_the_outside_is_told(kind: str) -> None:
    data = with_files(form(), {"word/_rels/settings.xml.rels": relationship(kind, "http://a.vn/x", 'TargetMode="External"')})
    assert form_messages(data) == [f"Mẫu «{FILE}» gọi tới «http://a.vn/x» ở ngoài tệp; khi mở, văn bản sẽ tự tìm đến đó."]


def test_a_page_of_html_to_import_is_told() -> None:
    data = with_files(form(), {"word/_rels/settings.xml.rels": relationship("aFChunk", "x.html", "")})
    assert form_messages(data) == [f"Mẫu «{FILE}» gọi tới «x.html» ở ngoài tệp; khi mở, văn bản sẽ tự tìm đến đó."]


def test_a_link_that_waits_for_a_click_is_fine() -> None:
    mode = 'TargetMode="External"'
    assert (
        form_messages(with_files(form(), {"word/_rels/settings.xml.rels": relationship("hyperlink", "http://a.vn", mode)}))
        == []
    )


@pytest.mark.parametrize("code", ['INCLUDEPICTURE "http://a.vn/x.png"', "DDEAUTO cmd x", "includetext c:\\x"])
def test_a_field_that_fetches_is_told(code: str) -> None:
    data = form(("x",))
    field = f"<w:instrText>{code[:5]}</w:instrText></w:r><w:r><w:instrText>{code[5:]}</w:instrText>"
    body = part(data, "word/document.xml").replace("<w:t>x</w:t>", field)
    told = form_messages(with_files(data, {"word/document.xml": body.encode()}))
    assert told == [f"Mẫu «{FILE}» gọi tới «{code}» ở ngoài tệp; khi mở, văn bản sẽ tự tìm đến đó."]


def test_the_number_of_the_page_is_a_field_like_any_other() -> None:
    data = form(("x",))
    body = part(data, "word/document.xml").replace("<w:t>x</w:t>", '<w:instrText> HYPERLINK "x" PAGE </w:instrText>')
    assert form_messages(with_files(data, {"word/document.xml": body.encode()})) == []


def test_a_drawing_linked_in_the_old_way_is_told() -> None:
    data = form(("x",))
    drawing = '<w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="http://a.vn/x.png"/></v:rect></w:pict>'
    body = part(data, "word/document.xml").replace("<w:t>x</w:t>", drawing)
    told = form_messages(with_files(data, {"word/document.xml": body.encode()}))
    assert told == [f"Mẫu «{FILE}» gọi tới «http://a.vn/x.png» ở ngoài tệp; khi mở, văn bản sẽ tự tìm đến đó."]


@pytest.mark.parametrize(("merge", "target"), [('<w:query w:val="SELECT x"/>', "SELECT x"), ("", "mail merge")])
def test_a_mail_merge_is_told(merge: str, target: str) -> None:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<w:settings xmlns:w="{namespace}"><w:mailMerge>{merge}</w:mailMerge></w:settings>'
    told = form_messages(with_files(form(), {"word/settings.xml": xml.encode()}))
    assert told == [f"Mẫu «{FILE}» gọi tới «{target}» ở ngoài tệp; khi mở, văn bản sẽ tự tìm đến đó."]


def test_a_template_without_settings_is_fine() -> None:
    data = form()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if name != "word/settings.xml"}
    assert form_messages(pack(member(name, content) for name, content in kept.items())) == []
