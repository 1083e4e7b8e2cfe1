"""A page of the desk for who may only look: what its forms hold is there to be read, and nothing can be sent."""

import re
from typing import Final

from markupsafe import Markup

_FORM: Final = re.compile(r'<form (?![^>]*/desk/sign-out)[^>]*\bmethod="post"[^>]*>(.*?)</form>', re.DOTALL)
_BUTTON: Final = re.compile(r"<button\b[^>]*>.*?</button>", re.DOTALL)
_ELSEWHERE: Final = re.compile(r'<button\b[^>]*\bform="[^>]*>(.*?)</button>', re.DOTALL)


def only_looking(body: str, note: str) -> str:
    """The page without its forms: their fields stand disabled where they can be seen at all, their buttons are gone.

    Args:
        body: the page as editors have it.
        note: why nothing can be sent, said once at the first form that shows something.
    """
    said = False

    def shown(form: re.Match[str]) -> str:
        nonlocal said
        inside = _BUTTON.sub("", form[1])
        if not re.search(r"<(?:select|textarea|input (?![^>]*type=\"(?:hidden|file)\"))", inside):
            return ""
        why = Markup('<p class="note">{}</p>').format(note) if not said else ""
        said = True
        return f'{why}<fieldset class="looking" disabled>{inside}</fieldset>'

    return _ELSEWHERE.sub(r"\1", _FORM.sub(shown, body))
