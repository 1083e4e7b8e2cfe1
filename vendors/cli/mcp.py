"""`mcp`: serves the survey to an assistant over standard input and output, by the Model Context Protocol."""

import asyncio
from pathlib import Path
from typing import Final

import click

from vendors.cli import options
from vendors.cli.exit_codes import CLEAN, stop
from vendors.cli.folder import valid
from vendors.i18n.language import Language, _

NEEDED: Final = "mcp==2.3.0"
"""The SDK, which neither the site nor any other command needs."""


@options.command("mcp", _("serve the survey to an assistant (Model Context Protocol, over standard input and output)"))
@click.option("--list", "only_list", is_flag=True, help=options.said(_("print what it offers, and end")))
@options.DATA
@options.LANGUAGE
def command(folder: Path, only_list: bool, words: Language) -> int:
    """Serves until its input ends. The data is read anew when it changes, and never written."""
    try:
        from vendors.cli.assistants.server import server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "mcp":
            raise
        stop(words.say(_("This command needs the SDK of the protocol: pip install {package}"), package=NEEDED))
    from vendors.cli.assistants.answers import SurveyAnswers

    valid(folder, words)
    made = server(SurveyAnswers(folder), words.code)
    if only_list:
        for tool in asyncio.run(made.list_tools()):
            print(tool.name, (tool.description or "").partition("\n")[0], sep="\t")
        return CLEAN
    made.run("stdio")
    return CLEAN
