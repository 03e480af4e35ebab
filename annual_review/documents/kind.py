"""What a kind of paper is: its case, its fields, its form, and which cases want it; ``kinds.KINDS`` lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from annual_review.documents.case import Case

INTERNAL_FOLDER = "noi-bo"  # of working papers, inside the folder of a branch

C = TypeVar("C")  # the case a kind of paper is worded from
F = TypeVar("F")  # the dataclass of fields its form may use


class Form(StrEnum):
    """What a kind of paper is poured into; the value is the ending of its files."""

    DOCX = "docx"
    XLSX = "xlsx"  # its fields are a ``table.Table``


@dataclass(frozen=True, slots=True)
class Draft(Generic[F]):
    """The fields of one paper; ``suffix`` tells the papers of one kind apart in their file names (``-03-tran-thi-b``)."""

    fields: F
    suffix: str = ""


def always(case: object) -> bool:
    """Return True: the paper is wanted of every case."""
    del case
    return True


def single(build: Callable[[C], F]) -> Callable[[C], Iterable[Draft[F]]]:
    """Return ``build`` as the builder of a kind with one paper a case."""
    return _Single(build)


@dataclass(frozen=True, slots=True)
class _Single(Generic[C, F]):
    """A class and no closure: worker processes get kinds by pickle."""

    build: Callable[[C], F]

    def __call__(self, case: C) -> tuple[Draft[F]]:
        return (Draft(self.build(case)),)


@dataclass(frozen=True, slots=True)
class Kind(Generic[C, F]):
    """One kind of paper."""

    code: str  # names it in reports and on the command line
    number: int  # its place in the folder
    stem: str  # names its file and its template: Vietnamese words without accents
    title: str  # what a clerk calls it
    scope: type[C]  # the case it is worded from
    fields: type[F]  # what its form may use
    build: Callable[[C], Iterable[Draft[F]]]  # one draft for most kinds, one per member for others
    wanted: Callable[[C], bool] = always  # whether this case needs the paper at all
    form: Form = Form.DOCX
    variant: str = ""  # what tells its template from that of another kind with the same stem
    internal: bool = False  # a working paper that nobody signs
    handed_over: bool = True  # goes into the package for the ward
    stays: bool = False  # a paper of before the meeting: it lies there after it as it is, and nobody is asked to remove it
    former: str = ""  # the file name earlier versions gave it

    @property
    def template(self) -> str:
        """The file name of its template: ``bien-ban-hop.docx``."""
        return f"{self.stem}{self.variant}.{Form.DOCX}"

    @property
    def file_name(self) -> str:
        """Where its paper lies in the folder, where there is one a case: ``01-bien-ban-hop.docx``."""
        return self.named("")

    def named(self, suffix: str) -> str:
        """Return where the draft with this suffix lies in the folder."""
        folder = f"{INTERNAL_FOLDER}/" if self.internal else ""
        return f"{folder}{self.number:02d}-{self.stem}{suffix}.{self.form}"


# Any: a tuple of papers, each with its own case and fields; Python cannot name «some case». ``tests/test_kinds.py`` holds
# scope, build and fields of each against each other by their signatures.
KindOfPaper = Kind[Any, Any]


def kinds_for(case: Case, kinds: Iterable[KindOfPaper]) -> Iterator[KindOfPaper]:
    """Yield those of ``kinds`` that this case gets, in their order."""
    return (kind for kind in kinds if isinstance(case, kind.scope) and kind.wanted(case))
