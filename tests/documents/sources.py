"""Reviews made by hand for the tests of the papers: a small cell, and what a test changes in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from fractions import Fraction

from annual_review.documents.case import Source
from annual_review.model.achievements import Achievement, AchievementGroup, AwardLevel
from annual_review.model.ballots import Approval, BallotCounts, BranchBallot, Figure, MemberBallot, SubjectTally
from annual_review.model.meeting import Meeting, Person
from annual_review.model.members import Member, Membership
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import Narrative, PaperNumbers, Photo, Remark, ReviewRecord
from annual_review.problems import Place
from annual_review.rules.assess import assess
from annual_review.rules.rulebook import load_rule_sets

NAMES = ("Nguyễn Thị An", "Trần Văn Bình", "Lê Thị Cúc", "Phạm Văn Dũng", "Hoàng Thị Én", "Vũ Văn Phong")
SHEET = "Phiếu đảng viên"


def counts(number: int, sheet: str = "Thông tin") -> BallotCounts:
    """``number`` ballots issued, collected and valid."""
    return BallotCounts(*(Figure(value, Place(sheet, row, 2)) for row, value in enumerate((number, number, number, 0), 20)))


def tally(member: int, *votes: int, approval: Approval | None = None, blank: int = 0) -> SubjectTally:
    """The votes on a member, best level first."""
    places = {level.value: Place(SHEET, member + 1, column) for column, level in enumerate(RatingLevel, 3)}
    return SubjectTally(member, LevelCounts(*votes), blank, approval=approval, places=places)


def members(number: int = 6) -> tuple[Member, ...]:
    """The first ``number`` members, the first of them secretary."""
    made = (
        Member(n, name, Membership.OFFICIAL, places={"name": Place("Đảng viên", n + 1, 2)})
        for n, name in enumerate(NAMES[:number], 1)
    )
    head, *rest = made
    return (replace(head, party_post="Bí thư", office="Hiệu trưởng", is_head=True), *rest)


def record() -> ReviewRecord:
    """Six members, one voted excellent; the cell itself excellent by all six ballots."""
    return ReviewRecord(
        year=2020,
        parent="Đảng bộ phường Giang Biên",
        branch="Chi bộ Trường Tiểu học Hoa Sen",
        code="GB-01",
        locality="Giang Biên",
        bases=("Kế hoạch số 10-KH/ĐU, ngày 16/11/2020 của Đảng ủy phường Giang Biên",),
        meeting=Meeting(
            held_on=date(2020, 12, 3),
            chair=Person("Nguyễn Thị An", ("Bí thư Chi bộ",)),
            secretary=Person("Lê Thị Cúc"),
            head_teller=Person("Trần Văn Bình"),
            tellers=(Person("Phạm Văn Dũng"),),
            guests=(Person("Đỗ Thị Giang", ("Đảng ủy viên phường",)),),
            began=time(14, 0),
            ended=time(16, 30),
            venue="Phòng hội đồng",
        ),
        members=members(),
        document_date=date(2020, 12, 4),
        ballot=MemberBallot(counts(6), (tally(1, 5, 1, 0, 0), *(tally(n, 1, 5, 0, 0) for n in range(2, 7)))),
        branch_ballot=BranchBallot(counts(6, "Phiếu chi bộ"), LevelCounts(6)),
        committee_size=3,
        achievements=(
            Achievement("Đơn vị Xuất sắc cấp Thành phố", AchievementGroup.COLLECTIVE, AwardLevel.CITY, "Thành phố"),
            Achievement("06 giải Quốc tế", AchievementGroup.PUPIL, AwardLevel.INTERNATIONAL, "Quốc tế", Fraction(6), "giải"),
        ),
        remarks=(Remark("Vũ Văn Phong", "Nhất trí với dự thảo"), Remark("Đỗ Thị Giang", "Biểu dương chi bộ", from_guest=True)),
        photos=(Photo("a.png", "Toàn cảnh"),),
        narrative=Narrative(strengths=("Đoàn kết",), conclusions=("Tiếp tục phát huy", "Giữ vững kết quả")),
        numbers=PaperNumbers(report="05-BC/CB"),
    )


def source(of: ReviewRecord | None = None, rule_set: str = "2019-hd21") -> Source:
    """The record assessed under a rule set; fails the test when it cannot be."""
    of = of or record()
    book = load_rule_sets().value
    assert book is not None
    rules = book.choose(of.year, rule_set).value
    assert rules is not None
    assessed = assess(of, rules)
    assert assessed.value is not None, [problem.message for problem in assessed.problems]
    return Source("thu.xlsx", "0" * 64, of, assessed.value, rules)
