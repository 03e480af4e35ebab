"""How the workbooks we write look, as official papers do: typeface, colours, heights, whichever library writes them."""

from __future__ import annotations

import math
from collections.abc import Iterable

FONT = "Times New Roman"
SIZE = 12  # points
LINE_HEIGHT = 16.0  # points a line of that size takes
HEADING_COLOR = "FDE9D9"
TITLE_COLOR = "F2F2F2"
GREY = "808080"
FOOTER = "Trang &P/&N"


def row_height(widths: Iterable[float], texts: Iterable[object], *, least: float = LINE_HEIGHT) -> float:
    """Return how high a row is, in points, for its longest wrapped text: not every program finds out on opening.

    ``widths`` are those of the columns, in characters; ``texts`` what stands in them.
    """
    lines = (
        sum(max(1, math.ceil(1.1 * len(line) / width)) for line in str(text or "").split("\n"))
        for width, text in zip(widths, texts, strict=True)
    )
    return max(least, LINE_HEIGHT * max(lines, default=1)) + 4
