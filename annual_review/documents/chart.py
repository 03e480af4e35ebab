"""The numbers of a chart: its looks are the form's, a chart of Word whose numbers can be edited there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One row of columns or bars: its name, and a number for every category."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart of the form shows; a field of this type names the chart (Selection Pane in Word)."""

    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
