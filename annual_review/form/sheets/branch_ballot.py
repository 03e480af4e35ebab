"""Sheet «Phiếu chi bộ» declared: the ballot on the branch's own level."""

from __future__ import annotations

from collections.abc import Mapping

from annual_review.form import cells
from annual_review.form.columns import Column, SheetSpec
from annual_review.form.sheets import members as roster
from annual_review.form.sheets.ballots import LEVEL_COLUMNS, SHARES
from annual_review.model.ratings import RatingLevel

LEVEL = Column(
    "level",
    "Mức xếp loại",
    cells.level,
    ("Mức", "Xếp loại", "Mức độ", "Mức chất lượng", "Nội dung"),
    required=True,
    choices=("HTXSNV", "HTTNV", "HTNV", "KHTNV"),
)
VOTES = Column("votes", "Số phiếu", cells.count, ("Số lượng", "Số lượng phiếu", "SL", "Phiếu"), required=True)
SPEC = SheetSpec(
    "branch_ballot",
    "Phiếu chi bộ",
    ("Phiếu CB", "Phiếu xếp loại chi bộ", "Kết quả kiểm phiếu chi bộ", "Kiểm phiếu chi bộ"),
    (roster.NUMBER, LEVEL, VOTES, roster.NOTE),
    (("level", "votes"),),
    ignored=SHARES,
    shared=("votes",),
)
# The levels across, over one row of votes, as on the paper of the tellers.
ACROSS = SheetSpec(
    "branch_ballot",
    "Phiếu chi bộ",
    (),
    (roster.NUMBER, *LEVEL_COLUMNS.values(), roster.NOTE),
    (tuple(column.key for column in LEVEL_COLUMNS.values()),),
    ignored=SHARES,
    shared=tuple(column.key for column in LEVEL_COLUMNS.values()),
)
SHORT_NAMES: Mapping[RatingLevel, str] = dict(zip(RatingLevel, ("HTXSNV", "HTTNV", "HTNV", "KHTNV"), strict=True))
