"""The glossary of CONTRIBUTING.md is true: every name of its first column is one of the code, beside its Vietnamese."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "annual_review").rglob("*.py"))


def rows() -> list[tuple[str, str]]:
    """The two columns of the glossary, row by row, without its head."""
    section = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("\n## Glossary\n")[2].partition("\n## ")[0]
    cells = [line.strip("|").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return [(row[0], " | ".join(row[1:])) for row in cells[1:]]


def names() -> list[str]:
    return [name for code, _ in rows() for name in re.findall(r"`([^`]+)`", code)]


def attributes(found: ast.ClassDef) -> Iterator[str]:
    """Yield the fields, enum members, methods and properties of a class."""
    for node in found.body:
        match node:
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.FunctionDef(name=name):
                yield name
            case ast.Assign(targets=targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))
            case _:
                continue


@cache
def known() -> frozenset[str]:
    """Modules by their last name, classes, functions, and what classes have, as «Class.attribute»."""
    found = {path.stem for path in MODULES}
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                found.add(node.name)
            if isinstance(node, ast.ClassDef):
                found |= {f"{node.name}.{name}" for name in attributes(node)}
    return frozenset(found)


def test_the_glossary_is_found() -> None:
    assert len(rows()) > 20


@pytest.mark.parametrize("name", names())
def test_a_name_of_the_glossary_is_one_of_the_code(name: str) -> None:
    assert name in known()


def test_no_name_is_explained_twice() -> None:
    assert sorted({name for name in names() if names().count(name) > 1}) == []


@pytest.mark.parametrize(("code", "vietnamese"), rows())
def test_every_row_has_names_and_their_vietnamese(code: str, vietnamese: str) -> None:
    assert re.search(r"`[^`]+`", code)
    assert re.search(r"[^\W\d_a-zA-Z]", vietnamese), "no Vietnamese letter"
