"""The rule of versions (CONTRIBUTING.md, «Releases»): when a paper reads otherwise, the version is another one.

``tests/golden_digest.toml`` keeps the last released version and the digest over the golden texts of its papers.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from annual_review import __version__

RECORD = "tests/golden_digest.toml"
RELEASED = re.compile(r"^## (\d+\.\d+\.\d+) – (\d{2})/(\d{2})/(\d{4})$", re.MULTILINE)
UNRELEASED = "## Chưa phát hành\n"
SECTIONS = ["Thay đổi theo quy định", "Văn bản mới", "Sửa lỗi", "Kỹ thuật"]
NO_PAPER = {"said.txt"}  # what is reported of a workbook; it stands on no paper


@dataclass(frozen=True, slots=True)
class Release:
    """A version, and the SHA-256 over the golden texts of the papers that it makes."""

    version: str
    papers: str

    @property
    def number(self) -> tuple[int, ...]:
        return tuple(map(int, self.version.split(".")))


def golden_papers(tests: Path) -> Iterator[Path]:
    return (file for file in sorted(tests.rglob("expected/**/*.txt")) if file.name not in NO_PAPER)


def digest(tests: Path) -> str:
    """Return the digest over the golden texts of papers below ``tests``, with their names, on every system the same."""
    found = hashlib.sha256()
    for name, file in sorted((file.relative_to(tests).as_posix(), file) for file in golden_papers(tests)):
        found.update(f"{name}\0{file.read_text(encoding='utf-8')}\0".encode())
    return found.hexdigest()


def fault(kept: Release, now: Release, *, released: bool) -> str:
    """Return what is wrong between the last release ``kept`` and the tree ``now``, empty when nothing is.

    ``released`` says whether the changelog has a dated section of the version of the tree.
    """
    if kept == now:
        return ""
    if kept.number >= now.number:
        return f"the papers are not those of {kept.version}: raise __version__, and tell the change under «Chưa phát hành»"
    return "a new version is released: record it with --update-golden" if released else ""


def changelog(repository: Path) -> str:
    return (repository / "CHANGELOG.md").read_text(encoding="utf-8")


def test_papers_that_read_otherwise_have_another_version(repository: Path, request: pytest.FixtureRequest) -> None:
    record, now = repository / RECORD, Release(__version__, digest(repository / "tests"))
    released = __version__ in {found[1] for found in RELEASED.finditer(changelog(repository))}
    kept = Release(**tomllib.loads(record.read_text(encoding="utf-8"))) if record.is_file() else Release("0.0.0", "")
    if request.config.getoption("--update-golden") and released and now.number > kept.number:
        head = "# The last released version and the digest of the papers it makes: tests/packaging/test_version.py.\n"
        record.write_text(f'{head}version = "{now.version}"\npapers = "{now.papers}"\n', encoding="utf-8", newline="\n")
        kept = now
    assert fault(kept, now, released=released) == ""


ONE = Release("1.0.0", "a")


@pytest.mark.parametrize(
    ("now", "released", "wrong"),
    [
        (ONE, True, ""),
        (Release("1.0.0", "b"), True, "raise __version__"),
        (Release("1.0.0", "b"), False, "raise __version__"),
        (Release("0.9.0", "a"), False, "raise __version__"),
        (Release("1.1.0", "b"), False, ""),
        (Release("1.0.1", "a"), False, ""),
        (Release("1.1.0", "b"), True, "--update-golden"),
        (Release("1.10.0", "b"), True, "--update-golden"),
    ],
)
def test_only_a_higher_version_may_have_other_papers(now: Release, *, released: bool, wrong: str) -> None:
    found = fault(ONE, now, released=released)
    assert wrong in found
    assert bool(found) == bool(wrong)


def test_the_digest_sees_text_and_name_of_every_paper_and_nothing_else(tmp_path: Path) -> None:
    paper = tmp_path / "sample" / "expected" / "01.txt"
    paper.parent.mkdir(parents=True)
    paper.write_bytes(b"a\n")
    first = digest(tmp_path)
    (paper.parent / "said.txt").write_bytes(b"x")
    paper.write_bytes(b"a\r\n")
    assert digest(tmp_path) == first
    paper.write_bytes(b"b\n")
    assert digest(tmp_path) != first
    paper.write_bytes(b"a\n")
    paper.rename(paper.with_name("02.txt"))
    assert digest(tmp_path) != first


def test_the_golden_papers_are_found(repository: Path) -> None:
    assert len(list(golden_papers(repository / "tests"))) > 30


def test_the_changelog_goes_from_the_newest_version_to_the_oldest_each_in_the_same_sections(repository: Path) -> None:
    text = changelog(repository)
    releases = [
        (Release(found[1], "").number, date(int(found[4]), int(found[3]), int(found[2]))) for found in RELEASED.finditer(text)
    ]
    assert releases == sorted(releases, reverse=True)
    assert len(re.findall(r"^## ", text, re.MULTILINE)) == len(releases) + text.count(UNRELEASED)
    assert re.findall(r"^## .+\n", text, re.MULTILINE).index(UNRELEASED) == 0 if UNRELEASED in text else True
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        headings = re.findall(r"^### (.+)$", part, re.MULTILINE)
        assert headings == [each for each in SECTIONS if each in headings]


def test_the_version_is_that_of_the_newest_release_or_of_the_next(repository: Path) -> None:
    text = changelog(repository)
    newest = Release(RELEASED.findall(text)[0][0], "")
    now = Release(__version__, "")
    assert now.number > newest.number if UNRELEASED in text else now.number == newest.number
