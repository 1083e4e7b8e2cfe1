"""What is said of options whose values do not exist."""

import sys
from collections.abc import Sequence

from vendors.i18n.language import Language
from vendors.query.values import UnknownValue


def spelt(parameter: str) -> str:
    """A parameter of the Selection as an option."""
    return f"--{parameter.replace('_', '-')}"


def print_refused(refused: Sequence[UnknownValue], words: Language) -> None:
    """Names each value that does not exist, with the nearest that does, where errors are printed."""
    for value in refused:
        meant = " ".join(f"{spelt(value.parameter)} {one}" for one in value.several) or value.suggestion
        hint = words.say("Did you mean “{suggestion}”?", suggestion=meant) if meant else ""
        told = words.say(
            "--{parameter}: “{value}” does not exist.",
            parameter=spelt(value.parameter).removeprefix("--"),
            value=value.value,
        )
        print(f"{told} {hint}".strip(), file=sys.stderr)
