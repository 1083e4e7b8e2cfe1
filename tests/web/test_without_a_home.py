"""The site runs under a number that the machine has no name for, as containers are given, and without HOME."""

import os

import pytest

from tests.data import DATA
from tests.servers import SERVERS

START = """
import pwd

def unknown(number):
    raise KeyError(number)

pwd.getpwuid = unknown
import dashboard
from starlette.testclient import TestClient
with TestClient(dashboard.app) as client:
    print(*(client.get(path).status_code for path in ("/", "/news", "/_stcore/health")))
"""


@pytest.mark.slow
def test_a_user_without_a_home_serves_every_page():
    others = {name: value for name, value in os.environ.items() if name != "HOME"}
    ended = SERVERS.run(["-c", START], {**others, "PANORAMA_DATA": str(DATA)})
    assert (ended.returncode, ended.stdout.split()) == (0, ["200", "200", "200"]), ended.stderr
