import hashlib
import io
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from annual_review.disk import disk
from annual_review.documents.kinds import KINDS
from annual_review.exit_code import Halt
from annual_review.night.handover import Part, contents_text, hand_over, is_ours, package_bytes, package_names
from annual_review.telling.outcome import Refused
from tests.small_branch.night import BRANCH_FOLDER, House, codes, other_branch, statuses, with_papers, workbook, wrong_count
from tests.telling.nights import made, refused

PACKAGE = f"ban-giao/{BRANCH_FOLDER.replace('/', '-')}.zip"
PARTS = (
    Part("01-bien-ban-hop.docx", "Biên bản họp chi bộ", "", b"bien ban"),
    Part("09-tin-bai.docx", "Tin bài", "bản đã sửa tay", b"tin"),
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    made_ = House(tmp_path)
    (tmp_path / "input").mkdir()
    return made_


def packages(house: House) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (house.output / "ban-giao").iterdir()}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def test_a_cell_gets_a_package_of_its_papers(house: House) -> None:
    house.put("a.xlsx", workbook())
    outcome = with_papers(house.night())
    assert outcome.package == PACKAGE
    found = parts((house.output / PACKAGE).read_bytes())
    signed = [house.output / BRANCH_FOLDER / kind.file_name for kind in KINDS if kind.handed_over]
    papers = {file.name: file.read_bytes() for file in signed if file.exists()}
    assert len(papers) == 7
    assert not {"08-doi-chieu-so-lieu.docx", "09-tin-bai.docx"} & found.keys()
    assert {name: data for name, data in found.items() if name.endswith(".docx")} == papers
    assert set(found) - set(papers) == {"muc-luc.txt", "SHA256SUMS"}


def test_every_file_of_a_package_has_its_sum() -> None:
    found = parts(package_bytes(made(), PARTS))
    lines = {line.split("  ")[1]: line.split("  ")[0] for line in found["SHA256SUMS"].decode().splitlines()}
    assert lines == {name: hashlib.sha256(data).hexdigest() for name, data in found.items() if name != "SHA256SUMS"}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_the_command_named_in_the_contents_checks_a_package(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(package_bytes(made(), PARTS))) as package:
        package.extractall(tmp_path)
    run = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, capture_output=True, check=False, timeout=30)
    assert run.returncode == 0, run.stderr


def test_the_contents_tell_cell_workbook_and_papers() -> None:
    assert contents_text(made(), PARTS).splitlines() == [
        "HỒ SƠ KIỂM ĐIỂM, ĐÁNH GIÁ, XẾP LOẠI NĂM 2020",
        "",
        "Đảng bộ cấp trên: Đảng bộ phường Giang Biên",
        "Chi bộ: Chi bộ Trường Tiểu học Hoa Sen (mã GB-01)",
        "Bộ quy định: 2019-hd21",
        "Bảng tính: thu.xlsx",
        f"SHA-256 của bảng tính: {'a' * 64}",
        "",
        "Gồm các văn bản:",
        "  1. 01-bien-ban-hop.docx – Biên bản họp chi bộ",
        "  2. 09-tin-bai.docx – Tin bài (bản đã sửa tay)",
        "",
        "Tệp SHA256SUMS ghi mã SHA-256 của từng tệp, để bên nhận kiểm tra tệp có bị thay đổi không:",
        "  Linux:    sha256sum -c SHA256SUMS",
        "  Windows:  certutil -hashfile 01-bien-ban-hop.docx SHA256",
    ]


def test_the_same_papers_give_the_same_package() -> None:
    assert package_bytes(made(), PARTS) == package_bytes(made(), PARTS)


def test_a_second_night_writes_no_package(house: House) -> None:
    house.put("a.xlsx", workbook())
    house.night()
    before = (house.output / PACKAGE).stat().st_mtime_ns
    assert with_papers(house.night()).package == PACKAGE
    assert (house.output / PACKAGE).stat().st_mtime_ns == before


def test_a_changed_workbook_changes_the_package(house: House) -> None:
    house.put("a.xlsx", workbook())
    house.night()
    before = packages(house)
    house.put("a.xlsx", workbook({"Địa danh": "Việt Hưng"}))
    house.night()
    assert packages(house).keys() == before.keys()
    assert packages(house) != before


def test_the_package_of_a_workbook_that_turned_bad_stays(house: House) -> None:
    house.put("a.xlsx", workbook())
    house.night()
    before = packages(house)
    house.put("a.xlsx", wrong_count())
    outcome = house.night().outcomes[0]
    assert isinstance(outcome, Refused)
    assert packages(house) == before
    assert "gói bàn giao cũ" in outcome.problems[-1].remedy


def test_a_paper_edited_by_hand_goes_into_the_package(house: House) -> None:
    house.put("a.xlsx", workbook())
    house.night()
    (house.output / BRANCH_FOLDER / "01-bien-ban-hop.docx").write_bytes(b"sua tay")
    house.night()
    found = parts((house.output / PACKAGE).read_bytes())
    assert found["01-bien-ban-hop.docx"] == b"sua tay"
    assert "01-bien-ban-hop.docx – Biên bản họp chi bộ (bản đã sửa tay)" in found["muc-luc.txt"].decode()


