"""One plain e-mail address, as mail programs take it without asking."""

from __future__ import annotations

import re

# No comments, no quoted local part, a domain of letters with a dot; alone, or in angle brackets behind a name.
_LOCAL = r"[A-Za-z0-9_+'&-]+(?:\.[A-Za-z0-9_+'&-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_SPEC = rf"(?P<local>{_LOCAL})@(?P<domain>(?:{_LABEL}\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9])"
_ADDRESS = re.compile(_SPEC)
_NAMED_ADDRESS = re.compile(rf"[^<>@,;]*<{_SPEC}>")
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 189  # RFC 5321: an address has 254 letters at most


def address_of(typed: str) -> str:
    """Return the one address that ``typed`` is, alone or in angle brackets behind a name; empty for anything else."""
    found = _ADDRESS.fullmatch(typed.strip()) or _NAMED_ADDRESS.fullmatch(typed.strip())
    if found is None or len(found["local"]) > _LONGEST_LOCAL or len(found["domain"]) > _LONGEST_DOMAIN:
        return ""
    return f"{found['local']}@{found['domain']}"
