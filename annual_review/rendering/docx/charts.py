"""Charts of a form: found by the name they have in Word, filled in what they show and in the workbook they carry.

A chart keeps its numbers twice: in its own part, which is drawn, and in an embedded workbook, which «Edit Data» opens.
"""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree
from xlsxwriter.utility import xl_range_abs

from annual_review import zips
from annual_review.documents.chart import Chart
from annual_review.rendering.docx.package import member
from annual_review.rendering.docx.parts import content_types, relationships_name
from annual_review.rendering.docx.xml import DECLARATION, OFFICE, RELATIONSHIPS, parse, serialized
from annual_review.workbook.new_workbook import Look, NewWorkbook
from annual_review.zips import Member

CHART_TYPES = frozenset(
    {"application/vnd.openxmlformats-officedocument.drawingml.chart+xml", "application/vnd.ms-office.chartex+xml"}
)
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_FRAME = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_REFERENCE = f"{{{OFFICE}/relationships}}id"
_NO_RELATIONSHIPS = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()
_SHEET = "Số liệu"
_UNDATED = date(2000, 1, 1)
_BEFORE_NAME = ("idx", "order")


def _c(name: str) -> str:
    return f"{{{_C}}}{name}"


@dataclass(frozen=True, slots=True)
class FormChart:
    """A chart of a form: its part, the name it has in Word, the workbook it carries (empty: none), and its part's XML."""

    part: str
    name: str
    workbook: str
    content: bytes

    @property
    def has_data(self) -> bool:
        """Whether it has series of numbers and a workbook to keep them in."""
        series = [*parse(self.content).iter(_c("ser"))]
        return bool(self.workbook and series) and all(each.find(_c("val")) is not None for each in series)

    def fill(self, chart: Chart, dated: date | None) -> tuple[Member, Member]:
        """Return its part and its workbook with the numbers of ``chart``: the same bytes for the same arguments."""
        drawn, kept = self.drawn(chart), chart_workbook(chart, dated or _UNDATED)
        return member(self.part, drawn), member(self.workbook, kept)

    def drawn(self, chart: Chart) -> bytes:
        """Return its part with the numbers of ``chart``.

        The looks of a series are those of the form's series in the same place, of the last one for those beyond.
        """
        root = parse(self.content)
        found = [*root.iter(_c("ser"))]
        for series in found[len(chart.series) :]:
            _remove(series)
        for number in range(len(chart.series)):
            if number >= len(found):
                found.append(_copied(found[-1]))
            _pour(found[number], chart, number)
        return (DECLARATION + serialized(root)).encode()


def form_charts(files: Mapping[str, bytes], body: str) -> tuple[FormChart, ...]:
    """Return every chart of a form, named where one stands in the ``body``; elsewhere, or in no text, without a name."""
    names = dict(_names(parse(files[body]), _targets(files, body)))
    parts = [part for part, kind in content_types(files).items() if kind in CHART_TYPES and part in files]
    return tuple(FormChart(part, names.get(part, ""), _workbook_of(files, part), files[part]) for part in parts)


def _names(body: etree._Element, targets: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for frame in body.iter(f"{{{_FRAME}}}inline", f"{{{_FRAME}}}anchor"):
        described = frame.find(f"{{{_FRAME}}}docPr")
        for chart in frame.iter(_c("chart")):
            part = targets.get(str(chart.get(_REFERENCE)), "")
            yield part, "" if described is None else str(described.get("name", ""))


def _targets(files: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Return the files a part refers to by relationship id."""
    folder = posixpath.dirname(part)
    relationships = parse(files.get(relationships_name(part), _NO_RELATIONSHIPS))
    return {
        str(one.get("Id")): posixpath.normpath(posixpath.join(folder, str(one.get("Target")))).lstrip("/")
        for one in relationships
    }


def _workbook_of(files: Mapping[str, bytes], part: str) -> str:
    data = next(parse(files[part]).iter(_c("externalData")), None)
    target = "" if data is None else _targets(files, part).get(str(data.get(_REFERENCE)), "")
    return target if target in files and target.endswith(".xlsx") else ""


def _copied(series: etree._Element) -> etree._Element:
    """Return a copy of a series behind it, without what must stand once in a chart."""
    new = copy.deepcopy(series)
    for own in new.findall(_c("extLst")):
        new.remove(own)
    series.addnext(new)
    return new


def _pour(series: etree._Element, chart: Chart, number: int) -> None:
    """Put name, categories and numbers of the series ``number`` of ``chart`` in place of the form's."""
    shown, last = chart.series[number], len(chart.categories)
    for name in _BEFORE_NAME:
        for element in series.findall(_c(name)):
            element.set("val", str(number))
    _put(series, "tx", _reference("str", xl_range_abs(0, number + 1, 0, number + 1), (shown.name,)))
    _put(series, "cat", _reference("str", xl_range_abs(1, 0, last, 0), chart.categories))
    _put(series, "val", _reference("num", xl_range_abs(1, number + 1, last, number + 1), tuple(map(str, shown.values))))


def _put(series: etree._Element, name: str, content: etree._Element) -> None:
    """Put ``content`` into the child ``name`` of a series; one the form lacks is made at the place the schema gives it."""
    child, old = etree.Element(_c(name)), series.find(_c(name))
    child.append(content)
    if old is not None:
        series.replace(old, child)
    elif name == "tx":
        series.insert(len(_BEFORE_NAME), child)
    else:
        next(series.iterchildren(_c("val"))).addprevious(child)


def _reference(kind: str, cells: str, values: Sequence[str]) -> etree._Element:
    """Return the reference to cells of the workbook with what they hold: ``kind`` is «str» or «num»."""
    reference = etree.Element(_c(f"{kind}Ref"))
    etree.SubElement(reference, _c("f")).text = f"'{_SHEET}'!{cells}"
    cache = etree.SubElement(reference, _c(f"{kind}Cache"))
    if kind == "num":
        etree.SubElement(cache, _c("formatCode")).text = "General"
    etree.SubElement(cache, _c("ptCount"), {"val": str(len(values))})
    for at, value in enumerate(values):
        point = etree.SubElement(cache, _c("pt"), {"idx": str(at)})
        etree.SubElement(point, _c("v")).text = value
    return reference


def chart_workbook(chart: Chart, dated: date) -> bytes:
    """Return the workbook a chart carries: categories down the first column, a series in each column behind it."""
    workbook, look = NewWorkbook(dated), Look(font="Times New Roman")
    sheet = workbook.add_sheet(_SHEET)
    sheet.set_column(0, len(chart.series), 24)
    for column, series in enumerate(chart.series, 2):
        workbook.put(sheet, 1, column, series.name, look)
        for row, value in enumerate(series.values, 2):
            workbook.put(sheet, row, column, value, look)
    for row, category in enumerate(chart.categories, 2):
        workbook.put(sheet, row, 1, category, look)
    return zips.fixed(workbook.parts().items())


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
