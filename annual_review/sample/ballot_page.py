"""The sheets with the votes of a fictitious branch: totals, single ballots, the second step, the branch's own ballot."""

from __future__ import annotations

from annual_review.form.sheets import approvals, ballots, branch_ballot
from annual_review.form.sheets import members as roster
from annual_review.model.ratings import RatingLevel
from annual_review.sample.book import Page
from annual_review.sample.people import SampleMember
from annual_review.sample.plan import Layout
from annual_review.sample.table import (
    SHORT,
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
from annual_review.sample.votes import SampleTally, official_convoked

_COUNTS = {
    "issued": "Số phiếu phát ra",
    "collected": "Số phiếu thu về",
    "valid": "Số phiếu hợp lệ",
    "invalid": "Số phiếu không hợp lệ",
}
_TITLE = "KẾT QUẢ KIỂM PHIẾU XẾP LOẠI ĐẢNG VIÊN"


def lay_ballots(typist: Typist) -> Page:
    """Return the members' ballot in the layout of the plan."""
    match typist.branch.plan.layout:
        case Layout.TOTALS:
            return _lay_totals(typist)
        case Layout.ROWS:
            return _lay_rows(typist)
        case Layout.COLUMNS:
            return _lay_columns(typist)


def _counts(typist: Typist) -> dict[str, int]:
    counts = typist.branch.voting.counts
    return {"issued": counts.issued, "collected": counts.collected, "valid": counts.valid, "invalid": counts.invalid}


def _lay_counts(page: Page, typist: Typist, row: int, column: int) -> int:
    """Write the counts from ``row`` on, label and number side by side; return the row below them and a blank one."""
    for key, value in _counts(typist).items():
        page.put((row, column), _COUNTS[key])
        page.put((row, column + 1), value, ("count", key))
        row += 1
    return row + 1


def _start(typist: Typist, width: int, page: Page, *, column: int) -> tuple[int, bool]:
    """Write banner and, half of the time, the counts above the table; return its first row and whether counts are still due."""
    top = lay_banner(page, typist, _TITLE, width)
    due = typist.branch.plan.counts_on_ballot
    if due and typist.rng.random() < 0.5:
        return _lay_counts(page, typist, top, column), False
    return top, due


def _level_fields(typist: Typist, level: RatingLevel) -> list[Field]:
    plan = typist.branch.plan
    label = typist.heading(ballots.LEVEL_COLUMNS[level])
    above = ("Kết quả kiểm phiếu",) if plan.heading_rows == 3 or (plan.heading_rows == 2 and not plan.shares) else ()
    if not (plan.shares or plan.heading_rows == 3):
        return [Field(level.value, (*above, label), 10)]
    if plan.heading_rows == 1:
        return [Field(level.value, (label,), 10), Field(f"{level.value} %", ("Tỷ lệ %",), 8)]
    return [Field(level.value, (*above, label, "SL"), 8), Field(f"{level.value} %", (*above, label, "%"), 8)]


def _lay_totals(typist: Typist) -> Page:
    page = Page("ballots", typist.sheet(ballots.SPEC))
    plan, branch = typist.branch.plan, typist.branch
    levels = tuple(RatingLevel)[1:] if plan.two_step else tuple(RatingLevel)
    fields = [Field("number", (typist.heading(roster.NUMBER),), 6)] if plan.numbered else []
    fields += name_fields(typist, roster.NAME, roster.FAMILY, roster.GIVEN)
    fields += [field for level in levels for field in _level_fields(typist, level)]
    if any(each.blank for each in branch.voting.tallies.values()) or plan.totals:
        fields.append(Field("blank", (typist.heading(ballots.BLANK),), 10))
    columns = columns_of(fields)
    top, due = _start(typist, len(fields), page, column=columns["name"])
    row = lay_heading(page, top, fields)
    in_group = ""
    for member in branch.rated:
        group = "Chi ủy" if member.party_post else "Đảng viên"
        if plan.groups and group != in_group:
            lay_group(page, row, ("II" if in_group else "I", group), numbered=plan.numbered, width=len(fields))
            in_group, row = group, row + 1
        _lay_tally(page, row, columns, member, typist)
        row += 1
    if plan.totals:
        _lay_total(page, row, columns)
        row += 1
    if due:
        row = _lay_counts(page, typist, row + 1, columns["name"])
    lay_signatures(page, typist, row + 1, "TỔ TRƯỞNG TỔ KIỂM PHIẾU", "THƯ KÝ")
    return page


def _lay_tally(page: Page, row: int, columns: dict[str, int], member: SampleMember, typist: Typist) -> None:
    who, number = str(member.number), len(page.people("name")) + 1
    tally = typist.branch.voting.tallies[member.number]
    if "number" in columns:
        page.put((row, columns["number"]), number, (who, "number"))
    put_name(page, row, columns, who, typist.branch.shown(member))
    votes = dict(zip((level.value for level in RatingLevel), tally.votes, strict=True)) | {"blank": tally.blank}
    for key, value in votes.items():
        if key in columns:
            page.put((row, columns[key]), value, (who, key))
        if f"{key} %" in columns:
            whole = official_convoked(typist.branch.members)
            page.put((row, columns[f"{key} %"]), round(value / whole, 4))
            page.percents.add((row, columns[f"{key} %"]))


def _lay_total(page: Page, row: int, columns: dict[str, int]) -> None:
    page.put((row, columns["name"]), "Tổng cộng", ("total", "name"))
    page.bold.add((row, columns["name"]))
    for key, column in columns.items():
        if page.people(key) and key not in {"number", "name", "given"}:
            page.put((row, column), sum(page.number(who, key) for who in page.people(key)), ("total", key))


def _marks_of(typist: Typist, tally: SampleTally) -> list[str]:
    marks = [word for level, votes in zip(RatingLevel, tally.votes, strict=True) for word in [typist.level(level)] * votes]
    marks += [""] * tally.blank
    typist.rng.shuffle(marks)
    return marks


def _single_ballots(typist: Typist) -> dict[int, list[str]]:
    """Return each rated member's marks, ballot by ballot; no ballot is wholly blank."""
    tallies = typist.branch.voting.tallies
    while True:
        marks = {number: _marks_of(typist, tally) for number, tally in tallies.items()}
        if all(any(row) for row in zip(*marks.values(), strict=True)):
            return marks


def _lay_rows(typist: Typist) -> Page:
    page = Page("ballots", typist.sheet(ballots.SPEC))
    branch = typist.branch
    fields = [
        Field("number", ("Phiếu số",), 10),
        *(Field(str(each.number), (branch.shown(each),), 10) for each in branch.rated),
    ]
    top, due = _start(typist, len(fields), page, column=1)
    row = lay_heading(page, top, fields)
    for column, member in enumerate(branch.rated, 2):
        page.marks[str(member.number), "name"] = (row - 1, column)
    marks = _single_ballots(typist)
    for ballot in range(branch.voting.counts.valid):
        page.put((row, 1), ballot + 1, ("ballot", str(ballot + 1)))
        for column, member in enumerate(branch.rated, 2):
            page.put((row, column), marks[member.number][ballot], (str(member.number), f"mark {ballot + 1}"))
        row += 1
    if due:
        row = _lay_counts(page, typist, row + 1, 1)
    lay_signatures(page, typist, row + 1, "TỔ TRƯỞNG TỔ KIỂM PHIẾU", "THƯ KÝ")
    return page


def _lay_columns(typist: Typist) -> Page:
    page = Page("ballots", typist.sheet(ballots.SPEC))
    plan, branch = typist.branch.plan, typist.branch
    valid = branch.voting.counts.valid
    fields = [Field("number", (typist.heading(roster.NUMBER),), 6)] if plan.numbered else []
    fields += name_fields(typist, roster.NAME, roster.FAMILY, roster.GIVEN)
    fields += [Field(f"ballot {ballot}", (f"Phiếu {ballot}",), 10) for ballot in range(1, valid + 1)]
    columns = columns_of(fields)
    top, due = _start(typist, len(fields), page, column=columns["name"])
    row = lay_heading(page, top, fields)
    for ballot in range(1, valid + 1):
        page.marks["ballot", str(ballot)] = page.spot("heading", f"ballot {ballot}")
    marks = _single_ballots(typist)
    for number, member in enumerate(branch.rated, 1):
        who = str(member.number)
        if plan.numbered:
            page.put((row, 1), number, (who, "number"))
        put_name(page, row, columns, who, branch.shown(member))
        for ballot in range(1, valid + 1):
            page.put((row, columns[f"ballot {ballot}"]), marks[member.number][ballot - 1], (who, f"mark {ballot}"))
        row += 1
    if due:
        row = _lay_counts(page, typist, row + 1, columns["name"])
    lay_signatures(page, typist, row + 1, "TỔ TRƯỞNG TỔ KIỂM PHIẾU", "THƯ KÝ")
    return page


def lay_approvals(typist: Typist) -> Page | None:
    """Return the second step, which lists those nominated; None without one."""
    branch = typist.branch
    named = [each for each in branch.rated if branch.voting.tallies[each.number].agree is not None]
    if not branch.plan.two_step:
        return None
    page = Page("approvals", typist.sheet(approvals.SPEC))
    fields = [Field("number", (typist.heading(roster.NUMBER),), 6)] if branch.plan.numbered else []
    fields += [Field("name", (typist.heading(roster.NAME),), 28)]
    fields += [Field(each.key, (typist.heading(each),)) for each in (approvals.AGREE, approvals.DISAGREE)]
    columns = columns_of(fields)
    row = lay_heading(page, lay_banner(page, typist, "KẾT QUẢ BÌNH CHỌN", len(fields)), fields)
    for number, member in enumerate(named, 1):
        who, agree = str(member.number), branch.voting.tallies[member.number].agree or 0
        if branch.plan.numbered:
            page.put((row, 1), number, (who, "number"))
        put_name(page, row, columns, who, branch.shown(member))
        page.put((row, columns["agree"]), agree, (who, "agree"))
        page.put((row, columns["disagree"]), branch.voting.counts.valid - agree, (who, "disagree"))
        row += 1
    return page


def lay_branch_ballot(typist: Typist) -> Page | None:
    """Return the ballot on the branch's own level; None without one."""
    if not typist.branch.plan.branch_ballot:
        return None
    page = Page("branch_ballot", typist.sheet(branch_ballot.SPEC))
    fields = [
        Field("level", (typist.heading(branch_ballot.LEVEL),), 32),
        Field("votes", (typist.heading(branch_ballot.VOTES),)),
    ]
    top = lay_banner(page, typist, "KẾT QUẢ KIỂM PHIẾU XẾP LOẠI CHI BỘ", 2)
    above = typist.rng.random() < 0.3
    if above:
        top = _lay_counts(page, typist, top, 1)
    row = lay_heading(page, top, fields)
    for level, votes in zip(RatingLevel, typist.branch.voting.branch.votes, strict=True):
        page.put((row, 1), typist.level(level) or SHORT[level], ("level", level.value))
        page.put((row, 2), votes, ("votes", level.value))
        row += 1
    if not above and typist.rng.random() < 0.5:
        _lay_counts(page, typist, row + 1, 1)
    return page
