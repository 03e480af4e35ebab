"""The reckoned sources of a night, kept between reading and making: packed beyond a thousand, so that memory stays flat."""

from __future__ import annotations

import pickle
import zlib

from annual_review.documents.case import Source

OPEN_SOURCES = 1000  # about 100 kB each; packed they take a tenth


class SourceCache:
    """Sources by the file they were read from."""

    def __init__(self, room: int = OPEN_SOURCES) -> None:
        self._room = room
        self._sources: dict[str, Source] = {}
        self._packed: dict[str, bytes] = {}

    def put(self, source: Source) -> None:
        """Keep a source, in place of the one of the same file if there is one."""
        if source.file in self._sources or len(self._sources) < self._room:
            self._sources[source.file] = source
        else:
            self._packed[source.file] = zlib.compress(pickle.dumps(source), 1)

    def get(self, file: str) -> Source:
        """Return the source read from ``file``; raises KeyError for one that was never put."""
        if file in self._sources:
            return self._sources[file]
        found: Source = pickle.loads(zlib.decompress(self._packed[file]))  # noqa: S301 - packed by ourselves, in this process
        return found