def test_of_a_paper_open_in_word_the_new_text_goes_into_the_package(house: House) -> None:
    house.put("a.xlsx", workbook())
    house.night()
    (house.output / BRANCH_FOLDER / "~$-bien-ban-hop.docx").write_bytes(b"")
    house.put("a.xlsx", workbook({"Địa danh": "Việt Hưng"}))
    house.night()
    found = parts((house.output / PACKAGE).read_bytes())
    assert found["01-bien-ban-hop.docx"] == (house.output / BRANCH_FOLDER / "01-bien-ban-hop (ban moi).docx").read_bytes()
    assert "sửa tay" not in found["muc-luc.txt"].decode()


def test_a_package_that_somebody_changed_is_kept(house: House) -> None:
    house.put("a.xlsx", workbook())
    house.night()
    ours = (house.output / PACKAGE).read_bytes()
    (house.output / PACKAGE).write_bytes(b"cua toi")
    outcome = with_papers(house.night())
    assert (house.output / PACKAGE).read_bytes() == b"cua toi"
    assert outcome.package == PACKAGE.replace(".zip", " (ban moi).zip")
    assert (house.output / outcome.package).read_bytes() == ours
    assert "DEM-16" in codes(outcome)
    (house.output / PACKAGE).unlink()
    assert with_papers(house.night()).package == PACKAGE
    assert list(packages(house).values()) == [ours]


def test_two_packages_that_somebody_changed_are_both_kept(house: House) -> None:
    house.put("a.xlsx", workbook())
    house.night()
    second = PACKAGE.replace(".zip", " (ban moi).zip")
    for name in (PACKAGE, second):
        (house.output / name).write_bytes(b"cua toi")
    assert with_papers(house.night()).package == PACKAGE.replace(".zip", " (ban moi 2).zip")
    assert (house.output / second).read_bytes() == b"cua toi"
    (house.output / PACKAGE).unlink()
    house.night()
    assert set(packages(house)) == {Path(PACKAGE).name, Path(second).name}


def test_what_was_changed_by_a_byte_is_not_ours() -> None:
    data = package_bytes(made(), PARTS)
    assert is_ours(data)
    assert not is_ours(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    assert not is_ours(b"")


def test_two_folders_never_share_a_package() -> None:
    names = package_names(["2020/a-b/c", "2020/a/b-c", "2020/x/y"])
    assert names["2020/a-b/c"] == "ban-giao/2020-a-b-c.zip"
    assert names["2020/x/y"] == "ban-giao/2020-x-y.zip"
    assert len(set(names.values())) == 3


def test_every_cell_has_its_own(house: House) -> None:
    for number in (1, 2):
        house.put(f"{number}.xlsx", other_branch(number))
    assert set(statuses(house.night()).values()) == {"made"}
    assert len(packages(house)) == 2


def test_a_refused_workbook_gets_none(tmp_path: Path) -> None:
    assert hand_over(tmp_path, [refused()], []) == (refused(),)


def test_a_package_held_by_another_program_costs_only_itself(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> bool:
        raise PermissionError(13, "held")

    house.put("a.xlsx", workbook())
    monkeypatch.setattr(disk, "write_whole", held)
    outcome = replace(made(), documents=())
    assert hand_over(house.output, [outcome], []) == (outcome,)
    monkeypatch.undo()
    house.night()
    shutil.rmtree(house.output / "ban-giao")
    night = house.night()
    monkeypatch.setattr(disk, "write_whole", held)
    shutil.rmtree(house.output / "ban-giao")
    (told,) = hand_over(house.output, night.outcomes, [])
    assert told.problems[-1].message == (
        f"Chưa làm được gói bàn giao «{PACKAGE}»: không có quyền truy cập hoặc tệp đang mở trong chương trình khác. "
        "Các văn bản của chi bộ vẫn đủ."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="another error there")
@pytest.mark.parametrize("number", [28, 30])
def test_a_disk_that_refuses_ends_the_run(house: House, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def full(*_: object) -> bool:
        raise (PermissionError if number == 30 else OSError)(number, "")

    house.put("a.xlsx", workbook())
    night = house.night()
    monkeypatch.setattr(disk, "write_whole", full)
    with pytest.raises(Halt) as halt:
        hand_over(house.output, night.outcomes, [])
    assert int(halt.value.code) == 5


def test_a_package_cut_off_by_a_crash_is_cleared_away(house: House) -> None:
    house.put("a.xlsx", workbook())
    (house.output / "ban-giao").mkdir(parents=True)
    (house.output / f"{PACKAGE}.dang-ghi").write_bytes(b"nua")
    house.night()
    assert set(packages(house)) == {Path(PACKAGE).name}
