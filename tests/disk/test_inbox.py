import errno
import os
import threading
import time
import unicodedata
from pathlib import Path

import pytest

from annual_review.disk import inbox
from annual_review.disk.inbox import Candidate, list_inbox, read_inbox, read_workbook

LONG_AGO = 1_000_000_000.0


def listed(folder: Path) -> list[str]:
    return [candidate.file for candidate in list_inbox(folder).candidates]


def ignored(folder: Path) -> dict[str, str]:
    return {entry.file: entry.why.message for entry in list_inbox(folder).ignored}


def old(file: Path, data: bytes = b"so") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    os.utime(file, (LONG_AGO, LONG_AGO))
    return file


def test_workbooks_are_found_in_sub_folders_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a/c.XLSM", "a.ods", "z.xls", "y.xlsb"):
        old(tmp_path / name)
    assert listed(tmp_path) == ["a.ods", "a/c.XLSM", "b.xlsx", "y.xlsb", "z.xls"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("~$a.xlsx", "Tệp khóa tạm của Excel hoặc LibreOffice."),
        (".~lock.a.xlsx#", "Tệp khóa tạm của Excel hoặc LibreOffice."),
        (".a.xlsx", "Tệp hoặc thư mục ẩn."),
        ("._a.xlsx", "Tệp tạm hoặc tệp của hệ điều hành."),
        ("a.xlsx.tmp", "Tệp tạm hoặc tệp của hệ điều hành."),
        ("Thumbs.db", "Tệp tạm hoặc tệp của hệ điều hành."),
        ("desktop.ini", "Tệp tạm hoặc tệp của hệ điều hành."),
        ("anh.JPG", "Tệp ảnh; in vào tin bài khi trang tính «Ảnh» của bảng tính ghi tên tệp."),
        ("bao-cao.docx", "Không phải bảng tính (.xlsx, .xlsm, .xls, .xlsb, .ods)."),
    ],
)
def test_other_files_are_passed_over_with_the_reason(tmp_path: Path, name: str, reason: str) -> None:
    old(tmp_path / name)
    assert ignored(tmp_path) == {name: reason}
    assert listed(tmp_path) == []


def test_a_folder_named_like_a_workbook_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").mkdir()
    assert ignored(tmp_path) == {"x.xlsx": "Không phải tệp thường (thư mục mang tên bảng tính)."}


def test_a_pipe_is_passed_over_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.xlsx")
    assert ignored(tmp_path) == {"x.xlsx": "Không phải tệp thường (đường ống, thiết bị hoặc tệp đặc biệt)."}


def test_links_are_never_followed(tmp_path: Path) -> None:
    outside = old(tmp_path / "khac" / "a.xlsx")
    folder = tmp_path / "input"
    inside = old(folder / "that.xlsx")
    (folder / "ra-ngoai.xlsx").symlink_to(outside)
    (folder / "thiet-bi.xlsx").symlink_to("/dev/zero")
    (folder / "ben-trong.xlsx").symlink_to(inside)
    (folder / "vong").symlink_to(folder)
    (folder / "hong.xlsx").symlink_to(folder / "khong-co.xlsx")
    (folder / "tu-tro.xlsx").symlink_to(folder / "tu-tro.xlsx")
    assert listed(folder) == ["that.xlsx"]
    out, within, dead = (
        "Liên kết trỏ ra ngoài thư mục nhận bảng tính.",
        "Liên kết tới một tệp hoặc thư mục đã có ở đây.",
        "Liên kết hỏng hoặc chạy vòng.",
    )
    assert ignored(folder) == {
        "ra-ngoai.xlsx": out,
        "thiet-bi.xlsx": out,
        "ben-trong.xlsx": within,
        "vong": within,
        "hong.xlsx": dead,
        "tu-tro.xlsx": dead,
    }


def test_a_lock_file_tells_that_its_workbook_is_open(tmp_path: Path) -> None:
    for name in ("a.xlsx", "~$a.xlsx", "b.xlsx", "sub/c.ods", "sub/.~lock.c.ods#"):
        old(tmp_path / name)
    opened = {each.file: each.open_in_excel for each in list_inbox(tmp_path).candidates}
    assert opened == {"a.xlsx": True, "b.xlsx": False, "sub/c.ods": True}


def test_names_are_shown_composed_and_hidden_letters_escaped(tmp_path: Path) -> None:
    old(tmp_path / unicodedata.normalize("NFD", "Chi bộ.xlsx"))
    old(tmp_path / "a\u202e.xlsx")
    old(tmp_path / "hai\ndòng.xlsx")
    os.close(os.open(os.fsencode(tmp_path) + b"/b\xe1ng.xlsx", os.O_CREAT | os.O_WRONLY))
    assert listed(tmp_path) == ["Chi bộ.xlsx", "a\\u202e.xlsx", "b\\xe1ng.xlsx", "hai\\ndòng.xlsx"]


