"""What a template demands: its syntax tree walked with full paths, held against the offer of the fields.

Jinja's own ``meta`` gives top-level names only; here loop variables are resolved, so that ``row.nmae`` is found too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import nodes

from annual_review.problems import Entry, Problem, did_you_mean, question
from annual_review.problems.catalogue import templates as template_problems
from annual_review.rendering.docx.offer import PRINTABLE, Shape
from annual_review.rendering.docx.tags import shortened
from annual_review.rendering.docx.template import FILTERS, LOOP_ATTRIBUTES

Scope = Mapping[str, str]

_LOOP = "loop"
_LOOP_OFFER = {f"{_LOOP}.{name}": Shape.FLAG if name in {"first", "last"} else Shape.NUMBER for name in LOOP_ATTRIBUTES}
_CONSTANTS: Mapping[type[object], Shape] = {bool: Shape.FLAG, int: Shape.NUMBER, str: Shape.TEXT}
_WORDS = frozenset({Shape.TEXT, Shape.NUMBER})
_ARGUMENTS = {"default": 2, "join": 1}  # of filters; the others take none
_CONSTRUCTS: Mapping[type[nodes.Node], str] = {
    nodes.Call: "lời gọi hàm",
    nodes.CallBlock: "lời gọi hàm",
    nodes.Getitem: "dấu ngoặc vuông",
    nodes.Test: "phép thử «is»",
    nodes.Assign: "lệnh set",
    nodes.AssignBlock: "lệnh set",
    nodes.Include: "lệnh include",
    nodes.Import: "lệnh import",
    nodes.FromImport: "lệnh import",
    nodes.Extends: "lệnh extends",
    nodes.Block: "lệnh block",
    nodes.Macro: "lệnh macro",
    nodes.With: "lệnh with",
    nodes.FilterBlock: "lệnh filter",
    nodes.Scope: "lệnh autoescape",
    nodes.ScopedEvalContextModifier: "lệnh autoescape",
    nodes.Concat: "phép nối «~»",
    nodes.BinExpr: "phép tính",
    nodes.UnaryExpr: "phép tính",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph of a template: the file, and its text."""

    file: str
    text: str

    def near(self, words: str = "") -> str:
        """Return the text to look for in Word, cut so that ``words`` can be seen in it."""
        return shortened(self.text, words)


