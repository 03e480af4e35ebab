"""Templates made for the tests, as an author would draw them in Word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from docx import Document
from docx.document import Document as WordDocument

from annual_review.documents.case import Picture
from annual_review.rendering.docx.origin import Origin


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table."""

    name: str
    items: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs."""

    office: str
    name: str


@dataclass(frozen=True, slots=True)
class Fields:
    """All sorts of values a template may use."""

    title: str = "về việc họp"
    place: str = "Giang Biên"
    footing: str = "Lưu Chi bộ"
    draft: bool = False
    count: int = 22
    rows: tuple[Row, ...] = (Row("Trần Thị A", "x"), Row("Lê Văn B", "y", late=True))
    notes: tuple[str, ...] = ("một", "hai")
    signature: Signature = Signature("BÍ THƯ", "Nguyễn Văn C")
    pictures: tuple[Picture, ...] = ()


ORIGIN = Origin("chi-bo/a.xlsx", "ab" * 32, "2019-hd21", "", "0.1.0", "Chi bộ Trường", date(2020, 12, 3))

BODY = (
    "{{ title }}",
    "{%p if draft %}",
    "DỰ THẢO",
    "{%p endif %}",
    "Có {{ count }} đảng viên{% if draft %} (dự thảo){% endif %}.",
    "{%p for note in notes %}",
    "- {{ note }}{% if not loop.last %};{% endif %}",
    "{%p endfor %}",
    "{%p for picture in pictures %}",
    "{{ picture }}",
    "{{ picture.caption }}",
    "{%p endfor %}",
    "{{ signature.office }}: {{ signature.name|upper }}",
)
TABLE = (
    ("Họ và tên", "Mục"),
    ("{%tr for row in rows %}", ""),
    ("{{ row.name }}", "{{ row.items }}{% if row.late %} (muộn){% endif %}"),
    ("{%tr endfor %}", ""),
    ("Tổng", "{{ rows|length }}"),
)


def word(
    body: tuple[str, ...] = BODY,
    table: tuple[tuple[str, ...], ...] = TABLE,
    header: str = "Nơi {{ place }}",
    footer: str = "{{ footing }}",
) -> WordDocument:
    """Return a document with these paragraphs, one table, header and footer."""
    document = Document()
    for line in body:
        document.add_paragraph(line)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for cells, texts in zip(grid.rows, table, strict=True):
            for cell, text in zip(cells.cells, texts, strict=True):
                cell.text = text
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    return document


def saved(document: WordDocument) -> bytes:
    """Return the bytes of ``document``."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def form(
    body: tuple[str, ...] = BODY,
    table: tuple[tuple[str, ...], ...] = TABLE,
    header: str = "Nơi {{ place }}",
    footer: str = "{{ footing }}",
) -> bytes:
    """Return the bytes of such a template."""
    return saved(word(body, table, header, footer))


def with_files(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return the package ``data`` with files replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, content in changed.items():
            new.writestr(name, content)
    return target.getvalue()


def part(data: bytes, name: str) -> str:
    """Return a part of the package as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()
