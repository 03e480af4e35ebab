"""One fictitious branch with all a workbook is to tell of its review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from annual_review.sample import texts
from annual_review.sample.people import SampleMember, make_members
from annual_review.sample.plan import Homonyms, Plan
from annual_review.sample.units import Unit, Ward
from annual_review.sample.votes import Voting, cast_votes, make_counts

_VENUES = ("Phòng họp chi bộ", "Nhà văn hóa", "Phòng hội đồng", "Hội trường tầng 2")
_DECISION_AFTER = timedelta(days=20)


@dataclass(frozen=True, slots=True)
class SampleBranch:
    """A branch and its review of one year; ``plan`` says how its clerk types it in."""

    plan: Plan
    ward: Ward
    unit: Unit
    code: str
    meeting: date
    began: time
    ended: time
    venue: str
    members: tuple[SampleMember, ...]
    voting: Voting
    achievements: tuple[texts.SampleAchievement, ...]
    remarks: tuple[tuple[str, str], ...]

    @property
    def officers(self) -> tuple[SampleMember, SampleMember, SampleMember]:
        """Who led the meeting, who kept the minutes, who counted first: three members who were there."""
        one, two, three, *_ = (each for each in self.members if each.present)
        return one, two, three

    @property
    def tellers(self) -> tuple[SampleMember, ...]:
        """The other members of the counting team."""
        return tuple(each for each in self.members if each.present and each not in self.officers)[:2]

    @property
    def rated(self) -> tuple[SampleMember, ...]:
        """The members on whom was voted, in the order of the roster."""
        return tuple(each for each in self.members if each.number in self.voting.tallies)

    @property
    def signed_on(self) -> date:
        """The date of the ward's decision, where there is one."""
        return self.meeting + _DECISION_AFTER

    def shown(self, member: SampleMember) -> str:
        """Return the name a ballot sheet needs for ``member``: with the year of birth where only that tells two apart."""
        same = [each for each in self.members if each.name.full == member.name.full]
        born = self.plan.homonyms is Homonyms.BORN and len(same) > 1
        return f"{member.name.full} ({member.born.year})" if born else member.written


def make_branch(rng: Random, plan: Plan, ward: Ward, unit: Unit) -> SampleBranch:
    """Return a branch whose workbook any rule set of its year accepts without an error."""
    meeting = date(plan.year, 12, rng.randint(1, 18))
    members = make_members(rng, plan, unit.trade, meeting)
    counts = make_counts(rng, members, spoil=plan.layout == "totals")
    voting, members = cast_votes(rng, plan, members, counts, employed=unit.trade.employed)
    speakers = [each for each in members if each.present]
    words = rng.sample(texts.REMARKS, min(len(texts.REMARKS), len(speakers), rng.randint(1, 4)))
    began = time(rng.choice((8, 14)), rng.choice((0, 30)))
    return SampleBranch(
        plan=plan,
        ward=ward,
        unit=unit,
        code=f"{ward.initials}-{unit.number:02d}",
        meeting=meeting,
        began=began,
        ended=began.replace(hour=began.hour + rng.randint(2, 3)),
        venue=rng.choice(_VENUES),
        members=members,
        voting=voting,
        achievements=texts.pick_achievements(rng, school=unit.trade.is_school, year=plan.year) if plan.achievements else (),
        remarks=tuple((speaker.name.full, text) for speaker, text in zip(rng.sample(speakers, len(words)), words, strict=True))
        if plan.remarks
        else (),
    )
