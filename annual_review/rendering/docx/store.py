"""All templates of a house, read and checked once before the night."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from annual_review.documents.kinds import Form, KindOfPaper
from annual_review.problems import Problem, Read, did_you_mean, has_errors
from annual_review.problems.catalogue import templates as template_problems
from annual_review.rendering.docx.contract import check_template, unused
from annual_review.rendering.docx.origin import Origin
from annual_review.rendering.docx.prepared import prepared


@dataclass(frozen=True, slots=True)
class StoredTemplate:
    """The template of one kind of paper in one layout profile: its bytes, their SHA-256, the paper's title and fields."""

    data: bytes
    sha256: str
    title: str
    fields: type[object]


@dataclass(frozen=True, slots=True)
class _Looked:
    """A form as looked at: its name below the root, what is wrong with it, itself where it could be read, the fields used."""

    file: str
    problems: tuple[Problem, ...]
    stored: StoredTemplate | None = None
    used: frozenset[str] = frozenset()


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

        >>> from datetime import date
        >>> from annual_review.cli.commands.example import example_cases
        >>> from annual_review.documents.branch import rating_list
        >>> from annual_review.documents.kinds import KINDS
        >>> from annual_review.rendering.docx.text import read_text
        >>> store = load_templates(Path("templates"), KINDS).value
        >>> review = example_cases()[0]
        >>> origin = Origin(review.file, review.sha256, "2019-hd21", "", "1.0.0", review.record.branch, date(2020, 12, 3))
        >>> paper = store.fill("hd36-2018", "rating-list", rating_list.build(review), origin)
        >>> review.record.members[0].name in read_text(paper)
        True
        """
        template = self.templates[profile, kind]
        if not isinstance(fields, template.fields):
            raise TypeError(f"{kind} is filled from {template.fields.__name__}, not {type(fields).__name__}")
        return prepared(template.data).fill(fields, template.title, replace(origin, template_sha256=template.sha256))


def load_templates(root: Path, kinds: Iterable[KindOfPaper]) -> Read[TemplateStore]:
    """Return the templates of every profile below ``root``, ``<profile>/<kind>.docx``, once all keep their contracts.

    With an error among the problems there is no store and nothing may start (exit code 2).
    """
    problems, forms = _look(root, tuple(kind for kind in kinds if kind.form is Form.DOCX))
    if has_errors(problems):
        return Read(None, problems)
    return Read(TemplateStore({key: form.stored for key, form in forms.items() if form.stored is not None}), problems)


def lint_templates(root: Path, kinds: Iterable[KindOfPaper]) -> tuple[Problem, ...]:
    """Return everything ``load_templates`` finds, and as notes the fields each template leaves unused."""
    problems, forms = _look(root, tuple(kind for kind in kinds if kind.form is Form.DOCX))
    notes = tuple(
        template_problems.UNUSED_FIELDS.at(file=form.file, names=", ".join(left))
        for form in forms.values()
        if form.stored is not None and not has_errors(form.problems) and (left := unused(form.stored.fields, form.used))
    )
    return (*problems, *notes)


def _look(root: Path, kinds: tuple[KindOfPaper, ...]) -> tuple[tuple[Problem, ...], dict[tuple[str, str], _Looked]]:
    """Return what is wrong below ``root``, and every form by profile and kind."""
    profiles = profile_folders(root)
    if not profiles:
        return (template_problems.FOLDER_MISSING.at(folder=str(root)),), {}
    problems: list[Problem] = []
    forms: dict[tuple[str, str], _Looked] = {}
    for profile in profiles:
        problems += _unknown_templates(profile, kinds)
        for kind in kinds:
            form = forms[profile.name, kind.code] = _form(profile, kind)
            problems += form.problems
    return tuple(problems), forms


def profile_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders of layout profiles below ``root`` in alphabetical order; none when there is no such folder."""
    if not root.is_dir():
        return ()
    return tuple(sorted(one for one in root.iterdir() if one.is_dir() and not one.name.startswith((".", "_"))))


def _form(profile: Path, kind: KindOfPaper) -> _Looked:
    file = f"{profile.name}/{_file(kind)}"
    path = profile / _file(kind)
    if not path.is_file():
        return _Looked(file, (template_problems.TEMPLATE_MISSING.at(file=file, title=kind.title),))
    try:
        data = path.read_bytes()
    except OSError:  # no permission, a sleeping network drive
        return _Looked(file, (template_problems.DAMAGED.at(file=file),))
    checked = check_template(data, file, kind.code, kind.fields)
    stored = StoredTemplate(data, hashlib.sha256(data).hexdigest(), kind.title, kind.fields)
    return _Looked(file, checked.problems, stored, checked.used)


def _unknown_templates(profile: Path, kinds: tuple[KindOfPaper, ...]) -> Iterator[Problem]:
    """Yield the Word files of a profile that belong to no paper; files Word keeps while one is open are left alone."""
    known = {_file(kind) for kind in kinds}
    for path in sorted(profile.glob("*.doc*")):
        if path.name not in known and not path.name.startswith(("~$", ".")):
            yield template_problems.UNKNOWN_TEMPLATE.at(
                file=f"{profile.name}/{path.name}", suggestion=did_you_mean(path.name, known)
            )


def _file(kind: KindOfPaper) -> str:
    return f"{kind.code}.docx"
