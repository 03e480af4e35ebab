"""Writes the empty workbook a clerk fills in, from the same declarations that read it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from annual_review.form.layout import GUIDE_SHEET, LISTS_SHEET, SHEETS
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import ballots, branch_ballot, info
from annual_review.form.sheets import members as roster
from annual_review.handout import blank_words as words
from annual_review.handout import form_style as style
from annual_review.handout.blank_info import write_info
from annual_review.handout.blank_table import HEADING_ROW, Filled, TableForm
from annual_review.handout.blank_validation import Choices
from annual_review.model.members import Member, Membership
from annual_review.model.record import ReviewRecord
from annual_review.problems import Read
from annual_review.reading.record import read_record
from annual_review.rules.rulebook import shipped_rule_sets
from annual_review.workbook.stamp import BLANK, saved, stamp

DEFAULT_MEMBERS = 30
MOST_MEMBERS = roster.MAX_MEMBERS
_GUIDE_WIDTH = 70.0  # characters: within a page of A4 in any font; a single column too wide is cut off, not shrunk
_SPARE_ROWS = 5
_LEVELS = (
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ",
    "Không hoàn thành nhiệm vụ",
)
_TOO_MANY = PatternFill("solid", bgColor="FFD98A")
_PROBATIONARY = "Năm trước là đảng viên dự bị: xem lại cột «Diện»"


@dataclass(frozen=True, slots=True)
class BlankForm:
    """What is already known of a blank workbook. ``members`` rows are prepared, more when the ``roster`` is longer;
    ``rule_sets`` are the ids that may be chosen under «Quy định áp dụng»."""

    year: int | None = None
    parent: str = ""
    branch: str = ""
    code: str = ""
    locality: str = ""
    members: int = DEFAULT_MEMBERS
    roster: tuple[Member, ...] = ()
    rule_sets: tuple[str, ...] = ()


def carried_over(data: bytes, file: str, form: BlankForm, options: ReadingOptions | None = None) -> Read[BlankForm]:
    """Return ``form`` with the cell and the roster of last year's workbook; what ``form`` already says stands.

    Nothing of last year's ballots, ratings, leave or achievements goes over. Without a value when that workbook cannot
    be read; its problems come back either way.
    """
    read = read_record(data, file=file, options=options or ReadingOptions())
    return Read(_with_record(form, read.value) if read.value else None, read.problems)


def _with_record(form: BlankForm, record: ReviewRecord) -> BlankForm:
    return replace(
        form,
        year=form.year or record.year + 1,
        parent=form.parent or record.parent,
        branch=form.branch or record.branch,
        code=form.code or record.code,
        locality=form.locality or record.locality,
        members=max(form.members, len(record.members) + _SPARE_ROWS),
        roster=record.members,
    )


def write_blank(form: BlankForm) -> bytes:
    """Return the workbook as .xlsx; equal forms give equal bytes. Raises nothing for any text in ``form``."""
    book = Workbook()
    first = book.active
    if not isinstance(first, Worksheet):
        raise TypeError("a new workbook has a first sheet")
    lists = book.create_sheet(LISTS_SHEET)
    lists.sheet_state = "veryHidden"
    offered = Choices(lists)
    rows = _write_information(first, form, offered)
    tables = {
        spec.key: TableForm(book.create_sheet(spec.name), spec, _form_of(spec.key, form), offered)
        for spec in SHEETS
        if spec.key in words.TABLES
    }
    for key, table in tables.items():
        table.write(_rows(key, form), frozen=_frozen(key))
    _finish_ballots(tables["members"], tables["ballots"], f"'{first.title}'!$B${rows[info.VALID.key]}", _member_rows(form))
    _finish_branch_ballot(tables["branch_ballot"])
    _write_guide(book.create_sheet(GUIDE_SHEET))
    book.move_sheet(lists, len(book.sheetnames))
    book.properties.title = "Bảng tính đánh giá, xếp loại cuối năm"
    book.properties.creator = ""
    stamp(book, BLANK)
    return saved(book)


def _frozen(key: str) -> str:
    """Return the first column that scrolls on a sheet: on lists of people the name stays in sight."""
    after_name = {"members": "born", "ballots": ballots.SPEC.column("excellent").key}
    return after_name.get(key, "number")


def _form_of(key: str, form: BlankForm) -> words.SheetForm:
    sheet_form = words.TABLES[key]
    if key != "members" or form.year is None or shipped_rule_sets().of_review(form.year).scores_members:
        return sheet_form  # where the rules give no points the column only puzzles
    return replace(sheet_form, columns={name: column for name, column in sheet_form.columns.items() if name != "points"})


def _write_information(sheet: Worksheet, form: BlankForm, offered: Choices) -> dict[str, int]:
    sheet.title = info.SPEC.name
    given: dict[str, str | int] = {
        key: _printable(value)
        for key, value in (
            (info.PARENT.key, form.parent),
            (info.BRANCH.key, form.branch),
            (info.CODE.key, form.code),
            (info.LOCALITY.key, form.locality),
        )
        if value
    }
    if form.year is not None:
        given[info.YEAR.key] = form.year
    return write_info(sheet, given, form.rule_sets, offered)


def _printable(text: str) -> str:
    return "".join(ch for ch in text if ch.isprintable())


def _member_rows(form: BlankForm) -> int:
    return min(max(form.members, len(form.roster), 1), MOST_MEMBERS)


def _rows(key: str, form: BlankForm) -> list[Filled]:
    if key == "branch_ballot":
        levels: list[Filled] = [{"number": number, "level": level} for number, level in enumerate(_LEVELS, 1)]
        return [*levels, *({"level": item.heading} for item in info.COUNTS)]
    count = words.TABLES[key].rows or _member_rows(form)
    known: list[Filled] = []
    if key == "members":
        known = [_member_row(member) for member in form.roster]
    elif key == "ballots":
        known = [{"name": _printable(member.name)} for member in form.roster]
    return [{"number": number, **(known[number - 1] if number <= len(known) else {})} for number in range(1, count + 1)]


def _member_row(member: Member) -> Filled:
    probationary = member.standing is Membership.PROBATIONARY
    row: dict[str, str | int] = {
        "name": member.name,
        "born": member.birth_text,
        "gender": member.gender,
        "party_post": member.party_post,
        "office": member.office,
        "standing": "Dự bị" if probationary else "Chính thức",
        "admitted": f"{member.admitted:%d/%m/%Y}" if member.admitted else "",
        "note": _PROBATIONARY if probationary else "",
    }
    return {key: _printable(value) if isinstance(value, str) else value for key, value in row.items() if value}


def _finish_ballots(members: TableForm, votes: TableForm, valid: str, count: int) -> None:
    """Offer the roster's names, and colour a row whose votes add up to more than the valid ballots."""
    last = HEADING_ROW + count
    name = votes.letter("name")
    source = members.letter("name")
    cells = f"{name}{HEADING_ROW + 1}:{name}{last}"
    sheet = votes.sheet
    sheet.data_validations.dataValidation = [
        rule for rule in sheet.data_validations.dataValidation if cells not in str(rule.sqref)
    ]
    offer = DataValidation(
        type="list",
        formula1=f"'{members.sheet.title}'!${source}${HEADING_ROW + 1}:${source}${last}",
        allow_blank=True,
        showErrorMessage=False,
        showInputMessage=True,
        promptTitle=roster.NAME.heading,
        prompt=words.BALLOTS.columns["name"].prompt,
    )
    offer.add(cells)
    sheet.add_data_validation(offer)
    first, end = votes.letter("excellent"), votes.letter("blank")
    row = HEADING_ROW + 1
    formula = f"AND(ISNUMBER({valid}),SUM(${first}{row}:${end}{row})>{valid})"
    sheet.conditional_formatting.add(f"{first}{row}:{end}{last}", style.when(formula, _TOO_MANY))


def _finish_branch_ballot(table: TableForm) -> None:
    """Lock the names of levels and counts: only the figures are typed."""
    for row in range(HEADING_ROW + 1, HEADING_ROW + 1 + len(_LEVELS) + len(info.COUNTS)):
        for key in ("number", branch_ballot.LEVEL.key):
            table.cell(row, key).protection = style.LOCKED
    column = table.letter(branch_ballot.LEVEL.key)
    sheet = table.sheet
    sheet.data_validations.dataValidation = [
        rule for rule in sheet.data_validations.dataValidation if not str(rule.sqref).startswith(column)
    ]


def _write_guide(sheet: Worksheet) -> None:
    style.set_widths(sheet, (_GUIDE_WIDTH,))
    for row, text in enumerate(words.GUIDE, 1):
        cell = sheet.cell(row, 1, text)
        cell.font = style.text_font(bold=row == 1, size=14 if row == 1 else style.SIZE)
        cell.alignment = style.aligned()
        style.fit_height(sheet, row, (_GUIDE_WIDTH,), (text,))
    style.print_setup(sheet, 1, landscape=False)
    style.protect(sheet)
