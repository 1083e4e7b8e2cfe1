"""That a template is compiled once, whatever the languages, and hangs on none of them before it is asked."""

import pytest
from jinja2 import nodes

from views.base.environment import compile_templates, environment


def is_worked_out(asked: nodes.Expr) -> bool:
    """Whether Jinja knows what something is before a template is filled."""
    try:
        asked.as_const()
    except nodes.Impossible:
        return False
    return True


@pytest.mark.parametrize("name", environment("fr").list_templates(["html"]))
def test_nothing_of_a_language_is_worked_out_when_a_template_is_compiled(name: str) -> None:
    templates = environment("fr")
    assert templates.loader
    source = templates.loader.get_source(templates, name)[0]
    asked = templates.parse(source).find_all((nodes.Filter, nodes.Test))
    # Jinja works out at once what is asked of constants, and all languages would have the answer of the first.
    assert [one.name for one in asked if is_worked_out(one)] == []


@pytest.mark.parametrize(
    "source", ['{{ "2018-09-14" | date_of | day }}', "{{ [1, 2] | listing }}", "{{ (1 + 2) | number }}"]
)
def test_what_would_be_worked_out_is_seen(source: str) -> None:
    assert any(is_worked_out(one) for one in environment("fr").parse(source).find_all(nodes.Filter))


def test_all_languages_have_the_same_code() -> None:
    compile_templates()
    french, english = (environment(code).get_template("layout.html") for code in ("fr", "en"))
    assert french.root_render_func.__code__ is english.root_render_func.__code__
    assert french.environment is not english.environment
