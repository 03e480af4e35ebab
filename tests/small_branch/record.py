"""The record of a small branch, built by hand, and what a test changes in it.

Places are those of the whole workbook (``layout``). ``small_branch``, ``school_branch`` and ``large_branch`` are full records
of 5, 6 and 22 members; ``branch_of`` and ``good_branch`` make a branch of any size of which only the votes matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from fractions import Fraction

from annual_review.model.achievements import Achievement, AchievementGroup, AwardLevel
from annual_review.model.ballots import Approval, BallotCounts, BranchBallot, Figure, MemberBallot, SubjectTally
from annual_review.model.meeting import Meeting, Person
from annual_review.model.members import Member, Membership
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import Narrative, PaperNumbers, Photo, Remark, ReviewRecord
from tests.small_branch import layout

LETTER_NAMES = (
    "Nguyễn Văn A",
    "Trần Thị B",
    "Lê Văn C",
    "Phạm Thị D",
    "Hoàng Văn Đ",
    "Vũ Thị E",
    "Bùi Văn G",
    "Đỗ Thị H",
)
SCHOOL_NAMES = ("Nguyễn Thị An", "Trần Văn Bình", "Lê Thị Cúc", "Phạm Văn Dũng", "Hoàng Thị Én", "Vũ Văn Phong")
HELD_ON = date(2020, 12, 3)
PLACES = {"branch_self_rating": layout.item_place("branch_self_rating")}
AWARDS = (
    Achievement("Đơn vị Xuất sắc cấp Thành phố", AchievementGroup.COLLECTIVE, AwardLevel.CITY, "Thành phố"),
    Achievement("06 giải Quốc tế", AchievementGroup.PUPIL, AwardLevel.INTERNATIONAL, "Quốc tế", Fraction(6), "giải"),
)
PLAN = "Kế hoạch số 10-KH/ĐU, ngày 16/11/2020 của Đảng ủy phường Giang Biên"


def member(number: int, name: str = "") -> Member:
    """Return an official member who was present, with the cells of the row; a name of ``LETTER_NAMES`` unless given."""
    letter = LETTER_NAMES[number - 1] if number <= len(LETTER_NAMES) else f"Đảng viên {number}"
    return Member(number, name or letter, Membership.OFFICIAL, places=layout.row_places(layout.MEMBERS, layout.ROSTER, number))


def tally(number: int, *votes: int, blank: int = 0, spoiled: int = 0, approval: tuple[int, int] | None = None) -> SubjectTally:
    """Return the votes on a member, best level first; ``approval`` are Đồng ý and Không đồng ý of a second step."""
    places = layout.row_places(layout.BALLOTS, layout.VOTES, number)
    second = layout.row_places(layout.APPROVALS, layout.SECOND_STEP, number)
    step = None
    if approval is not None:
        step = Approval(*approval, places={key: second[key] for key in ("agree", "disagree")})
    return SubjectTally(number, LevelCounts(*votes), blank, spoiled, step, places)


def counts(
    valid: int, *, issued: int | None = None, collected: int | None = None, invalid: int = 0, sheet: str = layout.INFO
) -> BallotCounts:
    """Return the counts of a ballot from which every paper given out came back, unless said otherwise."""
    came_back = valid + invalid if collected is None else collected
    given = {"issued": came_back if issued is None else issued, "collected": came_back, "valid": valid, "invalid": invalid}
    return BallotCounts(**{key: Figure(number, layout.count_place(sheet, key)) for key, number in given.items()})


def branch_ballot(*votes: int, valid: int | None = None, own: BallotCounts | None = None) -> BranchBallot:
    """Return the ballot on the branch itself, best level first.

    Its papers are those of the ballot on the members, ``valid`` of them valid, unless the ballot has counts of its ``own``.
    """
    levels = LevelCounts(*votes)
    shared = counts(levels.total if valid is None else valid)
    derived = (replace(each, derived=True) for each in (shared.issued, shared.collected, shared.valid, shared.invalid))
    return BranchBallot(own or BallotCounts(*derived), levels, layout.level_places())


def branch_of(
    tallies: Sequence[SubjectTally],
    members: Sequence[Member] | None = None,
    *,
    ballot_counts: BallotCounts | None = None,
    two_step: bool = False,
) -> ReviewRecord:
    """Return a branch of as many members as there are tallies, where the first tally gives the number of valid ballots."""
    roster = tuple(members) if members is not None else tuple(member(number) for number in range(1, len(tallies) + 1))
    valid = tallies[0].votes.total + tallies[0].blank if tallies else 0
    first = Person(LETTER_NAMES[0])
    return ReviewRecord(
        year=2020,
        parent="Đảng bộ phường X",
        branch="Chi bộ Y",
        meeting=Meeting(HELD_ON, first, first, first),
        members=roster,
        document_date=HELD_ON,
        ballot=MemberBallot(ballot_counts or counts(valid), tuple(tallies), two_step=two_step),
        locality="X",
        two_step=two_step,
        places=PLACES,
    )


def good_branch(size: int) -> ReviewRecord:
    """Return a branch of ``size`` members all voted good by everybody."""
    return branch_of([tally(number, 0, size, 0, 0) for number in range(1, size + 1)])


def small_branch() -> ReviewRecord:
    """Return the branch of the tests of workbooks: five official members, all of them present."""
    roster = (
        replace(member(1, "Nguyễn Thị Hằng Nga"), born=date(1975, 5, 12), party_post="Bí thư", is_head=True, leads=True),
        replace(member(2, "Trần Thị Bé"), born=date(1980, 2, 1), party_post="Phó bí thư", leads=True),
        replace(member(3, "Lê Văn Cường"), born=date(1981, 4, 3)),
        replace(member(4, "Phạm Thị Dung"), born=date(1982, 6, 5)),
        replace(member(5, "Hoàng Văn Em"), born=date(1990, 8, 7)),
    )
    votes = ((4, 1, 0, 0), (1, 4, 0, 0), (0, 5, 0, 0), (0, 4, 1, 0), (0, 3, 2, 0))
    return ReviewRecord(
        year=2020,
        parent="Đảng bộ phường Giang Biên",
        branch="Chi bộ Trường Tiểu học Đô Thị Việt Hưng",
        code="GB-07",
        locality="Giang Biên",
        bases=(PLAN,),
        meeting=Meeting(
            held_on=HELD_ON,
            chair=Person("Nguyễn Thị Hằng Nga", ("Bí thư Chi bộ",)),
            secretary=Person("Trần Thị Bé"),
            head_teller=Person("Lê Văn Cường"),
            tellers=(Person("Phạm Thị Dung"),),
            guests=(Person("Trần Thị Hoàng Lâm", ("Đảng ủy viên phường", "Hiệu trưởng trường mầm non")),),
            began=time(14, 0),
            ended=time(16, 30),
            venue="Phòng hội đồng",
        ),
        members=tuple(replace(each, birth_text=f"{each.born:%d/%m/%Y}") for each in roster),
        document_date=HELD_ON,
        ballot=MemberBallot(counts(5), tuple(tally(number, *each) for number, each in enumerate(votes, start=1))),
        branch_ballot=branch_ballot(5),
        committee_size=3,
        branch_self_rating=RatingLevel.EXCELLENT,
        places=PLACES,
    )


def school_members(number: int = 6) -> tuple[Member, ...]:
    """Return the first ``number`` members of the school's branch, the first of them secretary."""
    head, *rest = (member(n, name) for n, name in enumerate(SCHOOL_NAMES[:number], start=1))
    return (replace(head, party_post="Bí thư", office="Hiệu trưởng", is_head=True, leads=True), *rest)


