"""Columns of sheet «Đảng viên» that come in pairs, as under the usual two rows of headings of paper lists."""

from __future__ import annotations

from annual_review.form import cells
from annual_review.form.births import birth
from annual_review.form.columns import Column

# «Năm sinh» over «Nam» and «Nữ», «Đảng viên» over «Chính thức» and «Dự bị».
BORN_MALE = Column(
    "born_male", "Năm sinh nam", birth, ("Ngày sinh nam", "Ngày, tháng, năm sinh nam", "Ngày tháng năm sinh nam")
)
BORN_FEMALE = Column(
    "born_female", "Năm sinh nữ", birth, ("Ngày sinh nữ", "Ngày, tháng, năm sinh nữ", "Ngày tháng năm sinh nữ")
)
OFFICIAL_MARK = Column(
    "official",
    "Đảng viên chính thức",
    cells.tick,
    ("Đảng viên CT", "Diện chính thức", "Diện đảng viên chính thức", "ĐV chính thức", "Là đảng viên chính thức"),
)
PROBATIONARY_MARK = Column(
    "probationary",
    "Đảng viên dự bị",
    cells.tick,
    ("Đảng viên DB", "Diện dự bị", "Diện đảng viên dự bị", "ĐV dự bị", "Là đảng viên dự bị"),
)
BIRTHS = (BORN_MALE, BORN_FEMALE)
STANDINGS_APART = (OFFICIAL_MARK, PROBATIONARY_MARK)
