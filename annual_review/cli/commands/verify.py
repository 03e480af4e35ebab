"""``generate.py verify``: where a paper comes from, and whether paper, workbook and template are still as they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from annual_review import __version__
from annual_review.disk.disk import cause, sha256_of, sha256_on_disk
from annual_review.disk.state import BranchState, FolderState, read_state, read_states
from annual_review.documents.kind import INTERNAL_FOLDER
from annual_review.exit_code import ExitCode
from annual_review.model.names import legible
from annual_review.night.setup import Folders
from annual_review.rendering.docx.origin import Origin, read_origin
from annual_review.rendering.docx.store import profile_folders
from annual_review.rules.rulebook import load_rule_sets
from annual_review.telling.console import Console


class PaperStatus(StrEnum):
    """How a paper stands to what the program wrote, in a clerk's words."""

    AS_WRITTEN = "đúng như chương trình đã ghi"
    EDITED = "đã được sửa sau khi chương trình ghi"
    SUPERSEDED = "là bản của một đợt chạy trước; nay chương trình đã lập bản khác"
    UNTRACED = "không thấy ghi chép của đợt chạy đã lập văn bản này, nên không biết đã sửa hay chưa"


@dataclass(frozen=True, slots=True)
class _VerifyContext:
    """What papers are held against: the states of the output, the workbooks, the templates as they are now."""

    folders: Folders
    states: tuple[FolderState, ...]
    templates: dict[str, str]
    rule_sets: dict[str, str]


def verify(files: Iterable[Path], folders: Folders, console: Console) -> ExitCode:
    """Print of every paper its origin and what changed since. ``folders`` are those of the runs that made the papers.

    Exit codes: 0 when every paper and its workbook are as they were, 1 when one is not or is none of ours, 2 when a file
    cannot be read.
    """
    desk = _VerifyContext(folders, read_states(folders.output).all, _templates(folders.templates), _rule_sets())
    worst = ExitCode.DONE
    for file in files:
        data = _data(file, console)
        if data is None:
            worst = ExitCode.WRONG_SETUP
            continue
        console.result([legible(str(file))])
        origin = read_origin(data)
        if origin is None:
            console.result(["  Không phải văn bản do chương trình lập, hoặc thông tin nguồn gốc trong tệp đã bị xóa."])
            worst = max(worst, ExitCode.TO_MEND)
            continue
        sound, lines = _judged(file, data, origin, desk)
        console.result(f"  {line}" for line in lines)
        worst = worst if sound else max(worst, ExitCode.TO_MEND)
    return worst


def _data(file: Path, console: Console) -> bytes | None:
    """Return the bytes of a paper; None, and the reason told, when it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        console.message(f"Không có tệp «{legible(str(file))}».")
    except OSError as error:
        console.message(f"Không đọc được «{legible(str(file))}»: {cause(error)}.")
    return None


def _judged(file: Path, data: bytes, origin: Origin, desk: _VerifyContext) -> tuple[bool, Iterator[str]]:
    """Return whether paper and workbook are as they were, and the lines to print."""
    folder = file.absolute().parent
    beside = read_state(folder.parent if folder.name == INTERNAL_FOLDER else folder)
    states = desk.states if beside is None else (beside, *desk.states)
    status = _paper_status(file, sha256_of(data), origin, states)
    newer = "" if origin.program_version == __version__ else f", nay là {__version__}"
    source_is_same, source = _workbook(origin, desk.folders.input)
    return status is PaperStatus.AS_WRITTEN and source_is_same, iter(
        (
            f"Văn bản: {status.value}.",
            f"Bảng tính: {source}",
            f"Quy định: {desk.rule_sets.get(origin.rule_set, 'bộ quy định này nay không còn')} (mã {origin.rule_set}).",
            f"Mẫu: {_template(origin, desk)}.",
            f"Chương trình: phiên bản {origin.program_version}{newer}.",
        )
    )


def _paper_status(file: Path, sha256: str, origin: Origin, states: Iterable[FolderState]) -> PaperStatus:
    own = [state for state in states if _source_of(state) == origin.workbook]
    if any(sha256 == known for state in own for _, known in state.ours):
        return PaperStatus.AS_WRITTEN
    for state in own:
        papers = (*state.papers, *state.stale)
        named = any(file.name in (Path(paper.file).name, Path(paper.beside).name) for paper in papers)
        if named and _made_of(state, origin):
            return PaperStatus.EDITED
    return PaperStatus.SUPERSEDED if own else PaperStatus.UNTRACED


def _source_of(state: FolderState) -> str:
    """Return the workbook that the papers of a folder come from, relative to ``input/``; empty for a ward's own."""
    return state.file if isinstance(state, BranchState) else ""


def _made_of(state: FolderState, origin: Origin) -> bool:
    """Say whether a paper of ``origin`` was made of the same things as the papers ``state`` tells of."""
    made_of = state.ingredients
    return (
        made_of.workbook == origin.workbook_sha256
        and made_of.rule_set.partition(" ")[0] == origin.rule_set
        and origin.template_sha256 in {sha256 for _, sha256 in made_of.templates}
    )


def _workbook(origin: Origin, folder: Path) -> tuple[bool, str]:
    """Return whether the workbook in the inbox is the one the paper was made from, and a sentence on it."""
    if not origin.workbook:
        return True, "không riêng của chi bộ nào; văn bản của đảng bộ lập từ tất cả các chi bộ đã nộp."
    name = legible(origin.workbook)
    file = folder / origin.workbook
    if not file.resolve().is_relative_to(folder.resolve()):
        return False, f"«{name}» không nằm trong thư mục nhận bảng tính."
    now = sha256_on_disk(file)
    if now is None:
        return False, f"«{name}» không còn trong «{legible(str(folder))}»."
    if now == origin.workbook_sha256:
        return True, f"«{name}», không đổi từ khi lập văn bản."
    return False, f"«{name}» đã thay đổi từ khi lập văn bản; hãy chạy lại chương trình để có bản mới."


def _template(origin: Origin, desk: _VerifyContext) -> str:
    if not origin.template_sha256:
        return "bảng Excel, không dùng mẫu"
    return desk.templates.get(origin.template_sha256, "mẫu đã lập văn bản này nay đã thay đổi hoặc không còn")


def _templates(folder: Path) -> dict[str, str]:
    """Return the name of every template by its SHA-256."""
    files = (file for profile in profile_folders(folder) for file in sorted(profile.glob("*.docx")))
    found = ((sha256_on_disk(file), f"{file.parent.name}/{file.name}") for file in files)
    return {sha256: name for sha256, name in found if sha256 is not None}


def _rule_sets() -> dict[str, str]:
    """Return the title of every rule set of the program by its id."""
    book = load_rule_sets().value
    return {each.id: each.title for each in book.rule_sets} if book else {}
