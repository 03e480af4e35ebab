"""All rule sets of the program with the ward's own values, and the choice among them by review year."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from annual_review.problems import WHOLE_FILE, Place, Problem, Read, did_you_mean
from annual_review.problems.catalogue import rules as rule_problems
from annual_review.rules.override import Override, merged, parse_override, raised_percent
from annual_review.rules.parsing import parse_rule_set
from annual_review.rules.ruleset import RuleSet
from annual_review.strict_toml import Table


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule file as it lies on disk: its name and bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rule sets, in the order of their years."""

    rule_sets: tuple[RuleSet, ...]

    def choose(self, year: int, wanted: str = "", place: Place = WHOLE_FILE) -> Read[RuleSet]:
        """Return the rule set of the review ``year``, or the one whose id is ``wanted``.

        No rule set for the year and an unknown id are errors at ``place``; a known id of other years is a warning.
        """
        by_year = next((each for each in self.rule_sets if each.covers(year)), None)
        if not wanted:
            return Read(by_year, () if by_year else (rule_problems.NO_RULE_SET.at(place, year=year, known=self._years()),))
        named = next((each for each in self.rule_sets if each.id == wanted.strip().lower()), None)
        if named is None:
            ids = [each.id for each in self.rule_sets]
            near = did_you_mean(wanted.strip(), ids)
            return Read(None, (rule_problems.UNKNOWN_RULE_SET.at(place, id=wanted, suggestion=near, known=", ".join(ids)),))
        if named.covers(year):
            return Read(named)
        return Read(named, (rule_problems.OTHER_YEARS.at(place, id=named.id, year=year),))

    def of_review(self, year: int | None, wanted: str = "") -> RuleSet:
        """Return the rule set of a review for the checks that any review needs, without a word on the choice.

        That is the one whose id is ``wanted``, else that of ``year``; where neither is known the nearest in years.
        """
        first, last = self.rule_sets[0], self.rule_sets[-1]
        known_year = last.first_year if year is None else max(year, first.first_year)
        return self.choose(known_year, wanted).value or self.choose(known_year).value or last

    def _years(self) -> str:
        first, last = self.rule_sets[0].first_year, self.rule_sets[-1].last_year
        return f"từ {first} trở đi" if last is None else f"{first}–{last}"


def load_rule_sets(override: Path | None = None) -> Read[RuleBook]:
    """Return the rule sets that ship with the program, with the ward's own file ``override`` merged in.

    Every problem of every file is told at once; with any of them there is no rule book and no run (exit code 2).
    """
    shipped = sorted(
        (each for each in files("annual_review.rules").joinpath("data").iterdir() if each.name.endswith(".toml")),
        key=lambda each: each.name,
    )
    own: RuleFile | None = None
    if override is not None:
        try:
            own = RuleFile(override.name, override.read_bytes())
        except OSError:
            return Read(None, (_unreadable(override.name, "không có tệp này hoặc không mở được"),))
    return build_rule_book([RuleFile(each.name, each.read_bytes()) for each in shipped], own)


@cache
def shipped_rule_sets() -> RuleBook:
    """Return the rule sets that ship with the program, without any ward's own values.

    Raises ValueError when one of them is wrong: a broken installation.
    """
    read = load_rule_sets()
    if read.value is None:
        raise ValueError("; ".join(problem.message for problem in read.problems))
    return read.value


def build_rule_book(shipped: Sequence[RuleFile], own: RuleFile | None = None) -> Read[RuleBook]:
    """Return the rule book of the files ``shipped`` with the ward's ``own`` file, None beside any problem."""
    problems: list[Problem] = []
    tables = [(file, table) for file in shipped if (table := _toml(file, problems)) is not None]
    change = _override(own, [table for _, table in tables], problems)
    found = [_rule_set(file, table, own, change, problems) for file, table in tables]
    rule_sets = sorted((each for each in found if each is not None), key=lambda each: each.first_year)
    if not problems:  # the years of a rule set that could not be read would only seem to be missing
        problems.extend(_year_problems(rule_sets))
    return Read(None if problems else RuleBook(tuple(rule_sets)), tuple(problems))


def _toml(file: RuleFile, problems: list[Problem]) -> Table | None:
    try:
        return tomllib.loads(file.data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        problems.append(_unreadable(file.name, "tệp không ở bảng mã UTF-8"))
    except tomllib.TOMLDecodeError as error:
        problems.append(_unreadable(file.name, f"sai cú pháp TOML ({error})"))
    return None


def _override(own: RuleFile | None, tables: Iterable[Table], problems: list[Problem]) -> Override | None:
    if own is None or (table := _toml(own, problems)) is None:
        return None
    read = parse_override(own.name, table)
    problems.extend(read.problems)
    if read.value is None:
        return None
    ids = [str(each.get("id")) for each in tables]
    if read.value.rule_set not in ids:
        near = did_you_mean(read.value.rule_set, ids)
        wrong = rule_problems.OVERRIDE_UNKNOWN.at(file=own.name, id=read.value.rule_set, suggestion=near, known=", ".join(ids))
        problems.append(wrong)
    return read.value


def _rule_set(
    file: RuleFile, table: Table, own: RuleFile | None, change: Override | None, problems: list[Problem]
) -> RuleSet | None:
    if own is None or change is None or table.get("id") != change.rule_set:
        read = parse_rule_set(file.name, table, digest=hashlib.sha256(file.data).hexdigest())
        problems.extend(read.problems)
        return read.value
    digest = hashlib.sha256(hashlib.sha256(file.data).digest() + hashlib.sha256(own.data).digest()).hexdigest()
    read = parse_rule_set(own.name, merged(table, change), override=change.reference, digest=digest)
    problems.extend(read.problems)
    problems.extend(raised_percent(table, change))
    return read.value


def _year_problems(rule_sets: Sequence[RuleSet]) -> list[Problem]:
    problems: list[Problem] = []
    ids = [each.id for each in rule_sets]
    problems.extend(rule_problems.SAME_ID.at(id=each) for each in dict.fromkeys(ids) if ids.count(each) > 1)
    for one, other in pairwise(rule_sets):
        if one.last_year is None or one.last_year >= other.first_year:
            problems.append(rule_problems.YEARS_OVERLAP.at(first=one.id, second=other.id, year=other.first_year))
        elif one.last_year + 1 < other.first_year:
            problems.append(rule_problems.YEARS_GAP.at(first=one.id, second=other.id, year=one.last_year + 1))
    return problems


def _unreadable(file: str, detail: str) -> Problem:
    return rule_problems.UNREADABLE.at(file=file, detail=detail)
