"""The sub-commands that only look: ``lint``, ``fields`` and ``verify``, from the command line."""

from __future__ import annotations

import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from annual_review import __version__
from annual_review.cli.main import main
from annual_review.disk.folders import ward_folder
from annual_review.documents.kind import Form, KindOfPaper
from annual_review.documents.kinds import KINDS
from annual_review.rendering.docx.offer import offer
from tests.small_branch.night import BRANCH_FOLDER, House, workbook

Output = pytest.CaptureFixture[str]
RULES = "  Quy định: Hướng dẫn số 21-HD/BTCTW (năm đánh giá 2019–2022) (mã 2019-hd21).\n"


def rewritten(data: bytes, part: str, before: bytes, after: bytes) -> bytes:
    """Return a .docx with ``before`` in one of its parts replaced, as an edit in Word would."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                assert before in content
                content = content.replace(before, after)
            new.writestr(name, content)
    return out.getvalue()


@pytest.fixture
def templates(tmp_path: Path, repository: Path) -> Path:
    return Path(shutil.copytree(repository / "templates", tmp_path / "templates"))


def edit(template: Path, before: str, after: str) -> None:
    template.write_bytes(rewritten(template.read_bytes(), "word/document.xml", before.encode(), after.encode()))


# lint


def test_lint_finds_nothing_wrong_with_the_shipped_templates(repository: Path, capsys: Output) -> None:
    assert main(["lint"], home=repository) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines()[-1] == (
        f"Đã kiểm tra mẫu văn bản trong «{repository / 'templates'}» (hd05-2026, hd36-2018): 0 lỗi, 0 cảnh báo, 34 ghi chú."
    )


def test_lint_names_the_fields_a_template_leaves_out(repository: Path, capsys: Output) -> None:
    main(["lint"], home=repository)
    assert (
        "Ghi chú MAU-25: Mẫu «hd36-2018/danh-sach-chua-xep-loai.docx» chưa dùng các trường: head.number"
        in capsys.readouterr().out
    )


def test_lint_names_a_misspelt_field_and_ends_with_2(templates: Path, capsys: Output) -> None:
    edit(templates / "hd36-2018" / "bien-ban-hop.docx", "meeting.chair_name", "meeting.chair_nam")
    assert main(["lint", "-q", "--templates", str(templates)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    near = "Mẫu «hd36-2018/bien-ban-hop.docx», gần «{{ meeting.chair_nam }}»"
    assert err.splitlines() == [
        f"Lỗi MAU-08: {near}: không có trường «meeting.chair_nam». Có phải «meeting.chair_name»?",
        "  Cách xử lý: Sửa tên trường trong thẻ; danh sách trường xem bằng lệnh fields minutes.",
    ]


def test_lint_warns_of_curly_quotes(templates: Path, capsys: Output) -> None:
    edit(templates / "hd36-2018" / "bien-ban-hop.docx", "{{ meeting.chair_name }}", "{{ meeting.chair_name | default(“-”) }}")
    main(["lint", "--templates", str(templates)])
    told = "".join(capsys.readouterr())
    assert "MAU-16: Mẫu «hd36-2018/bien-ban-hop.docx», gần «{{ meeting.chair_name | default(“-”) }}»" in told


def test_lint_names_a_folder_without_templates(tmp_path: Path, capsys: Output) -> None:
    assert main(["lint", "--templates", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert f"Lỗi MAU-01: Thư mục mẫu «{tmp_path}» không có, hoặc không chứa bộ mẫu nào." in err
    assert out == f"Đã kiểm tra mẫu văn bản trong «{tmp_path}» (không có bộ mẫu nào): 1 lỗi, 0 cảnh báo, 0 ghi chú.\n"


def test_lint_takes_the_templates_of_the_configuration(templates: Path, tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "config.toml").write_text('[folders]\ntemplates = "templates"\n', encoding="utf-8")
    assert main(["lint", "--config", str(tmp_path / "config.toml")]) == 0
    assert f"«{templates}»" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["lint"], ["verify", "a.docx"]])
def test_a_wrong_configuration_is_told(command: list[str], tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "config.toml").write_text('[folders]\ntempltes = "x"\n', encoding="utf-8")
    assert main([*command, "--config", str(tmp_path / "config.toml")]) == 2
    assert "«templates»" in capsys.readouterr().err


# fields


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.form is Form.DOCX], ids=lambda kind: kind.code)
def test_fields_tells_every_field_of_a_paper(kind: KindOfPaper, capsys: Output) -> None:
    assert main(["fields", kind.code]) == 0
    lines = capsys.readouterr().out.splitlines()
    at = lines.index(f"{kind.title}: mẫu {kind.template}")
    end = lines.index("", at) if "" in lines[at:] else len(lines)
    assert [line.split()[0] for line in lines[at + 1 : end]] == list(offer(kind.fields))


def test_fields_shows_what_a_field_holds(capsys: Output) -> None:
    main(["fields", "rating-list"])
    lines = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    told = dict(lines)
    assert told["rows"] == "danh sách        18 dòng"
    assert told["rows[].name"].startswith("chữ              «")
    assert told["rows[].proposed"].endswith(("«HTXSNV»", "«HTTNV»", "«HTNV»"))
    assert told["head"] == "nhóm trường"


def test_fields_without_a_kind_tells_of_all_papers(capsys: Output) -> None:
    assert main(["fields"]) == 0
    told = capsys.readouterr().out.splitlines()
    named = [(kind.title, kind.template if kind.form is Form.DOCX else kind.file_name) for kind in KINDS]
    assert [line for line in told if ": mẫu " in line] == [f"{title}: mẫu {file}" for title, file in named]
    assert "  (bảng Excel, không có mẫu Word để sửa)" in told


def test_fields_knows_the_nearest_kind(capsys: Output) -> None:
    assert main(["fields", "minuts"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("Không có văn bản «minuts». Có phải «minutes»? Các văn bản: minutes, tally-minutes, report,")


# verify


@pytest.fixture
def house(tmp_path: Path, capsys: Output) -> House:
    made = House(tmp_path)
    made.put("1.xlsx", workbook())
    made.night()
    capsys.readouterr()
    return made


def verify(house: House, *files: Path) -> int:
    folders = house.folders
    words = ["--input", folders.input, "--output", folders.output, "--templates", folders.templates, *files]
    return main(["verify", *map(str, words)])


def test_verify_tells_where_a_paper_comes_from(house: House, capsys: Output) -> None:
    paper = house.output / BRANCH_FOLDER / "01-bien-ban-hop.docx"
    assert verify(house, paper) == 0
    assert capsys.readouterr().out == (
        f"{paper}\n"
        "  Văn bản: đúng như chương trình đã ghi.\n"
        "  Bảng tính: «1.xlsx», không đổi từ khi lập văn bản.\n"
        f"{RULES}"
        "  Mẫu: hd36-2018/bien-ban-hop.docx.\n"
        f"  Chương trình: phiên bản {__version__}.\n"
    )


def test_verify_tells_that_a_paper_of_the_ward_comes_from_all_its_branches(house: House, capsys: Output) -> None:
    papers = [
        house.output / ward_folder(BRANCH_FOLDER) / name for name in ("01-bao-cao-tong-hop.docx", "06-bang-tong-hop.xlsx")
    ]
    assert verify(house, *papers) == 0
    out = capsys.readouterr().out
    assert out.count("  Văn bản: đúng như chương trình đã ghi.\n") == 2
    whose = "  Bảng tính: không riêng của chi bộ nào; văn bản của đảng bộ lập từ tất cả các chi bộ đã nộp.\n"
    assert out.count(whose) == 2
    assert "  Mẫu: hd36-2018/bao-cao-tong-hop.docx.\n" in out
    assert "  Mẫu: bảng Excel, không dùng mẫu.\n" in out


def test_verify_knows_a_copy_under_another_name_elsewhere(house: House, tmp_path: Path, capsys: Output) -> None:
    copy = Path(shutil.copy(house.output / BRANCH_FOLDER / "01-bien-ban-hop.docx", tmp_path / "ban sao.docx"))
    assert verify(house, copy) == 0
    assert "đúng như chương trình đã ghi" in capsys.readouterr().out


def test_verify_knows_an_edited_paper(house: House, capsys: Output) -> None:
    paper = house.output / BRANCH_FOLDER / "01-bien-ban-hop.docx"
    paper.write_bytes(rewritten(paper.read_bytes(), "word/document.xml", b"</w:body>", b"<!-- tay --></w:body>"))
    assert verify(house, paper) == 1
    assert "  Văn bản: đã được sửa sau khi chương trình ghi.\n" in capsys.readouterr().out


def test_verify_knows_that_the_workbook_changed(house: House, capsys: Output) -> None:
    house.put("1.xlsx", workbook({"Địa danh": "Hà Nội"}))
    assert verify(house, house.output / BRANCH_FOLDER / "01-bien-ban-hop.docx") == 1
    out = capsys.readouterr().out
    assert "  Văn bản: đúng như chương trình đã ghi.\n" in out
    assert "  Bảng tính: «1.xlsx» đã thay đổi từ khi lập văn bản; hãy chạy lại chương trình để có bản mới.\n" in out


def test_verify_knows_a_paper_of_an_earlier_night(house: House, tmp_path: Path, capsys: Output) -> None:
    old = Path(shutil.copy(house.output / BRANCH_FOLDER / "01-bien-ban-hop.docx", tmp_path / "cu.docx"))
    house.put("1.xlsx", workbook({"Địa danh": "Hà Nội"}))
    house.night()
    capsys.readouterr()
    assert verify(house, old) == 1
    assert "  Văn bản: là bản của một đợt chạy trước; nay chương trình đã lập bản khác.\n" in capsys.readouterr().out


def test_verify_says_when_it_knows_of_no_run(house: House, tmp_path: Path, capsys: Output) -> None:
    paper = Path(shutil.move(house.output / BRANCH_FOLDER / "01-bien-ban-hop.docx", tmp_path / "a.docx"))
    shutil.rmtree(house.output)
    shutil.rmtree(house.root / "input")
    assert verify(house, paper) == 1
    out = capsys.readouterr().out
    assert "  Văn bản: không thấy ghi chép của đợt chạy đã lập văn bản này, nên không biết đã sửa hay chưa.\n" in out
    assert f"  Bảng tính: «1.xlsx» không còn trong «{house.root / 'input'}».\n" in out


def test_verify_says_that_the_template_changed(house: House, templates: Path, capsys: Output) -> None:
    edit(templates / "hd36-2018" / "bien-ban-hop.docx", "</w:body>", "<!-- --></w:body>")
    changed = House(house.root, templates)
    assert verify(changed, house.output / BRANCH_FOLDER / "01-bien-ban-hop.docx") == 0
    assert "  Mẫu: mẫu đã lập văn bản này nay đã thay đổi hoặc không còn.\n" in capsys.readouterr().out


def test_verify_reads_no_file_outside_the_inbox(house: House, tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "mat.txt").write_text("bi mat", encoding="utf-8")
    paper = house.output / BRANCH_FOLDER / "01-bien-ban-hop.docx"
    paper.write_bytes(rewritten(paper.read_bytes(), "docProps/custom.xml", b"1.xlsx", b"../mat.txt"))
    assert verify(house, paper) == 1
    assert "  Bảng tính: «../mat.txt» không nằm trong thư mục nhận bảng tính.\n" in capsys.readouterr().out


def test_verify_knows_what_is_no_paper_of_ours(house: House, repository: Path, capsys: Output) -> None:
    foreign = repository / "templates" / "hd36-2018" / "bien-ban-hop.docx"
    assert verify(house, foreign, house.root / "input" / "1.xlsx") == 1
    said = "  Không phải văn bản do chương trình lập, hoặc thông tin nguồn gốc trong tệp đã bị xóa.\n"
    assert capsys.readouterr().out.count(said) == 2


def test_verify_looks_at_every_file_and_names_the_one_that_is_not_there(house: House, tmp_path: Path, capsys: Output) -> None:
    assert verify(house, tmp_path / "khong co.docx", tmp_path, house.output / BRANCH_FOLDER / "01-bien-ban-hop.docx") == 2
    out, err = capsys.readouterr()
    assert err.splitlines()[0] == f"Không có tệp «{tmp_path / 'khong co.docx'}»."
    assert err.splitlines()[1].startswith(f"Không đọc được «{tmp_path}»: ")
    assert "đúng như chương trình đã ghi" in out


def test_verify_wants_a_file(capsys: Output) -> None:
    assert main(["verify"]) == 2
    assert capsys.readouterr().err.startswith("Lệnh chưa đúng: còn thiếu FILE.\n")
