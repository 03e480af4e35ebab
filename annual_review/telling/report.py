"""``report.json``: the night for programs, exactly as product.md §4; its JSON Schema ships beside this module."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files

from annual_review.disk.papers import Document
from annual_review.model.partial import WhoseReview
from annual_review.model.wards import ward_key
from annual_review.problems import Place, Problem
from annual_review.telling.figures import Json, branch_json, ward_json
from annual_review.telling.outcome import BeforeMeeting, Copied, Made, Night, Outcome, Refused, Unchanged, WardOutcome, WardRead
from annual_review.telling.ward_names import WardNames, ward_names

REPORT_NAME = "report.json"
SCHEMA_VERSION = 2


def report_schema() -> dict[str, Json]:
    """Return the JSON Schema (2020-12) of the report."""
    schema: dict[str, Json] = json.loads(files(__package__).joinpath("report.schema.json").read_bytes())
    return schema


def report_bytes(night: Night, exit_code: int | None = None) -> bytes:
    """Return the report as UTF-8 JSON. ``exit_code`` overrides the night's own when the run ended otherwise."""
    return (json.dumps(report(night, exit_code), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def report(night: Night, exit_code: int | None = None) -> dict[str, Json]:
    """Return the report as plain values."""
    names = ward_names(night)
    return {
        "schema": SCHEMA_VERSION,
        "run": {
            "id": night.id,
            "started": night.started.isoformat(timespec="seconds"),
            "finished": night.finished.isoformat(timespec="seconds"),
            "exit_code": int(night.exit_code if exit_code is None else exit_code),
            "version": night.version,
        },
        "ignored": [{"file": each.file, "reason": each.why.message} for each in night.ignored],
        "workbooks": [_workbook(each, names) for each in night.outcomes],
        "wards": [*(_ward(each, night, names) for each in night.wards), *_expected_wards(night, names)],
    }


def _workbook(outcome: Outcome, names: WardNames) -> Json:
    entry: dict[str, Json] = {"file": outcome.file, "sha256": outcome.sha256, "status": outcome.status.value}
    if outcome.key is not None:
        key = outcome.key
        entry |= {"ward": names.told(key.ward), "cell": key.branch, "code": key.code, "year": key.year}
    elif isinstance(outcome, WardRead):
        entry |= {"ward": names.told(outcome.ward), "cell": "", "code": "", "year": outcome.year}
    elif isinstance(outcome, Refused):
        entry |= _as_far_as_read(outcome.whose, names)
    if isinstance(outcome, Made | Unchanged | BeforeMeeting | Copied | WardRead):
        entry["rule_set"] = outcome.rule_set
    entry["problems"] = [_problem(each) for each in outcome.problems]
    if isinstance(outcome, Refused) and outcome.annotated:
        entry["annotated"] = outcome.annotated
    if isinstance(outcome, Made | Unchanged):
        entry["figures"] = branch_json(outcome.figures)
    if isinstance(outcome, Made | Unchanged | BeforeMeeting):
        entry["documents"] = [_document(each) for each in outcome.documents]
    return entry


def _as_far_as_read(whose: WhoseReview, names: WardNames) -> dict[str, Json]:
    ward = names.told(whose.parent) if whose.parent else ""
    known: dict[str, Json] = {"ward": ward, "cell": whose.branch, "code": whose.code, "year": whose.year}
    return {name: value for name, value in known.items() if value}


def _problem(problem: Problem) -> Json:
    entry: dict[str, Json] = {
        "code": problem.code,
        "severity": problem.severity.value,
        "sheet": problem.place.sheet,
        "cell": problem.place.address,
        "message": problem.message,
        "remedy": problem.remedy,
    }
    if problem.also:
        entry["cells"] = [_cell(place) for place in problem.cells]
    return entry


def _cell(place: Place) -> Json:
    return {"sheet": place.sheet, "cell": place.address}


def _document(document: Document) -> Json:
    return {"kind": document.kind, "file": document.file, "status": document.status.value, "sha256": document.sha256}


def _ward(ward: WardOutcome, night: Night, names: WardNames) -> Json:
    """Return a ward; ``figures`` are absent where a bug of ours kept it from being added up."""
    missing = _not_handed_in(ward.ward, ward.year, night)
    entry: dict[str, Json] = {"ward": names.told(ward.ward), "year": ward.year, "cells": ward.branches}
    entry["not_handed_in"] = missing
    if ward.figures is not None:
        entry["figures"] = ward_json(ward.figures)
    entry["documents"] = [_document(each) for each in ward.documents]
    return entry


def _expected_wards(night: Night, names: WardNames) -> Iterator[Json]:
    """Yield the wards of which no branch stands and some have handed in nothing."""
    standing = {(each.year, ward_key(each.ward)) for each in night.wards}
    wards = [(each.ward, each.year) for each in night.missing] + [(each.ward, each.year) for each in night.taken_away]
    absent = {(year, ward_key(ward)): (ward, year) for ward, year in reversed(wards)}
    for key in sorted(absent.keys() - standing):
        ward, year = absent[key]
        if missing := _not_handed_in(ward, year, night):
            yield {"ward": names.told(ward), "year": year, "cells": 0, "not_handed_in": missing, "documents": []}


def _not_handed_in(ward: str, year: int, night: Night) -> list[Json]:
    """Return the names of a ward's branches that never came, then of those whose workbook was taken away."""
    wanted = (year, ward_key(ward))
    missing = [name for each in night.missing if (each.year, ward_key(each.ward)) == wanted for name in each.branches]
    taken = [each.branch for each in night.taken_away if (each.year, each.ward_identity) == wanted]
    return [*dict.fromkeys((*missing, *taken))]
