"""Pieces several forms share: heads of tables of votes, ballot counts, the signature of the branch."""

from __future__ import annotations

from dataclasses import dataclass

from docs.forms.ooxml import Cell, Row, p, recipients, signatures, signed, when

LEVELS = ("excellent", "good", "satisfactory", "unsatisfactory")
SHORT = {"excellent": "HTXSNV", "good": "HTTNV", "satisfactory": "HTNV", "unsatisfactory": "KHTNV"}
ABBREVIATIONS = (
    "HTXSNV: Hoàn thành xuất sắc nhiệm vụ; HTTNV: Hoàn thành tốt nhiệm vụ; HTNV: Hoàn thành nhiệm vụ; "
    "KHTNV: Không hoàn thành nhiệm vụ."
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


def vote_cells(levels: tuple[str, ...] = LEVELS) -> tuple[Cell, ...]:
    """Return the cells with votes and share for ``levels``."""
    return tuple(Cell(f"{{{{ row.{level}.{what} }}}}", style="BangNho") for level in levels for what in ("votes", "share"))


def vote_header(before: list[str], after: list[str], levels: tuple[str, ...] = LEVELS) -> list[Row]:
    """Return the three merged header rows of a table of votes; the whole of the shares stands in the first."""
    base = "Số phiếu và tỷ lệ (%) trên {{ vote_base }}"
    start = tuple(Cell(text, vmerge="restart") for text in before)
    end = tuple(Cell(text, vmerge="restart") for text in after)
    below, below_end = tuple(Cell(vmerge="continue") for _ in before), tuple(Cell(vmerge="continue") for _ in after)
    return [
        Row((*start, Cell(base, span=2 * len(levels)), *end), header=True),
        Row((*below, *(Cell(SHORT[level], span=2) for level in levels), *below_end), header=True),
        Row((*below, *(Cell(text) for _ in levels for text in ("Số phiếu", "Tỷ lệ (%)")), *below_end), header=True),
    ]


def count_header(before: list[str], after: list[str], levels: tuple[str, ...] = LEVELS) -> list[Row]:
    """Return the two merged header rows of a table of votes without shares; in two steps the best level's are «Đồng ý»."""
    start = tuple(Cell(text, vmerge="restart") for text in before)
    end = tuple(Cell(text, vmerge="restart") for text in after)
    below, below_end = tuple(Cell(vmerge="continue") for _ in before), tuple(Cell(vmerge="continue") for _ in after)
    heads = {**SHORT, "excellent": "HTXSNV{% if two_step %} (đồng ý){% endif %}"}
    return [
        Row((*start, Cell("Số phiếu", span=len(levels)), *end), header=True),
        Row((*below, *(Cell(heads[level]) for level in levels), *below_end), header=True),
    ]


def count_cells(levels: tuple[str, ...] = LEVELS) -> tuple[Cell, ...]:
    """Return the cells with the votes for ``levels``; ``first`` are those that count for the best level in two steps too."""
    return tuple(Cell(f"{{{{ row.{level}.votes }}}}", style="BangNho") for level in levels)


def ballot_counts(name: str) -> str:
    """Return the line with issued, collected, valid and invalid ballots."""
    return p(
        f"Số phiếu phát ra: {{{{ {name}.issued }}}}; thu về: {{{{ {name}.collected }}}}; hợp lệ: {{{{ {name}.valid }}}}; "
        f"không hợp lệ: {{{{ {name}.invalid }}}}.",
        keep=True,
    )


def abbreviations() -> str:
    """Return the line under a table that explains the names of levels (documents.md §2.0)."""
    return p("", "Trong") + p(ABBREVIATIONS, "GhiChu")


def signed_for_branch(layout: Layout, line: str, *, committee: bool = False) -> str:
    """Return «Nơi nhận» at left and the secretary's block at right; the last recipient is the file copy.

    ``committee`` names the branch's own committee too, where it has one.
    """
    own = when("attendance.committee", p(f"- Chi ủy{layout.between}", "NoiNhan")) if committee else ""
    return signatures(
        recipients([f"- {line}{layout.between}"]) + own + p("- Lưu Chi bộ.", "NoiNhan"),
        signed(["**T/M CHI BỘ**", "{{ signature.office }}"], "{{ signature.name }}"),
        (4400, 4955),
    )


def signed_alone(text_width: int = 9355) -> str:
    """Return the secretary's block at right, for a list that is attached to another paper."""
    left = text_width - 4955
    return signatures(
        p("", "ChuKy"), signed(["**T/M CHI BỘ**", "{{ signature.office }}"], "{{ signature.name }}"), (left, 4955)
    )


BLANK_LINE = "…" * 30  # a line to be filled by hand
HD36 = Layout("hd36-2018", ",", "THƯ KÝ", "CHỦ TRÌ", "Kính gửi")
HD05 = Layout("hd05-2026", ";", "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ", "Kính trình")
