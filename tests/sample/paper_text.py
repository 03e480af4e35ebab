"""The text of a .docx as lines: one per paragraph, one per row of a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.table import Table


def paper_text(file: Path) -> str:
    """Return the body of the paper as text, cells parted by ``|``; cells merged in a row are told once."""
    return "".join(f"{line}\n" for line in _lines(file))


def _lines(file: Path) -> Iterator[str]:
    for block in Document(str(file)).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = {id(cell._tc): cell.text.replace("\n", " / ") for cell in row.cells}
                yield " | ".join(cells.values()).rstrip()
        else:
            yield block.text
