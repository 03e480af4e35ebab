"""The few pieces of WordprocessingML the official forms are drawn from: styles, paragraphs, tables, the page.

Measures are twips (1/20 point; 56.7 to a millimetre) unless a name says otherwise. Layout: documents.md §1.2–1.3.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEXT_WIDTH = 9355  # A4 less the margins of 30 and 15 mm
TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
TITLE_WIDTH = 4123  # the title in Times New Roman bold 15: the rule under it is exactly as long
LEFT_HEAD, RIGHT_HEAD = 4000, 5355


def mm(length: float) -> int:
    """Return millimetres as twips."""
    return round(length * 1440 / 25.4)


def runs(text: str, marks: str = "") -> str:
    """Return ``text`` as runs: ``**bold**``, ``//italic//`` and ``__underlined__`` parts, ``\\n`` a line break."""
    out = []
    for piece in re.split(r"(\*\*.+?\*\*|//.+?//|__.+?__)", text):
        kind = {"**": "<w:b/>", "//": "<w:i/>", "__": '<w:u w:val="single"/>'}.get(piece[:2], "")
        inner = piece[2:-2] if kind and piece[-2:] == piece[:2] and len(piece) > 4 else piece
        properties = kind + marks if inner is not piece else marks
        for number, line in enumerate(inner.split("\n")):
            if number:
                out.append("<w:r><w:br/></w:r>")
            if line:
                rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
                out.append(f'<w:r>{rpr}<w:t xml:space="preserve">{escape(line)}</w:t></w:r>')
    return "".join(out)


def p(text: str = "", style: str = "ThanBai", *, keep: bool = False, ind: str = "") -> str:
    """Return a paragraph; ``keep`` holds it on one page with what follows."""
    held = "<w:keepNext/><w:keepLines/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{held}{ind}</w:pPr>{runs(text)}</w:p>'


def each(loop: str, *content: str) -> str:
    """Return ``content`` repeated by docxtpl: ``each("line in lines", p("{{ line }}"))``."""
    return p(f"{{%p for {loop} %}}") + "".join(content) + p("{%p endfor %}")


def when(condition: str, *content: str, otherwise: str = "") -> str:
    """Return ``content`` only where ``condition`` holds, else ``otherwise``."""
    other = p("{%p else %}") + otherwise if otherwise else ""
    return p(f"{{%p if {condition} %}}") + "".join(content) + other + p("{%p endif %}")


@dataclass(frozen=True)
class Cell:
    """A table cell: text (or ready paragraphs in ``xml``), columns it spans, vertical merge (restart, continue)."""

    text: str = ""
    span: int = 1
    vmerge: str = ""
    style: str = "BangGiua"
    xml: str = ""


@dataclass(frozen=True)
class Row:
    """A table row; a header row repeats on every page. No row breaks across pages."""

    cells: tuple[Cell, ...]
    header: bool = False


def tag(text: str, columns: int) -> Row:
    """Return the row docxtpl replaces by its tag: ``{%tr for row in rows %}``."""
    return Row((Cell(text, span=columns, style="BangTrai"),))


def table(widths: list[int], rows: list[Row], *, borders: bool = True) -> str:
    """Return a table of fixed column ``widths``."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    style = "BangKe" if borders else "BangTrong"
    body = "".join(_row(row, widths) for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    )


def _row(row: Row, widths: list[int]) -> str:
    header = "<w:tblHeader/>" if row.header else ""
    cells, column = [], 0
    for cell in row.cells:
        width = sum(widths[column : column + cell.span])
        column += cell.span
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        merge = {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>", "": ""}[cell.vmerge]
        content = cell.xml or p(cell.text, "BangDau" if row.header else cell.style)
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
        )
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def letterhead(*, numbered: bool = True) -> str:
    """Return the head: parent, body, star and number at left; the Party's name, its rule, place and date at right."""
    left = p("{{ head.parent }}", "DauTrai") + p("**{{ head.body }}**", "DauTrai") + p("*", "DauTrai")
    if numbered:
        left += p("{{ head.number }}", "DauTrai")
    side = (RIGHT_HEAD - TITLE_WIDTH) // 2
    rule = (
        '<w:p><w:pPr><w:pStyle w:val="DauKe"/><w:pBdr><w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/></w:pBdr>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )
    right = p(f"**{TITLE}**", "DauPhai") + rule + p("//{{ head.place_date }}//", "DiaDanh")
    cells = (Cell(xml=left), Cell(xml=right))
    rows = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell.xml}</w:tc>'
        for cell, width in zip(cells, (LEFT_HEAD, RIGHT_HEAD), strict=True)
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="BangTrong"/><w:tblW w:w="9355" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{LEFT_HEAD}"/><w:gridCol w:w="{RIGHT_HEAD}"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{rows}</w:tr></w:tbl>"
    )


