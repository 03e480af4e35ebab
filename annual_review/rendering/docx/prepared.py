"""A template compiled once and filled many times (architecture.md §4.6).

docxtpl unpacks, parses, patches and compiles anew for every paper; here its preparation is kept, and what never
changes is packed once. What comes out is what docxtpl gives, which a test proves for every template shipped.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Template

from annual_review.documents.chart import Chart
from annual_review.rendering.docx import parts
from annual_review.rendering.docx.charts import FormChart, form_charts
from annual_review.rendering.docx.check import check_part
from annual_review.rendering.docx.columns import without_empty_columns
from annual_review.rendering.docx.context import Plain, to_context
from annual_review.rendering.docx.origin import CORE_PART, CUSTOM_PART, Origin, core_properties, custom_properties
from annual_review.rendering.docx.package import CONTENT_TYPES, PACKAGE_RELS, member, pack, unpack
from annual_review.rendering.docx.pictures import PictureParts, media_name, relationship_id
from annual_review.rendering.docx.rows import RowCount, row_count
from annual_review.rendering.docx.template import PaperEnvironment, patched
from annual_review.rendering.docx.word_features import without_own_numbers
from annual_review.rendering.docx.xml import DECLARATION, RELATIONSHIPS, composed, parse, serialized
from annual_review.zips import Member

_DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+(")')
_FIRST_DRAWING = 1001  # as docxtpl counts
_NO_RELATIONSHIPS = f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()


@dataclass(frozen=True, slots=True)
class FilledPart:
    """A part with tags in it, compiled; ``rows`` tells how many table rows it must get."""

    name: str
    jinja: Template
    rows: RowCount

    def fill(self, context: dict[str, Plain]) -> bytes:
        """Return the part with ``context`` poured in, checked; raises jinja2.TemplateError and BrokenPaperError."""
        text = self.jinja.render(context)
        if "<wp:docPr" in text:  # a drawing inside a loop would repeat its number, which Word calls damage
            numbers = itertools.count(_FIRST_DRAWING)
            text = _DRAWING_ID.sub(lambda found: f"{found[1]}{next(numbers)}{found[2]}", text)
        content = (DECLARATION + text).encode()
        check_part(self.name, content, self.rows(context))
        return without_empty_columns(content)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A template ready to be filled: compiled parts, packed files, its charts, the body's relationships for pictures."""

    members: tuple[Member | FilledPart, ...]
    body: str
    relationships: bytes
    charts: tuple[FormChart, ...] = ()

    def fill(self, fields: object, title: str, origin: Origin) -> bytes:
        """Return the .docx of ``fields`` under ``title``: the same bytes for the same arguments.

        Raises TypeError and ValueError for fields that are no plain values, jinja2.TemplateError and BrokenPaperError
        for a template that does not fit: bugs, since the contract is checked before the night.
        """
        album = PictureParts()
        context = to_context(fields, album)
        filled = [member(one.name, one.fill(context)) if isinstance(one, FilledPart) else one for one in self.members]
        properties = (member(CORE_PART, core_properties(title, origin)), member(CUSTOM_PART, custom_properties(origin)))
        charts = (one for each in self.charts for one in each.fill(_numbers(fields, each), origin.document_date))
        return pack((*filled, *self._pictures(album), *charts, *properties))

    def _pictures(self, album: PictureParts) -> list[Member]:
        """Return the body's relationships and the files of the pictures printed."""
        names = [media_name(number, data) for number, data in enumerate(album.files, 1)]
        targets = {relationship_id(number): name for number, name in enumerate(names, 1)}
        relationships = parts.with_pictures(self.relationships, targets) if targets else self.relationships
        folder = self.body.rpartition("/")[0]
        files = (member(f"{folder}/{name}", data) for name, data in zip(names, album.files, strict=True))
        return [member(parts.relationships_name(self.body), relationships), *files]


def _numbers(fields: object, chart: FormChart) -> Chart:
    found: object = getattr(fields, chart.name)
    if not isinstance(found, Chart):
        raise TypeError(f"the field {chart.name} is a {type(found).__name__}, no chart")
    return found


@lru_cache(maxsize=64)  # a house has two layout profiles of some fifteen papers; each process keeps its own
def prepared(data: bytes) -> Prepared:
    """Return the template ``data``, which the contract has let pass, ready to be filled."""
    files = unpack(data)
    names = parts.filled_parts(files)
    body = names[0]
    environment = PaperEnvironment()
    comments = parts.comment_parts(files, body)
    replaced = {
        CONTENT_TYPES: parts.with_own_types(files[CONTENT_TYPES], comments),
        PACKAGE_RELS: parts.with_own_relationships(files[PACKAGE_RELS]),
    }
    charts = form_charts(files, body)
    own = {name for each in charts for name in (each.part, each.workbook)}
    dropped = own | {CORE_PART, CUSTOM_PART, parts.relationships_name(body), parts.thumbnail(files), *comments}
    order = [CONTENT_TYPES, PACKAGE_RELS, *(name for name in files if name not in {CONTENT_TYPES, PACKAGE_RELS} | dropped)]
    return Prepared(
        tuple(
            _compiled(name, files[name], environment) if name in names else member(name, replaced.get(name, files[name]))
            for name in order
        ),
        body,
        parts.without_comments(files.get(parts.relationships_name(body), _NO_RELATIONSHIPS)),
        charts,
    )


def _compiled(name: str, content: bytes, environment: PaperEnvironment) -> Member | FilledPart:
    """Return a part compiled, or packed as it is when no tag stands in it."""
    root = without_own_numbers(composed(parse(content)))
    source = patched(root)
    if not any(mark in source for mark in ("{{", "{%", "{#")):
        return member(name, (DECLARATION + serialized(root)).encode())
    return FilledPart(name, environment.from_string(source), row_count(environment.parse(source)))
