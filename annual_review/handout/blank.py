"""Writes the empty workbook a clerk fills in, from the same declarations that read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from annual_review.form.columns import Column
from annual_review.form.layout import GUIDE_SHEET, SHEETS
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import achievements, ballots, branch_ballot, info
from annual_review.form.sheets import members as roster
from annual_review.form.sheets.member_review import REVIEW_FORM
from annual_review.handout import blank_sheet as style
from annual_review.handout import blank_words as words
from annual_review.handout.blank_examples import moved
from annual_review.handout.blank_info import write_info
from annual_review.handout.blank_sheet import BlankSheet, Rule
from annual_review.handout.blank_table import HEADING_ROW, Filled, TableForm
from annual_review.handout.blank_validation import Choices, list_rule, range_formula, validation
from annual_review.model.achievements import AwardLevel
from annual_review.model.members import Member, Membership
from annual_review.model.record import ReviewRecord
from annual_review.problems import Read
from annual_review.reading.record import read_record
from annual_review.reading.sheets.achievements import FIRST_YEAR_WITHOUT_DISTRICTS
from annual_review.rules.rulebook import shipped_rule_sets
from annual_review.workbook.new_workbook import NewWorkbook
from annual_review.workbook.stamp import BLANK, packed, stamp_properties

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
_TOO_MANY = "FFD98A"
WRITTEN_ON = date(2000, 1, 1)  # not today: equal forms give equal bytes
_LOCKED: Mapping[str, tuple[str, ...]] = {"branch_ballot": ("number", branch_ballot.LEVEL.key)}  # only the figures are typed
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
    book = NewWorkbook(WRITTEN_ON, title="Bảng tính đánh giá, xếp loại cuối năm", properties=stamp_properties(BLANK))
    offered = Choices()
    info_rows = _write_information(book, form, offered)
    tables = {spec.key: TableForm(book, spec, _form_of(spec.key, form), offered) for spec in SHEETS if spec.key in words.TABLES}
    rules = {
        "ballots": {"name": _roster_names(tables["members"], _member_rows(form))},
        "achievements": _award_levels(form.year, offered),
    }
    for key, table in tables.items():
        table.write(_rows(key, form), frozen=_frozen(key), rules=rules.get(key, {}), locked=_LOCKED.get(key, ()))
    _color_too_many(tables["ballots"], f"'{info.SPEC.name}'!$B${info_rows[info.VALID.key]}", _member_rows(form))
    write_guide(book, words.GUIDE)
    offered.write(book)
    return packed(book.parts())


def _frozen(key: str) -> str:
    """Return the first column that scrolls on a sheet: on lists of people the name stays in sight."""
    after_name = {"members": "born", "ballots": ballots.SPEC.column("excellent").key}
    return after_name.get(key, "number")


def _form_of(key: str, form: BlankForm) -> words.SheetForm:
    sheet_form = words.TABLES[key]
    if key == achievements.SPEC.key:
        shown = sheet_form.columns[achievements.SCHOOL_YEAR.key]
        own = replace(shown, example=moved(str(shown.example), form.year))
        return replace(sheet_form, columns={**sheet_form.columns, achievements.SCHOOL_YEAR.key: own})
    if key != "members" or form.year is None:
        return sheet_form
    rules = shipped_rule_sets().of_review(form.year)
    # where the rules give no points, or have one form of self-review, the column only puzzles
    without = (
        *(() if rules.scores_members else ("points.",)),
        *((REVIEW_FORM.key,) if rules.self_review.is_one_for_all else ()),
    )
    left = {name: column for name, column in sheet_form.columns.items() if not any(each in name for each in without)}
    return replace(sheet_form, columns=left)


def _award_levels(year: int | None, offered: Choices) -> dict[str, Rule]:
    """Return what the column of award levels offers: no district from the first review without districts on."""
    column: Column[object] = achievements.LEVEL
    gone = year is not None and year >= FIRST_YEAR_WITHOUT_DISTRICTS
    choices = tuple(each for each in column.choices if not gone or achievements.AWARD_LEVELS[each] is not AwardLevel.DISTRICT)
    prompt = words.TABLES["achievements"].columns[column.key].prompt
    rule = validation(column.parser, column.heading, prompt, choices, offered)
    return {column.key: rule} if rule else {}


def _write_information(book: NewWorkbook, form: BlankForm, offered: Choices) -> dict[str, int]:
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
    choices = {info.SELF_RATING.key: _LEVELS, info.RULE_SET.key: form.rule_sets}
    return write_info(book, words.INFO, given, choices, offered)


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
        "admitted": member.admitted_text,
        "note": _PROBATIONARY if probationary else "",
    }
    return {key: _printable(value) if isinstance(value, str) else value for key, value in row.items() if value}


def _roster_names(members: TableForm, count: int) -> Rule:
    """Return the drop-down of the names as they will be typed on the roster."""
    names = range_formula(members.sheet.name, members.letters("name"), HEADING_ROW + 1, HEADING_ROW + count)
    return list_rule(names, roster.NAME.heading, words.BALLOTS.columns["name"].prompt)


def _color_too_many(votes: TableForm, valid: str, count: int) -> None:
    """Colour a row whose votes add up to more than the valid ballots, a count in the cell ``valid``."""
    first, end, row = votes.letters("excellent"), votes.letters("blank"), HEADING_ROW + 1
    formula = f"AND(ISNUMBER({valid}),SUM(${first}{row}:${end}{row})>{valid})"
    cells = (row, votes.column("excellent")), (HEADING_ROW + count, votes.column("blank"))
    votes.sheet.color_when(*cells, formula, _TOO_MANY)


def write_guide(book: NewWorkbook, lines: Sequence[str]) -> None:
    """Add the last sheet: how the workbook is used, the first of ``lines`` as its title."""
    sheet = BlankSheet(book, GUIDE_SHEET, (_GUIDE_WIDTH,))
    for row, text in enumerate(lines, 1):
        sheet.put(row, 1, text, style.TITLE if row == 1 else style.TEXT)
        sheet.fit_height(row, (text,))
    sheet.finish(1, landscape=False)
