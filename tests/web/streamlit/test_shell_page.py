"""What Streamlit's shell page starts is found in it, and put into ours without a word of its own."""

import pytest

from views import View
from views.base.document import document
from web.streamlit.shell_page import app_of

SHELL = """<!DOCTYPE html><html lang="en"><head><title>Streamlit</title><link rel="stylesheet" href="./static/css/a.css">
<link rel="modulepreload" crossorigin href="./static/js/b.js"><script>
  window.prerenderReady = false && 1 < 2
</script><script type="module" crossorigin src="./static/js/index.x.js"></script></head>
<body><noscript>You need to enable JavaScript</noscript><div id="root"></div></body></html>"""


def view(**given: object) -> View:
    return View(
        **(
            {
                "path": "/",
                "lang": "fr",
                "title": "T & t",
                "description": "",
                "body": "<div>b</div>",
                "foot": "<div>f</div>",
                "head": "<meta>",
            }
            | given
        )
    )  # type: ignore[arg-type]


def test_the_shell_says_what_it_starts() -> None:
    app = app_of(SHELL)
    assert app.module == "/static/js/index.x.js"
    assert app.styles == ("/static/css/a.css",)
    assert app.inline == ("\n  window.prerenderReady = false && 1 < 2\n",)


@pytest.mark.parametrize(
    "shell",
    [
        "",
        "<p>",
        SHELL.replace('type="module"', ""),
        SHELL.replace("<body>", '<script type="module" src="x"></script><body>'),
    ],
)
def test_a_shell_of_another_shape_is_refused(shell: str) -> None:
    with pytest.raises(ValueError, match="module scripts"):
        app_of(shell)


def test_the_page_waits_for_its_app_or_stays_still() -> None:
    live, still = document(view(), app_of(SHELL)), document(view(), None)
    assert '<meta name="app" content="/static/js/index.x.js" data-styles="/static/css/a.css">' in live
    assert "<script>\n  window.prerenderReady = false && 1 < 2\n</script>" in live
    assert 'name="app"' not in still
    assert "<script>" not in still
    for page in (live, still):
        assert "<title>T &amp; t</title>" in page
        assert '<div id="first"><main><div>b</div></main><div>f</div></div>' in page
        assert "Streamlit</title>" not in page
        assert "noscript" not in page
