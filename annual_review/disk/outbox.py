"""The papers of a branch or a ward into their folder: all or none, whole files only, never over what a clerk has edited.

Papers are written into a folder ``.dang-ghi`` inside that folder, flushed, and closed with the new state file: from
that moment the dossier is complete, and a crash while the papers are renamed is finished by ``recover`` on the next run.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annual_review.disk import disk
from annual_review.disk.papers import Document, DocumentStatus, Dossier, Paper, Placement
from annual_review.disk.state import STATE_NAME, FolderState, Ingredients, PaperState, read_state
from annual_review.problems import Problem
from annual_review.problems.catalogue import night as night_problems

STAGE_NAME = ".dang-ghi"
_Ours = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where one paper goes: ``target`` is the name to write it under, empty when it stands there already."""

    paper: Paper
    state: PaperState
    target: str
    problem: Problem | None = None


def recover(output: Path) -> None:
    """Finish or clear away what a killed run left under ``output``: complete dossiers are placed, cut ones dropped."""
    for stage in sorted(output.glob(f"[0-9]*/*/*/{STAGE_NAME}")):
        _finish(stage)
    for pattern in ("*", "nhat-ky/*/*", "ban-giao/*"):
        for left in output.glob(f"{pattern}{disk.TEMPORARY_SUFFIX}"):
            disk.remove_quietly(left)


def _finish(stage: Path) -> None:
    folder = stage.parent
    state = read_state(stage)
    if state is not None:
        ours, before = _ours(folder), read_state(folder)
        try:
            for file in sorted(each for each in stage.rglob("*") if each.is_file()):
                name = file.relative_to(stage).as_posix()
                target = folder / name
                if name != STATE_NAME and (not target.exists() or (name, disk.sha256_on_disk(target)) in ours):
                    target.parent.mkdir(exist_ok=True)
                    disk.put_in_place(file, target)
            _remove_replaced(folder, before, state)
            disk.put_in_place(stage / STATE_NAME, folder / STATE_NAME)
        except OSError as error:
            if disk.is_local(error):
                return  # open in Word: the stage stays, so that ``place`` still knows what is ours
            raise
    shutil.rmtree(stage, ignore_errors=True)


def _ours(folder: Path) -> _Ours:
    """Return file name and SHA-256 of all we wrote into ``folder``, by its state and by that of a dossier under way."""
    states = (read_state(folder), read_state(folder / STAGE_NAME))
    return frozenset(pair for state in states if state is not None for pair in state.ours)


def unchanged_papers(
    output: Path,
    folder: str,
    state: FolderState | None,
    ingredients: Ingredients,
    staying: frozenset[str] = frozenset(),
) -> Placement | None:
    """Return the papers as they lie there when nothing they depend on changed and all are as written, else None.

    A paper kept because a clerk edited it counts as unchanged as long as the new text beside it is as written. Of papers of
    the kinds in ``staying`` that are wanted no more nothing is said.
    """
    if state is None or state.ingredients != ingredients:
        return None
    documents: list[Document] = []
    for paper in state.papers:
        found = disk.sha256_on_disk(output / folder / paper.file)
        document = _unchanged_document(output / folder, folder, paper, found)
        if document is None:
            return None
        documents.append(document)
    return Placement(tuple(documents), (*_kept_problems(documents), *_stale_problems(output / folder, state.stale, staying)))


def not_as_written(where: Path, state: FolderState | None) -> tuple[str, ...]:
    """Return the papers in a folder that are gone or not as they were made."""
    papers = state.papers if state else ()
    return tuple(paper.file for paper in papers if disk.sha256_on_disk(where / paper.file) != paper.sha256)


def _unchanged_document(where: Path, folder: str, paper: PaperState, found: str | None) -> Document | None:
    if found is None or (found == paper.placed and found != paper.sha256):
        return None  # gone, or an older text that was open in Word when the new one came
    if found == paper.sha256:
        return None if paper.beside else Document(paper.kind, f"{folder}/{paper.file}", DocumentStatus.UNCHANGED, found)
    if disk.sha256_on_disk(where / paper.beside) != paper.beside_sha256:
        return None  # edited too, or there is no new text beside this one
    return Document(paper.kind, f"{folder}/{paper.file}", DocumentStatus.KEPT, found, f"{folder}/{paper.beside}")


