"""`export`: the whole data set in every format, as a folder that describes itself."""

import json
from pathlib import Path

import click

from vendors.cli import options
from vendors.cli.exit_codes import CLEAN, stop
from vendors.cli.folder import valid
from vendors.exports.open_data.package import DESCRIPTOR, NAME, files
from vendors.i18n.language import Language, _
from vendors.settings import today


@options.command("export", _("write the whole data set to a folder, in every format and with its schemas"))
@click.argument("target", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@options.DATA
@options.LANGUAGE
def command(target: Path, folder: Path, words: Language) -> int:
    """Writes a Data Package. An earlier one is renewed; a folder that holds anything else is refused, so that nothing of it is written over."""
    dataset = valid(folder, words)
    if target.exists() and any(target.iterdir()) and not _is_earlier(target):
        stop(words.say(_("{path} is not empty: name a new folder."), path=str(target)))
    for name, content in files(dataset, words, today()):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(name)
    return CLEAN


def _is_earlier(target: Path) -> bool:
    """Whether a folder holds what was written here before."""
    try:
        described = json.loads((target / DESCRIPTOR).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(described, dict) and described.get("name") == NAME
