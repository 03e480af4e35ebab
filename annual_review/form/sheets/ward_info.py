"""The items of sheet «Đảng bộ» of the ward's own workbook: its plan, its papers, its decision (workbook.md)."""

from __future__ import annotations

from collections.abc import Mapping

from annual_review.form import cells
from annual_review.form.choices import choice
from annual_review.form.columns import Item, SheetSpec
from annual_review.form.sheets import info
from annual_review.model.ward import OnBehalf

ON_BEHALF_WORDS: Mapping[str, OnBehalf] = {
    "Đảng ủy": OnBehalf.COMMITTEE,
    "Ban Thường vụ": OnBehalf.STANDING_COMMITTEE,
    "Ban Chấp hành": OnBehalf.COMMITTEE,
    "Ban Thường vụ Đảng ủy": OnBehalf.STANDING_COMMITTEE,
    "BTV": OnBehalf.STANDING_COMMITTEE,
}
WARD = Item(
    "ward",
    "Đảng bộ",
    cells.text,
    ("Tên đảng bộ", "Đảng ủy", "Đảng bộ phường", "Đảng bộ cơ sở"),
    required=True,
    note="Tên in trên mọi văn bản của đảng bộ và các chi bộ",
    example="Đảng bộ phường Giang Biên",
)
SUPERIOR = Item(
    "superior",
    "Cấp trên trực tiếp",
    cells.text,
    ("Đảng bộ cấp trên", "Đảng bộ cấp trên trực tiếp", "Cấp ủy cấp trên"),
    example="Đảng bộ thành phố Hà Nội",
)
SIGNER = Item(
    "signer",
    "Người ký",
    info.person,
    ("Người ký văn bản",),
    note="Họ và tên – chức vụ",
    example="Đỗ Quang Thịnh – Bí thư Đảng ủy",
)
ON_BEHALF = Item("on_behalf", "Thay mặt", choice(ON_BEHALF_WORDS), ("Ký thay mặt",), choices=("Đảng ủy", "Ban Thường vụ"))
DEADLINE = Item("deadline", "Hạn nộp", cells.day, ("Hạn nộp hồ sơ", "Thời hạn nộp"), example="15/12/2026")
MET_ON = Item("met_on", "Ngày họp xét", cells.day, ("Ngày họp", "Ngày họp xét, công nhận"), example="25/12/2026")
REPORT_NUMBER = Item("report_number", "Số báo cáo", cells.text, example="31-BC/ĐU")
REPORT_DATE = Item("report_date", "Ngày báo cáo", cells.day, ("Ngày văn bản",), note="Để trống thì ghi bằng tay")
MINUTES_NUMBER = Item("minutes_number", "Số biên bản", cells.text, ("Số biên bản họp",))
REMINDER_NUMBER = Item("reminder_number", "Số công văn đôn đốc", cells.text, ("Số công văn",))
STRENGTHS = Item("strengths", "Ưu điểm", cells.paragraphs, repeats=True)
WEAKNESSES = Item("weaknesses", "Hạn chế", cells.paragraphs, ("Hạn chế, khuyết điểm", "Khuyết điểm"), repeats=True)
CAUSES = Item("causes", "Nguyên nhân", cells.paragraphs, repeats=True)
REQUESTS = Item("requests", "Kiến nghị", cells.paragraphs, ("Đề xuất, kiến nghị", "Đề xuất"), repeats=True)
ITEMS: tuple[Item[object], ...] = (
    info.YEAR, WARD, SUPERIOR, info.LOCALITY, info.BASES, SIGNER, ON_BEHALF, DEADLINE, MET_ON, REPORT_NUMBER, REPORT_DATE,
    MINUTES_NUMBER, REMINDER_NUMBER, info.DECISION_NUMBER, info.DECISION_DATE, STRENGTHS, WEAKNESSES, CAUSES, REQUESTS,
)  # fmt: skip
SPEC = SheetSpec(
    "ward_info",
    "Đảng bộ",
    ("Thông tin đảng bộ",),
    info.SPEC.columns,
    (("item", "content"),),
    required=True,
    items=ITEMS,
    note="Mỗi mục một dòng; mục được lặp lại thì ghi nhiều dòng cùng tên mục",
)
