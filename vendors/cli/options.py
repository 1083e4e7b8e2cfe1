"""What the declarations of several commands share: their words, and the options that mean the same in each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from vendors.i18n.language import DEFAULT_LANGUAGE, LANGUAGES, language
from vendors.settings import settings

PATH: Final = click.Path(path_type=Path)


def said(message: str) -> str:
    """A message in the language in which help is given: English, whatever the answers speak."""
    return language("en").say(message)


def command(name: str, about: str) -> Callable[[Callable[..., int]], click.Command]:
    """Declares a command.

    Args:
        name: as it is called.
        about: what it does, a marked message.
    """
    # As short help too: click would cut it.
    return click.command(name, help=said(about), short_help=said(about))


def data_folder() -> Path:
    """The folder that is meant where none is named."""
    return settings().data


DATA: Final[Callable[[Any], Any]] = click.option("--data", "folder", type=PATH, default=data_folder)
"""The data folder, as `folder`."""
FORMAT: Final[Callable[[Any], Any]] = click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text"
)
"""How the answer is written, as `form`."""
LANGUAGE: Final[Callable[[Any], Any]] = click.option(
    "--lang",
    "words",
    type=click.Choice(LANGUAGES),
    default=DEFAULT_LANGUAGE,
    callback=lambda _context, _option, code: language(code),
)
"""The language of the answer, as the `Language` `words`."""
