"""That a template is compiled once, whatever the languages, and hangs on none of them before it is asked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, nodes

from views.base.environment import CompiledOnce, compile_templates, environment


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


@pytest.fixture
def started(tmp_path: Path) -> Callable[[], tuple[Environment, list[str]]]:
    """Starts a process with one template: its templates, and those that it compiles."""
    (tmp_path / "one.html").write_text("One {{ 1 + 1 }}", "utf-8")

    class Watched(Environment):
        def __init__(self, compiled: list[str], **told: Any) -> None:
            super().__init__(**told)
            self.compiled = compiled

        def compile(self, source: Any, name: str | None = None, *given: Any, **told: Any) -> Any:
            self.compiled.append(str(name))
            return super().compile(source, name, *given, **told)

    def start() -> tuple[Environment, list[str]]:
        compiled: list[str] = []
        return Watched(compiled, loader=FileSystemLoader(tmp_path), bytecode_cache=CompiledOnce(tmp_path)), compiled

    return start


def test_what_one_process_has_compiled_the_next_does_not_compile_again(started: Any, tmp_path: Path) -> None:
    for compiles in (["one.html"], []):
        templates, compiled = started()
        assert templates.get_template("one.html").render() == "One 2"
        assert compiled == compiles
    (tmp_path / "one.html").write_text("Another {{ 1 + 1 }}", "utf-8")
    templates, compiled = started()
    assert templates.get_template("one.html").render() == "Another 2"
    assert compiled == ["one.html"]


@pytest.mark.parametrize(
    "damage", [lambda whole: b"", lambda whole: whole[:40], lambda whole: whole[:20] + b"\x00" * 90]
)
def test_what_is_damaged_is_compiled_again(started: Any, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    started()[0].get_template("one.html")
    (kept,) = (tmp_path / "__pycache__").iterdir()
    kept.write_bytes(damage(kept.read_bytes()))
    templates, compiled = started()
    assert templates.get_template("one.html").render() == "One 2"
    assert compiled == ["one.html"]


def test_where_nothing_may_be_written_beside_the_templates_they_are_compiled_all_the_same(
    started: Any, tmp_path: Path
) -> None:
    (tmp_path / "__pycache__").write_text("no folder", "utf-8")
    assert started()[0].get_template("one.html").render() == "One 2"
