"""The figures of a branch reckoned a second time, from docs/spec/regulations.md alone: nothing of the program is used."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from tests.second_reckoning.branch import Branch, Person
from tests.second_reckoning.law import ASK, EXCELLENT, GOOD, LEAST_POINTS, PERCENT, SATISFACTORY, UNSATISFACTORY, WARN, law_of

NOT_SUBJECT = ("exempt", "suspended", "under_six_months")  # regulations.md §4.1, the first group
NO_REASON = ("không", "không phép", "không có lý do")  # documents.md §2.0.5


@dataclass
class Result:
    """What comes of a branch. ``errors`` are (kind, who): who is an index on the roster, -1 for the branch itself.

    ``warned`` are (who, best level a warned rule leaves) where the level put forward lies above it.
    """

    heads: dict[str, int] = field(default_factory=dict)
    groups: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))
    rated: list[int] = field(default_factory=list)
    shares: dict[int, list[Fraction]] = field(default_factory=dict)
    voted: dict[int, int | None] = field(default_factory=dict)
    final: dict[int, int] = field(default_factory=dict)
    errors: set[tuple[str, int]] = field(default_factory=set)
    warned: set[tuple[int, int]] = field(default_factory=set)
    noted: dict[int, int] = field(default_factory=dict)  # how many remarks a rated member has
    totals: list[int] = field(default_factory=list)
    total_shares: list[Fraction] = field(default_factory=list)
    lines: dict[str, tuple[int, int, bool]] = field(default_factory=dict)
    without_head: dict[str, tuple[int, int]] = field(default_factory=dict)
    excellent: int = 0
    first_excellent: int = 0
    outcome: str = "within"
    answer: str | None = None
    claimed: bool = False
    own_level: int | None = None
    own_shares: list[Fraction] = field(default_factory=list)
    unmet: list[str] = field(default_factory=list)


def reckon(branch: Branch) -> Result:
    """Return what regulations.md makes of the branch; where it is asked, ``errors`` say what and of whom."""
    found = Result()
    _count(branch, found)
    _check_ballots(branch, found)
    kinds = {kind for kind, _ in found.errors}
    if "ballot" in kinds:
        return found
    whole = found.heads["official_convoked"]
    unknown = {who for kind, who in found.errors if kind == "votes"}
    for who in found.rated:
        if who in unknown:
            continue
        person = branch.people[who]
        assert person.votes is not None
        counted = _levels(person, two_step=branch.two_step)
        found.shares[who] = [Fraction(votes, whole) for votes in counted]
        found.voted[who] = _voted(person, whole, two_step=branch.two_step)
        level = found.voted[who] if person.proposal is None else person.proposal
        if level is None:
            found.errors.add(("undecided", who))
        else:
            found.final[who] = level
    _own_level(branch, found, whole)
    for who, level in found.final.items():
        found.errors |= {("ceiling", who) for how, left in _ceilings(branch, found, who) if how == ASK and level < left}
    forbidden = any(kind == "ceiling" for kind, _ in found.errors)
    if len(found.final) == len(found.rated) and not forbidden and _cap(branch, found):
        for who, level in found.final.items():
            found.warned |= {(who, left) for how, left in _ceilings(branch, found, who) if how == WARN and level < left}
        noted = {who: _remarks(branch, who) for who in found.rated}
        found.noted = {who: count for who, count in noted.items() if count}
        if found.own_level is not None:
            _requirements(branch, found)
    return found


def _count(branch: Branch, found: Result) -> None:
    """regulations.md §3.2 and §4.1: who is convoked and present, who is rated."""
    people = branch.people
    away = [each.unrated == "exempt" and not each.present for each in people]
    off = [each.unrated == "suspended" for each in people]
    called = [each for each, gone, out in zip(people, away, off, strict=True) if not (gone or out or each.elsewhere)]
    absent = [each for each in called if not each.present]
    found.rated = [who for who, each in enumerate(people) if not each.unrated]
    found.groups = (
        [who for who, each in enumerate(people) if each.unrated in NOT_SUBJECT],
        [who for who, each in enumerate(people) if each.unrated and each.unrated not in NOT_SUBJECT],
    )
    found.heads = {
        "total": len(people),
        "official": sum(each.official for each in people),
        "probationary": sum(not each.official for each in people),
        "convoked": len(called),
        "official_convoked": sum(each.official for each in called),
        "present": len(called) - len(absent),
        "official_present": sum(each.official and each.present for each in called),
        "absent": len(absent),
        "unexplained": sum(not each.absence for each in absent),
        "unexcused": sum(each.absence in NO_REASON for each in absent),
        "excused": sum(bool(each.absence) and each.absence not in NO_REASON for each in absent),
        "rated": len(found.rated),
        "not_subject": len(found.groups[0]),
        "unrated": len(found.groups[1]),
    }


def _check_ballots(branch: Branch, found: Result) -> None:
    """product.md §5.8."""
    issued, collected, valid, invalid = branch.counts
    if issued > min(found.heads["present"], found.heads["official_convoked"]):
        found.errors.add(("issued", -1))
    if collected > issued or collected != valid + invalid:
        found.errors.add(("counts", -1))
    for who, each in enumerate(branch.people):
        if (each.votes is None) != bool(each.unrated):
            found.errors.add(("ballot", who))
        elif each.votes is not None and sum(each.votes) + each.blank != valid:
            found.errors.add(("votes", who))


def _levels(person: Person, *, two_step: bool) -> list[int]:
    assert person.votes is not None
    return [person.agree or 0, *person.votes[1:]] if two_step else person.votes


def _voted(person: Person, whole: int, *, two_step: bool) -> int | None:
    """regulations.md §3.2: more than half of the whole; in two steps «Đồng ý» of whoever the first step made good."""
    assert person.votes is not None
    level = next((place for place, votes in enumerate(person.votes) if 2 * votes > whole), None)
    if two_step and level == GOOD and person.agree is not None and 2 * person.agree > whole:
        return EXCELLENT
    return level


def _own_level(branch: Branch, found: Result, whole: int) -> None:
    found.own_shares = [Fraction(votes, whole) for votes in branch.own_votes]
    voted = next((place for place, votes in enumerate(branch.own_votes) if 2 * votes > whole), None)
    found.own_level = branch.own_level if voted is None else voted
    if found.own_level is None:
        found.errors.add(("own level", -1))


def _ceilings(branch: Branch, found: Result, who: int) -> list[tuple[str, int]]:
    """regulations.md §10.2: the best level each rule leaves a member, asked where it forbids a better one, else warned."""
    law, person = law_of(branch.year), branch.people[who]
    rules: list[tuple[str, int]] = []
    if person.discipline:
        how, left = law.disciplined
        excepted = law.discipline_excepted and person.proposal is not None and person.reason
        rules.append((WARN if excepted else how, left))
    if law.sick and person.sick >= 3:
        rules.append(law.sick)
    if person.employee in law.employee:
        assert person.employee is not None
        rules.append(law.employee[person.employee])
    if person.head and found.own_level is not None:
        rules.append((WARN, found.own_level))
    if law.points and (person.points or person.own_points):
        score = sum(person.points or person.own_points or ())
        rules.append((ASK if person.points else WARN, next(at for at, least in enumerate(LEAST_POINTS) if score >= least)))
    return rules


def _remarks(branch: Branch, who: int) -> int:
    person = branch.people[who]
    so = {"sick": person.sick >= 3, "maternity": person.maternity, "elsewhere": person.elsewhere}
    return sum(so[kind] for kind in law_of(branch.year).remarks)


def limit_of(base: str, better: int, rated: int, everybody: int) -> int:
    """regulations.md §10.1: the largest number of excellent members; ``better`` are those rated good or excellent."""
    if base == "good_only":
        return max(most for most in range(better + 1) if most <= PERCENT * (better - most))
    whole = {"good_or_better": better, "rated": rated, "all_members": everybody}[base]
    return int(PERCENT * whole)


def _cap(branch: Branch, found: Result) -> bool:
    """regulations.md §11.2; return whether the levels are final, False where the branch is asked."""
    law, people = law_of(branch.year), branch.people
    better = sum(level <= GOOD for level in found.final.values())
    limit = limit_of(law.base, better, len(found.rated), len(people))
    best = [who for who, level in found.final.items() if level == EXCELLENT]
    found.first_excellent = len(best)
    if len(best) > limit:
        open_ones = [who for who in best if people[who].proposal is None]
        found.answer = branch.over_cap or ("leave" if law.when_exceeded == "leave" else None if open_ones else "proposals")
        if found.answer is None:
            found.errors |= {("cap", who) for who in open_ones}
        elif found.answer == "proposals":
            found.errors |= {("no proposal", who) for who in open_ones}
        elif found.answer == "by_votes":
            _by_votes(branch, found, open_ones, max(0, limit - (len(best) - len(open_ones))))
    if {kind for kind, _ in found.errors} & {"cap", "no proposal", "tie"}:
        return False
    final = list(found.final.values())
    found.totals = [final.count(level) for level in range(4)]
    found.total_shares = [Fraction(count, len(final)) for count in found.totals] if final else []
    found.excellent = found.totals[EXCELLENT]
    if found.excellent > limit:
        found.outcome = "exceeded"
    elif found.first_excellent > limit:
        found.outcome = "limited"
    wholes = {"good_only": found.totals[GOOD], "good_or_better": better, "rated": len(final), "all_members": len(people)}
    for base, whole in wholes.items():
        most = limit_of(base, better, len(final), len(people))
        found.lines[base] = (whole, most, found.excellent <= most)
    found.claimed = law.text_base is not None and found.excellent <= PERCENT * wholes[law.text_base]
    head = next((who for who, each in enumerate(people) if each.head), None)
    if head in found.final:
        rest = [level for who, level in found.final.items() if who != head]
        top = sum(level <= GOOD for level in rest)
        wholes = {"good_only": rest.count(GOOD), "good_or_better": top, "rated": len(rest), "all_members": len(people) - 1}
        for base, whole in wholes.items():
            found.without_head[base] = (whole, limit_of(base, top, len(rest), len(people) - 1))
    return True


def _by_votes(branch: Branch, found: Result, open_ones: list[int], room: int) -> None:
    """Those with most votes keep the level, the rest are proposed good; a tie across the limit is asked."""
    votes = {who: _levels(branch.people[who], two_step=branch.two_step)[EXCELLENT] for who in open_ones}
    order = sorted(open_ones, key=lambda who: -votes[who])
    if 0 < room < len(order) and votes[order[room - 1]] == votes[order[room]]:
        found.errors |= {("tie", who) for who in order if votes[who] == votes[order[room]]}
        return
    for who in order[room:]:
        found.final[who] = GOOD


def _requirements(branch: Branch, found: Result) -> None:
    """regulations.md §10.4 and §11.3: what the level asked for needs."""
    law, level = law_of(branch.year), found.own_level
    assert level is not None
    final = list(found.final.values())
    unmet: list[tuple[str, str]] = []
    for how, least, percent in law.shares.get(level, []):
        if sum(each <= least for each in final) * 100 < percent * len(final):
            unmet.append((how, "members"))
    disciplined = [who for who, each in enumerate(branch.people) if each.leads and each.discipline]
    if disciplined and level in law.committee:
        unmet.append((law.committee[level], "committee"))
    if law.points and branch.points and sum(branch.points) < LEAST_POINTS[level]:
        unmet.append((ASK, "points"))
    found.unmet = sorted(what for how, what in unmet if how == ASK)
    if found.unmet and not branch.request_reason:
        found.errors.add(("requirement", -1))
        found.errors |= {("requirement", who) for who in disciplined if "committee" in found.unmet}


__all__ = ["EXCELLENT", "GOOD", "SATISFACTORY", "UNSATISFACTORY", "Result", "limit_of", "reckon"]
