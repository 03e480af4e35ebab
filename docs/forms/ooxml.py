"""The few pieces of WordprocessingML the official forms are drawn from: styles, paragraphs, tables, the page.

Measures are twips (1/20 point; 56.7 to a millimetre) unless a name says otherwise. Layout: documents.md §1.2–1.3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

TEXT_WIDTH = 9355  # A4 less the margins of 30 and 15 mm
TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
TITLE_WIDTH = 4123  # the title in Times New Roman bold 15: the rule under it is exactly as long
LEFT_HEAD, RIGHT_HEAD = 4763, 5159  # 84 and 91 mm: the head is 5 mm wider than the text on either side


def mm(length: float) -> int:
    """Return millimetres as twips."""
    return round(length * 1440 / 25.4)


def runs(text: str, marks: str = "") -> str:
    """Return ``text`` as runs: ``**bold**``, ``//italic//`` and ``__underlined__`` parts; a new line is a line break."""
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
    """A table cell: text (or ready paragraphs in ``xml``), columns it spans, vertical merge (restart, continue).

    ``keep`` holds its row on one page with what follows; ``optional`` in a header drops its column where nobody filled it.
    """

    text: str = ""
    span: int = 1
    vmerge: str = ""
    style: str = "BangGiua"
    xml: str = ""
    keep: bool = False
    optional: bool = False


@dataclass(frozen=True)
class Row:
    """A table row; a header row repeats on every page. No row breaks across pages. ``height``: at least, in twips."""

    cells: tuple[Cell, ...]
    header: bool = False
    height: int = 0


def tag(text: str, columns: int) -> Row:
    """Return the row docxtpl replaces by its tag: ``{%tr for row in rows %}``."""
    return Row((Cell(text, span=columns, style="BangTrai"),))


def table(widths: list[int], rows: list[Row], *, borders: bool = True, text_width: int = TEXT_WIDTH) -> str:
    """Return a table of fixed column ``widths`` in twips, made narrower in proportion where it would leave the margins."""
    if sum(widths) > text_width:
        widths = [width * text_width // sum(widths) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    style = "BangKe" if borders else "BangTrong"
    body = "".join(_row(row, widths) for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    )


def _row(row: Row, widths: list[int]) -> str:
    height = f'<w:trHeight w:val="{row.height}" w:hRule="atLeast"/>' if row.height else ""
    header = f"{height}<w:tblHeader/>" if row.header else height
    cells, column = [], 0
    for cell in row.cells:
        width = sum(widths[column : column + cell.span])
        column += cell.span
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        merge = {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>", "": ""}[cell.vmerge]
        head = "BangDauTuyChon" if cell.optional else "BangDau"
        content = cell.xml or p(cell.text, head if row.header else cell.style, keep=cell.keep)
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
        )
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def letterhead(*, numbered: bool = True, dated: bool = True, text_width: int = TEXT_WIDTH, subject: str = "") -> str:
    """Return the head: parent, body, star and number at left; the Party's name, its rule, place and date at right.

    It is 5 mm wider than the text on either side; on a wide page both halves stand apart. ``subject`` stands under the
    number: what a letter (công văn) is about, in small italics (documents.md §1.2).
    """
    between = text_width - TEXT_WIDTH
    left = (
        p("{{ head.parent }}", "DauTrai")
        + p("**{{ head.body }}**", "DauTrai", ind='<w:ind w:left="383" w:right="383"/>')
        + p("*", "DauTrai")
    )
    if numbered:
        left += p("{{ head.number }}", "DauTrai")
    if subject:
        small = '<w:sz w:val="24"/><w:szCs w:val="24"/>'
        left += f'<w:p><w:pPr><w:pStyle w:val="DauTrai"/></w:pPr>{runs(f"//{subject}//", small)}</w:p>'
    right_head = RIGHT_HEAD + between
    side = (right_head - TITLE_WIDTH) // 2
    rule = (
        '<w:p><w:pPr><w:pStyle w:val="DauKe"/><w:pBdr><w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/></w:pBdr>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )
    right = p(f"**{TITLE}**", "DauPhai") + rule + (p("//{{ head.place_date }}//", "DiaDanh") if dated else "")
    cells = (Cell(xml=left), Cell(xml=right))
    rows = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell.xml}</w:tc>'
        for cell, width in zip(cells, (LEFT_HEAD, right_head), strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="BangTrong"/><w:tblW w:w="{LEFT_HEAD + right_head}" w:type="dxa"/><w:tblInd w:w="-283" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{LEFT_HEAD}"/><w:gridCol w:w="{right_head}"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{rows}</w:tr></w:tbl>"
    )


def title(kind: str, about: str) -> str:
    """Return the type of the paper in capitals, what it is about, and the five hyphens under it."""
    return p(kind, "TenLoai", keep=True) + p(about, "TrichYeu", keep=True) + p("-----", "GachNgan", keep=True)


def signatures(left: str, right: str, widths: tuple[int, int] = (4677, 4678), *, below: str = "") -> str:
    """Return the two blocks of signatures as one row that neither splits nor stands alone on a page.

    ``below`` is a third block, in the middle under them.
    """
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for width, content in zip(widths, (left, right), strict=True)
    )
    whole = f'<w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>'
    last = f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>{whole}{below}</w:tc></w:tr>" if below else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="BangTrong"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{widths[0]}"/><w:gridCol w:w="{widths[1]}"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>{last}</w:tbl>"
    )


def signed(lines: list[str], name: str) -> str:
    """Return a block to sign: authority and office, four empty lines, the name."""
    head = "".join(p(line, "ChuKy") for line in lines)
    return head + p("", "ChuKy") * 4 + p(f"**{name}**" if name else "", "ChuKy")


def recipients(lines: list[str]) -> str:
    """Return «Nơi nhận:» with its lines."""
    return p("__Nơi nhận:__", "NoiNhanDau") + "".join(p(line, "NoiNhan") for line in lines)
