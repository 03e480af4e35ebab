"""The sheet «Đảng viên» of a fictitious branch."""

from __future__ import annotations

from annual_review.form.columns import Column
from annual_review.form.sheets import member_points
from annual_review.form.sheets import members as declared
from annual_review.sample.book import Page, Value
from annual_review.sample.people import SampleMember
from annual_review.sample.plan import Homonyms
from annual_review.sample.table import (
    Field,
    Typist,
    columns_of,
    lay_banner,
    lay_group,
    lay_heading,
    lay_signatures,
    name_fields,
    put_name,
)

_OPTIONAL: tuple[Column[object], ...] = (
    declared.BORN,
    declared.GENDER,
    declared.PARTY_POST,
    declared.OFFICE,
    declared.STANDING,
    declared.ADMITTED,
    declared.PRESENT,
    declared.ABSENCE,
    declared.UNRATED,
    declared.DISCIPLINE,
    declared.SICK,
    declared.EMPLOYEE,
    declared.SELF_RATING,
    member_points.POINTS_COMMON,
    member_points.POINTS_RESULTS,
    declared.PROPOSAL,
    declared.REASON,
    declared.NOTE,
)
_ALWAYS = {"party_post", "standing"}
_TWO_ROWS = {"party_post": ("Chức vụ", "Đảng"), "office": ("Chức vụ", "Chính quyền, đoàn thể")}
_EXTRA = 0.5  # how likely a column nobody needs is there all the same


def lay_roster(typist: Typist) -> Page:
    """Return the sheet with everybody on it; columns nobody needs may be missing."""
    page = Page("members", typist.sheet(declared.SPEC))
    plan, members = typist.branch.plan, typist.branch.members
    values = {each.number: _values(each, typist) for each in members}
    fields = [Field("number", (typist.heading(declared.NUMBER),), 6)] if plan.numbered else []
    fields += name_fields(typist, declared.NAME, declared.FAMILY, declared.GIVEN)
    fields += [_field(each, typist) for each in _OPTIONAL if _is_needed(each.key, typist, values)]
    columns = columns_of(fields)
    row = lay_heading(page, lay_banner(page, typist, "DANH SÁCH ĐẢNG VIÊN", len(fields)), fields)
    in_group = ""
    for member in members:
        group = "Chi ủy" if member.party_post else "Đảng viên"
        if plan.groups and group != in_group:
            roman = "II" if in_group else "I"
            lay_group(page, row, (roman, group), numbered=plan.numbered, width=len(fields))
            in_group, row = group, row + 1
        _lay_member(page, row, columns, member, values[member.number])
        row += 1
    lay_signatures(page, typist, row + 1, "NGƯỜI LẬP BIỂU", "T/M CHI BỘ")
    return page


def _is_needed(key: str, typist: Typist, values: dict[int, dict[str, Value]]) -> bool:
    plan = typist.branch.plan
    if key in _ALWAYS or (key == "born" and plan.homonyms is Homonyms.BORN):
        return True
    if key == "present":
        return plan.presence or any(not each.present for each in typist.branch.members)
    if key in {"born", "gender", "office", "admitted"}:
        if key == "admitted" and any(each.probationary for each in typist.branch.members):
            return True
        return typist.rng.random() < _EXTRA
    return any(each[key] != "" for each in values.values()) or typist.rng.random() < _EXTRA / 2


def _field(column: Column[object], typist: Typist) -> Field:
    if typist.branch.plan.heading_rows > 1 and column.key in _TWO_ROWS:
        return Field(column.key, _TWO_ROWS[column.key])
    return Field(column.key, (typist.heading(column),))


def _values(member: SampleMember, typist: Typist) -> dict[str, Value]:
    return {
        "born": typist.day(member.born),
        "gender": "Nữ" if member.name.woman else "Nam",
        "party_post": member.party_post,
        "office": member.office,
        "standing": "Dự bị" if member.probationary else "Chính thức",
        "admitted": typist.day(member.admitted),
        "present": "x" if member.present else "",
        "absence_reason": member.absence_reason,
        "unrated": member.unrated,
        "discipline": member.discipline,
        "sick_months": member.sick_months or "",
        "employee_rating": typist.level(member.employee_rating),
        "self_rating": typist.level(member.self_rating),
        "proposal": typist.level(member.proposal),
        "points.common": "" if member.points is None else member.points[0],
        "points.results": "" if member.points is None else member.points[1],
        "reason": member.reason,
        "note": member.note,
    }


def _lay_member(page: Page, row: int, columns: dict[str, int], member: SampleMember, values: dict[str, Value]) -> None:
    who = str(member.number)
    if "number" in columns:
        page.put((row, columns["number"]), member.number, (who, "number"))
    put_name(page, row, columns, who, member.written)
    for key, value in values.items():
        if key in columns:
            page.put((row, columns[key]), value, (who, key))
