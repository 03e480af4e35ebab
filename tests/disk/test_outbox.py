import errno
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from annual_review.disk import disk, outbox
from annual_review.disk.outbox import STAGE_NAME, not_as_written, place, recover, unchanged_papers
from annual_review.disk.papers import Document, DocumentStatus, Dossier, Paper, Placement
from annual_review.disk.state import STATE_NAME, BranchKey, Ingredients, read_state
from annual_review.exit_code import ExitCode, Halt

FOLDER = "2020/x/chi-bo-1"
KEY = BranchKey(2020, "X", "Chi bộ 1")
MINUTES, NEWS = "01-bien-ban-hop.docx", "09-tin-bai.docx"
BESIDE = "01-bien-ban-hop (ban moi).docx"


def dossier(minutes: str = "mot", news: str | None = "tin", workbook: str = "1") -> Dossier:
    papers = [Paper("minutes", MINUTES, minutes.encode())]
    if news is not None:
        papers.append(Paper("news", NEWS, news.encode()))
    return Dossier(KEY, Ingredients(workbook, "", "", ()), tuple(papers), "a.xlsx")


def statuses(placement: Placement) -> dict[str, str]:
    return {document.kind: document.status.value for document in placement.documents}


def texts(output: Path) -> dict[str, str]:
    return {
        file.name: file.read_text()
        for file in sorted((output / FOLDER).iterdir())
        if file.is_file() and file.name != STATE_NAME
    }


def messages(placement: Placement) -> list[str]:
    return [problem.message for problem in placement.problems]


def stands(output: Path, workbook: str = "1") -> Placement | None:
    return unchanged_papers(output, FOLDER, read_state(output / FOLDER), Ingredients(workbook, "", "", ()))


def test_all_papers_are_placed_and_nothing_else_is_left(tmp_path: Path) -> None:
    placed = place(tmp_path, FOLDER, dossier())
    assert statuses(placed) == {"minutes": "written", "news": "written"}
    assert placed.wrote
    assert texts(tmp_path) == {MINUTES: "mot", NEWS: "tin"}
    assert sorted(each.name for each in (tmp_path / FOLDER).iterdir()) == [STATE_NAME, MINUTES, NEWS]


def test_a_document_tells_path_and_hash(tmp_path: Path) -> None:
    placed = place(tmp_path, FOLDER, dossier(news=None))
    assert placed.documents == (Document("minutes", f"{FOLDER}/{MINUTES}", DocumentStatus.WRITTEN, disk.sha256_of(b"mot")),)


