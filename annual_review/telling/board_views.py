"""What the board shows, as text: the values its template may use."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.disk.inbox import Ignored
from annual_review.telling.board_tasks import ChartView, TaskView


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A problem as the board shows it."""

    severity: str
    word: str
    where: str
    message: str
    remedy: str
    code: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """A link to a paper, and to the new text beside it."""

    title: str
    href: str
    word: str
    beside: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """One workbook on the board; ``notes`` are folded away, for they ask nothing of the clerk;
    ``annotated`` links to the annotated copy."""

    status: str
    word: str
    title: str
    subtitle: str
    file: str
    ward: str
    warned: bool
    problems: tuple[ProblemView, ...]
    notes: tuple[ProblemView, ...]
    figures: str
    papers: tuple[PaperView, ...]
    annotated: str = ""
    package: str = ""
    anchor: str = ""
    actor: str = ""


@dataclass(frozen=True, slots=True)
class CountView:
    """How many workbooks have one status."""

    status: str
    number: int
    word: str


@dataclass(frozen=True, slots=True)
class MissingView:
    """The branches of a ward that have handed in nothing; ``words`` counts them."""

    ward: str
    year: int
    words: str
    branches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WardView:
    """One row of the table of wards; ``branches`` are its numbers as text, ``caps`` what is held against the caps."""

    name: str
    branches: tuple[str, ...]
    caps: tuple[str, ...]
    chart: ChartView


@dataclass(frozen=True, slots=True)
class QuotaView:
    """A group of a ward over the limit on the best level: what the decision would change, and the names in order of votes."""

    words: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WardPapersView:
    """The papers of a ward itself, what is wrong with them, and which branches count with papers of an earlier night."""

    title: str
    papers: tuple[PaperView, ...]
    problems: tuple[ProblemView, ...]
    older: str
    quotas: tuple[QuotaView, ...]
    quota_anchor: str


@dataclass(frozen=True, slots=True)
class BoardView:
    """Everything the template may use."""

    made_at: str
    only: str
    run: str
    version: str
    verdict: str
    counts: tuple[CountView, ...]
    items: int
    ward_names: tuple[str, ...]
    tasks: tuple[TaskView, ...]
    missing: tuple[MissingView, ...]
    to_do: tuple[ItemView, ...]
    waiting: tuple[ItemView, ...]
    done: tuple[ItemView, ...]
    orphans: tuple[ProblemView, ...]
    wards: tuple[WardView, ...]
    ward_papers: tuple[WardPapersView, ...]
    ignored: tuple[Ignored, ...]
