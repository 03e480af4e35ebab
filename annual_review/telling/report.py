"""``report.json``: the night for programs, exactly as product.md §4; its JSON Schema ships beside this module."""

from __future__ import annotations

import json
from importlib.resources import files

from annual_review.disk.outbox import Document
from annual_review.problems import Place, Problem
from annual_review.telling.figures import Json
from annual_review.telling.outcome import Night, Outcome, WardOutcome

REPORT_NAME = "report.json"
SCHEMA_VERSION = 1


def report_schema() -> dict[str, Json]:
    """Return the JSON Schema (2020-12) of the report."""
    schema: dict[str, Json] = json.loads(files(__package__).joinpath("report.schema.json").read_bytes())
    return schema


def report_bytes(night: Night, exit_code: int | None = None) -> bytes:
    """Return the report as UTF-8 JSON. ``exit_code`` overrides the night's own when the run ended otherwise."""
    return (json.dumps(report(night, exit_code), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def report(night: Night, exit_code: int | None = None) -> dict[str, Json]:
    """Return the report as plain values."""
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
        "workbooks": [_workbook(each) for each in night.outcomes],
        "wards": [_ward(each) for each in night.wards],
    }


def _workbook(outcome: Outcome) -> Json:
    told: dict[str, Json] = {"file": outcome.file, "sha256": outcome.sha256, "status": outcome.status.value}
    if outcome.key is not None:
        told |= {"ward": outcome.key.ward, "cell": outcome.key.branch, "code": outcome.key.code, "year": outcome.key.year}
    if outcome.rule_set:
        told["rule_set"] = outcome.rule_set
    told["problems"] = [_problem(each) for each in outcome.problems]
    if outcome.annotated:
        told["annotated"] = outcome.annotated
    if outcome.figures is not None:
        told["figures"] = dict(outcome.figures)
        told["documents"] = [_document(each) for each in outcome.documents]
    return told


def _problem(problem: Problem) -> Json:
    told: dict[str, Json] = {
        "code": problem.code,
        "severity": problem.severity.value,
        "sheet": problem.place.sheet,
        "cell": problem.place.address,
        "message": problem.message,
        "remedy": problem.remedy,
    }
    if problem.also:
        told["cells"] = [_cell(place) for place in problem.cells]
    return told


def _cell(place: Place) -> Json:
    return {"sheet": place.sheet, "cell": place.address}


def _document(document: Document) -> Json:
    return {"kind": document.kind, "file": document.file, "status": document.status.value, "sha256": document.sha256}


def _ward(ward: WardOutcome) -> Json:
    return {"ward": ward.ward, "year": ward.year, "cells": ward.branches, "figures": dict(ward.figures), "documents": []}
