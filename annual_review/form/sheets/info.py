"""The items of sheet «Thông tin»: what they are called and how their content is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from annual_review.form import cells
from annual_review.form.choices import choice
from annual_review.form.columns import Column, Item, SheetSpec
from annual_review.form.options import ReadingOptions
from annual_review.model.meeting import Person
from annual_review.model.names import without_comrade
from annual_review.model.record import OverCap
from annual_review.problems import Read
from annual_review.problems.catalogue import info as info_problems
from annual_review.workbook.tidy import Cell

T = TypeVar("T")
_SEPARATOR = re.compile(r"\s+[-–—]\s+|\s+[–—]|[–—]\s+")
_PARTY_ISSUER = r"(?:ĐU|CB|ĐB|TU|TW|HU|QU|ThU|ĐUK|ĐUBP|BTV|BTVĐU|BTCTW|BTGTW|BTC|BTG|UBKT|VPTW|TVĐU)"
_STATE_ORDER = re.compile(rf"\b(\d{{1,4}})\s*/\s*([A-ZĐ]{{2,4}})\s*-\s*({_PARTY_ISSUER})\b")


def people(cell: Cell, options: ReadingOptions) -> Read[tuple[Person, ...]]:
    """Return the people a cell names, one a line or parted by semicolons: «Name – post – post»."""
    read = cells.paragraphs(cell, options)
    if read.value is None:
        return Read(None, read.problems)
    named = tuple(_person(each) for line in read.value for each in line.split(";") if each.strip())
    return _of_plausible_length(cell, named) or Read(named or None)


def person(cell: Cell, options: ReadingOptions) -> Read[Person]:
    """Return the one person a cell names, with posts."""
    read = cells.text(cell, options)
    named = _person(read.value) if read.value else None
    return (_of_plausible_length(cell, (named,)) if named else None) or Read(named, read.problems)


def _of_plausible_length(cell: Cell, named: Iterable[Person]) -> Read[T] | None:
    """Return the refusal of a cell with a name that is too long for one, None for any other."""
    longest = max((len(each.name) for each in named), default=0)
    return Read(None, (cells.too_long(cell.place, longest, cells.MAX_NAME),)) if longest > cells.MAX_NAME else None


def _person(text: str) -> Person:
    name, *posts = [part.strip() for part in _SEPARATOR.split(text.strip()) if part.strip()] or [text.strip()]
    name, _, post = name.partition(",")
    name = without_comrade(name).strip()
    return Person(name, tuple(each for each in (post.strip(), *posts) if each))


def base(cell: Cell, options: ReadingOptions) -> Read[str]:
    """Return a document the review rests on, its number in the Party's order: ``10/KH-ĐU`` → ``10-KH/ĐU``."""
    read = cells.text(cell, options)
    if read.value is None or not (match := _STATE_ORDER.search(read.value)):
        return read
    note = info_problems.BASE_NUMBER_ORDER.at(cell.place, before=match[0], after=f"{match[1]}-{match[2]}/{match[3]}")
    return Read(_STATE_ORDER.sub(r"\1-\2/\3", read.value), (note,))


