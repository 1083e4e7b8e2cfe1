"""A whole HTML page around an embed, to be shown in a frame."""

from views.base.document import whole
from views.base.view import View


def document(view: View, theme: str, draws: str) -> str:
    """The page in the frame.

    Args:
        view: the embed.
        theme: a key of `views.embed.frames.THEMES`.
        draws: address of the script that draws charts; a page without a chart does not name it.
    """
    return whole(view, "embed/document.html", theme=theme, draws=draws if "data-figure" in view.body else "")
