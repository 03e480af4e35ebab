"""``output/ban-giao/``: one package for each branch to hand over, its papers with a table of contents and their SHA-256.

A package is made of the papers as they stand, also of those a clerk has edited. Its own hash lies in its comment, so that
one somebody has changed is told from ours without a list of what was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annual_review import zips
from annual_review.disk import disk
from annual_review.disk.names import short_hash
from annual_review.disk.papers import Document, DocumentStatus
from annual_review.disk.state import read_state
from annual_review.documents.kinds import KINDS
from annual_review.problems import Problem
from annual_review.problems.catalogue import night as night_problems
from annual_review.telling.outcome import Made, Outcome, Unchanged, WithPapers

FOLDER = "ban-giao"
CONTENTS_NAME = "muc-luc.txt"
SUMS_NAME = "SHA256SUMS"
_STAMP = zips.Stamp(mode=0o100644)  # a plain file that everybody may read
_MARK = b"annual-review "
_COMMENT_LENGTH = len(_MARK) + 64
_SECOND_TEXTS = 99


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a package: its name there, its title, what is to be said of it, its bytes."""

    name: str
    title: str
    note: str
    data: bytes


def package_names(folders: Iterable[str]) -> dict[str, str]:
    """Return the name of the package of every branch's folder ``year/ward/branch``: two folders never share one."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for folder in sorted(set(folders)):
        name = folder.replace("/", "-")
        name = name if name not in taken else f"{name}-{short_hash(folder)}"
        taken.add(name)
        names[folder] = f"{FOLDER}/{name}.zip"
    return names


def hand_over(output: Path, outcomes: Sequence[Outcome], earlier: Iterable[str]) -> tuple[Outcome, ...]:
    """Return ``outcomes``, those with papers with their package written and named.

    ``earlier`` are the folders that have papers of earlier nights; a package of a branch that made none tonight is left as
    it is. Raises Halt 5 when the disk refuses.
    """
    packed = [outcome for outcome in outcomes if isinstance(outcome, Made | Unchanged) and outcome.documents]
    names = package_names([*earlier, *(outcome.folder for outcome in packed)])
    packages = {outcome.file: _with_package(output, outcome, names[outcome.folder]) for outcome in packed}
    return tuple(packages.get(outcome.file, outcome) for outcome in outcomes)


def _with_package(output: Path, outcome: WithPapers, name: str) -> WithPapers:
    try:
        data = package_bytes(outcome, tuple(_parts(output, outcome)))
        placed, problem = _place(output, name, data)
    except OSError as error:
        if not disk.is_local(error):
            raise disk.output_halt(output, error) from error
        failed = night_problems.NO_PACKAGE.at(package=name, cause=disk.cause(error))
        return replace(outcome, problems=(*outcome.problems, failed))
    problems = outcome.problems if problem is None else (*outcome.problems, problem)
    return replace(outcome, package=placed, problems=problems)


def _parts(output: Path, outcome: WithPapers) -> Iterator[Part]:
    titles = {kind.code: kind.title for kind in KINDS}
    kept_back = {kind.code for kind in KINDS if not kind.handed_over}
    open_in_word = _open_in_word(output / outcome.folder)
    for document in outcome.documents:
        if document.kind in kept_back:
            continue
        name = document.file.removeprefix(f"{outcome.folder}/")
        newer = name in open_in_word and bool(document.beside)
        data = (output / (document.beside if newer else document.file)).read_bytes()
        yield Part(name, titles.get(document.kind, document.kind), _note(document, newer=newer), data)


def _note(document: Document, *, newer: bool) -> str:
    return "bản đã sửa tay" if document.status is DocumentStatus.KEPT and not newer else ""


def _open_in_word(folder: Path) -> frozenset[str]:
    """Return the papers whose older text of ours still stands there: the new one beside it is the one that counts."""
    state = read_state(folder)
    return frozenset(paper.file for paper in state.papers if paper.placed and paper.beside) if state else frozenset()


def package_bytes(outcome: WithPapers, parts: Sequence[Part]) -> bytes:
    """Return the package of a branch as a zip file: the same papers give the same bytes."""
    contents = contents_text(outcome, parts).encode()
    files = [*((part.name, part.data) for part in parts), (CONTENTS_NAME, contents)]
    sums = "".join(f"{disk.sha256_of(data)}  {name}\n" for name, data in files).encode()
    bare = zips.fixed((*files, (SUMS_NAME, sums)), _STAMP, deflated=False)  # papers are zip files themselves
    mark = _MARK + disk.sha256_of(bare).encode()
    return bare[:-2] + len(mark).to_bytes(2, "little") + mark


def is_ours(data: bytes) -> bool:
    """Return whether ``data`` is a package just as ``package_bytes`` made it."""
    bare, mark = data[:-_COMMENT_LENGTH], data[-_COMMENT_LENGTH:]
    return mark == _MARK + disk.sha256_of(bare[:-2] + b"\0\0").encode()


def contents_text(outcome: WithPapers, parts: Sequence[Part]) -> str:
    """Return the table of contents, with the line ends that Notepad of every Windows shows."""
    key = outcome.key
    lines = [
        f"HỒ SƠ KIỂM ĐIỂM, ĐÁNH GIÁ, XẾP LOẠI NĂM {key.year}",
        "",
        f"Đảng bộ cấp trên: {key.ward}",
        f"Chi bộ: {key.branch}{f' (mã {key.code})' if key.code else ''}",
        f"Bộ quy định: {outcome.rule_set}",
        f"Bảng tính: {outcome.file}",
        f"SHA-256 của bảng tính: {outcome.sha256}",
        "",
        "Gồm các văn bản:",
        *(
            f"{count:>3}. {part.name} – {part.title}{f' ({part.note})' if part.note else ''}"
            for count, part in enumerate(parts, 1)
        ),
        "",
        f"Tệp {SUMS_NAME} ghi mã SHA-256 của từng tệp, để bên nhận kiểm tra tệp có bị thay đổi không:",
        f"  Linux:    sha256sum -c {SUMS_NAME}",
        f"  Windows:  certutil -hashfile {parts[0].name if parts else CONTENTS_NAME} SHA256",
        "",
    ]
    return "\r\n".join(lines)


def _place(output: Path, name: str, data: bytes) -> tuple[str, Problem | None]:
    """Write a package unless it stands there already; beside one that is not ours. Return its name and what to say."""
    if _may_write(output / name):
        disk.write_whole(output / name, data)
        for second in _second_names(name):
            if not (output / second).exists():
                break
            if _may_write(output / second):
                disk.remove_quietly(output / second)
        return name, None
    second = next(second for second in _second_names(name) if _may_write(output / second))
    disk.write_whole(output / second, data)
    return second, night_problems.KEPT_PACKAGE.at(package=name, beside=second)


def _second_names(name: str) -> Iterator[str]:
    stem = name.removesuffix(".zip")
    for count in range(1, _SECOND_TEXTS):
        yield f"{stem} (ban moi{'' if count == 1 else f' {count}'}).zip"
    yield f"{stem} (ban moi {short_hash(name)}).zip"


def _may_write(file: Path) -> bool:
    """Nothing is there, or a package of ours as we wrote it."""
    return not file.exists() or is_ours(file.read_bytes())
