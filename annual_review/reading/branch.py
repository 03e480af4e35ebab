"""The sheets of a branch's workbook made a ``ReviewRecord``, every mistake named where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from annual_review.form.options import ReadingOptions
from annual_review.form.posts import is_head
from annual_review.model.achievements import Achievement
from annual_review.model.ballots import Ballot
from annual_review.model.meeting import Meeting, Person
from annual_review.model.members import Member
from annual_review.model.names import name_key
from annual_review.model.partial import NO_GAPS, Gaps, PartialRecord, ReadWorkbook, WhoseReview
from annual_review.model.record import Photo, Remark, ReviewRecord
from annual_review.problems import Place, has_errors, loses_record
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.collector import Collector
from annual_review.reading import agreement
from annual_review.reading.gaps import branch_gaps, info_gaps, unknown_tallies
from annual_review.reading.people import Directory
from annual_review.reading.plausible import check_meeting, check_plausible
from annual_review.reading.points import check_members_points, check_points
from annual_review.reading.roles import check_roles
from annual_review.reading.roster_gaps import UNREAD_ROSTER
from annual_review.reading.sheet_names import DeclaredSheets
from annual_review.reading.sheets import (
    achievements,
    approvals,
    ballot_layout,
    ballot_rows,
    ballot_totals,
    branch_ballot,
    info,
    members,
    photos,
    remarks,
)
from annual_review.reading.sheets.attendance import report_taken_as_present
from annual_review.reading.speakers import is_guest
from annual_review.reading.typed_figures import check_shares, check_sums, share_wholes
from annual_review.rules.rulebook import shipped_rule_sets
from annual_review.workbook.tidy import Sheet


def read_branch(sheets: DeclaredSheets, found: Collector, options: ReadingOptions) -> ReadWorkbook:
    """Return what the declared sheets of a branch's workbook tell; ``found`` holds the problems of finding them."""
    return _Reader(sheets, found, options).read()


@dataclass(frozen=True, slots=True)
class _Extras:
    """What the optional sheets tell."""

    achievements: tuple[Achievement, ...]
    remarks: tuple[Remark, ...]
    photos: tuple[Photo, ...]


