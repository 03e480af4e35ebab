"""Votes and shares in tables and sentences, in one step and in two (documents.md §2.0, §2.3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annual_review.documents import parts, votes
from annual_review.documents.branch import minutes, report, tally_minutes
from annual_review.documents.case import RatedReview
from annual_review.model.ballots import BallotCounts, Figure, MemberBallot
from annual_review.rules.ruleset import VoteMethod
from tests.small_branch.reckoned import source
from tests.small_branch.record import branch_ballot, counts, school_branch, tally

LAW = "tán thành (từ 04/06 phiếu trở lên), theo khoản 5 Điều 9 Điều lệ Đảng"


def two_steps(*approved: tuple[int, tuple[int, int]], apart: int = 0) -> RatedReview:
    """Everybody voted good in the first step; ``approved`` with Đồng ý and Không đồng ý of ``apart`` ballots of their own."""
    second = dict(approved)
    tallies = tuple(tally(number, 0, 6, 0, 0, approval=second.get(number)) for number in range(1, 7))
    ballot = MemberBallot(counts(6), tallies, two_step=True, second_step=counts(apart) if apart else None)
    return source(replace(school_branch(), ballot=ballot))


def test_votes_and_shares_of_every_member_stand_in_the_tally_minutes() -> None:
    told = tally_minutes.build(source())
    first = told.rows[0]
    assert (first.number, first.name, first.posts) == ("1", "Nguyễn Thị An", "Bí thư; Hiệu trưởng")
    assert (first.excellent, first.first) == (votes.VoteCell("5", "83,33%"),) * 2
    assert (told.rows[1].good.votes, told.rows[1].good.share) == ("5", "83,33%")
    assert told.vote_base == told.cell_vote_base == "06 đảng viên chính thức được triệu tập"
    assert (told.ballot.issued, told.ballot.invalid) == ("06 phiếu", "không có")
    assert told.chair_office == "BÍ THƯ"


def test_ballots_that_are_invalid_are_counted() -> None:
    of = replace(school_branch(), ballot=MemberBallot(counts(5, invalid=1), tuple(tally(n, 0, 5) for n in range(1, 7))))
    assert tally_minutes.build(source(replace(of, branch_ballot=None))).ballot.invalid == "01 phiếu"


def test_the_second_step_is_shown_with_its_own_ballots() -> None:
    told = tally_minutes.build(two_steps((1, (5, 1)), apart=6))
    assert told.has_second_ballot
    assert (told.ballot.valid, told.second_ballot.valid) == ("06 phiếu", "06 phiếu")
    assert (told.rows[0].agree, told.rows[0].disagree) == (votes.VoteCell("5", "83,33%"), votes.VoteCell("1", "16,67%"))
    assert told.second_vote_base == "06 đảng viên chính thức được triệu tập"
    assert told.rows[0].proposed == "HTXSNV"


def test_the_first_of_two_steps_has_no_votes_for_excellent() -> None:
    told = tally_minutes.build(two_steps((1, (5, 1)), (2, (3, 3))))
    assert (told.two_step, told.has_second_ballot) == (True, False)
    assert {row.excellent for row in told.rows} == {votes.VoteCell("–", "")}
    assert told.rows[0].first == told.rows[0].agree == votes.VoteCell("5", "83,33%")
    assert (told.rows[2].first, told.rows[2].agree) == (votes.VoteCell("–", ""), votes.VoteCell("", ""))
    assert [row.nominee for row in minutes.build(two_steps((2, (4, 2)), (5, (2, 4)))).rows] == ["", "1", "", "", "2", ""]


def test_without_anybody_voted_on_there_is_no_whole_of_the_second_step() -> None:
    assert votes.second_vote_base(source()) == ""


def test_a_cell_without_votes_has_empty_ballot_lines() -> None:
    made = source()
    without = replace(made, record=replace(made.record, ballot=None, branch_ballot=None))
    for lines in (votes.member_ballot_lines, votes.second_ballot_lines, votes.branch_ballot_lines):
        assert lines(without) == votes.NO_LINES
    assert not votes.has_second_ballot(without)
    assert not votes.two_step(without)
    nobody = replace(made, assessment=replace(made.assessment, members=(), branch=None))
    assert (votes.vote_base(nobody), votes.branch_vote_base(nobody), votes.branch_vote_rows(nobody)) == ("", "", ())


def test_of_a_ballot_on_the_branch_with_other_ballots_only_the_valid_ones_are_known() -> None:
    known = Figure(4, derived=True)
    own = branch_ballot(4, own=BallotCounts(known, known, known, Figure(0, derived=True)))
    lines = votes.branch_ballot_lines(source(replace(school_branch(), branch_ballot=own)))
    assert lines == votes.BallotLines("……", "……", "04 phiếu", "……")
    typed = branch_ballot(4, own=counts(4, issued=5, collected=4))
    assert votes.branch_ballot_lines(source(replace(school_branch(), branch_ballot=typed))).issued == "05 phiếu"


def test_the_branchs_own_votes_stand_by_level() -> None:
    divided = source(replace(school_branch(), branch_ballot=branch_ballot(4, 2)))
    rows = [(row.votes, row.share) for row in votes.branch_vote_rows(divided)]
    assert rows == [("4", "66,67%"), ("2", "33,33%"), ("0", "0%"), ("0", "0%")]
    assert report.build(divided).cell_votes == "04/06 phiếu, đạt 66,67% số đảng viên chính thức được triệu tập"


@pytest.mark.parametrize(
    ("made", "rest"),
    [
        (source(), "."),
        (two_steps((1, (5, 1))), (
            "; mức “Hoàn thành xuất sắc nhiệm vụ” (HTXSNV) cần đạt mức “Hoàn thành tốt nhiệm vụ” (HTTNV) ở lần bỏ phiếu thứ "
            "nhất và được quá nửa tổng số đảng viên chính thức được triệu tập đồng ý ở lần thứ hai."
        )),
    ],
)  # fmt: skip
def test_the_report_says_once_how_the_ballot_gives_a_level(made: RatedReview, rest: str) -> None:
    sentence = votes.method_sentence(made, parts.LevelNames(made.rule_set))
    assert sentence == f"Mức đề xuất là mức được quá nửa tổng số đảng viên chính thức được triệu tập {LAW}{rest}"


def test_a_ward_that_goes_by_the_most_votes_says_so_without_the_charter() -> None:
    made = source()
    citation = replace(made.rule_set.vote.citation, confirmed=False)
    vote = replace(made.rule_set.vote, method=VoteMethod.PLURALITY, words="nhiều phiếu nhất", citation=citation)
    changed = replace(made, rule_set=replace(made.rule_set, vote=vote))
    assert votes.method_sentence(changed, parts.LevelNames(made.rule_set)) == "Mức đề xuất là mức được nhiều phiếu nhất."
