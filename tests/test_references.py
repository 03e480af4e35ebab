"""Every «file.md §n» of code, tests and documents leads to a file that is kept and a numbered place in it."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from annual_review.cli.arguments import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "annual_review"
SUFFIXES = {".py", ".md", ".toml", ".html", ".service", ".timer", ".cmd"}
FOLDERS = ("annual_review/", "bench/", "deploy/", "docs/", "tests/", ".ci/")

_FILE = r"(?P<file>[\w./-]*\w\.md|seed\.txt)(?![\w-])`?"
_SECTION = r"§\d+(?:\.\d+)*(?:[–-]\d+(?:\.\d+)*)?"
REFERENCE = re.compile(
    rf"{_FILE}"
    rf"(?P<sections>(?:,?\s+(?:and\s+)?{_SECTION})*)"  # product.md §5.5, §5.8; documents.md §1.2–1.4
    r"(?P<numbers>(?<=faults\.md)(?:,?\s+\d\d\b)+)?"  # faults.md 03, 04
    r"(?:,\s+«(?P<words>[^»]+)»)?"  # workbook.md, «Limits»
)
BARE_SECTION = re.compile(r"§\d+(?:\.\d+)*")
HEADING = re.compile(r"#{2,3} (?P<number>\d+(?:\.\d+)*)\.? ")
ITEM = re.compile(r"(?P<number>\d+)\. ")
MODULE = re.compile(r"`(?P<path>[\w/]+(?:\.py|/))`")
STEP = re.compile(r"\| \d+ \| `(?P<module>[\w/]+\.py)` \| (?P<names>`[^|]+`) \|")


@dataclass(frozen=True)
class Reference:
    """One reference as it is written in ``source``: to a file, and to numbers or words in it."""

    source: str
    file: str
    sections: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    words: str = ""

    def __str__(self) -> str:
        return " ".join((f"{self.source}: {self.file}", *self.sections, *self.faults, self.words))


@cache
def kept() -> frozenset[str]:
    """The paths of all kept files, from the root, with forward slashes."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return frozenset(name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file())


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def sources() -> list[str]:
    """The kept files in which references are looked for: those of the folders, and the pages at the root."""
    wanted = (name for name in kept() if name.startswith(FOLDERS) or "/" not in name)
    return sorted(name for name in wanted if PurePosixPath(name).suffix in SUFFIXES)


def spread(sections: str) -> Iterator[str]:
    """Yield the numbers of «§5.5, §5.8» and both ends of «§1.2–1.4»."""
    for written in re.findall(_SECTION, sections):
        yield from re.split(r"[–-]", written.removeprefix("§"))


def references(source: str, text: str) -> Iterator[Reference]:
    """Yield what ``text`` refers to; a bare «§n» is one to its own page in Markdown, and to nothing anywhere else."""
    position = 0
    for found in REFERENCE.finditer(text):
        yield from _bare(source, text[position : found.start()])
        position = found.end()
        faults = tuple(re.findall(r"\d\d", found["numbers"] or ""))
        yield Reference(source, found["file"], tuple(spread(found["sections"])), faults, found["words"] or "")
    yield from _bare(source, text[position:])


def _bare(source: str, text: str) -> Iterator[Reference]:
    own = source if source.endswith(".md") else ""
    yield from (Reference(source, own, (found[0].removeprefix("§"),)) for found in BARE_SECTION.finditer(text))


def targets(reference: Reference) -> tuple[str, ...]:
    """The kept files that a reference may mean: by its path, among the documents, or else by the end of a path."""
    name = re.sub(r"^(?:(?:\.{1,2}/)+|/+opt/ho-so-chi-bo/)", "", reference.file)  # where deploy/ has the program installed
    beside = (PurePosixPath(reference.source).parent / name).as_posix()
    for path in (name, beside, f"docs/spec/{name}", f"docs/{name}"):
        if name and path in kept():
            return (path,)
    return tuple(sorted(path for path in kept() if name and path.endswith(f"/{name}")))


@cache
def numbered(page: str) -> frozenset[str]:
    """The numbers of a page: of its headings («5», «2.6»), and of the items of lists under them («5.8», «2.0.7»)."""
    under, numbers = "", set()
    for line in text_of(page).splitlines():
        heading, item = HEADING.match(line), ITEM.match(line)
        if line.startswith("#"):
            under = heading["number"] if heading else ""
            numbers.add(under)
        elif item and under:
            numbers.add(f"{under}.{item['number']}")
    return frozenset(numbers - {""})


