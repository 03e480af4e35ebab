"""``output/thu-nhac/``: a draft mail for each branch that must mend or has handed in nothing; nothing is ever sent.

A draft carries its own hash in a header of ours, so that one somebody has changed is told from ours: it is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from annual_review.disk import disk
from annual_review.disk.names import short_hash, slug
from annual_review.telling.mail import Attachment, draft
from annual_review.telling.outcome import Outcome, Refused, WardOutcome

FOLDER = "thu-nhac"
_MARK = b"X-Ho-So-Chi-Bo: "
_SUFFIX = ".eml"


def write_drafts(output: Path, wards: Sequence[WardOutcome], outcomes: Sequence[Outcome]) -> None:
    """Write the draft of every reminder of the night, and take away those no longer needed.

    A draft that somebody edited stays as it is. Raises Halt 5 when the disk refuses.
    """
    drafts = dict(_drafts(output, wards, outcomes))
    folder = output / FOLDER
    try:
        for name, data in drafts.items():
            if not (folder / name).exists() or is_ours((folder / name).read_bytes()):
                disk.write_whole(folder / name, data)
        for file in sorted(folder.glob(f"*{_SUFFIX}")) if folder.is_dir() else ():
            if file.name not in drafts and is_ours(file.read_bytes()):
                disk.remove_quietly(file)
    except OSError as error:
        if not disk.is_local(error):
            raise disk.output_halt(output, error) from error


def _drafts(output: Path, wards: Sequence[WardOutcome], outcomes: Sequence[Outcome]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each draft; two branches of one name never share a file."""
    copies = {each.file: each.annotated for each in outcomes if isinstance(each, Refused) and each.annotated}
    taken: set[str] = set()
    for ward in wards:
        for reminder in ward.reminders:
            data = draft(replace(reminder, attachment=_copy(output, copies.get(reminder.file, ""))))
            if data is None:
                continue
            name = slug(reminder.branch)
            if name in taken:
                name = f"{name}-{short_hash(f'{ward.year} {ward.ward} {reminder.branch} {reminder.file}')}"
            taken.add(name)
            yield f"{name}{_SUFFIX}", _MARK + disk.sha256_of(data).encode() + b"\r\n" + data


def _copy(output: Path, annotated: str) -> Attachment | None:
    """Return the annotated copy of a refused workbook; None where there is none to be read."""
    try:
        return Attachment(annotated.rpartition("/")[2], (output / annotated).read_bytes()) if annotated else None
    except OSError:
        return None


def is_ours(data: bytes) -> bool:
    """Return whether ``data`` is a draft just as we wrote it."""
    mark, _, rest = data.partition(b"\r\n")
    return mark == _MARK + disk.sha256_of(rest).encode()
