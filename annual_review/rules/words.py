"""The Vietnamese words of the checks and of the values of a rule set, as the reconciliation paper prints them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from annual_review.model.assessment import CapBase, Denominator
from annual_review.model.ballots import Ballot
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.rules.ruleset import CapUnit, ExcusedAbsent, LevelName, Rounding, VoteMethod

BALLOTS: Mapping[Ballot, str] = {
    Ballot.MEMBERS: "Phiếu đảng viên",
    Ballot.APPROVALS: "Phiếu bình chọn",
    Ballot.BRANCH: "Phiếu chi bộ",
}

ISSUED_COLLECTED = "phát ra và thu về"
COLLECTED_VALID = "thu về và phân loại"
ISSUED_PRESENT = "phát ra và số có mặt"
ISSUED_OFFICIAL = "phát ra và số chính thức có mặt"
ALL_VOTES = "số phiếu các mức"
VOTES_PRESENT = "số phiếu các mức và số có mặt"
VOTES_CONVOKED = "số phiếu các mức và số chính thức được triệu tập"
BLANK = "kể cả không ghi"
FIRST_STEP = "bước một"
SECOND_STEP = "bình chọn"

ISSUED_CONVOKED = "phát ra và số chính thức được triệu tập"

AGREED = "“Đồng ý”"
BY_VOTES = "{votes:02d}/{whole:02d} phiếu {mark}; lấy theo số phiếu từ cao xuống"
DIFFERS = "Theo phiếu là {voted} ({votes}/{whole} phiếu); chi bộ đề xuất {proposed}"
UNDECIDED = "Không mức nào đạt {words}; chi bộ đề xuất {proposed}"
BRANCH_UNDECIDED = "Không mức nào đạt {words}; chi bộ tự xếp loại {level}"

ISSUED = "Số phiếu phát ra"
COLLECTED = "Số phiếu thu về"
VALID = "Số phiếu hợp lệ"
COLLECTED_AND_LOST = "Số phiếu thu về + số phiếu không thu về"
VALID_AND_INVALID = "Số phiếu hợp lệ + số phiếu không hợp lệ"
PRESENT = "Số đảng viên có mặt"
PRESENT_OFFICIAL = "Số đảng viên chính thức có mặt"
CONVOKED = "Số đảng viên được triệu tập"
CONVOKED_OFFICIAL = "Số đảng viên chính thức được triệu tập"
CONVOKED_AND_OTHERS = "Được triệu tập + miễn sinh hoạt, đình chỉ, sinh hoạt tạm thời nơi khác"
PRESENT_AND_ABSENT = "Có mặt + vắng mặt"
ROSTER = "Tổng số đảng viên"
RATED = "Số đảng viên được đánh giá, xếp loại"
RATED_AND_UNRATED = "Được đánh giá, xếp loại + không thuộc đối tượng + chưa đánh giá, xếp loại"
IN_TALLY = "Số đảng viên có trong kết quả kiểm phiếu"
ALL_LEVELS = "Tổng số đảng viên ở bốn mức"
LEVEL_VOTES = "Cộng số phiếu các mức"
LEVEL_VOTES_AND_BLANK = "Cộng số phiếu các mức + không ghi"
APPROVALS = "Đồng ý + không đồng ý"
FIRST_STEP_EXCELLENT = "Số phiếu HTXSNV ở bước một"
NONE = "Không có"
WITHOUT_LEVEL = "Số đảng viên không thuộc đối tượng và chưa kiểm điểm, đánh giá, xếp loại"
CELLS_TOTAL = "Cộng các chi bộ"
ONE_BY_ONE = "Đếm theo danh sách đảng viên"
LEVELS: Mapping[RatingLevel, str] = {
    RatingLevel.EXCELLENT: "Số đảng viên HTXSNV",
    RatingLevel.GOOD: "Số đảng viên HTTNV",
    RatingLevel.SATISFACTORY: "Số đảng viên HTNV",
    RatingLevel.UNSATISFACTORY: "Số đảng viên KHTNV",
}

DENOMINATORS: Mapping[Denominator, str] = {
    Denominator.OFFICIAL_CONVOKED: "số đảng viên chính thức được triệu tập",
    Denominator.CONVOKED: "số đảng viên được triệu tập",
    Denominator.PRESENT: "số đảng viên có mặt",
    Denominator.ISSUED: "số phiếu phát ra",
    Denominator.COLLECTED: "số phiếu thu về",
    Denominator.VALID: "số phiếu hợp lệ",
    Denominator.RATED: "số đảng viên được đánh giá, xếp loại",
    Denominator.MEMBERS: "tổng số đảng viên",
}
CAP_BASES: Mapping[CapBase, str] = {
    CapBase.GOOD_ONLY: "số đảng viên HTTNV",
    CapBase.GOOD_OR_BETTER: "số đảng viên từ HTTNV trở lên",
    CapBase.RATED: "số đảng viên được đánh giá, xếp loại",
    CapBase.ALL_MEMBERS: "tổng số đảng viên",
}
ROUNDINGS: Mapping[Rounding, str] = {Rounding.FLOOR: "làm tròn xuống", Rounding.HALF_UP: "làm tròn lên khi phần lẻ từ 0,5"}
EXCUSED: Mapping[ExcusedAbsent, str] = {ExcusedAbsent.COUNT: "tính vào", ExcusedAbsent.LEAVE_OUT: "không tính vào"}
CAP_UNITS: Mapping[CapUnit, str] = {
    CapUnit.CELL: "từng chi bộ",
    CapUnit.BASE_ORG: "toàn đảng bộ cơ sở",
    CapUnit.POSITION_GROUP: "nhóm vị trí tương đồng",
}


def vote_line(votes: LevelCounts, whole: int, base: Denominator, levels: Mapping[RatingLevel, LevelName]) -> str:
    """Return the votes in one line: «HTXSNV 11, HTTNV 11, HTNV 0, KHTNV 0 trên 22 đảng viên chính thức được triệu tập»."""
    counts = ", ".join(f"{levels[level].short} {count}" for level, count in votes.by_level.items())
    return f"{counts} trên {whole} {DENOMINATORS[base].removeprefix('tổng ').removeprefix('số ')}"


def of_member(name: str, what: str = "") -> str:
    """Return the title of a check on one member's votes; ``what`` is the part of them it is about."""
    return f"Phiếu của đồng chí {name}{': ' if what else ''}{what}"


def of_counts(ballot: str, what: str) -> str:
    """Return the title of a check on the counts of ``ballot``: «Phiếu đảng viên: phát ra và thu về»."""
    return f"{ballot}: {what}"


def threshold(method: VoteMethod, of: Denominator) -> str:
    """Return the threshold of a ballot as papers say it: «quá nửa tổng số đảng viên chính thức được triệu tập»."""
    whole = DENOMINATORS[of]
    if of in {Denominator.OFFICIAL_CONVOKED, Denominator.CONVOKED}:
        whole = f"tổng {whole}"
    match method:
        case VoteMethod.MAJORITY:
            return f"quá nửa {whole}"
        case VoteMethod.PLURALITY:
            return "nhiều phiếu nhất"
        case VoteMethod.CUMULATIVE_MAJORITY:
            return f"quá nửa {whole}, cộng dồn từ mức cao xuống"
        case _:
            assert_never(method)
