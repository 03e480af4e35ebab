"""Random branches for the second reckoning, weighted so that what is rare in a ward happens often enough here."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from tests.second_reckoning.branch import Branch, Person

YEARS = range(2018, 2027)


def make(number: int) -> Branch:
    """Return the branch of this number, always the same."""
    rng = Random(number)
    year = YEARS[number % len(YEARS)]
    held = date(year, 10, 1) + timedelta(days=rng.randrange(0, 181))
    branch = Branch(year, held, two_step=rng.random() < 0.2)
    size = rng.choice((3, 4, 5, 6, 7, 8, 10, 12, 15, 22, 31))
    branch.people = [_person(rng, at, branch) for at in range(size)]
    _lead(rng, branch)
    present = [each for each in branch.people if _called(each) and each.present]
    official = sum(each.official for each in branch.people if _called(each))
    issued = sum(each.official for each in present)
    if rng.random() < 0.04:
        issued += 1
    if rng.random() < 0.1 and issued > 2:
        issued -= 1
    collected = issued - (rng.random() < 0.05)
    valid = collected - (rng.random() < 0.1)
    branch.counts = (issued, collected, valid, collected - valid)
    clear = rng.random() < 0.8
    bar = official // 2 + 1  # the least that is more than half
    for each in branch.people:
        if not each.unrated:
            _vote(rng, each, branch, bar, clear=clear)
    _own(rng, branch, bar)
    branch.over_cap = rng.choice((None, "by_votes", "by_votes", "proposals", "leave"))
    if branch.over_cap == "proposals" and rng.random() < 0.6:
        for each in branch.people:
            if each.votes is not None and each.proposal is None and rng.random() < 0.95:
                each.proposal = rng.choice((0, 0, 1))
    branch.request_reason = "Chi bộ có nhiều thành tích" if rng.random() < 0.3 else ""
    return branch


def _called(person: Person) -> bool:
    return not (person.elsewhere or person.unrated == "suspended" or (person.unrated == "exempt" and not person.present))


def _person(rng: Random, at: int, branch: Branch) -> Person:
    person = Person(f"Đảng viên {at + 1:02}", official=at < 2 or rng.random() < 0.92)
    status = rng.random()
    if at >= 2 and status < 0.2:
        person.unrated = rng.choice(("exempt", "exempt", "suspended", "under_six_months", "absent", "other"))
        person.official = person.official and person.unrated != "under_six_months"
        person.present = person.unrated in ("under_six_months", "other") or (person.unrated == "exempt" and rng.random() < 0.4)
    elif at >= 2 and status < 0.23:
        person.elsewhere, person.present = True, False
    elif at >= 2 and status < 0.3:
        person.present = False
    if not person.present and not person.elsewhere:
        person.absence = rng.choice(("", "đi công tác", "ốm", "không", "không phép", "không có lý do"))
    person.admitted = date(branch.held.year - 5, 2, 3)
    if person.unrated == "under_six_months":
        person.admitted = branch.held - timedelta(days=rng.randrange(1, 150))
    if person.unrated:
        return person
    rare = 0.01 if rng.random() < 0.8 else 0.15
    person.discipline = "Khiển trách" if rng.random() < rare else ""
    person.sick = Fraction(rng.choice((2, 3, 4))) if rng.random() < rare else Fraction(0)
    person.maternity = rng.random() < rare
    person.employee = rng.choice((0, 0, 0, 1, 1, 2, 3)) if rng.random() < 0.2 else None
    return person


def _lead(rng: Random, branch: Branch) -> None:
    branch.people[0].head = True
    for each in branch.people[: rng.choice((1, 2, 3))]:
        each.leads = not each.unrated
    if rng.random() < 0.1:
        branch.people[1].off_committee = True


def _vote(rng: Random, person: Person, branch: Branch, bar: int, *, clear: bool) -> None:
    valid = branch.counts[2]
    level = rng.choices((0, 1, 2, 3), (4, 12, 2, 1))[0]
    if person.discipline and rng.random() < 0.7:
        level = 3
    elif person.sick >= 3 and rng.random() < 0.7:
        level = 2
    elif person.employee and rng.random() < 0.8:
        level = max(level, person.employee)
    least = bar if clear and rng.random() < 0.99 else bar - 1
    most = min(valid, rng.choice((least, least, least + 1, valid, valid)))
    rest = valid - most
    first = max(level, 1) if branch.two_step else level
    votes = [0, 0, 0, 0]
    votes[first] += most
    person.blank = rng.choice((0, 0, min(rest, 1)))
    votes[3 if first == 2 else 2] += rest - person.blank
    person.votes = votes
    if branch.two_step and level == 0:
        person.agree = min(valid, rng.choice((bar, bar - 1, bar + 1, valid)))
    if rng.random() < 0.04 or (most < bar and rng.random() < 0.8):
        person.proposal = rng.choice((1, 1, 2, 0))
    if (person.discipline or person.proposal is not None) and rng.random() < 0.5:
        person.proposal = rng.choice((1, 2, 3)) if person.proposal is None else person.proposal
        person.reason = "Tự giác nhận lỗi, đã khắc phục"
    if branch.year >= 2025 and rng.random() < 0.7:
        low = (90, 70, 50, 0)[level if person.proposal is None else person.proposal]
        score = low + rng.choice((0, 1, 5)) if rng.random() < 0.97 else max(0, low - 1)
        points = (Fraction(min(30, score)), Fraction(score - min(30, score)))
        if rng.random() < 0.8:
            person.points = points
        else:
            person.own_points = points


def _own(rng: Random, branch: Branch, bar: int) -> None:
    valid = branch.counts[2]
    level = rng.choices((0, 1, 2, 3), (10, 6, 2, 1))[0]
    most = min(valid, rng.choice((bar, valid, valid, bar - (rng.random() < 0.1))))
    branch.own_votes = [0, 0, 0, 0]
    branch.own_votes[level] = most
    branch.own_votes[(level + 1) % 4] += valid - most
    if most < bar and rng.random() < 0.7:
        branch.own_level = level
    if branch.year >= 2025 and rng.random() < 0.8:
        score = (90, 70, 50, 0)[level] + rng.choice((0, 2)) - (1 if level < 3 and rng.random() < 0.08 else 0)
        branch.points = (Fraction(min(30, score)), Fraction(score - min(30, score)))
