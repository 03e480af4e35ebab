"""Two different workbooks for one branch and year: neither is preferred, both are refused and both named (faults.md 10)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annual_review.disk.state import BranchKey
from annual_review.model.figures import BranchFigures
from annual_review.model.names import name_key
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
_FEWEST_PEOPLE = 3
_SHARED = 0.8  # of the smaller branch: people of one name in two branches are fewer
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


def same_people(claims: Sequence[Claim]) -> Mapping[str, tuple[Problem, ...]]:
    """Return, by file, a warning for each other branch of its ward and year with nearly the same members.

    One branch may go by two names («Chi bộ 1», «Chi bộ số 01») or two codes, and its members would be added up twice.
    """
    problems: dict[str, tuple[Problem, ...]] = {}
    people = {each.file: (each, names) for each in claims if len(names := _people(each)) >= _FEWEST_PEOPLE}
    bearers: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    for file in sorted(people):
        claim, ours = people[file]
        ward = (claim.key.year, claim.key.ward_identity)
        shared = Counter(other for name in ours for other in bearers[*ward, name])
        for other, common in sorted(shared.items()):
            named, theirs = people[other]
            if common >= _SHARED * min(len(ours), len(theirs)):
                problems[file] = (*problems.get(file, ()), _told_of(named))
                problems[other] = (*problems.get(other, ()), _told_of(claim))
        for name in ours:
            bearers[*ward, name].append(file)
    return problems


def _told_of(other: Claim) -> Problem:
    code = f" (mã {other.key.code})" if other.key.code else ""
    return night_problems.SAME_PEOPLE.at(file=other.file, cell=other.key.branch, code=code)


def _people(claim: Claim) -> frozenset[str]:
    found = claim.figures
    if found is None:
        return frozenset()
    names = (*(each.name for each in found.ratings), *(each.name for each in found.unrated))
    return frozenset(map(name_key, names))


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
