"""The reviews of a night, kept between reading and making: packed beyond a thousand, so that memory stays flat."""

from __future__ import annotations

import pickle
import zlib

from annual_review.documents.case import Review

UNPACKED = 1000  # about 100 kB each; packed they take a tenth


class ReviewCache:
    """Reviews by the file they were read from."""

    def __init__(self, room: int = UNPACKED) -> None:
        self._room = room
        self._reviews: dict[str, Review] = {}
        self._packed: dict[str, bytes] = {}

    def put(self, review: Review) -> None:
        """Keep a review, in place of the one of the same file if there is one."""
        if review.file in self._reviews or len(self._reviews) < self._room:
            self._reviews[review.file] = review
        else:
            self._packed[review.file] = zlib.compress(pickle.dumps(review), 1)

    def get(self, file: str) -> Review:
        """Return the review read from ``file``; raises KeyError for one that was never put."""
        if file in self._reviews:
            return self._reviews[file]
        found: Review = pickle.loads(zlib.decompress(self._packed[file]))  # noqa: S301 - packed by ourselves, in this process
        return found