class _Reader:
    """Reads the sheets in the order in which they lean on each other."""

    def __init__(self, sheets: DeclaredSheets, found: Collector, options: ReadingOptions) -> None:
        self._declared = sheets
        self._sheets: Mapping[str, Sheet] = sheets.by_key
        self._found = found
        self._options = options

    def read(self) -> ReadWorkbook:
        meeting = self._info()
        read = self._partial(meeting)
        problems = tuple(self._found.problems)
        if meeting is None or read is None:
            return ReadWorkbook(None, problems)
        whose = WhoseReview(meeting.parent, meeting.branch, meeting.code, meeting.year)
        if loses_record(problems) or read.gaps != NO_GAPS:
            if not has_errors(problems):
                raise ValueError(f"reported by nobody: {read.gaps}")
            return ReadWorkbook(None, problems, whose, read)
        if not (meeting.year and (read.record.ballot is None or not meeting.missed)):
            raise ValueError("a required item is missing, and nobody reported it")
        return ReadWorkbook(read.record, problems, whose)

    def _partial(self, meeting: info.Info | None) -> PartialRecord | None:
        """Return what the sheets tell together with its gaps; None without «Thông tin»."""
        after_info = self._found.mark()
        rules = shipped_rule_sets().of_review(meeting.year if meeting else None, meeting.rule_set if meeting else "")
        if meeting is not None:
            if meeting.year is not None:
                self._declared.check_years(meeting.year, self._found)
            check_meeting(meeting, rules.meeting, self._found)
            check_points(meeting.points, meeting.branch or "Chi bộ", meeting.point_place, rules, self._found)
        people = self._roster(meeting.year if meeting else None)
        directory = Directory(people.members, unread=people.unread, halved=people.halved, alike=people.alike)
        steps = self._approvals(directory, meeting.year if meeting else None)
        first = self._ballot("ballots", directory, meeting, steps)
        second = self._ballot("second_entry", directory, meeting, steps)
        sheets = agreement.BallotSheets(first, steps, second)
        agreement.report_strangers(sheets, people, self._found)
        branch_draft = self._branch_ballot()
        extras = self._extras(meeting.year if meeting else None)
        if meeting is None:
            return None
        voted = first is not None and (first.voted or not first.readable)
        if voted:  # in their place among the problems of the sheet
            self._found.problems[after_info:after_info] = meeting.missed
        agreement.check_roster(people, meeting, self._found, voted=voted)
        if voted and not people.tells_attendance:
            report_taken_as_present(people.members, self._found)
        check_plausible(people.members, meeting, rules.membership, self._found)
        check_members_points(people.members, rules, self._found)
        check_roles(people.members, meeting, extras.remarks, self._found)
        joined = agreement.join_ballot(sheets, meeting, people, rules.membership, self._found)
        self._check_branch_votes(branch_draft, people, voted=voted)
        of_branch = agreement.join_branch_ballot(branch_draft, joined, self._found)
        operands = info_gaps(meeting) | people.gaps.operands | joined.unknown | branch_gaps(branch_draft, joined.unknown)
        gaps = Gaps(operands, people.gaps.members, unknown_tallies(sheets, people.members, meeting.held_on, rules.membership))
        wholes = share_wholes(people.members, rules, gaps)
        if joined.ballot and first:
            check_shares(first.shares, wholes(joined.ballot.counts, Ballot.MEMBERS), self._found)
            second_counts = joined.ballot.approval_counts
            check_shares(steps.shares if steps else (), wholes(second_counts, Ballot.APPROVALS), self._found)
            if not joined.unknown:
                check_sums(first.sums, joined.ballot.counts, self._found)
        if of_branch and branch_draft:
            check_shares(branch_draft.shares, wholes(of_branch.counts, Ballot.BRANCH), self._found)
        if not voted and not loses_record(self._found.problems):
            self._found.add(ballot_problems.BEFORE_MEETING.at())
        record = _record(meeting, people.members, extras)
        return PartialRecord(replace(record, ballot=joined.ballot, branch_ballot=of_branch, two_step=steps is not None), gaps)

    def _info(self) -> info.Info | None:
        sheet = self._sheets.get("info")
        return info.read_info(sheet, self._found, self._options) if sheet else None

    def _roster(self, year: int | None) -> members.Roster:
        sheet = self._sheets.get("members")
        read = members.read_members(sheet, self._found, self._options, year=year) if sheet else None
        return read or members.Roster((), None, complete=False, gaps=UNREAD_ROSTER)

    def _approvals(self, directory: Directory, year: int | None) -> approvals.Approvals | None:
        sheet = self._sheets.get("approvals")
        if sheet is None or not sheet.cells:
            return None
        return approvals.read_approvals(sheet, directory, self._found, self._options, year=year)

    def _ballot(
        self, key: str, directory: Directory, meeting: info.Info | None, steps: approvals.Approvals | None
    ) -> ballot_totals.BallotDraft | None:
        """Return what a ballot sheet tells, None when there is none or it is empty."""
        sheet = self._sheets.get(key)
        if sheet is None or not sheet.cells:
            return None
        year = meeting.year if meeting else None
        if ballot_layout.layout_of(sheet, self._options) == "totals":
            expected = ballot_totals.Expected(two_step=steps is not None, year=year)
            return ballot_totals.read_totals(sheet, directory, self._found, self._options, expected)
        collected = meeting.counts.get("collected") if meeting else None
        typed = collected.value if collected else None
        return ballot_rows.read_ballots(sheet, directory, self._found, self._options, collected=typed, year=year)

    def _branch_ballot(self) -> branch_ballot.BranchBallotDraft | None:
        sheet = self._sheets.get("branch_ballot")
        if sheet is None or not sheet.cells:
            return None
        return branch_ballot.read_branch_ballot(sheet, self._found, self._options)

    def _check_branch_votes(
        self, draft: branch_ballot.BranchBallotDraft | None, roster: members.Roster, *, voted: bool
    ) -> None:
        if voted and (draft is None or not (draft.voted or draft.unsure)):
            sheet = self._sheets.get("branch_ballot") or self._sheets.get("ballots")
            self._found.add(ballot_problems.NO_CELL_BALLOT.at(sheet.place() if sheet else Place("")))
        elif roster.members and not voted and draft is not None and draft.voted and draft.places:
            self._found.add(
                ballot_problems.CELL_VOTES_WITHOUT_BALLOT.at(next(iter(draft.places.values())), sheet="Phiếu chi bộ")
            )

    def _extras(self, year: int | None) -> _Extras:
        def filled(key: str) -> Sheet | None:
            sheet = self._sheets.get(key)
            return sheet if sheet and sheet.cells else None

        won, remarked, shown = filled("achievements"), filled("remarks"), self._sheets.get("photos")
        return _Extras(
            achievements.read_achievements(won, self._found, self._options, year=year) if won else (),
            remarks.read_remarks(remarked, self._found, self._options) if remarked else (),
            photos.read_photos(shown, self._found, self._options) if shown and (shown.cells or shown.facts.pictures) else (),
        )


