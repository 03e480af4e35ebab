"""The one name a ward is told by, however its branches spell it (product.md §5.10)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from annual_review.model.wards import commonest_spelling, ward_key
from annual_review.telling.outcome import Night, Refused


@dataclass(frozen=True, slots=True)
class WardNames:
    """The names of the wards of a night, by what is equal for all spellings of one."""

    by_identity: dict[str, str]

    def told(self, ward: str) -> str:
        """Return the name of the ward that is spelt ``ward``; empty for an empty one."""
        return self.by_identity.get(ward_key(ward), ward)


def ward_names(night: Night) -> WardNames:
    """Return the name of every ward of a night: that on its own papers, else the commonest, of equally common the first."""
    spelt: defaultdict[str, list[str]] = defaultdict(list)
    for outcome in night.outcomes:
        if outcome.key is not None:
            spelt[outcome.key.ward_identity].append(outcome.key.ward)
        elif isinstance(outcome, Refused) and outcome.whose.parent:
            spelt[ward_key(outcome.whose.parent)].append(outcome.whose.parent)
    for each in night.missing:
        spelt[ward_key(each.ward)] = spelt[ward_key(each.ward)] or [each.ward]
    names = {identity: commonest_spelling(spellings) for identity, spellings in spelt.items()}
    names |= {ward_key(each.ward): each.ward for each in sorted(night.wards, key=lambda ward: ward.year)}
    return WardNames(names)
