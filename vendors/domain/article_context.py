"""An article with what stands beside it wherever it is told of: whom it names, and the controversies that it is about.

A title alone can be an allegation without its answer; here status and answer come along.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from vendors.domain.as_of import AsOf
from vendors.domain.controversy_summary import Disputed, about_article
from vendors.tables.article import Article
from vendors.tables.mention import Role


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A vendor that an article names.

    Attributes:
        vendor: its id.
        name: its name.
        role: its part in what the article tells.
    """

    vendor: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class ArticleInContext:
    """An article as it is told of on a date.

    Attributes:
        row: the article itself.
        mentioned: the vendors that it names.
        disputes: the controversies that list it, those opened by the date.
    """

    row: Article
    mentioned: tuple[Mentioned, ...]
    disputes: tuple[Disputed, ...]

    def roles(self, vendor: str) -> tuple[Role, ...]:
        """The parts that a vendor plays in it."""
        return tuple(one.role for one in self.mentioned if one.vendor == vendor)


def in_context(as_of: AsOf, articles: Iterable[Article]) -> tuple[ArticleInContext, ...]:
    """Articles, each with what stands beside it."""
    dataset = as_of.dataset
    return tuple(
        ArticleInContext(
            row,
            tuple(
                Mentioned(mention.vendor, dataset.vendor[mention.vendor].name, mention.role)
                for mention in dataset.mentions.get(row.id, ())
            ),
            about_article(dataset, row.id, as_of.on),
        )
        for row in articles
    )
