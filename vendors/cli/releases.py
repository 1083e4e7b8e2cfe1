"""`releases`: the published versions of a data folder, as the site gives them."""

import json
from pathlib import Path

from vendors.cli import options
from vendors.cli.exit_codes import CLEAN, stop
from vendors.i18n.language import Language, _
from vendors.store.releases import Release


@options.command("releases", _("list the published versions, each under the name that stays, newest first"))
@options.DATA
@options.FORMAT
@options.LANGUAGE
def command(folder: Path, form: str, words: Language) -> int:
    """Prints name, day and reason of each; in place of one that is not given away, why not."""
    # Reading the history takes what the desk needs, which no other command should wait for.
    from vendors.desk.revisions.releases import PublicReleases

    if not folder.is_dir():
        stop(words.say("There is no folder {folder}.", folder=folder))
    source = PublicReleases(folder)
    try:
        rows = [
            {
                "release": row.name,
                "published": row.day.isoformat() if row.day else None,
                "given": isinstance(row, Release),
                "reason": source.why(row, words) if isinstance(row, Release) else words.say(row.line),
            }
            for row in source.listed(0, source.count())
        ]
    except Exception as error:
        # Whatever a damaged repository does to the library that reads it.
        stop(
            words.say(
                _(
                    "The history of {folder} cannot be read ({error}); take it from a backup, or from the repository that it follows."
                ),
                folder=folder,
                error=type(error).__name__,
            )
        )
    if form == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return CLEAN
    for row in rows:
        print(row["release"], row["published"] or words.say("not known"), row["reason"], sep="\t")
    return CLEAN
