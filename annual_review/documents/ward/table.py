"""Bảng tổng hợp of a ward for Excel: branches, members, percentages by group, who has handed in (documents.md §2.23)."""

from __future__ import annotations

from collections.abc import Iterator

from annual_review.documents.case import WardReview
from annual_review.documents.table import ColumnKind, Table, TableColumn, Tables, TableValue
from annual_review.documents.ward import counts
from annual_review.documents.ward.annexes import OLDER
from annual_review.documents.ward.parts import final_level, level_text, rules_of, ward_name
from annual_review.documents.ward.quota import percent_heading
from annual_review.documents.ward.standing import mistakes_of, only_refused
from annual_review.documents.wording import BLANK, posts_of
from annual_review.model.ratings import RatingLevel
from annual_review.rules.ceilings import total_points

TOTAL = "Tổng cộng"
STANDING, OLDER_STANDING, TO_MEND, MISSING = (
    "Đã có văn bản",
    "Đang dùng số liệu của bản nộp trước; bản mới phải sửa",
    "Phải sửa, chưa có văn bản",
    "Chưa nộp",
)
HANDED_IN, NOT_HANDED_IN = "Đã nộp", "Chưa nộp"

Row = tuple[TableValue, ...]


def build(review: WardReview) -> Tables:
    """Return the four sheets: «Tổng hợp», «Đảng viên», «Tỷ lệ», «Tình trạng»."""
    about = f"năm {review.year}, {ward_name(review)}"
    return Tables((_overview(review, about), _members(review, about), _percentages(review, about), _state(review, about)))


def _overview(review: WardReview, about: str) -> Table:
    """Return the columns of Phụ lục 1; points of branches from 2025 on."""
    columns = [
        TableColumn("STT", 5, ColumnKind.COUNT),
        TableColumn("Chi bộ", 36),
        *(TableColumn(heading, 8, ColumnKind.COUNT, sums=True) for heading in _HEADS),
    ]
    whole = len(columns) - 1  # «Đã ĐG, XL»
    for level in RatingLevel:
        short, at = level_text(review, level), len(columns)
        columns.append(TableColumn(short, 8, ColumnKind.COUNT, sums=True))
        columns.append(TableColumn(f"{short} (%)", 10, ColumnKind.SHARE, ratio=(at, whole)))
    best, good = level_text(review, RatingLevel.EXCELLENT), level_text(review, RatingLevel.GOOD)
    columns += [
        TableColumn(f"{best}/{good} (%)", 11, ColumnKind.SHARE, ratio=(whole + 1, whole + 3)),
        TableColumn("Chi bộ tự xếp loại", 10),
        *([TableColumn("Điểm của chi bộ", 9, ColumnKind.NUMBER)] if rules_of(review).scores_members else []),
        TableColumn("Đảng ủy xếp loại", 12),
        TableColumn("Ghi chú", 16),
    ]
    rows = tuple(_branch_row(review, at, line) for at, line in enumerate(counts.branch_lines(review), 1))
    return Table(f"TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI {about}", "Tổng hợp", tuple(columns), rows, TOTAL)


_HEADS = (
    "Tổng số đảng viên",
    "Chính thức",
    "Dự bị",
    "Miễn",
    "Đình chỉ",
    "Dưới 6 tháng",
    "Chưa KĐ, ĐG, XL",
    "Đã ĐG, XL",
)


def _branch_row(review: WardReview, at: int, line: counts.BranchLine) -> Row:
    heads = line.heads
    levels: list[TableValue] = []
    for count in heads.levels.by_level.values():
        levels += [count, counts.rated_share(count, heads).value]
    return (
        at,
        line.name,
        heads.total,
        heads.official,
        heads.probationary,
        heads.exempt,
        heads.suspended,
        heads.under_six_months,
        heads.owed,
        heads.rated,
        *levels,
        counts.of_good(heads.levels).value,
        level_text(review, line.own),
        *((line.points,) if rules_of(review).scores_members else ()),
        level_text(review, line.decided),
        OLDER if line.older else None,
    )


def _members(review: WardReview, about: str) -> Table:
    """Return every rated member; points from 2025 on."""
    scored = rules_of(review).scores_members
    columns = (
        TableColumn("STT", 6, ColumnKind.COUNT),
        TableColumn("Họ và tên", 28),
        TableColumn("Ngày sinh", 12, ColumnKind.DAY),
        TableColumn("Chi bộ", 40),
        TableColumn("Chức vụ", 40),
        *([TableColumn("Điểm", 9, ColumnKind.NUMBER)] if scored else []),
        TableColumn("Chi bộ đề xuất", 12),
        TableColumn("Đảng ủy xếp loại", 12),
    )
    rows = tuple(_member_rows(review, scored=scored))
    return Table(f"ĐẢNG VIÊN ĐƯỢC ĐÁNH GIÁ, XẾP LOẠI {about}", "Đảng viên", columns, rows)


def _member_rows(review: WardReview, *, scored: bool) -> Iterator[Row]:
    members = ((branch.name, each) for branch in review.branches for each in branch.figures.ratings)
    for at, (branch, each) in enumerate(members, 1):
        posts = posts_of(each)
        points = (total_points(each.points),) if scored else ()
        final = level_text(review, final_level(review, each))
        yield (at, each.name, each.born or each.birth_text, branch, posts, *points, level_text(review, each.proposed), final)


def _percentages(review: WardReview, about: str) -> Table:
    """Return the groups of Phụ lục 2."""
    best, good = level_text(review, RatingLevel.EXCELLENT), level_text(review, RatingLevel.GOOD)
    groups = counts.groups(review)
    columns = (
        TableColumn("STT", 6, ColumnKind.COUNT),
        TableColumn("Nhóm đối tượng", 40),
        TableColumn(good, 12, ColumnKind.COUNT),
        TableColumn(percent_heading(review), 16, ColumnKind.NUMBER),
        TableColumn(f"Được đề xuất {best}", 16, ColumnKind.COUNT),
        TableColumn("Vượt (+), còn (−)", 16, ColumnKind.DIFFERENCE),
    )
    rows = tuple(
        (at, group.name, group.levels.good, group.allowed, group.levels.excellent, group.over)
        for at, group in enumerate(groups, 1)
    )
    return Table(f"TỶ LỆ XẾP LOẠI {best} THEO NHÓM {about}", "Tỷ lệ", columns, rows)


def _state(review: WardReview, about: str) -> Table:
    """Return every branch known, those that stand first, then those to mend, then those that handed in nothing."""
    columns = (
        TableColumn("Chi bộ", 40),
        TableColumn("Mã", 12),
        TableColumn("Đã nộp", 12),
        TableColumn("Ngày văn bản", 14, ColumnKind.DAY),
        TableColumn("Tình trạng", 50),
        TableColumn("Số nội dung phải sửa", 14, ColumnKind.COUNT),
    )
    rows: list[Row] = [
        (
            branch.name,
            branch.code,
            HANDED_IN,
            branch.figures.document_date,
            OLDER_STANDING if branch.older else STANDING,
            mistakes_of(review, branch),
        )
        for branch in review.branches
    ]
    rows += [(each.name or BLANK, each.code, HANDED_IN, None, TO_MEND, len(each.mistakes)) for each in only_refused(review)]
    rows += [(each.name, each.code, NOT_HANDED_IN, None, MISSING, None) for each in review.missing]
    return Table(f"TÌNH TRẠNG NỘP HỒ SƠ {about}", "Tình trạng", columns, tuple(rows))
