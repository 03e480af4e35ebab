"""Two different workbooks for one branch and year: neither is preferred, both are refused and both named (faults.md 10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from annual_review.disk.state import BranchKey
from annual_review.problems import Problem
from annual_review.problems.catalogue import night as night_problems
from annual_review.telling.figures import Json

# The parts of the figures in a clerk's words; no names and no numbers, for the sentence goes into the log too.
_PARTS = {
    "members": "số đảng viên",
    "ballots": "số phiếu",
    "cell_rating": "phiếu chi bộ",
    "ratings": "phiếu và mức đề xuất của đảng viên",
    "achievements": "số thành tích",
}
_TEXT_ONLY = "phần chữ, còn số liệu như nhau"


@dataclass(frozen=True, slots=True)
class Told:
    """What a workbook says it is about: its file, the SHA-256 of its bytes, its branch, its figures where it has any."""

    file: str
    sha256: str
    key: BranchKey
    figures: Mapping[str, Json] = field(default_factory=dict)


def same_branch(told: Sequence[Told]) -> Mapping[str, Problem]:
    """Return the error of every workbook whose branch and year another one also tells of, by file.

    Two workbooks tell of one branch when ward and year agree and the codes are the same; without a code on both sides
    the name decides.
    """
    problems: dict[str, Problem] = {}
    for group in _groups(told):
        if len(group) > 1:
            files = ", ".join(f"«{each.file}»" for each in group)
            differs = _differing(group)
            for each in group:
                own = each.key
                code = f" (mã {own.code})" if own.code else ""
                values = {"cell": own.branch, "code": code, "files": files, "differs": differs}
                problems[each.file] = night_problems.SAME_BRANCH.at(year=own.year, **values)
    return problems


def _differing(group: Sequence[Told]) -> str:
    """Return in which parts the figures of the workbooks differ, as far as they could be reckoned."""
    figures = [each.figures for each in group if each.figures]
    if len(figures) < len(group):
        return ""
    pairs = tuple(combinations(figures, 2))
    parts = [words for key, words in _PARTS.items() if any(one.get(key) != other.get(key) for one, other in pairs)]
    return f", khác nhau ở {', '.join(parts) or _TEXT_ONLY}"


def _groups(told: Sequence[Told]) -> Iterable[list[Told]]:
    """Group by identity; a name that somewhere comes without a code joins all groups of that name."""
    codeless = {(each.key.year, each.key.ward_identity, each.key.name_identity) for each in told if not each.key.code}
    groups: dict[tuple[int, str, str], list[Told]] = defaultdict(list)
    for each in sorted(told, key=lambda one: one.file):
        by_name = (each.key.year, each.key.ward_identity, each.key.name_identity)
        groups[by_name if by_name in codeless else (each.key.year, each.key.ward_identity, each.key.identity)].append(each)
    return groups.values()