def _kept_problems(documents: Sequence[Document]) -> tuple[Problem, ...]:
    kept = (document for document in documents if document.status is DocumentStatus.KEPT)
    return tuple(night_problems.KEPT.at(paper=Path(each.file).name, beside=Path(each.beside).name) for each in kept)


def _stale_problems(where: Path, stale: Sequence[PaperState], staying: frozenset[str]) -> tuple[Problem, ...]:
    left = (paper for paper in stale if paper.kind not in staying and (where / paper.file).exists())
    return tuple(night_problems.STALE.at(paper=paper.file) for paper in left)


def place(output: Path, folder: str, dossier: Dossier) -> Placement:
    """Put papers into ``output/folder``: all or none. Write only what differs, keep what a clerk edited.

    What is in the way of this folder alone (its folder forbidden, a file of it held) makes the placement incomplete; the
    next run completes it. Raises Halt 5 when the disk refuses; what stood before then still stands.
    """
    where = output / folder
    try:
        where.mkdir(parents=True, exist_ok=True)
        before = read_state(where)
        ours = _ours(where)
        _rename_edited(where, before, dossier.papers, ours)
        plans = [_plan(where, paper, ours) for paper in dossier.papers]
        state = dossier.state(tuple(plan.state for plan in plans), _stale(where, before, plans))
        _carry_out(where, before, plans, state)
        _clear_second_texts(where, before, state)
    except OSError as error:
        if not disk.is_local(error):
            raise disk.output_halt(output, error) from error
        return Placement((), (night_problems.NOT_PLACED.at(folder=folder, cause=disk.cause(error)),), complete=False)
    problems = tuple(plan.problem for plan in plans if plan.problem is not None)
    documents = tuple(_document(where, folder, plan) for plan in plans)
    wrote = any(plan.target for plan in plans)
    return Placement(documents, (*problems, *_stale_problems(where, state.stale, dossier.staying)), wrote)


def _rename_edited(where: Path, before: FolderState | None, papers: Sequence[Paper], ours: _Ours) -> None:
    """Give a paper of an earlier version that a clerk has edited its name of today: it is kept under that one.

    One that is as we wrote it stays until its successor is placed (``_remove_replaced``).
    """
    there = {paper.file for paper in (*before.papers, *before.stale)} if before else set()
    for paper in papers:
        old, new = where / paper.former, where / paper.file
        is_there = paper.former in there and not new.exists() and old.is_file()
        if is_there and (paper.former, disk.sha256_on_disk(old)) not in ours:
            new.parent.mkdir(exist_ok=True)
            disk.put_in_place(old, new)


def _remove_replaced(where: Path, before: FolderState | None, state: FolderState) -> None:
    """Remove the papers of an earlier version, as we wrote them, whose successors have names of today."""
    made = {paper.file for paper in state.papers}
    replaced = {paper.former for paper in state.papers}
    for paper in (*before.papers, *before.stale) if before else ():
        for name, sha256 in paper.hashes():
            if paper.file in replaced - made and disk.sha256_on_disk(where / name) == sha256:
                disk.remove_quietly(where / name)


def _plan(where: Path, paper: Paper, ours: _Ours) -> _Plan:
    """Decide for one paper: unchanged, written, kept because edited, or beside because Word has it open."""
    final = where / paper.file
    made = disk.sha256_of(paper.data)
    found = disk.sha256_on_disk(final)
    as_made = PaperState(paper.kind, paper.file, made, made, former=paper.former)
    if found == made:
        return _Plan(paper, as_made, "")
    if not final.exists():
        return _Plan(paper, as_made, paper.file)
    placed = found if found is not None and (paper.file, found) in ours else ""
    if placed and not _is_open(final):
        return _Plan(paper, as_made, paper.file)
    beside = _second_name(where, paper.file, made, ours)
    state = replace(as_made, placed=placed, beside=beside, beside_sha256=made)
    problem = (night_problems.OPEN_IN_WORD if placed else night_problems.KEPT).at(paper=paper.file, beside=beside)
    stands = disk.sha256_on_disk(where / beside) == made
    return _Plan(paper, state, "" if stands else beside, problem)


