"""How many table rows a part must get from its fields, told from the template alone, where it can be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from jinja2 import nodes

from annual_review.rendering.context import Plain

RowCount: TypeAlias = Callable[[Mapping[str, Plain]], "int | None"]

_ROW = re.compile(r"<w:tr[ >]")


@dataclass(frozen=True, slots=True)
class _CannotTellError(Exception):
    """A condition or loop the count does not understand stands around a row."""


def row_count(tree: nodes.Template) -> RowCount:
    """Return the function that says, for a context, how many ``<w:tr>`` the filled part holds; None where it cannot be told.

    It walks loops and plain conditions on its own, without Jinja's renderer and without the values' text, so that it
    can contradict both.
    """

    def rows(context: Mapping[str, Plain]) -> int | None:
        try:
            return _rows(tree.body, context)
        except _CannotTellError:
            return None

    return rows


def _rows(body: list[nodes.Node], scope: Mapping[str, Plain]) -> int:
    return sum(_rows_of(node, scope) for node in body if _holds_rows(node))


def _rows_of(node: nodes.Node, scope: Mapping[str, Plain]) -> int:
    match node:
        case nodes.Output():
            return sum(len(_ROW.findall(one.data)) for one in node.nodes if isinstance(one, nodes.TemplateData))
        case nodes.For(target=nodes.Name(name=name), test=None, else_=[]):
            items = _value(node.iter, scope)
            if isinstance(items, list):
                return sum(_rows(node.body, {**scope, name: item}) for item in items)
        case nodes.If():
            for branch in (node, *node.elif_):
                if _value(branch.test, scope):
                    return _rows(branch.body, scope)
            return _rows(node.else_, scope)
    raise _CannotTellError


def _holds_rows(node: nodes.Node) -> bool:
    return any(_ROW.search(data.data) for data in node.find_all(nodes.TemplateData))


def _value(expression: nodes.Node, scope: Mapping[str, Plain]) -> Plain:
    match expression:
        case nodes.Name(name=name) if name in scope:
            return scope[name]
        case nodes.Getattr(node=owner, attr=name):
            record = _value(owner, scope)
            if isinstance(record, dict) and name in record:
                return record[name]
        case nodes.Not(node=inner):
            return not _value(inner, scope)
    raise _CannotTellError
