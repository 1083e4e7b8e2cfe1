"""The house as grep sees it."""

import ast
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = ("vendors", "views", "web", "pages")


def sources(*rooms: str) -> list[Path]:
    return [ROOT / "dashboard.py", *(path for room in rooms for path in sorted((ROOT / room).rglob("*.py")))]


@pytest.fixture(scope="module")
def trees() -> Mapping[Path, ast.Module]:
    """Every source file as Python reads it."""
    return {path: ast.parse(path.read_text("utf-8")) for path in sources(*ROOMS)}


def test_only_pages_and_the_dashboard_know_streamlit():
    for path in sources("vendors", "views", "web")[1:]:
        assert not re.search(r"^\s*(import|from) streamlit", path.read_text(), re.M), path


def test_servers_and_live_pages_write_no_html(trees):
    """What a reader sees is made in views/; web/ sends it and pages/ shows it."""
    for path in sources("web", "pages"):
        texts = [node.value for node in ast.walk(trees[path]) if isinstance(node, ast.Constant)]
        tags = [text for text in texts if isinstance(text, str) and re.search(r"<[!/]?[a-z][^>]*", text)]
        assert tags == [], path


def test_page_files_are_thin():
    for path in (ROOT / "pages").rglob("*.py"):
        assert len(path.read_text().splitlines()) <= 60, path


def test_colours_live_in_the_stylesheet_and_the_chart_template():
    # The component of the grid is as its authors ship it; our grid.css gives it our colours.
    shipped = ROOT / "views/static/tabulator"
    allowed = {ROOT / "views/static/page.css", ROOT / "views/charts/style.py", *shipped.iterdir()}
    for path in [
        path
        for room in ROOMS
        for path in (ROOT / room).rglob("*")
        if path.suffix in {".py", ".html", ".js", ".css", ".svg"}
    ]:
        if path not in allowed:
            assert not re.search(
                r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?\b(?![-\w])",
                re.sub(r"&#?\w+;|#(?:root|first|said)\b", "", path.read_text()),
            ), path


def test_templates_speak_only_through_the_catalogue():
    names = {"Panorama CX", "Panorama", "CSV", "Excel"}
    for path in (ROOT / "views/templates").rglob("*.html"):
        text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", path.read_text(), flags=re.S)
        attributes = re.findall(r'(?:title|alt|aria-label|placeholder|value|data-label)="([^"]*)"', text)
        words = [word.strip() for word in re.split(r"<[^>]*>", text)] + attributes
        spoken = [word for word in words if re.search(r"[^\W\d_]{2,}", word) and word not in names]
        assert spoken == [], path


def test_templates_show_what_they_are_handed_and_ask_the_data_set_nothing():
    from jinja2 import Environment, nodes

    for path in (ROOT / "views/templates").rglob("*.html"):
        tree = Environment(autoescape=True).parse(path.read_text())
        names = {node.name for node in tree.find_all(nodes.Name)} | {node.attr for node in tree.find_all(nodes.Getattr)}
        assert "dataset" not in names, path


def test_no_file_is_read_or_written_in_the_encoding_of_the_machine(trees):
    """Where that is not UTF-8, an accent would be another sign."""
    for path in sources(*ROOMS):
        for call in ast.walk(trees[path]):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                given = len(call.args) + len(call.keywords)
                assert call.func.attr != "read_text" or given, f"{path}:{call.lineno}"
                assert call.func.attr != "write_text" or given > 1, f"{path}:{call.lineno}"


def test_no_group_of_a_pattern_is_repeated_possessively(trees):
    """Python before 3.11.6, as Debian 12 has it, lets such a pattern match more than there is (github.com/python/cpython/issues/100061, 106052)."""
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not re.search(r"\)(?:[*+?]|\{[0-9]*,?[0-9]*\})\+", node.value), f"{path}:{node.lineno}"


def test_every_module_opens_with_what_is_in_the_room(trees):
    for path in sources(*ROOMS):
        if path.name != "__init__.py" or path.read_text().strip():
            assert ast.get_docstring(trees[path]), path


def test_no_path_of_a_machine_and_no_foreign_host_is_in_the_site():
    for path in [
        path
        for room in (*ROOMS, "docs")
        for path in (ROOT / room).rglob("*")
        if path.suffix in {".py", ".html", ".js", ".css", ".md"}
    ]:
        text = path.read_text()
        assert not re.search(r"/root/|/work/|/tmp/", text), path
        if path.suffix in {".html", ".js", ".css"}:
            assert not re.search(r"(?:https?:)?//(?!www\.w3\.org/2000/svg)[a-z0-9-]+\.[a-z]{2,}", text), path


def test_the_walks_name_places_that_exist_and_are_no_longer_than_they_say():
    walks = (ROOT / "docs/walks.md").read_text().split("\n## ")[1:]
    assert walks
    for walk in walks:
        title, *lines = walk.splitlines()
        stops = [line for line in lines if re.match(r"\| \d+ \|", line)]
        assert len(stops) == int(title.rpartition(" ")[2]) <= 10, title
        for file, name in re.findall(r"`((?:vendors|views|web)/[\w/]+\.py)`(?:: `(?:\w+\.)?(\w+)`)?", walk):
            text = (ROOT / file).read_text()
            assert not name or re.search(rf"^ *(?:async )?(?:def|class) {name}\b", text, re.M), (file, name)


def test_no_two_classes_share_a_name(trees):
    declared: dict[str, list[str]] = {}
    for path in sources(*ROOMS):
        for node in trees[path].body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                declared.setdefault(node.name, []).append(path.relative_to(ROOT).as_posix())
    assert {name: paths for name, paths in declared.items() if len(paths) > 1} == {}


def test_nothing_that_is_remembered_keeps_a_data_set(trees):
    # `vendors.tables.remembered` keeps it beside the data set; the keys of a cache of functions would hold each version.
    for path in sources(*ROOMS):
        for node in ast.walk(trees[path]):
            if isinstance(node, ast.FunctionDef) and any(
                re.match(r"(lru_)?cache\b", ast.unparse(one)) for one in node.decorator_list
            ):
                about = {ast.unparse(one.annotation) for one in node.args.args if one.annotation}
                assert not about & {"Dataset", "AsOf", "State", "Results"}, (path, node.name)
