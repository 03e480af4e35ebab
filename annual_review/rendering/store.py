"""All templates of a house, read and checked once before the night."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from annual_review.documents.kinds import Kind
from annual_review.problems import Problem, Read, has_errors
from annual_review.problems.catalogue import templates as say
from annual_review.rendering.contract import check_template, unused
from annual_review.rendering.origin import Origin
from annual_review.rendering.prepared import prepared


@dataclass(frozen=True, slots=True)
class StoredTemplate:
    """The template of one kind of paper in one layout profile: its bytes, their SHA-256, the paper's title and fields."""

    data: bytes
    sha256: str
    title: str
    fields: type[object]


@dataclass(frozen=True, slots=True)
class TemplateStore:
    """The templates by profile and kind. It is plain data: a worker process may get it pickled and compiles for itself."""

    templates: Mapping[tuple[str, str], StoredTemplate]

    @property
    def profiles(self) -> tuple[str, ...]:
        """The layout profiles there are, in alphabetical order."""
        return tuple(sorted({profile for profile, _ in self.templates}))

    def template_hash(self, profile: str, kind: str) -> str:
        """Return the SHA-256 of the template in hexadecimal; raises KeyError when there is none."""
        return self.templates[profile, kind].sha256

    def fill(self, profile: str, kind: str, fields: object, origin: Origin) -> bytes:
        """Return the .docx of ``fields``, which carries ``origin`` with the hash of the template used.

        The same arguments give the same bytes. Raises KeyError when there is no such template and TypeError when
        ``fields`` are not those of the kind: bugs, like whatever else ``Prepared.fill`` raises.
        """
        template = self.templates[profile, kind]
        if not isinstance(fields, template.fields):
            raise TypeError(f"{kind} is filled from {template.fields.__name__}, not {type(fields).__name__}")
        return prepared(template.data).fill(fields, template.title, replace(origin, template_sha256=template.sha256))


def load_templates(root: Path, kinds: Iterable[Kind]) -> Read[TemplateStore]:
    """Return the templates of every profile below ``root``, ``<profile>/<kind>.docx``, once all keep their contracts.

    With an error among the problems there is no store and nothing may start (exit code 2).
    """
    wanted = tuple(kinds)
    found: dict[tuple[str, str], StoredTemplate] = {}
    problems: list[Problem] = []
    profiles = profile_folders(root)
    if not profiles:
        return Read(None, (say.FOLDER_MISSING.at(folder=str(root)),))
    for profile in profiles:
        problems += _strangers(profile, wanted)
        for kind in wanted:
            read = _template(profile, kind)
            problems += read.problems
            if read.value is not None:
                found[profile.name, kind.code] = read.value
    return Read(None if has_errors(problems) else TemplateStore(found), tuple(problems))


def lint_templates(root: Path, kinds: Iterable[Kind]) -> tuple[Problem, ...]:
    """Return everything ``load_templates`` finds, and as notes the fields each template leaves unused."""
    wanted = tuple(kinds)
    problems = load_templates(root, wanted).problems
    notes: list[Problem] = []
    for profile in profile_folders(root):
        for kind in wanted:
            read = _template(profile, kind)
            if read.value is not None and not has_errors(read.problems):
                used = check_template(read.value.data, _name(profile, kind), kind.code, kind.fields).used
                if left := unused(kind.fields, used):
                    notes.append(say.UNUSED_FIELDS.at(file=_name(profile, kind), names=", ".join(left)))
    return (*problems, *notes)


def profile_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders of layout profiles below ``root`` in alphabetical order; none when there is no such folder."""
    if not root.is_dir():
        return ()
    return tuple(sorted(one for one in root.iterdir() if one.is_dir() and not one.name.startswith((".", "_"))))


def _template(profile: Path, kind: Kind) -> Read[StoredTemplate]:
    path = profile / _file(kind)
    if not path.is_file():
        return Read(None, (say.TEMPLATE_MISSING.at(file=_name(profile, kind), title=kind.title),))
    try:
        data = path.read_bytes()
    except OSError:  # no permission, a sleeping network drive
        return Read(None, (say.DAMAGED.at(file=_name(profile, kind)),))
    checked = check_template(data, _name(profile, kind), kind.code, kind.fields)
    return Read(StoredTemplate(data, hashlib.sha256(data).hexdigest(), kind.title, kind.fields), checked.problems)


def _strangers(profile: Path, kinds: tuple[Kind, ...]) -> Iterator[Problem]:
    """Yield the Word files of a profile that belong to no paper; files Word keeps while one is open are left alone."""
    known = {_file(kind) for kind in kinds}
    for path in sorted(profile.glob("*.doc*")):
        if path.name not in known and not path.name.startswith(("~$", ".")):
            near = difflib.get_close_matches(path.name, known, 1)
            suggestion = f" Có phải «{near[0]}»?" if near else ""
            yield say.UNKNOWN_TEMPLATE.at(file=f"{profile.name}/{path.name}", suggestion=suggestion)


def _file(kind: Kind) -> str:
    return f"{kind.code}.docx"


def _name(profile: Path, kind: Kind) -> str:
    return f"{profile.name}/{_file(kind)}"
