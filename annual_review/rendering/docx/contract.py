"""The contract of a template: what it demands is among what the fields of its paper offer (architecture.md §4.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError

from annual_review.problems import Problem, has_errors
from annual_review.problems.catalogue import templates as template_problems
from annual_review.rendering.docx import parts
from annual_review.rendering.docx.charts import form_charts
from annual_review.rendering.docx.demand import Demand, Spot
from annual_review.rendering.docx.offer import Shape, offer
from annual_review.rendering.docx.safety import opened
from annual_review.rendering.docx.structure import torn_blocks
from annual_review.rendering.docx.tags import shortened, tag_problems, unfilled_problems
from annual_review.rendering.docx.template import lined, parsed_lines, patched
from annual_review.rendering.docx.word_features import feature_problems, without_own_numbers
from annual_review.rendering.docx.xml import composed, parse

_MARKUP = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"\{%-?\s*(for|if|endfor|endif)\b")
_UNKNOWN = re.compile(r"unknown tag '(\w+)'")


@dataclass(frozen=True, slots=True)
class Checked:
    """What the contract found in one template, and the paths of the offer it uses."""

    problems: tuple[Problem, ...]
    used: frozenset[str] = frozenset()


def check_template(data: bytes, file: str, kind: str, fields: type[object]) -> Checked:
    """Return what is wrong with the template ``data`` of ``kind``, filled from ``fields``, and which paths it uses.

    ``file`` names the template in the sentences, relative to the folder of templates.
    """
    files, problems = opened(data, file)
    if not files or has_errors(problems):
        return Checked(problems)
    offered = offer(fields)
    filled = parts.filled_parts(files)
    found = [*problems, *unfilled_problems(files, filled, file)]
    used: set[str] = set()
    for name in filled:
        checked = _check_part(files[name], file, Demand(offered, kind, in_body=name == filled[0]))
        found += checked.problems
        used |= checked.used
    charts = [path for path, shape in offered.items() if shape is Shape.CHART]
    for chart in form_charts(files, filled[0]):
        used.add(chart.name)
        if chart.name not in charts:
            found.append(template_problems.UNBOUND_CHART.at(file=file, name=chart.name, known=", ".join(charts) or "không có"))
        elif not chart.has_data:
            found.append(template_problems.CHART_WITHOUT_DATA.at(file=file, name=chart.name))
    return Checked(tuple(dict.fromkeys(found)), frozenset(used))


def _check_part(content: bytes, file: str, demand: Demand) -> Checked:
    raw = parse(content)
    features = tuple(feature_problems(raw, file))
    if has_errors(features):
        return Checked(features)
    root = without_own_numbers(composed(raw))
    problems = (*features, *tag_problems(root, file))
    if has_errors(problems):
        return Checked(problems)  # Jinja would say the same again, less clearly
    source = patched(root)
    try:
        tree, lines = parsed_lines(source)
    except TemplateSyntaxError as error:
        return Checked((*problems, _syntax_problem(error, source, file)))
    spots = [Spot(file, _MARKUP.sub("", line)) for line in lines]
    torn = tuple(
        (template_problems.NEEDS_ROW_TAG if element == "w:tr" else template_problems.NEEDS_PARAGRAPH_TAG).at(
            file=file, near=spots[line - 1].near(), block=block
        )
        for line, block, element in torn_blocks(tree)
    )
    return Checked((*problems, *torn, *demand.problems(tree, spots)), frozenset(demand.used))


def _syntax_problem(error: TemplateSyntaxError, source: str, file: str) -> Problem:
    """Return Jinja's complaint as a sentence, at the tag that was left open where one was."""
    lines = [_MARKUP.sub("", line) for line in lined(source)]
    near = shortened(lines[min(error.lineno, len(lines)) - 1])
    if found := _UNKNOWN.search(error.message or ""):
        return template_problems.UNKNOWN_TAG.at(file=file, near=near, tag=found[1])
    opened: list[tuple[str, str]] = []
    for line in lines:
        for word in _BLOCK.findall(line):
            if word.startswith("end"):
                del opened[-1:]
            else:
                opened.append((word, line))
    if opened and "Unexpected end of template" in (error.message or ""):
        block, line = opened[-1]
        return template_problems.UNCLOSED.at(file=file, near=shortened(line), block=block)
    return template_problems.BAD_SYNTAX.at(file=file, near=near)


def unused(fields: type[object], used: Iterable[str]) -> tuple[str, ...]:
    """Return the fields of the offer a template leaves unused; a list or record none of whose fields is used counts once."""
    touched = {path[: end.start()] for path in used for end in re.finditer(r"\.|\[\]|$", path)} | set(used)
    left = [path for path in offer(fields) if path not in touched]
    return tuple(path for path in left if not path.endswith("[]") and not any(_inside(path, other) for other in left))


def _inside(path: str, other: str) -> bool:
    return path.startswith((f"{other}.", f"{other}[]"))
