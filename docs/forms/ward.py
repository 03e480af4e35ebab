"""The forms of a ward's own papers: the report with its chart and two annexes on pages turned on their side (documents.md §2.18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from annual_review import zips
from annual_review.documents.chart import Chart, ChartSeries
from annual_review.rendering.docx.charts import FormChart, chart_workbook
from docs.forms.ooxml import Cell, Row, each, letterhead, mm, p, recipients, runs, signatures, signed, table, tag, title
from docs.forms.package import LANDSCAPE, LANDSCAPE_WIDTH, PARTS, PORTRAIT, Form, R, W
from docs.forms.pieces import ABBREVIATIONS, LEVELS, SHORT, Layout, heading

_CHART_PART, _CHART_BOOK = "word/charts/chart1.xml", "word/embeddings/so-lieu-1.xlsx"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMU_PER_MM = 36_000
_SAMPLE = Chart(
    ("Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ"),
    (ChartSeries("Số đảng viên", (20, 100, 10, 1)),),
)
_TEXT = (
    '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}" b="{bold}"><a:solidFill><a:srgbClr val="000000"/>'
    '</a:solidFill><a:latin typeface="Times New Roman"/><a:cs typeface="Times New Roman"/></a:defRPr></a:pPr>'
    '<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
)
_THIN = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln></c:spPr>'
_CHART = (
    f'{_XML}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{R}"><c:date1904 val="0"/><c:roundedCorners val="0"/>'
    '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>'
    '<c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:spPr><a:solidFill><a:srgbClr val="C00000"/></a:solidFill>'
    '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/><c:dLbls>'
    f'<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_TEXT.format(size=1200, bold=1)}<c:dLblPos val="outEnd"/>'
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
    '<c:showBubbleSize val="0"/></c:dLbls><c:val><c:numRef><c:f>A1</c:f></c:numRef></c:val></c:ser><c:gapWidth val="80"/>'
    '<c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>'
    '<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
    '<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    f'<c:tickLblPos val="nextTo"/>{_THIN.format(color="000000")}{_TEXT.format(size=1100, bold=0)}<c:crossAx val="222222222"/>'
    '<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    '<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/>'
    f'<c:axPos val="l"/><c:majorGridlines>{_THIN.format(color="D9D9D9")}</c:majorGridlines>'
    '<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    f'<c:tickLblPos val="nextTo"/>{_THIN.format(color="000000")}{_TEXT.format(size=1100, bold=0)}<c:crossAx val="111111111"/>'
    '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/>'
    '<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
    '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
)


def _chart(name: str, told: str, width_mm: int, height_mm: int) -> str:
    """Return the paragraph with the chart; ``name`` binds it to the field it is filled from, ``told`` is read to the blind."""
    return (
        '<w:p><w:pPr><w:pStyle w:val="Anh"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:extent cx="{width_mm * _EMU_PER_MM}" cy="{height_mm * _EMU_PER_MM}"/>'
        f'<wp:docPr id="1" name="{name}" descr="{told}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_A}">'
        f'<a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" r:id="rId5"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )


def _style(style: str, name: str, jc: str, size: int, *, head: bool = False) -> str:
    """Return a style of the widest table; ``size`` in half points."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:qFormat/><w:pPr>{"<w:keepNext/>" if head else ""}<w:spacing w:before="20" w:after="20"/><w:jc w:val="{jc}"/></w:pPr>'
        f'<w:rPr>{"<w:b/>" if head else ""}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


_WIDE_STYLES = (
    _style("BangRongDau", "Bảng rộng (đầu cột)", "center", 16, head=True)
    + _style("BangRong", "Bảng rộng (giữa)", "center", 18)
    + _style("BangRongTrai", "Bảng rộng (trái)", "left", 18)
)


@dataclass
class ReportForm(Form):
    """A form upright with a chart, with annexes behind it on pages turned on their side."""

    def turn(self) -> None:
        """End the upright pages here."""
        numbers = '<w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>'
        self.add(f'<w:p><w:pPr><w:pStyle w:val="Cuoi"/><w:sectPr>{numbers}{PORTRAIT}<w:titlePg/></w:sectPr></w:pPr></w:p>')

    def document(self) -> str:
        """Return word/document.xml; annexes have the number on every page."""
        return (
            f'{_XML}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(self.parts)}{p("", "Cuoi")}'
            f'<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>{LANDSCAPE}</w:sectPr></w:body></w:document>'
        )

    def save(self) -> bytes:
        """Return the form as a .docx, with its chart and the workbook of that."""
        chart = FormChart(_CHART_PART, "levels", _CHART_BOOK, _CHART.encode())
        types = (
            '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>',
            f'<Override PartName="/{_CHART_PART}" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>',
        )
        own = {
            "[Content_Types].xml": _inserted(PARTS["[Content_Types].xml"], "</Types>", "".join(types)),
            "word/_rels/document.xml.rels": _inserted(
                PARTS["word/_rels/document.xml.rels"],
                "</Relationships>",
                f'<Relationship Id="rId5" Type="{R}/chart" Target="charts/chart1.xml"/>',
            ),
            "word/charts/_rels/chart1.xml.rels": (
                f'{_XML}<Relationships xmlns="{_RELATIONSHIPS}">'
                f'<Relationship Id="rId1" Type="{R}/package" Target="../embeddings/so-lieu-1.xlsx"/></Relationships>'
            ),
            "word/styles.xml": _inserted(PARTS["word/styles.xml"], "</w:styles>", _WIDE_STYLES),
            "word/document.xml": self.document(),
        }
        files = {name: text.encode() for name, text in {**PARTS, **own}.items()}
        files |= {_CHART_PART: chart.drawn(_SAMPLE), _CHART_BOOK: chart_workbook(_SAMPLE, date(2020, 1, 1))}
        return zips.fixed(files.items(), zips.Stamp((2020, 1, 1, 0, 0, 0)))