@dataclass(slots=True)
class Demand:
    """The walk over one part. ``used`` gathers the paths of the offer it meets; ``in_body`` says where pictures may stand."""

    offered: Mapping[str, Shape]
    kind: str
    in_body: bool
    used: set[str] = field(default_factory=set)
    _spots: Sequence[Spot] = ()
    _problems: list[Problem] = field(default_factory=list)

    def problems(self, tree: nodes.Template, spots: Sequence[Spot]) -> tuple[Problem, ...]:
        """Return what ``tree`` demands beyond the offer and beyond what a template may do; ``spots`` by line number."""
        self._spots, self._problems = spots, []
        self._walk(tree.body, {})
        return tuple(self._problems)

    def _walk(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        for node in body:
            match node:
                case nodes.Output():
                    for one in node.nodes:
                        self._print(one, scope)
                case nodes.If():
                    self._shape(node.test, scope)
                    for branch in (node.body, node.elif_, node.else_):
                        self._walk(branch, scope)
                case nodes.For():
                    self._loop(node, scope)
                case _:
                    self._forbid(node)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        shape, path = self._shape(node.iter, scope), self._path(node.iter, scope)
        if not isinstance(node.target, nodes.Name) or node.recursive:
            self._report(
                template_problems.FORBIDDEN, node, construct="vòng lặp có nhiều biến hoặc đệ quy", filters=", ".join(FILTERS)
            )
            return
        if shape is None:
            return
        if shape is not Shape.LIST:
            self._report(template_problems.NOT_A_LIST, node, name=_typed(node.iter), shape=shape)
            return
        if path is None:
            self._report(
                template_problems.FORBIDDEN, node, construct="biểu thức thay cho tên danh sách", filters=", ".join(FILTERS)
            )
            return
        inner = {**scope, node.target.name: f"{path}[]", _LOOP: _LOOP}
        if node.test is not None:
            self._shape(node.test, inner)
        self._walk(node.body, inner)
        self._walk(node.else_, scope)

    def _print(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        shape = self._shape(node, scope)
        if shape is Shape.PICTURE and not self.in_body:
            self._report(template_problems.PICTURE_OUTSIDE_BODY, node, name=_typed(node))
        elif shape is not None and shape not in PRINTABLE:
            self._report(template_problems.NOT_PRINTABLE, node, name=_typed(node), shape=shape)

    def _shape(self, node: nodes.Node, scope: Scope) -> Shape | None:
        """Return what an expression gives; None when it is wrong, which is said by then."""
        shape: Shape | None = None
        match node:
            case nodes.Const(value=bool() | int() | str()):
                shape = _CONSTANTS[type(node.value)]
            case nodes.Name() | nodes.Getattr():
                shape = self._named(node, scope)
            case nodes.Filter():
                shape = self._filtered(node, scope)
            case nodes.CondExpr(expr2=nodes.Expr() as otherwise):  # without «else» a false test would print an undefined value
                self._shape(node.test, scope)
                shape = _common(self._shape(node.expr1, scope), self._shape(otherwise, scope))
            case nodes.And() | nodes.Or():
                shape = _common(self._shape(node.left, scope), self._shape(node.right, scope))
            case nodes.Not():
                shape = self._shape(node.node, scope) and Shape.FLAG
            case nodes.Compare():
                shape = self._compared(node, scope)
            case _:
                self._forbid(node)
        return shape

    def _named(self, node: nodes.Name | nodes.Getattr, scope: Scope) -> Shape | None:
        path = self._path(node, scope)
        if path is None:
            self._forbid(node)
            return None
        shape = self.offered.get(path) or (_LOOP_OFFER.get(path) if _LOOP in scope else None)
        if shape is None:
            suggestion = self._suggestion(node, scope)
            self._report(template_problems.UNKNOWN_NAME, node, name=_typed(node), suggestion=suggestion, kind=self.kind)
            return None
        self.used.add(path)
        return shape

    def _compared(self, node: nodes.Compare, scope: Scope) -> Shape | None:
        """Return a flag when things of a kind are compared: only numbers have an order, only lists and texts hold things."""
        shapes = [self._shape(one, scope) for one in (node.expr, *(operand.expr for operand in node.ops))]
        if None in shapes:
            return None
        for operand, left, right in zip(node.ops, shapes, shapes[1:], strict=False):
            ordered = operand.op in {"eq", "ne"} or {left, right} == {Shape.NUMBER}
            held = operand.op in {"in", "notin"} and (right is Shape.LIST or left is right is Shape.TEXT)
            if not ordered and not held:
                self._report(template_problems.FORBIDDEN, node, construct="phép so sánh như vậy", filters=", ".join(FILTERS))
                return None
        return Shape.FLAG

    def _filtered(self, node: nodes.Filter, scope: Scope) -> Shape | None:
        plain = all(isinstance(one, nodes.Const) for one in node.args) and len(node.args) <= _ARGUMENTS.get(node.name, 0)
        if node.name not in FILTERS or node.node is None or node.kwargs or not plain:
            self._report(
                template_problems.FORBIDDEN, node, construct=f"bộ lọc «{node.name}» như vậy", filters=", ".join(FILTERS)
            )
            return None
        shape = self._shape(node.node, scope)
        if shape is None:
            return None
        path = self._path(node.node, scope)
        item = self.offered.get(f"{path}[]", shape)
        if node.name == "length" and shape in {Shape.LIST, Shape.TEXT}:
            return Shape.NUMBER
        if node.name == "join" and item in _WORDS:
            return Shape.TEXT
        if node.name not in {"length", "join"} and shape in _WORDS:
            return shape if node.name == "default" else Shape.TEXT
        self._report(template_problems.NOT_PRINTABLE, node, name=_typed(node.node), shape=shape)
        return None

    def _path(self, node: nodes.Node, scope: Scope) -> str | None:
        """Return the path of a name, loop variables resolved; None for what is no name."""
        match node:
            case nodes.Name(name=name):
                return scope.get(name, name)
            case nodes.Getattr(node=owner, attr=attribute) if not attribute.startswith("_"):
                above = self._path(owner, scope)
                return above and f"{above}.{attribute}"
        return None

    def _suggestion(self, node: nodes.Name | nodes.Getattr, scope: Scope) -> str:
        """Return the question for the name that was probably meant, as it would be typed; empty when none is near."""
        known = {**self.offered, **_LOOP_OFFER} if _LOOP in scope else self.offered
        beside = _siblings(known, node, self._path(node, scope) or "", scope)
        return did_you_mean(_typed(node), beside) or question(next(iter(_elsewhere(known, node)), None))

    def _forbid(self, node: nodes.Node) -> None:
        named = (word for kind, word in _CONSTRUCTS.items() if isinstance(node, kind))
        construct = next(
            named, f"«{_typed(node)}»" if isinstance(node, nodes.Getattr) else f"lệnh {type(node).__name__.lower()}"
        )
        self._report(template_problems.FORBIDDEN, node, construct=construct, filters=", ".join(FILTERS))

    def _report(self, entry: Entry, node: nodes.Node, **values: str) -> None:
        line = next(one.lineno for one in (node, *node.find_all(nodes.Node)) if one.lineno)  # «autoescape» has none itself
        spot = self._spots[line - 1]
        self._problems.append(entry.at(file=spot.file, near=spot.near(_typed(node)), **values))


def _common(one: Shape | None, other: Shape | None) -> Shape | None:
    """Return the shape of either of two values: that of both, a flag when they differ."""
    if one is None or other is None:
        return None
    return one if one is other else Shape.FLAG


def _typed(node: nodes.Node) -> str:
    """Return a name as the author typed it: ``row.name``."""
    match node:
        case nodes.Name(name=name):
            return name
        case nodes.Getattr(node=owner, attr=attribute):
            return f"{_typed(owner)}.{attribute}"
        case nodes.Filter(node=nodes.Node() as inner):
            return _typed(inner)
    return "biểu thức này"


def _siblings(known: Mapping[str, Shape], node: nodes.Name | nodes.Getattr, path: str, scope: Scope) -> list[str]:
    """Return the names that stand beside ``node``, as they would be typed."""
    if isinstance(node, nodes.Name):
        return [*(one for one in known if "." not in one and "[" not in one), *scope]
    owner = path.rpartition(".")[0]
    inside = (one.removeprefix(f"{owner}.") for one in known if one.startswith(f"{owner}."))
    return [f"{_typed(node.node)}.{one}" for one in inside if "." not in one and "[" not in one]


def _elsewhere(known: Mapping[str, Shape], node: nodes.Name | nodes.Getattr) -> list[str]:
    """Return the full names outside lists that end as ``node`` does."""
    leaf = _typed(node).rpartition(".")[2]
    return [one for one in known if "[" not in one and one.rpartition(".")[2] == leaf]
