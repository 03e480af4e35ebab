"""The parts of a template: which of its files are filled, and its table of contents and relationships made ours."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping

from lxml import etree

from annual_review.rendering.docx.origin import CORE_PART, CUSTOM_PART
from annual_review.rendering.docx.package import CONTENT_TYPES, PACKAGE_RELS
from annual_review.rendering.docx.word_features import COMMENT_KINDS
from annual_review.rendering.docx.xml import DECLARATION, OFFICE, RELATIONSHIPS, TYPES, parse, serialized

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN_TYPE = f"{_WORD}document.main+xml"
FILLED_TYPES = (
    MAIN_TYPE,
    *(f"{_WORD}{name}+xml" for name in ("header", "footer", "footnotes", "endnotes")),
)
IMAGE_RELATIONSHIP = f"{OFFICE}/relationships/image"
_CUSTOM_RELATIONSHIP = f"{OFFICE}/relationships/custom-properties"
_CORE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
_OWN_TYPES = {
    CUSTOM_PART: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    CORE_PART: "application/vnd.openxmlformats-package.core-properties+xml",
}
_NOTHING = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()
_PICTURE_TYPES = {"png": "image/png", "jpeg": "image/jpeg"}


def content_types(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the content type of every file that has one of its own, by name.

    Raises KeyError when the package has no table of contents, BrokenXmlError when it cannot be read.
    """
    root = parse(files[CONTENT_TYPES])
    return {str(one.get("PartName")).lstrip("/"): str(one.get("ContentType")) for one in root.iter(f"{{{TYPES}}}Override")}


def filled_parts(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the names of the body, headers, footers, footnotes and endnotes, the body first."""
    types = content_types(files)
    found = [name for name in files if types.get(name) in FILLED_TYPES]
    return tuple(sorted(found, key=lambda name: (FILLED_TYPES.index(types[name]), name)))


def relationships_name(part: str) -> str:
    """Return the file that holds a part's relationships: ``word/document.xml`` → ``word/_rels/document.xml.rels``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def comment_parts(files: Mapping[str, bytes], body: str) -> frozenset[str]:
    """Return the files of comments and of the people who made them, with their own relationships."""
    folder = posixpath.dirname(body)
    targets = [
        posixpath.normpath(posixpath.join(folder, str(one.get("Target"))))
        for one in parse(files.get(relationships_name(body), _NOTHING))
        if _is_of_comments(one)
    ]
    return frozenset((*targets, *map(relationships_name, targets)))


def without_comments(data: bytes) -> bytes:
    """Return a part's relationships without those to comments; the same bytes where there are none."""
    root = parse(data)
    found = [one for one in root if _is_of_comments(one)]
    for one in found:
        root.remove(one)
    return (DECLARATION + serialized(root)).encode() if found else data


def _is_of_comments(relationship: etree._Element) -> bool:
    return str(relationship.get("Type")).rpartition("/")[2] in COMMENT_KINDS


def with_own_types(data: bytes, dropped: Collection[str] = ()) -> bytes:
    """Return the table of contents with our properties in it, the types of pictures, and without the ``dropped`` files."""
    root = parse(data)
    for one in list(root):
        if str(one.get("PartName")).lstrip("/") in {*_OWN_TYPES, *dropped}:
            root.remove(one)
    known = {str(one.get("Extension")).lower() for one in root.iter(f"{{{TYPES}}}Default")}
    for ending, kind in _PICTURE_TYPES.items():
        if ending not in known:
            root.insert(0, etree.Element(f"{{{TYPES}}}Default", {"Extension": ending, "ContentType": kind}))
    for name, kind in _OWN_TYPES.items():
        etree.SubElement(root, f"{{{TYPES}}}Override", {"PartName": f"/{name}", "ContentType": kind})
    return (DECLARATION + serialized(root)).encode()


def with_own_relationships(data: bytes) -> bytes:
    """Return the package's relationships with our properties, without the template's own and its picture of itself."""
    root = parse(data)
    for one in list(root):
        if one.get("Type") in {_CUSTOM_RELATIONSHIP, _CORE_RELATIONSHIP, _THUMBNAIL}:
            root.remove(one)
    return _with_relationships(
        root, {"rIdCore": (_CORE_RELATIONSHIP, CORE_PART), "rIdCustom": (_CUSTOM_RELATIONSHIP, CUSTOM_PART)}
    )


def with_pictures(data: bytes, targets: Mapping[str, str]) -> bytes:
    """Return a part's relationships with pictures added: relationship id → file below the part's folder."""
    return _with_relationships(parse(data), {name: (IMAGE_RELATIONSHIP, target) for name, target in targets.items()})


def thumbnail(files: Mapping[str, bytes]) -> str:
    """Return the file that shows the template's first page in miniature, empty when it has none: no paper looks like it."""
    for one in parse(files[PACKAGE_RELS]):
        if one.get("Type") == _THUMBNAIL:
            return str(one.get("Target")).lstrip("/")
    return ""


def _with_relationships(root: etree._Element, added: Mapping[str, tuple[str, str]]) -> bytes:
    for identity, (kind, target) in added.items():
        etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", {"Id": identity, "Type": kind, "Target": target})
    return (DECLARATION + serialized(root)).encode()
