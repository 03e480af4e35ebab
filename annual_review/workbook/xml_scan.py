"""Streaming through one XML part of a package without building a tree."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import lru_cache
from typing import Protocol
from xml.parsers import expat

_CHUNK = 1 << 16

Attributes = dict[str, str]


class Handler(Protocol):
    """Receives what is met in a part; names come without their namespace."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters, possibly in several pieces."""


@lru_cache(maxsize=4096)
def local(name: str) -> str:
    """Return ``name`` without its namespace, so that strict and transitional files read alike."""
    return name.rpartition("\n")[2]


def scan(
    archive: zipfile.ZipFile,
    member: str,
    handler: Handler,
    stopped: Callable[[], bool] = lambda: False,
    named: Callable[[str], str] = local,
) -> None:
    """Send the elements of ``member`` to ``handler`` until its end or until ``stopped`` says so.

    ``named`` makes a name of what expat gives: namespace, line end, name. Raises ``expat.ExpatError`` on XML that is not
    well formed and ``KeyError`` when there is no such member.
    """
    # Documents with a DTD have been refused before (sniff), so that no entity can be declared here.
    parser = expat.ParserCreate(namespace_separator="\n")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: handler.start(
        named(name), {named(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: handler.end(named(name))
    parser.CharacterDataHandler = handler.text
    with archive.open(member) as stream:
        while (chunk := stream.read(_CHUNK)) and not stopped():
            parser.Parse(chunk, False)  # noqa: FBT003 - expat's own signature
        if not stopped():
            parser.Parse(b"", True)  # noqa: FBT003 - expat's own signature


class Elements:
    """A handler that collects start tags: (name, attributes) in document order."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Attributes]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Keep the tag."""
        self.found.append((name, attributes))

    def end(self, name: str) -> None:
        """Nothing to do."""

    def text(self, data: str) -> None:
        """Nothing to do."""


def elements(archive: zipfile.ZipFile, member: str) -> list[tuple[str, Attributes]]:
    """Return the start tags of a small part; an absent part has none."""
    collected = Elements()
    if member in archive.namelist():
        scan(archive, member, collected)
    return collected.found
