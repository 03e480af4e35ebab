"""Vietnamese personal names put together from lists of their parts; nobody real is meant."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

# Weighted as family names are spread in the country, about; the rest of the alphabet shares the tail.
_FAMILY = {
    "Nguyễn": 38, "Trần": 12, "Lê": 10, "Phạm": 7, "Hoàng": 4, "Phan": 4, "Vũ": 4, "Võ": 2, "Đặng": 3, "Bùi": 3, "Đỗ": 3,
    "Hồ": 2, "Ngô": 2, "Dương": 1, "Lý": 1, "Đinh": 1, "Trịnh": 1, "Đoàn": 1, "Mai": 1, "Lương": 1, "Tạ": 1, "Chu": 1,
}  # fmt: skip
_WOMEN_MIDDLE = (
    "Thị", "Thị", "Thị", "Thị Thu", "Thị Thanh", "Thị Minh", "Thị Kim", "Thị Ngọc", "Thị Bích", "Ngọc", "Thùy", "Phương",
    "Hồng",
    "Thị Mỹ", "Thị Tuyết",
)  # fmt: skip
_WOMEN_GIVEN = (
    "Hà", "Hương", "Lan", "Mai", "Hoa", "Hạnh", "Thảo", "Trang", "Linh", "Yến", "Oanh", "Thủy", "Thúy", "Huệ", "Nhung", "Vân",
    "Dung", "Tuyết", "Loan", "Phượng", "Quyên", "Ngân", "Anh", "Hiền", "Hằng", "Nguyệt", "Liên", "Xuân", "Chi", "Diệp", "Khuê",
)  # fmt: skip
_MEN_MIDDLE = (
    "Văn", "Văn", "Văn", "Đức", "Minh", "Quang", "Hữu", "Xuân", "Mạnh", "Tiến", "Ngọc", "Công", "Đình", "Quốc", "Thanh", "Bá",
    "Trọng",
)  # fmt: skip
_MEN_GIVEN = (
    "Hùng", "Dũng", "Tuấn", "Cường", "Sơn", "Long", "Nam", "Thắng", "Hải", "Bình", "Hưng", "Quân", "Kiên", "Toàn", "Khoa",
    "Hòa",
    "Phúc", "Trung", "Việt", "Đạt", "Tùng", "Thịnh", "Duy", "Giang", "Khánh", "Luyện", "Nghĩa", "Phong", "Quý", "Thuận",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in its two written parts, and whether it is a woman's."""

    family: str
    given: str
    woman: bool

    @property
    def full(self) -> str:
        """The name as it is read: «Nguyễn Thị Thu Hà»."""
        return f"{self.family} {self.given}"


def random_name(rng: Random, *, women: float = 0.5) -> Name:
    """Return a name, a woman's with the probability ``women`` (0..1)."""
    woman = rng.random() < women
    family = rng.choices(tuple(_FAMILY), weights=tuple(_FAMILY.values()))[0]
    middle = rng.choice(_WOMEN_MIDDLE if woman else _MEN_MIDDLE)
    given = rng.choice(_WOMEN_GIVEN if woman else _MEN_GIVEN)
    return random_name(rng, women=women) if middle.split()[-1] == given else Name(f"{family} {middle}", given, woman)


def unlike_names(rng: Random, count: int, *, women: float = 0.5) -> tuple[Name, ...]:
    """Return ``count`` names, no two of them the same."""
    found: dict[str, Name] = {}
    while len(found) < count:
        name = random_name(rng, women=women)
        found.setdefault(name.full, name)
    return tuple(found.values())
