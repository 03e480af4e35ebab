"""Every total of a review against the totals it must agree with, kept with both sides (product.md §5.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from annual_review.model.assessment import MemberFigures
from annual_review.model.ballots import Ballot, BallotCounts, BranchBallot, Figure, MemberBallot, SubjectTally
from annual_review.model.checks import Check, Relation, Side
from annual_review.model.members import Member
from annual_review.model.partial import BRANCH_VOTES, CONVOKED, COUNTS, PRESENT, operand
from annual_review.model.ratings import LevelCounts
from annual_review.model.record import ReviewRecord
from annual_review.problems import Place, Problem, Severity
from annual_review.problems.catalogue import reconciliation as reconciliation_problems
from annual_review.rules import words
from annual_review.rules.places import places_of, row_places


@dataclass(frozen=True, slots=True)
class Checked:
    """A check, with the problem to report when it fails; ``member`` is the number of the one member it is about, 0: all.

    ``ballot`` is the ballot whose own counts it is about, None for other checks. A check that fails has no problem where
    ``reading`` reports it, or where the same cells fail another check in the same way. ``needs`` are the operands it rests
    on besides the votes of its member.
    """

    check: Check
    problem: Problem | None = None
    member: int = 0
    ballot: Ballot | None = None
    needs: frozenset[str] = frozenset()

    @property
    def is_broken(self) -> bool:
        """Whether it fails as an error: nothing reckoned from these numbers can be trusted."""
        return not self.check.holds and self.check.severity is Severity.ERROR


def reconcile(
    record: ReviewRecord,
    ballot: MemberBallot,
    rated: Iterable[tuple[Member, SubjectTally]],
    figures: MemberFigures,
    *,
    probationary_vote: bool,
) -> tuple[Checked, ...]:
    """Return all checks of the record in the order the paper prints them; ``rated`` are the members with their tallies."""
    voters = _Voters(figures, _attendance(record), probationary_vote=probationary_vote)
    return (
        *_roster_checks(figures, len(ballot.tallies)),
        *_ballot_checks(Ballot.MEMBERS, ballot.counts, voters),
        *(_ballot_checks(Ballot.APPROVALS, ballot.second_step, voters) if ballot.second_step else ()),
        *(replace(each, member=member.number) for member, tally in rated for each in _tally_checks(member, tally, ballot)),
        *_branch_checks(record.branch_ballot, ballot, voters),
    )


def total_check(totals: LevelCounts, figures: MemberFigures) -> Check:
    """Return the check of the proposed levels against the number of rated members."""
    return Check(words.RATED, Side(words.ALL_LEVELS, totals.total), Relation.EQUAL, Side(words.RATED, figures.rated))


def _roster_checks(figures: MemberFigures, tallies: int) -> Iterator[Checked]:
    roster = Side(words.ROSTER, figures.total)
    rated = Side(words.RATED, figures.rated)
    others = figures.exempt_absent + figures.suspended + figures.elsewhere
    both = Side(words.CONVOKED_AND_OTHERS, figures.convoked + others)
    yield Checked(Check(words.ROSTER, both, Relation.EQUAL, roster))
    both = Side(words.PRESENT_AND_ABSENT, figures.present + figures.absent)
    yield Checked(Check(words.CONVOKED, both, Relation.EQUAL, Side(words.CONVOKED, figures.convoked)))
    parts = Side(words.RATED_AND_UNRATED, figures.rated + figures.not_subject + figures.unrated)
    yield Checked(Check(words.RATED_AND_UNRATED, parts, Relation.EQUAL, roster))
    yield Checked(Check(words.IN_TALLY, Side(words.IN_TALLY, tallies), Relation.EQUAL, rated))


@dataclass(frozen=True, slots=True)
class _Voters:
    """Who may have got a ballot: head counts, and the cells they come from."""

    figures: MemberFigures
    attendance: tuple[Place, ...]
    probationary_vote: bool


def _ballot_checks(ballot: Ballot, counts: BallotCounts, voters: _Voters) -> Iterator[Checked]:
    title, figures = words.BALLOTS[ballot], voters.figures
    issued, collected, valid, invalid = (operand(ballot, each) for each in COUNTS)
    checks = [
        (_issued_collected(title, counts), (issued, collected)),
        (_collected_valid(title, counts), (collected, valid, invalid)),
        (_issued_present(title, counts, voters), (issued, PRESENT, CONVOKED)),
    ]
    if not voters.probationary_vote:
        checks.append((_issued_convoked(title, counts, voters), (issued, CONVOKED)))
        if figures.official_present < figures.present:
            checks.append((_issued_official(title, counts, voters), (issued, PRESENT, CONVOKED)))
    yield from (replace(each, ballot=ballot, needs=frozenset(needs)) for each, needs in checks)


def _issued_collected(title: str, counts: BallotCounts) -> Checked:
    issued, collected = counts.issued, counts.collected
    lost = max(issued.value - collected.value, 0)
    check = Check(
        words.of_counts(title, words.ISSUED_COLLECTED),
        _side(words.ISSUED, issued),
        Relation.EQUAL,
        Side(words.COLLECTED_AND_LOST, collected.value + lost, places_of(collected.place)),
    )
    places = places_of(collected.place, issued.place)
    problem = reconciliation_problems.COLLECTED_MORE_THAN_ISSUED.at(
        *places, ballot=title, collected=collected.value, issued=issued.value
    )
    return _checked(check, problem)


def _collected_valid(title: str, counts: BallotCounts) -> Checked:
    collected, valid, invalid = counts.collected, counts.valid, counts.invalid
    total = valid.value + invalid.value
    right = Side(words.VALID_AND_INVALID, total, places_of(valid.place, invalid.place))
    problem = reconciliation_problems.VALID_PLUS_INVALID.at(
        *places_of(valid.place, invalid.place, collected.place),
        ballot=title,
        collected=collected.value,
        valid=valid.value,
        invalid=invalid.value,
        sum=total,
    )
    title_words = words.of_counts(title, words.COLLECTED_VALID)
    return _checked(Check(title_words, _side(words.COLLECTED, collected), Relation.EQUAL, right), problem)


def _issued_present(title: str, counts: BallotCounts, voters: _Voters) -> Checked:
    issued, present = counts.issued, voters.figures.present
    title_words = words.of_counts(title, words.ISSUED_PRESENT)
    check = Check(title_words, _side(words.ISSUED, issued), Relation.AT_MOST, Side(words.PRESENT, present, voters.attendance))
    problem = reconciliation_problems.ISSUED_MORE_THAN_PRESENT.at(
        *places_of(issued.place, *voters.attendance), ballot=title, issued=issued.value, present=present
    )
    return _checked(check, problem)


def _issued_convoked(title: str, counts: BallotCounts, voters: _Voters) -> Checked:
    """Only official members convoked have a vote: more ballots would give shares above 100 %."""
    issued, convoked = counts.issued, voters.figures.official_convoked
    right = Side(words.CONVOKED_OFFICIAL, convoked, voters.attendance)
    check = Check(words.of_counts(title, words.ISSUED_CONVOKED), _side(words.ISSUED, issued), Relation.AT_MOST, right)
    if issued.value > voters.figures.present:
        return Checked(check)  # told already of those present
    problem = reconciliation_problems.ISSUED_MORE_THAN_CONVOKED.at(
        *places_of(issued.place, *voters.attendance), ballot=title, issued=issued.value, convoked=convoked
    )
    return _checked(check, problem)


def _issued_official(title: str, counts: BallotCounts, voters: _Voters) -> Checked:
    issued, official = counts.issued, voters.figures.official_present
    right = Side(words.PRESENT_OFFICIAL, official, voters.attendance)
    title_words = words.of_counts(title, words.ISSUED_OFFICIAL)
    check = Check(title_words, _side(words.ISSUED, issued), Relation.AT_MOST, right, Severity.WARNING)
    if issued.value > voters.figures.official_convoked:
        return Checked(check)  # told already of those convoked
    problem = reconciliation_problems.PROBATIONARY_VOTED.at(
        *places_of(issued.place), ballot=title, issued=issued.value, official=official
    )
    return _checked(check, problem)


def _attendance(record: ReviewRecord) -> tuple[Place, ...]:
    """The range of the column «Có mặt», the names where there is no such column."""
    cells = {str(member.number): member.place("present") for member in record.members}
    return row_places(cells, *cells)


def _tally_checks(member: Member, tally: SubjectTally, ballot: MemberBallot) -> Iterator[Checked]:
    valid = ballot.counts.valid
    needs = frozenset({operand(Ballot.MEMBERS, "valid")})
    yield replace(_level_votes(member, tally, valid), needs=needs)
    if tally.blank + tally.spoiled:
        yield replace(_marks(member, tally, valid), needs=needs)
    if ballot.two_step:
        yield _first_step(member, tally)
    if tally.approval is not None:
        found = _approvals(
            member, tally.approval.agree + tally.approval.disagree, tally.approval.places, ballot.approval_counts.valid
        )
        yield replace(found, needs=frozenset({operand(Ballot.APPROVALS, "valid")}))


def _level_votes(member: Member, tally: SubjectTally, valid: Figure) -> Checked:
    """The votes against the valid ballots; fewer are told unless ballots that left the row empty or spoilt it explain them."""
    votes = tally.votes.total
    cells = row_places(tally.places, *tally.votes.by_level)
    severity = _severity(votes, valid)
    left = Side(words.LEVEL_VOTES, votes, cells)
    relation = Relation.AT_MOST if tally.blank + tally.spoiled else Relation.EQUAL
    check = Check(words.of_member(member.name), left, relation, _side(words.VALID, valid), severity)
    if valid.value in {votes, votes + tally.blank + tally.spoiled}:
        return Checked(check)
    entry = (
        reconciliation_problems.MORE_VOTES_THAN_VALID
        if severity is Severity.ERROR
        else reconciliation_problems.FEWER_VOTES_THAN_VALID
    )
    return Checked(check, entry.at(*places_of(*cells, valid.place), name=member.name, votes=votes, valid=valid.value))


def _marks(member: Member, tally: SubjectTally, valid: Figure) -> Checked:
    """The votes and the ballots that left the row empty together make up the valid ballots."""
    blank = tally.blank + tally.spoiled
    marks = tally.votes.total + blank
    cells = row_places(tally.places, *tally.votes.by_level, "blank")
    left = Side(words.LEVEL_VOTES_AND_BLANK, marks, cells)
    severity = _severity(marks, valid)
    check = Check(words.of_member(member.name, words.BLANK), left, Relation.EQUAL, _side(words.VALID, valid), severity)
    if marks < valid.value or tally.votes.total > valid.value:
        return Checked(check)  # told already of the votes alone
    problem = reconciliation_problems.MORE_MARKS_THAN_VALID.at(
        *places_of(*cells, valid.place),
        name=member.name,
        votes=tally.votes.total,
        blank=blank,
        sum=marks,
        valid=valid.value,
    )
    return _checked(check, problem)


def _first_step(member: Member, tally: SubjectTally) -> Checked:
    """No vote «hoàn thành xuất sắc» in the first step of two; ``reading`` reports one with the other way out."""
    votes = tally.votes.excellent
    cells = row_places(tally.places, "excellent")
    left = Side(words.FIRST_STEP_EXCELLENT, votes, cells)
    check = Check(words.of_member(member.name, words.FIRST_STEP), left, Relation.EQUAL, Side(words.NONE, 0))
    return Checked(check)


def _approvals(member: Member, votes: int, places: Mapping[str, Place], valid: Figure) -> Checked:
    cells = row_places(places, "agree", "disagree")
    severity = _severity(votes, valid)
    left = Side(words.APPROVALS, votes, cells)
    check = Check(words.of_member(member.name, words.SECOND_STEP), left, Relation.EQUAL, _side(words.VALID, valid), severity)
    more = severity is Severity.ERROR
    entry = reconciliation_problems.MORE_APPROVALS_THAN_VALID if more else reconciliation_problems.FEWER_APPROVALS_THAN_VALID
    return _checked(check, entry.at(*places_of(*cells, valid.place), name=member.name, votes=votes, valid=valid.value))


def _branch_checks(ballot: BranchBallot | None, of_members: MemberBallot, voters: _Voters) -> Iterator[Checked]:
    if ballot is None:
        return
    counts = ballot.counts
    derived = all(each.derived for each in (counts.issued, counts.collected, counts.valid, counts.invalid))
    if derived and counts.valid.value != of_members.counts.valid.value:
        yield from _counted_checks(ballot, voters)
        return
    checks = _ballot_checks(Ballot.BRANCH, counts, voters)
    for each in checks:  # counts of the meeting are reported of the members' ballot
        yield replace(each, problem=None) if derived else each
    votes, valid = ballot.votes.total, ballot.counts.valid
    cells = row_places(ballot.places, *ballot.votes.by_level)
    severity = _severity(votes, valid)
    left = Side(words.LEVEL_VOTES, votes, cells)
    title_words = words.of_counts(words.BALLOTS[Ballot.BRANCH], words.ALL_VOTES)
    check = Check(title_words, left, Relation.EQUAL, _side(words.VALID, valid), severity)
    more = severity is Severity.ERROR
    entry = reconciliation_problems.MORE_CELL_VOTES_THAN_VALID if more else reconciliation_problems.FEWER_CELL_VOTES_THAN_VALID
    found = _checked(check, entry.at(*places_of(*cells, valid.place), votes=votes, valid=valid.value))
    yield replace(found, ballot=Ballot.BRANCH, needs=frozenset({BRANCH_VOTES, operand(Ballot.BRANCH, "valid")}))


def _counted_checks(ballot: BranchBallot, voters: _Voters) -> Iterator[Checked]:
    """A ballot on the branch of which the votes alone are known: no more of them than people who may vote."""
    votes, figures = ballot.votes.total, voters.figures
    cells = row_places(ballot.places, *ballot.votes.by_level)
    title, told = words.BALLOTS[Ballot.BRANCH], False
    official = (words.VOTES_CONVOKED, words.CONVOKED_OFFICIAL, figures.official_convoked)
    most_of = ((words.VOTES_PRESENT, words.PRESENT, figures.present), *(() if voters.probationary_vote else (official,)))
    for what, name, most in most_of:
        left, right = Side(words.LEVEL_VOTES, votes, cells), Side(name, most, voters.attendance)
        check = Check(words.of_counts(title, what), left, Relation.AT_MOST, right)
        who = name.removeprefix("Số ")
        problem = reconciliation_problems.MORE_CELL_VOTES_THAN_VOTERS.at(*places_of(*cells), votes=votes, voters=most, who=who)
        found = Checked(check) if told else _checked(check, problem)
        told = not check.holds
        yield replace(found, ballot=Ballot.BRANCH, needs=frozenset({BRANCH_VOTES, PRESENT, CONVOKED}))


def _severity(votes: int, valid: Figure) -> Severity:
    """More votes than valid ballots cannot be; fewer can, where ballots left the row empty."""
    return Severity.ERROR if votes > valid.value else Severity.WARNING


def _side(label: str, figure: Figure) -> Side:
    return Side(label, figure.value, places_of(figure.place))


def _checked(check: Check, problem: Problem) -> Checked:
    return Checked(check, None if check.holds else problem)