def _with_head(members: tuple[Member, ...], chair: Person) -> tuple[Member, ...]:
    """Return the roster with the chair marked as head where the roster names none and «Chủ trì» calls him Bí thư."""
    if any(member.is_head for member in members) or not any(is_head(post) for post in chair.posts):
        return members
    return tuple(replace(each, is_head=name_key(each.name) == name_key(chair.name)) for each in members)


def _with_guests(remarks: tuple[Remark, ...], guests: tuple[Person, ...], members: tuple[Member, ...]) -> tuple[Remark, ...]:
    """Return the remarks with those of the meeting's guests marked."""
    invited, branch = [guest.name for guest in guests], [member.name for member in members]
    return tuple(replace(remark, from_guest=is_guest(remark.speaker, invited, branch)) for remark in remarks)


def _record(meeting: info.Info, members: tuple[Member, ...], extras: _Extras) -> ReviewRecord:
    """Return the record without its ballots; an error was reported for every value that stands in for a missing one."""
    held_on = meeting.held_on or date(meeting.year or date.max.year, 12, 31)  # late enough for nobody to be too new
    chair, secretary, head_teller = (each or Person("") for each in (meeting.chair, meeting.secretary, meeting.head_teller))
    return ReviewRecord(
        year=meeting.year or 0,
        parent=meeting.parent,
        branch=meeting.branch,
        meeting=Meeting(
            held_on=held_on,
            chair=chair,
            secretary=secretary,
            head_teller=head_teller,
            tellers=meeting.tellers,
            guests=meeting.guests,
            began=meeting.began,
            ended=meeting.ended,
            venue=meeting.venue,
            is_dated=meeting.held_on is not None,
        ),
        members=_with_head(members, chair),
        document_date=meeting.document_date or held_on,
        code=meeting.code,
        locality=meeting.locality,
        bases=meeting.bases,
        committee_size=meeting.committee_size,
        branch_self_rating=meeting.self_rating,
        presenter=meeting.presenter,
        over_cap=meeting.over_cap,
        request_reason=meeting.request_reason,
        points=meeting.points,
        wants_reward=meeting.wants_reward,
        achievements=extras.achievements,
        remarks=_with_guests(extras.remarks, meeting.guests, members),
        photos=extras.photos,
        narrative=meeting.narrative,
        numbers=meeting.numbers,
        decision=meeting.decision,
        rule_set=meeting.rule_set,
        places=meeting.places,
    )
