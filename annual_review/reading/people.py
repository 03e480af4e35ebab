"""The one directory of people: whom a name on another sheet means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from annual_review.model.members import Member
from annual_review.model.names import bare_key, name_key, split_mark, without_title
from annual_review.problems import Place, Problem
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.collector import Collector
from annual_review.problems.did_you_mean import distance

_NEAR = 2  # slips within which a name is offered as «có phải …?»
_SHORTEST_NEAR = 4  # letters; shorter names are all near each other


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom a name means: the one ``member``, or nobody that can be told; then ``offered`` is the member it is most likely
    a slip for. ``several`` says that the roster has more than one of that name.
    """

    member: Member | None = None
    offered: Member | None = None
    several: bool = False


class Directory:
    """The roster by name: exact but for case, the place of the tone, and the marks of homonyms.

    ``unread`` counts the rows of the roster whose name could not be read; ``halved`` says that its names may be but half
    of them; ``alike`` are the members whom the roster itself does not tell apart, by number. What is wrong on the roster
    is reported there: a name that fails only because of it is not reported again.
    """

    def __init__(
        self, members: Iterable[Member], *, unread: int = 0, halved: bool = False, alike: frozenset[int] = frozenset()
    ) -> None:
        self._members = tuple(members)
        self.unread = unread
        self.halved = halved
        self._full: dict[str, list[Member]] = defaultdict(list)
        self._plain: dict[str, list[Member]] = defaultdict(list)
        for member in self._members:
            self._full[name_key(member.name)].append(member)
            self._plain[_plain_key(member.name)].append(member)
        self._alike = frozenset(_plain_key(member.name) for member in self._members if member.number in alike)

    def __len__(self) -> int:
        """How many are on the roster."""
        return len(self._members)

    @property
    def members(self) -> tuple[Member, ...]:
        """Who is on the roster."""
        return self._members

    @property
    def is_empty(self) -> bool:
        """Whether there is nobody on the roster."""
        return not self._members

    @property
    def has_alike(self) -> bool:
        """Whether the roster has people it does not tell apart: one of the names may be a slip for another."""
        return bool(self._alike)

    def resolve(self, name: str, *, born: str = "") -> Resolved:
        """Return whom ``name`` means.

        ``born`` is the row's birth date as text: it tells homonyms apart. The row's own number never does, for sheets are
        sorted anew and numbered afresh.
        """
        exact = self._full.get(name_key(name), [])
        if len(exact) == 1:
            return Resolved(exact[0])
        plain, mark = split_mark(name)
        same = self._plain.get(name_key(plain), [])
        if len(same) == 1 and (not mark or not split_mark(same[0].name)[1]):
            return Resolved(same[0])
        fitting = [member for member in same if _fits(member, mark or born)]
        if len(fitting) == 1:
            return Resolved(fitting[0])
        if same and not mark:
            return Resolved(several=True)
        return Resolved(offered=self.near(name))

    def near(self, name: str) -> Member | None:
        """Return the member whose name ``name`` is most likely a slip for, None when there is none."""
        if untitled := self._full.get(name_key(without_title(name))):
            return untitled[0] if len(untitled) == 1 else None
        wanted = bare_key(name)[:60]
        if len(wanted) < _SHORTEST_NEAR:
            return None
        found = [(distance(wanted, bare_key(member.name), _NEAR), member.name, member) for member in self._members]
        close = [each for each in found if each[0] <= _NEAR]
        return min(close, key=lambda each: each[:2])[2] if close else None

    def knows(self, name: str) -> bool:
        """Return whether somebody on the roster has this name, marks aside."""
        return _plain_key(name) in self._plain

    def is_alike(self, name: str) -> bool:
        """Return whether the roster has several of this name, marks aside, and nothing to tell them apart."""
        return _plain_key(name) in self._alike


@dataclass(frozen=True, slots=True)
class NamedThere:
    """Whom one ballot sheet names: the roster numbers ``listed`` there, those ``offered`` for a name nobody has.

    ``strangers`` are the problems of names nobody has, by name, held back while rows of the roster may be theirs.
    ``halved`` says that the sheet's own names may be but half of them; ``twice`` are those named more than once.
    """

    listed: frozenset[int] = frozenset()
    offered: frozenset[int] = frozenset()
    strangers: tuple[tuple[str, Problem], ...] = ()
    halved: bool = False
    twice: frozenset[int] = frozenset()


NOBODY_NAMED = NamedThere()


class NamesOfSheet:
    """Looks up the names of one sheet, and keeps whom it named. Problems go to ``found``."""

    def __init__(self, directory: Directory, found: Collector, *, halved: bool = False) -> None:
        self._directory = directory
        self._found = found
        self._halved = halved
        self._listed: dict[int, Place] = {}
        self._offered: set[int] = set()
        self._strangers: list[tuple[str, Problem]] = []
        self._twice: set[int] = set()

    def find(self, name: str, place: Place, *, born: str = "") -> Member | None:
        """Return the member called ``name``; None when nobody is, or several are and nothing tells who."""
        resolved = self._directory.resolve(name, born=born)
        if resolved.member is not None:
            return resolved.member
        if resolved.offered is not None:
            self._offered.add(resolved.offered.number)
        if self._halved or self._directory.halved or self._directory.is_empty or self._directory.is_alike(name):
            return None  # follows from what is wrong with the names themselves, which is reported
        if resolved.several:
            self._found.add(ballot_problems.HOMONYM_OPEN.at(place, name=name))
            return None
        hint = f" Có phải «{resolved.offered.name}»?" if resolved.offered else ""
        problem = ballot_problems.UNKNOWN_NAME.at(place, name=name[:80], hint=hint)
        if self._directory.unread:
            self._strangers.append((name_key(name[:80]), problem))
        else:
            self._found.add(problem)
        return None

    def is_first(self, member: Member, place: Place) -> bool:
        """Return whether ``member`` is named for the first time; a second time is reported with both places."""
        if member.number in self._listed:
            self._found.add(ballot_problems.NAME_TWICE.at(place, self._listed[member.number], name=member.name))
            self._twice.add(member.number)
            return False
        self._listed[member.number] = place
        return True

    def named(self) -> NamedThere:
        """Return whom the sheet named so far."""
        listed, offered, twice = map(frozenset, (self._listed, self._offered, self._twice))
        return NamedThere(listed, offered, tuple(self._strangers), self._halved, twice)


def _plain_key(name: str) -> str:
    return name_key(split_mark(name)[0])


def _fits(member: Member, mark: str) -> bool:
    if not mark:
        return False
    if bare_key(split_mark(member.name)[1]) == bare_key(mark):
        return True
    return bool(member.birth_text) and mark in {member.birth_text, member.birth_text[-4:]}