def _is_open(file: Path) -> bool:
    """Word holds the file, or its owner file lies beside it (``~$`` before the name or over its first two letters)."""
    if any(file.with_name(f"~${name}").exists() for name in (file.name, file.name[2:])):
        return True
    try:
        disk.patiently(lambda: file.open("r+b").close())
    except OSError as error:
        if disk.is_held(error):
            return True
        raise
    return False


def _second_name(where: Path, file: str, made: str, ours: _Ours) -> str:
    """Return the first name ``… (ban moi).docx``, ``… (ban moi 2).docx`` that is free or holds an unedited text of ours."""
    stem, dot, suffix = file.rpartition(".")
    names = (f"{stem} (ban moi{'' if count == 1 else f' {count}'}){dot}{suffix}" for count in itertools.count(1))
    return next(
        name
        for name in names
        if (found := disk.sha256_on_disk(where / name)) == made or (name, found) in ours or not (where / name).exists()
    )


def _stale(where: Path, before: FolderState | None, plans: Sequence[_Plan]) -> tuple[PaperState, ...]:
    """Return the papers of earlier runs that are not made any more and still lie there."""
    made = {plan.paper.file for plan in plans} | {plan.paper.former for plan in plans}
    earlier = (*before.papers, *before.stale) if before else ()
    return tuple(paper for paper in earlier if paper.file not in made and (where / paper.file).exists())


def _carry_out(where: Path, before: FolderState | None, plans: Sequence[_Plan], state: FolderState) -> None:
    """Stage what must be written together with the new state, then rename it all into place."""
    data = state.to_bytes()
    writes = [plan for plan in plans if plan.target]
    if not writes and disk.sha256_on_disk(where / STATE_NAME) == disk.sha256_of(data):
        return
    stage = where / STAGE_NAME
    shutil.rmtree(stage, ignore_errors=True)
    try:
        stage.mkdir()
        for plan in writes:
            staged = stage / plan.target
            staged.parent.mkdir(exist_ok=True)
            disk.write_flushed(staged, plan.paper.data)
        disk.write_flushed(stage / STATE_NAME, data)
        for folder in sorted({(stage / plan.target).parent for plan in writes} | {stage}):
            disk.flush_folder(folder)
    except BaseException:  # also Ctrl+C: nothing is in place yet, so nothing may stay
        shutil.rmtree(stage, ignore_errors=True)
        raise
    for plan in writes:
        (where / plan.target).parent.mkdir(exist_ok=True)
        disk.put_in_place(stage / plan.target, where / plan.target)
    _remove_replaced(where, before, state)
    disk.put_in_place(stage / STATE_NAME, where / STATE_NAME)
    shutil.rmtree(stage, ignore_errors=True)
    for folder in sorted({(where / plan.target).parent for plan in writes} | {where}):
        disk.flush_folder(folder)


def _clear_second_texts(where: Path, before: FolderState | None, state: FolderState) -> None:
    """Remove new texts beside papers that are needed no more, if they are still exactly as we wrote them."""
    needed = {paper.beside for paper in state.papers}
    for paper in before.papers if before else ():
        if paper.beside not in needed and disk.sha256_on_disk(where / paper.beside) == paper.beside_sha256:
            disk.remove_quietly(where / paper.beside)


def _document(where: Path, folder: str, plan: _Plan) -> Document:
    state = plan.state
    file = f"{folder}/{state.file}"
    if state.beside:
        kept = disk.sha256_on_disk(where / state.file) or state.beside_sha256  # of one not to be read, that of the text beside
        return Document(state.kind, file, DocumentStatus.KEPT, kept, f"{folder}/{state.beside}")
    status = DocumentStatus.WRITTEN if plan.target else DocumentStatus.UNCHANGED
    return Document(state.kind, file, status, state.sha256)
