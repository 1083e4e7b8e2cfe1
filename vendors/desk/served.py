"""A data folder as a site with a desk serves it: with what its history tells readers."""

from pathlib import Path

from vendors.desk.revisions.changelog import PublicChangelog
from vendors.desk.revisions.releases import PublicReleases
from vendors.desk.revisions.updates import PublicUpdates
from vendors.query.search.renewing import renew
from vendors.store.watch import Live


def served(folder: Path) -> Live:
    """The folder with its history; the data set is read when it is first asked for."""
    changelog = PublicChangelog(folder)
    return Live(folder, changelog, changelog.published, PublicUpdates(folder), PublicReleases(folder), renew)
