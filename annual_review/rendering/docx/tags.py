"""The tags of a template as typed in Word: what can be wrong with them before Jinja ever sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from annual_review.problems import Problem
from annual_review.problems.catalogue import templates as template_problems
from annual_review.rendering.docx.template import FILTERS
from annual_review.rendering.docx.xml import w

NEAR_LENGTH = 60
_MARKS = ("{{", "}}", "{%", "%}", "{#", "#}")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_ROW_TAG = re.compile(r"\{[%#]tr\s[^%#}]*[%#]\}")
_PARAGRAPH_TAG = re.compile(r"\{[%#]p\s[^%#}]*[%#]\}")
_PARAGRAPH_BLOCK = re.compile(r"\{%p\s+(for|if|elif|else|endfor|endif)\b")
_SINGLE = re.compile(r"\{\s*[\w.]+\s*\}")
_CURLY = re.compile("[\u201c\u201d\u201e\u2018\u2019\u201a]")
_OTHER_COMMANDS = re.compile(r"\{%\s*(tc|r|colspan|cellbg|vm|hm)\s|\{\{\s?(tr|tc|p|r)\s+\w")


_LOOP = re.compile(r"\{%-?\s*for\s+(\w+)\s+in\s+([\w.]+)")


def shortened(text: str, words: str = "") -> str:
    """Return ``text`` on one line, cut to ``NEAR_LENGTH`` characters around ``words``: enough for Word's search."""
    line = " ".join(text.split())
    if len(line) <= NEAR_LENGTH:
        return line
    start = max(0, min(line.find(words) - NEAR_LENGTH // 2, len(line) - NEAR_LENGTH)) if words in line else 0
    cut = line[start : start + NEAR_LENGTH].strip()
    return f"{'…' if start else ''}{cut}{'…' if start + NEAR_LENGTH < len(line) else ''}"


def tag_problems(root: etree._Element, file: str) -> Iterator[Problem]:
    """Yield what is wrong with the tags of a part, in reading order."""
    for paragraph in root.iter(w("p")):
        text = _own_text(paragraph)
        if "{" in text or "}" in text:
            yield from _in_paragraph(text, file)
    for row in root.iter(w("tr")):
        yield from _lost(" ".join(map(_own_text, row.iter(w("p")))), _ROW_TAG, "hàng", file)
    for cell in root.iter(w("tc")):
        yield from _rows_in_a_cell([_own_text(paragraph) for paragraph in cell.iter(w("p"))], file)
        yield from _emptied_cell(cell, file)
    yield from _outside_text(root, file)


def unfilled_problems(files: Mapping[str, bytes], filled: tuple[str, ...], file: str) -> Iterator[Problem]:
    """Yield the parts that hold tags though nobody fills them: comments, charts, diagrams."""
    for name, content in files.items():
        if name.startswith("word/") and name.endswith(".xml") and name not in filled and (b"{{" in content or b"{%" in content):
            yield template_problems.NOT_FILLED.at(file=file, part=name)


def _own_text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph without that of text boxes anchored in it."""
    texts = (one for one in paragraph.iter(w("t")) if next(one.iterancestors(w("p")), None) is paragraph)
    return "".join(one.text or "" for one in texts)


def _in_paragraph(text: str, file: str) -> Iterator[Problem]:
    for tag in _TAG.findall(text):
        if _CURLY.search(tag):
            yield template_problems.CURLY_QUOTES.at(file=file, near=shortened(text, tag))
    rest = _TAG.sub("", text)
    if (found := next((mark for mark in _MARKS if mark in rest), "")) or _SINGLE.search(rest):
        yield template_problems.BROKEN_TAG.at(file=file, near=shortened(rest if found else text, found))
    if command := _OTHER_COMMANDS.search(text):
        found = command[1] or command[2]
        near = shortened(text, command.group())
        yield template_problems.FORBIDDEN.at(file=file, near=near, construct=f"lệnh {found}", filters=", ".join(FILTERS))
    yield from _lost(text, _PARAGRAPH_TAG, "đoạn", file)


def _lost(text: str, tag: re.Pattern[str], place: str, file: str) -> Iterator[Problem]:
    """Yield the problem that docxtpl drops what stands beside a tag that takes the whole row or paragraph."""
    found = tag.search(text)
    if found and (text[: found.start()] + text[found.end() :]).strip():
        yield template_problems.TEXT_LOST.at(file=file, near=shortened(text), place=place, tag=found.group())


def _rows_in_a_cell(texts: list[str], file: str) -> Iterator[Problem]:
    """Yield the loops over records within one line of a cell, as met in the wild in every cell of a row, which falls apart."""
    for text in texts:
        for variable, name in _LOOP.findall(text):
            if re.search(rf"\{{\{{\s*{variable}\.", text):
                yield template_problems.ROWS_IN_A_CELL.at(file=file, near=shortened(text), name=name)


def _emptied_cell(cell: etree._Element, file: str) -> Iterator[Problem]:
    """Yield the problem that a cell may lose all its paragraphs: Word calls a paper with such a cell damaged."""
    texts = [_own_text(paragraph) for paragraph in cell.iterchildren(w("p"))]
    depth = 0
    for text in texts:
        word = found[1] if (found := _PARAGRAPH_BLOCK.search(text)) else ""
        if word == "else" or (not word and depth == 0):
            return
        depth += {"for": 1, "if": 1, "endfor": -1, "endif": -1}.get(word, 0)
    yield template_problems.EMPTIED_CELL.at(file=file, near=shortened(" ".join(texts)))


def _outside_text(root: etree._Element, file: str) -> Iterator[Problem]:
    for element in root.iter(etree.Element):
        texts = [str(value) for value in element.values()]
        if element.tag != w("t"):
            texts.append(element.text or "")
        yield from (
            template_problems.TAG_OUTSIDE_TEXT.at(file=file, near=shortened(one)) for one in texts if "{{" in one or "{%" in one
        )
