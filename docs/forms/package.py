"""A form as a .docx: its styles, page, headers with page numbers, and the package around them (documents.md §1.2–1.3)."""

from __future__ import annotations

from dataclasses import dataclass, field

from annual_review import zips
from docs.forms.ooxml import p

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


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
    + _style(
        "Muc", "Mục", "<w:keepNext/><w:keepLines/>" + EXACT.format(120, 120) + '<w:ind w:firstLine="567"/>' + BOTH, "<w:b/>"
    )
    + _style("DauTrai", "Đầu trái", '<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="exact"/>' + CENTRED)
    + _style(
        "DauPhai", "Đầu phải", '<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="exact"/>' + CENTRED, _size(15)
    )
    + _style(
        "DauKe", "Kẻ dưới tiêu đề", '<w:spacing w:before="0" w:after="0" w:line="60" w:lineRule="exact"/>' + CENTRED, _size(2)
    )
    + _style("DiaDanh", "Địa danh và ngày", '<w:spacing w:before="120" w:after="0" w:line="320" w:lineRule="exact"/>' + CENTRED)
    + _style(
        "TenLoai",
        "Tên loại",
        '<w:spacing w:before="480" w:after="0" w:line="400" w:lineRule="exact"/>' + CENTRED,
        "<w:b/>" + _size(16),
    )
    + _style("TrichYeu", "Trích yếu", EXACT.format(0, 0) + CENTRED, "<w:b/>")
    + _style("GachNgan", "Gạch ngắn", EXACT.format(0, 240) + CENTRED)
    + _style("KinhGui", "Kính gửi", EXACT.format(0, 240) + CENTRED)
    + _style(
        "ChuKy",
        "Chữ ký",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="0" w:line="340" w:lineRule="exact"/>' + CENTRED,
    )
    + _style(
        "NoiNhanDau",
        "Nơi nhận (đầu)",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="0" w:line="340" w:lineRule="exact"/>' + LEFT,
    )
    + _style(
        "NoiNhan",
        "Nơi nhận",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="0" w:line="300" w:lineRule="exact"/>' + LEFT,
        _size(12),
    )
    + _style("BangDau", "Bảng (đầu cột)", "<w:keepNext/>" + TABLE_LINE + CENTRED, "<w:b/>" + _size(10))
    + _style(
        "BangDauTuyChon", "Bảng (đầu cột – bỏ cột khi trống)", "<w:keepNext/>" + TABLE_LINE + CENTRED, "<w:b/>" + _size(10)
    )
    + _style("BangGiua", "Bảng (giữa)", TABLE_LINE + CENTRED, _size(11))
    + _style("BangTrai", "Bảng (trái)", TABLE_LINE + LEFT, _size(11))
    + _style("BangNho", "Bảng (nhỏ)", TABLE_LINE + CENTRED, _size(10))
    + _style("BangNhoTrai", "Bảng (nhỏ trái)", TABLE_LINE + LEFT, _size(10))
    + _style(
        "GhiChu",
        "Ghi chú",
        '<w:spacing w:before="0" w:after="60" w:line="300" w:lineRule="exact"/><w:ind w:firstLine="567"/>' + BOTH,
        _size(12),
    )
    + _style(
        "GhiChuTrai",
        "Ghi chú (trái)",
        '<w:spacing w:before="0" w:after="60" w:line="300" w:lineRule="exact"/>' + LEFT,
        _size(12),
    )
    + _style("Trong", "Khoảng trống", '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>', _size(4))
    + _style(
        "TrongGiu",
        "Khoảng trống (giữ trang)",
        '<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>',
        _size(4),
    )
    + _style("Cuoi", "Cuối văn bản", '<w:spacing w:before="0" w:after="0" w:line="2" w:lineRule="exact"/>', _size(1))
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


PORTRAIT = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
)
LANDSCAPE = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="850" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
)
LANDSCAPE_WIDTH = 14570  # A4 less margins of 20 mm on either side


HEADERS = '<w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>'


ANEW = '<w:pgNumType w:start="1"/>'


def page_end(*, landscape: bool = False) -> str:
    """Return the end of a part that begins a page and counts its pages anew: of several papers in one file."""
    return (
        '<w:p><w:pPr><w:pStyle w:val="Cuoi"/><w:sectPr>'
        f"{HEADERS}{LANDSCAPE if landscape else PORTRAIT}{ANEW}<w:titlePg/></w:sectPr></w:pPr></w:p>"
    )


@dataclass
class Form:
    """A form under work: its paragraphs and tables, in order; ``landscape`` turns the page.

    ``several``: papers in one file, each but the last closed by ``page_end``; ``landscape`` is then that of the last.
    """

    parts: list[str] = field(default_factory=list)
    landscape: bool = False
    several: bool = False

    def add(self, *xml: str) -> None:
        """Put ``xml`` at the end."""
        self.parts.extend(xml)

    def document(self) -> str:
        """Return word/document.xml."""
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
            f"{''.join(self.parts)}{p('', 'Cuoi')}"
            f"<w:sectPr>{HEADERS}{LANDSCAPE if self.landscape else PORTRAIT}"
            f"{ANEW if self.several else ''}<w:titlePg/></w:sectPr></w:body></w:document>"
        )

    def save(self) -> bytes:
        """Return the form as a .docx."""
        parts = (*PARTS.items(), ("word/document.xml", self.document()))
        return zips.fixed(((name, text.encode()) for name, text in parts), zips.Stamp((2020, 1, 1, 0, 0, 0)))
