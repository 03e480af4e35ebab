"""What a run says on the console: results on stdout, messages on stderr; no code page and no closed pipe can end it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TextIO

_BAR_WIDTH = 30


@dataclass(frozen=True, slots=True)
class Console:
    """Where and how much is said. ``colour`` and ``bar`` are on only where somebody looks at a terminal."""

    quiet: bool = False
    verbose: bool = False
    colour: bool = False
    bar: bool = False

    def result(self, lines: Iterable[str]) -> None:
        """Print results on stdout; nothing with ``-q``."""
        if not self.quiet:
            _write(sys.stdout, "".join(f"{line}\n" for line in lines))

    def message(self, line: str) -> None:
        """Print what stops or worries on stderr, also with ``-q``."""
        _write(sys.stderr, f"{line}\n")

    def red(self, text: str) -> str:
        """Return ``text`` in red where there are colours."""
        return f"\x1b[31m{text}\x1b[0m" if self.colour else text

    def progress(self, file: str, done: int, total: int) -> None:
        """Show how far the reading is, on a terminal only."""
        if not self.bar:
            return
        filled = _BAR_WIDTH * done // max(total, 1)
        _write(sys.stderr, f"\r[{'#' * filled}{'.' * (_BAR_WIDTH - filled)}] {done}/{total} {file[:40]:<40}")
        if done == total:
            _write(sys.stderr, "\r\x1b[K")


def open_console(*, quiet: bool, verbose: bool, no_color: bool, json: bool) -> Console:
    """Return the console of this process, with both streams made safe for Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        _make_safe(stream)
    shown = _is_terminal(sys.stderr) and not quiet and not json
    colour = _is_terminal(sys.stdout) and not no_color and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Console(quiet=quiet, verbose=verbose, colour=colour, bar=shown)


def write_bytes(data: bytes) -> None:
    """Write ``data`` on stdout as it is: JSON is UTF-8 whatever the code page of the console."""
    stream = sys.stdout
    if stream is None:
        return
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        _write(stream, data.decode())
        return
    try:
        stream.flush()
        buffer.write(data)
        buffer.flush()
    except (OSError, ValueError):
        _silence(stream)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _make_safe(stream: TextIO | None) -> None:
    """UTF-8 into files and pipes; on a terminal its own code page, with «?» for letters it lacks."""
    if not isinstance(stream, TextIOWrapper) or stream.closed:
        return
    if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _write(stream: TextIO | None, text: str) -> None:
    """Write, unless nobody listens: a closed pipe or a full disk behind stdout must not cost the night."""
    if stream is None or stream.closed:
        return
    try:
        stream.write(text)
        stream.flush()
    except (OSError, ValueError):
        _silence(stream)


def _silence(stream: TextIO) -> None:
    """Point a broken stream at nothing, so that Python's own last flush cannot change the exit code."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
    except (OSError, ValueError):
        return
