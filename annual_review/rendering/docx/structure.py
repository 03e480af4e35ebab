"""Whether loops and conditions take whole rows, whole paragraphs or plain text: then every filling is well-formed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes

_ELEMENT = re.compile(r"<(/?)([\w:]+)(?:[^>]*?)(/?)>")
_IN_A_PARAGRAPH = frozenset({"w:r", "w:t", "w:hyperlink", "w:smartTag", "w:ins"})


def torn_blocks(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """Yield line, word (``for`` or ``if``) and torn element of each block that cuts through rows, cells or paragraphs.

    A block may close and reopen runs of one paragraph; it must not begin in one paragraph or cell and end in another.
    """
    blocks: list[nodes.For | nodes.If] = [*tree.find_all(nodes.For), *tree.find_all(nodes.If)]
    for block in sorted(blocks, key=lambda one: one.lineno):
        torn = {name for branch in (block.body, block.else_) for name in _torn(branch)}
        if torn:
            word = "for" if isinstance(block, nodes.For) else "if"
            row = torn & {"w:tr", "w:tc", "w:tbl"}
            yield block.lineno, word, "w:tr" if row else "w:p"


def _torn(body: list[nodes.Node]) -> set[str]:
    """Return the elements ``body`` leaves open or closes without having opened, those within one paragraph aside."""
    opened: list[str] = []
    closed: list[str] = []
    texts = (one.data for node in body for one in node.find_all(nodes.TemplateData))
    for text in texts:
        for closing, name, empty in _ELEMENT.findall(text):
            if not closing and not empty:
                opened.append(name)
            elif closing and opened and opened[-1] == name:
                opened.pop()
            elif closing:
                closed.append(name)
    outer = {*opened, *closed} - _IN_A_PARAGRAPH
    return outer or (set() if closed[::-1] == opened else {"w:p"})