def title(kind: str, about: str) -> str:
    """Return the type of the paper in capitals, what it is about, and the five hyphens under it."""
    return p(kind, "TenLoai", keep=True) + p(about, "TrichYeu", keep=True) + p("-----", "GachNgan", keep=True)


def signatures(left: str, right: str, widths: tuple[int, int] = (4677, 4678)) -> str:
    """Return the two blocks of signatures as one row that neither splits nor stands alone on a page."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for width, content in zip(widths, (left, right), strict=True)
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="BangTrong"/><w:tblW w:w="9355" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{widths[0]}"/><w:gridCol w:w="{widths[1]}"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


def signed(lines: list[str], name: str) -> str:
    """Return a block to sign: authority and office, four empty lines, the name."""
    head = "".join(p(line, "ChuKy") for line in lines)
    return head + p("", "ChuKy") * 4 + p(f"**{name}**", "ChuKy")


def recipients(lines: list[str]) -> str:
    """Return «Nơi nhận:» with its lines."""
    return p("__Nơi nhận:__", "NoiNhanDau") + "".join(p(line, "NoiNhan") for line in lines)


@dataclass
class Form:
    """A form under work: its paragraphs and tables, in order."""

    parts: list[str] = field(default_factory=list)

    def add(self, *xml: str) -> None:
        """Put ``xml`` at the end."""
        self.parts.extend(xml)

    def document(self) -> str:
        """Return word/document.xml."""
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
            f"{''.join(self.parts)}{p('', 'Cuoi')}"
            '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>'
            '<w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
            "<w:titlePg/></w:sectPr></w:body></w:document>"
        )

    def save(self) -> bytes:
        """Return the form as a .docx."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, text in (*PARTS.items(), ("word/document.xml", self.document())):
                package.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), text.encode(), zipfile.ZIP_DEFLATED)
        return out.getvalue()


def _style(style: str, name: str, ppr: str, rpr: str = "", *, based: str = "Normal") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>{on}'
        f"<w:qFormat/><w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _table_style(style: str, name: str, borders: str, margin: int) -> str:
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in borders.split())
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:tblPr>{f"<w:tblBorders>{sides}</w:tblBorders>" if sides else ""}<w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/>'
        f'<w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


CENTRED, LEFT, BOTH = '<w:jc w:val="center"/>', '<w:jc w:val="left"/>', '<w:jc w:val="both"/>'
EXACT = '<w:spacing w:before="{}" w:after="{}" w:line="380" w:lineRule="exact"/>'
TABLE_LINE = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'

