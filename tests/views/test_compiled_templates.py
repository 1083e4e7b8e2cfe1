"""That a template is compiled once, whatever the languages, and hangs on none of them before it is asked."""

import pytest
from jinja2 import nodes

from views.base.environment import compile_templates, environment


@pytest.mark.parametrize("name", environment("fr").list_templates(["html"]))
def test_nothing_of_a_language_is_worked_out_when_a_template_is_compiled(name: str) -> None:
    templates = environment("fr")
    assert templates.loader
    source = templates.loader.get_source(templates, name)[0]
    asked = templates.parse(source).find_all((nodes.Filter, nodes.Test))
    # Jinja works out at once what is asked of a constant, and all languages would have the answer of the first.
    assert [one.name for one in asked if isinstance(one.node, nodes.Const)] == []


def test_all_languages_have_the_same_code() -> None:
    compile_templates()
    french, english = (environment(code).get_template("layout.html") for code in ("fr", "en"))
    assert french.root_render_func.__code__ is english.root_render_func.__code__
    assert french.environment is not english.environment
