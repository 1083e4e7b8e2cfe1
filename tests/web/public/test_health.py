"""How the site is: a state for everybody, the reasons for those who are signed in."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.editors import desk_folder
from vendors.desk.auth.login import COOKIE, Door
from vendors.store.watch import Live
from web.public.health import healthz

SECRET = "Unpublished: X is said to have hidden a breach"


def test_what_stands_unpublished_in_a_broken_table_is_told_to_editors_only(tmp_path: Path) -> None:
    folder = desk_folder(tmp_path)
    news = (folder / "vendors.csv").read_text("utf-8")
    (folder / "vendors.csv").write_text(news.replace(",FR,", f",{SECRET},", 1), "utf-8")
    door = Door(folder)
    client = TestClient(Starlette(routes=[healthz(Live(folder), door)]))
    public = client.get("/healthz")
    assert public.json().keys() == {"status", "version", "since", "count"}
    assert public.json()["count"] > 0
    assert "breach" not in public.text
    assert str(tmp_path) not in public.text
    token = door._begin("Claire")
    told = client.get("/healthz?lang=en", headers={"cookie": f"{COOKIE}={token}"}).json()
    (problem,) = [one for one in told["problems"] if one["value"] == SECRET]
    assert (problem["file"], problem["rule"]) == ("vendors.csv", "unknown-country")
    assert problem["line"] > 1
    assert told["notices"][0].startswith("PANORAMA_PUBLIC_ADDRESS is not set")
    assert public.headers["cache-control"] == "no-store"
