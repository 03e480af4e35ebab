"""What the sheets must agree in: names, counts, both entries, and whether there are votes at all.

The arithmetic of product.md §5.8 (issued = collected + …) is left to ``rules``, which keeps each check with both sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from annual_review.model.ballots import Ballot, BallotCounts, BranchBallot, Figure, MemberBallot
from annual_review.model.members import Member
from annual_review.model.names import name_key
from annual_review.model.partial import operand, operands
from annual_review.problems import Place
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.catalogue import info as info_problems
from annual_review.problems.catalogue import members as member_problems
from annual_review.problems.catalogue import reconciliation as reconciliation_problems
from annual_review.problems.collector import Collector
from annual_review.reading.people import Directory, NamedThere
from annual_review.reading.sheets.approvals import Approvals
from annual_review.reading.sheets.ballot_totals import BallotDraft
from annual_review.reading.sheets.branch_ballot import BranchBallotDraft
from annual_review.reading.sheets.counts import COUNT_NAMES
from annual_review.reading.sheets.info import Info
from annual_review.reading.sheets.members import Roster
from annual_review.rules.attendance import is_convoked
from annual_review.rules.eligibility import unrated_without_votes
from annual_review.rules.ruleset import MembershipRule


def check_roster(roster: Roster, info: Info, found: Collector, *, voted: bool) -> None:
    """Report a column «Có mặt» left blank, a head count that differs, and people of the meeting nearly called like a member."""
    if roster.presence_blank:
        entry = member_problems.NOBODY_PRESENT if voted else member_problems.PRESENCE_OPEN
        found.add(entry.at(roster.presence_blank))
    present = sum(member.present and is_convoked(member) for member in roster.members)
    if info.present and roster.complete and not (roster.presence_blank and not voted) and info.present.value != present:
        found.add(info_problems.PRESENT_DIFFERS.at(info.present.place, typed=info.present.value, roster=present))
    if not roster.halved:
        _check_people(Directory(roster.members, unread=roster.unread, alike=roster.alike), info, found)


def _check_people(directory: Directory, info: Info, found: Collector) -> None:
    guests = {name_key(guest.name) for guest in info.guests}
    doubtful = bool(directory.unread or directory.is_empty or directory.has_alike)
    for key, item, people in (
        ("chair", "Chủ trì", (info.chair,)),
        ("secretary", "Thư ký", (info.secretary,)),
        ("head_teller", "Tổ trưởng kiểm phiếu", (info.head_teller,)),
        ("tellers", "Thành viên kiểm phiếu", info.tellers),
        ("presenter", "Người trình bày báo cáo", (info.presenter,)),
    ):
        for person in people:
            if person is None or directory.knows(person.name):
                continue
            place, named = info.places[key], {"name": person.name, "item": item}
            if near := directory.near(person.name):
                found.add(info_problems.NEAR_PERSON.at(place, near=near.name, **named))
            elif name_key(person.name) not in guests and not doubtful:
                found.add(info_problems.NOT_A_MEMBER.at(place, **named))


@dataclass(frozen=True, slots=True)
class BallotSheets:
    """What the sheets of the members' ballot give: the votes, the second step of two, the second entry; None without."""

    first: BallotDraft | None = None
    approvals: Approvals | None = None
    second: BallotDraft | None = None

    @property
    def named(self) -> tuple[NamedThere, ...]:
        """Whom each of them names, in the order in which they were read."""
        return tuple(each.named for each in (self.approvals, self.first, self.second) if each is not None)


@dataclass(frozen=True, slots=True)
class JoinedBallot:
    """The members' ballot, None when there are no votes, with the counts that are not known (names of operands).

    What stands in the ballot for a count that is not known is nought.
    """

    ballot: MemberBallot | None
    unknown: frozenset[str] = frozenset()


