"""Boxes to tick, with their words behind them, as the central forms of the self-review have them (documents.md §2.13–2.14)."""

from __future__ import annotations

from docs.forms.ooxml import TEXT_WIDTH, p, runs

BOX, INDENT = 454, 567  # 8 and 10 mm
LEVEL_NAMES = {
    "excellent": "Hoàn thành xuất sắc nhiệm vụ",
    "good": "Hoàn thành tốt nhiệm vụ",
    "satisfactory": "Hoàn thành nhiệm vụ",
    "unsatisfactory": "Không hoàn thành nhiệm vụ",
}
_SIDES = "".join(
    f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>' for side in ("top", "left", "bottom", "right")
)


def boxes(choices: list[tuple[str, str]], across: int) -> str:
    """Return a table of boxes in rows of ``across``; ``choices`` are what stands in a box and the words behind it.

    It begins where the first line of a paragraph does. No row breaks, and all stay on one page with what follows.
    """
    width = (TEXT_WIDTH - INDENT) // across
    rows = [choices[at : at + across] for at in range(0, len(choices), across)]
    grid = f'<w:gridCol w:w="{BOX}"/><w:gridCol w:w="{width - BOX}"/>' * across
    body = "".join(
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{BOX}" w:hRule="atLeast"/></w:trPr>'
        f"{''.join(_box(mark) + _words(words, width - BOX) for mark, words in row)}</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="BangTrong"/><w:tblW w:w="{width * across}" w:type="dxa"/>'
        f'<w:tblInd w:w="{INDENT}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    )


def _box(mark: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{BOX}" w:type="dxa"/><w:tcBorders>{_SIDES}</w:tcBorders><w:vAlign w:val="center"/></w:tcPr>'
        f"{p(mark, 'ChuKy', keep=True)}</w:tc>"
    )


def _words(words: str, width: int) -> str:
    kept = '<w:keepNext/><w:ind w:left="113"/><w:jc w:val="left"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="ChuKy"/>{kept}</w:pPr>{runs(words)}</w:p></w:tc>'
    )