def test_what_did_not_change_is_not_written(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    before = {file.name: file.stat().st_mtime_ns for file in (tmp_path / FOLDER).iterdir()}
    again = place(tmp_path, FOLDER, dossier())
    assert statuses(again) == {"minutes": "unchanged", "news": "unchanged"}
    assert not again.wrote
    assert {file.name: file.stat().st_mtime_ns for file in (tmp_path / FOLDER).iterdir()} == before


def test_only_the_paper_that_changed_is_written(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    placed = place(tmp_path, FOLDER, dossier("hai"))
    assert statuses(placed) == {"minutes": "written", "news": "unchanged"}
    assert placed.wrote
    assert texts(tmp_path) == {MINUTES: "hai", NEWS: "tin"}


def test_a_paper_edited_by_hand_is_kept_and_the_new_text_stands_beside_it(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    (tmp_path / FOLDER / MINUTES).write_text("sửa tay")
    placed = place(tmp_path, FOLDER, dossier("hai"))
    assert statuses(placed) == {"minutes": "kept", "news": "unchanged"}
    assert texts(tmp_path) == {BESIDE: "hai", MINUTES: "sửa tay", NEWS: "tin"}
    assert placed.documents[0].sha256 == disk.sha256_of("sửa tay".encode())
    assert placed.documents[0].beside == f"{FOLDER}/{BESIDE}"
    assert messages(placed) == [
        f"Văn bản «{MINUTES}» đã được sửa tay nên giữ nguyên; bản mới do chương trình làm là «{BESIDE}»."
    ]


def test_a_kept_paper_stands_as_it_is_on_the_next_run(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    (tmp_path / FOLDER / MINUTES).write_text("sửa tay")
    kept = place(tmp_path, FOLDER, dossier())
    again = stands(tmp_path)
    assert again is not None
    assert again.documents == kept.documents
    assert again.problems == kept.problems


def test_a_foreign_file_under_a_paper_s_name_is_kept(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / MINUTES).write_text("của người khác")
    assert statuses(place(tmp_path, FOLDER, dossier()))["minutes"] == "kept"
    assert texts(tmp_path)[MINUTES] == "của người khác"


def test_a_folder_under_a_paper_s_name_is_kept_and_the_report_holds_a_hash(tmp_path: Path) -> None:
    (tmp_path / FOLDER / MINUTES).mkdir(parents=True)
    minutes, _ = place(tmp_path, FOLDER, dossier()).documents
    assert (minutes.status.value, minutes.sha256) == ("kept", disk.sha256_of(b"mot"))


def test_an_edited_new_text_is_kept_too(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    (tmp_path / FOLDER / MINUTES).write_text("sửa tay")
    place(tmp_path, FOLDER, dossier("hai"))
    (tmp_path / FOLDER / BESIDE).write_text("sửa cả bản mới")
    placed = place(tmp_path, FOLDER, dossier("ba"))
    assert texts(tmp_path) == {
        BESIDE: "sửa cả bản mới",
        "01-bien-ban-hop (ban moi 2).docx": "ba",
        MINUTES: "sửa tay",
        NEWS: "tin",
    }
    assert placed.documents[0].beside == f"{FOLDER}/01-bien-ban-hop (ban moi 2).docx"


def test_a_newer_text_replaces_the_unedited_one_beside(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    (tmp_path / FOLDER / MINUTES).write_text("sửa tay")
    place(tmp_path, FOLDER, dossier("hai"))
    place(tmp_path, FOLDER, dossier("ba"))
    assert texts(tmp_path) == {BESIDE: "ba", MINUTES: "sửa tay", NEWS: "tin"}


def test_a_paper_edited_back_into_the_new_text_needs_none_beside(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    (tmp_path / FOLDER / MINUTES).write_text("sửa tay")
    place(tmp_path, FOLDER, dossier("hai"))
    (tmp_path / FOLDER / MINUTES).write_text("hai")
    assert stands(tmp_path) is None
    assert statuses(place(tmp_path, FOLDER, dossier("hai")))["minutes"] == "unchanged"
    assert texts(tmp_path) == {MINUTES: "hai", NEWS: "tin"}


def test_a_kept_paper_does_not_stand_once_the_text_beside_it_is_edited_or_gone(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    (tmp_path / FOLDER / MINUTES).write_text("sửa tay")
    place(tmp_path, FOLDER, dossier())
    (tmp_path / FOLDER / BESIDE).write_text("sửa cả bản mới")
    assert stands(tmp_path) is None
    (tmp_path / FOLDER / BESIDE).unlink()
    assert stands(tmp_path) is None


def test_a_new_text_beside_is_known_by_what_it_says_too(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    (tmp_path / FOLDER / MINUTES).write_text("sửa tay")
    place(tmp_path, FOLDER, dossier("hai"))
    (tmp_path / FOLDER / STATE_NAME).unlink()
    assert place(tmp_path, FOLDER, dossier("hai")).documents[0].beside == f"{FOLDER}/{BESIDE}"


def test_no_edited_text_is_covered_however_many_there_are(tmp_path: Path) -> None:
    where = tmp_path / FOLDER
    where.mkdir(parents=True)
    names = [MINUTES, BESIDE, *(BESIDE.replace("moi", f"moi {count}") for count in range(2, 101))]
    for name in names:
        (where / name).write_text("của người khác")
    placed = place(tmp_path, FOLDER, dossier(news=None))
    assert placed.documents[0].beside == f"{FOLDER}/01-bien-ban-hop (ban moi 101).docx"
    assert {(where / name).read_text() for name in names} == {"của người khác"}


def test_a_deleted_paper_is_written_again(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    (tmp_path / FOLDER / MINUTES).unlink()
    assert statuses(place(tmp_path, FOLDER, dossier())) == {"minutes": "written", "news": "unchanged"}
    assert texts(tmp_path) == {MINUTES: "mot", NEWS: "tin"}


def test_it_tells_which_papers_are_gone_or_edited(tmp_path: Path) -> None:
    where = tmp_path / FOLDER
    assert not_as_written(where, None) == ()
    place(tmp_path, FOLDER, dossier())
    state = read_state(where)
    assert not_as_written(where, state) == ()
    (where / MINUTES).write_text("sửa tay")
    assert not_as_written(where, state) == (MINUTES,)
    (where / NEWS).unlink()
    assert not_as_written(where, state) == (MINUTES, NEWS)


def test_when_the_edited_paper_is_deleted_the_new_text_takes_its_place(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    (tmp_path / FOLDER / MINUTES).write_text("sửa tay")
    place(tmp_path, FOLDER, dossier("hai"))
    (tmp_path / FOLDER / MINUTES).unlink()
    assert stands(tmp_path) is None
    assert statuses(place(tmp_path, FOLDER, dossier("hai")))["minutes"] == "written"
    assert texts(tmp_path) == {MINUTES: "hai", NEWS: "tin"}


def test_a_paper_open_in_word_is_left_and_taken_on_the_next_run(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    owner = tmp_path / FOLDER / "~$-bien-ban-hop.docx"
    owner.write_text("Word")
    placed = place(tmp_path, FOLDER, dossier("hai", workbook="2"))
    assert messages(placed) == [f"Văn bản «{MINUTES}» đang mở trong Word nên chưa thay được; bản mới tạm để ở «{BESIDE}»."]
    owner.unlink()
    assert texts(tmp_path) == {BESIDE: "hai", MINUTES: "mot", NEWS: "tin"}
    assert stands(tmp_path, "2") is None
    assert statuses(place(tmp_path, FOLDER, dossier("hai", workbook="2")))["minutes"] == "written"
    assert texts(tmp_path) == {MINUTES: "hai", NEWS: "tin"}


def test_a_paper_no_longer_made_is_told_and_never_deleted(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    for _ in range(2):
        placed = place(tmp_path, FOLDER, dossier(news=None))
        assert messages(placed) == [f"Văn bản «{NEWS}» của lần chạy trước không còn thuộc hồ sơ này."]
        assert texts(tmp_path)[NEWS] == "tin"
    found = stands(tmp_path)
    assert found is not None
    assert len(found.problems) == 1
    (tmp_path / FOLDER / NEWS).unlink()
    without = stands(tmp_path)
    assert without is not None
    assert without.problems == ()
    assert messages(place(tmp_path, FOLDER, dossier(news=None))) == []
    state = read_state(tmp_path / FOLDER)
    assert state is not None
    assert state.stale == ()


def test_a_paper_of_a_kind_that_stays_lies_there_and_nothing_is_said(tmp_path: Path) -> None:
    staying = frozenset({"news"})
    place(tmp_path, FOLDER, dossier())
    for _ in range(2):
        placed = place(tmp_path, FOLDER, replace(dossier(news=None), staying=staying))
        assert messages(placed) == []
        assert texts(tmp_path)[NEWS] == "tin"
    found = unchanged_papers(tmp_path, FOLDER, read_state(tmp_path / FOLDER), Ingredients("1", "", "", ()), staying)
    assert found is not None
    assert messages(found) == []
    assert statuses(place(tmp_path, FOLDER, dossier(news="tin khác")))["news"] == "written"


def test_a_stale_paper_made_again_is_ours(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    place(tmp_path, FOLDER, dossier(news=None))
    assert statuses(place(tmp_path, FOLDER, dossier(news="tin khác")))["news"] == "written"


def test_everything_stands_when_ingredients_and_files_are_as_written(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    found = stands(tmp_path)
    assert found is not None
    assert statuses(found) == {"minutes": "unchanged", "news": "unchanged"}


def test_nothing_stands_with_other_ingredients_or_a_missing_or_edited_paper(tmp_path: Path) -> None:
    assert stands(tmp_path) is None
    place(tmp_path, FOLDER, dossier())
    assert stands(tmp_path, "khác") is None
    (tmp_path / FOLDER / MINUTES).write_text("sửa tay")
    assert stands(tmp_path) is None
    (tmp_path / FOLDER / MINUTES).unlink()
    assert stands(tmp_path) is None


def test_foreign_files_are_never_touched(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "ghi chú.txt").write_text("của tôi")
    place(tmp_path, FOLDER, dossier())
    recover(tmp_path)
    assert texts(tmp_path)["ghi chú.txt"] == "của tôi"


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("step", range(1, 8))
def test_a_crash_at_any_step_leaves_whole_files_and_the_next_run_heals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """The n-th write or rename never happens; what a killed process could not clean up is left."""
    place(tmp_path, FOLDER, dossier())
    steps: list[str] = []

    def die_at(act: object) -> object:
        def acting(*arguments: object) -> object:
            steps.append("step")
            if len(steps) == step:
                raise Killed
            return act(*arguments)  # type: ignore[operator]  # the function it stands before

        return acting

    with monkeypatch.context() as patched:
        patched.setattr(disk, "write_flushed", die_at(disk.write_flushed))
        patched.setattr(disk, "put_in_place", die_at(disk.put_in_place))
        patched.setattr(shutil, "rmtree", lambda *_, **__: None)
        try:
            place(tmp_path, FOLDER, dossier("hai", "tin hai", workbook="2"))
        except Killed:
            assert step <= 6
    assert set(texts(tmp_path).items()) <= {(MINUTES, "mot"), (MINUTES, "hai"), (NEWS, "tin"), (NEWS, "tin hai")}
    recover(tmp_path)
    assert not (tmp_path / FOLDER / STAGE_NAME).exists()
    assert texts(tmp_path) in ({MINUTES: "mot", NEWS: "tin"}, {MINUTES: "hai", NEWS: "tin hai"})
    place(tmp_path, FOLDER, dossier("hai", "tin hai", workbook="2"))
    assert texts(tmp_path) == {MINUTES: "hai", NEWS: "tin hai"}
    assert stands(tmp_path, "2") is not None


def kill_while_renaming(output: Path, of: Dossier) -> None:
    """Place a dossier in a process that dies before the first rename."""

    def killed(*_: object) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(disk, "put_in_place", killed)
        with pytest.raises(Killed):
            place(output, FOLDER, of)


def test_the_first_papers_of_a_folder_are_placed_by_the_next_run(tmp_path: Path) -> None:
    kill_while_renaming(tmp_path, dossier())
    assert texts(tmp_path) == {}
    assert (tmp_path / FOLDER / ".dang-ghi").is_dir()
    recover(tmp_path)
    assert sorted(each.name for each in (tmp_path / FOLDER).iterdir()) == [STATE_NAME, MINUTES, NEWS]
    assert stands(tmp_path) is not None


def test_a_stage_that_cannot_be_removed_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(os, "rmdir", refuse)
    assert place(tmp_path, FOLDER, dossier()).complete
    recover(tmp_path)
    assert stands(tmp_path) is not None
    with monkeypatch.context() as patched:
        patched.setattr(disk, "write_flushed", lambda *_: refuse())
        shutil.move(tmp_path / FOLDER / STAGE_NAME, tmp_path / "weg")
        assert not place(tmp_path, FOLDER, dossier("hai")).complete
    assert texts(tmp_path) == {MINUTES: "mot", NEWS: "tin"}


def test_healing_never_covers_what_was_edited_meanwhile(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, dossier())
    kill_while_renaming(tmp_path, dossier("hai", "tin hai"))
    (tmp_path / FOLDER / MINUTES).write_text("sửa tay")
    recover(tmp_path)
    assert texts(tmp_path) == {MINUTES: "sửa tay", NEWS: "tin hai"}


def test_a_paper_open_while_healing_stays_known_as_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(tmp_path, FOLDER, dossier())
    kill_while_renaming(tmp_path, dossier("hai", "tin hai"))

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    with monkeypatch.context() as patched:
        patched.setattr(disk, "put_in_place", refuse)
        recover(tmp_path)
    (tmp_path / FOLDER / STAGE_NAME / MINUTES).replace(tmp_path / FOLDER / MINUTES)
    placed = place(tmp_path, FOLDER, dossier("ba", "tin hai"))
    assert statuses(placed) == {"minutes": "written", "news": "written"}


def test_a_full_disk_ends_the_run_and_leaves_the_old_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(tmp_path, FOLDER, dossier())

    def full(file: Path, data: bytes) -> None:
        file.write_bytes(data[:1])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "write_flushed", full)
    with pytest.raises(Halt) as halt:
        place(tmp_path, FOLDER, dossier("hai", "tin hai"))
    assert halt.value.code is ExitCode.OUTPUT
    assert str(halt.value) == f"Không ghi được vào thư mục hồ sơ «{tmp_path}»: ổ đĩa đã đầy."
    assert texts(tmp_path) == {MINUTES: "mot", NEWS: "tin"}
    assert not (tmp_path / FOLDER / STAGE_NAME).exists()


def test_temporary_files_of_a_killed_run_are_cleared(tmp_path: Path) -> None:
    left = [tmp_path / f"{name}.dang-ghi" for name in ("report.json", "nhat-ky/2020/12-03.log", "ban-giao/2020-x.zip")]
    for file in left:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{")
    (tmp_path / "anh.dang-ghi").mkdir()
    recover(tmp_path)
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []
    assert (tmp_path / "anh.dang-ghi").is_dir()


def test_a_cell_s_folder_that_cannot_be_written_is_an_incomplete_placement(tmp_path: Path) -> None:
    (tmp_path / FOLDER).parent.mkdir(parents=True)
    (tmp_path / FOLDER).write_text("a file")
    placed = place(tmp_path, FOLDER, dossier())
    assert not placed.complete
    assert placed.documents == ()
    assert messages(placed) == [f"Chưa ghi được hồ sơ vào «{FOLDER}»: đã có một tệp trùng tên thư mục."]


def test_a_paper_busy_on_a_share_is_left_like_one_open_in_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(tmp_path, FOLDER, dossier())

    def busy(_: object) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy")

    with monkeypatch.context() as patched:
        patched.setattr(disk, "patiently", busy)
        assert outbox._is_open(tmp_path / FOLDER / MINUTES)

    def broken(_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(disk, "patiently", broken)
    with pytest.raises(OSError, match="Input/output"):
        outbox._is_open(tmp_path / FOLDER / MINUTES)
    with pytest.raises(Halt):
        place(tmp_path, FOLDER, dossier("hai"))


def test_a_disk_that_fails_while_healing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(tmp_path, FOLDER, dossier())
    kill_while_renaming(tmp_path, dossier("hai", "tin hai"))

    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(disk, "put_in_place", broken)
    with pytest.raises(OSError, match="Input/output"):
        recover(tmp_path)
