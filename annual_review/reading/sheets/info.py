"""Sheet «Thông tin»: the meeting, who led it, what was issued, and the cell's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from annual_review.model.ballots import Figure
from annual_review.model.meeting import Person
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Decision, Narrative, PaperNumbers
from annual_review.problems import Place, Read
from annual_review.problems.catalogue import info as entries
from annual_review.problems.catalogue import sheets as sheet_entries
from annual_review.reading import cells
from annual_review.reading.collector import Collector
from annual_review.reading.columns import Column, Item, SheetSpec
from annual_review.reading.heading import find_heading
from annual_review.reading.nearest import bare_key, key, nearest
from annual_review.reading.options import ReadingOptions
from annual_review.reading.table import report_merged
from annual_review.reading.tidy import Cell, Sheet

T = TypeVar("T")

_SEPARATOR = re.compile(r"\s+[-–—]\s+|\s+[–—]|[–—]\s+")
_COMRADE = re.compile(r"^(?:đ/c|đ\.c|đc|đồng chí)\b[.:]?\s*", re.IGNORECASE)
_PARTY_ISSUER = r"(?:ĐU|CB|ĐB|TU|TW|HU|QU|ThU|ĐUK|ĐUBP|BTV|BTVĐU|BTCTW|BTGTW|BTC|BTG|UBKT|VPTW|TVĐU)"
_STATE_ORDER = re.compile(rf"\b(\d{{1,4}})\s*/\s*([A-ZĐ]{{2,4}})\s*-\s*({_PARTY_ISSUER})\b")


def people(cell: Cell, options: ReadingOptions) -> Read[tuple[Person, ...]]:
    """Return the people a cell names, one a line or parted by semicolons: «Name – post – post»."""
    read = cells.paragraphs(cell, options)
    if read.value is None:
        return Read(None, read.problems)
    named = tuple(_person(each) for line in read.value for each in line.split(";") if each.strip())
    return Read(named or None)


def person(cell: Cell, options: ReadingOptions) -> Read[Person]:
    """Return the one person a cell names, with posts."""
    read = cells.text(cell, options)
    return Read(_person(read.value) if read.value else None, read.problems)


def _person(said: str) -> Person:
    name, *posts = [part.strip() for part in _SEPARATOR.split(said.strip()) if part.strip()] or [said.strip()]
    name, _, post = name.partition(",")
    name = _COMRADE.sub("", name).strip()
    return Person(name, tuple(each for each in (post.strip(), *posts) if each))


def base(cell: Cell, options: ReadingOptions) -> Read[str]:
    """Return a document the review rests on, its number in the Party's order: ``10/KH-ĐU`` → ``10-KH/ĐU``."""
    read = cells.text(cell, options)
    if read.value is None or not (match := _STATE_ORDER.search(read.value)):
        return read
    note = entries.BASE_NUMBER_ORDER.at(cell.place, before=match[0], after=f"{match[1]}-{match[2]}/{match[3]}")
    return Read(_STATE_ORDER.sub(r"\1-\2/\3", read.value), (note,))


