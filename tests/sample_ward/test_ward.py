import csv
import io
import subprocess
import sys
import zipfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from annual_review.cli.arguments import FIRST_REVIEW
from annual_review.cli.main import main
from annual_review.model.ballots import BallotLayout
from annual_review.problems import Severity
from annual_review.rules.calendar import current_review
from annual_review.rules.rulebook import shipped_rule_sets
from annual_review.sample.mistakes import MISTAKES, Mistake
from annual_review.sample.plan import YEARS, random_plan
from annual_review.sample.units import random_ward, ward_units
from annual_review.sample.ward import (
    BRANCHES_LIMIT,
    LIST_NAME,
    list_of_mistakes,
    make_book,
    make_ward,
    plant,
    seeded,
    write_ward,
)
from annual_review.sample.workbook import book_bytes
from tests.handout.filling import needs_office, through_office
from tests.messages import placed_messages
from tests.planted.judging import judge, names
from tests.rendering.sdk import find_validator, sdk_errors

needs_validator = pytest.mark.skipif(not find_validator(), reason="needs the Open XML SDK validator")


@pytest.mark.parametrize("year", YEARS)
def test_every_workbook_of_a_ward_is_accepted(year: int) -> None:
    for file in make_ward(12, year, years=(year,)):
        judged = judge(file.data)
        assert placed_messages(judged.errors) == [], file.name
        assert judged.record is not None
        assert judged.assessment is not None
        assert judged.record.year == year
        assert judged.record.branch == file.branch.unit.name
        assert len(judged.record.members) == file.branch.plan.size


@pytest.mark.parametrize("year", YEARS)
def test_a_clean_workbook_has_no_warning_a_clerk_could_have_avoided(year: int) -> None:
    for file in make_ward(25, 100 + year, years=(year,)):
        judged = judge(file.data)
        told = (*judged.errors, *judged.of(Severity.WARNING))
        assert placed_messages(told) == [], file.name


def test_a_clean_ward_of_a_hundred_has_no_warning() -> None:
    warned = [file.name for file in make_ward(100, 1, years=(2026,)) if judge(file.data).of(Severity.WARNING)]
    assert warned == []


def test_members_and_the_branch_have_points_from_2025_on_and_none_before() -> None:
    for file in make_ward(18, 3, years=YEARS):
        record = judge(file.data).record
        assert record is not None
        with_points = [member for member in record.members if member.points is not None]
        rated = [member for member in record.members if not member.unrated_text]
        assert (record.points is not None) is (record.year >= 2025)
        assert len(with_points) == (len(rated) if record.year >= 2025 else 0)


def test_no_district_is_named_from_2025_on() -> None:
    for file in make_ward(30, 5, years=(2020, 2025, 2026)):
        levels = {each.level for each in file.branch.achievements}
        assert file.branch.plan.year < 2025 or not levels & {"Quận", "Huyện"}


def test_what_is_read_is_what_was_made_up() -> None:
    for file in make_ward(25, 5, years=YEARS):
        judged = judge(file.data)
        record = judged.record
        assert record is not None
        assert record.ballot is not None
        assert [member.name.split(" (")[0] for member in record.members] == [each.name.full for each in file.branch.members]
        read = {tally.member: tuple(tally.votes.by_level.values()) for tally in record.ballot.tallies}
        assert read == {number: tally.votes for number, tally in file.branch.voting.tallies.items()}
        assert record.ballot.counts.valid.value == file.branch.voting.counts.valid
        assert [each.text for each in record.achievements] == [each.text for each in file.branch.achievements]
        assert [(each.speaker, each.text) for each in record.remarks] == list(file.branch.remarks)


def test_all_layouts_come_up() -> None:
    seen = set()
    for file in make_ward(60, 8, years=(2020,)):
        record = judge(file.data).record
        assert record is not None
        assert record.ballot is not None
        seen.add((record.ballot.layout, record.ballot.two_step, record.ballot.entered_twice))
    assert {layout for layout, _, _ in seen} == set(BallotLayout)
    assert {two_step for _, two_step, _ in seen} == {True, False}
    assert {twice for _, _, twice in seen} == {True, False}


def test_the_same_seed_gives_the_same_bytes() -> None:
    one, two = (tuple(file.data for file in make_ward(5, 3, faults=True)) for _ in range(2))
    assert one == two


def test_another_seed_gives_another_ward() -> None:
    assert [file.data for file in make_ward(3, 1)] != [file.data for file in make_ward(3, 2)]


def test_another_process_with_another_hash_seed_gives_the_same_bytes(tmp_path: Path, repository: Path) -> None:
    for folder, hash_seed in (("one", "1"), ("two", "2")):
        command = [sys.executable, "generate.py", "sample", str(tmp_path / folder), "--cells", "3", "--seed", "9", "--faults"]
        subprocess.run(command, cwd=repository, check=True, capture_output=True, env={"PYTHONHASHSEED": hash_seed})
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()} for folder in ("one", "two"))
    assert one == two
    assert len(one) == 4


def test_no_date_of_today_stands_in_a_workbook() -> None:
    file = next(iter(make_ward(1, 1)))
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2020, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2020-01-01T00:00:00Z") == 2


@needs_office
def test_libreoffice_opens_a_workbook_as_it_is(tmp_path: Path) -> None:
    file = next(iter(make_ward(1, 6)))
    assert judge(through_office(file.data, tmp_path)).record == judge(file.data).record


@needs_validator
@pytest.mark.parametrize("seed", range(4))
def test_a_workbook_is_valid_to_the_open_xml_sdk(seed: int, tmp_path: Path) -> None:
    for file in make_ward(3, seed, faults=True):
        (tmp_path / "a.xlsx").write_bytes(file.data)
        assert sdk_errors(str(find_validator()), tmp_path / "a.xlsx") == [], file.name