def school_branch() -> ReviewRecord:
    """Return the branch of the tests of papers: six members, one voted excellent; the branch excellent by all six ballots."""
    found = small_branch()
    return replace(
        found,
        branch="Chi bộ Trường Tiểu học Hoa Sen",
        code="GB-01",
        meeting=replace(
            found.meeting,
            chair=Person("Nguyễn Thị An", ("Bí thư Chi bộ",)),
            secretary=Person("Lê Thị Cúc"),
            head_teller=Person("Trần Văn Bình"),
            tellers=(Person("Phạm Văn Dũng"),),
            guests=(Person("Đỗ Thị Giang", ("Đảng ủy viên phường",)),),
        ),
        members=school_members(),
        document_date=date(2020, 12, 4),
        ballot=MemberBallot(counts(6), (tally(1, 5, 1, 0, 0), *(tally(n, 1, 5, 0, 0) for n in range(2, 7)))),
        branch_ballot=branch_ballot(6),
        branch_self_rating=None,
        achievements=AWARDS,
        remarks=(Remark("Vũ Văn Phong", "Nhất trí với dự thảo"), Remark("Đỗ Thị Giang", "Biểu dương chi bộ", from_guest=True)),
        photos=(Photo("a.png", "Toàn cảnh"),),
        narrative=Narrative(strengths=("Đoàn kết",), conclusions=("Tiếp tục phát huy", "Giữ vững kết quả")),
        numbers=PaperNumbers(report="05-BC/CB"),
    )


def large_branch() -> ReviewRecord:
    """Return the branch of the tests of whole nights: the unit and the meeting of ``small_branch``, with 22 members.

    Four are voted excellent, as many as the cap allows; achievements and photographs give it every paper but one.
    """
    found = small_branch()
    roster = (*found.members[:4], *(member(number) for number in range(5, 23)))
    votes = ((20, 2), (17, 5), (15, 7), (14, 8), *((1, 21) for _ in range(5, 23)))
    return replace(
        found,
        members=roster,
        ballot=MemberBallot(counts(22), tuple(tally(number, *each) for number, each in enumerate(votes, start=1))),
        branch_ballot=branch_ballot(22),
        achievements=AWARDS,
        photos=(Photo("phong-hoi-dong.png", "Phòng hội đồng"), Photo("hom-phieu.png", "Hòm phiếu")),
    )


def with_member(found: ReviewRecord, number: int, **changes: object) -> ReviewRecord:
    """Return the record with fields of one member changed."""
    changed = tuple(replace(each, **changes) if each.number == number else each for each in found.members)  # type: ignore[arg-type]  # field names checked by replace itself
    return replace(found, members=changed)


def with_ballot(found: ReviewRecord, **changes: object) -> ReviewRecord:
    """Return the record with fields of its ballot on the members changed."""
    assert found.ballot is not None
    return replace(found, ballot=replace(found.ballot, **changes))  # type: ignore[arg-type]  # field names checked by replace itself


def with_tally(found: ReviewRecord, changed: SubjectTally) -> ReviewRecord:
    """Return the record with the votes on one member changed."""
    assert found.ballot is not None
    return with_ballot(
        found, tallies=tuple(changed if each.member == changed.member else each for each in found.ballot.tallies)
    )


def without_tally(found: ReviewRecord, number: int) -> ReviewRecord:
    """Return the record without votes on one member."""
    assert found.ballot is not None
    return with_ballot(found, tallies=tuple(each for each in found.ballot.tallies if each.member != number))


def with_counts(found: ReviewRecord, changed: BallotCounts) -> ReviewRecord:
    """Return the record with other counts of ballots."""
    return with_ballot(found, counts=changed)
