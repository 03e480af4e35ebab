"""The central forms of a member's self-review as a rule set names them (regulations.md §6.1)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.model.assessment import Citation
from annual_review.model.members import ReviewForm


@dataclass(frozen=True, slots=True)
class SelfReviewRule:
    """The central forms of a member's self-review by their numbers («2A»), and the ``series`` printed behind them.

    ``leading`` is that of whoever has a leading post, ``others`` that of all others, ``outside`` that of whoever works
    outside the political system, empty where there is none; ``series`` is empty where nobody has seen it.
    """

    leading: str
    others: str
    outside: str
    series: str
    citation: Citation

    @property
    def is_one_for_all(self) -> bool:
        """Whether everybody writes on the same form."""
        return self.leading == self.others

    def lettered(self, letter: ReviewForm) -> str | None:
        """Return the form with this letter, None where there is none."""
        return next((form for form in (self.leading, self.others, self.outside) if form.endswith(letter.value)), None)

    def title(self, form: str) -> str:
        """Return how a form names itself: «Mẫu 2B-HD KĐ.ĐG 2025»."""
        return f"Mẫu {form}-{self.series}" if self.series else f"Mẫu {form}"
