"""Two different workbooks for one branch and year: neither is preferred, both are refused and both named (faults.md 10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annual_review.disk.state import BranchKey
from annual_review.model.figures import BranchFigures
from annual_review.problems import Problem
from annual_review.problems.catalogue import night as night_problems

# The parts of the figures in a clerk's words; no names and no numbers, for the sentence goes into the log too.
_PARTS: Mapping[str, Callable[[BranchFigures], object]] = {
    "số đảng viên": lambda found: (found.members, found.unrated),
    "số phiếu": lambda found: found.ballots,
    "phiếu chi bộ": lambda found: found.branch_rating,
    "phiếu và mức đề xuất của đảng viên": lambda found: found.ratings,
    "số thành tích": lambda found: found.achievements,
}
_TEXT_ONLY = "phần chữ, còn số liệu như nhau"


@dataclass(frozen=True, slots=True)
class Claim:
    """Which branch a workbook is about."""

    file: str
    sha256: str
    key: BranchKey
    figures: BranchFigures | None = None  # where it has any


def same_branch(claims: Sequence[Claim]) -> Mapping[str, Problem]:
    """Return the error of every workbook whose branch and year another one also claims, by file.

    Two workbooks claim one branch when ward and year agree and the codes are the same; without a code on both sides
    the name decides.
    """
    problems: dict[str, Problem] = {}
    for group in _groups(claims):
        if len(group) > 1:
            files = ", ".join(f"«{each.file}»" for each in group)
            differs = _differing(group)
            for each in group:
                own = each.key
                code = f" (mã {own.code})" if own.code else ""
                values = {"cell": own.branch, "code": code, "files": files, "differs": differs}
                problems[each.file] = night_problems.SAME_BRANCH.at(year=own.year, **values)
    return problems


def _differing(group: Sequence[Claim]) -> str:
    """Return in which parts the figures of the workbooks differ, as far as they could be reckoned."""
    figures = [each.figures for each in group if each.figures is not None]
    if len(figures) < len(group):
        return ""
    pairs = tuple(combinations(figures, 2))
    parts = [words for words, part in _PARTS.items() if any(part(one) != part(other) for one, other in pairs)]
    return f", khác nhau ở {', '.join(parts) or _TEXT_ONLY}"


def _groups(claims: Sequence[Claim]) -> Iterable[list[Claim]]:
    """Group by identity; a name that somewhere comes without a code joins all groups of that name."""
    codeless = {(each.key.year, each.key.ward_identity, each.key.name_identity) for each in claims if not each.key.code}
    groups: dict[tuple[int, str, str], list[Claim]] = defaultdict(list)
    for each in sorted(claims, key=lambda one: one.file):
        by_name = (each.key.year, each.key.ward_identity, each.key.name_identity)
        groups[by_name if by_name in codeless else (each.key.year, each.key.ward_identity, each.key.identity)].append(each)
    return groups.values()
