"""That templates say what they say as Jinja itself makes them, and that what they call wants nothing of Jinja."""

from dataclasses import dataclass
from typing import Any, Final

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from vendors.i18n.language import LANGUAGES
from views.base.direct_templates import DirectEnvironment
from views.base.environment import environment

HTML: Final = Markup("<b>&amp;</b>")


@dataclass(frozen=True)
class Told:
    """Something that templates tell of."""

    name: str = 'Dupont & <Fils> "l’an 2"'
    html: Markup = HTML
    number: float = 3.5

    def said(self, *words: str, after: str = "") -> str:
        """Some words in a row."""
        return " ".join((*words, after))


TEXTS: Final = (
    "{{ told.name }} {{ told.html }} {{ told.number }} {{ none }} {{ 'l’un & l\\'autre' }}",
    "{{ told.said('a', '<b>', after='&') }} {{ told.said(*['a', 'b']) }} {{ told.said(**{'after': 'z'}) }}",
    "{% macro one(a, b='&', c=a) %}{{ a }}<i>{{ b }}</i>{{ c }}{% endmacro %}{{ one(1) }}{{ one('<', c=2) }}{{ one(1, 2, 3) }}{{ one(c=1, a=told.html) }}",
    "{% macro one(a) %}[{{ a is defined }}]{% endmacro %}{{ one() }}{{ one(1) }}",
    "{% macro one() %}{% if caller is defined %}<{{ caller() }}>{% else %}nobody{% endif %}{% endmacro %}{{ one() }}{% call one() %}&{{ told.name }}{% endcall %}",
    "{% macro one(a, b=1) %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}{% call one(2) %}x{% endcall %}{% call one(2, b=3) %}y & {{ told.name }}{% endcall %}",
    "{% macro outer(a) %}{% macro inner(b) %}{{ a }}{{ b }}{% endmacro %}{{ inner('&') }}{{ inner(b=told.html) }}{% endmacro %}{{ outer('<') }}",
    "{{ 'a' ~ 1 ~ '&' }} {{ 'a&' ~ told.html }} {{ told.html ~ '<' ~ none }}",
    "{% macro bold(a) %}<b>{{ a }}</b>{% endmacro %}{% set said = bold('&') %}{{ said }}{{ said ~ '&' }}{{ said | length }}{{ (said,) | join }}",
    "{{ told.name is defined }}{{ told.shape is defined }}{{ told.shape is not defined }}{{ nothing is defined }}",
    "{% for one in [1, 2] %}{{ loop.index0 }}{{ told.said(loop.last | string, after=one | string) }}{% endfor %}",
    "{% set found = namespace(one='') %}{% for one in '<&' %}{% set found.one = found.one ~ one %}{% endfor %}{{ found.one }}",
    "{% import 'shared.html' as shared with context %}{{ shared.named('&') }}{{ shared.named(b=told.html) }}{% from 'shared.html' import named with context %}{{ named() }}",
    "{% extends 'base.html' %}{% block page %}{{ super() }}{{ told.name }}{% endblock %}",
    "{{ {'a': 1}['a'] }} {{ range(3) | list }} {{ told.name if told.number > 3 else '' }}",
)
REFUSED: Final = (
    "{{ nothing }}",
    "{{ nothing() }}",
    "{{ nothing(a=1) }}",
    "{{ nothing.name }}",
    "{{ told.shape }}",
    "{% macro one(a) %}{{ a }}{% endmacro %}{{ one() }}",
    "{% macro one(a) %}{{ a }}{% endmacro %}{{ one(1, 2) }}",
    "{% macro one(a) %}{{ a }}{% endmacro %}{{ one(1, a=2) }}",
    "{% macro one(a) %}{{ a }}{% endmacro %}{{ one(b=2) }}",
    "{% macro one() %}{{ caller() }}{% endmacro %}{{ one() }}",
)
BESIDE: Final = {
    "shared.html": "{% macro named(a='a', b='<') %}{{ a }}{{ b }}{{ told.html }}{% endmacro %}",
    "base.html": "<p>{% block page %}base & {{ told.html }}{% endblock %}</p>",
}


def filled(kind: type[Environment], source: str) -> str:
    templates = kind(loader=DictLoader(BESIDE | {"one.html": source}), autoescape=True, undefined=StrictUndefined)
    return templates.get_template("one.html").render(told=Told(), none=None)


@pytest.mark.parametrize("source", TEXTS)
def test_a_template_says_the_same_as_jinja_has_it(source: str) -> None:
    assert filled(DirectEnvironment, source) == filled(Environment, source)


@pytest.mark.parametrize("source", REFUSED)
def test_what_jinja_refuses_is_refused(source: str) -> None:
    for kind in (Environment, DirectEnvironment):
        with pytest.raises((UndefinedError, TypeError, AttributeError)):
            filled(kind, source)


@pytest.mark.parametrize("source", ["{{ varargs }}", "{{ kwargs }}"])
def test_a_macro_names_all_that_it_takes(source: str) -> None:
    with pytest.raises(TypeError, match="takes any argument"):
        filled(DirectEnvironment, f"{{% macro one() %}}{source}{{% endmacro %}}{{{{ one() }}}}")


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_function_of_the_templates_asks_for_their_context(code: str) -> None:
    # It would be called without it.
    known: dict[str, Any] = environment(code).globals
    asking = [name for name, one in known.items() if hasattr(one, "jinja_pass_arg")]
    assert known
    assert asking == []
