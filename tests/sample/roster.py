"""The roster of the sample cell with the votes on each member; all names but the first are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.sample.facts import CHAIR, MAN, WOMAN


@dataclass(frozen=True, slots=True)
class SampleMember:
    """One row of the roster with the votes on it. Who is not ``rated_excellent`` by the school is rated good there."""

    name: str
    born: date | None
    gender: str
    party_post: str
    office: str
    admitted: date | None
    votes: tuple[int, int, int]
    rated_excellent: bool = False


MEMBER, COMMITTEE = "Đảng viên", "Chi ủy viên"
TEACHER = "Giáo viên"

# The 22 ballots name four members each as excellent: 88 such votes, four members with more than half.
ROSTER: tuple[SampleMember, ...] = (
    SampleMember(CHAIR, None, WOMAN, "Bí thư", "", None, (20, 2, 0), rated_excellent=True),
    SampleMember(
        "Phạm Thu Giang",
        date(1976, 8, 21),
        WOMAN,
        "Phó Bí thư",
        "Phó Hiệu trưởng",
        date(2004, 5, 19),
        (17, 5, 0),
        rated_excellent=True,
    ),
    SampleMember("Đỗ Minh Quân", date(1980, 2, 14), MAN, COMMITTEE, "Tổ trưởng tổ 5", date(2009, 9, 2), (4, 18, 0)),
    SampleMember(
        "Lê Thị Bích Ngà",
        date(1979, 11, 6),
        WOMAN,
        COMMITTEE,
        "Chủ tịch Công đoàn",
        date(2007, 2, 3),
        (15, 7, 0),
        rated_excellent=True,
    ),
    SampleMember(
        "Vũ Hoàng Yến Chi",
        date(1985, 4, 30),
        WOMAN,
        COMMITTEE,
        "Tổ trưởng tổ 4",
        date(2012, 12, 22),
        (5, 17, 0),
        rated_excellent=True,
    ),
    SampleMember(
        "Trần Thị Diệu Thảo",
        date(1982, 7, 17),
        WOMAN,
        MEMBER,
        "Tổ trưởng tổ 1",
        date(2010, 5, 19),
        (14, 8, 0),
        rated_excellent=True,
    ),
    SampleMember("Hoàng Thị Minh Nguyệt", date(1983, 1, 9), WOMAN, MEMBER, "Tổ trưởng tổ 2", date(2011, 6, 30), (2, 20, 0)),
    SampleMember("Bùi Thị Thanh Xuân", date(1978, 10, 25), WOMAN, MEMBER, "Tổ trưởng tổ 3", date(2008, 11, 20), (1, 21, 0)),
    SampleMember("Ngô Thị Phương Thúy", date(1988, 3, 8), WOMAN, MEMBER, "Thư ký hội đồng", date(2014, 4, 26), (3, 19, 0)),
    SampleMember("Đặng Thùy Linh Chi", date(1990, 6, 12), WOMAN, MEMBER, "Tổng phụ trách Đội", date(2016, 3, 26), (1, 21, 0)),
    SampleMember("Dương Thị Hải Yến", date(1984, 12, 1), WOMAN, MEMBER, TEACHER, date(2013, 5, 19), (0, 21, 1)),
    SampleMember("Phan Thị Tuyết Mai", date(1981, 9, 19), WOMAN, MEMBER, TEACHER, date(2010, 9, 2), (1, 21, 0)),
    SampleMember("Đinh Thị Lan Phương", date(1987, 5, 5), WOMAN, MEMBER, TEACHER, date(2015, 2, 3), (0, 22, 0)),
    SampleMember("Lý Thị Thu Trang", date(1986, 8, 28), WOMAN, MEMBER, TEACHER, date(2014, 11, 20), (1, 21, 0)),
    SampleMember("Tạ Quang Huy", date(1989, 2, 27), MAN, MEMBER, "Giáo viên Thể dục", date(2016, 9, 2), (1, 20, 1)),
    SampleMember("Cao Thị Như Ý", date(1991, 10, 10), WOMAN, MEMBER, "Giáo viên Tiếng Anh", date(2017, 5, 19), (0, 21, 1)),
    SampleMember("Mai Thị Hồng Vân", date(1983, 3, 23), WOMAN, MEMBER, TEACHER, date(2012, 6, 30), (0, 22, 0)),
    SampleMember(
        "Trịnh Thị Quỳnh Anh",
        date(1992, 1, 16),
        WOMAN,
        MEMBER,
        "Bí thư Đoàn Thanh niên",
        date(2017, 12, 22),
        (3, 19, 0),
        rated_excellent=True,
    ),
    SampleMember("Lương Đức Thịnh", date(1985, 7, 4), MAN, MEMBER, "Giáo viên Tin học", date(2015, 9, 2), (0, 22, 0)),
    SampleMember("Chu Thị Hoài Thương", date(1993, 11, 30), WOMAN, MEMBER, TEACHER, date(2018, 6, 30), (0, 20, 2)),
    SampleMember("Hà Thị Bảo Ngọc", date(1990, 4, 18), WOMAN, MEMBER, "Nhân viên Kế toán", date(2018, 11, 20), (0, 21, 1)),
    SampleMember("Quách Thị Mỹ Duyên", date(1994, 9, 7), WOMAN, MEMBER, "Nhân viên Thư viện", date(2019, 5, 19), (0, 20, 2)),
)
