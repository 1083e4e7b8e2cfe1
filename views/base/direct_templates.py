"""How templates become Python: as Jinja has it, but what they call is called, and what is HTML already is not made so again.

A page calls some thousands of macros. Jinja asks of each call whether what is called wants the context, puts its arguments together one by one, and
makes what comes of it Markup three times over; that took half of the time of a page (decision 0070). Here no function wants the context.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import markup_join
from jinja2.utils import missing
from markupsafe import Markup, escape

markup_of: Final[Callable[[str], Markup]] = partial(str.__new__, Markup)
"""Markup of a text that is HTML and no Markup yet."""


def escaped(value: object) -> str:
    """A value as HTML."""
    if type(value) is Markup:
        return value
    # Most texts have none of its signs: that is found out in a quarter of the time that it takes to write them anew.
    if type(value) is str and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value):
        return value
    return escape(value)


def joined(parts: Iterable[object]) -> str:
    """Some values as one text: as Markup where one of them is."""
    texts = tuple(parts)
    return "".join(texts) if _TEXTS.issuperset(map(type, texts)) else markup_join(texts)  # type: ignore[arg-type]


_TEXTS: Final = frozenset([str])


def macro(
    environment: Environment,
    made: Any,
    _name: str | None,
    arguments: tuple[str, ...],
    catches_names: bool,
    catches_more: bool,
    has_caller: bool,
    _autoescape: bool,
) -> Callable[..., Markup]:
    """What a macro was compiled to, as a function whose arguments can be left out.

    Args:
        environment: of the template.
        made: takes all arguments, each as `missing` where it is not given, and what is called within it, where it calls that.
        arguments: their names.
        catches_names: whether it takes others; no macro here does.
        catches_more: the same.
        has_caller: whether it takes what is called within it.

    Raises:
        TypeError: it takes others.
    """
    if catches_names or catches_more:
        raise TypeError(f"a macro that takes any argument, beside {arguments}")
    nobody = (environment.undefined("No caller defined", name="caller"),) if has_caller else ()
    made.__defaults__ = (*(missing for _name in arguments), *nobody)
    made.named = (*arguments, "caller") if has_caller else arguments
    return made  # type: ignore[no-any-return]


def call_with(called: Any, *arguments: Any, **named: Any) -> Any:
    """Calls a function or a macro with arguments that are named."""
    names = getattr(called, "named", None)
    if names is None:
        return called(*arguments, **named)
    defaults: Mapping[str, Any] = dict(zip(names, called.__defaults__, strict=True))
    return called(*arguments, *(named.pop(name, defaults[name]) for name in names[len(arguments) :]), **named)


class DirectGenerator(CodeGenerator):
    """Writes the Python of a template."""

    def write_commons(self) -> None:
        """Writes what each function of a template begins with."""
        super().write_commons()
        for name in ("escape", "markup_join", "Markup", "Macro", "call_with"):
            self.writeline(f"{name} = environment.{name}")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: ARG002 - as Jinja calls it
        """Writes what a macro or a block gives: Markup."""
        super().return_buffer_contents(frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Writes a call."""
        if node.kwargs or node.dyn_kwargs or forward_caller:
            self.write("call_with(")
            self.visit(node.node, frame)
            self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        else:
            self.visit(node.node, frame)
            self.write("(")
            for argument in node.args:
                self.visit(argument, frame)
                self.write(", ")
            if node.dyn_args:
                self.write("*")
                self.visit(node.dyn_args, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Writes what asks for an attribute."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        """Writes a test; whether an attribute is defined is asked as Jinja asks."""
        if node.name == "defined" and isinstance(node.node, nodes.Getattr):
            self.write("hasattr(")
            self.visit(node.node.node, frame)
            self.write(f", {node.node.attr!r})")
        else:
            super().visit_Test(node, frame)


class DirectEnvironment(Environment):
    """Templates that are compiled so."""

    code_generator_class = DirectGenerator
    escape = staticmethod(escaped)
    markup_join = staticmethod(joined)
    Markup = staticmethod(markup_of)
    Macro = staticmethod(macro)
    call_with = staticmethod(call_with)
