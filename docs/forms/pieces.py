"""Pieces several forms share: tables of votes and levels, ballot counts, the signature of the cell."""

from __future__ import annotations

from dataclasses import dataclass

from docs.forms.ooxml import Cell, Row, each, mm, p, recipients, signatures, signed, table, tag, when

LEVELS = ("excellent", "good", "satisfactory", "unsatisfactory")
SHORT = {"excellent": "HTXSNV", "good": "HTTNV", "satisfactory": "HTNV", "unsatisfactory": "KHTNV"}
ABBREVIATIONS = (
    "Chữ viết tắt: HTXSNV – Hoàn thành xuất sắc nhiệm vụ; HTTNV – Hoàn thành tốt nhiệm vụ; "
    "HTNV – Hoàn thành nhiệm vụ; KHTNV – Không hoàn thành nhiệm vụ."
)


@dataclass(frozen=True)
class Layout:
    """What the layout rules of two periods say differently (documents.md §1.2, §1.5)."""

    profile: str
    between: str
    secretary: str
    chair: str
    address: str


def heading(text: str) -> str:
    """Return a heading that stays with what follows."""
    return p(text, "Muc")


def vote_cells() -> tuple[Cell, ...]:
    """Return the cells with votes and share for the four levels."""
    return tuple(Cell(f"{{{{ row.{level}.{what} }}}}", style="BangNho") for level in LEVELS for what in ("votes", "share"))


def vote_header(before: list[str], after: list[str]) -> list[Row]:
    """Return the three merged header rows of a table of votes."""
    base = "Số phiếu (SL) và tỷ lệ % trên {{ vote_base }}"
    start = tuple(Cell(text, vmerge="restart") for text in before)
    end = tuple(Cell(text, vmerge="restart") for text in after)
    below, below_end = tuple(Cell(vmerge="continue") for _ in before), tuple(Cell(vmerge="continue") for _ in after)
    return [
        Row((*start, Cell(base, span=8), *end), header=True),
        Row((*below, *(Cell(SHORT[level], span=2) for level in LEVELS), *below_end), header=True),
        Row((*below, *(Cell(text) for _ in LEVELS for text in ("SL", "%")), *below_end), header=True),
    ]


def cell_table() -> str:
    """Return the table of votes on the cell's own level."""
    return table(
        [mm(12), mm(83), mm(30), mm(40)],
        [
            Row((Cell("TT"), Cell("Mức xếp loại"), Cell("Số phiếu"), Cell("Tỷ lệ %\n(trên {{ vote_base }})")), header=True),
            tag("{%tr for row in cell_votes %}", 4),
            Row(
                (
                    Cell("{{ loop.index }}", keep=True),
                    Cell("{{ row.name }}", style="BangTrai"),
                    Cell("{{ row.count }}"),
                    Cell("{{ row.share }}"),
                )
            ),
            tag("{%tr endfor %}", 4),
        ],
    )


def totals_table(base: str) -> str:
    """Return the table of members per proposed level."""
    return table(
        [mm(12), mm(83), mm(30), mm(40)],
        [
            Row((Cell("TT"), Cell("Mức đề xuất xếp loại"), Cell("Số đảng viên"), Cell(f"Tỷ lệ %\n(trên {base})")), header=True),
            tag("{%tr for row in totals %}", 4),
            Row(
                (
                    Cell("{{ loop.index }}", keep=True),
                    Cell("{{ row.name }}", style="BangTrai"),
                    Cell("{{ row.count }}"),
                    Cell("{{ row.share }}"),
                )
            ),
            tag("{%tr endfor %}", 4),
            Row((Cell("**Cộng**", span=2), Cell("**{{ total_rated }}**"), Cell(""))),
        ],
    )


def approval_table() -> str:
    """Return the table of the second step: Đồng ý, Không đồng ý."""
    return table(
        [mm(10), mm(75), mm(20), mm(20), mm(20), mm(20)],
        [
            Row(
                (
                    Cell("STT", vmerge="restart"),
                    Cell("Họ và tên", vmerge="restart"),
                    Cell("Đồng ý (% trên {{ vote_base }})", span=2),
                    Cell("Không đồng ý (% trên {{ vote_base }})", span=2),
                ),
                header=True,
            ),
            Row((Cell(vmerge="continue"), Cell(vmerge="continue"), Cell("SL"), Cell("%"), Cell("SL"), Cell("%")), header=True),
            tag("{%tr for row in rows %}", 6),
            tag("{%tr if row.agree.votes %}", 6),
            Row(
                (
                    Cell("{{ row.nominee }}"),
                    Cell("{{ row.name }}", style="BangTrai"),
                    Cell("{{ row.agree.votes }}"),
                    Cell("{{ row.agree.share }}"),
                    Cell("{{ row.disagree.votes }}"),
                    Cell("{{ row.disagree.share }}"),
                )
            ),
            tag("{%tr endif %}", 6),
            tag("{%tr endfor %}", 6),
        ],
    )


def after_votes() -> str:
    """Return what follows a table of votes: the second step, the abbreviations, how votes give a level."""
    return (
        p("", "Trong")
        + when(
            "two_step",
            p("Kết quả bình chọn đảng viên hoàn thành xuất sắc nhiệm vụ:", keep=True),
            when("has_second_ballot", ballot_counts("second_ballot")),
            approval_table(),
            p("", "Trong"),
        )
        + p(ABBREVIATIONS, "GhiChu")
        + p("Cách xác định mức xếp loại theo phiếu: {{ vote_rule }}", "GhiChu")
    )


def ballot_counts(name: str) -> str:
    """Return the lines with issued, collected, valid and invalid ballots."""
    return (
        p(f"- Tổng số phiếu phát ra: {{{{ {name}.issued }}}}.", keep=True)
        + p(f"- Tổng số phiếu thu về: {{{{ {name}.collected }}}}; trong đó:", keep=True)
        + p(f"+ Số phiếu hợp lệ: {{{{ {name}.valid }}}}.", keep=True)
        + p(f"+ Số phiếu không hợp lệ: {{{{ {name}.invalid }}}}.", keep=True)
    )


def notes_block() -> str:
    """Return the numbered notes under a table."""
    return when("notes", p("__Ghi chú:__", "GhiChu", keep=True), each("note in notes", p("{{ note }}", "GhiChu")))


def signed_for_branch(layout: Layout, line: str, *, committee: bool = False) -> str:
    """Return «Nơi nhận» at left and the secretary's block at right; the last recipient is the file copy.

    ``committee`` names the cell's own committee too, where it has one.
    """
    own = when("attendance.committee", p(f"- Chi ủy{layout.between}", "NoiNhan")) if committee else ""
    return signatures(
        recipients([f"- {line}{layout.between}"]) + own + p("- Lưu Chi bộ.", "NoiNhan"),
        signed(["**T/M CHI BỘ**", "{{ signature.office }}"], "{{ signature.name }}"),
        (4400, 4955),
    )


BLANK_LINE = "…" * 30  # a line to be filled by hand
HD36 = Layout("hd36-2018", ",", "THƯ KÝ", "CHỦ TRÌ", "Kính gửi")
HD05 = Layout("hd05-2026", ";", "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ", "Kính trình")
