"""All templates of a house, read and checked once before the night."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from annual_review.documents.kind import Form, KindOfPaper
from annual_review.documents.profiles import PROFILES
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
    """The templates by profile and file name. It is plain data: a worker process may get it pickled and compiles for itself."""

    templates: Mapping[tuple[str, str], StoredTemplate]

    @property
    def profiles(self) -> tuple[str, ...]:
        """The layout profiles there are, in alphabetical order."""
        return tuple(sorted({profile for profile, _ in self.templates}))

    def template_hash(self, profile: str, name: str) -> str:
        """Return the SHA-256 of the template in hexadecimal; raises KeyError when there is none."""
        return self.templates[profile, name].sha256

    def fill(self, profile: str, name: str, fields: object, origin: Origin) -> bytes:
        """Return the .docx of ``fields``, which carries ``origin`` with the hash of the template used.

        The same arguments give the same bytes. Raises KeyError when there is no such template and TypeError when
        ``fields`` are not those of its kind: bugs, like whatever else ``Prepared.fill`` raises.

        >>> from datetime import date
        >>> from annual_review.cli.commands.example import example_cases
        >>> from annual_review.documents.branch import rating_list
        >>> from annual_review.documents.kinds import KINDS
        >>> from annual_review.rendering.docx.text import read_text
        >>> store = load_templates(Path("templates"), KINDS).value
        >>> review = example_cases()[0]
        >>> origin = Origin(review.file, review.sha256, "2019-hd21", "", "1.0.0", review.record.branch, date(2020, 12, 3))
        >>> paper = store.fill("hd36-2018", "danh-sach-xep-loai.docx", rating_list.build(review), origin)
        >>> review.record.members[0].name in read_text(paper)
        True
        """
        template = self.templates[profile, name]
        if not isinstance(fields, template.fields):
            raise TypeError(f"{name} is filled from {template.fields.__name__}, not {type(fields).__name__}")
        return prepared(template.data).fill(fields, template.title, replace(origin, template_sha256=template.sha256))


def load_templates(root: Path, kinds: Iterable[KindOfPaper], *, shipped: Path | None = None) -> Read[TemplateStore]:
    """Return the templates of every profile below ``root``, ``<profile>/bien-ban-hop.docx``, once all keep their contracts.

    ``root`` may hold some forms only: the others are taken from the folder ``shipped``. With an error among the problems
    there is no store and nothing may start (exit code 2).
    """
    problems, forms = _look(_Roots(root, shipped), _poured(kinds))
    if has_errors(problems):
        return Read(None, problems)
    return Read(TemplateStore({key: form.stored for key, form in forms.items() if form.stored is not None}), problems)


def lint_templates(root: Path, kinds: Iterable[KindOfPaper], *, shipped: Path | None = None) -> tuple[Problem, ...]:
    """Return everything ``load_templates`` finds, and as notes the fields each template leaves unused."""
    problems, forms = _look(_Roots(root, shipped), _poured(kinds))
    notes = tuple(
        template_problems.UNUSED_FIELDS.at(file=form.file, names=", ".join(left))
        for form in forms.values()
        if form.stored is not None and not has_errors(form.problems) and (left := unused(form.stored.fields, form.used))
    )
    return (*problems, *notes)


@dataclass(frozen=True, slots=True)
class _Roots:
    """The folder of the forms, and the one that has those it lacks (None: it must hold them all)."""

    own: Path
    shipped: Path | None

    def profiles(self) -> tuple[str, ...]:
        """The names of the profiles there are, in alphabetical order."""
        folders = (*profile_folders(self.own), *(profile_folders(self.shipped) if self.shipped is not None else ()))
        return tuple(sorted({folder.name for folder in folders}))

    def file(self, profile: str, name: str) -> Path:
        """Where the form lies: in the own folder if it is there."""
        own = self.own / profile / name
        return own if self.shipped is None or own.is_file() else self.shipped / profile / name


def _poured(kinds: Iterable[KindOfPaper]) -> tuple[KindOfPaper, ...]:
    return tuple(kind for kind in kinds if kind.form is Form.DOCX)


def _look(roots: _Roots, kinds: tuple[KindOfPaper, ...]) -> tuple[tuple[Problem, ...], dict[tuple[str, str], _Looked]]:
    """Return what is wrong below the folders, and every form by profile and file name."""
    profiles = roots.profiles()
    if not profile_folders(roots.own):  # most likely a mistyped path: the shipped forms are no answer to it
        return (template_problems.FOLDER_MISSING.at(folder=str(roots.own)),), {}
    problems: list[Problem] = [
        template_problems.UNKNOWN_PROFILE.at(folder=folder.name, known=", ".join(PROFILES))
        for folder in profile_folders(roots.own, known=False)
    ]
    forms: dict[tuple[str, str], _Looked] = {}
    for profile in profiles:
        problems += _unknown_templates(roots.own / profile, kinds)
        for kind in kinds:
            form = forms[profile, kind.template] = _form(roots, profile, kind)
            problems += form.problems
    return tuple(problems), forms


def profile_folders(root: Path, *, known: bool = True) -> tuple[Path, ...]:
    """Return the folders of layout profiles below ``root`` in alphabetical order; none when there is no such folder.

    With ``known=False`` those of no profile the program knows: a clerk's backup, say.
    """
    if not root.is_dir():
        return ()
    folders = sorted(one for one in root.iterdir() if one.is_dir() and not one.name.startswith((".", "_")))
    return tuple(folder for folder in folders if (folder.name in PROFILES) is known)


def _form(roots: _Roots, profile: str, kind: KindOfPaper) -> _Looked:
    file, path = f"{profile}/{kind.template}", roots.file(profile, kind.template)
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
    """Yield the Word files of a profile that belong to no paper; files Word keeps while one is open are left alone.

    A form under the name of an earlier version stops the run: the papers would silently come from another form.
    """
    known = {kind.template for kind in kinds}
    former = {f"{kind.code}.docx": kind.template for kind in reversed(kinds)}
    for path in sorted(profile.glob("*.doc*")):
        if path.name in known or path.name.startswith(("~$", ".")):
            continue
        file = f"{profile.name}/{path.name}"
        if path.name in former:
            yield template_problems.FORMER_NAME.at(file=file, name=former[path.name])
        else:
            yield template_problems.UNKNOWN_TEMPLATE.at(file=file, suggestion=did_you_mean(path.name, known))
