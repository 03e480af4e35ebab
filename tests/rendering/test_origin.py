"""A paper tells where it comes from."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from annual_review.rendering.docx.origin import Origin, read_origin
from annual_review.rendering.docx.prepared import prepared
from tests.rendering.forms import ORIGIN, Fields, form, part, with_files


def paper(title: str = "Biên bản", origin: Origin = ORIGIN) -> bytes:
    return prepared(form()).fill(Fields(), title, origin)


def test_the_origin_is_read_back() -> None:
    assert read_origin(paper()) == ORIGIN


PRINTABLE = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=30)


@settings(max_examples=30, deadline=None)
@given(workbook=PRINTABLE, cell=PRINTABLE)
def test_any_name_of_a_workbook_is_read_back(workbook: str, cell: str) -> None:
    origin = replace(ORIGIN, workbook=f"{workbook} & <b>", branch=cell)
    assert read_origin(paper(origin=origin)) == origin


def test_an_undated_origin_is_read_back() -> None:
    origin = replace(ORIGIN, document_date=None, branch="")
    assert read_origin(paper(origin=origin)) == origin


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("Workbook", "workbook"),
        ("WorkbookSHA256", "workbook_sha256"),
        ("RuleSet", "rule_set"),
        ("TemplateSHA256", "template_sha256"),
        ("ProgramVersion", "program_version"),
    ],
)
def test_a_property_is_named_as_the_contract_says(name: str, attribute: str) -> None:
    origin = replace(ORIGIN, template_sha256="cd" * 32)
    wanted = f'name="{name}"><vt:lpwstr>{getattr(origin, attribute)}</vt:lpwstr>'
    assert wanted in part(paper(origin=origin), "docProps/custom.xml")


def test_word_sees_title_author_and_date() -> None:
    seen = Document(io.BytesIO(paper("A & B <C>"))).core_properties
    assert (seen.title, seen.author, seen.last_modified_by) == ("A & B <C>", "Chi bộ Trường", "Chi bộ Trường")
    assert seen.created == seen.modified == datetime(2020, 12, 3, tzinfo=UTC)


def test_the_title_is_not_a_template() -> None:
    assert Document(io.BytesIO(paper("{{ 7*7 }}"))).core_properties.title == "{{ 7*7 }}"


def test_the_title_of_the_template_is_not_filled() -> None:
    core = part(form(), "docProps/core.xml").replace("<dc:title>", "<dc:title>{{ nothing }}")
    filled = prepared(with_files(form(), {"docProps/core.xml": core.encode()})).fill(Fields(), "Tên", ORIGIN)
    assert Document(io.BytesIO(filled)).core_properties.title == "Tên"


def test_the_date_is_not_that_of_today() -> None:
    assert str(date(2020, 12, 3)) in part(paper(), "docProps/core.xml")
    assert "modified" not in part(paper(origin=replace(ORIGIN, document_date=None)), "docProps/core.xml")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", form()])
def test_what_is_no_paper_of_ours_has_no_origin(data: bytes) -> None:
    assert read_origin(data) is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("docProps/custom.xml", b"<broken"),
        (
            "docProps/custom.xml",
            b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
        ),
        ("docProps/core.xml", b'<a xmlns:t="http://purl.org/dc/terms/"><t:created>yesterday</t:created></a>'),
    ],
)
def test_damaged_properties_are_no_origin(name: str, content: bytes) -> None:
    assert read_origin(with_files(paper(), {name: content})) is None