def _inserted(text: str, before: str, new: str) -> str:
    return text.replace(before, new + before)


def ward_report(layout: Layout) -> Form:
    """Return the form of the ward's report (documents.md §2.18)."""
    form = ReportForm()
    form.add(
        letterhead(),
        title("BÁO CÁO", "kết quả kiểm điểm, đánh giá, xếp loại chất lượng\ntổ chức đảng, đảng viên năm {{ year }}"),
        heading("I- CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"),
        p("{{ leading }}"),
        each("line in not_in", p("{{ line }}")),
        heading("II- KẾT QUẢ"),
        p("{{ basis }}"),
        p("**1. Chi bộ**", keep=True),
        p("{{ branches }}"),
        p("**2. Đảng viên**", keep=True),
        each("line in members", p("{{ line }}")),
        p("**3. Tỷ lệ “Hoàn thành xuất sắc nhiệm vụ” theo nhóm**", keep=True),
        p("{{ by_group }}"),
        _chart("levels", "Biểu đồ cột: số đảng viên ở từng mức xếp loại", 150, 70),
        p("Biểu đồ: Số đảng viên ở từng mức xếp loại năm {{ year }}", "ChuThich"),
        heading("III- ĐÁNH GIÁ CHUNG"),
        p("**1. Ưu điểm**", keep=True),
        each("line in strengths", p("{{ line }}")),
        p("**2. Hạn chế, khuyết điểm**", keep=True),
        each("line in weaknesses", p("{{ line }}")),
        p("**3. Nguyên nhân**", keep=True),
        each("line in causes", p("{{ line }}")),
        heading("IV- KIẾN NGHỊ"),
        each("line in requests", p("{{ line }}", keep=True)),
        p("", "TrongGiu"),
        _signed_for_ward(layout),
    )
    form.turn()
    form.add(
        _annex("PHỤ LỤC 1", "kết quả đánh giá, xếp loại chất lượng chi bộ, đảng viên năm {{ year }}"),
        _branches(),
        p("", "Trong"),
        p(f"KĐ, ĐG, XL: kiểm điểm, đánh giá, xếp loại; SL: số lượng. {ABBREVIATIONS}", "GhiChu"),
        _annex("PHỤ LỤC 2", "tỷ lệ xếp loại “Hoàn thành xuất sắc nhiệm vụ” theo nhóm đối tượng năm {{ year }}", new_page=True),
        _groups(),
        p("", "Trong"),
        p(ABBREVIATIONS, "GhiChu"),
        each(
            "group in over",
            p("**{{ group.title }}**", keep=True),
            _over(),
            p("", "Trong"),
        ),
    )
    return form


def _signed_for_ward(layout: Layout) -> str:
    between = layout.between
    lines = [
        f"- Ban Thường vụ {{{{ above }}}} (báo cáo){between}",
        f"- Ban Tổ chức {{{{ above }}}}{between}",
        f"- Đảng ủy viên{between}",
        f"- Các chi bộ trực thuộc{between}",
        "- Lưu Đảng ủy.",
    ]
    return signatures(
        recipients(lines),
        signed(["**{{ signature.behalf }}**", "{{ signature.office }}"], "{{ signature.name }}"),
        (4400, 4955),
    )


def _annex(number: str, about: str, *, new_page: bool = False) -> str:
    return (
        p(number, "TenLoai", keep=True, ind="<w:pageBreakBefore/>" if new_page else "")
        + p(about, "TrichYeu", keep=True)
        + p("//{{ goes_with }}//", "KinhGui", keep=True)
    )