def test_every_third_workbook_has_a_mistake_that_is_reported(tmp_path: Path) -> None:
    written = write_ward(tmp_path / "phuong", 30, 4, faults=True)
    planted = [file for file in written if file.planted]
    assert len(planted) == 10
    assert len({file.mistake.kind for file in planted if file.mistake}) == 10
    for file in written:
        judged = judge((tmp_path / "phuong" / file.name).read_bytes())
        assert names(judged, file.planted) if file.planted else not judged.errors


def test_the_list_names_file_sheet_cell_and_code(tmp_path: Path) -> None:
    written = write_ward(tmp_path, 9, 4, faults=True)
    rows = list(csv.DictReader(io.StringIO((tmp_path / LIST_NAME).read_text(encoding="utf-8-sig"))))
    files = [file for file in written if file.planted]
    assert [row["Tệp"] for row in rows] == [file.name for file in files]
    for row, file in zip(rows, files, strict=True):
        assert file.planted is not None
        assert (row["Trang"], row["Ô"]) == (file.planted.place.sheet, file.planted.place.address)
        assert row["Mã lỗi"].split(" hoặc ") == list(file.planted.codes)


def test_without_faults_there_is_no_list(tmp_path: Path) -> None:
    write_ward(tmp_path, 2, 1)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".xlsx", ".xlsx"]
    assert list_of_mistakes(()).splitlines() == ["Tệp,Trang,Ô,Loại lỗi,Lỗi đã cài,Mã lỗi"]


@pytest.mark.parametrize("cells", [0, -1, BRANCHES_LIMIT + 1])
def test_a_ward_has_a_sensible_number_of_cells(cells: int) -> None:
    with pytest.raises(ValueError, match="a ward has 1 to"):
        next(iter(make_ward(cells, 1)))


def test_a_mistake_that_finds_no_place_leaves_the_workbook_clean() -> None:
    rng = seeded("nowhere")
    plan = random_plan(rng, year=2020, size=8)
    nowhere = Mistake("khong-dau", "Không có chỗ nào", lambda book, chance: None)
    assert plant(rng, nowhere, plan, random_ward(rng), ward_units(rng, 1)[0]) is None


@pytest.mark.parametrize("mistake", MISTAKES, ids=[each.kind for each in MISTAKES])
def test_a_mistake_says_in_vietnamese_what_it_is(mistake: Mistake) -> None:
    assert mistake.words[0].isupper() or mistake.words[0] == "«"
    assert not mistake.words.endswith(".")
    assert mistake.kind.isascii()


def test_a_copied_book_may_be_changed_alone() -> None:
    rng = seeded("copy")
    _, book = make_book(rng, random_plan(rng, year=2020, size=6), random_ward(rng), ward_units(rng, 1)[0])
    before = book_bytes(book)
    copy = book.copy()
    copy.sheet("members").put((1, 1), "khác")
    copy.pages.pop()
    assert book_bytes(book) == before
    with pytest.raises(KeyError):
        copy.sheet("photos")


def test_the_command_writes_a_ward(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sample", str(tmp_path / "phuong"), "--cells", "6", "--seed", "2", "--faults"]) == 0
    said = capsys.readouterr().out
    assert said == (
        f"Đã ghi 6 bảng tính của một phường hư cấu vào «{tmp_path / 'phuong'}».\n"
        "2 bảng tính có lỗi cài sẵn; danh sách lỗi ở tệp «danh-sach-loi.csv».\n"
    )
    assert len(list((tmp_path / "phuong").glob("*.xlsx"))) == 6


def test_the_command_never_mixes_with_what_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"cua nguoi khac")
    assert main(["sample", str(tmp_path), "--cells", "2"]) == 2
    assert capsys.readouterr().err == (
        f"Không ghi vào «{tmp_path}» vì ở đó đã có tệp. Hãy chọn một thư mục mới hoặc còn trống.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_the_command_does_not_write_into_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    assert main(["sample", str(tmp_path / "a"), "--cells", "2"]) == 2
    assert main(["sample", str(tmp_path / "a" / "b"), "--cells", "2"]) == 5


def test_the_command_makes_the_review_asked_for_and_else_the_current_one(tmp_path: Path) -> None:
    assert main(["sample", str(tmp_path / "a"), "--cells", "1", "--year", "2021"]) == 0
    assert main(["sample", str(tmp_path / "b"), "--cells", "1"]) == 0
    years = []
    for folder in ("a", "b"):
        (file,) = (tmp_path / folder).glob("*.xlsx")
        record = judge(file.read_bytes()).record
        assert record is not None
        years.append(record.year)
    today = datetime.now(timezone(timedelta(hours=7))).date()
    assert years == [2021, current_review(today)]


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (date(2026, 11, 25), 2026),
        (date(2026, 10, 1), 2026),
        (date(2026, 12, 31), 2026),
        (date(2027, 3, 31), 2026),
        (date(2027, 4, 1), 2027),
    ],
)
def test_the_current_review_is_the_one_that_is_held_or_comes_next(today: date, year: int) -> None:
    assert current_review(today) == year


def test_the_first_review_is_that_of_the_earliest_rule_set() -> None:
    assert shipped_rule_sets().rule_sets[0].first_year == FIRST_REVIEW == YEARS[0]


@pytest.mark.parametrize(
    "words", [["--cells", "3", "--year", "2017"], ["--cells", "0"], ["--cells", "x"], ["--cells", "3", "--seed", "-1"], []]
)
def test_the_command_refuses_a_wrong_number(words: list[str], tmp_path: Path) -> None:
    assert main(["sample", str(tmp_path / "phuong"), *words]) == 2
    assert not (tmp_path / "phuong").exists()
