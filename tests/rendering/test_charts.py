"""Charts of a form: found by name, filled in what is drawn and in the workbook behind it; what cannot be filled is refused."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from annual_review.documents.chart import Chart, ChartSeries
from annual_review.problems import Problem
from annual_review.rendering.docx.charts import FormChart, form_charts
from annual_review.rendering.docx.contract import check_template, unused
from annual_review.rendering.docx.package import unpack
from annual_review.rendering.docx.prepared import prepared
from tests.rendering.forms import ORIGIN, with_files
from tests.rendering.sdk import find_validator, sdk_errors

FORM = (Path(__file__).resolve().parents[2] / "templates" / "hd05-2026" / "bao-cao-tong-hop.docx").read_bytes()
PART, BOOK, BODY = "word/charts/chart1.xml", "word/embeddings/so-lieu-1.xlsx", "word/document.xml"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
TWO = Chart(("Tốt & <khá>", "Đạt", "Chưa"), (ChartSeries("Đảng viên", (3, 20, 0)), ChartSeries("=Chi bộ", (1, 2, 3))))


@dataclass(frozen=True, slots=True)
class Levels:
    """Fields of a form that is a chart and nothing else."""

    levels: Chart


def only_chart() -> bytes:
    """The form with nothing in it but its chart."""
    body = etree.fromstring(unpack(FORM)[BODY])
    for block in list(body[0]):
        if block.find(f".//{C}chart") is None and not block.tag.endswith("sectPr"):
            body[0].remove(block)
    return with_files(FORM, {BODY: etree.tostring(body)})


def changed(name: str, before: bytes, after: bytes) -> bytes:
    """The form with some bytes of one of its parts changed."""
    data = only_chart()
    content = unpack(data)[name]
    assert before in content
    return with_files(data, {name: content.replace(before, after)})


def filled(chart: Chart, data: bytes = b"") -> dict[str, bytes]:
    return unpack(prepared(data or only_chart()).fill(Levels(chart), "", ORIGIN))


def drawn(part: bytes) -> list[tuple[list[str], list[str], list[str]]]:
    """What each series of a chart shows: its name, the categories, the numbers."""
    series = etree.fromstring(part).iter(f"{C}ser")
    return [
        tuple([one.text or "" for one in each.iterfind(f"{C}{name}//{C}v")] for name in ("tx", "cat", "val"))  # type: ignore[misc]  # three of them
        for each in series
    ]


def codes(problems: tuple[Problem, ...]) -> set[str]:
    return {each.code for each in problems}


def test_the_numbers_stand_in_the_chart_and_in_its_workbook() -> None:
    parts = filled(TWO)
    categories = list(TWO.categories)
    assert drawn(parts[PART]) == [
        (["Đảng viên"], categories, ["3", "20", "0"]),
        (["=Chi bộ"], categories, ["1", "2", "3"]),
    ]
    sheet = load_workbook(io.BytesIO(parts[BOOK]))["Số liệu"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [None, "Đảng viên", "=Chi bộ"],
        ["Tốt & <khá>", 3, 1],
        ["Đạt", 20, 2],
        ["Chưa", 0, 3],
    ]
    assert sheet["C1"].data_type == "s"


def test_what_is_drawn_refers_to_the_cells_of_the_workbook() -> None:
    root = etree.fromstring(filled(TWO)[PART])
    assert [each.text for each in root.iter(f"{C}f")] == [
        "'Số liệu'!$B$1",
        "'Số liệu'!$A$2:$A$4",
        "'Số liệu'!$B$2:$B$4",
        "'Số liệu'!$C$1",
        "'Số liệu'!$A$2:$A$4",
        "'Số liệu'!$C$2:$C$4",
    ]
    assert [each.get("val") for each in root.iter(f"{C}order")] == ["0", "1"]


def test_the_looks_stay_those_of_the_form() -> None:
    parts = filled(TWO)
    assert parts[PART].count(b"C00000") == 2  # the second series looks like the form's last
    assert parts["word/charts/_rels/chart1.xml.rels"] == unpack(FORM)["word/charts/_rels/chart1.xml.rels"]


def test_series_beyond_those_filled_go() -> None:
    assert drawn(filled(replace(TWO, series=TWO.series[:1]))[PART])[0][0] == ["Đảng viên"]
    assert drawn(filled(Chart((), ()))[PART]) == []


def test_name_and_categories_the_form_has_are_replaced_and_own_numbers_not_copied() -> None:
    part = unpack(FORM)[PART].replace(b"</c:ser>", b'<c:extLst><c:ext uri="{X}"/></c:extLst></c:ser>')
    chart = FormChart(PART, "levels", BOOK, part)
    found = etree.fromstring(chart.drawn(TWO))
    assert len(list(found.iter(f"{C}extLst"))) == 1
    assert drawn(chart.drawn(TWO)) == drawn(filled(TWO)[PART])


def test_name_and_categories_the_form_lacks_are_made_where_they_belong() -> None:
    part = etree.fromstring(unpack(FORM)[PART])
    for series in part.iter(f"{C}ser"):
        for name in ("tx", "cat"):
            for child in series.findall(f"{C}{name}"):
                series.remove(child)
    chart = FormChart(PART, "levels", BOOK, etree.tostring(part))
    order = [etree.QName(child).localname for child in next(etree.fromstring(chart.drawn(TWO)).iter(f"{C}ser"))]
    assert order == ["idx", "order", "tx", "spPr", "invertIfNegative", "dLbls", "cat", "val"]
    assert drawn(chart.drawn(TWO)) == drawn(filled(TWO)[PART])


def test_the_same_numbers_give_the_same_bytes_whatever_the_date() -> None:
    assert filled(TWO)[BOOK] == filled(TWO)[BOOK]
    undated = unpack(prepared(only_chart()).fill(Levels(TWO), "", replace(ORIGIN, document_date=None)))
    assert undated[PART] == filled(TWO)[PART]


def test_a_chart_filled_with_something_else_is_a_bug() -> None:
    @dataclass(frozen=True)
    class Other:
        levels: str

    with pytest.raises(TypeError, match="the field levels is a str, no chart"):
        prepared(only_chart()).fill(Other("4"), "", ORIGIN)


def test_a_chart_named_like_its_field_is_used() -> None:
    checked = check_template(only_chart(), "a.docx", "ward-report", Levels)
    assert (checked.problems, unused(Levels, checked.used)) == ((), ())


def test_a_chart_bound_to_no_field_is_refused() -> None:
    other = changed(BODY, b'name="levels"', b'name="Chart 1"')
    (problem,) = check_template(other, "a.docx", "ward-report", Levels).problems
    assert problem.code == "MAU-34"
    assert "«Chart 1»" in problem.message


def test_a_chart_that_stands_nowhere_in_the_text_is_refused() -> None:
    lost = changed("word/_rels/document.xml.rels", b'Id="rId5"', b'Id="rId6"')
    assert codes(check_template(lost, "a.docx", "ward-report", Levels).problems) == {"MAU-34"}
    nameless = changed(BODY, b"wp:docPr", b"wp:other")
    assert codes(check_template(nameless, "a.docx", "ward-report", Levels).problems) == {"MAU-34"}


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (PART, b"c:externalData", b"c:other"),
        (PART, b"c:val", b"c:other"),
        ("word/charts/_rels/chart1.xml.rels", b"so-lieu-1.xlsx", b"so-lieu-2.xlsx"),
        ("word/charts/_rels/chart1.xml.rels", b"../embeddings/so-lieu-1.xlsx", b"../document.xml"),
    ],
    ids=["no workbook", "no numbers", "workbook missing", "no workbook of Excel"],
)
def test_a_chart_that_cannot_be_filled_is_refused(name: str, before: bytes, after: bytes) -> None:
    assert codes(check_template(changed(name, before, after), "a.docx", "ward-report", Levels).problems) == {"MAU-35"}


def test_a_chart_is_no_text() -> None:
    text = changed(BODY, b"</w:body>", b"<w:p><w:r><w:t>{{ levels }}</w:t></w:r></w:p></w:body>")
    (problem,) = check_template(text, "a.docx", "ward-report", Levels).problems
    assert (problem.code, "biểu đồ" in problem.message) == ("MAU-09", True)


def test_a_form_without_a_chart_has_none() -> None:
    files = unpack(FORM)
    assert [each.name for each in form_charts(files, BODY)] == ["levels"]
    assert form_charts({name: data for name, data in files.items() if name != PART}, BODY) == ()


@pytest.mark.skipif(not find_validator(), reason="needs the Open XML SDK validator")
@pytest.mark.parametrize("chart", [TWO, Chart((), ())], ids=["two series", "none"])
def test_the_open_xml_sdk_has_no_complaint(chart: Chart, tmp_path: Path) -> None:
    file, book = tmp_path / "a.docx", tmp_path / "a.xlsx"
    data = prepared(only_chart()).fill(Levels(chart), "", replace(ORIGIN, document_date=date(2026, 12, 3)))
    file.write_bytes(data)
    book.write_bytes(unpack(data)[BOOK])
    assert sdk_errors(find_validator() or "", file) == []
    assert sdk_errors(find_validator() or "", book) == []