YEAR = Item("year", "Năm đánh giá", cells.year, ("Năm", "Năm xếp loại", "Năm kiểm điểm"), required=True, example="2020")
PARENT = Item(
    "parent",
    "Đảng bộ cấp trên",
    cells.text,
    ("Đảng bộ", "Đảng ủy cấp trên", "Đảng ủy", "Cấp ủy cấp trên", "Đảng bộ phường", "Đảng bộ cơ sở"),
    required=True,
    example="Đảng bộ phường Giang Biên",
)
CELL = Item("cell", "Chi bộ", cells.text, ("Tên chi bộ",), required=True, example="Chi bộ Trường Tiểu học Đô Thị Việt Hưng")
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
    "held_on", "Ngày họp", cells.day, ("Ngày tổ chức", "Ngày họp chi bộ", "Thời gian họp"), required=True, example="03/12/2020"
)
BEGAN = Item("began", "Giờ bắt đầu", cells.clock, ("Bắt đầu", "Giờ họp"), example="14:00")
ENDED = Item("ended", "Giờ kết thúc", cells.clock, ("Kết thúc",), example="16:30")
VENUE = Item("venue", "Địa điểm", cells.text, ("Nơi họp", "Địa điểm họp"), example="Phòng hội đồng")
CHAIR = Item(
    "chair", "Chủ trì", person, ("Chủ tọa", "Người chủ trì"), required=True, example="Nguyễn Thị Hằng Nga – Bí thư Chi bộ"
)
SECRETARY = Item("secretary", "Thư ký", person, ("Thư ký cuộc họp", "Người ghi biên bản"), required=True)
GUESTS = Item(
    "guests",
    "Đại biểu cấp trên",
    people,
    ("Đại biểu", "Đại biểu dự", "Khách mời", "Đại diện cấp trên"),
    repeats=True,
    example="Trần Thị Hoàng Lâm – Đảng ủy viên phường – Hiệu trưởng trường mầm non",
)
HEAD_TELLER = Item(
    "head_teller", "Tổ trưởng kiểm phiếu", person, ("Tổ trưởng tổ kiểm phiếu", "Trưởng ban kiểm phiếu"), required=True
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
    "cell_self_rating",
    "Chi bộ tự xếp loại",
    cells.level,
    ("Tự xếp loại", "Tự xếp loại chi bộ"),
    example="Hoàn thành xuất sắc nhiệm vụ",
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
    YEAR, PARENT, CELL, CODE, LOCALITY, BASES, HELD_ON, BEGAN, ENDED, VENUE, CHAIR, SECRETARY, GUESTS, HEAD_TELLER, TELLERS,
    COMMITTEE_SIZE, PRESENT, ISSUED, COLLECTED, VALID, INVALID, SELF_RATING, STRENGTHS, WEAKNESSES, CAUSES, DIRECTIONS,
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
_BY_KEY: Mapping[str, Item[object]] = {key(name): item for item in ITEMS for name in item.headings}


@dataclass(frozen=True, slots=True)
class Info:
    """What the sheet tells; None or empty where it does not. ``counts`` are the ballot counts typed here, by item key."""

    year: int | None
    parent: str
    cell: str
    code: str
    locality: str
    bases: tuple[str, ...]
    held_on: date | None
    began: time | None
    ended: time | None
    venue: str
    chair: Person | None
    secretary: Person | None
    guests: tuple[Person, ...]
    head_teller: Person | None
    tellers: tuple[Person, ...]
    committee_size: int | None
    present: Figure | None
    counts: Mapping[str, Figure]
    self_rating: RatingLevel | None
    narrative: Narrative
    numbers: PaperNumbers
    document_date: date | None
    decision: Decision | None
    rule_set: str
    places: Mapping[str, Place]


class _Reader:
    def __init__(self, sheet: Sheet, found: Collector, options: ReadingOptions) -> None:
        self._sheet = sheet
        self._found = found
        self._options = options
        self._nearly: set[str] = set()
        self.cells: dict[str, list[Cell]] = {}
        self.places: dict[str, Place] = {}

    def gather(self) -> None:
        """Find the content cell of every item."""
        columns = self._columns()
        if columns is None:
            self._found.add(entries.NO_ITEMS.at(self._sheet.place()))
            return
        item_column, content_column, first = columns
        current: Item[object] | None = None
        data_rows: set[int] = set()
        for row in self._sheet.rows:
            if row < first:
                continue
            label = self._sheet.cell(row, item_column)
            content = self._sheet.cell(row, content_column)
            if label.text:
                current = self._item(label, content)
            if current and not (content.blank and not label.text):
                data_rows.add(row)
                self.cells.setdefault(current.key, []).append(content)
        self._check_rows(data_rows)

    def _columns(self) -> tuple[int, int, int] | None:
        """Return the columns of items and contents and the first row of items, by heading or by where items stand."""
        heading = find_heading(self._sheet, SPEC)
        if heading:
            return heading.columns["item"], heading.columns["content"], heading.last_row + 1
        known = [cell.place for cells_ in self._sheet.rows.values() for cell in cells_ if key(cell.text) in _BY_KEY]
        if not known:
            return None
        columns = [place.column for place in known]
        column = max(set(columns), key=columns.count)
        return column, column + 1, min(place.row for place in known)

    def _item(self, label: Cell, content: Cell) -> Item[object] | None:
        said = re.sub(r"\s*\([^)]*\)\s*[:*★]*$", "", label.text)
        for form in (label.text, said):
            if found := _BY_KEY.get(key(form)) or _BY_KEY.get(bare_key(form)):
                return found
        if content.blank:
            return None  # a line that parts the sheet, not an item
        near = nearest(said, (name for item in ITEMS for name in item.headings)) if len(said) <= 60 else None
        if near:
            self._nearly.add(_BY_KEY[key(near)].key)
            self._found.add(entries.NEAR_ITEM.at(label.place, found=label.text, item=near))
        else:
            self._found.add(entries.UNKNOWN_ITEM.at(label.place, found=label.text[:80]))
        return None

    def _check_rows(self, rows: set[int]) -> None:
        facts = self._sheet.facts
        report_merged(self._sheet, rows, 0, self._found)
        hidden = sorted(rows & facts.hidden_rows)
        if hidden:
            place = self._sheet.place(hidden[0], 1)
            self._found.add(sheet_entries.HIDDEN_ROWS.at(place, rows=", ".join(map(str, hidden))))

    def one(self, item: Item[T]) -> T | None:
        """Return the value of an item that may stand once."""
        given = self.cells.get(item.key, [])
        filled = [cell for cell in given if not cell.blank]
        if len(filled) > 1:
            places = [cell.place for cell in filled]
            self._found.add(entries.REPEATED_ITEM.at(places[1], places[0], item=item.heading, count=len(filled)))
        if not filled:
            if item.required and given:
                self._found.add(entries.EMPTY_ITEM.at(given[0].place, item=item.heading))
            elif item.required and self.cells and item.key not in self._nearly:
                self._found.add(entries.MISSING_ITEM.at(self._sheet.place(), item=item.heading))
            return None
        self.places[item.key] = filled[0].place
        value = self._found.take(item.parser(filled[0], self._options))
        if value is None and item.required and cells.is_dash(filled[0]):
            self._found.add(entries.EMPTY_ITEM.at(filled[0].place, item=item.heading))
        return value

    def all(self, item: Item[T]) -> tuple[T, ...]:
        """Return the values of an item that may stand several times."""
        filled = [cell for cell in self.cells.get(item.key, []) if not cell.blank]
        if filled:
            self.places[item.key] = filled[0].place
        values = (self._found.take(item.parser(cell, self._options)) for cell in filled)
        return tuple(value for value in values if value is not None)

    def flat(self, item: Item[tuple[T, ...]]) -> tuple[T, ...]:
        """Return the values of an item whose cells may hold several each."""
        return tuple(value for values in self.all(item) for value in values)

    def figure(self, item: Item[int]) -> Figure | None:
        """Return a count with its cell."""
        value = self.one(item)
        return None if value is None else Figure(value, self.places[item.key])

    def figures(self, items: tuple[Item[int], ...]) -> dict[str, Figure]:
        """Return the counts that were given, by item key."""
        return {item.key: figure for item in items if (figure := self.figure(item)) is not None}


def read_info(sheet: Sheet, found: Collector, options: ReadingOptions) -> Info:
    """Return what the sheet tells; problems, missing items among them, go to ``found``."""
    reader = _Reader(sheet, found, options)
    reader.gather()
    info = Info(
        year=reader.one(YEAR),
        parent=reader.one(PARENT) or "",
        cell=reader.one(CELL) or "",
        code=reader.one(CODE) or "",
        locality=reader.one(LOCALITY) or "",
        bases=reader.all(BASES),
        held_on=reader.one(HELD_ON),
        began=reader.one(BEGAN),
        ended=reader.one(ENDED),
        venue=reader.one(VENUE) or "",
        chair=reader.one(CHAIR),
        secretary=reader.one(SECRETARY),
        guests=reader.flat(GUESTS),
        head_teller=reader.one(HEAD_TELLER),
        tellers=reader.flat(TELLERS),
        committee_size=reader.one(COMMITTEE_SIZE),
        present=reader.figure(PRESENT),
        counts=reader.figures(COUNTS),
        self_rating=reader.one(SELF_RATING),
        narrative=_narrative(reader),
        numbers=_numbers(reader),
        document_date=reader.one(DOCUMENT_DATE),
        decision=_decision(reader, found),
        rule_set=reader.one(RULE_SET) or "",
        places=reader.places,
    )
    _check_dates(info, found)
    return info


def _narrative(reader: _Reader) -> Narrative:
    return Narrative(*(reader.flat(item) for item in (STRENGTHS, WEAKNESSES, CAUSES, DIRECTIONS, CONCLUSIONS, REQUESTS)))


def _numbers(reader: _Reader) -> PaperNumbers:
    return PaperNumbers(*(reader.one(item) or "" for item in (MINUTES_NUMBER, TALLY_NUMBER, REPORT_NUMBER, SUBMISSION_NUMBER)))


def _decision(reader: _Reader, found: Collector) -> Decision | None:
    number, signed_on = reader.one(DECISION_NUMBER), reader.one(DECISION_DATE)
    if number and signed_on:
        return Decision(number, signed_on)
    given = {key_ for key_ in ("decision_number", "decision_date") if key_ in reader.places}
    if len(given) == 1:
        present, missing = (DECISION_NUMBER, DECISION_DATE) if number else (DECISION_DATE, DECISION_NUMBER)
        found.add(entries.HALF_DECISION.at(reader.places[present.key], present=present.heading, missing=missing.heading))
    return None


def _check_dates(info: Info, found: Collector) -> None:
    held, places = info.held_on, info.places
    if held and info.year and not (held.year == info.year or (held.year == info.year + 1 and held.month <= 3)):
        found.add(entries.MEETING_YEAR.at(places["held_on"], day=f"{held:%d/%m/%Y}", year=info.year))
    if info.began and info.ended and info.ended <= info.began:
        found.add(
            entries.ENDED_BEFORE.at(places["ended"], places["began"], began=f"{info.began:%H:%M}", ended=f"{info.ended:%H:%M}")
        )
    if held and info.document_date and info.document_date < held:
        document = f"{info.document_date:%d/%m/%Y}"
        found.add(entries.DOCUMENT_BEFORE_MEETING.at(places["document_date"], document=document, meeting=f"{held:%d/%m/%Y}"))


def locality_of(parent: str) -> str:
    """Return the place a ward is named after: «Đảng bộ phường Giang Biên» → «Giang Biên»; empty when it names none."""
    match = re.search(r"\b(?:phường|xã|thị trấn|đặc khu|quận|huyện)\s+(.+)$", parent, re.IGNORECASE)
    return match[1].strip() if match else ""
