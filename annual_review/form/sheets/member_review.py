"""The column of sheet «Đảng viên» with the form of the self-review, for whoever does not use the one of his post."""

from __future__ import annotations

from collections.abc import Mapping

from annual_review.form import cells
from annual_review.form.choices import choice
from annual_review.form.columns import Column
from annual_review.form.options import ReadingOptions
from annual_review.model.members import ReviewForm
from annual_review.model.names import key
from annual_review.problems import Read
from annual_review.workbook.tidy import Cell

REVIEW_FORMS: Mapping[str, ReviewForm] = {
    f"{before}{form.value}": form for before in ("2", "02", "Mẫu 2", "Mẫu 02", "Mẫu ", "M2", "") for form in ReviewForm
}
_LETTER = choice(REVIEW_FORMS)
_ONE_FOR_ALL = frozenset(map(key, ("2", "02", "Mẫu 2", "Mẫu 02")))  # the form of the years that have but one


def review_form(cell: Cell, options: ReadingOptions) -> Read[ReviewForm]:
    """Return which of the forms a cell names; nothing for the one form of 2018–2022, which needs no naming."""
    return Read(None) if key(cells.shown(cell)) in _ONE_FOR_ALL else _LETTER(cell, options)


REVIEW_FORM = Column(
    "review_form",
    "Mẫu kiểm điểm",
    review_form,
    ("Mẫu bản kiểm điểm", "Mẫu tự kiểm điểm", "Mẫu KĐ"),
    choices=("2A", "2B", "2C"),
    note="Để trống thì lấy theo «Chức vụ Đảng»",
)
