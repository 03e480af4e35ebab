"""Wards of any size as their papers are worded from: with the ward's own workbook and without, decided and not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from annual_review.documents.case import WardBranch, WardReview
from annual_review.model.figures import BranchFigures
from annual_review.model.meeting import Person
from annual_review.model.members import Member, Membership, UnratedKind
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import Decision, OverCap
from annual_review.model.ward import BranchToMend, OnBehalf, WardListBranch, WardNumbers, WardRecord
from annual_review.night.roll_up import count_ward
from annual_review.rules.figures import branch_figures
from annual_review.rules.ward import ward_figures
from tests.small_branch.reckoned import rule_book, source
from tests.small_branch.record import branch_ballot, branch_of, tally

WARD = "Đảng bộ phường Việt Hưng"
PLAN = "Kế hoạch số 45-KH/ĐU, ngày 12/11/{year} của Đảng ủy phường Việt Hưng"
KINDS = (
    "Chi bộ Tổ dân phố số {}",
    "Chi bộ Trường Tiểu học và Trung học cơ sở Nguyễn Bỉnh Khiêm {}",
    "Chi bộ Công ty Cổ phần Thương mại và Dịch vụ Vận tải Hưng Thịnh Phát {}",
    "Chi bộ Quân sự {}",
)
NAMES = ("Nguyễn Thị Bích Ngọc", "Trần Văn Ân", "Lê Thị Hồng Nhung", "Phạm Quốc Khánh", "Hoàng Thị Én", "Vũ Đức Thịnh")
POSTS = ("Bí thư", "Phó Bí thư", "Chi ủy viên", "", "", "")
OFFICES = ("Hiệu trưởng", "Phó Hiệu trưởng kiêm Chủ tịch Công đoàn", "", "Giáo viên", "", "Nhân viên y tế")


@cache
def branch(number: int, year: int) -> WardBranch:
    """Return branch ``number`` of five to nine members: the first two excellent, here and there somebody lower or unrated."""
    size = 5 + number % 5
    roster = tuple(_member(number, at, year) for at in range(1, size + 1))
    votes = {1: (size, 0, 0, 0), 2: (size - 1, 1, 0, 0)}
    tallies = tuple(tally(at, *votes.get(at, (0, size, 0, 0))) for at in range(1, size + 1))
    if number % 3 == 0:  # somebody voted good whom the branch proposes satisfactory, and somebody still to be rated
        last = replace(roster[-1], proposal=RatingLevel.SATISFACTORY, reason="Chưa hoàn thành hạn nộp hồ sơ")
        owed = replace(_member(number, size + 1, year), present=False, unrated=UnratedKind.ABSENT, absence_reason="ốm")
        roster = (*roster[:-1], last, owed)
    held_on = date(year, 12, 1 + number % 20)
    like = branch_of(tallies, roster)
    record = replace(
        like,
        year=year,
        parent=WARD,
        branch=KINDS[number % len(KINDS)].format(number),
        code=f"VH-{number:02d}",
        locality="Việt Hưng",
        meeting=replace(like.meeting, held_on=held_on),
        document_date=held_on,
        over_cap=OverCap.LEAVE,
        branch_ballot=branch_ballot(*((0, size, 0, 0) if number % 4 == 0 else (size, 0, 0, 0))),
        request_reason="Chi bộ dẫn đầu phong trào thi đua của phường" if number % 5 == 2 else "",
    )
    chosen = rule_book().choose(year).value
    assert chosen is not None
    made = source(record, chosen.id)
    return WardBranch(record.branch, record.code, branch_figures(record, made.assessment, 2))


def _member(number: int, at: int, year: int) -> Member:
    return Member(
        at,
        f"{NAMES[(number + at) % len(NAMES)]} {at}",
        Membership.OFFICIAL,
        born=date(1960 + (7 * number + at) % 40, 1 + at % 12, 1 + at) if at != 4 else None,
        birth_text="1968" if at == 4 else "",
        party_post=POSTS[(at - 1) % len(POSTS)],
        office=OFFICES[(number + at) % len(OFFICES)],
        admitted=date(year - 10, 2, 3),
        is_head=at == 1,
        leads=at <= 3,
    )


def listed(number: int, year: int) -> WardListBranch:
    """Return branch ``number`` as the ward lists it; every other one has the votes of the committee."""
    found = branch(number, year)
    votes = LevelCounts(excellent=9, good=2) if number % 2 else None
    return WardListBranch(found.name, found.code, email=f"chibo{number}@viethung.example", votes=votes)


MISSING = WardListBranch("Chi bộ Trạm Y tế", "VH-91", email="tramyte@viethung.example")
TO_MEND = BranchToMend(
    "Chi bộ Trường Mầm non Hoa Sữa",
    "VH-92",
    "mam-non-hoa-sua.xlsx",
    (
        "Trang «Phiếu đảng viên», ô C9: số phiếu «5 phiếu» không phải là số",
        "Trang «Thông tin», ô B14: thiếu «Ngày họp».",
    ),
)


def record(size: int, year: int, *, decided: bool = False, standing: bool = True) -> WardRecord:
    """Return the ward's own workbook, which lists its branches the other way round than their folders stand."""
    branches = tuple(listed(number, year) for number in range(size, 0, -1))
    return WardRecord(
        year=year,
        ward=WARD,
        branches=(*branches, MISSING, WardListBranch(TO_MEND.name, TO_MEND.code, email="hoasua@viethung.example")),
        superior="Đảng bộ thành phố Hà Nội" if year >= 2025 else "Đảng bộ quận Long Biên",
        locality="Việt Hưng",
        bases=(PLAN.format(year=year),),
        signer=Person("Nguyễn Văn Quyết", ("Bí thư Đảng ủy",)),
        on_behalf=OnBehalf.STANDING_COMMITTEE if standing else OnBehalf.COMMITTEE,
        deadline=date(year, 12, 20),
        met_on=date(year, 12, 26),
        numbers=WardNumbers(minutes="12", reminder="31"),
        decision=Decision("61", date(year, 12, 28)) if decided else None,
    )


def ward(size: int, year: int = 2026, workbook: WardRecord | None = None) -> WardReview:
    """Return a ward of ``size`` branches; with its ``workbook`` one more has handed in nothing and one must mend."""
    branches = tuple(branch(number, year) for number in range(1, size + 1))
    figures = [each.figures for each in branches]
    return WardReview(
        ward=WARD,
        year=year,
        document_date=max((each.document_date for each in figures), default=date(year, 12, 1)),
        branches=branches,
        figures=ward_figures(figures, count_ward(figures)),
        workbook=workbook,
        missing=(MISSING,) if workbook else (),
        to_mend=(TO_MEND,) if workbook else (),
    )


def on_earlier_papers(review: WardReview, position: int = 0) -> WardReview:
    """Return the ward when the branch at ``position`` stands on papers of an earlier night."""
    branches = list(review.branches)
    branches[position] = replace(branches[position], older=True)
    return replace(review, branches=tuple(branches))


def decided_otherwise(review: WardReview, position: int = 0) -> WardReview:
    """Return the ward after it gave the branch at ``position`` and its first member «Hoàn thành tốt nhiệm vụ»."""
    changed = review.branches[position]
    rating = changed.figures.branch_rating
    assert rating is not None
    first, *others = changed.figures.ratings
    figures: BranchFigures = replace(
        changed.figures,
        ratings=(replace(first, decided=RatingLevel.GOOD), *others),
        branch_rating=replace(rating, decided=RatingLevel.GOOD),
    )
    branches = list(review.branches)
    branches[position] = replace(changed, figures=figures)
    return replace(review, branches=tuple(branches))
