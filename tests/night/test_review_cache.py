from dataclasses import replace

import pytest

from annual_review.night.review_cache import ReviewCache
from tests.small_branch.reckoned import source


def test_sources_come_back_as_they_were_put_also_beyond_the_room() -> None:
    cache = ReviewCache(room=1)
    sources = [replace(source(), file=name) for name in ("a", "b", "c")]
    for each in sources:
        cache.put(each)
    assert [cache.get(each.file) for each in sources] == sources


def test_a_source_never_put_is_a_bug() -> None:
    with pytest.raises(KeyError):
        ReviewCache().get("a")
