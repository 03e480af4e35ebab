"""Whether a template is a plain Word document that starts nothing and reaches nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from annual_review.problems import Problem
from annual_review.problems.catalogue import templates as template_problems
from annual_review.rendering.docx import parts
from annual_review.rendering.docx.package import PACKAGE_RELS, BrokenPackageError, unpack
from annual_review.rendering.docx.xml import RELATIONSHIPS, BrokenXmlError, parse, w

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .doc, and every Office file under a password
_LINK_ON_CLICK = "/hyperlink"  # the only relation to the outside that waits for a person
_PULLED_IN = ("/aFChunk", "/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource")  # HTML to import, code to load
_FETCHING_FIELD = re.compile(r"\b(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|DDEAUTO|DDE|LINK|DATABASE|IMPORT|RD)\s", re.IGNORECASE)
_VML = "urn:schemas-microsoft-com:vml"
_ADDRESS = re.compile(r"(https?|ftp|file):|\\\\", re.IGNORECASE)
_RUNNING = ("vbaproject", "activex", "vbadata", "macrosheets")


def opened(data: bytes, file: str) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the files of the template ``data`` and what forbids using it; no files when it cannot be read at all."""
    if data.startswith(_OLE2):
        return {}, (template_problems.OLD_OR_LOCKED.at(file=file),)
    try:
        files = unpack(data)
        problems = tuple(_problems(files, file))
    except (BrokenPackageError, BrokenXmlError, KeyError):
        return {}, (template_problems.DAMAGED.at(file=file),)
    return files, problems


def _problems(files: Mapping[str, bytes], file: str) -> Iterator[Problem]:
    types = parts.content_types(files)
    if any(word in name.lower() for name in files for word in _RUNNING) or any(
        "macroEnabled" in kind for kind in types.values()
    ):
        yield template_problems.MACROS.at(file=file)
        return
    filled = parts.filled_parts(files)
    roots = {name: parse(files[name]) for name in filled}
    parse(files[PACKAGE_RELS])
    bodies = [name for name in filled if types[name] == parts.MAIN_TYPE]
    if len(bodies) != 1 or roots[bodies[0]].tag != w("document") or roots[bodies[0]].find(w("body")) is None:
        yield template_problems.NOT_A_DOCUMENT.at(file=file)
        return
    inside = (target for root in roots.values() for target in (*_fetching_fields(root), *_linked_drawings(root)))
    targets = [*_outside(files), *inside, *_mail_merge(files)]
    yield from (template_problems.REACHES_OUT.at(file=file, target=target) for target in dict.fromkeys(targets))


def _outside(files: Mapping[str, bytes]) -> Iterator[str]:
    for name, content in files.items():
        if name.endswith(".rels"):
            for one in parse(content).iter(f"{{{RELATIONSHIPS}}}Relationship"):
                kind = str(one.get("Type"))
                leaves = one.get("TargetMode") == "External" and not kind.endswith(_LINK_ON_CLICK)
                if leaves or kind.endswith(_PULLED_IN):
                    yield str(one.get("Target"))


def _fetching_fields(root: etree._Element) -> Iterator[str]:
    """Yield the field codes that fetch something when Word opens or prints the paper."""
    codes = ["".join(one.text or "" for one in paragraph.iter(w("instrText"))) for paragraph in root.iter(w("p"))]
    codes += [str(one.get(w("instr"), "")) for one in root.iter(w("fldSimple"))]
    yield from (code.strip() for code in codes if _FETCHING_FIELD.search(f"{code} "))


def _linked_drawings(root: etree._Element) -> Iterator[str]:
    """Yield the addresses old VML drawings carry in themselves, past the relationships."""
    for element in root.iter(f"{{{_VML}}}*"):
        yield from (str(value) for value in element.values() if _ADDRESS.match(str(value)))


def _mail_merge(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the data source Word would open for a mail merge."""
    if "word/settings.xml" in files:
        for merge in parse(files["word/settings.xml"]).iter(w("mailMerge")):
            yield next((str(one.get(w("val"))) for one in merge.iter(w("connectString"), w("query"))), "mail merge")
