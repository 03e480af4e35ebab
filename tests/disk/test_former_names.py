"""Papers of an earlier version under the names it gave them: replaced as they were written, kept when a clerk edited them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annual_review.disk import disk
from annual_review.disk.outbox import STAGE_NAME, place, recover
from annual_review.disk.papers import Dossier, Paper, Placement
from annual_review.disk.state import STATE_NAME, BranchKey, Ingredients

FOLDER = "2020/x/chi-bo-1"
KEY = BranchKey(2020, "X", "Chi bộ 1")
NAMES = {
    "minutes": ("01-minutes.docx", "01-bien-ban-hop.docx"),
    "reconciliation": ("08-reconciliation.docx", "noi-bo/08-doi-chieu-so-lieu.docx"),
}
OLD = {old: f"{kind} cũ" for kind, (old, _) in NAMES.items()}
NEW = {new: f"{kind} mới" for kind, (_, new) in NAMES.items()}


def earlier() -> Dossier:
    papers = tuple(Paper(kind, old, OLD[old].encode()) for kind, (old, _) in NAMES.items())
    return Dossier(KEY, Ingredients("1", "", "", ()), papers, "a.xlsx")


def now(kinds: tuple[str, ...] = tuple(NAMES)) -> Dossier:
    papers = tuple(Paper(kind, NAMES[kind][1], NEW[NAMES[kind][1]].encode(), NAMES[kind][0]) for kind in kinds)
    return Dossier(KEY, Ingredients("2", "", "", ()), papers, "a.xlsx")


def texts(output: Path) -> dict[str, str]:
    folder = output / FOLDER
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != STATE_NAME)
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def statuses(placement: Placement) -> dict[str, str]:
    return {document.kind: document.status.value for document in placement.documents}


def test_as_written_they_give_way_to_their_successors(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, earlier())
    assert statuses(place(tmp_path, FOLDER, now())) == {"minutes": "written", "reconciliation": "written"}
    assert texts(tmp_path) == NEW
    assert statuses(place(tmp_path, FOLDER, now())) == {"minutes": "unchanged", "reconciliation": "unchanged"}


@pytest.mark.parametrize("kind", NAMES)
def test_edited_they_get_the_name_of_today_and_are_kept(tmp_path: Path, kind: str) -> None:
    old, new = NAMES[kind]
    place(tmp_path, FOLDER, earlier())
    (tmp_path / FOLDER / old).write_text("sửa tay", encoding="utf-8")
    placed = place(tmp_path, FOLDER, now())
    assert statuses(placed)[kind] == "kept"
    beside = new.replace(".docx", " (ban moi).docx")
    assert texts(tmp_path) == {**NEW, new: "sửa tay", beside: NEW[new]}
    assert [problem.code for problem in placed.problems] == ["DEM-11"]
    assert place(tmp_path, FOLDER, now()).wrote is False


def test_a_file_of_that_name_that_is_none_of_ours_stays(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "01-minutes.docx").write_text("của người khác", encoding="utf-8")
    place(tmp_path, FOLDER, now())
    assert texts(tmp_path) == {**NEW, "01-minutes.docx": "của người khác"}


def test_one_the_clerk_has_deleted_does_not_stand_in_the_way(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, earlier())
    (tmp_path / FOLDER / "01-minutes.docx").unlink()
    assert place(tmp_path, FOLDER, now()).complete
    assert texts(tmp_path) == NEW


def test_one_that_is_edited_never_covers_a_file_under_the_name_of_today(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, earlier())
    (tmp_path / FOLDER / "01-minutes.docx").write_text("sửa tay", encoding="utf-8")
    (tmp_path / FOLDER / "01-bien-ban-hop.docx").write_text("của người khác", encoding="utf-8")
    place(tmp_path, FOLDER, now())
    assert texts(tmp_path) == {
        **NEW,
        "01-minutes.docx": "sửa tay",
        "01-bien-ban-hop.docx": "của người khác",
        "01-bien-ban-hop (ban moi).docx": "minutes mới",
    }


def test_an_edited_text_beside_one_of_them_stays(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, earlier())
    for name in ("01-minutes.docx", "01-minutes (ban moi).docx"):
        (tmp_path / FOLDER / name).write_text("sửa tay", encoding="utf-8")
        place(tmp_path, FOLDER, earlier())
    assert texts(tmp_path)["01-minutes (ban moi 2).docx"] == "minutes cũ"
    (tmp_path / FOLDER / "01-minutes (ban moi 2).docx").write_text("sửa bản mới", encoding="utf-8")
    place(tmp_path, FOLDER, now())
    assert texts(tmp_path)["01-minutes (ban moi 2).docx"] == "sửa bản mới"


def test_one_that_is_made_no_more_is_told_and_stays(tmp_path: Path) -> None:
    place(tmp_path, FOLDER, earlier())
    placed = place(tmp_path, FOLDER, now(("minutes",)))
    assert set(texts(tmp_path)) == {"01-bien-ban-hop.docx", "08-reconciliation.docx"}
    assert [problem.code for problem in placed.problems] == ["DEM-13"]


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("step", range(1, 9))
@pytest.mark.parametrize("edited", [False, True])
def test_a_crash_at_any_step_loses_nothing_and_the_next_run_heals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, edited: bool
) -> None:
    """The n-th write, rename or removal never happens."""
    place(tmp_path, FOLDER, earlier())
    if edited:
        (tmp_path / FOLDER / "01-minutes.docx").write_text("sửa tay", encoding="utf-8")
    steps: list[str] = []

    def die_at(act: object) -> object:
        def acting(*arguments: object) -> object:
            steps.append("step")
            if len(steps) == step:
                raise Killed
            return act(*arguments)  # type: ignore[operator]  # the function it stands before

        return acting

    with monkeypatch.context() as patched:
        for name in ("write_flushed", "put_in_place", "remove_quietly"):
            patched.setattr(disk, name, die_at(getattr(disk, name)))
        patched.setattr(shutil, "rmtree", lambda *_, **__: None)
        try:
            place(tmp_path, FOLDER, now())
        except Killed:
            assert steps
    found = texts(tmp_path)
    for old, new in NAMES.values():
        assert old in found or new in found
    recover(tmp_path)
    assert not (tmp_path / FOLDER / STAGE_NAME).exists()
    place(tmp_path, FOLDER, now())
    kept = {"01-bien-ban-hop.docx": "sửa tay", "01-bien-ban-hop (ban moi).docx": "minutes mới"} if edited else {}
    assert texts(tmp_path) == {**NEW, **kept}
