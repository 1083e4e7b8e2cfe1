"""Texts that a spreadsheet would take for formulas, made harmless and back."""

import re
from typing import Final

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet takes a text for a formula (OWASP, CSV injection)."""
_QUOTED: Final = re.compile(r"'+[=+\-@\t\r]")


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe is put before one that it would, and before one that looks as if it had been."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) or _QUOTED.match(text) else text


def unharmed(text: str) -> str:
    """The text that `harmless` was given."""
    return text[1:] if _QUOTED.match(text) else text
