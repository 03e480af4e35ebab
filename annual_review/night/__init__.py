"""The night run: list, read, settle, make, report."""

WORKER_MODULES = ("annual_review.night.dossier", "annual_review.reading.record")  # what the tasks of a night import