STYLES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{FONT}'
    f'<w:color w:val="000000"/>{_size(14)}<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:semiHidden/><w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
    + _style("ThanBai", "Thân bài", EXACT.format(0, 120) + '<w:ind w:firstLine="567"/>' + BOTH)
    + _style("Muc", "Mục", "<w:keepNext/><w:keepLines/>" + EXACT.format(120, 120) + '<w:ind w:firstLine="567"/>' + BOTH, "<w:b/>")
    + _style("DauTrai", "Đầu trái", '<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="exact"/>' + CENTRED)
    + _style("DauPhai", "Đầu phải", '<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="exact"/>' + CENTRED, _size(15))
    + _style("DauKe", "Kẻ dưới tiêu đề", '<w:spacing w:before="0" w:after="0" w:line="60" w:lineRule="exact"/>' + CENTRED, _size(2))
    + _style("DiaDanh", "Địa danh và ngày", '<w:spacing w:before="120" w:after="0" w:line="320" w:lineRule="exact"/>' + CENTRED)
    + _style("TenLoai", "Tên loại", '<w:spacing w:before="480" w:after="0" w:line="400" w:lineRule="exact"/>' + CENTRED, "<w:b/>" + _size(16))
    + _style("TrichYeu", "Trích yếu", EXACT.format(0, 0) + CENTRED, "<w:b/>")
    + _style("GachNgan", "Gạch ngắn", EXACT.format(0, 240) + CENTRED)
    + _style("KinhGui", "Kính gửi", EXACT.format(0, 240) + CENTRED)
    + _style("ChuKy", "Chữ ký", '<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="0" w:line="340" w:lineRule="exact"/>' + CENTRED)
    + _style("NoiNhanDau", "Nơi nhận (đầu)", '<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="0" w:line="340" w:lineRule="exact"/>' + LEFT)
    + _style("NoiNhan", "Nơi nhận", '<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="0" w:line="300" w:lineRule="exact"/>' + LEFT, _size(12))
    + _style("BangDau", "Bảng (đầu cột)", "<w:keepNext/>" + TABLE_LINE + CENTRED, "<w:b/>" + _size(11))
    + _style("BangGiua", "Bảng (giữa)", TABLE_LINE + CENTRED, _size(11))
    + _style("BangTrai", "Bảng (trái)", TABLE_LINE + LEFT, _size(11))
    + _style("BangNho", "Bảng (nhỏ)", TABLE_LINE + CENTRED, _size(10))
    + _style("BangNhoTrai", "Bảng (nhỏ trái)", TABLE_LINE + LEFT, _size(10))
    + _style("GhiChu", "Ghi chú", '<w:spacing w:before="0" w:after="60" w:line="300" w:lineRule="exact"/><w:ind w:firstLine="567"/>' + BOTH, _size(12))
    + _style("Trong", "Khoảng trống", '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>', _size(4))
    + _style("TrongGiu", "Khoảng trống (giữ trang)", '<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>', _size(4))
    + _style("Cuoi", "Cuối văn bản", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', _size(1))
    + _style("Anh", "Ảnh", '<w:keepNext/><w:spacing w:before="120" w:after="60"/>' + CENTRED)
    + _style("ChuThich", "Chú thích ảnh", '<w:spacing w:before="0" w:after="120"/>' + CENTRED, "<w:i/>" + _size(13))
    + _style("SoTrang", "Số trang", CENTRED)
    + _table_style("BangTrong", "Bảng không kẻ", "", 0)
    + _table_style("BangKe", "Bảng kẻ", "top left bottom right insideH insideV", 45)
    + "</w:styles>"
)

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)

PARTS = {
    "[Content_Types].xml": (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>'
        f'<Override PartName="/word/header1.xml" ContentType="{_TYPE}.header+xml"/>'
        f'<Override PartName="/word/header2.xml" ContentType="{_TYPE}.header+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" Target="docProps/core.xml"'
        ' Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/></Relationships>'
    ),
    "docProps/core.xml": (
        f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:language>vi-VN</dc:language></cp:coreProperties>'
    ),
    "word/_rels/document.xml.rels": (
        f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{_REL}/settings" Target="settings.xml"/>'
        f'<Relationship Id="rId3" Type="{_REL}/header" Target="header1.xml"/>'
        f'<Relationship Id="rId4" Type="{_REL}/header" Target="header2.xml"/></Relationships>'
    ),
    "word/settings.xml": (
        f'{_XML}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/></w:settings>'
    ),
    "word/header1.xml": f'{_XML}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="SoTrang"/></w:pPr>{_FIELD}</w:p></w:hdr>',
    "word/header2.xml": f'{_XML}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="SoTrang"/></w:pPr></w:p></w:hdr>',
    "word/styles.xml": STYLES,
}
