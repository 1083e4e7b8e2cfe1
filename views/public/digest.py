"""The digest of a period as a page to be pasted into a letter: styles on each element, no script, no colour of its own."""

from vendors.exports.digest import Digest
from views.base.environment import environment


def page(told: Digest, code: str) -> str:
    """The whole page.

    Args:
        told: what it says.
        code: its language.
    """
    return environment(code).get_template("digest.html").render(told=told) + "\n"
