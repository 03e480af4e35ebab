"""Wards of any size for the tests of their papers, each branch with members of every kind; the same numbers every time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from annual_review.documents.case import WardBranch, WardReview
from annual_review.model.assessment import CapAssessment, CapOutcome, Denominator, MemberFigures
from annual_review.model.figures import BranchFigures, BranchRating, MemberRating, UnratedEntry
from annual_review.model.meeting import Person
from annual_review.model.members import Points, UnratedGroup, UnratedKind
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import Decision
from annual_review.model.ward import BranchToMend, OnBehalf, WardListBranch, WardNarrative, WardNumbers, WardRecord
from annual_review.night.roll_up import count_ward
from annual_review.rules.cap import base_counts, cap_lines
from annual_review.rules.rulebook import shipped_rule_sets
from annual_review.rules.ruleset import RuleSet
from annual_review.rules.shares import level_shares
from annual_review.rules.ward import ward_figures

_SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
_MIDDLE = ("Thị", "Văn", "Thị Thu", "Đức", "Thị Hồng", "Minh", "Thị Ngọc")
_GIVEN = ("An", "Bình", "Cúc", "Dũng", "Én", "Phong", "Giang", "Hạnh", "Khánh", "Lan", "Mai", "Nam", "Oanh")
NAMES = (
    "Chi bộ Trường Tiểu học Đô Thị Việt Hưng",
    "Chi bộ Tổ dân phố số 5",
    "Chi bộ Trạm Y tế phường",
    "Chi bộ Hợp tác xã Dịch vụ nông nghiệp và Tiểu thủ công nghiệp Quán Tình – Tình Quang",
    "Chi bộ Công an phường",
    "Chi bộ Quân sự",
)
_ODD = (
    UnratedEntry("Lý Thị Miễn", False, "được miễn công tác và sinh hoạt đảng", UnratedGroup.NOT_SUBJECT, UnratedKind.EXEMPT),
    UnratedEntry("Mai Văn Mới", False, "mới kết nạp chưa đủ 6 tháng", UnratedGroup.NOT_SUBJECT, UnratedKind.UNDER_SIX_MONTHS),
    UnratedEntry("Đinh Văn Vắng", False, "vắng mặt có lý do", UnratedGroup.OWED, UnratedKind.ABSENT),
    UnratedEntry("Tạ Văn Chờ", False, "bị đình chỉ sinh hoạt đảng", UnratedGroup.NOT_SUBJECT, UnratedKind.SUSPENDED),
)


def rules(year: int) -> RuleSet:
    """Return the shipped rule set of a year."""
    return shipped_rule_sets().of_review(year)


def member(branch: int, number: int, size: int, *, scored: bool) -> MemberRating:
    """Return a member; about a fifth are proposed excellent, some HTNV, in every sixth branch one KHTNV."""
    level = RatingLevel.EXCELLENT if (number + branch) % 5 == 1 else RatingLevel.GOOD
    if number % 11 == 7:
        level = RatingLevel.SATISFACTORY
    if branch % 6 == 3 and number == 4:
        level = RatingLevel.UNSATISFACTORY
    most = size - (number + branch) % max(1, size // 3)
    votes = LevelCounts(**{level.value: most, ("good" if level is not RatingLevel.GOOD else "satisfactory"): size - most})
    born = date(1950 + (number * 7 + branch) % 50, 1 + number % 12, 1 + (number * 3) % 28)
    return MemberRating(
        name=f"{_SURNAMES[(number + branch) % 10]} {_MIDDLE[number % 7]} {_GIVEN[(number * 3 + branch) % 13]}",
        is_head=number == 1,
        votes=votes,
        shares=level_shares(votes, size, Denominator.OFFICIAL_CONVOKED),
        voted=level,
        proposed=level,
        born=born if number % 9 else None,
        birth_text=f"{born:%d/%m/%Y}" if number % 9 else "1961",
        party_post="Bí thư" if number == 1 else "Đảng viên",
        office=("Hiệu trưởng", "Tổ trưởng tổ dân phố", "", "Giáo viên")[number % 4],
        points=Points(total=Fraction(190 - number, 2)) if scored else None,
        reason="bị kỷ luật khiển trách" if level is RatingLevel.UNSATISFACTORY else "",
    )


def figures(branch: int, size: int, year: int) -> BranchFigures:
    """Return the figures of branch ``branch`` with ``size`` rated members."""
    rule_set, scored = rules(year), rules(year).scores_members
    ratings = tuple(member(branch, number, size, scored=scored) for number in range(1, size + 1))
    unrated = _ODD[: branch % 5]
    totals = LevelCounts.counting(each.proposed for each in ratings)
    left = sum(each.group is UnratedGroup.NOT_SUBJECT for each in unrated)
    probationary = 1 if branch % 3 == 1 else 0
    total = size + len(unrated)
    lines = cap_lines(rule_set.cap.percent, rule_set.cap.rounding, base_counts(totals, total), totals.excellent)
    cap = CapAssessment(
        rule_set.cap.percent,
        rule_set.cap.rounding.value,
        rule_set.cap.unit.value,
        rule_set.cap.ward_unit.value,
        next(line for line in lines if line.base is rule_set.cap.base),
        lines,
        totals.excellent,
        CapOutcome.WITHIN,
        rule_set.cap.citation,
    )
    own = RatingLevel.EXCELLENT if branch % 3 == 0 else RatingLevel.GOOD if branch % 7 else RatingLevel.SATISFACTORY
    votes = LevelCounts(
        **{own.value: size - branch % 2, "satisfactory": branch % 2} if own.value != "satisfactory" else {"satisfactory": size}
    )
    held_on = date(year, 11, 25) + timedelta(days=branch % 15)
    return BranchFigures(
        rule_set=rule_set.id,
        decimals=2,
        document_date=held_on,
        members=MemberFigures(
            total, total - probationary, probationary, size, size, size, 0, size, len(unrated) - left, not_subject=left
        ),
        ratings=ratings,
        unrated=unrated,
        totals=totals,
        total_base=Denominator.RATED,
        cap=cap,
        achievements={},
        branch_rating=None
        if branch % 19 == 17
        else BranchRating(own, votes, level_shares(votes, size, Denominator.OFFICIAL_CONVOKED)),
        held_on=held_on,
        guests=branch % 2,
        points=Points(total=Fraction(180 + branch % 20, 2)) if scored and branch % 4 else None,
    )


def standing(branch: int, year: int, size: int | None = None) -> WardBranch:
    """Return branch ``branch`` (from 0) of a ward; of every tenth the papers are those of an earlier night."""
    name = NAMES[branch] if branch < len(NAMES) else f"Chi bộ Tổ dân phố số {branch}"
    found = figures(branch, size or 5 + branch * 7 % 31, year)
    return WardBranch(name, f"GB-{branch + 1:02d}", found, older=branch % 10 == 4)


def ward(branches: int = 5, year: int = 2026, workbook: WardRecord | None = None) -> WardReview:
    """Return a ward of so many branches; with its workbook two more that handed in nothing and one refused."""
    found = tuple(standing(number, year) for number in range(branches))
    of = [each.figures for each in found]
    review = WardReview(
        ward="Đảng bộ phường Giang Biên",
        year=year,
        document_date=max(each.document_date for each in of),
        branches=found,
        figures=ward_figures(of, count_ward(of)),
        workbook=workbook,
    )
    return review if workbook is None else replace(review, missing=MISSING, to_mend=(TO_MEND, OLDER_TO_MEND))


MISSING = (WardListBranch("Chi bộ Chợ Giang Biên", "GB-98"), WardListBranch("Chi bộ Tổ dân phố số 99"))
TO_MEND = BranchToMend("Chi bộ Trường Mầm non Hoa Sữa", "GB-97", "hoa-sua.xlsx", ("Trang «Đảng viên», ô B5: tên trùng.",))
OLDER_TO_MEND = BranchToMend(NAMES[4], "GB-05", "cong-an.xlsx", ("Trang «Thông tin», ô B3: thiếu.", "Ô B7: thiếu."))


def ward_workbook(year: int = 2026, *, decided: bool = False, standing_committee: bool = False) -> WardRecord:
    """Return a ward's workbook with everything in it; ``decided``: with its decision."""
    return WardRecord(
        year=year,
        ward="Đảng bộ phường Giang Biên",
        branches=MISSING,
        superior="Đảng bộ thành phố Hà Nội" if year >= 2025 else "Quận ủy Long Biên",
        locality="Giang Biên",
        bases=(f"Kế hoạch số 15-KH/ĐU, ngày 05/11/{year} của Đảng ủy phường Giang Biên",),
        signer=Person("Nguyễn Hữu Thắng", ("Phó Bí thư Thường trực Đảng ủy",) if standing_committee else ("Bí thư Đảng ủy",)),
        on_behalf=OnBehalf.STANDING_COMMITTEE if standing_committee else OnBehalf.COMMITTEE,
        deadline=date(year, 12, 10),
        met_on=date(year, 12, 15),
        numbers=WardNumbers(report="31", report_date=date(year, 12, 20)),
        decision=Decision("112", date(year, 12, 18)) if decided else None,
        narrative=WardNarrative(
            strengths=("Các chi bộ tổ chức kiểm điểm đúng tiến độ, đúng quy trình",),
            weaknesses=("Một số chi bộ gửi hồ sơ chậm",),
            causes=("Bí thư chi bộ mới nhận nhiệm vụ",),
            requests=("Đề nghị Ban Tổ chức Thành ủy tập huấn về điểm mới của Quy định số 366-QĐ/TW",),
        ),
    )


def decided_otherwise(review: WardReview) -> WardReview:
    """Return the ward where the decision gives the second excellent member of the first branch HTTNV, and its branch HTTNV."""
    first = review.branches[0]
    ratings = list(first.figures.ratings)
    at = [number for number, each in enumerate(ratings) if each.proposed is RatingLevel.EXCELLENT][-1]
    ratings[at] = replace(ratings[at], decided=RatingLevel.GOOD)
    own = first.figures.branch_rating
    changed = replace(first.figures, ratings=tuple(ratings), branch_rating=own and replace(own, decided=RatingLevel.GOOD))
    return replace(review, branches=(replace(first, figures=changed), *review.branches[1:]))