def join_ballot(sheets: BallotSheets, info: Info, roster: Roster, rule: MembershipRule, found: Collector) -> JoinedBallot:
    """Return the members' ballot; a count that is missing or told in two ways is reported and not known.

    ``rule`` says who is too new to be rated.
    """
    draft, approvals, second = sheets.first, sheets.approvals, sheets.second
    if draft is not None and not draft.readable:
        return JoinedBallot(None)
    if draft is None or not draft.voted:
        if roster.members:
            _check_no_votes(draft, approvals, info, found)
        return JoinedBallot(None)
    for member in missing_members(sheets, roster, info, rule):
        found.add(ballot_problems.MISSING_NAME.at(member.place(), name=member.name, sheet=draft.sheet))
    if second is not None and second.readable:
        compare_entries(draft, second, found)
        compare_counts(draft, second, info, found)
    counted = ballot_counts(draft, info, found, nobody=not roster.members)
    if approvals is not None:
        _check_first_step(draft, roster, found)
    counts = counted.counts
    tallies = draft.tallies
    if approvals is not None:
        tallies = tuple(replace(tally, approval=approvals.by_member.get(tally.member)) for tally in tallies)
    own = approvals.counts if approvals else {}
    ballot = MemberBallot(
        counts,
        tallies,
        draft.layout,
        two_step=approvals is not None,
        entered_twice=second is not None,
        second_step=_with_meeting(own, counts) if own else None,
    )
    of_second = {*(approvals.unread if approvals else ()), *(counted.unknown - own.keys())}
    unknown = operands(Ballot.MEMBERS, counted.unknown) | operands(Ballot.APPROVALS, of_second)
    return JoinedBallot(ballot, unknown)


def _check_first_step(draft: BallotDraft, roster: Roster, found: Collector) -> None:
    """Report votes «hoàn thành xuất sắc» in the first step of two."""
    names = {member.number: member.name for member in roster.members}
    for tally in draft.tallies:
        if tally.votes.excellent:
            place = tally.places.get("excellent") or tally.places["name"]
            found.add(ballot_problems.EXCELLENT_IN_FIRST_STEP.at(place, name=names[tally.member]))


def _check_no_votes(draft: BallotDraft | None, approvals: Approvals | None, info: Info, found: Collector) -> None:
    """Report figures that speak of votes where nothing was voted yet."""
    figures = {**(draft.counts if draft else {}), **info.counts}
    for key, figure in figures.items():
        if figure.value:
            found.add(ballot_problems.COUNTS_WITHOUT_VOTES.at(figure.place, item=COUNT_NAMES[key]))
    if approvals is not None and approvals.voted:
        found.add(ballot_problems.CELL_VOTES_WITHOUT_BALLOT.at(sheet="Phiếu bình chọn"))


def report_strangers(sheets: BallotSheets, roster: Roster, found: Collector) -> None:
    """Report the names nobody on the roster has that were held back, where they are more than its rows not read.

    Up to that many may well be the people of those rows, which were reported.
    """
    strangers = [stranger for named in sheets.named for stranger in named.strangers]
    if len({name for name, _ in strangers}) > roster.unread:
        found.add(*(problem for _, problem in strangers))


def missing_members(sheets: BallotSheets, roster: Roster, info: Info, rule: MembershipRule) -> tuple[Member, ...]:
    """Return the members to be rated whom the ballot does not name.

    One offered as «có phải …?» for another name is not missing, nor is one whose name the roster has twice. Whoever was
    absent or is too new to be rated may be missing: the rules list him as unrated (product.md §5.4).
    """
    if roster.halved or any(named.halved for named in sheets.named):
        return ()
    listed = sheets.first.named.listed if sheets.first else frozenset()
    known = listed.union(roster.alike, *(named.offered for named in sheets.named))
    rated = (member for member in roster.members if unrated_without_votes(member, info.held_on, rule) is None)
    return tuple(member for member in rated if member.number not in known)


def compare_entries(first: BallotDraft, second: BallotDraft, found: Collector) -> None:
    """Report every cell in which two entries of the same ballots differ."""
    for label in dict.fromkeys((*first.entered, *second.entered)):
        one, two = first.entered.get(label), second.entered.get(label)
        name, column = label
        if one and two:
            if one[0].casefold() != two[0].casefold():
                found.add(
                    ballot_problems.SECOND_ENTRY_DIFFERS.at(
                        two[1], one[1], name=name, column=column, first=one[0], second=two[0], where=str(one[1])
                    )
                )
        elif only := one or two:
            found.add(ballot_problems.SECOND_ENTRY_LACKS.at(only[1], name=name, column=column))


def compare_counts(first: BallotDraft, second: BallotDraft, info: Info, found: Collector) -> None:
    """Report every count of ballots on the second entry's sheet that differs from the one typed before."""
    for key, there in {**first.counts, **info.counts}.items():
        here = second.counts.get(key)
        if here and here.value != there.value:
            found.add(
                ballot_problems.COUNTS_DIFFER.at(
                    here.place,
                    there.place,
                    item=COUNT_NAMES[key],
                    first=there.value,
                    second=here.value,
                    where=str(there.place),
                )
            )


@dataclass(frozen=True, slots=True)
class JoinedCounts:
    """The four counts of a ballot; those ``unknown`` (item keys) are missing or told in two ways."""

    counts: BallotCounts
    unknown: frozenset[str]


