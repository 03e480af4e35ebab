"""What no signed paper may say (documents.md §6.8): searched for in the papers of every scenario."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.scenarios.test_scenarios import HERE, SCENARIOS
from tests.scenarios.upcoming import UPCOMING

SIGNED = ("01-bien-ban-hop", "02-bien-ban-kiem-phieu", "03-bao-cao", "04-danh-sach-xep-loai", "05-danh-sach-chua-xep-loai")
SIGNED_TOO = ("06-tong-hop-thanh-tich", "07-to-trinh", "09-tin-bai")  # the last is published over the branch's name
SIGNED_AFTER = ("11-to-trinh-khen-thuong", "12-danh-muc-ho-so", "13-thong-bao-ket-qua")
BEFORE = ("21-giay-moi", "22-ban-kiem-diem-ca-nhan", "23-phieu-xep-loai", "24-theo-doi-phieu")
SIGNED_BEFORE = ("10-bao-cao-kiem-diem-tap-the",)  # or after
NEVER = (
    *(
        "cần xác nhận",
        "làm tròn",
        " or ",
        " and ",
        "SHA",
        "chưa bảo đảm",
        "phê bình và tự phê bình",
        "«",
        "»",
        "None",
        "{{",
        "{%",
    ),
    *("phê và tự phê", ".xlsx", "HTXS ", "chưa đối chiếu"),
)
NO_COMRADES = re.compile(r"(?<!\d)00? đồng chí")
ABOLISHED = re.compile(r"\bcấp (Quận|Huyện|Thị xã)\b|\| (Quận|Huyện|Thị xã)\b", re.IGNORECASE)
SHORT_LEVELS = {
    "HTXSNV": "Hoàn thành xuất sắc nhiệm vụ",
    "HTTNV": "Hoàn thành tốt nhiệm vụ",
    "HTNV": "Hoàn thành nhiệm vụ",
    "KHTNV": "Không hoàn thành nhiệm vụ",
}
ENGLISH = re.compile(r"\b(excellent|good|rated|member|members|total|branch|vote|votes|meeting|report|the|of|with|not|is)\b")


def papers() -> list[Path]:
    of_wards = sorted(HERE.glob("ward-*/expected/[0-9]*.txt"))  # all of them are signed
    signed = (*SIGNED, *SIGNED_TOO, *SIGNED_AFTER, *SIGNED_BEFORE, *BEFORE)
    return [
        *(HERE / scenario / "expected" / f"{name}.txt" for scenario in SCENARIOS for name in signed),
        *of_wards,
    ]


def ident(file: Path) -> str:
    return f"{file.parent.parent.name}/{file.stem}"


@pytest.fixture(params=[file for file in papers() if file.is_file()], ids=ident)
def paper(request: pytest.FixtureRequest) -> tuple[Path, str]:
    assert isinstance(request.param, Path)
    return request.param, request.param.read_text(encoding="utf-8")


def test_it_says_none_of_these_words(paper: tuple[Path, str]) -> None:
    assert [words for words in NEVER if words in paper[1]] == []


def test_it_counts_nobody_with_a_zero(paper: tuple[Path, str]) -> None:
    assert NO_COMRADES.findall(paper[1]) == []


def test_it_has_no_english_word(paper: tuple[Path, str]) -> None:
    assert ENGLISH.findall(paper[1]) == []


def test_it_names_no_abolished_level_from_2025_on(paper: tuple[Path, str]) -> None:
    file, text = paper
    year = re.search(r"20\d\d", file.parent.parent.name)
    assert year is not None
    if int(year[0]) >= 2025:
        assert ABOLISHED.findall(text) == []


def test_it_explains_the_levels_it_shortens(paper: tuple[Path, str]) -> None:
    text = paper[1]
    unexplained = [
        short
        for short, full in SHORT_LEVELS.items()
        if re.search(rf"\b{short}\b", text) and f"{short}: {full}" not in text and f"“{full}” ({short})" not in text
    ]
    assert unexplained == []


def test_it_closes_every_quotation_and_bracket(paper: tuple[Path, str]) -> None:
    lines = paper[1].splitlines()
    assert [line for line in lines if line.count("“") != line.count("”")] == []
    assert [line for line in lines if line.count("(") != line.count(")") and not re.match(r"[a-zđ]\) ", line)] == []


def test_every_scenario_has_its_signed_papers() -> None:
    always = (
        "01-bien-ban-hop",
        "02-bien-ban-kiem-phieu",
        "03-bao-cao",
        "04-danh-sach-xep-loai",
        "07-to-trinh",
        "09-tin-bai",
        "12-danh-muc-ho-so",
    )
    after = [file for file in papers() if file.parent.parent.name in SCENARIOS and file.parent.parent.name not in UPCOMING]
    missing = [file for file in after if file.stem in always and not file.is_file()]
    assert [ident(file) for file in missing] == []
    upcoming = [file for file in papers() if file.parent.parent.name in UPCOMING]
    drafts = [file for file in upcoming if file.stem in SIGNED_BEFORE]
    assert [ident(file) for file in upcoming if file not in drafts and file.is_file() != (file.stem in BEFORE)] == []
