import errno
import hashlib
import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from annual_review.disk import disk
from annual_review.disk.folders import ward_folder
from annual_review.disk.lock import only_run
from annual_review.disk.state import BranchKey, BranchState, Ingredients
from annual_review.documents.case import WardReview
from annual_review.documents.kind import KindOfPaper
from annual_review.documents.kinds import KINDS
from annual_review.exit_code import ExitCode, Halt
from annual_review.night import dossier
from annual_review.night.ingredients import reason
from annual_review.reading.record import read_workbook
from annual_review.telling.outcome import Copied
from annual_review.telling.report import report_schema
from tests.small_branch.night import (
    BRANCH_FOLDER,
    REPOSITORY,
    House,
    codes,
    other_branch,
    outcome,
    statuses,
    with_papers,
    workbook,
    wrong_count,
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path)
    (tmp_path / "input").mkdir()
    return made


@pytest.fixture(scope="module")
def sample() -> bytes:
    return workbook()


def report(house: House) -> dict[str, object]:
    told: dict[str, object] = json.loads((house.output / "report.json").read_bytes())
    return told


def test_a_workbook_becomes_papers_report_board_and_log(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    night = house.night()
    assert statuses(night) == {"a.xlsx": "made"}
    assert night.exit_code is ExitCode.DONE
    papers = {name for name in house.made() if name.endswith(".docx")}
    assert papers <= {f"{_folder(kind)}/{kind.file_name}" for kind in KINDS}
    assert f"{BRANCH_FOLDER}/01-bien-ban-hop.docx" in papers
    assert sorted(file.name for file in house.output.iterdir()) == ["2020", "ban-giao", "index.html", "nhat-ky", "report.json"]
    assert list(Draft202012Validator(report_schema()).iter_errors(report(house))) == []


def _folder(kind: KindOfPaper) -> str:
    return ward_folder(BRANCH_FOLDER) if kind.scope is WardReview else BRANCH_FOLDER


def test_a_second_run_writes_no_paper(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    house.night()
    before = {file: file.stat().st_mtime_ns for file in (house.output / "2020").rglob("*") if file.is_file()}
    night = house.night()
    assert statuses(night) == {"a.xlsx": "unchanged"}
    assert {document.status.value for document in with_papers(night).documents} == {"unchanged"}
    assert {file: file.stat().st_mtime_ns for file in before} == before


def test_a_forced_run_makes_the_same_bytes(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    house.night()
    before = house.made()
    assert statuses(house.night(force=True)) == {"a.xlsx": "unchanged"}
    assert house.made() == before


def test_a_workbook_with_an_error_makes_no_paper_and_costs_no_other(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    house.put("sai.xlsx", wrong_count())
    house.put("rac.xlsx", b"khong phai bang tinh")
    night = house.night()
    assert statuses(night) == {"a.xlsx": "made", "rac.xlsx": "refused", "sai.xlsx": "refused"}
    assert "Phiếu đảng viên!C4" in {str(problem.place) for problem in outcome(night, "sai.xlsx").problems}
    assert night.exit_code is ExitCode.TO_MEND
    assert list(Draft202012Validator(report_schema()).iter_errors(report(house))) == []


def test_a_workbook_that_turns_bad_keeps_its_earlier_papers_and_says_so(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    house.night()
    before = house.made_of_branches()
    house.put("a.xlsx", wrong_count())
    found = outcome(house.night(), "a.xlsx")
    assert found.status.value == "refused"
    assert found.problems[-1].message == (
        f"Hồ sơ ở «{BRANCH_FOLDER}» là của lần chạy trước, chưa theo nội dung hiện nay của tệp."
    )
    assert house.made_of_branches() == before


def test_an_edited_paper_is_kept(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    house.night()
    paper = house.output / BRANCH_FOLDER / "01-bien-ban-hop.docx"
    paper.write_bytes(b"sua tay")
    for _ in range(2):
        found = with_papers(house.night())
        assert found.documents[0].status.value == "kept"
        assert paper.read_bytes() == b"sua tay"
        assert paper.with_name("01-bien-ban-hop (ban moi).docx").exists()
        assert "DEM-11" in codes(found)


def test_a_deleted_paper_is_made_again(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    house.night()
    before = house.made()
    (house.output / BRANCH_FOLDER / "01-bien-ban-hop.docx").unlink()
    night = house.night()
    assert statuses(night) == {"a.xlsx": "made"}
    assert with_papers(night).reason == "văn bản bị thiếu hoặc đã sửa tay: 01-bien-ban-hop.docx"
    assert house.made() == before


def test_a_changed_workbook_makes_its_papers_anew(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    house.night()
    house.put("a.xlsx", workbook({"Địa danh": "Việt Hưng"}))
    night = house.night()
    assert statuses(night) == {"a.xlsx": "made"}
    assert with_papers(night).reason == "bảng tính đã thay đổi"


def test_the_same_bytes_under_two_names_are_made_once(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    house.put("a - Copy.xlsx", sample)
    night = house.night()
    assert night.exit_code is ExitCode.DONE
    note = "Hai tệp giống hệt nhau: «a.xlsx» và «a - Copy.xlsx»; hồ sơ chỉ làm một lần, từ «a.xlsx»."
    assert [[p.message for p in each.problems if p.code == "DEM-01"] for each in night.outcomes] == [[note], [note]]
    assert isinstance(outcome(night, "a - Copy.xlsx"), Copied)
    assert night.wards[0].branches == 1
    assert list(Draft202012Validator(report_schema()).iter_errors(report(house))) == []


def test_two_workbooks_of_one_cell_are_both_refused(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    house.put("a ban cuoi.xlsx", workbook({"Địa danh": "Việt Hưng"}))
    house.put("b.xlsx", other_branch(2))
    night = house.night()
    assert statuses(night) == {"a ban cuoi.xlsx": "refused", "a.xlsx": "refused", "b.xlsx": "made"}
    assert all("DEM-02" in codes(outcome(night, name)) for name in ("a.xlsx", "a ban cuoi.xlsx"))
    assert "khác nhau ở phần chữ, còn số liệu như nhau" in outcome(night, "a.xlsx").problems[0].message


def test_only_a_pattern_is_made(house: House, sample: bytes) -> None:
    house.put("x/a.xlsx", sample)
    house.put("b.xlsx", other_branch(2))
    assert statuses(house.night(only="A*")) == {"x/a.xlsx": "made"}
    assert statuses(house.night(only="b.xlsx")) == {"b.xlsx": "made"}


def test_only_never_replaces_the_papers_of_a_workbook_left_out(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    house.night()
    house.put("b.xlsx", workbook({"Địa danh": "Việt Hưng"}))
    night = house.night(only="b.xlsx")
    assert statuses(night) == {"b.xlsx": "refused"}
    assert codes(night.outcomes[0]) >= {"DEM-02"}


def test_a_dry_run_writes_nothing(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    night = house.night(dry=True)
    assert statuses(night) == {"a.xlsx": "made"}
    assert not house.output.exists()


def test_looking_at_named_files_needs_no_inbox(house: House, tmp_path: Path) -> None:
    (tmp_path / "input").rmdir()
    file = tmp_path / "sai.xlsx"
    file.write_bytes(wrong_count())
    night = house.night(dry=True, files=(file,))
    assert night.exit_code is ExitCode.TO_MEND
    with pytest.raises(Halt, match=r"Không có tệp «.*khong-co\.xlsx», hoặc đó không phải một tệp\."):
        house.night(dry=True, files=(tmp_path / "khong-co.xlsx",))


def test_an_empty_inbox_is_no_failure(house: House) -> None:
    night = house.night()
    assert night.exit_code is ExitCode.DONE
    assert night.outcomes == ()


def test_two_processes_make_the_same_bytes(house: House, sample: bytes, tmp_path: Path) -> None:
    for name, data in (("a.xlsx", sample), ("b.xlsx", other_branch(2)), ("c.xlsx", wrong_count())):
        house.put(name, data)
    alone = house.night()
    before = house.made()
    shutil.rmtree(house.output)
    together = house.night(jobs=2)
    assert house.made() == before
    assert together.outcomes == alone.outcomes


def test_photographs_stand_in_the_news_and_missing_ones_are_warned_about(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    found = house.night().outcomes[0]
    assert [problem.code for problem in found.problems].count("ANH-01") == 1
    (pictures,) = (REPOSITORY / "input").glob("*/")
    shutil.copytree(pictures, house.root / "input" / "a")
    night = house.night()
    assert with_papers(night).reason == "ảnh đã thay đổi"
    assert not codes(night.outcomes[0]) & {"ANH-01", "ANH-03"}


def test_a_broken_photograph_is_told_also_when_nothing_changed(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    house.put("hom-phieu.png", b"hong")
    assert "ANH-03" in codes(house.night().outcomes[0])
    night = house.night()
    assert statuses(night) == {"a.xlsx": "unchanged"}
    assert "ANH-03" in codes(night.outcomes[0])


def test_a_bug_of_ours_is_told_apart_and_costs_no_other(house: House, sample: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    house.put("a.xlsx", sample)
    house.put("b.xlsx", other_branch(2))

    class PanicException(BaseException):
        """Like that of a Rust library: no Exception."""

    def panic(data: bytes, *, file: str, **options: object) -> object:
        if file == "a.xlsx":
            raise PanicException("Nguyễn Văn A")
        return read_workbook(data, file=file)

    monkeypatch.setattr("annual_review.reading.record.read_workbook", panic)
    night = house.night()
    assert statuses(night) == {"a.xlsx": "bug", "b.xlsx": "made"}
    assert night.exit_code is ExitCode.BUG
    (log,) = (house.output / "nhat-ky").rglob("*.txt")
    assert "bug PanicException" in log.read_text(encoding="utf-8")
    assert "Nguyễn Văn A" not in log.read_text(encoding="utf-8")


def test_a_bug_while_making_papers_keeps_the_old_ones(house: House, sample: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    house.put("a.xlsx", sample)
    house.night()
    before = house.made()
    house.put("a.xlsx", workbook({"Địa danh": "Việt Hưng"}))

    def fail(*_: object) -> object:
        raise KeyError("Nguyễn Văn A")

    monkeypatch.setattr(dossier, "_compose", fail)
    assert statuses(house.night()) == {"a.xlsx": "bug"}
    assert house.made() == before


def test_papers_whose_workbook_is_gone_are_reported_and_kept(house: House, sample: bytes) -> None:
    file = house.put("a.xlsx", sample)
    house.night()
    before = house.made()
    file.unlink()
    night = house.night()
    assert [problem.message for problem in night.orphans] == [
        f"Hồ sơ ở «{BRANCH_FOLDER}» làm từ «a.xlsx»; nay tệp ấy không còn hoặc đã ghi sang chi bộ, năm khác."
    ]
    assert house.made() == before


def test_papers_of_a_workbook_that_tells_of_another_cell_now_are_reported(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    house.night()
    house.put("a.xlsx", other_branch(2))
    night = house.night()
    assert statuses(night) == {"a.xlsx": "made"}
    assert [dict(problem.values)["folder"] for problem in night.orphans] == [BRANCH_FOLDER]


def test_a_renamed_workbook_stays_with_its_papers(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample).unlink()
    house.put("a.xlsx", sample)
    house.night()
    (house.root / "input" / "a.xlsx").rename(house.root / "input" / "b.xlsx")
    night = house.night()
    assert night.orphans == ()
    assert statuses(house.night()) == {"b.xlsx": "unchanged"}


def test_a_running_run_is_not_disturbed(house: House) -> None:
    house.output.mkdir()
    with only_run(house.output), pytest.raises(Halt) as halt:
        house.night()
    assert halt.value.code is ExitCode.LOCKED


def test_an_output_that_is_a_file_is_named(house: House) -> None:
    house.output.write_text("")
    with pytest.raises(Halt, match="đã có một tệp trùng tên thư mục") as halt:
        house.night()
    assert halt.value.code is ExitCode.OUTPUT


def test_a_report_that_cannot_be_written_ends_with_the_cause(
    house: House, sample: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.put("a.xlsx", sample)

    def full(*_: object) -> bool:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "write_whole", full)
    with pytest.raises(Halt, match="ổ đĩa đã đầy"):
        house.night()
    assert house.made()


def test_wrong_templates_stop_the_run_before_anything_is_written(tmp_path: Path, sample: bytes) -> None:
    templates = tmp_path / "mau"
    shutil.copytree(REPOSITORY / "templates", templates)
    next(templates.rglob("bien-ban-hop.docx")).write_bytes(b"hong")
    house = House(tmp_path, templates)
    house.put("a.xlsx", sample)
    with pytest.raises(Halt) as halt:
        house.night()
    assert halt.value.code is ExitCode.WRONG_SETUP
    assert not house.output.exists()


def seen(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of a folder with its hash and time of change."""
    return {file.name: (hashlib.sha256(file.read_bytes()).digest(), file.stat().st_mtime_ns) for file in folder.iterdir()}


def test_the_inputs_are_never_changed(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    house.put("sai.xlsx", wrong_count())
    before = seen(house.root / "input")
    house.night()
    house.night(force=True)
    assert seen(house.root / "input") == before


def test_no_name_of_the_roster_is_in_the_log(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    house.put("sai.xlsx", wrong_count())
    night = house.night()
    names = {rating.name for rating in with_papers(night).figures.ratings}
    assert len(names) == 22
    (log,) = (house.output / "nhat-ky").rglob("*.txt")
    text = log.read_text(encoding="utf-8")
    assert "Phiếu đảng viên!C4" in text
    assert not [name for name in names if name in text]


def changed_template(house: House) -> House:
    """The same house with one form saved anew by somebody."""
    templates = house.root / "mau"
    shutil.copytree(REPOSITORY / "templates", templates)
    form = templates / "hd36-2018" / "bien-ban-hop.docx"
    with zipfile.ZipFile(form) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] += b"\n"
    with zipfile.ZipFile(form, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return House(house.root, templates)


def test_an_edited_template_makes_only_what_depends_on_it(house: House, sample: bytes) -> None:
    house.put("a.xlsx", sample)
    assert with_papers(house.night()).reason == "chưa có hồ sơ"
    assert with_papers(house.night()).reason == "bảng tính, quy định, mẫu, ảnh, cấu hình và chương trình đều như lần trước"
    before = house.made()
    found = with_papers(changed_template(house).night())
    assert found.reason == "mẫu văn bản đã thay đổi: minutes"
    after = house.made()
    assert {name.rpartition("/")[2] for name in before if before[name] != after[name]} <= {
        "01-bien-ban-hop.docx",
        ".trang-thai.json",
    }
    assert with_papers(house.night(force=True)).reason


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"workbook": "x"}, "bảng tính đã thay đổi"),
        ({"rule_set": "x"}, "bộ quy định đã thay đổi"),
        ({"program": "x"}, "chương trình đã thay đổi"),
        ({"templates": (("news", "x"),)}, "mẫu văn bản đã thay đổi: news"),
        ({"photos": (("a.jpg", "x"),)}, "ảnh đã thay đổi"),
        ({"settings": "A=good"}, "cấu hình đã thay đổi"),
        ({"workbook": "x", "program": "y"}, "bảng tính đã thay đổi; chương trình đã thay đổi"),
    ],
)
def test_each_kind_of_reason_has_its_words(house: House, sample: bytes, change: dict[str, str], words: str) -> None:
    made_of = Ingredients("w", "r", "p", (("news", "t"),))
    state = BranchState(key=BranchKey(2020, "P", "C"), file="a.xlsx", ingredients=made_of, papers=())
    assert reason(state, replace(made_of, **change), forced=False) == words  # type: ignore[arg-type]  # one field of its own kind
    assert reason(state, made_of, forced=True) == "làm lại theo yêu cầu"
    assert reason(None, made_of, forced=False) == "chưa có hồ sơ"


def test_a_folder_is_no_file_to_look_at(house: House, tmp_path: Path) -> None:
    with pytest.raises(Halt, match=r"hoặc đó không phải một tệp\."):
        house.night(dry=True, files=(tmp_path,))


def test_a_cell_whose_folder_cannot_be_written_costs_only_itself(house: House) -> None:
    house.put("1.xlsx", other_branch(1))
    house.put("2.xlsx", other_branch(2))
    in_the_way = house.output / "2020/dang-bo-phuong-giang-bien/chi-bo-1"
    in_the_way.parent.mkdir(parents=True)
    in_the_way.write_bytes(b"a file")
    night = house.night()
    assert statuses(night) == {"1.xlsx": "waiting", "2.xlsx": "made"}
    assert night.exit_code is ExitCode.OUTPUT
    assert outcome(night, "1.xlsx").problems[0].message == (
        "Chưa ghi được hồ sơ vào «2020/dang-bo-phuong-giang-bien/chi-bo-1»: đã có một tệp trùng tên thư mục."
    )
    board = (house.output / "index.html").read_text(encoding="utf-8")
    assert "Cần xử lý: 1 hồ sơ chưa ghi được." in board
    assert "Mở quyền ghi cho 1 hồ sơ chưa ghi được rồi chạy lại" in board
    report = json.loads((house.output / "report.json").read_bytes())
    assert list(Draft202012Validator(report_schema()).iter_errors(report)) == []
    assert report["run"]["exit_code"] == 5
    in_the_way.unlink()
    assert statuses(house.night()) == {"1.xlsx": "made", "2.xlsx": "unchanged"}


@pytest.mark.parametrize("name", ["index.html", "report.json", "nhat-ky"])
def test_what_tells_of_the_night_is_written_though_one_of_it_cannot_be(house: House, name: str) -> None:
    house.put("1.xlsx", other_branch(1))
    others = {"index.html", "report.json", "nhat-ky"} - {name}
    house.output.mkdir()
    if name == "nhat-ky":
        (house.output / name).write_bytes(b"a file")
    else:
        (house.output / name).mkdir()
    with pytest.raises(Halt) as halt:
        house.night()
    assert halt.value.code is ExitCode.OUTPUT
    assert f"(ở «{name}" in halt.value.problems[0].message
    assert all((house.output / other).exists() for other in others)


def test_a_narrowed_run_that_fits_nothing_leaves_board_and_report_of_the_earlier_one(house: House) -> None:
    house.put("1.xlsx", other_branch(1))
    house.night()
    before = {name: (house.output / name).read_bytes() for name in ("index.html", "report.json")}
    assert house.night(only="khac*").outcomes == ()
    assert {name: (house.output / name).read_bytes() for name in before} == before