def test_names_that_look_the_same_are_numbered(tmp_path: Path) -> None:
    old(tmp_path / "Chi bộ.xlsx")
    old(tmp_path / unicodedata.normalize("NFD", "Chi bộ.xlsx"))
    assert listed(tmp_path) == ["Chi bộ.xlsx", "Chi bộ.xlsx [2]"]


def test_a_workbook_is_read_whole_with_its_hash(tmp_path: Path) -> None:
    book = read_workbook(Candidate(old(tmp_path / "a.xlsx", b"abc"), "a.xlsx"))
    assert book.data == b"abc"
    assert book.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert book.problem is None


def test_a_workbook_that_is_gone_waits(tmp_path: Path) -> None:
    book = read_workbook(Candidate(tmp_path / "a.xlsx", "a.xlsx"))
    assert book.waits


def test_a_pipe_put_in_its_place_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    assert read_workbook(Candidate(tmp_path / "a.xlsx", "a.xlsx")).waits


def test_a_link_put_in_its_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").symlink_to(old(tmp_path / "b.xlsx"))
    book = read_workbook(Candidate(tmp_path / "a.xlsx", "a.xlsx"))
    assert book.data == b""


def test_a_workbook_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.xlsx").open("wb") as made:
        made.truncate(65 * 1024 * 1024)
    book = read_workbook(Candidate(tmp_path / "a.xlsx", "a.xlsx"))
    assert book.problem is not None
    assert book.problem.message == "Tệp lớn 65 MB, vượt giới hạn 64 MB."
    assert not book.waits


def test_a_file_that_grows_waits_for_the_next_run(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"nua dau")
    growing = threading.Timer(inbox.SETTLING_PAUSE / 4, lambda: file.write_bytes(b"nua dau, nua sau"))
    growing.start()
    books = list(read_inbox([Candidate(file, "a.xlsx")], now=time.time()))
    growing.join()
    assert books[0].waits
    assert books[0].problem is not None
    assert books[0].problem.message == "Tệp đang được chép hoặc đang mở để ghi nên chưa đọc."


def test_a_fresh_file_that_rests_is_read_after_one_pause(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"xong")
    began = time.monotonic()
    books = list(read_inbox([Candidate(file, "a.xlsx")], now=time.time()))
    assert books[0].data == b"xong"
    assert time.monotonic() - began >= inbox.SETTLING_PAUSE


def test_files_that_lie_long_are_read_without_a_pause(tmp_path: Path) -> None:
    candidates = [Candidate(old(tmp_path / f"{n}.xlsx"), f"{n}.xlsx") for n in range(5)]
    began = time.monotonic()
    assert len(list(read_inbox(candidates, now=time.time()))) == 5
    assert time.monotonic() - began < inbox.SETTLING_PAUSE


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kin").mkdir()
    scandir = os.scandir

    def refusing(folder: Path) -> object:
        if folder.name == "kin":
            raise PermissionError(errno.EACCES, "denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    assert ignored(tmp_path) == {
        "kin": "Không mở được thư mục: không có quyền truy cập hoặc tệp đang mở trong chương trình khác."
    }


def refusing_to_open(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)


def test_a_workbook_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = old(tmp_path / "a.xlsx")
    refusing_to_open(monkeypatch, PermissionError(errno.EPERM, "denied"))
    book = read_workbook(Candidate(file, "a.xlsx"))
    assert not book.waits
    assert book.problem is not None
    assert book.problem.message == "Không đọc được tệp: không có quyền truy cập."


def test_a_workbook_another_program_holds_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class SharingViolationError(PermissionError):
        winerror = 32

    file = old(tmp_path / "a.xlsx")
    refusing_to_open(monkeypatch, SharingViolationError(errno.EACCES, "held"))
    assert read_workbook(Candidate(file, "a.xlsx")).waits


@pytest.mark.parametrize("number", [errno.EBUSY, errno.ETXTBSY])
def test_a_workbook_busy_on_a_share_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    file = old(tmp_path / "a.xlsx")
    refusing_to_open(monkeypatch, OSError(number, "busy"))
    assert read_workbook(Candidate(file, "a.xlsx")).waits


def test_a_workbook_that_never_rests_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = old(tmp_path / "a.xlsx")
    read = inbox._bytes_of_regular

    def growing(path: Path) -> bytes:
        data = read(path)
        path.write_bytes(data + b"them")
        return data

    monkeypatch.setattr(inbox, "_bytes_of_regular", growing)
    assert read_workbook(Candidate(file, "a.xlsx")).waits


def test_folders_in_folders_without_end_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "_DEPTH_LIMIT", 1)
    old(tmp_path / "a" / "a.xlsx")
    old(tmp_path / "a" / "b" / "b.xlsx")
    assert listed(tmp_path) == ["a/a.xlsx"]
