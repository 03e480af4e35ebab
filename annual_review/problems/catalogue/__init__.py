"""Every sentence the program says about a mistake: one ``Entry`` each, in one module per room that raises it."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from annual_review.problems.problem import Entry


@cache
def all_entries() -> dict[str, Entry]:
    """Return every entry of the catalogue by its code, in the order of the codes.

    Raises ValueError when two entries share one code: a bug of ours.
    """
    found: dict[str, Entry] = {}
    for module in pkgutil.iter_modules(__path__):
        for entry in vars(importlib.import_module(f"{__name__}.{module.name}")).values():
            if isinstance(entry, Entry) and found.setdefault(entry.code, entry) is not entry:
                raise ValueError(f"two entries have the code {entry.code}")
    return dict(sorted(found.items()))