OFFERED_ANSWERS: Mapping[str, OverCap] = {
    "Lấy theo số phiếu từ cao xuống": OverCap.BY_VOTES,
    "Chi bộ đề xuất từng đồng chí": OverCap.PROPOSALS,
    "Giữ nguyên, đề nghị đảng ủy xem xét": OverCap.LEAVE,
}
OVER_CAP_ANSWERS: Mapping[str, OverCap] = {
    **OFFERED_ANSWERS,
    "Lấy theo số phiếu": OverCap.BY_VOTES,
    "Theo số phiếu từ cao xuống": OverCap.BY_VOTES,
    "Theo số phiếu": OverCap.BY_VOTES,
    "Đề xuất từng đồng chí": OverCap.PROPOSALS,
    "Giữ nguyên": OverCap.LEAVE,
    "Giữ nguyên, đề nghị cấp trên xem xét": OverCap.LEAVE,
    "Đề nghị đảng ủy xem xét": OverCap.LEAVE,
}
YEAR = Item("year", "Năm đánh giá", cells.year, ("Năm", "Năm xếp loại", "Năm kiểm điểm"), required=True, example="2020")
PARENT = Item(
    "parent",
    "Đảng bộ cấp trên",
    cells.text,
    ("Đảng bộ", "Đảng ủy cấp trên", "Đảng ủy", "Cấp ủy cấp trên", "Đảng bộ phường", "Đảng bộ cơ sở"),
    required=True,
    example="Đảng bộ phường Giang Biên",
)
BRANCH = Item("cell", "Chi bộ", cells.text, ("Tên chi bộ",), required=True, example="Chi bộ Trường Tiểu học Đô Thị Việt Hưng")
CODE = Item("code", "Mã chi bộ", cells.text, ("Mã số chi bộ", "Mã"), example="GB-07")
LOCALITY = Item(
    "locality", "Địa danh", cells.text, ("Nơi ban hành",), note="Nơi ghi trước ngày tháng của văn bản", example="Giang Biên"
)
BASES = Item(
    "bases",
    "Căn cứ",
    base,
    ("Văn bản căn cứ", "Căn cứ văn bản", "Kế hoạch"),
    repeats=True,
    example="Kế hoạch số 10-KH/ĐU, ngày 16/11/2020 của Đảng ủy phường Giang Biên",
)
HELD_ON = Item(
    "held_on",
    "Ngày họp",
    cells.day,
    ("Ngày tổ chức", "Ngày họp chi bộ", "Thời gian họp"),
    required=True,
    afterwards=True,
    example="03/12/2020",
)
BEGAN = Item("began", "Giờ bắt đầu", cells.clock, ("Bắt đầu", "Giờ họp"), example="14:00")
ENDED = Item("ended", "Giờ kết thúc", cells.clock, ("Kết thúc",), example="16:30")
VENUE = Item("venue", "Địa điểm", cells.text, ("Nơi họp", "Địa điểm họp"), example="Phòng hội đồng")
CHAIR = Item(
    "chair",
    "Chủ trì",
    person,
    ("Chủ tọa", "Người chủ trì"),
    required=True,
    afterwards=True,
    example="Nguyễn Thị Hằng Nga – Bí thư Chi bộ",
)
SECRETARY = Item("secretary", "Thư ký", person, ("Thư ký cuộc họp", "Người ghi biên bản"), required=True, afterwards=True)
GUESTS = Item(
    "guests",
    "Đại biểu cấp trên",
    people,
    ("Đại biểu", "Đại biểu dự", "Khách mời", "Đại diện cấp trên"),
    repeats=True,
    example="Trần Thị Hoàng Lâm – Đảng ủy viên phường – Hiệu trưởng trường mầm non",
)
HEAD_TELLER = Item(
    "head_teller",
    "Tổ trưởng kiểm phiếu",
    person,
    ("Tổ trưởng tổ kiểm phiếu", "Trưởng ban kiểm phiếu"),
    required=True,
    afterwards=True,
)
TELLERS = Item(
    "tellers",
    "Thành viên kiểm phiếu",
    people,
    ("Thành viên tổ kiểm phiếu", "Tổ viên kiểm phiếu", "Ủy viên kiểm phiếu"),
    repeats=True,
)
COMMITTEE_SIZE = Item("committee_size", "Số chi ủy viên", cells.count, ("Số cấp ủy viên", "Số lượng chi ủy viên"), example="5")
PRESENT = Item("present", "Số đảng viên dự họp", cells.count, ("Số đảng viên có mặt", "Có mặt", "Số dự họp"), example="22")
ISSUED = Item("issued", "Số phiếu phát ra", cells.count, ("Phát ra", "Phiếu phát ra", "Tổng số phiếu phát ra"), example="22")
COLLECTED = Item("collected", "Số phiếu thu về", cells.count, ("Thu về", "Phiếu thu về", "Tổng số phiếu thu về"), example="22")
VALID = Item("valid", "Số phiếu hợp lệ", cells.count, ("Hợp lệ", "Phiếu hợp lệ"), example="22")
INVALID = Item("invalid", "Số phiếu không hợp lệ", cells.count, ("Không hợp lệ", "Phiếu không hợp lệ"), example="0")
SELF_RATING = Item(
    "branch_self_rating",
    "Chi bộ tự xếp loại",
    cells.level,
    ("Tự xếp loại", "Tự xếp loại chi bộ"),
    example="Hoàn thành xuất sắc nhiệm vụ",
)
PRESENTER = Item(
    "presenter",
    "Người trình bày báo cáo",
    person,
    ("Người trình bày", "Trình bày báo cáo"),
    note="Để trống thì văn bản không nêu tên người trình bày",
    example="Nguyễn Thị Hằng Nga – Bí thư Chi bộ",
)
OVER_CAP = Item(
    "over_cap",
    "Khi vượt tỷ lệ HTXSNV",
    choice(OVER_CAP_ANSWERS),
    ("Khi vượt tỷ lệ", "Khi vượt tỷ lệ hoàn thành xuất sắc nhiệm vụ", "Vượt tỷ lệ HTXSNV"),
    note="Chỉ cần ghi khi số đồng chí được quá nửa phiếu HTXSNV nhiều hơn tỷ lệ cho phép",
    choices=tuple(OFFERED_ANSWERS),
)
REQUEST_REASON = Item(
    "request_reason",
    "Lý do đề nghị",
    cells.prose,
    ("Lý do đề nghị mức của chi bộ", "Lý do đề nghị xếp loại chi bộ"),
    note="Khi chi bộ đề nghị mức còn thiếu yêu cầu",
)
POINTS_COMMON = Item(
    "points.common",
    "Điểm tiêu chí chung",
    cells.number,
    ("Nhóm tiêu chí chung", "Điểm nhóm tiêu chí chung", "Tiêu chí chung"),
    note="Từ năm 2025, tối đa 30",
    example="29",
)
POINTS_RESULTS = Item(
    "points.results",
    "Điểm kết quả nhiệm vụ",
    cells.number,
    ("Điểm kết quả thực hiện nhiệm vụ", "Nhóm tiêu chí về kết quả thực hiện nhiệm vụ", "Kết quả thực hiện nhiệm vụ"),
    note="Từ năm 2025, tối đa 70",
    example="68",
)
POINTS_TOTAL = Item("points.total", "Tổng điểm", cells.number, ("Tổng điểm của chi bộ", "Điểm của chi bộ"))
WANTS_REWARD = Item(
    "wants_reward", "Đề nghị khen thưởng", cells.tick, note="Ghi x khi chi bộ đề nghị khen thưởng", choices=("x",)
)
STRENGTHS = Item("strengths", "Ưu điểm", cells.paragraphs, repeats=True)
WEAKNESSES = Item(
    "weaknesses", "Hạn chế", cells.paragraphs, ("Hạn chế, khuyết điểm", "Khuyết điểm", "Tồn tại, hạn chế"), repeats=True
)
CAUSES = Item("causes", "Nguyên nhân", cells.paragraphs, repeats=True)
DIRECTIONS = Item("directions", "Phương hướng", cells.paragraphs, ("Phương hướng, nhiệm vụ", "Giải pháp"), repeats=True)
CONCLUSIONS = Item("conclusions", "Kết luận", cells.paragraphs, repeats=True)
REQUESTS = Item("requests", "Đề xuất, kiến nghị", cells.paragraphs, ("Đề xuất", "Kiến nghị"), repeats=True)
MINUTES_NUMBER = Item("minutes_number", "Số biên bản", cells.text)
TALLY_NUMBER = Item("tally_number", "Số biên bản kiểm phiếu", cells.text)
REPORT_NUMBER = Item("report_number", "Số báo cáo", cells.text, example="05-BC/CB")
SUBMISSION_NUMBER = Item("submission_number", "Số tờ trình", cells.text)
DOCUMENT_DATE = Item(
    "document_date", "Ngày văn bản", cells.day, ("Ngày ký", "Ngày ban hành"), note="Để trống là ngày họp", example="04/12/2020"
)
DECISION_NUMBER = Item("decision_number", "Số quyết định", cells.text)
DECISION_DATE = Item("decision_date", "Ngày quyết định", cells.day)
RULE_SET = Item(
    "rule_set", "Quy định áp dụng", cells.text, ("Bộ quy định",), note="Để trống là theo năm đánh giá", example="2019-hd21"
)
ITEMS: tuple[Item[object], ...] = (
    YEAR, PARENT, BRANCH, CODE, LOCALITY, BASES, HELD_ON, BEGAN, ENDED, VENUE, CHAIR, SECRETARY, GUESTS, HEAD_TELLER, TELLERS,
    COMMITTEE_SIZE, PRESENT, PRESENTER, ISSUED, COLLECTED, VALID, INVALID, SELF_RATING, POINTS_COMMON, POINTS_RESULTS,
    POINTS_TOTAL, OVER_CAP, REQUEST_REASON, WANTS_REWARD, STRENGTHS, WEAKNESSES, CAUSES, DIRECTIONS,
    CONCLUSIONS, REQUESTS, MINUTES_NUMBER, TALLY_NUMBER, REPORT_NUMBER, SUBMISSION_NUMBER, DOCUMENT_DATE, DECISION_NUMBER,
    DECISION_DATE, RULE_SET,
)  # fmt: skip
COUNTS: tuple[Item[int], ...] = (ISSUED, COLLECTED, VALID, INVALID)
_NUMBER = Column("number", "STT", cells.text, ("TT", "Số TT"))
_ITEM = Column("item", "Mục", cells.text, ("Nội dung mục", "Tên mục", "Thông tin"), required=True)
_CONTENT = Column("content", "Nội dung", cells.text, ("Giá trị",), required=True)
_REMARK = Column("remark", "Ghi chú", cells.text, ("Hướng dẫn", "Chú thích", "Giải thích"))
SPEC = SheetSpec(
    "info",
    "Thông tin",
    ("Thông tin chung", "Thông tin cuộc họp", "TT chung"),
    (_NUMBER, _ITEM, _CONTENT, _REMARK),
    (("item", "content"),),
    required=True,
    items=ITEMS,
    note="Mỗi mục một dòng; mục được lặp lại thì ghi nhiều dòng cùng tên mục",
)
