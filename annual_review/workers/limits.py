"""How much time and memory one workbook may take, and how a worker process holds itself to it."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

_GRACE = 30.0  # seconds beyond the time limit: whoever started the worker acts first, this is for one left alone
_STATM = Path("/proc/self/statm")
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one workbook may take: wall-clock ``seconds``, and ``memory_mib`` on top of what a worker needs anyway.

    The largest workbook a clerk may hand in (64 MB) takes a tenth of either; whatever takes more is no workbook.
    """

    seconds: int = 120
    memory_mib: int = 2048


def address_space() -> int:
    """Return how many bytes of address space this process has; 0 where the system does not tell."""
    try:
        return int(_STATM.read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 0


def cap_memory(limits: Limits) -> None:
    """Let this process grow by ``memory_mib`` and no further; where the system knows no such limit, do nothing."""
    now = address_space()
    if not now:
        return
    import resource  # noqa: PLC0415 - not on Windows, which has no /proc either

    wanted = now + limits.memory_mib * _MIB
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def is_swollen(at_start: int, limits: Limits) -> bool:
    """Return whether this process holds on to so much memory that a fresh one should take its place."""
    return address_space() > at_start + limits.memory_mib * _MIB // 2 > 0


def arm(limits: Limits) -> None:
    """End this process when it is still at its task long after its time: its starter may be dead and watch no more."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + _GRACE)


def disarm() -> None:
    """Take ``arm`` back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)
