"""What Word does by itself in a document: fields it fills, changes and comments it keeps, data it binds, numbers it gives.

On a signed paper stands what the workbook says. A field that changes by itself is an error of its template, and so is a change
still tracked; comments, bindings and what must not stand twice in one document do not travel into papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from annual_review.problems import Problem
from annual_review.problems.catalogue import templates as template_problems
from annual_review.rendering.docx.tags import shortened
from annual_review.rendering.docx.xml import w

# Fields of the layout: pages, contents, numbering. All others say what Word knows (day, author, file) or wants to ask.
_LAYOUT_FIELDS = frozenset(
    {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "TOC", "TC", "SEQ", "STYLEREF", "HYPERLINK", "SYMBOL", "EQ"}
)
_REFERRING_FIELDS = ("PAGEREF", "TOC", "HYPERLINK")
_TRACKED = frozenset(
    map(
        w,
        (  # noqa: SIM905 - a list of words reads better without twenty quotes
            "ins del moveFrom moveTo rPrChange pPrChange tblPrChange trPrChange tcPrChange sectPrChange tblGridChange"
            " numberingChange cellIns cellDel cellMerge moveFromRangeStart moveToRangeStart"
        ).split(),
    )
)
_COMMENTS = frozenset(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))
_BOOKMARKS = (w("bookmarkStart"), w("bookmarkEnd"))
_OWN_NUMBERS = re.compile(r"\{http://schemas\.microsoft\.com/office/word/2010/wordml\}(?:paraId|textId)")
_HARD_BLANK = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000]")
_TAG = re.compile(r"\{[{%#].*?[}%#]\}")
COMMENT_KINDS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")  # parts by their relationship


def feature_problems(root: etree._Element, file: str) -> Iterator[Problem]:
    """Yield what Word would do by itself to a paper of this part, each once."""
    for code in dict.fromkeys(_field_codes(root)):
        if code.split()[0].upper() not in _LAYOUT_FIELDS and not code.startswith("="):
            yield template_problems.LIVE_FIELD.at(file=file, field=shortened(code))
    tracked = next((element for element in root.iter(*_TRACKED)), None)
    if tracked is not None:
        yield template_problems.TRACKED_CHANGE.at(file=file, near=_near(tracked))
    commented = next((element for element in root.iter(*_COMMENTS)), None)
    if commented is not None:
        yield template_problems.COMMENTED.at(file=file, near=_near(commented))
    bound = next((element for element in root.iter(w("dataBinding"))), None)
    if bound is not None:
        yield template_problems.DATA_BOUND.at(file=file, near=_near(bound))


def _field_codes(root: etree._Element) -> Iterator[str]:
    """Yield the code of every field, simple ones and those whose code is spread over runs, nested ones apart."""
    for simple in root.iter(w("fldSimple")):
        if code := str(simple.get(w("instr"), "")).strip():
            yield code
    opened: list[list[str]] = []
    for element in root.iter(w("fldChar"), w("instrText")):
        if element.tag == w("instrText"):
            if opened:
                opened[-1].append(element.text or "")
            continue
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            opened.append([])
        elif kind == "end" and opened and (code := "".join(opened.pop()).strip()):
            yield code


def _near(element: etree._Element) -> str:
    """The text of the paragraph or row an element stands in, else of what surrounds it."""
    around = next(element.iterancestors(w("p"), w("tr"), w("sdt")), None)
    inside = around if around is not None else element
    text = shortened(" ".join(one.text or "" for one in inside.iter(w("t"), w("delText"))))
    return text or "đoạn trống"


def without_own_numbers(root: etree._Element) -> etree._Element:
    """Return ``root`` as papers are made of it: no comments, no bindings, nothing a loop would repeat that must stand once.

    Hard blanks inside tags are blanks: Word puts them there in place of typed ones.
    """
    refers = any(code.upper().startswith(_REFERRING_FIELDS) for code in _field_codes(root))
    dropped = [*_COMMENTS, w("dataBinding"), *(() if refers else _BOOKMARKS)]
    for element in [*root.iter(*dropped)]:
        _remove(element)
    for properties in root.iter(w("sdtPr")):
        for number in [*properties.iterchildren(w("id"))]:
            _remove(number)
    for element in root.iter(etree.Element):
        for name in [each for each in map(str, element.attrib) if _OWN_NUMBERS.fullmatch(each)]:
            del element.attrib[name]
    for paragraph in root.iter(w("p")):
        _soften_tags(paragraph)
    return root


def _soften_tags(paragraph: etree._Element) -> None:
    """Put blanks for the hard ones inside the tags of a paragraph, across its runs."""
    texts = [*paragraph.iter(w("t"))]
    whole = "".join(each.text or "" for each in texts)
    if not _HARD_BLANK.search(whole):
        return
    soft = _TAG.sub(lambda tag: _HARD_BLANK.sub(" ", tag[0]), whole)  # as long as before
    at = 0
    for each in texts:
        length = len(each.text or "")
        each.text = soft[at : at + length]
        at += length


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
