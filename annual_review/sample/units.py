"""Fictitious wards and the branches a ward has: schools, neighbourhoods, offices, a health station, a market."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_WARDS = (
    "Tân Hòa Thịnh", "Phú An Lạc", "Bình Khê Đông", "Xuân Lĩnh Tây", "Thanh Vân Hạ", "Long Cốc Thượng",
    "Mỹ Lộc Trung", "Quảng Phước Nam",
    "Đồng Tâm Phú", "Yên Thọ Bắc",
)  # fmt: skip
_INITIALS = {"Đ": "D", "Ý": "Y"}
_SCHOOLS = ("Mầm non", "Tiểu học", "Tiểu học", "Trung học cơ sở")
_SCHOOL_NAMES = (
    "Hoa Sen",
    "Ánh Dương",
    "Bình Minh",
    "Hướng Dương",
    "Sơn Ca",
    "Hoa Phượng",
    "Rạng Đông",
    "Măng Non",
    "Tuổi Ngọc",
    "Sao Mai",
)
_OFFICES = (
    "Cơ quan Ủy ban nhân dân phường",
    "Công an phường",
    "Quân sự phường",
    "Trạm Y tế phường",
    "Hợp tác xã Dịch vụ",
    "Ban Quản lý chợ",
)


@dataclass(frozen=True, slots=True)
class Trade:
    """What the people of a kind of branch do: the offices its members hold, and how many of them are women (0..1)."""

    offices: tuple[str, ...]
    women: float
    is_school: bool = False
    employed: bool = True


SCHOOL = Trade(
    (
        "Giáo viên",
        "Giáo viên",
        "Giáo viên",
        "Tổ trưởng chuyên môn",
        "Phó Hiệu trưởng",
        "Kế toán",
        "Nhân viên thư viện",
        "Tổng phụ trách Đội",
    ),
    0.85,
    is_school=True,
)
NEIGHBOURHOOD = Trade(
    (
        "Cán bộ hưu trí",
        "Cán bộ hưu trí",
        "Tổ trưởng dân phố",
        "Trưởng ban công tác Mặt trận",
        "Chi hội trưởng Phụ nữ",
        "Lao động tự do",
        "Bộ đội nghỉ hưu",
    ),
    0.4,
    employed=False,
)
OFFICE = Trade(
    ("Công chức", "Chuyên viên", "Cán bộ không chuyên trách", "Chủ tịch Hội Nông dân", "Bí thư Đoàn Thanh niên", "Văn thư"), 0.4
)


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward: its name, and the letters its branches' codes begin with."""

    name: str

    @property
    def parent(self) -> str:
        """The organisation above its branches."""
        return f"Đảng bộ phường {self.name}"

    @property
    def initials(self) -> str:
        """«Tân Hòa Thịnh» → «THT»."""
        return "".join(_INITIALS.get(word[0], word[0]) for word in self.name.split())


@dataclass(frozen=True, slots=True)
class Unit:
    """A branch's name («Chi bộ …»), its number in the ward from 1, and what its people do."""

    name: str
    number: int
    trade: Trade


def random_ward(rng: Random) -> Ward:
    """Return one of the wards that do not exist."""
    return Ward(rng.choice(_WARDS))


def ward_units(rng: Random, count: int) -> tuple[Unit, ...]:
    """Return the ``count`` branches of a ward, all named differently: offices first, then schools and neighbourhoods."""
    named: dict[str, Trade] = {f"Chi bộ {office}": OFFICE for office in _OFFICES[: max(1, count // 6)]}
    schools = [f"Chi bộ Trường {rng.choice(_SCHOOLS)} {name}" for name in rng.sample(_SCHOOL_NAMES, len(_SCHOOL_NAMES))]
    named |= dict.fromkeys(schools[: max(1, count // 5)], SCHOOL)
    group = 0
    while len(named) < count:
        group += 1
        named[f"Chi bộ Tổ dân phố số {group}"] = NEIGHBOURHOOD
    order = list(named.items())[:count]
    rng.shuffle(order)
    return tuple(Unit(name, number, trade) for number, (name, trade) in enumerate(order, 1))
