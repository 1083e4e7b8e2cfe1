"""A whole HTML page around an embed, to be shown in a frame."""

from views.base.document import whole
from views.base.view import View


def document(view: View, theme: str) -> str:
    """The page in the frame.

    Args:
        view: the embed.
        theme: a key of `views.base.frame.THEMES`.
    """
    return whole(view, "embed/document.html", theme=theme)