def ballot_counts(draft: BallotDraft, info: Info, found: Collector, *, nobody: bool) -> JoinedCounts:
    """Return the four counts, typed on either sheet, counted from single ballots, or (invalid) derived.

    A count that is missing is reported, unless one stands there and cannot be read, or ``nobody`` is on the roster.
    """
    figures: dict[str, Figure] = {}
    unknown = set(draft.unread | info.unread) & set(COUNT_NAMES)
    only_valid = _only_valid_typed_in(draft, info)
    for key, name in COUNT_NAMES.items():
        there, here = info.counts.get(key), draft.counts.get(key)
        if there and here and there.value != here.value:
            unknown.add(key)
            found.add(
                ballot_problems.COUNTS_DIFFER.at(
                    here.place, there.place, item=name, first=there.value, second=here.value, where=str(there.place)
                )
            )
        typed = there or here
        counted = draft.counted.get(key)
        if typed and counted is not None and typed.value != counted and not (draft.left_out or only_valid):
            unknown.add(key)
            found.add(ballot_problems.COUNTED_DIFFERS.at(typed.place, item=name, typed=typed.value, counted=counted))
        if typed:
            figures[key] = typed
        elif counted is not None:
            figures[key] = Figure(counted, derived=True)
            unknown |= {key} if draft.unsure else set()
    missing = [key for key in ("issued", "collected", "valid") if key not in figures]
    for key in missing:
        if key not in draft.unread | info.unread and not nobody:
            found.add(ballot_problems.MISSING_COUNT.at(Place(draft.sheet), item=COUNT_NAMES[key]))
    unknown.update(missing)
    issued, collected, valid = (figures.get(key) or Figure(0, derived=True) for key in ("issued", "collected", "valid"))
    invalid = figures.get("invalid")
    if invalid is None:
        unknown |= {"invalid"} if unknown & {"collected", "valid"} else set()
        invalid = Figure(max(0, collected.value - valid.value), derived=True)
    return JoinedCounts(BallotCounts(issued, collected, valid, invalid), frozenset(unknown))


def _only_valid_typed_in(draft: BallotDraft, info: Info) -> bool:
    """Whether the single ballots on the sheet are just the valid ones: the invalid were left out (workbook.md)."""
    typed = {key: figure.value for key in COUNT_NAMES if (figure := info.counts.get(key) or draft.counts.get(key))}
    if not typed.keys() >= {"collected", "valid", "invalid"} or "collected" not in draft.counted:
        return False
    ballots = draft.counted["collected"]
    return typed["invalid"] > 0 and ballots == typed["valid"] == typed["collected"] - typed["invalid"]


def join_branch_ballot(draft: BranchBallotDraft | None, joined: JoinedBallot, found: Collector) -> BranchBallot | None:
    """Return the branch's own ballot, with counts derived where its sheet does not give them.

    Without any the valid ballots are the sum of its votes (workbook.md, «Phiếu chi bộ»); where that is not what the members'
    ballot has, the two were of different ballots, and nothing more is known of this one: a note says so.
    """
    ballot = joined.ballot
    if draft is None or draft.votes is None or ballot is None:
        return None
    total = draft.votes.total
    if draft.counts or total in {0, ballot.counts.valid.value}:
        return BranchBallot(_with_meeting(draft.counts, ballot.counts), draft.votes, draft.places)
    valid = ballot.counts.valid
    place = next(iter(draft.places.values()), Place())
    if not (draft.unsure or operand(Ballot.MEMBERS, "valid") in joined.unknown):
        found.add(reconciliation_problems.CELL_COUNT_DIFFERS.at(place, valid.place, votes=total, valid=valid.value))
    known = Figure(total, derived=True)
    return BranchBallot(BallotCounts(known, known, known, Figure(0, derived=True)), draft.votes, draft.places)


def _with_meeting(own: Mapping[str, Figure], meeting: BallotCounts) -> BallotCounts:
    """Return the counts a sheet gives of its ``own`` ballot; those it leaves out are the meeting's, marked as derived."""
    issued = own.get("issued") or replace(meeting.issued, derived=True)
    collected = own.get("collected") or replace(meeting.collected, derived=True)
    valid, invalid = own.get("valid"), own.get("invalid")
    if valid is None and invalid is None and "collected" not in own:
        valid, invalid = replace(meeting.valid, derived=True), replace(meeting.invalid, derived=True)
    if valid is None:
        valid = Figure(max(0, collected.value - (invalid.value if invalid else 0)), derived=True)
    if invalid is None:
        invalid = Figure(max(0, collected.value - valid.value), derived=True)
    return BallotCounts(issued, collected, valid, invalid)
