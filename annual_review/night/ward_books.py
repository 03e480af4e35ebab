"""The wards' own workbooks of a night: which of them holds for a ward and year, and what it sets for the papers."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

import msgspec

from annual_review.disk.state import BranchKey, WardKey, WardState, encode_special
from annual_review.documents.case import Review
from annual_review.documents.settings import Addressee, PaperSettings
from annual_review.form import paper_choices
from annual_review.model.names import name_key
from annual_review.model.partial import WhoseReview
from annual_review.model.ward import OwnValue, WardListBranch, WardRecord
from annual_review.night.read import ReadWorkbooks, WardWorkbook
from annual_review.problems import Problem
from annual_review.problems.catalogue import ward as ward_problems
from annual_review.rules.own_values import ROW_BY_KEY
from annual_review.telling.outcome import Outcome, Refused

_ADDRESSEES = {
    paper_choices.COMMITTEE: Addressee.COMMITTEE,
    paper_choices.STANDING_COMMITTEE: Addressee.STANDING_COMMITTEE,
}

WardIdentity = tuple[int, str]  # year, and the ward's name for comparison


@dataclass(frozen=True, slots=True)
class WardTerms:
    """What a ward's own workbook sets tonight; ``remembered``: it is that of an earlier night, for tonight's cannot be used
    or was not looked at."""

    file: str
    record: WardRecord
    remembered: bool = False

    @property
    def key(self) -> WardKey:
        """Which ward and year."""
        return WardKey(self.record.year, self.record.ward)

    @property
    def identity(self) -> WardIdentity:
        """Equal for the same ward and year."""
        return identity_of(self.key)

    @property
    def law(self) -> tuple[OwnValue, ...]:
        """The values of the rule set it sets or confirms."""
        return tuple(each for each in self.record.values if each.key in ROW_BY_KEY)

    def settings(self, chosen: PaperSettings) -> PaperSettings:
        """Return what is ``chosen`` about papers with the ward's own choices in its place."""
        typed = {each.key: each.typed for each in self.record.values if each.key not in ROW_BY_KEY}

        def yes(key: str, otherwise: bool) -> bool:  # noqa: FBT001 - what holds where nothing is typed
            return typed[key] == paper_choices.YES if key in typed else otherwise

        addressee = _ADDRESSEES.get(typed.get("addressee", ""), chosen.addressee)
        return replace(
            chosen,
            formulae=yes("formulae", chosen.formulae),
            tally_shares=yes("tally_shares", chosen.tally_shares),
            news_counts=yes("news_counts", chosen.news_counts),
            over_limit_names=yes("over_limit_names", chosen.over_limit_names),
            reserve_ballots=int(typed.get("reserve_ballots", chosen.reserve_ballots)),
            addressee=addressee,
        )

    def listed(self, branch: BranchKey) -> WardListBranch | None:
        """Return the branch as the ward lists it, by its code, else by its name; None where it does not."""
        by_code = (each for each in self.record.branches if branch.code and name_key(each.code) == name_key(branch.code))
        by_name = (each for each in self.record.branches if name_key(each.name) == branch.name_identity)
        return next(by_code, None) or next(by_name, None)


def identity_of(key: WardKey | BranchKey) -> WardIdentity:
    """Return year and ward of a key for comparison."""
    return key.year, key.ward_identity


def refuse_second_workbooks(
    found: ReadWorkbooks, states: Iterable[WardState], lying: Iterable[str], selected: Iterable[str]
) -> ReadWorkbooks:
    """Return ``found`` without the workbooks of a ward that has two for one year: all of them are refused and named.

    The second may be one that lies in the inbox (``lying``) and was not looked at tonight (``selected``).
    """
    looked_at, there = frozenset(selected), frozenset(lying)
    groups: defaultdict[WardIdentity, list[WardWorkbook]] = defaultdict(list)
    for each in found.wards:
        groups[identity_of(each.key)].append(each)
    others = {identity_of(state.key): state.file for state in states if state.file in there and state.file not in looked_at}
    kept: list[WardWorkbook] = []
    refused: list[Outcome] = []
    for identity, workbooks in groups.items():
        files = [each.file for each in workbooks]
        if identity in others:
            files.append(others[identity])
        if len(files) == 1:
            kept += workbooks
            continue
        named = ", ".join(f"«{file}»" for file in sorted(files))
        error = ward_problems.SAME_WARD_TWICE.at(year=identity[0], files=named)
        refused += [refused_workbook(each, error) for each in workbooks]
    return replace(found, wards=tuple(kept), closed=(*found.closed, *refused))


def refused_workbook(workbook: WardWorkbook, *errors: Problem) -> Refused:
    """Return the outcome of a ward's workbook with ``errors``."""
    return Refused(
        file=workbook.file,
        sha256=workbook.sha256,
        problems=(*errors, *workbook.problems),
        whose=WhoseReview(parent=workbook.record.ward, year=workbook.record.year),
    )


def terms_of(
    workbooks: Sequence[WardWorkbook], states: Iterable[WardState], lying: Iterable[str]
) -> dict[WardIdentity, WardTerms]:
    """Return what holds for each ward and year: its workbook of tonight, else what the one of an earlier night said.

    That one holds as long as its file lies in the inbox: it was not selected, or it is refused tonight.
    """
    there = frozenset(lying)
    found = {
        identity_of(state.key): WardTerms(state.file, state.workbook, remembered=True)
        for state in states
        if state.workbook is not None and state.file in there
    }
    return found | {identity_of(each.key): WardTerms(each.file, each.record) for each in workbooks}


def under_terms(review: Review, terms: WardTerms) -> Review:
    """Return a branch's review with what its ward's workbook sets for its papers: choices and the spelling of the ward."""
    record = replace(review.record, parent=terms.record.ward)
    return replace(review, record=record, settings=terms.settings(review.settings))


def terms_digest(review: Review, terms: WardTerms | None) -> str:
    """Return the SHA-256 of what a ward's workbook sets for the papers of ``review``; empty without one."""
    if terms is None:
        return ""
    told = (review.record.parent, asdict(review.settings), getattr(review, "decided", None))
    return hashlib.sha256(msgspec.json.encode(told, enc_hook=encode_special)).hexdigest()
