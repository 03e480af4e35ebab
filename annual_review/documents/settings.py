"""What a ward may choose about its papers without any basis in the law (documents.md §2.0, §6)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Addressee(StrEnum):
    """To whom papers go up: the ward committee, or its standing committee (HD 43, mục 3)."""

    COMMITTEE = "dang-uy"
    STANDING_COMMITTEE = "ban-thuong-vu"


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """The choices; the defaults are those of documents.md.

    ``formulae``: formulae of the genre that nobody typed («Biên bản đã được đọc lại …») are printed. ``tally_shares``: the
    tally minutes have shares beside the counts. ``news_counts``: the article says how many are proposed excellent and good.
    ``over_limit_names``: the ward's report names who is proposed excellent in a group over its percentage (documents.md §2.18).
    ``reserve_ballots``: how many papers of each ballot are printed beside one for everybody who votes.
    """

    formulae: bool = True
    tally_shares: bool = True
    news_counts: bool = False
    over_limit_names: bool = True
    addressee: Addressee = Addressee.COMMITTEE
    reserve_ballots: int = 2