def broken(reference: Reference) -> str:
    """Return what is wrong with a reference, «» when it leads somewhere."""
    pages = targets(reference)
    if not pages:
        return f"{reference}: no such page"
    if not (reference.sections or reference.faults or reference.words):
        return ""
    page = pages[0] if len(pages) == 1 else ""
    if not page:
        return f"{reference}: one of {', '.join(pages)}"
    missing = [f"§{number}" for number in reference.sections if number not in numbered(page)]
    missing += [number for number in reference.faults if f"\n| {number} | " not in text_of(page)]
    missing += [reference.words] if reference.words not in text_of(page) else []
    return f"{reference}: nothing there for {', '.join(missing)}" if missing else ""


def all_references() -> list[Reference]:
    return [found for source in sources() for found in references(source, text_of(source))]


def test_every_reference_leads_somewhere() -> None:
    own = "tests/test_references.py"  # quotes references that are no references
    assert [wrong for each in all_references() if each.source != own and (wrong := broken(each))] == []


def test_the_contract_is_referred_to() -> None:
    """So that a change of how references are written is noticed, not passed over."""
    named = {
        each.file for each in all_references() if each.source.startswith("annual_review/") and (each.sections or each.faults)
    }
    assert named == {"product.md", "regulations.md", "documents.md", "faults.md", "architecture.md"}


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("product.md §5.8", ""),
        ("product.md §5.5, §5.8", ""),
        ("`documents.md` §1.2–1.4", ""),
        ("documents.md §2.0.7", ""),
        ("docs/architecture.md", ""),
        ("architecture.md §4.8", ""),
        ("faults.md 03, 27", ""),
        ("workbook.md, «Limits»", ""),
        ("seed.txt", ""),
        ("product.md §5.99", "nothing there for §5.99"),
        ("documents.md §1.2–1.9", "nothing there for §1.9"),
        ("product.md §4, and then §99", "no such page"),
        ("faults.md 99", "nothing there for 99"),
        ("workbook.md, «Colours»", "nothing there for Colours"),
        ("charter.md", "no such page"),
        ("the law, §5", "no such page"),
        ("README.md §1", "nothing there for §1"),
    ],
)
def test_a_reference_is_understood_as_it_is_written(written: str, wrong: str) -> None:
    found = [broken(each) for each in references("annual_review/model/members.py", f"Why ({written}).")]
    assert [each for each in found if each] == [each for each in found if wrong and each.endswith(wrong)]
    assert any(found) == bool(wrong)


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md", "docs/spec/README.md"])
def test_the_modules_and_folders_a_page_names_exist(page: str) -> None:
    named = {found["path"] for found in MODULE.finditer(text_of(page))}
    assert sorted(path for path in named if not any((folder / path).exists() for folder in (ROOT, PACKAGE))) == []


def defined(module: str) -> set[str]:
    """The names a module defines at its top, and those of its classes as «Class.name»."""
    body = ast.parse((PACKAGE / module).read_text(encoding="utf-8")).body
    outer = [node for node in body if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    inner = [
        f"{node.name}.{part.name}"
        for node in outer
        if isinstance(node, ast.ClassDef)
        for part in node.body
        if isinstance(part, ast.FunctionDef)
    ]
    return {node.name for node in outer} | set(inner)


def test_the_way_of_a_ballot_goes_through_modules_and_names_there_are() -> None:
    steps = [
        (step["module"], re.findall(r"`([\w.]+)`", step["names"])) for step in STEP.finditer(text_of("docs/architecture.md"))
    ]
    assert len(steps) > 20
    assert [f"{module}: {name}" for module, names in steps for name in names if name not in defined(module)] == []


GUIDES = sorted(path.name for path in (ROOT / "docs").glob("huong-dan-*.md"))


@pytest.mark.parametrize("page", ["README.md", *(f"docs/{name}" for name in GUIDES)])
def test_the_commands_and_paths_a_guide_names_exist(page: str) -> None:
    text = text_of(page)
    commands = set(re.findall(r"generate\.py ([a-z]+)\b", text))
    assert commands <= set(COMMANDS)
    paths = set(re.findall(r"`((?:templates|docs|deploy|tests|bench)/[\w./-]*)`", text))
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []
