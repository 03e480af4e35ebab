"""The catalogue of what can be wrong, and problems as placed values. Knows no other room."""

from annual_review.problems.place import WHOLE_FILE, Place, column_letters
from annual_review.problems.problem import Entry, Problem, Read, Severity, grouped, has_errors

__all__ = ["WHOLE_FILE", "Entry", "Place", "Problem", "Read", "Severity", "column_letters", "grouped", "has_errors"]
