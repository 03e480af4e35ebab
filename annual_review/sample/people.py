"""The members of a fictitious branch, in all the situations the rules speak of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from annual_review.model.ratings import RatingLevel
from annual_review.sample.names import Name, unlike_names
from annual_review.sample.plan import Homonyms, Plan
from annual_review.sample.units import Trade

EXEMPT = "Miễn sinh hoạt"
SUSPENDED = "Đình chỉ sinh hoạt"
NEW = "Dưới 6 tháng"
LATER = "Vắng, đánh giá sau"
_ABSENT_BECAUSE = ("Ốm nằm viện", "Đi công tác", "Đi học tập trung", "Việc gia đình")
_DISCIPLINE = ("Khiển trách", "Cảnh cáo")


@dataclass(frozen=True, slots=True)
class SampleMember:
    """One member as the clerk would type it; empty text and None mean an empty cell. ``mark`` tells homonyms apart."""

    number: int
    name: Name
    born: date
    party_post: str
    office: str
    admitted: date
    mark: str = ""
    probationary: bool = False
    present: bool = True
    absence_reason: str = ""
    unrated: str = ""
    discipline: str = ""
    sick_months: int = 0
    employee_rating: RatingLevel | None = None
    self_rating: RatingLevel | None = None
    proposal: RatingLevel | None = None
    points: tuple[int, int] | None = None  # of the two groups of criteria, 30 and 70
    reason: str = ""
    note: str = ""

    @property
    def written(self) -> str:
        """The name as it stands on the sheets, with the mark of a homonym."""
        return f"{self.name.full} ({self.mark})" if self.mark else self.name.full

    @property
    def is_head(self) -> bool:
        """Whether this is the branch's secretary."""
        return self.party_post == "Bí thư"

    @property
    def is_plain(self) -> bool:
        """Whether nothing bears on this member's rating but the vote."""
        return not (self.unrated or self.discipline or self.sick_months or self.proposal or self.party_post)


def make_members(rng: Random, plan: Plan, trade: Trade, meeting: date) -> tuple[SampleMember, ...]:
    """Return the members of a branch that meets on ``meeting``, officers first, in the situations its plan asks for."""
    names = unlike_names(rng, plan.size, women=trade.women)
    members = [_member(rng, number, name, plan, trade) for number, name in enumerate(names, 1)]
    posts = _posts(plan.size)
    members = [replace(each, party_post=post) for each, post in zip(members, posts, strict=True)]
    members = _as_homonyms(members, plan)
    return tuple(_in_situations(rng, members, plan, meeting))


def _posts(size: int) -> list[str]:
    officers = ["Bí thư"] + (["Phó Bí thư"] if size >= 5 else []) + ["Chi ủy viên"] * (0 if size < 9 else 1 if size < 15 else 3)
    return officers + [""] * (size - len(officers))


def _member(rng: Random, number: int, name: Name, plan: Plan, trade: Trade) -> SampleMember:
    oldest = 60 if trade.employed else 82
    born = date(plan.year - rng.randint(28, oldest), 1, 1) + timedelta(days=rng.randrange(365))
    earliest = born.year + 20
    admitted = date(rng.randint(earliest, min(earliest + 20, plan.year - 2)), rng.randint(1, 12), rng.choice((3, 19, 22)))
    return SampleMember(number, name, born, "", rng.choice(trade.offices), admitted)


def _as_homonyms(members: list[SampleMember], plan: Plan) -> list[SampleMember]:
    """Give the two last members one name, told apart as the plan says."""
    if plan.homonyms is Homonyms.NONE:
        return members
    *others, one, two = members
    two = replace(two, name=one.name)
    if one.born.year == two.born.year:
        two = replace(two, born=two.born.replace(year=two.born.year - 1, day=min(two.born.day, 28)))
    if plan.homonyms is Homonyms.MARK:
        one, two = replace(one, mark="A"), replace(two, mark="B")
    return [*others, one, two]


def _in_situations(rng: Random, members: list[SampleMember], plan: Plan, meeting: date) -> list[SampleMember]:
    """Put members without a post into situations, at most a third of the branch."""
    if not plan.situations:
        return members
    free = [each.number for each in members if not each.party_post]
    situations = ["probationary", "absent", "exempt", "new", "suspended", "disciplined", "sick"]
    rng.shuffle(situations)
    found = {each.number: each for each in members}
    for number, situation in zip(rng.sample(free, min(len(free), len(members) // 3)), situations, strict=False):
        found[number] = _situated(rng, found[number], situation, meeting)
    return list(found.values())


def _situated(rng: Random, member: SampleMember, situation: str, meeting: date) -> SampleMember:  # noqa: PLR0911 - one line each
    match situation:
        case "probationary":
            return replace(member, probationary=True, admitted=meeting - timedelta(days=rng.randint(220, 350)))
        case "absent":
            return replace(member, present=False, absence_reason=rng.choice(_ABSENT_BECAUSE), unrated=LATER)
        case "exempt":
            return replace(member, present=False, absence_reason="Tuổi cao, sức yếu", unrated=EXEMPT)
        case "new":
            return replace(member, probationary=True, admitted=meeting - timedelta(days=rng.randint(20, 150)), unrated=NEW)
        case "suspended":
            return replace(member, present=False, absence_reason="Bị đình chỉ", unrated=SUSPENDED)
        case "disciplined":
            return replace(member, discipline=rng.choice(_DISCIPLINE))
        case _:
            return replace(member, sick_months=rng.randint(3, 8))
