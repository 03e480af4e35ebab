"""How many table rows a part must get from its fields, told from the template alone, where it can be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from jinja2 import nodes

from annual_review.rendering.docx.context import Plain

Scope: TypeAlias = Mapping[str, Plain]
RowCount: TypeAlias = Callable[[Scope], "int | None"]
_Count: TypeAlias = Callable[[Scope], int]
_Value: TypeAlias = Callable[[Scope], Plain]

_ROW = re.compile(r"<w:tr[ >]")


class _CannotTellError(Exception):
    """A condition or loop the count does not understand stands around a row."""


def row_count(tree: nodes.Template) -> RowCount:
    """Return the function that says, for a context, how many ``<w:tr>`` the filled part holds; None where it cannot be told.

    It walks loops and plain conditions on its own, without Jinja's renderer and without the values' text, so that it
    can contradict both.
    """
    try:
        count = _counted(tree.body)
    except _CannotTellError:
        return lambda _: None
    return count


def _counted(body: Sequence[nodes.Node]) -> _Count:
    """Return the count of a block: its own rows, and those of loops and conditions that hold any."""
    texts = [one for node in body if isinstance(node, nodes.Output) for one in node.nodes]
    own = sum(len(_ROW.findall(one.data)) for one in texts if isinstance(one, nodes.TemplateData))
    inner = [_counted_block(node) for node in body if not isinstance(node, nodes.Output) and _holds_rows(node)]
    return lambda scope: own + sum(count(scope) for count in inner)


def _counted_block(node: nodes.Node) -> _Count:
    match node:
        case nodes.For(target=nodes.Name(name=name), test=None, else_=[]):
            items, inner = _value(node.iter), _counted(node.body)
            return lambda scope: sum(map(inner, _turns(scope, name, _listed(items(scope)))))
        case nodes.If():
            branches = [(_value(branch.test), _counted(branch.body)) for branch in (node, *node.elif_)]
            otherwise = _counted(node.else_)
            return lambda scope: next((count for test, count in branches if test(scope)), otherwise)(scope)
    raise _CannotTellError


def _turns(scope: Scope, name: str, items: list[Plain]) -> Iterator[Scope]:
    """Yield the scope of every turn of a loop, with what a template may ask of the loop itself."""
    length = len(items)
    for index, item in enumerate(items, 1):
        loop: Plain = {"first": index == 1, "index": index, "last": index == length, "length": length}
        yield {**scope, name: item, "loop": loop}


def _holds_rows(node: nodes.Node) -> bool:
    return any(_ROW.search(data.data) for data in node.find_all(nodes.TemplateData))


def _value(expression: nodes.Node) -> _Value:
    """Return how to look a name up in a scope, or its contrary."""
    match expression:
        case nodes.Name(name=name):
            return lambda scope: scope[name]
        case nodes.Getattr(node=owner, attr=name):
            record = _value(owner)
            return lambda scope: _attribute(record(scope), name)
        case nodes.Not(node=inner):
            value = _value(inner)
            return lambda scope: not value(scope)
    raise _CannotTellError


def _listed(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []


def _attribute(record: Plain, name: str) -> Plain:
    return record[name] if isinstance(record, dict) else ""
