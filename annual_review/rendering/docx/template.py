"""The door to docxtpl: its preparation of a part's XML, and the sandboxed Jinja that runs in it."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from annual_review.rendering.docx.pictures import ShownPicture
from annual_review.rendering.docx.xml import serialized

FILTERS = ("capitalize", "default", "join", "length", "lower", "trim", "upper")
LOOP_ATTRIBUTES = ("first", "index", "last", "length")

_LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
# Tags that took the place of their paragraph or row: they follow an element, but not the beginning of a text.
_FREED_TAGS = re.compile(r"""(?<=>)(?<!<w:t>)(?<!"preserve">)(?:\s*\{%[^%]*%\})+""")
_PARAGRAPH = re.compile(r"<w:p([ >])")


def printed(value: object) -> object:
    """Return ``value`` as Jinja is to print it: line breaks and tabs of a text as Word's own.

    Inside ``<w:t>`` a line feed is only a blank to Word; the breaks close and reopen the text around it.
    """
    if isinstance(value, str) and ("\n" in value or "\t" in value):
        return Markup(str(escape(value)).replace("\n", _LINE_BREAK).replace("\t", _TAB))  # noqa: S704  # escaped just here
    return value


class PaperEnvironment(SandboxedEnvironment):
    """Jinja with nothing in it but names, loops, conditions and a few filters.

    The contract refuses templates that want more; this is the second lock on the same door: an attribute is a key of
    a dictionary of ours and never a Python attribute (a field may well be called ``items``).
    """

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, finalize=printed, keep_trailing_newline=True)
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests = {}
        self.globals = {}

    def getattr(self, obj: object, attribute: str) -> object:
        """Return the field ``attribute`` of ``obj``, or an undefined value that fails when used."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, ShownPicture) and attribute == "caption":
            return obj.caption
        if isinstance(obj, LoopContext) and attribute in LOOP_ATTRIBUTES:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: object, argument: object) -> Undefined:
        """Return an undefined value: no template takes things by number or by computed name."""
        return self.undefined(obj=obj, name=str(argument))

    def is_safe_callable(self, obj: object) -> bool:
        """Say that nothing may be called."""
        del obj
        return False


def patched(root: etree._Element) -> str:
    """Return a part's XML with Jinja's tags freed from runs, paragraphs and rows, as docxtpl prepares it."""
    return str(DocxTemplate(io.BytesIO()).patch_xml(serialized(root)))


def lined(source: str) -> tuple[str, ...]:
    """Return patched XML cut into lines, one paragraph or freed tag on each: a line number tells the place."""
    freed = _FREED_TAGS.sub(lambda found: found[0].replace("{%", "\n{%"), source.replace("\n", " "))
    return tuple(_PARAGRAPH.sub(r"\n<w:p\1", freed).split("\n"))


def parsed_lines(source: str) -> tuple[nodes.Template, tuple[str, ...]]:
    """Return the syntax tree of patched XML and its lines; raises jinja2.TemplateSyntaxError with a line number of these."""
    lines = lined(source)
    return PaperEnvironment().parse("\n".join(lines)), lines
