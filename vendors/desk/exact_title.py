"""A title that was rebuilt from the address, and that somebody has compared with the page: exact as it stands."""

from vendors.store.files import Files
from vendors.store.writing import canonical
from vendors.tables.article import Article, TitleSource
from vendors.validation.reading import text_of
from vendors.validation.text_table import Key


def exact(files: Files, article: str) -> Files:
    """The table of articles with the title of one said to be that of the page.

    Raises:
        KeyError: there is no such article.
    """
    table = text_of(Article.TABLE, files.get(f"{Article.TABLE}.csv"))
    key = Key((article,))
    rows = {**table.keyed, key: {**table.keyed[key], "title_source": str(TitleSource.PAGE)}}
    return {f"{Article.TABLE}.csv": canonical(Article.TABLE, rows.values())}
