"""Who writes a self-review before the meeting, and on which of the central forms (documents.md §2.13, regulations.md §6.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from annual_review.model.members import Member, UnratedGroup
from annual_review.model.record import ReviewRecord
from annual_review.problems import Place, Problem, vietnamese
from annual_review.problems.catalogue import members as member_problems
from annual_review.rules.eligibility import unrated_without_votes
from annual_review.rules.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class SelfReview:
    """A member's self-review: the number of its form, whether that is one for leaders, and whether his post decided."""

    member: Member
    form: str
    leading: bool
    by_post: bool


def self_reviews(record: ReviewRecord, rule_set: RuleSet) -> tuple[SelfReview, ...]:
    """Return the self-reviews that are to be written, in the order of the roster.

    Nobody exempt or suspended writes one; who was admitted less than six months ago only where the rule set says so.
    """
    return tuple(_self_review(each, rule_set) for each in record.members if _writes_one(each, record, rule_set))


def form_problems(record: ReviewRecord, rule_set: RuleSet) -> tuple[Problem, ...]:
    """Return what to know about the forms before they are printed: typed ones the law has not, how many a post decided."""
    found = self_reviews(record, rule_set)
    return (*_not_there(found, rule_set), *_by_post(found, rule_set))


def _writes_one(member: Member, record: ReviewRecord, rule_set: RuleSet) -> bool:
    held_on = record.meeting.held_on if record.meeting.is_dated else None
    kind = unrated_without_votes(member, held_on, rule_set.membership)
    if kind is None:
        return True
    rule = next(each for each in rule_set.unrated if each.kind is kind)
    return rule.group is UnratedGroup.OWED or rule.reviewed


def _self_review(member: Member, rule_set: RuleSet) -> SelfReview:
    rule = rule_set.self_review
    leads = member.leads or member.is_head
    typed = rule.lettered(member.review_form) if member.review_form else None
    form = typed or (rule.leading if leads else rule.others)
    return SelfReview(member, form, leads if rule.is_one_for_all else form == rule.leading, by_post=typed is None)


def _not_there(found: tuple[SelfReview, ...], rule_set: RuleSet) -> Iterator[Problem]:
    for each in found:
        letter = each.member.review_form
        if letter is not None and each.by_post:
            place, name = each.member.place("review_form"), each.member.name
            yield member_problems.NO_SUCH_FORM.at(place, name=name, letter=letter.value, form=each.form, rule_set=rule_set.id)


def _by_post(found: tuple[SelfReview, ...], rule_set: RuleSet) -> Iterator[Problem]:
    counts = Counter(each.form for each in found if each.by_post)
    if counts and not rule_set.self_review.is_one_for_all:
        told = ", ".join(f"mẫu {form}: {vietnamese.grouped(count)} đảng viên" for form, count in sorted(counts.items()))
        yield member_problems.FORM_BY_POST.at(Place(found[0].member.place().sheet), forms=told)
