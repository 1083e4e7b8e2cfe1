"""The charts of the site: what each tells, and the table of its numbers; `views.charts` draws them."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from vendors.analysis.charts import capabilities, countries, flow, founding, funding, owners
from vendors.analysis.charts.base import Chart, Told
from vendors.i18n.language import language
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset

CHARTS: Final[Mapping[str, Chart]] = {
    chart.name: chart
    for chart in (flow.CHART, countries.CHART, owners.CHART, capabilities.CHART, founding.CHART, funding.CHART)
}
"""Every chart by its name, in the order in which the page shows them."""


def told(name: str, results: Results) -> Told:
    """What a chart of the page of charts tells, see `told_by`.

    Raises:
        KeyError: there is no such chart.
    """
    return told_by(CHARTS[name], results)


def told_by(chart: Chart, results: Results) -> Told:
    """What a chart tells for a Selection, in its language; remembered, so it must not be changed."""
    # No chart depends on the page of a list.
    return _told(chart, results.as_of.dataset, results.selection.but(page=1), results.as_of.today)


@with_dataset(128, place=1)
def _told(chart: Chart, dataset: Dataset, selection: Selection, day: date) -> Told:
    return chart.tell(Results(dataset, selection, day), language(selection.lang))


__all__ = ["CHARTS", "Chart", "Told", "told", "told_by"]
