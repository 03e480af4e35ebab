"""The parts of an Office Open XML workbook, found as Excel finds them, and a clean package made of exactly those.

Names of parts are told apart without regard to case, a backslash is a slash, and the relationships say which part is the
workbook, which the sheets: whoever looks at other parts than the engine reads would check one file and count another.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote
from xml.sax.saxutils import quoteattr

from annual_review.workbook.xml_scan import elements

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class UnclearPackageError(ValueError):
    """A package whose relationships do not say which part is meant."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet as the workbook part lists it; ``member`` is None for one that holds no cells (a chart).

    ``pictures`` is how many pictures lie on it.
    """

    name: str
    hidden: bool
    member: str | None
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a workbook: its sheets in their order, and the members of shared strings and styles, None without."""

    sheets: tuple[SheetPart, ...]
    strings: str | None
    styles: str | None
    date_1904: bool


def find_parts(archive: zipfile.ZipFile) -> Parts:
    """Return the parts of the workbook in ``archive``.

    Raises UnclearPackageError where a relationship leads out of the file or to no part, or two sheets share one.
    """
    members = folded_members(archive)
    book, targets = find_book(archive, members, "xl/workbook.xml")
    sheets: list[SheetPart] = []
    date_1904 = False
    for name, attributes in elements(archive, book):
        if name == "workbookPr":
            date_1904 = attributes.get("date1904") in {"1", "true"}
        elif name == "sheet":
            kind, target, external = targets.get(attributes.get("id", ""), ("", "", True))
            if external:
                raise UnclearPackageError(f"sheet {attributes.get('name')!r} has no part")
            part = member_of(members, target)
            member = part if kind == "worksheet" else None
            if member is None and [tag for tag, _ in elements(archive, part)[:1]] == ["worksheet"]:
                raise UnclearPackageError(f"sheet {attributes.get('name')!r} is said to have no cells")
            hidden = attributes.get("state", "visible") != "visible"
            sheets.append(SheetPart(attributes.get("name", ""), hidden, member, count_pictures(archive, members, target)))
    return found_parts(members, targets, sheets, date_1904=date_1904)


Targets = Mapping[str, tuple[str, str, bool]]  # (kind, target, whether it lies outside) of each relationship by its id


def folded_members(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the names of the members by what tells them apart."""
    return {_folded(name): name for name in archive.namelist()}


def find_book(archive: zipfile.ZipFile, members: Mapping[str, str], usual: str) -> tuple[str, Targets]:
    """Return the member that is the workbook, the ``usual`` one where no relationship says which, and its relationships."""
    books = [target for kind, target, _ in _targets(archive, members, "").values() if kind == "officeDocument"]
    book = member_of(members, books[0] if books else usual)
    return book, _targets(archive, members, book)


def found_parts(members: Mapping[str, str], targets: Targets, sheets: list[SheetPart], *, date_1904: bool) -> Parts:
    """Return the parts of a workbook of the ``sheets``. Raises UnclearPackageError where two of them share one."""
    used = [each.member for each in sheets if each.member]
    if len(set(used)) < len(used):
        raise UnclearPackageError("two sheets share one part")
    by_kind = {kind: target for kind, target, external in targets.values() if not external}
    strings, styles = (by_kind.get(kind) for kind in ("sharedStrings", "styles"))
    return Parts(
        tuple(sheets),
        member_of(members, strings) if strings else None,
        member_of(members, styles) if styles else None,
        date_1904,
    )


def _targets(archive: zipfile.ZipFile, members: Mapping[str, str], part: str) -> dict[str, tuple[str, str, bool]]:
    """Return (kind, target, whether it lies outside) of each relationship of ``part`` by its id."""
    folder, name = posixpath.split(part)
    member = members.get(_folded(posixpath.join(folder, "_rels", f"{name}.rels")))
    found: dict[str, tuple[str, str, bool]] = {}
    for tag, attributes in elements(archive, member) if member else ():
        if tag == "Relationship":
            target = unquote(attributes.get("Target", "")).replace("\\", "/")
            whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            external = attributes.get("TargetMode", "").casefold() == "external"
            found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], whole, external)
    return found


def count_pictures(archive: zipfile.ZipFile, members: Mapping[str, str], sheet: str) -> int:
    """Return how many pictures lie on the sheet whose part is ``sheet``."""
    drawings = [target for kind, target, _ in _targets(archive, members, sheet).values() if kind == "drawing"]
    return sum(kind == "image" for each in drawings for kind, _, _ in _targets(archive, members, each).values())


def member_of(members: Mapping[str, str], target: str) -> str:
    """Return the member a relationship leads to. Raises UnclearPackageError where there is none."""
    member = members.get(_folded(target))
    if member is None:
        raise UnclearPackageError(f"no part {target!r}")
    return member


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def clean_package(archive: zipfile.ZipFile, parts: Parts, names: Iterable[str]) -> bytes:
    """Return a workbook of the sheets called ``names`` alone, made of the parts that were found and of nothing else."""
    wanted = set(names)
    sheets = [each for each in parts.sheets if each.member and each.name in wanted]
    kinds = {"sharedStrings": parts.strings, "styles": parts.styles}
    others = {kind: member for kind, member in kinds.items() if member}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        package.writestr("[Content_Types].xml", _content_types(len(sheets), others))
        package.writestr("_rels/.rels", _relationships([("officeDocument", "xl/workbook.xml")]))
        package.writestr("xl/workbook.xml", _workbook(sheets, date_1904=parts.date_1904))
        targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
        package.writestr("xl/_rels/workbook.xml.rels", _relationships([*targets, *((kind, f"{kind}.xml") for kind in others)]))
        for number, sheet in enumerate(sheets, 1):
            package.writestr(f"xl/worksheets/sheet{number}.xml", archive.read(sheet.member or ""))
        for kind, member in others.items():
            package.writestr(f"xl/{kind}.xml", archive.read(member))
    return stream.getvalue()


def _content_types(sheets: int, others: Iterable[str]) -> str:
    parts = [
        ("xl/workbook.xml", "sheet.main"),
        *((f"xl/worksheets/sheet{each}.xml", "worksheet") for each in range(1, sheets + 1)),
    ]
    parts += [(f"xl/{kind}.xml", kind) for kind in others]
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{_TYPE}{kind}+xml"/>' for name, kind in parts)
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{rels}{overrides}</Types>'


def _relationships(targets: Iterable[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _workbook(sheets: Iterable[SheetPart], *, date_1904: bool) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(each.name)} sheetId="{number}" r:id="rId{number}"/>' for number, each in enumerate(sheets, 1)
    )
    properties = '<workbookPr date1904="1"/>' if date_1904 else ""
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONSHIPS}">{properties}<sheets>{listed}</sheets></workbook>'