def _branches() -> str:
    """Return the table of Phụ lục 1; points only where a branch has some."""
    apart = {
        "Tổng số đảng viên": ("Tổng", "Chính thức", "Dự bị"),
        "Không thuộc đối tượng": ("Miễn", "Đình chỉ", "Dưới 6 tháng"),
    }
    alone = ("Chưa KĐ, ĐG, XL", "Đã ĐG, XL")
    first = [_head("STT", vmerge="restart"), _head("Chi bộ", vmerge="restart")]
    second = [_head(vmerge="continue"), _head(vmerge="continue")]
    for text, parts in apart.items():
        first.append(_head(text, span=len(parts)))
        second += map(_head, parts)
    first += [_head(text, vmerge="restart") for text in alone]
    second += [_head(vmerge="continue") for _ in alone]
    for level in LEVELS:
        first.append(_head(SHORT[level], span=2))
        second += [_head("SL"), _head("%")]
    first += [
        _head("HTXSNV/ HTTNV (%)", vmerge="restart"),
        _head("Chi bộ tự xếp loại", span=2),
        _head("Đảng ủy xếp loại", vmerge="restart"),
        _head("Ghi chú", vmerge="restart"),
    ]
    second += [
        _head(vmerge="continue"),
        _head("Mức"),
        _head("Điểm", style="BangDauTuyChon"),
        _head(vmerge="continue"),
        _head(vmerge="continue"),
    ]
    lengths = (7.5, 33.5, 9, 9.5, 8, 8.5, 8.5, 10, 11, 10, *(7.5, 10) * 4, 14.5, 16, 9.5, 16, 15.5)
    rows = [
        Row(tuple(first), header=True),
        Row(tuple(second), header=True),
        tag("{%tr for row in rows %}", len(lengths)),
        Row(_branch_cells("row")),
        tag("{%tr endfor %}", len(lengths)),
        Row(_branch_cells("total", bold=True)),
    ]
    return table([mm(length) for length in lengths], rows, text_width=LANDSCAPE_WIDTH)


def _head(text: str = "", *, span: int = 1, vmerge: str = "", style: str = "BangRongDau") -> Cell:
    """Return a cell of the head of the widest table, in 8 points."""
    small = '<w:sz w:val="16"/><w:szCs w:val="16"/>' if style != "BangRongDau" else ""  # shared with tables in 10 points
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs(text, small)}</w:p>'
    return Cell(span=span, vmerge=vmerge, xml=paragraph)


def _branch_cells(name: str, *, bold: bool = False) -> tuple[Cell, ...]:
    def cell(path: str, style: str = "BangRong") -> Cell:
        text = f"{{{{ {name}.{path} }}}}"
        return Cell(f"**{text}**" if bold else text, style=style)

    counts = ("total", "official", "probationary", "exempt", "suspended", "under_six_months", "owed", "rated")
    return (
        cell("number"),
        cell("name", "BangRongTrai"),
        *map(cell, counts),
        *(cell(f"{level}.{what}") for level in LEVELS for what in ("count", "share")),
        cell("ratio"),
        cell("own"),
        cell("points"),
        cell("decided"),
        cell("note", "BangRongTrai"),
    )


def _groups() -> str:
    widths = [mm(12), mm(80), mm(30), mm(35), mm(40), mm(30), mm(30)]
    heads = (
        "STT",
        "Nhóm đối tượng",
        "HTTNV",
        "{{ percent_heading }}",
        "Được đề xuất HTXSNV",
        "Vượt (+), còn (−)",
        "Đề nghị xử lý",
    )
    cells = ("number", "name", "good", "allowed", "excellent", "over")
    rows = [
        Row(tuple(map(Cell, heads)), header=True),
        tag("{%tr for row in groups %}", len(widths)),
        Row(
            (
                *(Cell(f"{{{{ row.{each_} }}}}", style="BangTrai" if each_ == "name" else "BangGiua") for each_ in cells),
                Cell(),
            )
        ),
        tag("{%tr endfor %}", len(widths)),
    ]
    return table(widths, rows, text_width=LANDSCAPE_WIDTH)


def _over() -> str:
    """Return the table of who is in a group over its percentage; branches stand in it without the column «Chi bộ»."""
    widths = [mm(12), mm(70), mm(105), mm(35), mm(35)]
    heads = (
        Cell("STT"),
        Cell("{{ group.heading }}"),
        Cell("Chi bộ", optional=True),
        Cell("Số phiếu HTXSNV"),
        Cell("Tỷ lệ phiếu (%)"),
    )
    rows = [
        Row(heads, header=True),
        tag("{%tr for row in group.rows %}", len(widths)),
        Row(
            (
                Cell("{{ row.number }}"),
                Cell("{{ row.name }}", style="BangTrai"),
                Cell("{{ row.branch }}", style="BangTrai"),
                Cell("{{ row.votes }}"),
                Cell("{{ row.share }}"),
            )
        ),
        tag("{%tr endfor %}", len(widths)),
    ]
    return table(widths, rows, text_width=LANDSCAPE_WIDTH)
