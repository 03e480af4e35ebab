import pytest

from annual_review.problems import Entry
from annual_review.problems.catalogue import night as night_problems
from annual_review.problems.catalogue import photos as photo_problems

ENTRIES = [entry for module in (night_problems, photo_problems) for entry in vars(module).values() if isinstance(entry, Entry)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_every_entry_has_a_sentence_a_remedy_and_an_example(entry: Entry) -> None:
    problem = entry.at(**entry.example)
    assert problem.message.endswith(".")
    assert problem.remedy.endswith(".")
    assert "{" not in problem.message + problem.remedy
