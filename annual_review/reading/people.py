"""Finding a roster member by the name on another sheet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from annual_review.model.members import Member
from annual_review.model.names import bare_key, name_key
from annual_review.problems import Place, Read
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.did_you_mean import distance


def split_mark(name: str) -> tuple[str, str]:
    """Return a name and the mark in brackets behind it: «Nguyễn Thị Hà (1985)» → («Nguyễn Thị Hà», «1985»)."""
    match = re.fullmatch(r"(.+?)\s*\(([^()]*)\)", name)
    return (match[1], match[2].strip()) if match else (name, "")


class Directory:
    """The roster by name: exact but for case, the place of the tone, and the marks of homonyms."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._members = tuple(members)
        self._full: dict[str, list[Member]] = defaultdict(list)
        self._plain: dict[str, list[Member]] = defaultdict(list)
        for member in self._members:
            self._full[name_key(member.name)].append(member)
            self._plain[name_key(split_mark(member.name)[0])].append(member)

    def find(self, name: str, place: Place, *, born: str = "") -> Read[Member]:
        """Return the member called ``name``; without a value when nobody is, or several are and nothing tells who.

        ``born`` is the row's birth date as text: it tells homonyms apart. The row's own number never does, for sheets are
        sorted anew and numbered afresh.
        """
        exact = self._full.get(name_key(name), [])
        if len(exact) == 1:
            return Read(exact[0])
        plain, mark = split_mark(name)
        same = self._plain.get(name_key(plain), [])
        if len(same) == 1 and (not mark or not split_mark(same[0].name)[1]):
            return Read(same[0])
        told = [member for member in same if _fits(member, mark or born)]
        if len(told) == 1:
            return Read(told[0])
        if same and not mark:
            return Read(None, (ballot_problems.HOMONYM_OPEN.at(place, name=name),))
        near = self.near(name)
        return Read(None, (ballot_problems.UNKNOWN_NAME.at(place, name=name[:80], hint=f" Có phải «{near}»?" if near else ""),))

    def near(self, name: str) -> str | None:
        """Return the member's name that ``name`` is most likely a slip for, None when there is none."""
        wanted = bare_key(name)[:60]
        found = [(distance(wanted, bare_key(member.name), 2), member.name) for member in self._members]
        close = [each for each in found if each[0] <= 2 and len(wanted) >= 4]
        return min(close)[1] if close else None

    def knows(self, name: str) -> bool:
        """Return whether somebody on the roster has this name, marks aside."""
        return name_key(split_mark(name)[0]) in self._plain


def _fits(member: Member, mark: str) -> bool:
    if not mark:
        return False
    if bare_key(split_mark(member.name)[1]) == bare_key(mark):
        return True
    return bool(member.birth_text) and mark in {member.birth_text, member.birth_text[-4:]}
