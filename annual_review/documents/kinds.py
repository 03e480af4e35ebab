"""THE list of papers: templates, lint, outbox, board and tests all loop over it (architecture.md §4.8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from annual_review.documents.source import Source


def always(source: Source) -> bool:
    """Say that every cell gets the paper."""
    del source
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of paper. ``title`` is what a clerk calls it; ``fields`` is the dataclass its template may use.

    ``build`` words a source as an instance of ``fields``; ``wanted`` says whether this source needs the paper at all.
    """

    code: str
    number: int
    title: str
    fields: type[Any]
    build: Callable[[Source], Any]
    wanted: Callable[[Source], bool] = always

    @property
    def file_name(self) -> str:
        """The paper's file name in the cell's folder: ``01-minutes.docx``."""
        return f"{self.number:02d}-{self.code}.docx"


KINDS: tuple[Kind, ...] = ()
