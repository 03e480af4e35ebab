"""The catalogue of what can be wrong, and problems as placed values. Knows no other room."""

from annual_review.problems.did_you_mean import did_you_mean, question
from annual_review.problems.place import WHOLE_FILE, Place, column_letters
from annual_review.problems.problem import SEVERITY_WORDS, Entry, Problem, Read, Severity, grouped, has_errors, loses_record

__all__ = [
    "SEVERITY_WORDS",
    "WHOLE_FILE",
    "Entry",
    "Place",
    "Problem",
    "Read",
    "Severity",
    "column_letters",
    "did_you_mean",
    "grouped",
    "has_errors",
    "loses_record",
    "question",
]
