"""Panorama's tables and filters in plain Streamlit, as its documentation teaches: what ours is measured against."""

from datetime import date
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

DATA = Path(__file__).parents[2] / "data"
ARTICLE = ["qualtrics", "medallia", "viavoo", "hubicus", "mediatech-solutions", "eloquant", "trustyou"]
REGIONS = {"fr": "France", "eu": "Reste de l’Europe", "us": "États-Unis", "other": "Autres", "unknown": "Inconnu"}
EUROPE = "AT BE BG CH CY CZ DE DK EE ES FI GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"


@st.cache_data
def read(table: str) -> pd.DataFrame:
    """One CSV of the data set as strings, empty cells as ''."""
    return pd.read_csv(DATA / f"{table}.csv", dtype=str, keep_default_na=False)


def region(country: str) -> str:
    """Region of an ISO country code; '' is unknown."""
    if country in ("FR", "US", ""):
        return {"FR": "fr", "US": "us", "": "unknown"}[country]
    return "eu" if country in EUROPE else "other"


@st.cache_data
def vendors_on(day: str) -> pd.DataFrame:
    """Every vendor on a day (ISO), with owner, control and numbers of articles, controversies and capabilities."""
    periods = read("ownership")
    known = periods[(periods["since"] <= day) & ((periods["until"] == "") | (periods["until"] > day))]
    current = known.drop_duplicates("vendor", keep="last").set_index("vendor")

    def control(vendor: str) -> str:
        row = current.loc[vendor] if vendor in current.index else None
        if row is None:
            return ""
        return control(row["owner_vendor"]) if row["owner_vendor"] else row["owner_country"]

    news = read("news")
    articles = read("mentions").merge(news[news["date"] <= day], left_on="article", right_on="id")
    disputes = read("controversies")
    disputed = disputes[disputes["opened"] <= day]["vendors"].str.split("|").explode()
    able = read("capabilities").query("support == 'yes'")

    vendors = read("vendors")
    vendors = vendors[vendors["founded"] <= day].copy()
    vendors["owner"] = vendors["id"].map(current["owner"]).fillna("")
    vendors["control_country"] = vendors["id"].map(control)
    vendors["region"] = vendors["origin_country"].map(region)
    vendors["control"] = vendors["control_country"].map(region)
    vendors["articles"] = vendors["id"].map(articles["vendor"].value_counts()).fillna(0).astype(int)
    vendors["controversies"] = vendors["id"].map(disputed.value_counts()).fillna(0).astype(int)
    vendors["capabilities"] = vendors["id"].map(able["vendor"].value_counts()).fillna(0).astype(int)
    return vendors


def values(column: str) -> list[str]:
    """What occurs in a column whose cells are lists joined with '|'."""
    return sorted(set(read("vendors")[column].str.split("|").explode()) - {""})


def any_of(cells: pd.Series, wanted: list[str]) -> pd.Series:
    """Whether a cell that is a list holds one of the wanted values."""
    return cells.str.split("|").map(lambda cell: not set(wanted).isdisjoint(cell))


def counts(title: str, regions: pd.Series, shown: list[str]) -> None:
    """A line of metrics: number of vendors a region."""
    st.subheader(title)
    for column, name in zip(st.columns(len(shown)), shown, strict=True):
        column.metric(REGIONS[name], int((regions == name).sum()))


def sankey(vendors: pd.DataFrame) -> go.Figure:
    """Vendors from region of origin to region of control; link widths count vendors."""
    flows = vendors.groupby(["region", "control"]).size().reset_index(name="vendors")
    names = list(REGIONS)
    return go.Figure(
        go.Sankey(
            node={"label": list(REGIONS.values()) * 2},
            link={
                "source": [names.index(name) for name in flows["region"]],
                "target": [names.index(name) + len(names) for name in flows["control"]],
                "value": flows["vendors"],
            },
        )
    )


st.set_page_config(page_title="Panorama CX", layout="wide")
st.title("Panorama CX")

with st.sidebar:
    regions = st.multiselect("Origine", list(REGIONS)[:-1], format_func=REGIONS.get, key="region")
    controls = st.multiselect("Contrôle", list(REGIONS), format_func=REGIONS.get, key="control")
    categories = st.multiselect("Catégorie", values("categories"), key="category")
    channels = st.multiselect("Canal", values("channels"), key="channel")
    text = st.text_input("Recherche", key="q")
    day = st.date_input("Date", date.today(), key="date")

everyone = vendors_on(day.isoformat())
chosen = everyone
if regions:
    chosen = chosen[chosen["region"].isin(regions)]
if controls:
    chosen = chosen[chosen["control"].isin(controls)]
if categories:
    chosen = chosen[any_of(chosen["categories"], categories)]
if channels:
    chosen = chosen[any_of(chosen["channels"], channels)]
if text:
    words = chosen["name"] + " " + chosen["aliases"] + " " + chosen["summary_fr"]
    chosen = chosen[words.str.contains(text, case=False, regex=False)]

counts("Origine", chosen["region"], ["fr", "eu", "us", "other"])
counts("Contrôle", chosen["control"], ["fr", "eu", "us", "other", "unknown"])

COLUMNS = {
    "name": "Éditeur",
    "origin_country": "Origine",
    "owner": "Propriétaire",
    "control_country": "Contrôle",
    "founded": "Fondé",
    "articles": "Articles",
    "controversies": "Controverses",
}
st.subheader("Les sept de l’article")
seven = everyone[everyone["id"].isin(ARTICLE)]
st.dataframe(seven[[*COLUMNS, "capabilities"]], column_config=COLUMNS | {"capabilities": "Capacités"}, hide_index=True)

st.subheader("Tous les éditeurs")
st.dataframe(chosen[list(COLUMNS)], column_config=COLUMNS, hide_index=True)

st.subheader("De l’origine au contrôle")
st.plotly_chart(sankey(chosen))

st.subheader("Dernières nouvelles")
news = read("news")
for article in news[news["date"] <= day.isoformat()].sort_values("date", ascending=False).head(5).itertuples():
    st.markdown(f"- {article.date} · [{article.title}]({article.url}) ({article.publisher})")
