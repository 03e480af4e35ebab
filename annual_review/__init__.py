"""Year-end review of party cells: clerks' workbooks in, signed-ready Word papers out (see CONTRIBUTING.md for the rooms)."""

__version__ = "2.0.0"
