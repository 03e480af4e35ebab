"""Where a paper comes from, as document properties: custom ones for ``verify``, core ones for people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from html import escape

from annual_review.rendering.docx.package import BrokenPackageError, unpack
from annual_review.rendering.docx.xml import DECLARATION, OFFICE, BrokenXmlError, parse

CUSTOM_PART = "docProps/custom.xml"
CORE_PART = "docProps/core.xml"
CUSTOM = f"{OFFICE}/custom-properties"
_VALUES = f"{OFFICE}/docPropsVTypes"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_TERMS = "http://purl.org/dc/terms/"
_ELEMENTS = "http://purl.org/dc/elements/1.1/"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the format id ECMA-376 part 1, 22.3 gives to properties of users
_FIRST_PID = 2  # the same clause: 0 and 1 are taken


@dataclass(frozen=True, slots=True)
class Origin:
    """What made a paper: workbook (its path and SHA-256), rule set, template, program.

    ``template_sha256`` is set by whoever fills the template. ``branch`` signs the paper as its author and
    ``document_date`` dates it; both are open when empty.
    """

    workbook: str
    workbook_sha256: str
    rule_set: str
    template_sha256: str
    program_version: str
    branch: str = field(default="")
    document_date: date | None = field(default=None)


_PROPERTIES = (
    ("Workbook", "workbook"),
    ("WorkbookSHA256", "workbook_sha256"),
    ("RuleSet", "rule_set"),
    ("TemplateSHA256", "template_sha256"),
    ("ProgramVersion", "program_version"),
)


def custom_properties(origin: Origin) -> bytes:
    """Return ``docProps/custom.xml`` that carries ``origin`` under English names (product.md §7)."""
    properties = "".join(
        f'<property fmtid="{_USER_DEFINED}" pid="{pid}" name="{name}">'
        f"<vt:lpwstr>{escape(getattr(origin, attribute))}</vt:lpwstr></property>"
        for pid, (name, attribute) in enumerate(_PROPERTIES, _FIRST_PID)
    )
    return f'{DECLARATION}<Properties xmlns="{CUSTOM}" xmlns:vt="{_VALUES}">{properties}</Properties>'.encode()


def core_properties(title: str, origin: Origin) -> bytes:
    """Return ``docProps/core.xml``: title, the branch as author, the document's date as time of making; never the clock."""
    author = escape(origin.branch)
    dated = ""
    if origin.document_date is not None:
        moment = f"{origin.document_date.isoformat()}T00:00:00Z"
        dated = "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
        )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_ELEMENTS}" xmlns:dcterms="{_TERMS}" '
        f'xmlns:xsi="{_INSTANCE}"><dc:title>{escape(title)}</dc:title><dc:creator>{author}</dc:creator>'
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>{dated}<dc:language>vi-VN</dc:language></cp:coreProperties>"
    ).encode()


def read_origin(data: bytes) -> Origin | None:
    """Return the origin a .docx carries, None when it is no paper of ours or cannot be read."""
    try:
        parts = unpack(data)
        custom = parse(parts[CUSTOM_PART])
        core = parse(parts[CORE_PART])
        values = {str(one.get("name")): "".join(map(str, one.itertext())) for one in custom.iter(f"{{{CUSTOM}}}property")}
        known = {attribute: values[name] for name, attribute in _PROPERTIES}
        created = core.findtext(f"{{{_TERMS}}}created", "")
        document_date = date.fromisoformat(created.partition("T")[0]) if created else None
    except (BrokenPackageError, BrokenXmlError, KeyError, ValueError):
        return None
    return Origin(**known, branch=core.findtext(f"{{{_ELEMENTS}}}creator") or "", document_date=document_date)
